"""One typed row of a settings tab, and the place to complain about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from leads.model import Cell
from leads.settings import SettingProblem
from leads.tabs import Tab
from leads.typed_settings import cells
from leads.typed_settings.cells import did_you_mean, shown, text_of

Tables = Mapping[str, Sequence[tuple[int, Mapping[str, Cell]]]]
"""Tab title -> (sheet row number, {heading: cell}), in sheet order."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One typed row of a settings tab, and the place to complain about it."""

    tab: str
    number: int
    cells: Mapping[str, Cell]
    problems: list[SettingProblem] = field(repr=False)

    def wrong(self, heading: str, problem: str) -> None:
        self.problems.append(
            SettingProblem(tab=self.tab, row=self.number, heading=heading, problem=problem)
        )

    def cell(self, heading: str) -> Cell:
        return self.cells.get(heading)

    def text(self, heading: str) -> str:
        return text_of(self.cell(heading))

    def understood(
        self, heading: str, reader: Callable[[Cell], T | None], default: T, advice: str
    ) -> T:
        """What `reader` makes of the cell; `default` when it is blank or, with a complaint, unreadable."""
        cell = self.cell(heading)
        if not text_of(cell):
            return default
        value = reader(cell)
        if value is None:
            self.wrong(heading, f"{shown(cell)} is not understood. {advice}")
            return default
        return value

    def choice(self, heading: str, choices: Mapping[str, T], default: T) -> T:
        """The value of the choice typed, letter case and hyphens aside.

        `default` when the cell is blank or, with a complaint, when it is none of the choices.
        """
        text = self.text(heading)
        value = _chosen(text, choices) if text else default
        if value is None:
            guess = did_you_mean(text, choices)
            self.wrong(heading, f"{shown(text)} is none of: {', '.join(choices)}.{guess}")
            return default
        return value


def _chosen(text: str, choices: Mapping[str, T]) -> T | None:
    wanted = _spoken(text)
    return next((value for name, value in choices.items() if _spoken(name) == wanted), None)


def _spoken(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def rows_of(tables: Tables, tab: Tab, problems: list[SettingProblem]) -> list[Row]:
    """The tab's rows that hold anything."""
    return [
        Row(tab.title, number, row, problems)
        for number, row in tables.get(tab.title, ())
        if any(text_of(cell) for cell in row.values())
    ]


def named_once(rows: list[Row], heading: str) -> list[Row]:
    """The rows with a name, the first of each; the others are complained about."""
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        name = row.text(heading)
        if not name:
            row.wrong(heading, f"This row has no {heading.lower()}, so it is left out.")
        elif (seen := first.setdefault(name.casefold(), row.number)) != row.number:
            row.wrong(heading, f"{shown(name)} is already in row {seen}; this row is left out.")
        else:
            kept.append(row)
    return kept


def in_order(rows: list[Row]) -> list[tuple[int, Row]]:
    """Rows by their Order cell; a row without a number stays behind the row above it."""
    numbered: list[tuple[int, Row]] = []
    order = 0
    for row in rows:
        advice = "Write a whole number; until then the row keeps its place below the row above."
        order = row.understood("Order", cells.whole_number, order, advice)
        numbered.append((order, row))
    return sorted(numbered, key=lambda pair: pair[0])
