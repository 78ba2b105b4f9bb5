"""How do the references of a formula follow when rows move or the formula is copied?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from standin.sheets.a1 import column_letters, column_number, quoted_title
from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula
from standin.sheets.errors import Json
from standin.sheets.shifting import Shift
from standin.sheets.tab import Tab

_REFERENCE = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<title>'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?"
    r"(?P<first>\$?[A-Za-z]{1,3}\$?\d+|\$?[A-Za-z]{1,3}(?=:)|\$?\d+(?=:))(?:(?P<colon>:)(?P<last>\$?[A-Za-z]{0,3}\$?\d*))?"
    r"(?![\w(.])"
)
_PARTS = re.compile(r"(\$?)([A-Za-z]*)(\$?)(\d*)")


def copied_formula(formula: str, down: int, right: int) -> str:
    """The formula as it reads after copying it so many rows down and columns to the right."""

    def moved(m: re.Match[str]) -> str:
        if m["text"] or _inside_name(m):
            return m[0]
        made = _offset(m["first"], down, right)
        last = _offset(m["last"], down, right) if m["last"] else m["last"]
        if made is None or (m["colon"] and last is None):
            return "#REF!"
        return (m["title"] or "") + made + (f":{last}" if m["colon"] else "")

    return _REFERENCE.sub(moved, formula)


def _inside_name(m: re.Match[str]) -> bool:
    before = m.string[m.start() - 1] if m.start() else ""
    return before.isalnum() or before in {"_", ".", "!"}


def _offset(reference: str, down: int, right: int) -> str | None:
    parts = _PARTS.fullmatch(reference)
    if parts is None:
        return reference
    column_fixed, letters, row_fixed, digits = parts.groups()
    if letters and not column_fixed:
        number = column_number(letters) + right
        if number < 0:
            return None
        letters = column_letters(number)
    if digits and not (row_fixed or (not letters and column_fixed)):
        row = int(digits) + down
        if row < 1:
            return None
        digits = str(row)
    return f"{column_fixed}{letters}{row_fixed}{digits}"


def follow(book: Book, shift: Shift) -> None:
    """Rewrite every formula that points into the changed tab: in cells, dropdowns and conditional formats."""
    title = book.tab(shift.sheet_id).title

    def rewritten(text: str, tab: Tab) -> str:
        return shifted_formula(text, shift, title, here=tab.sheet_id == shift.sheet_id)

    _rewrite(book, rewritten)


def renamed(book: Book, old: str, new: str) -> None:
    """Rewrite every formula that names a tab which has got another title."""

    def rewritten(text: str, _tab: Tab) -> str:
        return _REFERENCE.sub(lambda m: _with_title(m, old, new), text)

    _rewrite(book, rewritten)


Rewritten = Callable[[str, Tab], str]


def _rewrite(book: Book, rewritten: Rewritten) -> None:
    for tab in book.tabs:
        rules: dict[int, tuple[Any, Any]] = {}
        for number, row in enumerate(tab.grid.rows):
            for column, cell in enumerate(row.cells):
                if cell is not None and (
                    cell.validation is not None or type(cell.value) is Formula
                ):
                    new = _rewritten_cell(cell, tab, rewritten, rules)
                    if new is not cell:
                        tab.grid.put(number, column, new)
        tab.conditional_formats = [
            _rewritten_rule(one, tab, rewritten) for one in tab.conditional_formats
        ]


def _rewritten_cell(
    cell: Cell, tab: Tab, rewritten: Rewritten, rules: dict[int, tuple[Any, Any]]
) -> Cell:
    """The cell with its formulas rewritten, itself when nothing changes; `rules` keeps shared dropdowns shared."""
    if type(cell.value) is Formula:
        text = rewritten(cell.value, tab)
        if text != cell.value:
            cell = cell._replace(value=Formula(text))
    if cell.validation is None:
        return cell
    kept = rules.get(id(cell.validation))
    if kept is None:
        condition = cell.validation.get("condition", {})
        after = _rewritten_condition(condition, tab, rewritten)
        made = cell.validation if after is condition else {**cell.validation, "condition": after}
        kept = rules[id(cell.validation)] = (cell.validation, made)
    return cell if kept[1] is cell.validation else cell._replace(validation=kept[1])


def _rewritten_rule(rule: Json, tab: Tab, rewritten: Rewritten) -> Json:
    part = rule.get("booleanRule")
    if not part:
        return rule
    after = _rewritten_condition(part.get("condition", {}), tab, rewritten)
    return {**rule, "booleanRule": {**part, "condition": after}}


def _rewritten_condition(condition: Json, tab: Tab, rewritten: Rewritten) -> Json:
    """The condition itself when none of its values is a formula that changes."""
    values = condition.get("values") or []
    made = [
        {**one, "userEnteredValue": rewritten(one["userEnteredValue"], tab)}
        if str(one.get("userEnteredValue", "")).startswith("=")
        else one
        for one in values
    ]
    return condition if made == values else {**condition, "values": made}


def shifted_formula(formula: str, shift: Shift, title: str, *, here: bool) -> str:
    """The formula after the shift of the tab `title`; `here` when it stands on that tab itself."""

    def moved(m: re.Match[str]) -> str:
        if m["text"] or _inside_name(m):
            return m[0]
        named = m["title"]
        if (named is None and not here) or (named is not None and not _same_title(named, title)):
            return m[0]
        made = _shifted_reference(m["first"], m["last"] if m["colon"] else None, shift)
        return (named or "") + made if made != "#REF!" else made

    return _REFERENCE.sub(moved, formula)


def _same_title(named: str, title: str) -> bool:
    plain = named[:-1]
    if plain.startswith("'"):
        plain = plain[1:-1].replace("''", "'")
    return plain.casefold() == title.casefold()


def _shifted_reference(first: str, last: str | None, shift: Shift) -> str:
    start, end = _PARTS.fullmatch(first), _PARTS.fullmatch(last if last is not None else first)
    if start is None or end is None:
        return first if last is None else f"{first}:{last}"
    key = 4 if shift.dimension == "ROWS" else 2
    low, high = start[key], end[key]
    if not low and not high:
        return first if last is None else f"{first}:{last}"
    number = _numbered(low, shift) if low else None
    beyond = _numbered(high, shift) if high else None
    if number is not None and beyond is not None:
        after = shift.interval(number, beyond + 1)
        if after is None:
            return "#REF!"
        number, beyond = after[0], after[1] - 1
    elif number is not None:
        number = _or_same(shift.index(number), number)
    made = _with(start, key, number)
    return made if last is None else f"{made}:{_with(end, key, beyond)}"


def _or_same(moved: int | None, number: int) -> int:
    return number if moved is None else moved


def _numbered(part: str, shift: Shift) -> int:
    return int(part) - 1 if shift.dimension == "ROWS" else column_number(part)


def _with(parts: re.Match[str], key: int, number: int | None) -> str:
    made = list(parts.groups())
    if number is not None:
        made[key - 1] = str(number + 1) if key == 4 else column_letters(number)
    return "".join(made)


def _with_title(m: re.Match[str], old: str, new: str) -> str:
    named = m["title"]
    if m["text"] or named is None or not _same_title(named, old):
        return m[0]
    return f"{quoted_title(new)}!" + m[0][len(named) :]
