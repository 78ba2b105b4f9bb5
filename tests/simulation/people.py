"""Colleagues at the sheet: they sort, insert, delete, type, copy, rename and restore while workers write.

They type into cells that no worker would fill at that moment: two who write the very same cell in the
same second overwrite each other in every spreadsheet, and no program could tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from leads.model import Cell
from tests.simulation import columns, merges
from tests.simulation.book import Book, Cells, Row, Tab
from tests.simulation.headings import WORDS
from tests.simulation.world import World

_OWN_ID = re.compile(r"L-\d+")
COPIED = re.compile(r"the row was copied from (\S+),")
_DAY = 46_500
"""A serial number: some day in 2027."""


SAYS_SOMEBODY = ("name", "company", "email", "phone", "comment", "interest")
"""A row without any of these is nobody's: cells of ours fell there, and perhaps a date was typed over one."""


def act(world: World, what: str, choice: int = 0) -> None:
    """One act by its name in ACTS or ASIDE; `choice` picks the row, the column, the value."""
    book = world.sheet.book.copy()
    doing = ACTS.get(what) or ASIDE[what]
    if world.is_writing:
        doing = IN_THAT_SECOND.get(what, doing)
    told = doing(book, choice)
    if told:
        world.note(f"somebody {told}")
        world.sheet.becomes(book)


def restore(world: World, choice: int, *, with_guards: bool) -> None:
    """Somebody brings an older version of the file back, with or without the guards of then."""
    past = list(world.sheet.past)
    since, old = past[choice % len(past)]
    book = old.copy()
    if not with_guards or world.sheet.late:
        # A late request finds nothing in a file that was taken back with its guards, and nobody who starts
        # afterwards can know of it: see docs/promises.md.
        book.guards = dict(world.sheet.book.guards)
    # The website's answers are not ours to take back.
    book.tabs |= {n: tab.copy() for n, tab in world.sheet.book.tabs.items() if not tab.mark}
    world.truth.restored += 1
    world.sheet.oldest = world.now
    world.note(f"somebody restores the version of {since:%d %b %H:%M:%S}")
    world.sheet.becomes(book)


def _leads(book: Book) -> tuple[Tab, list[int]]:
    tab = book.tab("Leads")
    return tab, [index for index, _ in tab.body()]


def _sort(book: Book, choice: int) -> str:
    tab, _ = _leads(book)
    key = ("name", "email", "lead_id", "owner")[choice % 4]
    down = choice % 8 > 3
    body = [row for row in tab.rows[1:] if not row.is_blank]
    body.sort(key=lambda row: str(row.cells.get(key, "")), reverse=down)
    tab.rows[1:] = body
    return f"sorts Leads by {key}{' downwards' if down else ''}"


def _insert(book: Book, choice: int) -> str:
    tab, rows = _leads(book)
    at = 1 + choice % (len(rows) + 1)
    tab.rows.insert(at, Row())
    tab.grid_rows += 1
    return f"inserts an empty row {at + 1}"


def _delete(book: Book, choice: int) -> str:
    tab, rows = _leads(book)
    if not rows:
        return ""
    index = rows[choice % len(rows)]
    gone = tab.rows.pop(index)
    shown, content = gone.cells.get("lead_id"), [gone.cells.get(key) for key in SAYS_SOMEBODY]
    book.deleted |= _whose(book, tab, gone) if any(content) else set()
    _leave_id_to_copy(book, tab.rows[index:], str(shown or ""))
    return f"deletes row {index + 1} ({shown or 'not yet a lead'})"


def _leave_id_to_copy(book: Book, below: list[Row], lead_id: str) -> None:
    """The first of those below with the id of a deleted row keeps it, and counts on from what it was pasted with."""
    heir = next((row for row in below if row.cells.get("lead_id") == lead_id), None)
    counted = merges.inquiries(book).get(lead_id, 0)
    pasted = merges.counted(heir.pasted) if heir and heir.pasted else 0
    if counted and pasted:
        more = book.gone_with.get(lead_id, 0) + counted - pasted
        book.gone_with = {**book.gone_with, lead_id: more}


