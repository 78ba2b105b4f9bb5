"""What people do to the columns of Review and Screened, and what must be true under each heading there.

They move them, put one of their own between ours, take it away again, and rename headings. What a row says stands
under its headings all the same, and what a person wrote into a column of their own stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from leads.inquiries.screening.verdicts import Verdict
from leads.model import Cell, ReviewCase
from tests.simulation.book import Book, Row, Tab

TABS = ("Review", "Screened")
OWN = "own"
_RENAMED = {
    "Review": ("why", "decision", "lead_b", "kind"),
    "Screened": ("because", "decision", "subject", "source_ref"),
}
_OWN_ID = re.compile(r"L-\d+")
_FIRST_DAY = 40_000
_KINDS = {value for name, value in vars(ReviewCase).items() if name.isupper()}
_DECIDERS = {"a person", "mended", "nobody: it closed itself"}
_VERDICTS = {str(verdict) for verdict in Verdict} | {"copy"}


def _is_time(value: Cell) -> bool:
    return isinstance(value, int | float) and value > _FIRST_DAY


def _is_lead(value: Cell) -> bool:
    return bool(_OWN_ID.fullmatch(str(value)))


_MEANT: Mapping[str, Mapping[str, Callable[[Cell], bool]]] = {
    "Review": {
        "raised_at": _is_time,
        "kind": lambda value: value in _KINDS,
        "score": lambda value: isinstance(value, int | float) and 0 <= value <= 1,
        "lead_a": _is_lead,
        "lead_b": _is_lead,
        "why": lambda value: " " in str(value),
        "decision": lambda value: value in {"Same", "Different", "Later", "unmerge"},
        "decided_by": lambda value: value in _DECIDERS,
        "decided_at": _is_time,
    },
    "Screened": {
        "received_at": _is_time,
        "sender": lambda value: "@" in str(value),
        "verdict": lambda value: value in _VERDICTS,
        "because": lambda value: " " in str(value),
        "decision": lambda value: value in {"lead", "lead, always"} or _is_lead(value),
        "source_ref": lambda value: "#" in str(value) or ":" in str(value),
    },
}


def strange(book: Book) -> Iterator[str]:
    """What stands under a heading that means something else, or of ours under one of people's own."""
    for title in TABS:
        for _, row in book.tab(title).body():
            yield from _strange(title, row)


def _strange(title: str, row: Row) -> Iterator[str]:
    about = f"a row of {title} ({row.cells.get('kind') or row.cells.get('subject')})"
    for key, is_meant in _MEANT[title].items():
        shown = row.cells.get(key, "")
        if shown not in ("", None, row.typed.get(key)) and not is_meant(shown):
            yield f"{about} shows {shown!r} under {key}"
    typed, shown = row.typed.get(OWN, ""), row.cells.get(OWN, "")
    if typed != shown:
        yield f"{about} shows {shown!r} in a column of people's own, and somebody typed {typed!r}"


# -- acts


def move(book: Book, choice: int) -> str:
    tab = _tab(book, choice)
    tab.orders += (tuple(tab.columns),)
    column = tab.columns.pop(choice // 2 % len(tab.columns))
    tab.columns.insert(choice // 14 % (len(tab.columns) + 1), column)
    return f"moves the column {column} of {tab.title}"


def insert(book: Book, choice: int) -> str:
    """One of their own, with a word in each row."""
    return _insert(book, choice, "fine, {}")


def insert_blank(book: Book, choice: int) -> str:
    """In the second of a write; nobody has typed into it yet."""
    return _insert(book, choice, "")


def _insert(book: Book, choice: int, words: str) -> str:
    tab = _tab(book, choice)
    if OWN in tab.columns:
        return ""
    tab.orders += (tuple(tab.columns),)
    tab.columns.insert(choice // 2 % len(tab.columns), OWN)
    tab.rows[0] = tab.rows[0].with_cell(OWN, "Mood")
    for index, row in tab.body() if words else ():
        tab.rows[index] = row.typed_by_person({OWN: words.format(index)})
    return f"adds a column of their own to {tab.title}{'' if words else ', blank so far'}"


def delete(book: Book, choice: int) -> str:
    """With all that stands in it; not while anything of ours has fallen there, which would go with it."""
    tab = _tab(book, choice)
    is_theirs = all(row.cells.get(OWN, "") == row.typed.get(OWN, "") for _, row in tab.body())
    if OWN not in tab.columns or not is_theirs:
        return ""
    tab.orders += (tuple(tab.columns),)
    tab.columns.remove(OWN)
    tab.rows[:] = [row.without(OWN) for row in tab.rows]
    return f"deletes the column of their own in {tab.title}"


def delete_later(book: Book, choice: int) -> str:
    """In the second of a write: what we append then falls beside the last heading (docs/promises.md)."""
    del book, choice
    return ""


def rename(book: Book, choice: int) -> str:
    tab = _tab(book, choice)
    key = _RENAMED[tab.mark][choice // 2 % 4]
    tab.rows[0] = tab.rows[0].with_cell(key, f"{key} of ours")
    return f"renames the heading of {key} in {tab.title}"


def _tab(book: Book, choice: int) -> Tab:
    return book.tab(TABS[choice % 2])


ACTS: dict[str, Callable[[Book, int], str]] = {
    "move a column aside": move,
    "own column aside": insert,
    "delete a column aside": delete,
    "rename aside": rename,
}
"""See people.ASIDE."""

IN_THAT_SECOND = {"own column aside": insert_blank, "delete a column aside": delete_later}
"""See people.IN_THAT_SECOND."""
