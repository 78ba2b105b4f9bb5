"""The log of letters as rows of a tab: what is written is what is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from connectors.workbook.cells import TEXT_LIMIT, Json, entered_value
from connectors.workbook.outbox_log import data_of, data_text, letter_cells, letter_of
from connectors.workbook.places import TabPlace
from leads.changes import Change, Changes
from leads.model import Cell, LetterEvent, LetterState
from leads.tabs import OUTBOX
from tests.connectors.workbook.sites import StandinSite

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
    letter = letter_of(place, row, zone)
    assert letter is not None
    return letter


@pytest.mark.parametrize("hour", [5, 6])
def test_instant_of_a_letter_survives_the_hour_that_comes_twice(hour: int) -> None:
    """Both are 01:30 in New York on that day; an hour off would put a letter in doubt at once."""
    letter = queued(datetime(2026, 11, 1, hour, 30, 0, 250_000, tzinfo=UTC))

    assert read_back(letter_cells(letter), NEW_YORK).at == letter.at


def test_date_time_in_the_log_is_meant_in_the_sheets_zone() -> None:
    """As earlier versions wrote it."""
    letter = queued(datetime(2026, 11, 2, 13, 30, tzinfo=UTC))
    cells = {**letter_cells(letter), "at": letter.at}

    assert read_back(cells, NEW_YORK).at == letter.at


def test_letters_that_were_read_once_are_not_fetched_again(sheet: StandinSite) -> None:
    """Every digest of the year stands there with its content: a reading a minute must not bring them all."""
    workbook = sheet.workbook
    first = replace(queued(sheet.clock()), data={"text": "x" * 20_000})
    workbook.commit(Changes.of(Change(letters=(first,))), workbook.read())
    workbook.commit(Changes.of(Change(letters=(first,))), workbook.read())
    sent = replace(first, state=LetterState.SENT, data={})
    workbook.commit(Changes.of(Change(letters=(sent,))), workbook.read())
    before = len(sheet.app.requests)
    letters = workbook.read().letters

    ((_, _, asked),) = sheet.app.requests[before:]
    assert asked.count(b'"startRowIndex":2') == 1
    assert letters == (first, first, sent) == sheet.open().read().letters


def test_letter_data_comes_back_whole_even_when_it_is_too_long_for_plain_text() -> None:
    small = {"cards": [{"name": "Müller", "due": "2027-03-01"}]}
    large = {"cards": [{"name": f"Lead {number}", "note": "x" * 80} for number in range(1500)]}

    assert data_of(data_text(small)) == small
    assert data_of(data_text(large)) == large
    assert len(data_text(large)) <= TEXT_LIMIT


def test_letter_data_that_a_person_overwrote_is_empty() -> None:
    assert data_of("call me") == {}
    assert data_of("zlib:%%%") == {}


def test_dates_inside_letter_data_are_told_in_iso() -> None:
    at = datetime(2027, 3, 1, 9, tzinfo=UTC) + timedelta(hours=1)

    assert data_of(data_text({"at": at, "day": at.date()})) == {
        "at": "2027-03-01T10:00:00+00:00",
        "day": "2027-03-01",
    }
