"""Italian certified mail (PEC): the letter out of the envelope in which its provider delivers it.

The envelope says only that it was sent ("Il giorno ... il messaggio ... è stato inviato da ..."); the letter lies in it
as postacert.eml, beside daticert.xml and a signature. Mail from ordinary mailboxes comes to a certified one in an
envelope of its own ("ANOMALIA MESSAGGIO"). Rules: DM of 2 November 2005, 6.3 and 6.4.
"""

from __future__ import annotations

import re
from dataclasses import replace

from leads.inquiries.mail import Mail

_TRANSPORTED = frozenset({"posta-certificata", "errore"})
_SUBJECT = re.compile(r"(?i)\s*(?:posta certificata|anomalia messaggio)\s*:")
_SENT_FOR = re.compile(r"(?i)\W*per conto di\b")
_OF_THE_WAY = frozenset({"received", "return-path", "delivered-to", "x-trasporto"})


def out_of_envelope(mail: Mail) -> Mail:
    """The letter inside, under the envelope's Message-ID and digest; any other mail as it is."""
    if not _is_envelope(mail):
        return mail
    letter = mail.attached[0]
    if not letter.sender.email:
        return mail
    on_the_way = tuple(
        (name, value)
        for name, value in mail.headers
        if name.lower() in _OF_THE_WAY or name.lower().startswith(("x-spam", "authentication-"))
    )
    return replace(
        letter,
        digest=mail.digest,
        size=mail.size,
        message_id=mail.message_id,
        headers=(*letter.headers, *on_the_way),
        date=letter.date or mail.date,
        to=letter.to or mail.to,
        defects=tuple(dict.fromkeys((*mail.defects, *letter.defects))),
    )


def _is_envelope(mail: Mail) -> bool:
    """Whether a provider's header says so, or, where it was lost on the way, both subject and sender do."""
    if not mail.attached:
        return False
    if mail.header("X-Trasporto").strip().lower() in _TRANSPORTED:
        return True
    return bool(_SUBJECT.match(mail.subject) and _SENT_FOR.match(mail.sender.name))
