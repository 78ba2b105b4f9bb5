"""Functions that decide: IF and its kin, whose arguments are evaluated only where they are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import ALL, Known, family, taking
from standin.sheets.formulas.lifting import is_many, lifted
from standin.sheets.formulas.parsing import Node

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Lazy = Callable[["Calculator", tuple[Node, ...]], Operand]

_NO_MATCH = ErrorValue("#N/A", "No match.")


def _decided(calc: Calculator, nodes: tuple[Node, ...], choose: Callable[[Value], int]) -> Operand:
    """The argument that the first one chooses; in an array formula value by value."""
    condition = calc.evaluate(nodes[0]) if calc.is_array else calc.scalar(nodes[0])
    if not (calc.is_array and is_many(condition)):
        chosen = choose(reading.one(calc, condition))
        return calc.evaluate(nodes[chosen]) if 0 < chosen < len(nodes) else _left_out(chosen, nodes)

    def one(operands: list[Operand]) -> Operand:
        try:
            chosen = choose(reading.one(calc, operands[0]))
        except NoValueError as failed:
            return failed.value
        return operands[chosen] if 0 < chosen < len(operands) else _left_out(chosen, nodes)

    return lifted(one, [condition, *(calc.evaluate(node) for node in nodes[1:])])


def _left_out(chosen: int, nodes: tuple[Node, ...]) -> Value:
    return False if chosen == len(nodes) else ErrorValue("#NUM!")


def _if(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    if not 2 <= len(nodes) <= 3:
        return ErrorValue("#N/A", "Wrong number of arguments to IF.")
    return _decided(calc, nodes, lambda value: 1 if arithmetic.truth(value, calc.locale) else 2)


def _choose(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    def chosen(value: Value) -> int:
        number = int(arithmetic.number(value, calc.locale))
        return number if 0 < number < len(nodes) else -1

    return _decided(calc, nodes, chosen)


def _ifs(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    if not calc.is_array:
        for condition, result in zip(nodes[::2], nodes[1::2], strict=True):
            value = calc.scalar(condition)
            if isinstance(value, ErrorValue):
                return value
            if arithmetic.truth(value, calc.locale):
                return calc.evaluate(result)
        return _NO_MATCH

    def one(operands: list[Operand]) -> Operand:
        for condition, result in zip(operands[::2], operands[1::2], strict=True):
            try:
                if arithmetic.truth(reading.one(calc, condition), calc.locale):
                    return result
            except NoValueError as failed:
                return failed.value
        return _NO_MATCH

    return lifted(one, [calc.evaluate(node) for node in nodes])


def _switch(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    def one(operands: list[Operand]) -> Operand:
        value = reading.plain(calc, operands[0])
        pairs = operands[1:]
        for case, result in zip(pairs[::2], pairs[1::2], strict=False):
            if arithmetic.compare(value, reading.plain(calc, case)) == 0:
                return result
        return pairs[-1] if len(pairs) % 2 else _NO_MATCH

    operands = [calc.evaluate(node) for node in nodes]
    return lifted(one, operands) if calc.is_array else one(operands)


def _instead(is_meant: Callable[[ErrorValue], bool]) -> Lazy:
    """A function that shows something else in place of some errors; arrays are gone through."""

    def function(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
        value = calc.evaluate(nodes[0])
        if isinstance(value, Area) and value.box is not None and not calc.is_array:
            value = calc.scalar(nodes[0])
        other = nodes[1] if len(nodes) > 1 else None
        if is_many(value):

            def one(operands: list[Operand]) -> Operand:
                found = reading.plain(calc, operands[0])
                meant = isinstance(found, ErrorValue) and is_meant(found)
                return operands[1] if meant else found

            return lifted(one, [value, calc.evaluate(other) if other else None])
        found = reading.plain(calc, value)
        if isinstance(found, ErrorValue) and is_meant(found):
            return calc.evaluate(other) if other else None
        return found

    return function


def _asking(test: Callable[[Value], bool]) -> Callable[[Calculator, list[Operand]], Value]:
    """A function that looks at a value without minding errors."""
    return lambda calc, operands: test(reading.plain(calc, operands[0]))


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not isinstance(value, ErrorValue)


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _truths(calc: Calculator, operands: list[Operand]) -> list[bool]:
    """The conditions: areas skip text and blanks."""
    made: list[bool] = []
    for operand in operands:
        if isinstance(operand, Area):
            kept = (v for v in operand.values() if v is not None and not _is_text(v))
            made += [arithmetic.truth(v, calc.locale) for v in kept]
        else:
            made.append(arithmetic.truth(operand, calc.locale))
    return made


def _not(calc: Calculator, operands: list[Operand]) -> Value:
    return not arithmetic.truth(reading.one(calc, operands[0]), calc.locale)


def _is_email(value: Value) -> bool:
    import re

    return _is_text(value) and bool(
        re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}", str(value))
    )


def _error_type(calc: Calculator, operands: list[Operand]) -> Value:
    value = reading.plain(calc, operands[0])
    order = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#ERROR!")
    if not isinstance(value, ErrorValue):
        return ErrorValue("#N/A")
    return order.index(value) + 1


LAZY_LOGIC: dict[str, Lazy] = {
    "IF": _if,
    "IFS": _ifs,
    "IFERROR": _instead(lambda _error: True),
    "IFNA": _instead(lambda error: error == "#N/A"),
    "SWITCH": _switch,
    "CHOOSE": _choose,
}

LOGIC: dict[str, Known] = {
    **taking(
        ALL,
        {
            "AND": lambda calc, operands: all(_truths(calc, operands)),
            "OR": lambda calc, operands: any(_truths(calc, operands)),
            "XOR": lambda calc, operands: sum(_truths(calc, operands)) % 2 == 1,
        },
    ),
    **family(
        {
            "NOT": _not,
            "TRUE": lambda _calc, _operands: True,
            "FALSE": lambda _calc, _operands: False,
            "NA": lambda _calc, _operands: ErrorValue("#N/A"),
            "ISBLANK": _asking(lambda value: value is None),
            "ISNUMBER": _asking(is_number),
            "ISDATE": _asking(is_number),
            "ISTEXT": _asking(_is_text),
            "ISNONTEXT": _asking(lambda value: not _is_text(value)),
            "ISLOGICAL": _asking(lambda value: isinstance(value, bool)),
            "ISEMAIL": _asking(_is_email),
            "ISERROR": _asking(lambda value: isinstance(value, ErrorValue)),
            "ISERR": _asking(lambda value: isinstance(value, ErrorValue) and value != "#N/A"),
            "ISNA": _asking(lambda value: isinstance(value, ErrorValue) and value == "#N/A"),
            "ERROR.TYPE": _error_type,
        }
    ),
}
