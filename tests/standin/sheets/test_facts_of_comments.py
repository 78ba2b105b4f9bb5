"""Are comments and slicers kept, shown to who asks for them, and changed only by who may?"""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from gspread.http_client import ParamsType

from tests.standin.sheets.conftest import Caller, Json
from tests.standin.sheets.test_drive import drive

_SEEN = "COMMENTS_VIEW_MODE_INCLUDED"


def _commented(caller: Caller, text: str = "Is that so?", row: int = 1, **more: Any) -> Json:
    """Comment on column B of a row; the thread as the reply tells it."""
    place = {"sheetId": 0, "rowIndex": row, "columnIndex": 1}
    (told,) = caller.done({"insertComment": {"coordinate": place, "content": text, **more}})
    thread: Json = told["insertComment"]["commentThread"]
    return thread


def _threads(caller: Caller, **query: Any) -> list[Json]:
    made: list[Json] = caller.book(commentsViewMode=_SEEN, **query).get("comments", [])
    return made


def _by_owner(caller: Caller) -> Json:
    """A thread that somebody else began."""
    held = caller.standin.office.held(caller.key)
    assert held is not None
    thread = _commented(caller)
    kept = held.book.comments[thread["commentId"]]
    posts = [{**post, "by": "ann@example.com"} for post in kept["posts"]]
    held.book.comments[thread["commentId"]] = {**kept, "posts": posts}
    return thread


def test_a_comment_quotes_its_cell_and_is_shown_only_to_who_asks_for_comments(
    caller: Caller,
) -> None:
    caller.put("B2", [["42"]])

    made = _commented(caller, "a < b?")

    assert (made["status"], made["plainTextQuote"]) == ("OPEN", "42")
    assert made["headPost"]["content"] == "a < b?"
    assert made["headPost"]["contentHtml"] == "a &lt; b?"
    assert made["headPost"]["author"]["me"] is True
    assert "comments" not in caller.book()
    assert _threads(caller) == [made]
    (sheet,) = caller.book(commentsViewMode=_SEEN)["sheets"]
    (anchor,) = sheet["commentAnchors"]
    assert anchor["anchorId"] == made["anchorId"]
    assert anchor["range"] == {
        "startRowIndex": 1,
        "endRowIndex": 2,
        "startColumnIndex": 1,
        "endColumnIndex": 2,
    }


def test_comments_outside_the_asked_ranges_are_left_out(caller: Caller) -> None:
    _commented(caller, "upper", row=1)
    lower = _commented(caller, "lower", row=9)

    found = _threads(caller, ranges="Sheet1!A5:C20")

    assert [one["commentId"] for one in found] == [lower["commentId"]]


def test_a_batch_with_comments_says_that_they_were_saved(caller: Caller) -> None:
    place = {"sheetId": 0}
    insert = {"insertComment": {"coordinate": place, "content": "x"}}
    body = {
        "requests": [insert],
        "includeSpreadsheetInResponse": True,
        "commentsViewMode": _SEEN,
    }

    told = caller.ask("POST", ":batchUpdate", body).json()

    assert told["commentUpdateState"] == "ALL_SAVED"
    assert len(told["updatedSpreadsheet"]["comments"]) == 1
    plain = caller.batch({"addSheet": {}}).json()
    assert "commentUpdateState" not in plain


def test_a_reply_may_resolve_and_reopen_a_comment(caller: Caller) -> None:
    thread = _commented(caller)
    about = {"commentId": thread["commentId"]}

    (told,) = caller.done(
        {"addCommentReply": {**about, "post": {"content": "Yes", "commentAction": "RESOLVE"}}}
    )
    assert told["addCommentReply"]["post"]["commentAction"] == "RESOLVE"
    (seen,) = _threads(caller)
    assert (seen["status"], [one["content"] for one in seen["replies"]]) == ("RESOLVED", ["Yes"])

    caller.done({"addCommentReply": {**about, "post": {"commentAction": "REOPEN"}}})
    assert _threads(caller)[0]["status"] == "OPEN"


def test_a_post_is_changed_and_a_reply_leaves_a_trace_when_it_is_deleted(caller: Caller) -> None:
    thread = _commented(caller)
    about = {"commentId": thread["commentId"]}
    (told,) = caller.done({"addCommentReply": {**about, "post": {"content": "Not"}}})
    reply = {**about, "postId": told["addCommentReply"]["post"]["postId"]}

    caller.done({"updateCommentPost": {**reply, "content": "No"}})
    assert _threads(caller)[0]["replies"][0]["content"] == "No"

    caller.done({"deleteCommentReply": reply})
    (left,) = _threads(caller)[0]["replies"]
    assert left["deleted"] is True
    assert left.keys().isdisjoint({"content", "author"})

    caller.done({"deleteComment": about})
    assert _threads(caller) == []


