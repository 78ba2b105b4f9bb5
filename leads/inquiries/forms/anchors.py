"""Where no label of a form is known at all: the questions that the visitor's own address and number answer.

An address is never prose: what stands before it or above it on its own line asks for it, and the other questions are
set as this one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.pairs import parted_in_two
from leads.inquiries.forms.unheard import is_called
from leads.inquiries.forms.values import is_person
from leads.inquiries.places.place import is_street

_MOST_WORDS, _LONGEST = 9, 90
_NEAR = 2
"""Lines above an answer in which its question stands, one of them blank perhaps."""
_FEWEST = 3
"""Questions that a form has."""


def anchored(lines: Sequence[FormLine], emails: frozenset[str], house: str) -> dict[str, Label]:
    """Heading -> meaning of the questions that an address and a number answer; {} where no visitor's address does.

    `emails`: the addresses that answers go to; without any, an address outside the sender's `house` counts.
    """
    if not any(_names_visitor(line.text, emails, house) for line in lines):
        return {}
    found: dict[str, Label] = {}
    asked = 0
    for heading, value in _answered(lines):
        asked += 1
        if Label.EMAIL not in found.values() and ADDRESS.fullmatch(value.strip("<>")):
            if _is_visitors(value.strip("<>").lower(), emails, house):
                found[heading] = Label.EMAIL
        elif Label.PHONE not in found.values() and is_called(value):
            found[heading] = Label.PHONE
    return found if asked >= _FEWEST and Label.EMAIL in found.values() else {}


def _names_visitor(text: str, emails: frozenset[str], house: str) -> bool:
    """Whether a line may answer with a visitor's address: it ends with one then."""
    if "@" not in text:
        return False
    last = text.rsplit(maxsplit=1)[-1].strip("<>").lower()
    if emails:
        return last.endswith(tuple(emails))
    return "@" in last and not last.endswith(f"@{house}")


def _is_visitors(email: str, emails: frozenset[str], house: str) -> bool:
    return email in emails or not (emails or email.endswith(f"@{house}"))


def _answered(lines: Sequence[FormLine]) -> Iterator[tuple[str, str]]:
    """Every (heading, answer) that a form may have, an answer below its heading only where it is no prose."""
    for at, line in enumerate(lines):
        text = line.text.strip()
        if line.heading:
            yield line.heading, text or _below(lines, at)
        elif (pair := parted_in_two(text)) and pair[1] and _may_ask(pair[0]):
            yield pair
        elif ADDRESS.fullmatch(text) or is_called(text):
            above = [one.text.strip() for one in lines[max(0, at - _NEAR) : at]]
            heading = next((one for one in reversed(above) if one), "")
            if _may_ask(heading) and not _is_answer(heading):
                yield heading.rstrip(" :："), text
        elif (
            text
            and at
            and _may_ask(lines[at - 1].text.strip())
            and not _is_answer(lines[at - 1].text.strip())
        ):
            yield lines[at - 1].text.strip(), text


def _below(lines: Sequence[FormLine], at: int) -> str:
    """The answer of a question that the layout sets above it; "" where another question comes first."""
    below = next((one for one in lines[at + 1 :] if one.heading or one.text.strip()), None)
    return below.text.strip() if below and not below.heading else ""


def _is_answer(text: str) -> bool:
    """Whether what stands above an answer is rather another answer, as where values alone are listed."""
    return is_called(text) or is_person(text) or has_legal_form(f" {text}") or is_street(text)


def _may_ask(heading: str) -> bool:
    is_short = 0 < len(heading.split()) <= _MOST_WORDS and len(heading) <= _LONGEST
    return is_short and "@" not in heading and any(map(str.isalpha, heading))
