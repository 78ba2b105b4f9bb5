"""What must be true of rows of Review and Screened: each still says what it said, and ours stands where it belongs.

A question shows the leads it was asked about, what a person typed beside it, and what came of that and of nothing
else; a screened message shows why, and the lead that it became because somebody typed `lead` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from leads.model import Cell
from tests.simulation.book import Book, Cells, Row

_OUTCOME = re.compile(r"(?:\A|\n)→ (\w+): [^\n]*\Z")
_WORDS = {"unmerge": "Different"}
_PAIRS = {"possible repeat", "filed twice"}
_QUESTION = ("kind", "score", "lead_a", "lead_b")
_MESSAGE = ("received_at", "sender", "subject", "verdict", "source_ref", "link")


def astray(book: Book) -> Iterator[str]:
    homes = _homes(book)
    for _, row in book.tab("Review").body():
        if row.first:
            yield from _as_first(row, partial(_of_question, row=row))
    for _, row in book.tab("Screened").body():
        if row.first:
            yield from _as_first(row, partial(_of_message, row=row, homes=homes))


def _as_first(row: Row, look: Callable[[Cells], Iterator[str]]) -> list[str]:
    """What is wrong, by what the row was to hold: where columns moved meanwhile, one of several things."""
    found = [list(look(first)) for first in (row.first, *row.else_first)]
    return found[0] if all(found) else []


def _of_question(first: Cells, row: Row) -> Iterator[str]:
    cells = row.cells
    about = f"the question about {first.get('lead_a')} and {first.get('lead_b')}"
    yield from _changed(first, row, _QUESTION, about)
    asked, shown = str(first.get("why", "")), str(cells.get("why", ""))
    if _OUTCOME.sub("", shown) != _OUTCOME.sub("", asked):
        yield f"{about} shows {shown!r}, and was {asked!r}"
    said, typed = str(cells.get("decision") or ""), str(row.typed.get("decision", ""))
    if said != typed and (typed != "Later" or said):
        yield f"{about} shows {said!r}, and somebody typed {typed!r}"
    outcome = _OUTCOME.search(shown)
    came_of = outcome[1] if outcome else ""
    if first.get("kind") in _PAIRS and said and came_of != _WORDS.get(said, said):
        yield f"{about} was answered with {said}, and shows what came of {came_of or 'nothing'}"
    if not typed and came_of not in {"", "Closed"}:
        yield f"{about} was answered by nobody, and shows what came of {came_of}"
    decided = (cells.get("decided_by") or "") != (first.get("decided_by") or "")
    if not typed and not came_of and decided:
        yield f"{about} was answered by nobody, and is decided by {cells.get('decided_by')}"


def _of_message(first: Cells, row: Row, homes: dict[str, set[str]]) -> Iterator[str]:
    cells = row.cells
    about = f"the row of {first.get('subject')!r}"
    yield from _changed(first, row, _MESSAGE, about)
    if str(first.get("because", "")) not in str(cells.get("because", "")):
        yield f"{about} shows {cells.get('because')!r}, and was {first.get('because')!r}"
    decision = str(cells.get("decision") or "")
    if not row.typed.get("decision") and decision:
        yield f"{about} shows {decision}, and nobody typed anything"
    if row.typed.get("decision") and decision not in homes.get(str(first.get("source_ref")), ()):
        yield f"{about} was asked for, and shows {decision!r}"


def _changed(first: Cells, row: Row, keys: tuple[str, ...], about: str) -> Iterator[str]:
    for key in keys:
        was, shown = first.get(key) or "", row.cells.get(key) or ""
        if was != shown:
            yield f"{about} shows {shown!r} under {key}, and was {was!r}"


def _homes(book: Book) -> dict[str, set[str]]:
    """source_ref -> the leads on which the message was filed."""
    found: dict[str, set[str]] = {}
    for row in book.tab("History").texts():
        ref: Cell = row["source_ref"]
        if ref and row["lead_id"]:
            found.setdefault(str(ref), set()).add(str(row["lead_id"]))
    return found