_OF_ANOTHER: list[tuple[str, Json]] = [
    ("deleteComment", {}),
    ("updateCommentPost", {"postId": "head", "content": "mine now"}),
]


@pytest.mark.parametrize(("kind", "more"), _OF_ANOTHER)
def test_only_the_author_changes_or_deletes_a_post(caller: Caller, kind: str, more: Json) -> None:
    thread = _by_owner(caller)
    ids = {"commentId": thread["commentId"]} | more
    if "postId" in more:
        ids["postId"] = thread["headPost"]["postId"]

    assert "Only the author" in caller.refused({kind: ids})

    assert [one["commentId"] for one in _threads(caller)] == [thread["commentId"]]


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ({}, "cannot be empty"),
        ({"content": "ä" * 1025}, "2048 UTF-8 code units"),
        ({"content": "x", "assigneeEmail": "ann@example.com"}, "with an assignee"),
    ],
)
def test_a_reply_needs_words_of_some_length_and_an_assignee_a_task(
    caller: Caller, post: Json, said: str
) -> None:
    thread = _commented(caller)

    assert said in caller.refused(
        {"addCommentReply": {"commentId": thread["commentId"], "post": post}}
    )


def test_a_task_is_handed_on_by_a_reply_that_then_cannot_be_deleted(caller: Caller) -> None:
    thread = _commented(caller, assigneeEmailAddress="ann@example.com")
    about = {"commentId": thread["commentId"]}
    post = {"content": "Yours", "assigneeEmail": "bo@example.com"}

    (told,) = caller.done({"addCommentReply": {**about, "post": post}})

    reply = {**about, "postId": told["addCommentReply"]["post"]["postId"]}
    assert "cannot be deleted" in caller.refused({"deleteCommentReply": reply})


def test_a_comment_follows_its_row_and_outlives_it(caller: Caller) -> None:
    _commented(caller, row=1)
    rows = {"sheetId": 0, "dimension": "ROWS"}

    caller.done({"insertDimension": {"range": {**rows, "startIndex": 0, "endIndex": 3}}})
    (sheet,) = caller.book(commentsViewMode=_SEEN)["sheets"]
    assert sheet["commentAnchors"][0]["range"]["startRowIndex"] == 4

    caller.done({"deleteDimension": {"range": {**rows, "startIndex": 4, "endIndex": 5}}})
    assert len(_threads(caller)) == 1
    assert "commentAnchors" not in caller.book(commentsViewMode=_SEEN)["sheets"][0]


def test_drive_and_sheets_show_the_same_comments(caller: Caller) -> None:
    thread = _commented(caller)
    path = f"/{caller.key}/comments"

    drive(caller, "POST", path, {"content": "On the file"}, fields="id")
    reply = {"action": "resolve"}
    drive(caller, "POST", f"{path}/{thread['commentId']}/replies", reply, fields="*")

    listed = drive(caller, "GET", path, fields="comments(content,resolved)").json()["comments"]
    assert listed == [
        {"content": "On the file", "resolved": False},
        {"content": "Is that so?", "resolved": True},
    ]
    assert {one["headPost"]["content"] for one in _threads(caller)} == {
        "Is that so?",
        "On the file",
    }


def test_drive_changes_and_deletes_a_comment_of_ones_own_and_no_others(caller: Caller) -> None:
    path = f"/{caller.key}/comments"
    mine = drive(caller, "POST", path, {"content": "Firts"}, fields="*").json()["id"]
    others = _by_owner(caller)["commentId"]

    changed = drive(caller, "PATCH", f"{path}/{mine}", {"content": "First"}, fields="content")
    assert changed.json() == {"content": "First"}
    assert drive(caller, "DELETE", f"{path}/{others}").status_code == 403
    assert drive(caller, "DELETE", f"{path}/{mine}").status_code == 204
    assert drive(caller, "GET", f"{path}/{mine}", fields="*").status_code == 404


def test_a_copy_takes_comments_along_only_when_asked_to(
    google: gspread.Client, caller: Caller
) -> None:
    own = google.create("Own")
    url = f"https://www.googleapis.com/drive/v3/files/{own.id}/comments"
    google.http_client.request("post", url, json={"content": "note"}, params={"fields": "id"})

    def comments_of(book: gspread.Spreadsheet) -> list[str]:
        there = url.replace(own.id, book.id)
        fields: ParamsType = {"fields": "comments/content"}
        told = google.http_client.request("get", there, params=fields).json()
        return [one["content"] for one in told["comments"]]

    assert comments_of(google.copy(own.id, copy_comments=False)) == []
    assert comments_of(google.copy(own.id, copy_comments=True)) == ["note"]


