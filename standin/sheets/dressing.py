"""Which colours does a cell wear? Its own format, banding, and the conditional formats that apply now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from standin.sheets.a1 import Box
from standin.sheets.cells import Cell, Style, Value
from standin.sheets.colours import hexadecimal
from standin.sheets.conditions import meets
from standin.sheets.errors import ApiError, Json
from standin.sheets.formulas.moving import copied_formula
from standin.sheets.gradients import Scale, is_number, scale_of
from standin.sheets.reading import Rendering, values_in
from standin.sheets.tab import Tab
from standin.sheets.view import View


class Dressing:
    """The looks of one tab's cells at one moment."""

    def __init__(self, view: View, tab: Tab) -> None:
        self.view = view
        self.tab = tab
        box = view.book.box_of_range
        self._rules = [
            ([box(one) for one in rule["ranges"]], rule)
            for rule in tab.conditional_formats
            if "booleanRule" in rule or "gradientRule" in rule
        ]
        self._of_columns: dict[int, list[tuple[int, list[Box], Json]]] = {}
        self._scales: dict[int, Scale | None] = {}
        self._of_rows: dict[tuple[str, Box, int], Value] = {}
        self._fixed: dict[str, bool] = {}
        self._bands = [
            (box(one["range"]), one.get("rowProperties", {})) for one in tab.banded_ranges
        ]
        self._formats: dict[int, tuple[Style, Json]] = {}
        self._choices: dict[int, tuple[Any, list[str] | None]] = {}

    def look(self, row: int, column: int, cell: Cell) -> Json:
        """bg, fg, bold, italic, underline, strike, size, wrap, clip, align, valign, borders: those that are set."""
        drawn = self._plain(cell.format) if cell.format else {}
        band = self._band(row, column) if self._bands else None
        worn = self._rule_format(row, column, cell)
        if band is None and not worn:
            return dict(drawn)
        over: Json = dict(worn.get("textFormat", {}))
        colours = {"bg": hexadecimal(worn.get("backgroundColor"))}
        beneath = {"bg": hexadecimal(band)} if band else {}
        made = {**beneath, **drawn, **{k: v for k, v in colours.items() if v}, **_text_looks(over)}
        return {name: one for name, one in made.items() if one}

    def _plain(self, form: Style) -> Json:
        """What a cell's own format comes to; formats are shared by many cells and worked out once."""
        kept = self._formats.get(id(form))
        if kept is None:
            kept = self._formats[id(form)] = (form, _own_looks(form))
        return kept[1]

    def _band(self, row: int, column: int) -> Json | None:
        for box, colours in self._bands:
            if _within(box, row, column):
                heads = "headerColor" in colours
                if heads and row == box.top:
                    return colours["headerColor"]  # type: ignore[no-any-return]
                odd = (row - box.top - heads) % 2
                colour: Json | None = colours.get("secondBandColor" if odd else "firstBandColor")
                return colour
        return None

    def _rule_format(self, row: int, column: int, cell: Cell) -> Json:
        """The first rule that applies wins, as in the order people see them."""
        if not self._rules:
            return {}
        value: Value = None
        text, read = "", False
        for number, boxes, rule in self._rules_of(column):
            if not any(box.top <= row < box.bottom for box in boxes):
                continue
            if not read:
                value = self.view.value(self.tab, row, column, cell)
                text, read = self.view.text(self.tab, row, column, cell), True
            if "gradientRule" in rule:
                if is_number(value):
                    colour = self._scaled(number, float(value or 0))
                    if colour is not None:
                        return {"backgroundColor": colour}
                continue
            plain = rule["booleanRule"]
            here = self._at(self._rules[number][0][0], row, column)
            if meets(self.view, plain["condition"], value, text, formula=here):
                return plain.get("format", {})  # type: ignore[no-any-return]
        return {}

    def _rules_of(self, column: int) -> list[tuple[int, list[Box], Json]]:
        """The rules that may meet a cell of this column: number, their boxes there, the rule."""
        kept = self._of_columns.get(column)
        if kept is None:
            kept = []
            for number, (boxes, rule) in enumerate(self._rules):
                there = [box for box in boxes if box.left <= column < box.right]
                if there:
                    kept.append((number, there, rule))
            self._of_columns[column] = kept
        return kept

    def _scaled(self, number: int, value: float) -> Json | None:
        """The colour that the rule of this number, a gradient, gives to a value."""
        if number not in self._scales:
            boxes, rule = self._rules[number]
            self._scales[number] = scale_of(self.view, boxes, rule["gradientRule"])
        scale = self._scales[number]
        return None if scale is None else scale.colour(value)

    def _at(self, origin: Box, row: int, column: int) -> Callable[[str], Value]:
        """Evaluates a rule's formula, written for the first cell of its range, as it reads at this cell."""

        def formula(source: str) -> Value:
            key = (source, origin, row)
            if key in self._of_rows:
                return self._of_rows[key]
            here = copied_formula(source, row - origin.top, column - origin.left)
            value = self.view.calculator.evaluate_at(here, self.tab, row, column)
            if self._is_of_rows(source):
                self._of_rows[key] = value
            return value

        return formula

    def _is_of_rows(self, source: str) -> bool:
        """Whether a formula reads the same in every column of a row, as =$E2<TODAY() does."""
        if source not in self._fixed:
            moved = copied_formula(source, 0, 1) == copied_formula(source, 0, 0)
            self._fixed[source] = moved and "COLUMN" not in source.upper()
        return self._fixed[source]

    def choices(self, cell: Cell) -> list[str] | None:
        """The texts a dropdown offers, when the cell has one."""
        rule = cell.validation
        if rule is None:
            return None
        kept = self._choices.get(id(rule))
        if kept is None:
            kept = (rule, self._offered(rule.get("condition", {})))
            self._choices[id(rule)] = kept
        return kept[1]

    def _offered(self, condition: Json) -> list[str] | None:
        values = [str(one.get("userEnteredValue", "")) for one in condition.get("values") or []]
        if condition.get("type") == "ONE_OF_LIST":
            return values
        if condition.get("type") != "ONE_OF_RANGE" or not values:
            return None
        try:
            box = self.view.book.box_of(values[0].removeprefix("=").replace("$", ""))
        except ApiError:
            return []
        texts = [
            str(text)
            for row in values_in(self.view, box, Rendering())
            for text in row
            if text != ""
        ]
        return list(dict.fromkeys(texts))


