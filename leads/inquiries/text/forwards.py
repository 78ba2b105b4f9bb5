"""A mail that one of our team passes on: who wrote it first, and what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leads.inquiries.mail import Address, Mail
from leads.inquiries.text.quote_marks import (
    FORWARD_MARK,
    FROM_LINE,
    SENT_LINE,
    SEPARATOR,
    SUBJECT_LINE,
    TO_LINE,
)
from leads.inquiries.wording.patterns import late_pattern

_FORWARD_SUBJECT = late_pattern(
    r"(?i)^\s*(?:fwd?|fw|wg|tr|rv|i|enc|doorst|vs|vb|vl|pd|přep|ilt|továbbítás|转发|轉寄|fs|vid)\s*[:：]\s*"
)
_NAMED = late_pattern(
    r"^[\s*\"']*+(?P<name>[^<>\[\]\"*]{0,120}?)[\s*\"']*+(?:<|"
    r"\[)\s*+(?:<?mailto:)?(?P<email>[^<>\s\[\]][^<>\s\[\]@]*+@[^<>\s\[\]]++)(?:>|\]|<|$)"
)
_BARE = late_pattern(
    r"(?<![\w.!#$%&'*+/=?^`{|}~-])(?P<email>[\w.!#$%&'*+/=?^`{|}~-]++@[\w-]+(?:\.[\w-]+)+)"
)
_MAX_HEADER_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """The inner mail, what the forwarder wrote above it, and the line that names the inner sender."""

    inner: Mail
    note: str
    line: str


def forwarded_in(mail: Mail, *, passed_on: bool = False) -> Forwarded | None:
    """The first mail that this one passes on; None when it passes none on.

    `passed_on`: it went to nobody but us, so that what it quotes was passed on, whatever the subject says.
    """
    lines = [
        line.lstrip("> ") if line.lstrip().startswith(">") else line
        for line in mail.text.split("\n")
    ]
    is_named = bool(_FORWARD_SUBJECT.match(mail.subject))
    at = _start(lines, is_forward=is_named or passed_on, least_heads=2 if is_named else 3)
    if at is not None:
        return _inner(mail, lines, at)
    if mail.attached and len(mail.text.strip()) < 2_000 and mail.attached[0].sender.email:
        inner = mail.attached[0]
        return Forwarded(
            inner=inner, note=mail.text.strip(), line=f"attached message from {inner.sender.email}"
        )
    return None


def passed_on_for(mail: Mail) -> Forwarded | None:
    """The mail of somebody who has another send it on, and wants the answer himself; None for any other mail.

    "Im Auftrag von Herrn Kessler leite ich ... weiter. Bitte antworten Sie direkt an ihn (m.kessler@...)": what stands
    above names the address that wrote below.
    """
    if not _FORWARD_SUBJECT.match(mail.subject):
        return None
    forward = forwarded_in(mail)
    if forward is None or not forward.inner.sender.email:
        return None
    asked = forward.inner.sender.email
    is_named = asked in forward.note.lower() and asked != mail.sender.email
    return forward if is_named and bool(_ANSWER_THEM.search(forward.note)) else None


_ANSWER_THEM = late_pattern(
    r"(?i)\b(?:antwort\w*|reply|respond|answer|répon\w+|respond\w+|contest\w+|rispond\w+|antwoord\w*|odpowi\w+|odpov\w+|"
    r"svar\w*|vasta\w+|válasz\w*|răspun\w+|yanıt\w*|απαντ\w+|contact\w*|kontakt\w*|contatt\w+|wenden|write|schreib\w*)\b"
)
"""Words of answering, ahead of whom an answer is to reach."""


def above_forwarded(text: str) -> str:
    """What stands above the first mail that a letter passes on; the whole letter where it passes none on."""
    lines = text.split("\n")
    at = _start(lines, is_forward=True, least_heads=2)
    return "\n".join(lines[:at]) if at else text


def server_words_passed_on(text: str) -> tuple[int, str]:
    """The index of the mark above a delivery failure that a letter passes on, and the line that names the mail
    server; (0, "") where it passes on none.
    """
    text = text[:_PASSED_ON]
    if not any(map(text.lower().__contains__, _DAEMON_HAS)):
        return 0, ""
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if FORWARD_MARK.match(line)), None)
    if at is None:
        return 0, ""
    head = [line.lstrip("> ") for line in lines[at + 1 : at + 8]]
    line = next((line for line in head if FROM_LINE.match(line) and _FROM_DAEMON.search(line)), "")
    return (at, line) if line else (0, "")


_PASSED_ON = 2_000
_FROM_DAEMON = late_pattern(r"(?i)mailer-?daemon|postmaster@|mail delivery (?:sub)?system")
_DAEMON_HAS = ("daemon", "postmaster@", "mail delivery ")
"""One of them is in each of its ways."""


def _start(lines: list[str], *, is_forward: bool, least_heads: int) -> int | None:
    """The index of the sender line of the first forwarded block."""
    for at, line in enumerate(lines[:400]):
        if FORWARD_MARK.match(line):
            below = range(at + 1, min(at + 10, len(lines)))
            found = next((i for i in below if FROM_LINE.match(lines[i])), None)
            if found is not None:
                return found
        if is_forward and (FROM_LINE.match(line) or SEPARATOR.match(line)):
            near = lines[at : at + _MAX_HEADER_LINES]
            heads = sum(
                any(map(kind.match, near)) for kind in (FROM_LINE, SENT_LINE, TO_LINE, SUBJECT_LINE)
            )
            if heads >= 3 or (heads == least_heads and any("@" in other for other in near[:2])):
                return next((i for i in range(at, len(lines)) if FROM_LINE.match(lines[i])), None)
    return None


def _inner(mail: Mail, lines: list[str], at: int) -> Forwarded | None:
    value = _folded(lines, at)
    sender = _sender(value)
    if not sender.email and not sender.name:
        return None
    head_end, subject = _header_end(lines, at)
    text = "\n".join(lines[head_end:]).strip()
    inner = replace(
        mail,
        sender=sender,
        reply_to=(),
        headers=(),
        subject=subject or _FORWARD_SUBJECT.sub("", mail.subject),
        text=text,
        html="",
        attached=(),
        part_types=("text/plain",),
    )
    note = "\n".join(
        line for line in lines[:at] if not FORWARD_MARK.match(line) and not SEPARATOR.match(line)
    )
    return Forwarded(inner=inner, note=note.strip(), line=lines[at].strip())


def _folded(lines: list[str], at: int) -> str:
    """The sender line's value, joined with the next line where an address was broken off."""
    match = FROM_LINE.match(lines[at])
    value = match["value"].strip() if match else ""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if (
        "@" not in value
        and below
        and "@" in below
        and not any(p.match(below) for p in (SENT_LINE, TO_LINE, SUBJECT_LINE))
    ):
        value = f"{value} {below}"
    return value


