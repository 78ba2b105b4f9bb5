"""Which number format does a formula bring along? A date for TODAY(), that of the cell it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standin.sheets.cells import Formula, Style
from standin.sheets.errors import ApiError
from standin.sheets.formulas.area import Area, Operand
from standin.sheets.formulas.parsing import (
    Binary,
    FormulaError,
    Function,
    Node,
    Reference,
    Unary,
    parsed,
)

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator
    from standin.sheets.tab import Tab

_DATES = {"TODAY", "DATE", "EDATE", "EOMONTH", "WORKDAY", "DATEVALUE", "TO_DATE"}
_PASSING = {
    "IF": (1, 2),
    "IFERROR": (0,),
    "IFNA": (0,),
    "ARRAYFORMULA": (0,),
    "FILTER": (0,),
    "SORT": (0,),
    "UNIQUE": (0,),
    "ARRAY_CONSTRAIN": (0,),
    "INDEX": (0,),
    "XLOOKUP": (2,),
    "MAX": (0,),
    "MIN": (0,),
    "MEDIAN": (0,),
    "MAXIFS": (0,),
    "MINIFS": (0,),
    "SUM": (0,),
}
"""By function the arguments whose format the result takes, the first that has one."""


def format_brought_to(calculator: Calculator, tab: Tab, row: int, column: int) -> Style | None:
    """The format of what a formula puts into this cell, its own or one that spreads here; None where it has none."""
    value = tab.grid.cell(row, column).value
    if value is None and (origin := calculator.spills.origin_of(tab, row, column)):
        row, column = origin
        own = tab.grid.cell(row, column)
        value = own.value
        if own.format and own.format.get("numberFormat"):
            return own.format["numberFormat"]  # type: ignore[no-any-return]
    if type(value) is not Formula:
        return None
    with calculator.standing_at(tab, row, column):
        try:
            return _brought(calculator, parsed(str(value), calculator.locale.decimal))
        except (FormulaError, ApiError, RecursionError):
            return None


def _brought(calculator: Calculator, node: Node) -> Style | None:
    match node:
        case Function(name, arguments):
            return _brought_by_call(calculator, name, arguments)
        case Binary(sign, left, right) if sign in {"+", "-"}:
            one, other = _brought(calculator, left), _brought(calculator, right)
            return None if one and other and sign == "-" else one or other
        case Unary(sign="%"):
            return {"type": "PERCENT", "pattern": "0.00%"}
        case Reference():
            return _format_of(calculator, calculator.area_of(node))
    return None


def _brought_by_call(
    calculator: Calculator, name: str, arguments: tuple[Node, ...]
) -> Style | None:
    if name == "NOW":
        return {"type": "DATE_TIME"}
    if name in _DATES:
        return {"type": "DATE"}
    passed = (arguments[i] for i in _PASSING.get(name, ()) if i < len(arguments))
    parts = (_brought(calculator, node) for node in passed)
    return next((part for part in parts if part), None)


def _format_of(calculator: Calculator, area: Operand) -> Style | None:
    if not isinstance(area, Area) or area.box is None:
        return None
    tab = calculator.book.tab(area.box.sheet_id)
    cell = tab.grid.cell(area.box.top, area.box.left)
    own = cell.format.get("numberFormat") if cell.format else None
    return own or calculator.format_at(tab, area.box.top, area.box.left)
