"""What is known of a function: how to call it, and which of its arguments are meant as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standin.sheets.formulas.area import Operand

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Eager = Callable[["Calculator", list[Operand]], Operand]


class Every:
    """All places from `start` on, in steps."""

    def __init__(self, start: int = 0, step: int = 1) -> None:
        self._start = start
        self._step = step

    def __contains__(self, place: object) -> bool:
        return (
            isinstance(place, int)
            and place >= self._start
            and (place - self._start) % self._step == 0
        )


Places = Collection[int] | Every
ALL = Every()
NONE: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A function that gets its arguments evaluated.

    Attributes:
        whole: The places of arguments that may be ranges; at all others a range means one value, and in an
            array formula the function is called for each of its values.
        is_array: Its arguments are evaluated as in ARRAYFORMULA.
    """

    act: Eager
    whole: Places = NONE
    is_array: bool = False


def family(*tables: Mapping[str, Eager | Known]) -> dict[str, Known]:
    """Functions by name; plain ones take single values only."""
    return {
        name: one if isinstance(one, Known) else Known(one)
        for table in tables
        for name, one in table.items()
    }


def taking(whole: Places, functions: Mapping[str, Eager]) -> dict[str, Known]:
    """The functions, all with the same places for ranges."""
    return {name: Known(act, whole) for name, act in functions.items()}


def reshaping(
    functions: Mapping[str, Eager], whole: Iterable[int] | Every = ALL
) -> dict[str, Known]:
    """Functions on whole arrays, whose arguments are evaluated as arrays too."""
    places = whole if isinstance(whole, Every) else frozenset(whole)
    return {name: Known(act, places, is_array=True) for name, act in functions.items()}
