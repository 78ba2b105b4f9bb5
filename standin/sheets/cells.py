"""What is in a cell? Its typed value and what travels with it."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self


class Formula(str):
    """The text of a formula, with its equals sign; everything else that is text is plain `str`."""

    __slots__ = ()


class ErrorValue(str):
    """What a formula shows when it cannot be evaluated: `#NAME?`, `#REF!`, `#DIV/0!` ..., and why, in a sentence."""

    __slots__ = ("message",)
    message: str

    def __new__(cls, shown: str, message: str = "") -> Self:
        made = super().__new__(cls, shown)
        made.message = message or shown
        return made


class Linked(str):
    """The label of a HYPERLINK, with where it leads. Arrays and texts made of it lead nowhere."""

    __slots__ = ("uri",)
    uri: str

    def __new__(cls, label: str, uri: str) -> Self:
        made = super().__new__(cls, label)
        made.uri = uri
        return made


Value = None | bool | int | float | str
Style = Mapping[str, Any]

ERROR_TYPES = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#ERROR!": "ERROR",
}


class Cell(NamedTuple):
    """Immutable, so that copies of a grid share cells.

    `value` is what was entered (None: nothing); `format`, `validation` and `extra` are JSON objects in the
    API's own words and are never changed in place. `extra` keeps what is only stored and echoed
    (textFormatRuns, chipRuns).
    """

    value: Value = None
    format: Style | None = None
    note: str | None = None
    validation: Style | None = None
    extra: Style | None = None

    def with_value(self, value: Value) -> "Cell":
        """The same cell holding another value; runs of rich text do not survive it."""
        if self is EMPTY:
            return Cell(value)
        return Cell(value, self.format, self.note, self.validation)

    def only_style(self) -> "Cell":
        """What a new neighbour inherits: format and validation."""
        return Cell(None, self.format, None, self.validation)


EMPTY = Cell()


def tidy(number: float) -> int | float:
    """Whole numbers as int, as Google's JSON shows them."""
    if not isinstance(number, int) and number.is_integer() and abs(number) < 1e15:
        return int(number)
    return number
