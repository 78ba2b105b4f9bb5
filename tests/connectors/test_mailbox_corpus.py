"""Every mail of a large collection of odd ones comes through a real server, none twice and none lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.mailbox import ImapInbox
from leads.model import Cursor
from tests.connectors.test_inbox_contract import mailbox_on
from tests.servers.dovecot import Dovecot

COLLECTION = Path(__file__).resolve().parents[2] / "../shared/data/mail"


@pytest.mark.slow
def test_every_odd_mail_comes_once_and_is_left_as_it_was(dovecot: Dovecot) -> None:
    raw = [path.read_bytes() for path in sorted(COLLECTION.rglob("*.eml"))]
    if not raw:
        pytest.skip(f"there is no collection of mails at {COLLECTION}")
    for each in raw:
        dovecot.deliver(each)
    inbox = ImapInbox(mailbox_on(dovecot), dovecot.tls)

    uids: list[int] = []
    cursor = None
    while True:
        fetched = inbox.fetch(cursor)
        uids += [received.uid for received in fetched.mails]
        if not fetched.more:
            break
        cursor = Cursor(uidvalidity=fetched.uidvalidity, uid=uids[-1])
    inbox.close()

    assert uids == sorted(set(uids))
    assert len(uids) == len(raw)
    assert set(dovecot.flags().values()) == {""}
