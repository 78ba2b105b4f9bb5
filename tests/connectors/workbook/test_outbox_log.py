"""The log of letters as rows of a tab: what is written is what is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from connectors.workbook.cells import Json, entered_value
from connectors.workbook.picturing import Table, letter_cells, letters_of
from connectors.workbook.places import TabPlace
from leads.model import Cell, LetterEvent, LetterState
from leads.tabs import OUTBOX

NEW_YORK = ZoneInfo("America/New_York")


def queued(at: datetime) -> LetterEvent:
    return LetterEvent(
        message_id="digest.ana.2026-11-01@example.com",
        kind="digest",
        to="ana@example.com",
        about="Ana",
        day=date(2026, 11, 1),
        state=LetterState.QUEUED,
        at=at,
    )


def read_back(cells: dict[str, Cell], zone: ZoneInfo) -> LetterEvent:
    values: list[Json | None] = [entered_value(cells[c.attribute], zone) for c in OUTBOX.columns]
    row = tuple(next(iter(value.values())) if value else "" for value in values)
    columns = {column.attribute: index for index, column in enumerate(OUTBOX.columns)}
    place = TabPlace(sheet_id=1, title=OUTBOX.title, header=0, columns=columns)
    (letter,) = letters_of(Table(place, [OUTBOX.headings, row]), zone)
    return letter


@pytest.mark.parametrize("hour", [5, 6])
def test_instant_of_a_letter_survives_the_hour_that_comes_twice(hour: int) -> None:
    """Both are 01:30 in New York on that day; an hour off would put a letter in doubt at once."""
    letter = queued(datetime(2026, 11, 1, hour, 30, 0, 250_000, tzinfo=UTC))

    assert read_back(letter_cells(letter, ""), NEW_YORK).at == letter.at


def test_date_time_in_the_log_is_meant_in_the_sheets_zone() -> None:
    """As earlier versions wrote it."""
    letter = queued(datetime(2026, 11, 2, 13, 30, tzinfo=UTC))
    cells = {**letter_cells(letter, ""), "at": letter.at}

    assert read_back(cells, NEW_YORK).at == letter.at
