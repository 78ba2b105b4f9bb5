"""Which addresses does a bounce say are bad for good? Delivery status first, then headers and the report's words."""

from __future__ import annotations

from leads.inquiries.mail import Mail
from leads.inquiries.people.addresses import valid_address
from leads.inquiries.wording.patterns import late_pattern

_FINAL = late_pattern(
    r"(?im)^(?:final|original)-recipient:\s*+(?:rfc822;\s*+)?<?(?P<email>[^\s<>;][^\s<>;@]*+@[^\s<>;]++)",
    of_names=True,
)
_FINAL_HAS = "ent:"
"""A look at all words of a report costs more than what it would save."""
_PERMANENT = late_pattern(r"(?m)^(?:status:\s*5\.|action:\s*failed)", of_names=True)
_PERMANENT_CODE = late_pattern(
    r"5(?:(?<![\d.]5)\.[0-7]\.\d{1,3}\b|(?<!\d5)5[0-4]\b)", of_names=True
)
"""Begins with its digit, so that a search leaps from one five to the next."""
_FOR_A_WHILE = late_pattern(
    r"\b(?:delayed|will (?:be )?(?:retry|retried|keep trying)|mailbox (?:is )?full|over ?quota|quota exceeded|"
    r"temporar(?:y|ily)|5\.2\.2|552|spam|blocked|blacklist|policy|5\.7\.\d+|reputation)\b",
    of_names=True,
)
_NAMED = late_pattern(r"<?\b(?P<email>[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+)\b>?")
_UNKNOWN = late_pattern(
    r"\b(?:user|mailbox|recipient|address|account)\b.{0,40}\b(?:unknown|not found|"
    r"does(?:n't| not) exist|no longer|unavailable|"
    r"disabled|invalid|rejected)|\bno such (?:user|mailbox|recipient|address|person)|"
    r"\bunknown (?:user|recipient|address|local)|"
    r"\bdomain\b.{0,30}\b(?:not found|does not exist)|host (?:or domain name )?not found|"
    r"5\.1\.[0-3]\b|unbekannt|existiert nicht|inconnu",
    of_names=True,
)
_UNKNOWN_HAS = (
    "unknown", "not found", "exist", "no longer", "unavailable", "disabled", "invalid", "rejected", "no such",
    "5.1.", "unbekannt", "inconnu",
)  # fmt: skip
"""One of them is in each of its ways; to look for a dozen takes a tenth of its search."""
_LOOKED_AT = 6_000
_MOST = 5


def failed_for_good(mail: Mail) -> tuple[str, ...]:
    """The addresses that will never be reached; () for delays, full mailboxes, refused content and doubt."""
    text = mail.text[:_LOOKED_AT]
    told = f"{text}\n{mail.header('X-Failed-Recipients')}"
    lowered = text.lower()
    if not (_is_lasting(lowered) or _is_unknown(lowered)):
        return ()
    named = []
    if _FINAL_HAS in told.lower():
        named += [match["email"] for match in _FINAL.finditer(told)]
    named += [part.strip() for part in mail.header("X-Failed-Recipients").split(",")]
    if not any(named):
        own = {mail.sender.email, *(address.email for address in mail.to)}
        near = [line for line in text.split("\n") if "@" in line][:20]
        named = [
            match["email"]
            for line in near
            for match in _NAMED.finditer(line)
            if match["email"].lower() not in own
        ][:1]
    return tuple(dict.fromkeys(filter(None, map(valid_address, named))))[:_MOST]


def _is_lasting(lowered: str) -> bool:
    """Whether a report tells of a failure for good, and nothing in it says that it may pass."""
    is_permanent = _PERMANENT_CODE.search(lowered) or _PERMANENT.search(lowered)
    return bool(is_permanent) and not _FOR_A_WHILE.search(lowered)


def _is_unknown(lowered: str) -> bool:
    """Whether a report says that there is nobody of this name."""
    return any(map(lowered.__contains__, _UNKNOWN_HAS)) and bool(_UNKNOWN.search(lowered))