def _sender(value: str) -> Address:
    if match := _NAMED.match(value):
        return Address(
            match["name"].strip(" \"'*"),
            match["email"].lower().removeprefix("mailto:").strip(".,;"),
        )
    if match := _BARE.search(value):
        name = value[: match.start()].strip(" \"'*<([")
        return Address(name, match["email"].lower().strip(".,;"))
    return Address(value.strip(" \"'*"), "") if 0 < len(value) < 100 else Address("", "")


def _header_end(lines: list[str], at: int) -> tuple[int, str]:
    """The index after the forwarded header block, and its subject."""
    subject = ""
    end = at + 1
    is_spaced = at + 1 < len(lines) and not lines[at + 1].strip()
    for i in range(at, min(at + _MAX_HEADER_LINES, len(lines))):
        if match := SUBJECT_LINE.match(lines[i]):
            subject = subject or match["value"].strip(" *")
        if any(kind.match(lines[i]) for kind in (FROM_LINE, SENT_LINE, TO_LINE, SUBJECT_LINE)):
            end = i + 1
        elif not lines[i].strip() and i > at + 1 and not (is_spaced and _goes_on(lines, at, i)):
            break
    return end, subject


def _goes_on(lines: list[str], at: int, blank: int) -> bool:
    """Whether below a single blank line a header goes on, as where each of its lines is a paragraph of its own."""
    below = lines[blank + 1] if blank + 1 < len(lines) else ""
    further = lines[blank + 1 : blank + 4]
    left = [
        kind
        for kind in (SENT_LINE, TO_LINE, SUBJECT_LINE)
        if not any(map(kind.match, lines[at:blank]))
    ]
    if any(kind.match(below) for kind in left):
        return True
    return bool(_COPIED.match(below)) and any(kind.match(one) for kind in left for one in further)


_COPIED = late_pattern(
    r"(?i)\W{0,2}(?:cc|kopie?|kopia|kopi|copie|copia|kópia|másolat)\b[^:\n]{0,10}:"
)
"""Ahead of the subject: "Cc: ..."."""