def _whose(book: Book, tab: Tab, gone: Row) -> frozenset[str]:
    """What a deleted row is called, by its id or by what was typed there: an id of another's may have fallen on it."""
    shown, called = str(gone.cells.get("lead_id") or ""), str(gone.cells.get("name") or "")
    # Under whatever column it stood: columns may have moved as the row was appended.
    first = next((str(cell) for cell in gone.first.values() if _OWN_ID.fullmatch(str(cell))), "")
    is_filed = bool(first)
    is_elsewhere = any(row.cells.get("lead_id") == shown for row in tab.rows if shown)
    if is_elsewhere and not (is_filed and first != shown):
        return frozenset({f"a row of {shown}"})  # a copy's, whose own id may be on its way
    source = str(gone.pasted.get("lead_id") or "")
    is_swapped = source == shown and any(row.first.get("lead_id") == source for row in tab.rows)
    if source and (is_swapped or any(_is_alike(row.pasted, gone.pasted) for row in tab.rows)):
        # Of several copies of it; or its own row stands, with the copy's id. They hold the same.
        return frozenset({f"a row of {source}"})
    if is_filed:
        is_there = any(_may_be_row_of(book, row, first) for row in tab.rows)
        return frozenset({f"a row of {first}" if is_there else first})
    filed = {
        str(row["lead_id"]): str(row["new"])
        for row in book.tab("History").texts()
        if row["what"] == "filed"
    }
    named = {lead_id for lead_id, name in filed.items() if name in gone.called | {called}}
    if len(named) == 1 and called != filed.get(shown) and not gone.pasted:
        return frozenset(named)  # typed, and shows the id of another that is gone
    others = {str(row.cells.get("name")) for row in tab.rows}
    others -= {called, str(gone.pasted.get("name"))}
    if shown and filed.get(shown) not in others:
        return frozenset({shown})
    cells = {str(cell) for cell in gone.cells.values()} | gone.called
    called_by = {cell for cell in cells if filed.get(cell) not in others} - {shown}
    # A copy of a row whose cells lie under other columns shows its id there, as the row itself does.
    standing = {str(cell) for row in tab.rows for cell in row.cells.values()} & filed.keys()
    return frozenset(f"a row of {one}" if one in standing else one for one in called_by)


def _may_be_row_of(book: Book, row: Row, lead_id: str) -> bool:
    """Whether it is a copy whose own id is on its way, or fell elsewhere: nobody can tell the two apart."""
    shown = str(row.cells.get("lead_id") or "")
    if not row.pasted or shown == lead_id:
        return bool(row.pasted)
    return lead_id in row.pasted.values() and lead_id != _source_of(book, shown)


def _source_of(book: Book, lead_id: str) -> str:
    """The id of the row of which this lead's was copied, as History tells; "" for none."""
    for row in book.tab("History").texts():
        if row["what"] == "filed" and row["lead_id"] == lead_id:
            copied = COPIED.match(str(row["because"]))
            return copied[1] if copied else ""
    return ""


def _is_alike(one: Cells, other: Cells) -> bool:
    return all(one.get(key) == other.get(key) for key in ("lead_id", *SAYS_SOMEBODY))


def _edit(book: Book, choice: int) -> str:
    tab, rows = _leads(book)
    if not rows:
        return ""
    index = rows[choice % len(rows)]
    row = tab.rows[index]
    given: dict[str, Cell] = {"comment": f"called, {choice}"}
    match choice % 6:
        case 1:
            given = {"value": float(choice)}
        case 2 if row.cells.get("name"):
            given = {"name": f"Renamed {choice}"}
        case 3 if row.cells.get("stage"):
            given = {"stage": "Talking"}
        case 4 if row.cells.get("owner"):
            given = {"owner": ("Priya Nair", "Tom Berg")[choice % 2]}
        case 5 if row.cells.get("next_action"):
            given = {"next_action": float(_DAY + choice % 90)}
    tab.rows[index] = row.typed_by_person(given)
    return f"types {given} into row {index + 1}"


