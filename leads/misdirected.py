"""Values that landed on another row than they were meant for, because somebody moved rows in the same half second.

Each write is looked up by lead id. Where its values are missing there, they stand on another row, which shows
what nobody put there: something else than History says it is to hold. That row gets back what it is to hold, and
the value is written again where it belongs. A person's value always wins: a cell that shows neither what we
wrote nor what stood there before is theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from leads.last_known import UNKNOWN, LastKnown, Unknown, comparable, is_cut
from leads.model import Cell
from leads.picture import Picture
from leads.repairs import Repairs
from leads.shown_rows import ShownRow, ShownRows, figure, same
from leads.tabs import LEADS, Writer
from leads.writes import Write

OURS = tuple(
    c.attribute for c in LEADS.columns if c.writer is Writer.WORKER and c.attribute != "lead_id"
)
"""Nobody but the worker fills these, so that what History says of them needs no second witness."""


class Search:
    """Looks writes up in one reading."""

    def __init__(self, picture: Picture, known: LastKnown, writes: tuple[Write, ...]) -> None:
        self.picture, self.known, self.writes = picture, known, writes
        self._ids = {lead.lead_id for lead in picture.leads}
        self._attribute_at = {letters: a for a, letters in picture.columns.items()}
        self._taken: set[tuple[int, str]] = set()
        self._moved = False
        self.rows = ShownRows(picture)

    def values(self, repairs: Repairs) -> None:
        """Put right what went astray of values for rows that had their id."""
        strays = [
            write for write in self.writes if write.typed is None and self.follow(write, repairs)
        ]
        if strays:
            self._sweep(repairs)

    def follow(self, write: Write, repairs: Repairs) -> bool:
        """Put one write right; False when it is where it belongs, or nobody can tell."""
        meant = self._telling(write)
        row = self.rows.of(write.lead_id)
        missed = [a for a in meant if row and self.is_missed(write, row, a)]
        if not meant or (row and not missed and any(self.says(row, a, meant[a]) for a in meant)):
            return False
        landed, hits = self._landing(write, meant, row)
        if landed is None and not (row and self._is_gone(meant, missed)):
            return False
        where = "on no row any more"
        if landed:
            where = f"on {landed.lead_id or f'row {landed.number}'}"
            for attribute in hits:
                self._taken.add((landed.number, attribute))
                self.put_back(
                    landed, attribute, f"{_told(write)} was meant for {write.lead_id}", repairs
                )
        if row:
            because = f"it had landed {where} while rows or columns moved"
            for attribute in missed:
                self.put_back(row, attribute, because, repairs)
        again = "and was written again where it belongs" if missed else "and was not written again"
        why = f"{_told(write)} for {write.lead_id} landed {where}, because rows or columns moved in that second"
        repairs.tell(write.lead_id, f"{why}, {again}", landed.lead_id if landed else "")
        return True

    def put_back(self, row: ShownRow, attribute: str, because: str, repairs: Repairs) -> None:
        """The cell is to hold what it should; where nobody knows what that is it stays."""
        value = self.expected(row, attribute)
        if value is not UNKNOWN and not is_cut(value):
            repairs.put(row, attribute, value, because)

    def expected(self, row: ShownRow, attribute: str) -> Cell | Unknown:
        if row.lead:
            return self.known.expected(row.lead_id, attribute)
        return self._typed_before(row).get(attribute)

    def says(self, row: ShownRow, attribute: str, value: Cell | Unknown) -> bool:
        return value is not UNKNOWN and same(row.cells.get(attribute), value, self.picture.zone)

    def is_ours(self, row: ShownRow, attribute: str) -> bool:
        """Whether the cell shows what the latest writes put under this column somewhere."""
        return any(self.says(row, attribute, value) for value in self._written_under(attribute))

    def landed_under(self, write: Write, attribute: str) -> str | None:
        """Under which column the value stands, when columns moved before it came."""
        return self._attribute_at.get(write.letters.get(attribute, ""))

    def _telling(self, write: Write) -> dict[str, Cell]:
        """What changed something, of columns that are still there."""
        zone = self.picture.zone
        return {
            a: value
            for a, value in write.cells.items()
            if a != "lead_id"
            and a in self.picture.columns
            and not same(value, write.held.get(a), zone)
        }

    def is_missed(self, write: Write, row: ShownRow, attribute: str) -> bool:
        """Whether the cell shows something else than was written, and no person's value."""
        if self.says(row, attribute, write.cells[attribute]):
            return False
        return self.says(row, attribute, write.held.get(attribute)) or self.is_ours(row, attribute)

    def _is_gone(self, meant: Mapping[str, Cell], missed: list[str]) -> bool:
        """Whether it must have landed on a row that is gone: a person undoes no more than a cell."""
        return len(missed) == len(meant) and (len(missed) > 1 or missed[0] in OURS)

    def _landing(
        self, write: Write, meant: Mapping[str, Cell], own: ShownRow | None
    ) -> tuple[ShownRow | None, list[str]]:
        """The row that shows these values although it is to hold others, and under which columns."""
        found: dict[int, list[str]] = {}
        matches: Counter[int] = Counter()
        rows: dict[int, ShownRow] = {}
        for under in self._hypotheses(write, meant):
            hits: dict[int, list[str]] = defaultdict(list)
            matched: Counter[int] = Counter()
            for attribute, value in meant.items():
                column = under.get(attribute) or ""
                for row in self._showing(column, value) if column else ():
                    matched[row.number] += 1
                    at_home = row is own and column == attribute
                    if not at_home and self._is_unexplained(row, column):
                        hits[row.number].append(column)
                        rows[row.number] = row
            for number, columns in hits.items():
                if matched[number] > matches[number]:
                    found[number], matches[number] = columns, matched[number]
        if not found:
            return None, []
        most = max(matches[number] for number in found)
        best = [number for number in found if matches[number] == most]
        if 2 * most < len(meant):
            return None, []
        number = write.row if write.row in best else best[0]
        is_sure = len(best) == 1 or number == write.row or set(found[number]) <= set(OURS)
        return (rows[number], found[number]) if is_sure else (None, [])

    def _hypotheses(
        self, write: Write, meant: Mapping[str, Cell]
    ) -> Iterator[Mapping[str, str | None]]:
        """Attribute -> the column under which its value came to stand: its own, or the one at its old letters."""
        yield {a: a for a in meant}
        moved = {a: self.landed_under(write, a) for a in meant}
        if any(moved[a] != a for a in meant):
            yield moved

    def _is_unexplained(self, row: ShownRow, column: str) -> bool:
        if (row.number, column) in self._taken:
            return False
        value = self.expected(row, column)
        return value is not UNKNOWN and not self.says(row, column, value)

    def _sweep(self, repairs: Repairs) -> None:
        """Once something went astray: no cell of ours may show another lead's value."""
        for attribute in OURS:
            for value in self._written_under(attribute):
                for row in self._showing(attribute, value):
                    if row.lead and self._is_unexplained(row, attribute):
                        self.put_back(row, attribute, "it was meant for another row", repairs)

    def _written_under(self, attribute: str) -> list[Cell]:
        return self._values.get(attribute, [])

    @cached_property
    def _values(self) -> Mapping[str, list[Cell]]:
        """By the column under which they may have come to stand."""
        values: dict[str, list[Cell]] = defaultdict(list)
        for write in self.writes:
            for attribute, value in write.cells.items():
                for column in {attribute, self.landed_under(write, attribute)} - {None}:
                    values[column or ""].append(value)
        return values

    def _showing(self, column: str, value: Cell) -> list[ShownRow]:
        if column not in self._index:
            self._index[column] = self._indexed(column)
        alike, figures = self._index[column]
        zone = self.picture.zone
        exact = alike.get(comparable(value, zone), [])
        loose = figures.get(figure(value, zone), []) if figure(value, zone) else []
        return [
            *exact,
            *(row for row in loose if row not in exact and self.says(row, column, value)),
        ]

    @cached_property
    def _index(self) -> dict[str, tuple[dict[Cell, list[ShownRow]], dict[str, list[ShownRow]]]]:
        return {}

    def _indexed(self, column: str) -> tuple[dict[Cell, list[ShownRow]], dict[str, list[ShownRow]]]:
        alike: dict[Cell, list[ShownRow]] = defaultdict(list)
        figures: dict[str, list[ShownRow]] = defaultdict(list)
        zone = self.picture.zone
        for row in self.rows.all:
            value = row.cells.get(column)
            alike[comparable(value, zone)].append(row)
            figures[figure(value, zone)].append(row)
        return alike, figures

    def _typed_before(self, row: ShownRow) -> Mapping[str, Cell]:
        """What a row without an id held at the reading before: the one that shares what is not of ours now."""
        rest = {a: c for a, c in row.cells.items() if not self.is_ours(row, a)}
        earlier = self.known.picture.typed_rows if self.known.picture else ()
        for one in earlier:
            if rest and all(one.cells.get(a) == cell for a, cell in rest.items() if a != "lead_id"):
                return one.cells
        return rest


def _told(write: Write) -> str:
    shown = (
        f"{LEADS.column(a).heading} “{value}”" for a, value in write.cells.items() if a != "lead_id"
    )
    return ", ".join(shown)
