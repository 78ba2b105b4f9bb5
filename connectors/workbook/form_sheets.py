"""Where web forms' answers arrive: tabs of the workbook, read together with it, or other spreadsheets, asked apart.

They are only ever read: never sorted, marked or known by the number of a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from connectors.errors import WorkbookBroken, WorkbookUnavailable
from connectors.workbook.answers import Grid, grid_of
from connectors.workbook.cells import text
from connectors.workbook.places import Ground, Row, SheetPlace, is_blank, letters
from connectors.workbook.session import Session
from leads.model import FormRow


@dataclass(frozen=True, slots=True)
class Form:
    """Where a web form's answers arrive: a tab of the workbook, or of another spreadsheet."""

    name: str
    spreadsheet_id: str
    tab: str


class FormSheets:
    """The forms that the configuration names. `spreadsheet_id` is "" where a form's tab is the workbook's own."""

    def __init__(self, session: Session, forms: Sequence[Form]) -> None:
        self._session = session
        self._forms = tuple(forms)

    @property
    def any_elsewhere(self) -> bool:
        """Whether some answers stand in another spreadsheet: a reading of the workbook does not tell of them."""
        return any(form.spreadsheet_id for form in self._forms)

    def own_tabs(self, ground: Ground) -> list[SheetPlace]:
        """The tabs to ask for with the workbook's own."""
        return [place for form in self._forms if (place := _own_tab(form, ground))]

    def all_found(self, ground: Ground) -> bool:
        """Whether every tab that should be the workbook's own is there."""
        return all(form.spreadsheet_id or _own_tab(form, ground) for form in self._forms)

    def rows(
        self, ground: Ground, grids: Mapping[int, Grid]
    ) -> tuple[tuple[FormRow, ...], dict[str, tuple[str, ...]]]:
        """The answers of all forms; and tab -> why, of each form that could not be read."""
        found: tuple[FormRow, ...] = ()
        missing: dict[str, tuple[str, ...]] = {}
        for form in self._forms:
            try:
                found += form_rows_of(form.name, self._read(form, ground, grids))
            except (WorkbookBroken, WorkbookUnavailable) as error:
                missing[form.tab] = (f"form {form.name}: {error}",)
        return found, missing

    def _read(self, form: Form, ground: Ground, grids: Mapping[int, Grid]) -> Sequence[Row]:
        if form.spreadsheet_id:
            title = "'" + form.tab.replace("'", "''") + "'"
            told = self._session.get(
                form.spreadsheet_id,
                f"/values/{quote(title, safe='')}",
                {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"},
            )
            return grid_of(told).rows
        place = _own_tab(form, ground)
        if place is None:
            raise WorkbookBroken(f"there is no tab {form.tab!r}")
        return grids.get(place.sheet_id, Grid()).rows


def _own_tab(form: Form, ground: Ground) -> SheetPlace | None:
    return None if form.spreadsheet_id else ground.titled(form.tab)


def form_rows_of(form: str, rows: Sequence[Row]) -> tuple[FormRow, ...]:
    """The answers to a form, by question; questions come from the first row, whatever they are today."""
    if not rows:
        return ()
    questions = _questions(rows)
    return tuple(
        FormRow(form=form, answers=dict(zip(questions, _padded(row, len(questions)), strict=False)))
        for row in rows[1:]
        if not is_blank(row)
    )


def _questions(rows: Sequence[Row]) -> list[str]:
    """One name a column: a question asked twice gets a number, one without a name its letter."""
    width = max(map(len, rows))
    names: list[str] = []
    for index, heading in enumerate(_padded(rows[0], width)):
        name = text(heading) or f"Column {letters(index)}"
        names.append(name if name not in names else f"{name} ({index + 1})")
    return names


def _padded(row: Row, width: int) -> Row:
    return row + (None,) * (width - len(row))
