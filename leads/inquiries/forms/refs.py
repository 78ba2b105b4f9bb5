"""A form row's lasting name: the same wherever the row stands, and whatever people do to its tab later.

A row has no number of its own. What tells it is when it was answered, to the second, and what was answered first:

    form:website:5f0c29b1a7d4c0ffee...      the form, a digest of the time (12 digits), one of the answers (20)

So a row that was filed and then changed is known again by its time: somebody corrected an answer, renamed a
question or moved a column. Without a time that tells, a changed row is another one.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import label_of
from leads.model import Cell, FormRow

SERIALS = range(20_000, 80_000)
"""Serial numbers that are plausible dates: 1954 to 2119."""

FORM_REF = "form:"
"""How the ref of every form row begins."""

_TELLING = 3
"""Answers that, with the timestamp, tell one submission from every other."""

_TIME_DIGITS, _DIGITS = 12, 32
_DAY_S, _MINUTE_S = 86_400, 60
_WITH_SECONDS = re.compile(r"\d:[0-5]\d:(?!00)[0-5]\d")


@dataclass(frozen=True, slots=True)
class _Name:
    """What a row may be called.

    Attributes:
        form: "form:website:".
        time: Digits of the time it was answered; "" where that does not tell.
        answers: Digits of what was answered.
    """

    form: str
    time: str
    answers: str

    @property
    def ref(self) -> str:
        return self.form + (self.time + self.answers)[:_DIGITS]

    @property
    def earlier(self) -> str:
        """Its ref of before times were kept apart."""
        return self.form + self.answers


def form_ref(row: FormRow) -> str | None:
    """The name under which a row is filed that nobody has filed yet; None for a blank row.

    What people note beside an answer does not matter: with a timestamp only the first answers count, and notes
    stand behind them.
    """
    name = _name_of(row)
    return name.ref if name else None


def filed_under(rows: Iterable[FormRow], known: Mapping[str, str]) -> Iterator[tuple[FormRow, str]]:
    """Each row that is not blank, with the ref it was filed under, or will be. `known`: every ref that was filed.

    A ref whose own row is still there belongs to that row alone, so two who answered in the same second are two.
    """
    names = [(row, name) for row in rows if (name := _name_of(row))]
    there = {name.ref for _, name in names}
    gone: dict[str, list[str]] | None = None
    for row, name in names:
        if name.ref in known:
            yield row, name.ref
        elif name.earlier in known:
            yield row, name.earlier
        else:
            gone = _without_a_row(known, there) if gone is None else gone
            changed = gone.get(name.form + name.time) if name.time else None
            yield row, changed.pop(0) if changed else name.ref


def _without_a_row(known: Mapping[str, str], there: set[str]) -> dict[str, list[str]]:
    """Form and time -> the refs of rows that were filed and are not there as they were."""
    found: dict[str, list[str]] = defaultdict(list)
    for ref in known:
        if ref.startswith(FORM_REF) and ref not in there:
            found[ref[: _TIME_DIGITS - _DIGITS]].append(ref)
    return found


def _name_of(row: FormRow) -> _Name | None:
    """None for a blank row."""
    said = [(heading, text) for heading, cell in row.answers.items() if (text := cell_text(cell))]
    if not said:
        return None
    time, stamp = "", timestamp_heading(row)
    if stamp:
        answers = [(heading, text) for heading, text in said if heading != stamp]
        said = [(stamp, cell_text(row.answers[stamp])), *answers[:_TELLING]]
        time = _digits(said[0][1])[:_TIME_DIGITS] if _tells(row.answers[stamp]) else ""
    joined = "\x1f".join(f"{heading}\x1e{text}" for heading, text in said)
    return _Name(f"{FORM_REF}{row.form[:60]}:", time, _digits(joined))


def _tells(stamp: Cell) -> bool:
    """Whether a time goes down to the second. One of a whole minute may be several people's."""
    if isinstance(stamp, datetime):
        return bool(stamp.second or stamp.microsecond)
    if isinstance(stamp, int | float):
        return round(stamp * _DAY_S, 3) % _MINUTE_S != 0
    return isinstance(stamp, str) and bool(_WITH_SECONDS.search(stamp))


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def timestamp_heading(row: FormRow) -> str:
    """The timestamp's column: by its name in many languages, else the first cell that is a date; "" without one."""
    for heading, cell in row.answers.items():
        if label_of(heading) is Label.TIMESTAMP and cell not in {None, ""}:
            return heading
    for heading, cell in row.answers.items():
        if isinstance(cell, datetime) or (
            isinstance(cell, int | float)
            and not isinstance(cell, bool)
            and int(cell) in SERIALS
            and label_of(heading) in {None, Label.FOOTER}
        ):
            return heading
    return ""


def cell_text(cell: Cell) -> str:
    """A cell as a person would read it; whole numbers without ".0", so that postcodes and phones survive."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", str(cell)).strip()
