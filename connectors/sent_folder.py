"""What an account's Sent folder tells of letters that left: whether one did, and which went to an address lately.

Servers differ in how they search a header: all find a whole Message-ID, some no part of one; most find an
address within a longer one. So a letter is asked for by its whole Message-ID, and of what is found by
address each is looked at.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes
from email.utils import getaddresses

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

_HEAD = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID TO)]"
_BODY = b"BODY["
"""How an answer's key begins; servers write the names of the fields in their own way."""
MOST = 200
"""As many of the newest letters to one address are looked at."""


def holds(client: IMAPClient, message_id: str) -> bool:
    """Whether the open folder holds this Message-ID."""
    return bool(client.search(["HEADER", "Message-ID", f"<{message_id}>"]))


def ids_to(client: IMAPClient, address: str, since: datetime) -> tuple[str, ...]:
    """Message-IDs of the letters to this address that the open folder got since then, oldest first.

    `address` as the letter's To shows it, in ASCII. The time is the server's own.
    """
    # SINCE knows days only, in the server's zone.
    day = since.date() - timedelta(days=1)
    uids = sorted(client.search(["TO", address, "SINCE", day]))[-MOST:]
    said = client.fetch(uids, [_HEAD, "INTERNALDATE"]) if uids else {}
    heads = [
        next((bytes(told) for key, told in said[uid].items() if key.startswith(_BODY)), b"")
        for uid in uids
        if uid in said and _aware(said[uid].get(b"INTERNALDATE"), since) >= since
    ]
    told = [_id_and_recipients(head) for head in heads]
    return tuple(message_id for message_id, to in told if address.casefold() in to)


def _aware(at: datetime | None, otherwise: datetime) -> datetime:
    return at if at and at.tzinfo else otherwise


def _id_and_recipients(head: bytes) -> tuple[str, frozenset[str]]:
    message = message_from_bytes(head)
    named = getaddresses([str(line) for line in message.get_all("To", [])])
    message_id = "".join(str(message.get("Message-ID", "")).split()).strip("<>")
    return message_id, frozenset(address.casefold() for _, address in named)
