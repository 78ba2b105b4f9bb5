"""What bites at Google's edges: sizes, what the API lacks, what an append to a table minds, what goes along."""

from __future__ import annotations

import pytest

from tests.standin.sheets.conftest import Caller


def _column(*texts: str) -> list[list[str]]:
    return [[one] for one in texts]


@pytest.mark.slow
def test_a_batch_of_more_than_100000_requests_is_refused(caller: Caller) -> None:
    said = caller.refused(*({"deleteSheet": {"sheetId": 9}} for _ in range(100_001)))

    assert said == "Cannot exceed 100000 requests in a single batch."


def test_a_tab_has_18278_columns_and_not_one_more(caller: Caller) -> None:
    low = {"sheetId": 0, "gridProperties": {"rowCount": 1}}
    more = {"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 18_252}}
    caller.done(
        {"updateSheetProperties": {"properties": low, "fields": "gridProperties.rowCount"}}, more
    )

    assert caller.put("Sheet1!ZZZ1", [["last"]])["updatedRange"] == "Sheet1!ZZZ1"
    more["appendDimension"]["length"] = 1
    assert "18278 columns" in caller.refused(more)


def test_no_header_makes_a_write_depend_on_what_was_read(caller: Caller) -> None:
    """A precondition is looked over: the write lands on whatever is there by now."""
    caller.put("A1", [["theirs"]])
    caller.session.headers["If-Match"] = '"of an earlier reading"'
    caller.put("A1", [["ours"]])

    assert caller.values("A1") == [["ours"]]


def test_names_of_ranges_are_given_once_letter_case_aside(caller: Caller) -> None:
    def named(name: str) -> dict[str, object]:
        area = {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1}
        return {"addNamedRange": {"namedRange": {"name": name, "range": area}}}

    caller.done(named("Leads"))
    assert "already exists" in caller.refused({"addSheet": {}}, named("LEADS"))
    assert len(caller.book()["sheets"]) == 1


def test_a_formula_that_fails_reads_as_the_text_of_its_error(caller: Caller) -> None:
    caller.put("A1:B1", [["=1/0", "=A1+1"]], "USER_ENTERED")

    for render in ("UNFORMATTED_VALUE", "FORMATTED_VALUE"):
        assert caller.values("A1:B1", render) == [["#DIV/0!", "#DIV/0!"]]


def test_a_leading_apostrophe_makes_text_when_typed_and_stays_when_raw(caller: Caller) -> None:
    caller.put("A1:C1", [["'007", "'=1+1", "'+91"]], "USER_ENTERED")
    caller.put("A2", [["'007"]])

    assert caller.values("A1:C2") == [["007", "=1+1", "+91"], ["'007"]]


def test_an_append_to_a_table_goes_below_its_body_whatever_the_tab_holds_further_down(
    caller: Caller,
) -> None:
    area = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "endColumnIndex": 1}
    caller.put("A1", _column("Name", "Ann"))
    caller.put("A9", _column("a footer"))
    caller.done({"addTable": {"table": {"tableId": "t", "name": "Leads", "range": area}}})
    rows = [{"values": [{"userEnteredValue": {"stringValue": "Bob"}}]}]
    asked = {"tableId": "t", "sheetId": 0, "rows": rows, "fields": "userEnteredValue"}
    caller.done({"appendCells": asked})

    assert caller.values("A1:A3") == _column("Name", "Ann", "Bob")
    assert caller.values("A4:A20")[-1] == ["a footer"]


def test_a_note_goes_where_its_cell_goes(caller: Caller) -> None:
    caller.put("A1", _column("b", "a"))
    caller.human("note", cell="A1", text="about b")
    area = {"sheetId": 0, "endRowIndex": 2, "endColumnIndex": 1}
    order = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    stretch = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    caller.done(
        {"sortRange": {"range": area, "sortSpecs": order}},
        {"insertDimension": {"range": stretch}},
    )
    (data,) = caller.book(includeGridData=True)["sheets"][0]["data"]

    notes = [row.get("values", [{}])[0].get("note") for row in data["rowData"]]
    assert notes == [None, None, "about b"]


def test_the_version_of_a_file_rises_with_each_change_and_not_by_reading(caller: Caller) -> None:
    def version() -> int:
        url = f"{caller.base_url}/drive/v3/files/{caller.key}"
        return int(
            caller.session.get(url, params={"fields": "version"}, timeout=10).json()["version"]
        )

    first = version()
    caller.values("A1")
    assert version() == first
    caller.put("A1", [["x"]])
    assert version() > first


def test_a_form_puts_its_answer_above_rows_added_by_hand_and_formulas_move_along(
    caller: Caller,
) -> None:
    """An answer is a row that is inserted: what pointed at the old row points at it still, one lower."""
    caller.put("A1", _column("Timestamp", "first", "by hand"))
    caller.put("C1", [["=A3"]], "USER_ENTERED")
    caller.human("insert_rows", at=3)
    caller.human("type", cell="A3", text="second")

    assert caller.values("A1:A4") == _column("Timestamp", "first", "second", "by hand")
    assert caller.values("C1", "FORMULA") == [["=A4"]]