def _type_row(book: Book, choice: int) -> str:
    tab, _ = _leads(book)
    given: dict[str, Cell] = {"name": f"Caller {choice}", "comment": f"phoned {choice}"}
    if choice % 2:
        given["phone"] = f"+4420794{choice % 100_000:05d}"
    index = tab.used()
    del tab.rows[index:]
    tab.rows.append(Row().typed_by_person(given))
    return f"types a new row {index + 1}"


def _paste(book: Book, choice: int) -> str:
    """A block of rows from elsewhere, some of them with less than others."""
    tab, _ = _leads(book)
    first = tab.used()
    del tab.rows[first:]
    for number in range(choice, choice + 2 + choice % 4):
        given: dict[str, Cell] = {"name": f"Visitor {number}", "company": f"Stand {number} Ltd"}
        if number % 3:
            given["email"] = f"visitor{number}@stand{number}.example"
        if number % 2:
            given["comment"] = f"met at the fair, {number}"
        tab.rows.append(Row().typed_by_person(given))
    return f"pastes {len(tab.rows) - first} rows at row {first + 1}"


def _copy(book: Book, choice: int) -> str:
    tab, rows = _leads(book)
    if not rows:
        return ""
    source = tab.rows[rows[choice % len(rows)]]
    shown = source.cells.get("inquiries")
    # What counts it while its count lies astray, nobody knows who sees the copy alone.
    lead_id = source.cells.get("lead_id")
    is_anothers = source.first.get("lead_id", lead_id) != lead_id
    is_astray = is_anothers or merges.inquiries(book).get(str(lead_id), shown) != shown
    pasted = {**source.cells, "inquiries": "astray" if is_astray else shown}
    del tab.rows[tab.used() :]
    tab.rows.append(Row(dict(source.cells), pasted=pasted))
    return f"copies {source.cells.get('lead_id') or 'a row'} to the foot"


def _rename(book: Book, choice: int) -> str:
    tab, _ = _leads(book)
    key = ("owner", "lead_id", "comment", "inquiries")[choice % 4]
    tab.rows[0] = tab.rows[0].with_cell(key, f"{key} of ours")
    return f"renames the heading of {key}"