_ANCHOR = {"overlayPosition": {"anchorCell": {"rowIndex": 2, "columnIndex": 4}}}


def _slicer(caller: Caller, **spec: Any) -> Json:
    data = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 9, "endColumnIndex": 3}
    made = {"spec": {"dataRange": data, "columnIndex": 2, **spec}, "position": _ANCHOR}
    (told,) = caller.done({"addSlicer": {"slicer": made}})
    slicer: Json = told["addSlicer"]["slicer"]
    return slicer


def _slicers(caller: Caller, tab: int = 0) -> list[Json]:
    made: list[Json] = caller.book()["sheets"][tab].get("slicers", [])
    return made


def test_a_slicer_is_kept_with_what_google_fills_in(caller: Caller) -> None:
    made = _slicer(caller, title="Stage")

    assert _slicers(caller) == [made]
    assert made["spec"]["applyToPivotTables"] is True
    assert made["spec"]["horizontalAlignment"] == "LEFT"


def test_a_slicer_is_changed_moved_and_deleted_by_its_id(caller: Caller) -> None:
    number = _slicer(caller, title="Stage")["slicerId"]
    colour = {"red": 1}

    caller.done(
        {
            "updateSlicerSpec": {
                "slicerId": number,
                "spec": {"title": "Owner", "backgroundColor": colour},
                "fields": "title,backgroundColor",
            }
        },
        {
            "updateEmbeddedObjectPosition": {
                "objectId": number,
                "newPosition": {"overlayPosition": {"anchorCell": {}, "widthPixels": 99}},
                "fields": "*",
            }
        },
    )
    (seen,) = _slicers(caller)
    assert (seen["spec"]["title"], seen["spec"]["columnIndex"]) == ("Owner", 2)
    assert seen["spec"]["backgroundColorStyle"] == {"rgbColor": colour}
    assert seen["position"]["overlayPosition"]["widthPixels"] == 99

    caller.done({"deleteEmbeddedObject": {"objectId": number}})
    assert _slicers(caller) == []


def test_a_slicer_follows_its_data_and_counts_columns_from_there(caller: Caller) -> None:
    _slicer(caller)
    columns = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}

    caller.done({"insertDimension": {"range": columns}})

    (seen,) = _slicers(caller)
    assert seen["spec"]["dataRange"]["startColumnIndex"] == 2
    assert seen["spec"]["dataRange"]["endColumnIndex"] == 5
    assert seen["spec"]["columnIndex"] == 2
    assert seen["position"]["overlayPosition"]["anchorCell"]["columnIndex"] == 6


def test_charts_and_slicers_share_their_ids(caller: Caller) -> None:
    number = _slicer(caller)["slicerId"]
    chart = {"chartId": number, "spec": {"title": "x", "pieChart": {}}, "position": _ANCHOR}

    assert "already exists" in caller.refused({"addChart": {"chart": chart}})


def test_a_chart_gets_a_border_in_both_spellings(caller: Caller) -> None:
    chart = {"spec": {"title": "x", "pieChart": {}}, "position": _ANCHOR}
    (told,) = caller.done({"addChart": {"chart": chart}})
    number = told["addChart"]["chart"]["chartId"]
    border = {"color": {"blue": 1}}

    caller.done(
        {
            "updateEmbeddedObjectBorder": {
                "objectId": number,
                "border": border,
                "fields": "color",
            }
        }
    )

    (seen,) = caller.book()["sheets"][0]["charts"]
    assert seen["border"] == {"color": {"blue": 1}, "colorStyle": {"rgbColor": {"blue": 1}}}


def test_a_doubled_tab_has_its_own_charts_and_slicers_over_its_own_cells(caller: Caller) -> None:
    _slicer(caller)
    source = {"sourceRange": {"sources": [{"sheetId": 0, "startRowIndex": 0, "endRowIndex": 5}]}}
    pie = {"pieChart": {"domain": source, "series": source}}
    caller.done({"addChart": {"chart": {"spec": pie, "position": _ANCHOR}}})

    (told,) = caller.done({"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1}})

    twin = told["duplicateSheet"]["properties"]["sheetId"]
    sheet = caller.book()["sheets"][1]
    (chart,), (slicer,) = sheet["charts"], sheet["slicers"]
    assert chart["position"]["overlayPosition"]["anchorCell"]["sheetId"] == twin
    (shown,) = chart["spec"]["pieChart"]["series"]["sourceRange"]["sources"]
    assert shown["sheetId"] == twin
    assert slicer["spec"]["dataRange"]["sheetId"] == twin
    assert slicer["slicerId"] != _slicers(caller)[0]["slicerId"]
