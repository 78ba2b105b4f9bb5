"""Which colour does a colour scale give to a number? Conditional formats with a gradientRule."""

from __future__ import annotations

from dataclasses import dataclass

from standin.sheets.a1 import Box
from standin.sheets.cells import Value
from standin.sheets.entering import entered
from standin.sheets.errors import Json
from standin.sheets.view import View

_CHANNELS = ("red", "green", "blue")


@dataclass(frozen=True, slots=True)
class Scale:
    """The points of a gradient, lowest first: (number, colour)."""

    points: tuple[tuple[float, Json], ...]

    def colour(self, number: float) -> Json:
        """Between two points their colours are mixed; beyond the ends the end's own colour."""
        if number <= self.points[0][0]:
            return self.points[0][1]
        for (low, below), (high, above) in zip(self.points, self.points[1:], strict=False):
            if number <= high:
                share = (number - low) / (high - low) if high > low else 1.0
                return {c: _mixed(below.get(c, 0), above.get(c, 0), share) for c in _CHANNELS}
        return self.points[-1][1]


def _mixed(below: float, above: float, share: float) -> float:
    return below + (above - below) * share


def scale_of(view: View, boxes: list[Box], rule: Json) -> Scale | None:
    """The scale of a GradientRule over the numbers its ranges hold now; None when they hold none."""
    numbers = sorted(_numbers(view, boxes))
    if not numbers:
        return None
    points = []
    for name in ("minpoint", "midpoint", "maxpoint"):
        point = rule.get(name)
        at = _place(view, point, numbers) if point else None
        if point and at is not None:
            points.append((at, point.get("color") or {}))
    return Scale(tuple(sorted(points, key=lambda one: one[0]))) if points else None


def _numbers(view: View, boxes: list[Box]) -> list[float]:
    found = []
    for box in boxes:
        tab = view.book.tab(box.sheet_id)
        for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
            for column, cell in enumerate(tab.grid.cells_of(row)[: box.right]):
                if column >= box.left and cell is not None and cell.value is not None:
                    value = view.value(tab, row, column, cell)
                    if is_number(value):
                        found.append(float(value or 0))
    return found


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _place(view: View, point: Json, numbers: list[float]) -> float | None:
    """Where an InterpolationPoint stands among the numbers, which are sorted; None when it does not say."""
    kind = point.get("type", "")
    if kind == "MIN":
        return numbers[0]
    if kind == "MAX":
        return numbers[-1]
    text = str(point.get("value", ""))
    given = entered(text, view.locale, view.calculator.now.date())[0]
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    if kind == "PERCENT":
        return numbers[0] + (numbers[-1] - numbers[0]) * given / 100
    if kind == "PERCENTILE":
        return _percentile(numbers, given / 100)
    return float(given)


def _percentile(numbers: list[float], share: float) -> float:
    """As PERCENTILE() has it: between two neighbours by their distance."""
    place = max(0.0, min(1.0, share)) * (len(numbers) - 1)
    below = int(place)
    above = min(below + 1, len(numbers) - 1)
    return _mixed(numbers[below], numbers[above], place - below)