def _swap(book: Book, choice: int) -> str:
    """Move a column; a row keeps its cells by column, so only the order changes."""
    tab, _ = _leads(book)
    column = tab.columns.pop(choice % len(tab.columns))
    tab.columns.insert(choice // 7 % (len(tab.columns) + 1), column)
    return f"moves the column {column}"


def _own_column(book: Book, choice: int) -> str:
    tab, _ = _leads(book)
    if "own" in tab.columns:
        return ""
    tab.columns.insert(choice % len(tab.columns), "own")
    tab.rows[0] = tab.rows[0].with_cell("own", "Shoe size")
    tab.rows[1:] = [
        row.typed_by_person({"own": 40 + at}) if not row.is_blank else row
        for at, row in enumerate(tab.rows[1:])
    ]
    return "adds a column of their own"


def _sort_screened(book: Book, choice: int) -> str:
    return _sorted_by(book, "Screened", ("received_at", "sender", "subject", "verdict"), choice)


def _sort_review(book: Book, choice: int) -> str:
    return _sorted_by(book, "Review", ("raised_at", "lead_b", "kind", "decision"), choice)


def _sorted_by(book: Book, title: str, keys: tuple[str, ...], choice: int) -> str:
    """By one of four keys, upwards or downwards; blank rows go."""
    tab = book.tab(title)
    key = keys[choice % 4]
    body = [row for row in tab.rows[1:] if not row.is_blank]
    body.sort(key=lambda row: str(row.cells.get(key, "")), reverse=choice % 8 > 3)
    tab.rows[1:] = body
    return f"sorts {title} by {key}"


def _delete_screened(book: Book, choice: int) -> str:
    tab = book.tab("Screened")
    rows = [index for index, _ in tab.body()]
    if not rows:
        return ""
    gone = tab.rows.pop(rows[choice % len(rows)])
    book.deleted |= {str(gone.cells.get("source_ref"))}
    return f"deletes the row of {gone.cells.get('subject')} in Screened"


def _ask_for_lead(book: Book, choice: int) -> str:
    tab = book.tab("Screened")
    rows = [
        index
        for index, row in tab.body()
        if row.cells.get("verdict") != "copy" and not row.cells.get("decision")
    ]
    if not rows:
        return ""
    index = rows[choice % len(rows)]
    tab.rows[index] = tab.rows[index].typed_by_person({"decision": "lead"})
    return f"types lead beside {tab.rows[index].cells.get('subject')} in Screened"


def _decide(book: Book, choice: int) -> str:
    return _say(book, choice, ("Different", "Later"), lambda cells: not cells.get("decision"))


def _say_same(book: Book, choice: int) -> str:
    return _say(book, choice, ("Same",), lambda cells: not cells.get("decision"))


def _change_mind(book: Book, choice: int) -> str:
    """Beside a question that was heard: merged leads are taken apart again, parted ones are one after all."""
    words = ("Different", "unmerge", "Same", "Same", "Later")
    return _say(book, choice, words, lambda cells: bool(cells.get("decided_by")))


def _say(book: Book, choice: int, words: tuple[str, ...], may: Callable[[Cells], bool]) -> str:
    tab = book.tab("Review")
    said = words[choice % len(words)]
    rows = [
        index
        for index, row in tab.body()
        if row.cells.get("kind") == "possible repeat"
        and may(row.cells)
        and row.cells.get("decision") != said
    ]
    if not rows:
        return ""
    index = rows[choice % len(rows)]
    tab.rows[index] = tab.rows[index].typed_by_person({"decision": said})
    cells = tab.rows[index].cells
    return f"types {said} beside {cells.get('lead_a')} and {cells.get('lead_b')} in Review"


def _words(book: Book, choice: int) -> str:
    """Where a date or a number is meant, mostly in the last row: one that is just being typed."""
    tab, rows = _leads(book)
    if not rows:
        return ""
    index = rows[-1] if choice % 3 else rows[choice // 3 % len(rows)]
    key, said = sorted(WORDS.items())[choice % 2]
    tab.rows[index] = tab.rows[index].typed_by_person({key: said})
    return f"types {said} under {key} into row {index + 1}"


ASIDE: dict[str, Callable[[Book, int], str]] = {
    "sort Screened": _sort_screened,
    "delete in Screened": _delete_screened,
    "lead in Screened": _ask_for_lead,
    "decide in Review": _decide,
    "Same in Review": _say_same,
    "another mind in Review": _change_mind,
    "sort Review": _sort_review,
    "words under a date": _words,
    **columns.ACTS,
}
"""As ACTS, for stories that ask for them by name."""


DECISIONS = ("lead in Screened", "decide in Review", "Same in Review", "another mind in Review")
"""What people type to be heard."""


def _blank_column(book: Book, choice: int) -> str:
    """In the second of a write; nobody has typed into it yet."""
    tab, _ = _leads(book)
    if "own" in tab.columns:
        return ""
    tab.columns.insert(choice % len(tab.columns), "own")
    tab.rows[0] = tab.rows[0].with_cell("own", "Shoe size")
    return "adds a column of their own, blank so far"


ACTS: dict[str, Callable[[Book, int], str]] = {
    "sort": _sort,
    "insert": _insert,
    "delete": _delete,
    "edit": _edit,
    "type": _type_row,
    "paste": _paste,
    "copy": _copy,
    "rename": _rename,
    "move a column": _swap,
    "own column": _own_column,
}
"""Name -> what is done to the book, told in words; "" when there was nothing to do it to."""

IN_THAT_SECOND = {"own column": _blank_column, **columns.IN_THAT_SECOND}
"""How it begins; the rest takes longer than a second."""
