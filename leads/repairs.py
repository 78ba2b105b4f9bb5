"""What is to be put right in Leads: the cells of rows as this reading shows them, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from leads.model import Cell
from leads.shown_rows import ShownRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence for Review.

    Attributes:
        about: The lead whose value or id had gone astray.
        beside: The lead on whose row it was found; "" when that is no lead's.
    """

    about: str
    why: str
    beside: str = ""


@dataclass(slots=True)
class Repairs:
    """Attributes:
    rows: By number, those of which a cell is to be put right.
    cells: Row number -> attribute -> what it is to hold; the id, too, where the row is another lead's.
    because: Row number -> why, for History.
    told: What people hear of it.
    """

    rows: dict[int, ShownRow] = field(default_factory=dict)
    cells: dict[int, dict[str, Cell]] = field(default_factory=dict)
    because: dict[int, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def put(self, row: ShownRow, attribute: str, value: Cell, because: str) -> None:
        """The first word on a cell counts."""
        self.rows[row.number] = row
        self.because.setdefault(row.number, because)
        self.cells.setdefault(row.number, {}).setdefault(attribute, value)

    def tell(self, about: str, why: str, beside: str = "") -> None:
        self.told.append(Told(about=about, why=why, beside=beside))
