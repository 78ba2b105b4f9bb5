"""What is known of the real API about cells, rows and columns, stated for the stand-in."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import io
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standin.sheets import book as books
from standin.sheets.formatting import shown
from standin.sheets.locales import locale_named
from tests.standin.sheets.conftest import Json
from tests.standin.sheets.in_process import InProcess, in_process

_APPEND_RULE = Path(__file__).parents[4] / "shared" / "tools" / "append_rule.py"
_LOCALES = ("en_US", "en_GB", "en_IN", "de_DE")


@pytest.fixture
def caller() -> InProcess:
    return in_process()


def area(top: int, left: int, bottom: int, right: int, sheet_id: int = 0) -> Json:
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def stretch(dimension: str, start: int, end: int) -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def hide(row: int) -> Json:
    properties = {"hiddenByUser": True}
    return {
        "updateDimensionProperties": {
            "range": stretch("ROWS", row, row + 1),
            "properties": properties,
            "fields": "hiddenByUser",
        }
    }


def tag(number: int, place: Json, **more: Any) -> Json:
    made = {"metadataId": number, "metadataKey": "tag", "location": place, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": made | more}}


def append(caller: InProcess, where: str, rows: list[list[Any]], **query: Any) -> Json:
    query = {"valueInputOption": "RAW"} | query
    answer = caller.ask("POST", f"/values/{where}:append", {"values": rows}, **query)
    assert answer.status_code == 200, answer.text
    told: Json = answer.json()
    return told


# Appending


@cache
def _append_rule() -> ModuleType:
    """The rule as it was worked out from recordings; its own checks run while it is loaded."""
    spec = importlib.util.spec_from_file_location("append_rule", _APPEND_RULE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with contextlib.redirect_stdout(io.StringIO()) as told:
        spec.loader.exec_module(module)
    module.__dict__["told"] = told.getvalue()
    return module


_needs_rule = pytest.mark.skipif(not _APPEND_RULE.is_file(), reason="no rule beside the checkout")


@_needs_rule
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@settings(deadline=None)
@given(
    cells=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 5)), max_size=14),
    corners=st.tuples(st.integers(0, 7), st.integers(0, 6), st.integers(0, 7), st.integers(0, 6)),
)
def test_append_finds_the_table_that_the_recordings_show(
    cells: set[tuple[int, int]], corners: tuple[int, int, int, int]
) -> None:
    rule = _append_rule()
    top, bottom = sorted(corners[::2])
    left, right = sorted(corners[1::2])
    caller = in_process()
    grid = [["x" if (row, column) in cells else None for column in range(6)] for row in range(7)]
    caller.put("Sheet1!A1", grid)

    told = append(caller, f"{rule.a1(top, left)}:{rule.a1(bottom, right)}", [["new"]])

    table, start = rule.find(cells, (top, left, bottom, right))
    assert told["updates"]["updatedRange"] == f"Sheet1!{rule.a1(*start)}"
    first, last = (rule.a1(*table[:2]), rule.a1(*table[2:])) if table else ("", "")
    wanted = f"Sheet1!{first}" + (f":{last}" if last != first else "") if table else None
    assert told.get("tableRange") == wanted


@pytest.mark.parametrize(
    ("where", "start"),
    [
        ("Sheet1", "B7"),
        ("Sheet1!B4", "B7"),
        ("Sheet1!C5:D5", "B7"),
        ("Sheet1!B2:D4", "B7"),
        ("Sheet1!A3:G10", "B7"),
        ("Sheet1!A1", "A3"),
        ("Sheet1!E4", "E4"),
        ("Sheet1!A4", "A4"),
    ],
)
def test_append_to_the_two_tables_of_googles_guide(
    caller: InProcess, where: str, start: str
) -> None:
    caller.put("Sheet1!A1:C2", [["x"] * 3] * 2)
    caller.put("Sheet1!B4:D6", [["x"] * 3] * 3)

    assert append(caller, where, [["new"]])["updates"]["updatedRange"] == f"Sheet1!{start}"


def test_append_overwrites_what_lies_below_the_table(caller: InProcess) -> None:
    caller.put("Sheet1!A1", [["table"], [""], ["far below"]])

    append(caller, "Sheet1!A1", [["one"], ["two"]])

    assert caller.values("Sheet1") == [["table"], ["one"], ["two"]]


def test_append_with_insert_rows_pushes_what_lies_below_the_table(caller: InProcess) -> None:
    caller.put("Sheet1!A1", [["table"], [""], ["far below"]])

    append(caller, "Sheet1!A1", [["one"], ["two"]], insertDataOption="INSERT_ROWS")

    assert caller.values("Sheet1") == [["table"], ["one"], ["two"], [], ["far below"]]


def test_a_reply_names_a_table_only_when_there_was_one(caller: InProcess) -> None:
    assert "tableRange" not in append(caller, "Sheet1", [["first"]])
    assert append(caller, "Sheet1", [["second"]])["tableRange"] == "Sheet1!A1"


def test_an_unticked_checkbox_counts_as_filled_for_append_cells(caller: InProcess) -> None:
    caller.put("Sheet1!B50", [[False]])

    row = {"values": [{"userEnteredValue": {"stringValue": "new"}}]}
    caller.done({"appendCells": {"rows": [row], "fields": "userEnteredValue"}})

    assert caller.values("Sheet1!A51") == [["new"]]


# Typing


@cache
def _speaking(locale: str) -> InProcess:
    return in_process(locale)


@settings(deadline=None)
@given(
    locale=st.sampled_from(_LOCALES),
    cents=st.integers(-(10**11), 10**11),
    pattern=st.sampled_from(["#,##0.00", "0.00"]),
)
def test_a_number_written_as_the_locale_writes_it_is_read_as_that_number(
    locale: str, cents: int, pattern: str
) -> None:
    caller = _speaking(locale)
    text = shown(cents / 100, {"type": "NUMBER", "pattern": pattern}, locale_named(locale))

    caller.put("A1", [[text]], "USER_ENTERED")

    assert caller.values("A1") == [[pytest.approx(cents / 100, abs=1e-6)]]


@settings(deadline=None)
@given(locale=st.sampled_from(_LOCALES), day=st.dates(dt.date(1930, 1, 1), dt.date(2100, 12, 31)))
def test_a_date_written_as_the_locale_writes_it_is_its_days_since_1899(
    locale: str, day: dt.date
) -> None:
    caller = _speaking(locale)
    serial = (day - dt.date(1899, 12, 30)).days
    habits = locale_named(locale)

    caller.put(
        "A1", [[shown(serial, {"type": "DATE", "pattern": habits.date}, habits)]], "USER_ENTERED"
    )

    assert caller.values("A1") == [[serial]]


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en_US", "3/4/2026", 46085),
        ("en_GB", "3/4/2026", 46115),
        ("en_IN", "3/4/2026", 46115),
        ("de_DE", "3.4.2026", 46115),
        ("en_US", "1,234.5", 1234.5),
        ("de_DE", "1.234,5", 1234.5),
        ("de_DE", "1,234.5", "1,234.5"),
        ("en_IN", "₹1,200", 1200),
        ("en_GB", "£5.50", 5.5),
    ],
)
def test_the_same_text_means_what_the_spreadsheets_locale_says(
    locale: str, text: str, value: object
) -> None:
    caller = in_process(locale)

    caller.put("A1", [[text]], "USER_ENTERED")

    assert caller.values("A1") == [[value]]


@pytest.mark.parametrize("text", ["+44 20 7946 0123", "12-A", "a@example.com", "1.2.3.4", "--5"])
def test_text_that_is_no_number_stays_text_also_when_typed(caller: InProcess, text: str) -> None:
    caller.put("A1", [[text]], "USER_ENTERED")

    assert caller.values("A1") == [[text]]


@pytest.mark.parametrize(
    ("zone", "serial"),
    [
        ("Etc/GMT", 46085),
        ("Asia/Kolkata", 46086),
        ("America/New_York", 46085),
        ("Asia/Tokyo", 46086),
    ],
)
def test_today_is_the_day_in_the_spreadsheets_own_zone(zone: str, serial: int) -> None:
    caller = in_process(time_zone=zone)
    caller.now = dt.datetime(2026, 3, 4, 20, 0, tzinfo=dt.UTC)

    caller.put("A1", [["=TODAY()"]], "USER_ENTERED")

    assert caller.values("A1") == [[serial]]


def test_now_is_the_wall_clock_of_the_spreadsheets_zone(caller: InProcess) -> None:
    caller = in_process(time_zone="Asia/Kolkata")
    caller.now = dt.datetime(2026, 3, 4, 18, 30, tzinfo=dt.UTC)

    caller.put("A1", [["=NOW()"]], "USER_ENTERED")

    assert caller.values("A1") == [[46086]]


# Limits


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("Sheet1!A1001", "Sheet1!A1001"),
        ("Sheet1!AA1:AB2", "Sheet1!AA1:AB2"),
    ],
)
def test_reading_outside_the_grid_is_refused(caller: InProcess, cells: str, told: str) -> None:
    answer = caller.ask("GET", f"/values/{cells}")

    wanted = f"Range ({told}) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert answer.json()["error"]["message"] == wanted


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["a"], ["b"], ["c"]], "row [3]"),
        ([["a", "b", "c"]], "column [C]"),
    ],
)
def test_values_beyond_the_named_range_are_refused(
    caller: InProcess, rows: list[list[str]], told: str
) -> None:
    answer = caller.ask("PUT", "/values/A1:B2", {"values": rows}, valueInputOption="RAW")

    wanted = f"Requested writing within range [Sheet1!A1:B2], but tried writing to {told}"
    assert answer.json()["error"]["message"] == wanted


def test_a_part_of_several_that_is_refused_is_named_and_nothing_is_written(
    caller: InProcess,
) -> None:
    parts = [{"range": "A1", "values": [["x"]]}, {"range": "Nowhere!A1", "values": [["y"]]}]
    body = {"valueInputOption": "RAW", "data": parts}
    answer = caller.ask("POST", "/values:batchUpdate", body)

    assert answer.json()["error"]["message"] == "Invalid data[1]: Unable to parse range: Nowhere!A1"
    assert caller.values("Sheet1") == []


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (
            {
                "updateCells": {
                    "start": {"columnIndex": 25},
                    "rows": [{"values": [{}, {}]}],
                    "fields": "*",
                }
            },
            "Attempting to write column: 26, beyond the last requested column of: 25",
        ),
        (
            {"insertDimension": {"range": stretch("ROWS", 1001, 1002)}},
            "range.startIndex is larger than current grid size (1000)",
        ),
        (
            {"deleteDimension": {"range": stretch("COLUMNS", 0, 26)}},
            "You can't delete all the columns on the sheet.",
        ),
        (
            {"appendDimension": {"dimension": "COLUMNS", "length": 18_253}},
            "This action would create more than the maximum of 18278 columns.",
        ),
        (
            {
                "addSheet": {
                    "properties": {"gridProperties": {"rowCount": 400_000, "columnCount": 26}}
                }
            },
            (
                "This action would increase the number of cells in the workbook above the limit of "
                "10000000 cells."
            ),
        ),
        ({"deleteSheet": {"sheetId": 0}}, "You can't remove all the visible sheets in a document."),
    ],
)
def test_what_does_not_fit_the_grid_is_refused_in_googles_words(
    caller: InProcess, step: Json, told: str
) -> None:
    (kind,) = step

    assert caller.refused(step) == f"Invalid requests[0].{kind}: {told}"


def test_inserting_at_the_very_end_needs_the_row_before(caller: InProcess) -> None:
    at_end = {"range": stretch("ROWS", 1000, 1003)}

    caller.refused({"insertDimension": at_end})
    caller.done({"insertDimension": at_end | {"inheritFromBefore": True}})

    assert caller.book()["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1003


def test_growing_by_append_stops_at_ten_million_cells(
    caller: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "CELL_LIMIT", 26_000)
    caller.put("A1000", [["last"]])

    answer = caller.ask(
        "POST", "/values/A1000:append", {"values": [["more"]]}, valueInputOption="RAW"
    )

    assert "above the limit of 26000 cells" in answer.json()["error"]["message"]
    assert caller.book()["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1000


def test_a_cell_of_50000_characters_fits_and_one_more_does_not(caller: InProcess) -> None:
    def cell(length: int) -> Json:
        row = {"values": [{"userEnteredValue": {"stringValue": "x" * length}}]}
        return {"updateCells": {"start": {}, "rows": [row], "fields": "userEnteredValue"}}

    caller.done(cell(50_000))

    assert caller.refused(cell(50_001)) == (
        "Invalid requests[0].updateCells: Your input contains more than the maximum of "
        "50000 characters in a single cell."
    )


# What follows rows

_MOVES = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "move"]),
        st.integers(0, 9),
        st.integers(1, 3),
        st.integers(0, 9),
    ),
    max_size=6,
)


def _moved(rows: list[int | None], move: tuple[str, int, int, int]) -> Json | None:
    """Do to a plain list what the step does to the sheet; None when it would do nothing."""
    what, at, count, to = move
    here = stretch("ROWS", at, at + count)
    match what:
        case "insert":
            rows[at:at] = [None] * count
            return {"insertDimension": {"range": here}}
        case "delete":
            del rows[at : at + count]
            return {"deleteDimension": {"range": here}}
    if at <= to <= at + count:
        return None
    taken = rows[at : at + count]
    del rows[at : at + count]
    place = to if to < at else to - count
    rows[place:place] = taken
    return {"moveDimension": {"source": here, "destinationIndex": to}}


@settings(deadline=None)
@given(_MOVES)
def test_values_and_metadata_follow_rows_as_in_a_plain_list(
    moves: list[tuple[str, int, int, int]],
) -> None:
    caller = in_process()
    rows: list[int | None] = list(range(40))
    caller.put("A1", [[number] for number in rows])
    caller.done(*[tag(n + 1, {"dimensionRange": stretch("ROWS", n, n + 1)}) for n in range(12)])

    for move in moves:
        step = _moved(rows, move)
        if step is not None:
            caller.done(step)

    shown_rows = [row[0] if row else None for row in caller.values("Sheet1!A1:A60")]
    assert shown_rows == rows[: len(shown_rows)]
    assert not any(number is not None for number in rows[len(shown_rows) :])
    for number in range(12):
        answer = caller.ask("GET", f"/developerMetadata/{number + 1}")
        if number in rows:
            assert answer.json()["location"]["dimensionRange"]["startIndex"] == rows.index(number)
        else:
            assert answer.status_code == 404


def test_metadata_that_is_gone_says_so_with_its_number(caller: InProcess) -> None:
    error = caller.ask("GET", "/developerMetadata/5").json()["error"]

    assert (error["code"], error["message"]) == (404, "No developer metadata with ID 5")


def test_keys_of_metadata_need_not_be_unique_and_ids_come_by_themselves(caller: InProcess) -> None:
    where = {"sheetId": 0}
    steps = [
        {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    "metadataKey": "k",
                    "location": where,
                    "visibility": "PROJECT",
                }
            }
        }
    ] * 2
    replies = caller.done(*steps)

    ids = {one["createDeveloperMetadata"]["developerMetadata"]["metadataId"] for one in replies}
    assert len(ids) == 2
    lookup = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}]}
    told = caller.ask("POST", "/developerMetadata:search", lookup).json()
    assert len(told["matchedDeveloperMetadata"]) == 2


def test_metadata_without_visibility_or_at_two_rows_is_refused(caller: InProcess) -> None:
    caller.refused(
        tag(1, {"spreadsheet": True}, visibility="DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED")
    )
    caller.refused(tag(1, {"dimensionRange": stretch("ROWS", 0, 2)}))


def test_writing_by_data_filter_writes_to_every_match(caller: InProcess) -> None:
    caller.done(*[tag(n, {"dimensionRange": stretch("COLUMNS", n, n + 1)}) for n in (1, 3)])
    lookup = {"developerMetadataLookup": {"metadataKey": "tag"}}
    data = [{"dataFilter": lookup, "values": [["x"]]}]

    body = {"valueInputOption": "RAW", "data": data}
    told = caller.ask("POST", "/values:batchUpdateByDataFilter", body).json()

    assert told["totalUpdatedCells"] == 2
    assert caller.values("Sheet1") == [["", "x", "", "x"]]


# Sorting

_VALUES = st.one_of(
    st.none(), st.integers(-5, 5), st.sampled_from(["a", "B", "c", "Z"]), st.booleans()
)


def _rank(value: Any) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


@settings(deadline=None)
@given(
    values=st.lists(_VALUES, min_size=1, max_size=10),
    hidden=st.sets(st.integers(0, 9)),
    down=st.booleans(),
)
def test_sorting_goes_around_hidden_rows_blanks_last_text_above_numbers_when_descending(
    values: list[Any], hidden: set[int], *, down: bool
) -> None:
    caller = in_process()
    caller.put("A1", [[value, number] for number, value in enumerate(values)])
    if hidden:
        caller.done(*[hide(row) for row in hidden])

    order = "DESCENDING" if down else "ASCENDING"
    sort = {"range": area(0, 0, len(values), 2), "sortSpecs": [{"sortOrder": order}]}
    caller.done({"sortRange": sort})

    places = [row for row in range(len(values)) if row not in hidden]
    filled = [row for row in places if values[row] is not None]
    filled = sorted(filled, key=lambda row: _rank(values[row]), reverse=down)
    wanted = dict(zip(places, filled + [row for row in places if values[row] is None], strict=True))
    sorted_rows = [row[1] for row in caller.values(f"A1:B{len(values)}")]
    assert sorted_rows == [wanted.get(row, row) for row in range(len(values))]


def test_sorting_by_a_second_column_decides_among_equals(caller: InProcess) -> None:
    caller.put("A1", [["b", 1], ["a", 1], ["a", 2], ["b", 2]])
    specs = [{"dimensionIndex": 0}, {"dimensionIndex": 1, "sortOrder": "DESCENDING"}]

    caller.done({"sortRange": {"range": area(0, 0, 4, 2), "sortSpecs": specs}})

    assert caller.values("Sheet1") == [["a", 2], ["a", 1], ["b", 2], ["b", 1]]


def test_sorting_leaves_what_lies_beside_the_range_alone(caller: InProcess) -> None:
    caller.put("A1", [["b", "first"], ["a", "second"]])

    caller.done({"sortRange": {"range": area(0, 0, 2, 1), "sortSpecs": [{}]}})

    assert caller.values("Sheet1") == [["a", "first"], ["b", "second"]]


def test_rows_hidden_by_a_filter_stay_when_sorted_and_are_still_read(caller: InProcess) -> None:
    caller.put("A1", [["Stage"], ["c"], ["b"], ["a"]])
    criteria = {"0": {"hiddenValues": ["b"]}}
    caller.done({"setBasicFilter": {"filter": {"range": area(0, 0, 4, 1), "criteria": criteria}}})

    caller.done({"sortRange": {"range": area(1, 0, 4, 1), "sortSpecs": [{}]}})

    assert caller.values("Sheet1") == [["Stage"], ["a"], ["b"], ["c"]]


def test_a_merge_beside_the_sorted_range_and_a_flat_one_inside_do_no_harm(
    caller: InProcess,
) -> None:
    caller.put("A1", [["b"], ["a"]])
    caller.done({"mergeCells": {"range": area(0, 3, 2, 4), "mergeType": "MERGE_ALL"}})

    caller.done({"sortRange": {"range": area(0, 0, 2, 2), "sortSpecs": [{}]}})

    assert caller.values("Sheet1!A1:A2") == [["a"], ["b"]]


def test_moving_rows_out_of_a_merge_is_refused(caller: InProcess) -> None:
    caller.done({"mergeCells": {"range": area(2, 0, 5, 1), "mergeType": "MERGE_ALL"}})

    caller.refused({"moveDimension": {"source": stretch("ROWS", 3, 4), "destinationIndex": 9}})
    caller.refused({"moveDimension": {"source": stretch("ROWS", 8, 9), "destinationIndex": 3}})
    caller.done({"moveDimension": {"source": stretch("ROWS", 2, 5), "destinationIndex": 9}})

    assert caller.book()["sheets"][0]["merges"] == [
        {k: v for k, v in area(6, 0, 9, 1).items() if k != "sheetId"}
    ]
