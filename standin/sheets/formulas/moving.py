"""How do the references of a formula follow when rows move or the formula is copied?"""

from __future__ import annotations

import re

from standin.sheets.a1 import column_letters, column_number, quoted_title
from standin.sheets.book import Book
from standin.sheets.cells import Formula
from standin.sheets.shifting import Shift

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
    """Rewrite every formula that points into the changed tab."""
    title = book.tab(shift.sheet_id).title
    for tab in book.tabs:
        here = tab.sheet_id == shift.sheet_id
        for number, row in enumerate(tab.grid.rows):
            for column, cell in enumerate(row.cells):
                if cell is not None and type(cell.value) is Formula:
                    text = shifted_formula(cell.value, shift, title, here=here)
                    if text != cell.value:
                        tab.grid.put(number, column, cell._replace(value=Formula(text)))


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


def renamed(book: Book, old: str, new: str) -> None:
    """Rewrite every formula that names a tab which has got another title."""
    for tab in book.tabs:
        for number, row in enumerate(tab.grid.rows):
            for column, cell in enumerate(row.cells):
                if cell is not None and type(cell.value) is Formula:
                    text = _REFERENCE.sub(lambda m: _with_title(m, old, new), cell.value)
                    if text != cell.value:
                        tab.grid.put(number, column, cell._replace(value=Formula(text)))


def _with_title(m: re.Match[str], old: str, new: str) -> str:
    named = m["title"]
    if m["text"] or named is None or not _same_title(named, old):
        return m[0]
    return f"{quoted_title(new)}!" + m[0][len(named) :]
