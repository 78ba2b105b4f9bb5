"""Mails that others wrote, delivered into a real IMAP server and worked off by the real program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT, Local
from tests.servers.dovecot import Dovecot

MAILS = ROOT / ".." / "shared" / "data" / "mail"


def corpus() -> list[Path]:
    """Every whole mail of the corpus; bare bodies that others use for reply tests count as mails, too."""
    folders = [path for path in sorted(MAILS.glob("*/files")) if path.is_dir()]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]


@pytest.mark.slow
@pytest.mark.dovecot
@pytest.mark.skipif(
    not MAILS.is_dir(), reason="the corpus of other people's mails is not beside the checkout"
)
def test_every_mail_ends_in_exactly_one_place(local: Local, dovecot: Dovecot) -> None:
    mails = corpus()
    for path in mails:
        dovecot.deliver(path.read_bytes())
    flags = dovecot.flags()
    config = local.config_with("dovecot.yaml", mailboxes=[dovecot.as_mailbox()])

    reports = [local.once(config)]
    while reports[-1]["more"]:
        reports.append(local.once(config))
    total = {key: sum(r[key] for r in reports) for key in ("mails", "leads", "touches", "screened")}

    assert total["mails"] == len(mails)
    assert total["leads"] + total["touches"] + total["screened"] == len(mails)
    history = local.rows("History")
    assert len(local.rows("Leads")) == total["leads"]
    assert len([row for row in history if row["What"] == "wrote again"]) == total["touches"]
    assert len(local.rows("Screened")) == total["screened"]
    assert not [t for r in reports for t in r["trouble"]]
    assert dovecot.flags() == flags

    before = [local.rows(tab) for tab in ("Leads", "History", "Screened")]
    again = local.once(config)

    assert (again["mails"], again["sheets_writes"]) == (0, 0)
    assert [local.rows(tab) for tab in ("Leads", "History", "Screened")] == before
