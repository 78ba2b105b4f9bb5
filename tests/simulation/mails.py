"""What arrives: each inquiry carries a mark of its own by which an outsider finds it again in the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tests.automations.mails import mail


@dataclass(frozen=True, slots=True)
class Arrival:
    """Attributes:
    mark: Stands in subject and text, and nowhere else.
    buyer: Number of the sender; 0 for mail that is no inquiry.
    answers: Of a web form instead of a mail, one for each of QUESTIONS.
    """

    mark: str
    raw: bytes
    buyer: int = 0
    answers: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"buyer{self.buyer}@firm{self.buyer}.example" if self.buyer else ""


def mark(number: int) -> str:
    return f"Q{number:04d}Q"


@cache
def inquiry(
    number: int, buyer: int, message_id: str | None = None, *, namesake: int = 0
) -> Arrival:
    """Somebody asks for something. `message_id` is another mail's; "" is an empty header.

    With `namesake` they are called as that buyer is, and may be the same person with a second address.
    """
    called = namesake or buyer
    who = f"Buyer {_WORDS[called % 10]} {_WORDS[called // 10 % 10]}ova"
    raw = mail(
        sender=f"{who} <buyer{buyer}@firm{buyer}.example>",
        subject=f"Price for pumps {mark(number)}",
        message_id=f"m{number}@firm{buyer}.example" if message_id is None else message_id,
        text=f"Please send us a price for pumps, our order {mark(number)}.\n\n{who}\nFirm {called} Ltd",
    )
    return Arrival(mark(number), raw, buyer)


@cache
def without_id(number: int, buyer: int) -> Arrival:
    whole = inquiry(number, buyer)
    lines = whole.raw.split(b"\r\n")
    kept = [line for line in lines if not line.startswith(b"Message-ID:")]
    return Arrival(whole.mark, b"\r\n".join(kept), buyer)


QUESTIONS = ("Timestamp", "Your name", "Email", "How can we help?")
"""What the web form asks."""


def answered(number: int, buyer: int, at: str) -> Arrival:
    """A row of a web form."""
    answers = (
        at,
        f"Buyer {_WORDS[buyer % 10]} {_WORDS[buyer // 10 % 10]}ova",
        f"buyer{buyer}@firm{buyer}.example",
        f"Please send us a price for valves, our order {mark(number)}.",
    )
    return Arrival(mark(number), b"", buyer, answers)


@cache
def newsletter(number: int) -> Arrival:
    raw = mail(
        sender="News <news@list.example>",
        subject=f"This week in widgets {mark(number)}",
        message_id=f"n{number}@list.example",
        headers={
            "List-Id": "<widgets.list.example>",
            "List-Unsubscribe": "<mailto:off@list.example>",
        },
        text=f"Ten things to know about widgets. {mark(number)}",
    )
    return Arrival(mark(number), raw)


@cache
def poison(number: int) -> Arrival:
    """A mail that makes parsers stumble."""
    head = f"Subject: {mark(number)}\r\nFrom: =?utf-8?B?////?= <@>\r\nMessage-ID: <>\r\n"
    broken = b'Content-Type: multipart/mixed; boundary="\xff"\r\n\r\n--\xff\r\n\x00\xfe\xfd '
    return Arrival(mark(number), head.encode() + broken + mark(number).encode())


_WORDS = ("Lop", "Okaf", "Mey", "Dub", "Ross", "Nov", "Tan", "Nils", "Kay", "Byrn")
