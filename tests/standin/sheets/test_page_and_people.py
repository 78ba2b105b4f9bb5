"""Does the page see what was really requested, and do people's doings do what they say?"""

from __future__ import annotations

from tests.standin.sheets.conftest import Caller, Json

_RED = {"red": 1}
_AREA = {
    "sheetId": 0,
    "startRowIndex": 1,
    "endRowIndex": 1000,
    "startColumnIndex": 0,
    "endColumnIndex": 1,
}


def _cells(caller: Caller) -> dict[tuple[int, int], Json]:
    page = caller.page("window", sheet_id=0, last=20)
    return {(row["row"], cell["c"]): cell for row in page["rows"] for cell in row["cells"]}


def _rule(condition: Json, colour: Json) -> Json:
    format_ = {"backgroundColor": colour, "textFormat": {"bold": True}}
    return {
        "addConditionalFormatRule": {
            "rule": {"ranges": [_AREA], "booleanRule": {"condition": condition, "format": format_}}
        }
    }


def test_typing_is_parsed_by_locale_and_empty_text_clears(caller: Caller) -> None:
    caller.human("type", cell="C5", text="31/12/2025")
    assert caller.values("Sheet1!C5") == [[46022]]

    caller.human("type", cell="C5", text="")
    assert caller.values("Sheet1!C5") == []


def test_people_paste_sort_insert_delete_move_and_rename(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=[["Name", "N"], ["b", "2"], ["a", "1"], ["c", "3"]])
    caller.human("sort", column="A", header_rows=1)
    caller.human("insert_rows", at=2)
    caller.human("delete_rows", at=3)
    caller.human("move_columns", at=1, to=3)
    caller.human("insert_columns", at=1)
    caller.human("rename_tab", title="People")

    assert caller.values("People") == [["", "N", "Name"], [], ["", 2, "b"], ["", 3, "c"]]
    assert caller.page("workbook")["tabs"][0]["title"] == "People"


def test_an_unknown_doing_is_refused_with_the_known_ones(caller: Caller) -> None:
    answer = caller.human("dance")

    assert answer.status_code == 400
    assert "rename_tab" in answer.json()["error"]["message"]


def test_conditional_colours_follow_the_clock_of_the_stand_in(caller: Caller) -> None:
    today = "=AND(ISNUMBER($A2),$A2<TODAY())"
    caller.done(
        _rule({"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": today}]}, _RED),
        _rule({"type": "DATE_EQ", "values": [{"relativeDate": "TODAY"}]}, {"green": 1}),
        _rule({"type": "TEXT_EQ", "values": [{"userEnteredValue": "won"}]}, {"blue": 1}),
    )
    caller.human(
        "paste", cell="A1", rows=[["When"], ["03/03/2026"], ["04/03/2026"], ["05/03/2026"], ["Won"]]
    )

    drawn = _cells(caller)
    assert [drawn[row, 0].get("bg") for row in (2, 3, 4, 5)] == [
        "#ff0000",
        "#00ff00",
        None,
        "#0000ff",
    ]
    assert drawn[2, 0]["bold"] is True


def test_dropdowns_offer_what_their_range_holds_now(caller: Caller) -> None:
    caller.human("paste", cell="D1", rows=[["New"], ["Won"], [""], ["New"]])
    rule = {
        "condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Sheet1!$D$1:$D$9"}]}
    }
    one = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 1,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    caller.done({"setDataValidation": {"range": one, "rule": rule}})

    assert caller.page("window", sheet_id=0, last=1)["lists"] == [["New", "Won"]]


def test_the_page_shows_tabs_widths_and_protections_and_knows_the_last_row(
    caller: Caller,
) -> None:
    caller.human("type", cell="A3", text="last")
    column = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    area = {"sheetId": 0, "startRowIndex": 2, "endRowIndex": 3}
    properties = {
        "sheetId": 0,
        "tabColorStyle": {"rgbColor": _RED},
        "gridProperties": {"frozenRowCount": 1},
    }
    caller.done(
        {
            "updateDimensionProperties": {
                "range": column,
                "properties": {"pixelSize": 250},
                "fields": "pixelSize",
            }
        },
        {"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}},
        {
            "updateSheetProperties": {
                "properties": properties,
                "fields": "tabColorStyle,gridProperties.frozenRowCount",
            }
        },
        {
            "addFilterView": {
                "filter": {"title": "Mine", "filterViewId": 7, "range": {"sheetId": 0}}
            }
        },
    )

    page, tab = caller.page("window", sheet_id=0), caller.page("workbook")["tabs"][0]

    shape = page["shape"]
    assert shape["filled"] == 3
    assert shape["columns"][1] == {"index": 1, "letter": "B", "width": 250, "hidden": False}
    assert page["rows"][2]["cells"][0] == {"c": 0, "v": "last"}
    assert [(one["top"], one["bottom"], one["warns"]) for one in shape["protections"]] == [
        (2, 3, True)
    ]
    assert (tab["tab_colour"], tab["frozen_rows"]) == ("#ff0000", 1)
    assert tab["filter_views"] == [{"id": 7, "title": "Mine"}]


def test_charts_come_with_the_values_of_their_ranges(caller: Caller) -> None:
    caller.human("paste", cell="A1", rows=[["Stage", "Leads"], ["New", "=1+1"], ["Won", "5"]])

    def source(column: int) -> Json:
        area = {
            "sheetId": 0,
            "startRowIndex": 0,
            "endRowIndex": 3,
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }
        return {"sourceRange": {"sources": [area]}}

    basic = {
        "chartType": "BAR",
        "headerCount": 1,
        "domains": [{"domain": source(0)}],
        "series": [{"series": source(1)}],
    }
    anchor = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 0, "columnIndex": 4}}}
    chart = {"chartId": 3, "spec": {"title": "Open", "basicChart": basic}, "position": anchor}
    caller.done({"addChart": {"chart": chart}})

    (drawn,) = caller.page("charts", sheet_id=0)["charts"]
    assert (drawn["domains"], drawn["series"]) == ([["Stage", "New", "Won"]], [["Leads", 2, 5]])
