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


def test_texts_come_whole_hidden_rows_too(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=[*_ROWS, ["", "=SEQUENCE(2,1,8)"]])
    caller.human("filter", range="A1:B4", column="A", hidden=["a"])

    assert caller.page("texts", sheet_id=0)["rows"] == [*_ROWS, ["", "8"], ["", "9"]]


def test_rows_that_only_a_formula_fills_are_counted_as_filled(caller: Caller) -> None:
    caller.human("type", cell="B2", text="=SEQUENCE(5)")

    assert _window(caller)["shape"]["filled"] == 6


def test_grid_lines_that_were_switched_off_are_told(caller: Caller) -> None:
    assert _window(caller)["shape"]["lines"] is True
    hidden = {"sheetId": 0, "gridProperties": {"hideGridlines": True}}
    caller.done(
        {"updateSheetProperties": {"properties": hidden, "fields": "gridProperties.hideGridlines"}}
    )

    assert _window(caller)["shape"]["lines"] is False


def test_borders_and_vertical_alignment_are_drawn(caller: Caller) -> None:
    line = {"style": "SOLID_MEDIUM", "color": {"red": 1}}
    form = {"borders": {"bottom": line, "top": {"style": "NONE"}}, "verticalAlignment": "MIDDLE"}
    area = {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1}
    caller.done(
        {
            "repeatCell": {
                "range": area,
                "cell": {"userEnteredFormat": form},
                "fields": "userEnteredFormat",
            }
        }
    )
    (cell,) = _window(caller, last=1)["rows"][0]["cells"]

    assert cell == {"c": 0, "valign": "middle", "borders": {"bottom": ["2px solid", "#ff0000"]}}


def test_hyperlinks_lead_somewhere_through_if_but_not_out_of_arrays(caller: Caller) -> None:
    link = 'HYPERLINK("https://example.org/"&{};"open")'
    caller.human("type", cell="A1", text=f'=IF(1=1;{link.format(1)};"")')
    caller.human("type", cell="B1", text="=" + link.format(2))
    caller.human("type", cell="C1", text='=B1&"!"')
    caller.human("type", cell="D1", text=f"=ARRAYFORMULA({link.format('{3;4}')})")
    cells = _window(caller, last=1)["rows"][0]["cells"]

    assert [cell["v"] for cell in cells] == ["open", "open", "open!", "open"]
    assert [cell.get("link") for cell in cells] == [
        "https://example.org/1",
        "https://example.org/2",
        None,
        None,
    ]
    data = caller.book(includeGridData=True)["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert data[1]["hyperlink"] == "https://example.org/2"


def test_page_and_api_share_what_was_worked_out(caller: Caller) -> None:
    caller.human("type", cell="A1", text="=1+1")
    _window(caller)
    held = caller.standin.office.held(caller.key)
    assert held is not None
    kept = held.book.view
    assert caller.values("Sheet1!A1") == [[2]]

    assert held.book.view is kept
