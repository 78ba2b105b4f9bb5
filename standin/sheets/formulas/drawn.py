"""Functions whose cells show something else than text: links, small charts, pictures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Linked, Value
from standin.sheets.formulas import reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.known import ALL, Known, family, taking

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

NOT_DRAWN: Counter[str] = Counter()
"""How often a small chart or a picture was left blank, over the life of the process."""


def _hyperlink(calc: Calculator, operands: list[Operand]) -> Value:
    """The label, else the address; a text carries the address along."""
    uri = reading.text(calc, operands, 0)
    label = reading.one(calc, operands[1]) if len(operands) > 1 else uri
    is_text = isinstance(label, str) and not isinstance(label, ErrorValue)
    return Linked(str(label), uri) if is_text else label


def _sparkline(_calc: Calculator, _operands: list[Operand]) -> Value:
    NOT_DRAWN["SPARKLINE"] += 1
    return None


def _image(_calc: Calculator, _operands: list[Operand]) -> Value:
    NOT_DRAWN["IMAGE"] += 1
    return None


DRAWN: dict[str, Known] = {
    **family({"HYPERLINK": _hyperlink, "IMAGE": _image}),
    **taking(ALL, {"SPARKLINE": _sparkline}),
}
