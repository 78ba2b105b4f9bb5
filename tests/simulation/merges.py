"""What must be true of leads that people said are one person's, or two: judged by History's rows alone.

A merge is carried out once; both rows stay, and count together; what a person typed into the younger one and merging
had to clear stands in History; touches stay with their lead, or with the one it was merged into.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from automations import complete_typed_rows
from leads.model import Cell, Event
from tests.simulation.book import Book, Cells, Row

CLEARED = ("stage", "next_action")
"""Cells of people that merging writes over in the younger row; they stand in History as they were."""

_ARRIVED = {Event.FILED, Event.TOUCH}
_OWN_ID = re.compile(r"L-\d+")
_COUNTS = range(1_000)
"""No story tells of as many mails; the numbers of days are far above."""
_DAY_0 = date(1899, 12, 30)


def merged(book: Book) -> dict[str, str]:
    """Lead -> the one it was merged into, as it stands now."""
    into: dict[str, str] = {}
    for row in book.tab("History").texts():
        if row["what"] == Event.MERGED:
            into[str(row["lead_id"])] = str(row["new"])
        elif row["what"] == Event.UNMERGED:
            into.pop(str(row["lead_id"]), None)
    return into


def inquiries(book: Book) -> dict[str, int]:
    """Lead -> how many inquiries its row is to count, those of rows that were merged into it included.

    A pasted copy counts on from what it was pasted with, also where its row was deleted and it keeps that one's id.
    Without those that took in a row of a person's that is there no more: what it was pasted with, nobody else knows.
    """
    count: Counter[str] = Counter()
    brought: dict[str, int] = {}
    typed: set[str] = set()
    pasted = _pasted(book)
    for row in book.tab("History").texts():
        about = str(row["lead_id"])
        if row["what"] == Event.MERGED and about in typed:
            typed.add(str(row["new"]))
        if row["what"] in _ARRIVED:
            count[about] += 1
            if row["who"] == complete_typed_rows.NAME and about in pasted:
                count[about] += pasted[about] - 1
            elif row["who"] == complete_typed_rows.NAME:
                typed.add(about)
        elif row["what"] == Event.MERGED:
            brought[about] = max(count[about], 1)
            count[str(row["new"])] += brought[about]
        elif row["what"] == Event.UNMERGED:
            count[str(row["old"])] -= brought.pop(about, 0)
    count.subtract(book.gone_with)
    return {about: number for about, number in count.items() if about not in typed}


def _pasted(book: Book) -> dict[str, int]:
    """Lead -> how many inquiries its row was pasted with, one where it was typed.

    Without those that were pasted while something else lay under that heading.
    """
    found: dict[str, int] = {}
    for _, row in book.tab("Leads").body():
        count = counted(row.pasted)
        if not row.first and row.cells.get("lead_id") and count:
            found[str(row.cells["lead_id"])] = count
    return found


def counted(cells: Cells) -> int:
    """How many inquiries a row with these cells counts, one where nobody counts yet; 0 while columns had moved.

    A day's number is no count, and what carries an id has one.
    """
    shown = cells.get("inquiries") or 0
    if not shown and not any(_OWN_ID.fullmatch(str(cell)) for cell in cells.values()):
        return 1
    return int(shown) if isinstance(shown, int | float) and shown in _COUNTS else 0


def carried_out_twice(book: Book) -> Iterator[str]:
    """A lead that is merged already is merged again, or one that stands alone is taken out."""
    into: dict[str, str] = {}
    for row in book.tab("History").texts():
        about = str(row["lead_id"])
        if row["what"] == Event.MERGED:
            if about in into:
                yield f"{about} was merged into {into[about]}, and then into {row['new']}"
            into[about] = str(row["new"])
        elif row["what"] == Event.UNMERGED and into.pop(about, "") != row["old"]:
            yield f"{about} was taken out of {row['old']}, and was not in it"


def asked_twice(book: Book) -> Iterator[str]:
    """One pair stands in two questions."""
    asked = Counter(
        frozenset((str(row["lead_a"]), str(row["lead_b"])))
        for row in book.tab("Review").texts()
        if row["kind"] == "possible repeat"
    )
    for pair, times in asked.items():
        if times > 1:
            yield f"{times} questions ask whether {sorted(pair)} are one"


def is_kept(book: Book, lead_id: str, key: str, typed: Cell) -> bool:
    """Whether a cell of a merged row that no longer shows what a person typed is told by History as it was."""
    if key not in CLEARED:
        return False
    wanted = (
        (_DAY_0 + timedelta(days=int(typed))).isoformat() if isinstance(typed, float) else typed
    )
    return any(rows.get(lead_id, {}).get(key) == wanted for rows in _snapshots(book))


def homes(book: Book) -> dict[str, set[str]]:
    """Lead that was ever merged -> itself and every lead it was merged into, by whatever way."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in book.tab("History").texts():
        if row["what"] == Event.MERGED:
            younger, older = str(row["lead_id"]), str(row["new"])
            for reached in found.values():
                if younger in reached:
                    reached.add(older)
            found[younger] |= {younger, older}
    return found


def _snapshots(book: Book) -> Iterator[dict[str, dict[str, object]]]:
    """Both rows of each merge as they were before: lead -> attribute -> value."""
    pieces: dict[str, str] = {}
    for row in book.tab("History").texts():
        if row["what"] != Event.SNAPSHOT:
            continue
        about = str(row["lead_id"])
        first = str(row["old"]).startswith("part 1 of ")
        pieces[about] = str(row["new"]) if first else pieces.get(about, "") + str(row["new"])
        part, _, of = str(row["old"]).removeprefix("part ").partition(" of ")
        if part == of:
            yield _told(pieces[about])["rows"]


def _told(text: str) -> dict[str, dict[str, dict[str, object]]]:
    if text.startswith("zlib:"):
        text = zlib.decompress(base64.b64decode(text[5:])).decode()
    told: dict[str, dict[str, dict[str, object]]] = json.loads(text)
    return told


def typed_and_gone(row: Row, book: Book, into: dict[str, str]) -> Iterator[tuple[str, Cell, Cell]]:
    """(key, what a person typed, what the cell shows) where these differ and merging does not explain it."""
    lead_id = str(row.cells.get("lead_id"))
    for key, typed in row.typed.items():
        shown = row.cells.get(key, "")
        excused = lead_id in into and shown != typed and is_kept(book, lead_id, key, typed)
        if shown != typed and not excused:
            yield key, typed, shown
