"""Would the claims notice? Semantics of the stand-in broken on purpose, each of which must turn a claim red."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from standin.sheets import a1, book, http, reading, sheets_api, shifting, view, writing
from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.cells import EMPTY, Value
from standin.sheets.errors import Json
from standin.sheets.grid import Grid
from standin.sheets.locales import locale_named
from standin.sheets.office import Held, Office
from standin.sheets.requests import dimensions, growing, named, pasting, sorting, table, tabs
from standin.sheets.requests.context import Work
from standin.sheets.requests.things import add_protected_range
from standin.sheets.shifting import Dimension, Shift
from standin.sheets.tab import Tab
from tests.standin.sheets import (
    test_batches,
    test_facts,
    test_facts_of_things,
    test_request_shapes,
    test_values,
)
from tests.standin.sheets.in_process import InProcess, in_process

pytestmark = pytest.mark.slow

Break = Callable[[pytest.MonkeyPatch], None]
Claim = Callable[[InProcess], Any]


def _instead(place: Any, name: str, new: Any) -> Break:
    return lambda patch: patch.setattr(place, name, new)


def _kind(name: str, new: Any) -> Break:
    return lambda patch: patch.setitem(table.ACTS, name, new)


def _used_area(tab: Tab, box: Box) -> Box:
    return Box(tab.sheet_id, 0, 0, max(tab.grid.last_row(), 1), tab.columns)


@contextlib.contextmanager
def _keeping_everything(_office: Office, held: Held, _caller: str) -> Iterator[Book]:
    yield held.book


def _metadata_twice(work: Work, request: Json) -> Json:
    from standin.sheets.requests.metadata import create_developer_metadata

    work.book.metadata.pop(request["developerMetadata"].get("metadataId"), None)
    return create_developer_metadata(work, request)


def _padded(*given: Any) -> list[list[Any]]:
    rows = _VALUES_IN(*given)
    width = given[1].width
    return [row + [""] * (width - len(row)) for row in rows]


def _without_hidden(*given: Any) -> list[list[Any]]:
    seen, box, _how = given
    tab = seen.book.tab(box.sheet_id)
    rows = enumerate(_VALUES_IN(*given), box.top)
    return [row for number, row in rows if not tab.row_hidden(number)]


_VALUES_IN = reading.values_in
_COMPARE = sorting._compare
_CLIPPED = book.clipped


def _null_as_blank(body: Json) -> list[list[Any]]:
    return [["" if one is None else one for one in row] for row in body.get("values", [])]


def _blanks_first(one: Value, other: Value, *, down: bool) -> int:
    if one is None or other is None:
        return (other is None) - (one is None)
    return _COMPARE(one, other, down=down)


def _numbers_first_always(one: Value, other: Value, *, down: bool) -> int:
    mixed = isinstance(one, str) != isinstance(other, str)
    return _COMPARE(one, other, down=down and not mixed)


def _sort_with_metadata(work: Work, request: Json) -> None:
    sorting.sort_range(work, request)
    for number, one in work.book.metadata.items():
        here = {**one["location"]["dimensionRange"], "startIndex": 1, "endIndex": 2}
        place = {**one["location"], "dimensionRange": here}
        work.book.metadata[number] = {**one, "location": place}


def _growing_at_the_start(sheet_id: int, dimension: Dimension, at: int, count: int) -> Shift:
    def interval(start: int, end: int) -> tuple[int, int]:
        return start + (count if start > at else 0), end + (count if end > at else 0)

    real = shifting.inserting(sheet_id, dimension, at, count)
    return Shift(sheet_id, dimension, real.index, interval)


def _summed(of: Book, made: list[writing.Written]) -> Json:
    names = {"totalUpdatedRows": "rows", "totalUpdatedColumns": "columns"}
    counts = {name: sum(len(getattr(one, part)) for one in made) for name, part in names.items()}
    return writing.totals(of, made) | counts


def _growing_to_fit(tab: Tab, span: a1.Span) -> Box:
    tab.rows = max(tab.rows, span.bottom or 0)
    return _CLIPPED(tab, span)


def _last_row_of_first_column(grid: Grid) -> int:
    filled = [n for n in range(len(grid.rows)) if grid.cell(n, 0).value is not None]
    return filled[-1] + 1 if filled else 0


def _wiped(of: Book, box: Box) -> None:
    tab = of.tab(box.sheet_id)
    for row in range(box.top, len(tab.grid.rows)):
        for column in range(box.left, box.right):
            tab.grid.put(row, column, EMPTY)


def _only_a_warning(work: Work, request: Json) -> Json:
    asked = {**request["protectedRange"], "warningOnly": True}
    return add_protected_range(work, {"protectedRange": asked})


def _nothing(*_given: Any, **_named: Any) -> None:
    return None


def _same(what: Any) -> Any:
    return what


def _with(claim: Callable[..., Any], *given: Any) -> Claim:
    return lambda caller: claim(caller, *given)


def _alone(claim: Callable[..., Any], *given: Any) -> Claim:
    return lambda _caller: claim(*given)


values, batches, facts, things = test_values, test_batches, test_facts, test_facts_of_things

MUTANTS: dict[str, tuple[Break, Claim]] = {
    "append writes at the range instead of below its table": (
        _instead(sheets_api, "table_in", _nothing),
        values.test_append_goes_below_the_last_table_the_range_touches,
    ),
    "append takes the whole used area for the table": (
        _instead(sheets_api, "table_in", _used_area),
        _with(facts.test_append_to_the_two_tables_of_googles_guide, "Sheet1!A1", "A3"),
    ),
    "INSERT_ROWS overwrites": (
        _instead(sheets_api, "insert_dimension", _nothing),
        facts.test_append_with_insert_rows_pushes_what_lies_below_the_table,
    ),
    "the tab number zero is shown": (
        _instead(named, "without_zero", _same),
        things.test_the_tab_number_zero_is_left_out_of_ranges_in_replies,
    ),
    "default properties are shown": (
        _instead(tabs, "_DEFAULT_VALUES", ()),
        things.test_properties_set_back_to_their_default_are_left_out_again,
    ),
    "a refused batch keeps what it did so far": (
        _instead(Office, "changing", _keeping_everything),
        batches.test_a_refused_batch_leaves_no_trace_of_its_earlier_requests,
    ),
    "a taken metadata id is taken over": (
        _kind("createDeveloperMetadata", _metadata_twice),
        batches.test_a_taken_metadata_id_refuses_the_whole_batch,
    ),
    "trailing blanks are kept": (
        _instead(reading, "values_in", _padded),
        values.test_trailing_blanks_are_left_out_and_inner_ones_are_empty_texts,
    ),
    "hidden rows are not read": (
        _instead(reading, "values_in", _without_hidden),
        things.test_the_basic_filter_hides_rows_that_are_read_all_the_same,
    ),
    "null clears a cell": (
        _instead(sheets_api, "rows_of", _null_as_blank),
        values.test_null_is_skipped_and_an_empty_text_clears_and_both_count_differently,
    ),
    "ranges are echoed as they were asked for": (
        _instead(book, "clipped", lambda tab, span: Box(tab.sheet_id, 0, 0, 5000, 99)),
        values.test_ranges_are_echoed_clipped_and_canonical,
    ),
    "titles are not quoted": (
        _instead(a1, "quoted_title", _same),
        values.test_ranges_are_echoed_clipped_and_canonical,
    ),
    "dates are meant in UTC": (
        _instead(view, "ZoneInfo", lambda _name: dt.UTC),
        _alone(facts.test_today_is_the_day_in_the_spreadsheets_own_zone, "Asia/Tokyo", 46086),
    ),
    "everybody types as in the United States": (
        _instead(writing, "locale_named", lambda _name: locale_named("en_US")),
        _alone(
            facts.test_the_same_text_means_what_the_spreadsheets_locale_says,
            "de_DE",
            "3.4.2026",
            46115,
        ),
    ),
    "RAW is parsed": (
        _instead(sheets_api, "_typed", lambda _option: True),
        _with(values.test_raw_text_stays_what_it_is, "=1+2"),
    ),
    "typed text is kept as it is": (
        _instead(sheets_api, "_typed", lambda _option: False),
        values.test_typed_text_is_parsed_and_dates_are_serial_numbers,
    ),
    "metadata stays where it was when rows are inserted": (
        _instead(Book, "_shift_metadata", _nothing),
        batches.test_metadata_follows_inserted_moved_and_deleted_rows_and_columns,
    ),
    "metadata goes along with a sort": (
        _kind("sortRange", _sort_with_metadata),
        batches.test_metadata_stays_where_it_is_under_a_sort,
    ),
    "hidden rows are sorted too": (
        _instead(Tab, "row_hidden", lambda _tab, _row: False),
        batches.test_sorting_leaves_hidden_rows_in_place_and_blanks_last,
    ),
    "blanks are sorted first": (
        _instead(sorting, "_compare", _blanks_first),
        batches.test_sorting_leaves_hidden_rows_in_place_and_blanks_last,
    ),
    "numbers come above text also when descending": (
        _instead(sorting, "_compare", _numbers_first_always),
        _alone(
            facts.test_sorting_goes_around_hidden_rows_blanks_last_text_above_numbers_when_descending
        ),
    ),
    "vertical merges are sorted": (
        _instead(sorting, "touch", lambda _one, _other: False),
        batches.test_sorting_over_a_vertical_merge_is_refused,
    ),
    "a range that begins at the insertion grows": (
        _instead(dimensions, "inserting", _growing_at_the_start),
        batches.test_ranges_that_begin_at_the_insertion_are_pushed_and_those_around_it_grow,
    ),
    "formulas keep pointing at the old rows": (
        _instead(dimensions, "follow", _nothing),
        batches.test_formulas_follow_inserted_rows_and_renamed_cells,
    ),
    "totals are sums instead of unions": (
        _instead(sheets_api, "totals", _summed),
        values.test_totals_of_several_writes_are_unions,
    ),
    "the grid grows when it is written outside": (
        _instead(book, "clipped", _growing_to_fit),
        values.test_writing_outside_the_grid_is_refused_in_googles_words,
    ),
    "ten million cells are no limit": (
        _instead(Book, "check_size", _nothing),
        batches.test_ten_million_cells_are_the_limit,
    ),
    "50,000 characters are no limit": (
        _instead(writing, "LONGEST_CELL", 10**9),
        values.test_a_cell_of_more_than_50000_characters_is_refused,
    ),
    "appendCells looks at the first column only": (
        _instead(Grid, "last_row", _last_row_of_first_column),
        batches.test_append_cells_goes_below_the_last_value_and_adds_rows_to_the_grid,
    ),
    "new rows are plain": (
        _instead(growing, "dress_rows", _nothing),
        batches.test_new_rows_take_over_format_and_validation_of_the_row_above,
    ),
    "protections keep nobody out of a batch": (
        _kind("addProtectedRange", _only_a_warning),
        _with(
            things.test_a_batch_that_touches_what_another_protected_is_refused_as_a_whole,
            things._TOUCHES[0],
        ),
    ),
    "protections keep nobody out of values": (
        _kind("addProtectedRange", _only_a_warning),
        things.test_values_written_or_cleared_in_what_another_protected_are_refused,
    ),
    "clearing takes formats and notes along": (
        _instead(sheets_api, "clear", _wiped),
        values.test_clear_keeps_formats_and_notes,
    ),
    "unknown fields are ignored": (
        _instead(http, "check", _nothing),
        test_request_shapes.test_every_wrong_field_is_named_with_its_place,
    ),
    "copied formulas do not move along": (
        _instead(pasting, "_moved", lambda cell, _down, _right: cell),
        things.test_a_copied_block_is_repeated_and_its_formulas_move_along,
    ),
    "all tabs may be hidden": (
        _kind("updateSheetProperties", _nothing),
        batches.test_hiding_the_last_visible_tab_is_refused,
    ),
    "a batch answers kinds without reply with nothing": (
        _instead(
            sheets_api,
            "run_batch",
            lambda work, steps: [r for r in table.run_batch(work, steps) if r],
        ),
        things.test_requests_without_a_reply_are_answered_with_an_empty_one_in_their_place,
    ),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("name", MUTANTS)
def test_the_claim_turns_red_when(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, claim = MUTANTS[name]
    claim(in_process())

    broken(monkeypatch)

    with pytest.raises((AssertionError, LookupError, TypeError, ExceptionGroup)):
        claim(in_process())