_BORDERS = {
    "SOLID": "1px solid",
    "SOLID_MEDIUM": "2px solid",
    "SOLID_THICK": "3px solid",
    "DOTTED": "1px dotted",
    "DASHED": "1px dashed",
    "DOUBLE": "3px double",
}


def _own_looks(form: Style) -> Json:
    wrap = form.get("wrapStrategy")
    high = str(form.get("verticalAlignment", "")).lower()
    drawn = {
        "bg": hexadecimal(form.get("backgroundColor")),
        **_text_looks(form.get("textFormat", {})),
        "wrap": wrap == "WRAP" or None,
        "clip": wrap == "CLIP" or None,
        "align": str(form.get("horizontalAlignment", "")).lower() or None,
        "valign": high if high in {"top", "middle"} else None,
        "borders": _borders(form.get("borders", {})) or None,
    }
    return {name: one for name, one in drawn.items() if one}


def _text_looks(text: Json) -> Json:
    """Also what a rule takes away: its false ones are kept until the end."""
    names = {
        "bold": "bold",
        "italic": "italic",
        "underline": "underline",
        "strike": "strikethrough",
    }
    made = {name: text[key] for name, key in names.items() if key in text}
    if "foregroundColor" in text:
        made["fg"] = hexadecimal(text["foregroundColor"])
    if "fontSize" in text:
        made["size"] = text["fontSize"]
    return made


def _borders(lines: Json) -> Json:
    """top, right, bottom, left -> [width and kind, colour], as a style sheet writes them."""
    return {
        side: [_BORDERS[line["style"]], hexadecimal(line.get("color")) or "#000000"]
        for side, line in lines.items()
        if line.get("style") in _BORDERS
    }


def _within(box: Box, row: int, column: int) -> bool:
    return box.top <= row < box.bottom and box.left <= column < box.right
