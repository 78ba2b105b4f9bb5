"""Does the page get the rows of its window, in the order it looks at them, and does a person's text follow its row?"""

from __future__ import annotations

from tests.standin.sheets.conftest import Caller, Json

_ROWS = [["Name", "N"], ["b", "2"], ["a", "1"], ["c", "3"]]


def _window(caller: Caller, **asked: object) -> Json:
    return caller.page("window", sheet_id=0, **asked)


def test_only_the_asked_rows_come_with_the_shape_of_all(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=_ROWS)
    got = _window(caller, first=2, last=3)

    assert [row["row"] for row in got["rows"]] == [2, 3]
    assert (got["shape"]["rows"], got["shape"]["filled"], got["shape"]["order"]) == (1000, 4, None)


def test_stamp_changes_with_the_sheet_and_not_by_looking(caller: Caller) -> None:
    before = _window(caller)["stamp"]
    assert _window(caller)["stamp"] == caller.page("workbook")["stamp"] == before

    caller.human("type", cell="A1", text="x")
    assert _window(caller)["stamp"] != before


def test_text_follows_its_row_and_heading(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=_ROWS)
    key = _window(caller)["rows"][1]["key"]
    caller.human("sort", column="A", header_rows=1)
    caller.human("move_columns", at=2, to=1)
    assert _window(caller, follow=key)["followed"] == 3

    caller.human("type", cell="B2", text="20", key=key, heading=[1, "N"])
    assert caller.values("Sheet1") == [["N", "Name"], [1, "a"], [20, "b"], [3, "c"]]
    caller.human("delete_rows", at=3)
    assert caller.human("type", cell="B2", text="lost", key=key).status_code == 400


def test_blank_row_that_was_filled_gives_way_to_the_next(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=_ROWS)
    caller.human("type", cell="A5", text="first")
    caller.human("type", cell="A5", text="second", blank=True)

    assert caller.values("Sheet1!A5:A6") == [["first"], ["second"]]


def test_text_that_reads_as_a_formula_is_edited_with_its_apostrophe(caller: Caller) -> None:
    caller.put("A1:C1", [["=1+2", "007", "plain"]])
    cells = _window(caller)["rows"][0]["cells"]

    assert [cell.get("e") for cell in cells] == ["'=1+2", "'007", None]


def test_scale_mixes_its_colours_between_least_and_most(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=[["0"], ["5"], ["10"], ["text"]])
    area = {"sheetId": 0, "endRowIndex": 4, "endColumnIndex": 1}
    scale = {
        "minpoint": {"type": "MIN", "color": {}},
        "midpoint": {"type": "PERCENTILE", "value": "50", "color": {"red": 1}},
        "maxpoint": {"type": "MAX", "color": {"green": 1}},
    }
    caller.done({"addConditionalFormatRule": {"rule": {"ranges": [area], "gradientRule": scale}}})
    drawn = [row["cells"][0].get("bg") for row in _window(caller, last=4)["rows"]]

    assert drawn == ["#000000", "#ff0000", "#00ff00", None]
