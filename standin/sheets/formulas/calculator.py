"""What does a formula come to? Unknown functions show #NAME? and are counted."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from standin.sheets.a1 import Box
from standin.sheets.book import Book, clipped
from standin.sheets.cells import ErrorValue, Formula, Style, Value, tidy
from standin.sheets.errors import ApiError
from standin.sheets.formulas import arithmetic
from standin.sheets.formulas.area import Area, Operand, plain, single
from standin.sheets.formulas.bringing import format_brought_to
from standin.sheets.formulas.functions import FUNCTIONS, LAZY
from standin.sheets.formulas.known import Known
from standin.sheets.formulas.lifting import is_many, lifted
from standin.sheets.formulas.parsing import (
    Array,
    Binary,
    Call,
    FormulaError,
    Function,
    Literal,
    Name,
    Node,
    Reference,
    Unary,
    parsed,
)
from standin.sheets.formulas.references import REFERENCES
from standin.sheets.formulas.remembering import Memory, key_of
from standin.sheets.formulas.spilling import Spills
from standin.sheets.locales import locale_named
from standin.sheets.tab import Tab

UNKNOWN_FUNCTIONS: Counter[str] = Counter()
"""How often a formula asked for a function that is not known here, over the life of the process."""

Place = tuple[int, int, int]
CIRCULAR = ErrorValue(
    "#REF!",
    "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
)
NO_FORMULA = ErrorValue("#ERROR!", "Formula parse error.")
_NO_CELLS = ErrorValue("#REF!", "Reference does not exist.")


@dataclass(frozen=True, slots=True)
class Closure:
    """A LAMBDA with the names it was written among."""

    names: tuple[str, ...]
    body: Node
    around: Mapping[str, Operand | Closure]


class Calculator:
    """Evaluates the formulas of a book at one moment (local time of the spreadsheet), each once.

    Attributes:
        is_array: Whether arrays are worked on value by value here, as inside ARRAYFORMULA.
        names: What LET and LAMBDA have named, in capitals.
    """

    def __init__(self, book: Book, now: dt.datetime, earlier: Calculator | None = None) -> None:
        self.book = book
        self.now = now
        self.locale = locale_named(book.locale)
        alike = earlier is not None and earlier.locale == self.locale
        self.memory: Memory = Memory(earlier.memory if earlier is not None and alike else None)
        self.place: tuple[Tab, int, int] | None = None
        self.is_array = False
        self.names: Mapping[str, Operand | Closure] = {}
        self.spills = Spills(self)
        self.asked_day = False
        self.asked_time = False
        self._known: dict[Place, Operand] = {}
        self._open: set[Place] = set()
        self._lock = threading.RLock()

    def holds_at(self, now: dt.datetime) -> bool:
        """Whether what was worked out so far is still true at another moment."""
        if self.asked_time:
            return now == self.now
        return not self.asked_day or now.date() == self.now.date()

    def today(self) -> dt.date:
        """The day, for a formula: its answer is then good for this day only."""
        self.asked_day = True
        return self.now.date()

    def moment(self) -> dt.datetime:
        """The time, for a formula: its answer is then good for this moment only."""
        self.asked_time = True
        return self.now

    # -- cells

    def value_at(self, tab: Tab, row: int, column: int) -> Value:
        """The value of a cell: its formula evaluated, or what a formula elsewhere spreads into it."""
        value = tab.grid.cell(row, column).value
        if type(value) is Formula:
            with self._lock:
                return self.spills.first_value(tab, row, column)
        if value is None:
            with self._lock:
                return self.spills.value_at(tab, row, column)
        return value

    def spread(self, tab: Tab) -> dict[tuple[int, int], Value]:
        """What array formulas put into blank cells of a tab, by row and column."""
        with self._lock:
            return self.spills.everywhere(tab)

    def result_at(self, tab: Tab, row: int, column: int) -> Operand:
        """All that the formula in a cell comes to, an array too."""
        place = (tab.sheet_id, row, column)
        if place not in self._known:
            formula = str(tab.grid.cell(row, column).value)
            outermost = not self._open
            try:
                self._known[place] = self._worked_out(formula, tab, row, column, place)
            except RecursionError:
                if not outermost:
                    raise
                self._open.clear()
                self._known[place] = self._from_above(tab, row, column, formula, place)
        return self._known[place]

    def is_open(self, tab: Tab, row: int, column: int) -> bool:
        """Whether the formula there is being worked out right now."""
        return (tab.sheet_id, row, column) in self._open

    def _worked_out(self, formula: str, tab: Tab, row: int, column: int, place: Place) -> Operand:
        if place in self._open:
            return CIRCULAR
        self._open.add(place)
        try:
            return self._evaluated(formula, tab, row, column)
        finally:
            self._open.discard(place)

    def _from_above(self, tab: Tab, row: int, column: int, formula: str, place: Place) -> Operand:
        """A long chain of formulas, as of running totals: work it out from its top downwards."""
        for upper in range(row):
            self.value_at(tab, upper, column)
        try:
            return self._worked_out(formula, tab, row, column, place)
        except RecursionError:
            return ErrorValue("#ERROR!", "The formula depends on too many others.")

    def evaluate_at(self, source: str, tab: Tab, row: int, column: int) -> Value:
        """Evaluate a formula as it reads in a cell; of an array its first value."""
        with self._lock:
            made = self._evaluated(source, tab, row, column)
        if isinstance(made, Area):
            return made.at(0, 0) if made.rows else None
        return made

    def _evaluated(self, source: str, tab: Tab, row: int, column: int) -> Operand:
        """A value, or an array of more than one; a range means the cell in the formula's own row or column."""
        outside = self.place, self.is_array, self.names
        self.place, self.is_array, self.names = (tab, row, column), False, {}
        try:
            made = self.evaluate(parsed(source, self.locale.decimal))
        except FormulaError:
            return NO_FORMULA
        except ApiError:
            return _NO_CELLS
        finally:
            self.place, self.is_array, self.names = outside
        if isinstance(made, Area) and (made.box is not None or not is_many(made)):
            made = single(made, row, column)
        if isinstance(made, Area):
            return made
        return tidy(made) if isinstance(made, float) else made

    # -- expressions

    def evaluate(self, node: Node) -> Operand:  # noqa: PLR0911 - one answer for each kind of node
        match node:
            case Literal(value):
                return value
            case Reference() | Name():
                return self.area_of(node)
            case Unary(sign, operand):
                return self._each(
                    "one" + sign,
                    [operand],
                    lambda values: arithmetic.unary(sign, values[0], self.locale),
                )
            case Binary(sign, left, right):
                return self._each(
                    sign,
                    [left, right],
                    lambda values: arithmetic.binary(sign, values[0], values[1], self.locale),
                )
            case Function(name, arguments):
                return self._called(name, arguments)
            case Call(callee, arguments):
                return self.apply(self.callable(callee), [self.evaluate(one) for one in arguments])
            case Array(rows):
                return self._array(rows)

    def _each(self, sign: str, nodes: list[Node], act: Callable[[list[Value]], Value]) -> Operand:
        """Work on single values, or in an array formula on each value of arrays."""
        if not self.is_array:
            return act([self.scalar(one) for one in nodes])

        def one(operands: list[Operand]) -> Operand:
            return act([_first(operand) for operand in operands])

        operands = [self.evaluate(node) for node in nodes]
        return self._remembered(sign, operands, lambda: lifted(one, operands))

    def _remembered(
        self, asked: str, operands: list[Operand], act: Callable[[], Operand]
    ) -> Operand:
        """Answer from memory what arrays have come to before, unless the day or the time had a say in it."""
        if not any(isinstance(one, Area) for one in operands):
            return act()
        key = key_of(asked, operands)
        known = self.memory.answer(key)
        if known is not None:
            return known[1]
        before = self.asked_day, self.asked_time
        self.asked_day = self.asked_time = False
        made = act()
        if not (self.asked_day or self.asked_time):
            self.memory.remember(key, operands, made)
        self.asked_day, self.asked_time = self.asked_day or before[0], self.asked_time or before[1]
        return made

    def scalar(self, node: Node) -> Value:
        """One value: of a range the cell in the formula's own row or column."""
        _, row, column = self._here()
        return single(self.evaluate(node), row, column)

    def _array(self, rows: tuple[tuple[Node, ...], ...]) -> Operand:
        """A literal table: what stands side by side must be equally high, what stands below equally wide."""
        made: list[list[Value]] = []
        for row in rows:
            parts = [self.evaluate(one) for one in row]
            areas = [one if isinstance(one, Area) else Area.of_values([[one]]) for one in parts]
            if len({one.height for one in areas}) > 1:
                return _MISFIT_ROW
            joined = [
                [value for line in lines for value in line]
                for lines in zip(*(one.all_rows for one in areas), strict=True)
            ]
            if made and joined and len(joined[0]) != len(made[0]):
                return _MISFIT_TABLE
            made += joined
        return plain(Area.of_values(made))

    def _here(self) -> tuple[Tab, int, int]:
        return self.place or (self.book.tabs[0], 0, 0)

    # -- references

    def area_of(self, node: Reference | Name) -> Operand:
        """The cells a reference means, or what LET or LAMBDA gave the name to."""
        if isinstance(node, Name):
            return self._named(node.name)
        tab = self._here()[0] if node.title is None else self.book.tab_titled(node.title)
        if tab is None:
            return ErrorValue("#REF!", f"Unresolved sheet name '{node.title}'.")
        span = node.span
        if (span.top or 0) >= tab.rows or (span.left or 0) >= tab.columns:
            return _NO_CELLS if node.single else None
        return self.area(clipped(tab, span))

    def _named(self, name: str) -> Operand:
        known = self.names.get(name.upper())
        if isinstance(known, Closure):
            return ErrorValue("#N/A", "A LAMBDA must be called.")
        if name.upper() in self.names:
            return known
        named = self.book.named(name)
        if named is None:
            UNKNOWN_FUNCTIONS[name.upper()] += 1
            return ErrorValue("#NAME?", f"Unknown range name: '{name.upper()}'.")
        return self.area(self.book.box_of_range(named["range"]))

    def area(self, box: Box) -> Area:
        """The cells of a rectangle; one object for each, so that it is read and indexed once."""
        found = self.memory.areas.get(box)
        if found is None:
            tab = self.book.tab(box.sheet_id)
            if self.memory.knew(box) and not self.spills.has_formulas(tab, box):
                found = self.memory.area(box, self.spills.rows_of(tab, box))
            else:
                found = Area(box.height, box.width, box, lambda: self.spills.rows_of(tab, box))
            self.memory.areas[box] = found
        return found

    # -- calls

    def _called(self, name: str, arguments: tuple[Node, ...]) -> Operand:
        own = self.names.get(name)
        if isinstance(own, Closure):
            return self.apply(own, [self.evaluate(one) for one in arguments])
        lazy = LAZY.get(name)
        if lazy is not None:
            return self._guarded(lambda: lazy(self, arguments))
        function = FUNCTIONS.get(name)
        if function is None:
            UNKNOWN_FUNCTIONS[name] += 1
            return ErrorValue("#NAME?", f"Unknown function: '{name}'.")
        with self.arrays(on=self.is_array or function.is_array):
            operands = [self.evaluate(one) for one in arguments]
            if name in REFERENCES or not self.is_array:
                return self.call(function, operands)
            return self._remembered(name, operands, lambda: self.call(function, operands))

    def call(self, function: Known, operands: list[Operand]) -> Operand:
        """Call a function, in an array formula for each value of arrays it does not take whole."""

        def one(values: list[Operand]) -> Operand:
            return self._guarded(lambda: function.act(self, values))

        return lifted(one, operands, function.whole) if self.is_array else one(operands)

    def _guarded(self, act: Callable[[], Operand]) -> Operand:
        try:
            return act()
        except arithmetic.NoValueError as failed:
            return failed.value
        except IndexError:
            return ErrorValue("#N/A", "Wrong number of arguments.")
        except (ValueError, TypeError):
            return ErrorValue("#VALUE!")
        except ZeroDivisionError:
            return arithmetic.NO_DIVISION
        except OverflowError:
            return ErrorValue("#NUM!")

    def callable(self, node: Node) -> Closure:
        """The LAMBDA a node is, or names; raises NoValueError."""
        if isinstance(node, Name):
            known = self.names.get(node.name.upper())
            if isinstance(known, Closure):
                return known
        if isinstance(node, Function) and node.name == "LAMBDA":
            *names, body = node.arguments
            given = tuple(one.name.upper() for one in names if isinstance(one, Name))
            if len(given) == len(names):
                return Closure(given, body, self.names)
        raise arithmetic.NoValueError(ErrorValue("#N/A", "A LAMBDA was expected."))

    def apply(self, closure: Closure, values: list[Operand]) -> Operand:
        """Call a LAMBDA; raises NoValueError when it wants another number of values."""
        if len(values) != len(closure.names):
            raise arithmetic.NoValueError(
                ErrorValue("#N/A", f"Wrong number of arguments to LAMBDA: {len(values)}.")
            )
        with self.naming({**closure.around, **dict(zip(closure.names, values, strict=True))}):
            return self.evaluate(closure.body)

    @contextmanager
    def arrays(self, *, on: bool) -> Iterator[None]:
        """Inside, arrays are worked on value by value, or not."""
        before, self.is_array = self.is_array, on
        try:
            yield
        finally:
            self.is_array = before

    @contextmanager
    def naming(self, names: Mapping[str, Operand | Closure]) -> Iterator[None]:
        """Inside, only these names are known."""
        before, self.names = self.names, names
        try:
            yield
        finally:
            self.names = before

    # -- formats

    def format_at(self, tab: Tab, row: int, column: int) -> Style | None:
        """The number format that a formula brings along: a date for TODAY(), that of the cell it repeats."""
        with self._lock:
            return format_brought_to(self, tab, row, column)

    @contextmanager
    def standing_at(self, tab: Tab, row: int, column: int) -> Iterator[None]:
        """Inside, references and ranges are seen from this cell."""
        before, self.place = self.place, (tab, row, column)
        try:
            yield
        finally:
            self.place = before


_MISFIT_ROW = ErrorValue("#VALUE!", "Function ARRAY_ROW has mismatched row sizes.")
_MISFIT_TABLE = ErrorValue(
    "#VALUE!", "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows."
)


def _first(operand: Operand) -> Value:
    if isinstance(operand, Area):
        return operand.at(0, 0) if operand.rows else None
    return operand
