"""Does a person at the sheet find everything a person does, undo and versions included, also at awkward moments?"""

from __future__ import annotations

from pathlib import Path

import pytest
import requests
from starlette.applications import Starlette

from standin.serving import serve
from standin.sheets.app import SheetsStandin
from tests.standin.sheets.conftest import NOW, Caller, Json

_PEOPLE = [["Name", "N"], ["b", "2"], ["a", "1"], ["c", "3"]]


def _did(caller: Caller, do: str, **more: object) -> int:
    answer = caller.human(do, **more)
    assert answer.status_code == 200, answer.text
    revision: int = answer.json()["revision"]
    return revision


def _refused(caller: Caller, do: str, **more: object) -> str:
    answer = caller.human(do, **more)
    assert answer.status_code == 400, answer.text
    return str(answer.json()["error"]["message"])


def _titles(caller: Caller) -> list[str]:
    return [tab["title"] for tab in caller.page("workbook")["tabs"]]


def _guard(number: int) -> Json:
    made = {
        "metadataId": number,
        "metadataKey": "guard",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    return {"createDeveloperMetadata": {"developerMetadata": made}}


def _append(*names: str) -> Json:
    rows = [{"values": [{"userEnteredValue": {"stringValue": name}}]} for name in names]
    return {"appendCells": {"sheetId": 0, "rows": rows, "fields": "userEnteredValue"}}


def _scheduled(caller: Caller) -> Json:
    answer = requests.get(f"{caller.base_url}/_local/human", timeout=5)
    (only,) = answer.json()["scheduled"]
    made: Json = only
    return made


def test_undo_takes_back_one_act_after_the_other(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    _did(caller, "sort", column="A", header_rows=1)
    _did(caller, "type", cell="C1", text="Note")

    _did(caller, "undo")
    _did(caller, "undo")
    assert caller.values("Sheet1") == [["Name", "N"], ["b", 2], ["a", 1], ["c", 3]]
    _did(caller, "undo")
    assert caller.values("Sheet1") == []
    assert _refused(caller, "undo") == "There is nothing to undo."


def test_undo_leaves_what_the_worker_wrote_since(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    _did(caller, "sort", column="A", header_rows=1)
    caller.done(_guard(7), _append("new"))
    caller.put("Sheet1!C2", [["of a"]])

    _did(caller, "undo")
    assert caller.values("Sheet1") == [
        ["Name", "N"],
        ["b", 2],
        ["a", 1, "of a"],
        ["c", 3],
        ["new"],
    ]
    assert caller.ask("GET", "/developerMetadata/7").status_code == 200


def test_undo_brings_back_deleted_rows_tabs_and_columns(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    _did(caller, "duplicate_tab", title="Second")
    for do, more in (
        ("delete_rows", {"at": 2, "count": 2}),
        ("delete_columns", {"at": 1}),
        ("delete_tab", {"sheet": "Second"}),
    ):
        _did(caller, do, **more)
        _did(caller, "undo")

    assert caller.values("Sheet1") == caller.values("Second")
    assert caller.values("Second") == [["Name", "N"], ["b", 2], ["a", 1], ["c", 3]]


def test_a_typed_cell_far_down_is_undone_without_moving_later_rows(caller: Caller) -> None:
    _did(caller, "type", cell="A1", text="top")
    _did(caller, "type", cell="A4", text="far")
    caller.done(_append("worker"))

    _did(caller, "undo")
    assert caller.values("Sheet1") == [["top"], [], [], [], ["worker"]]


def test_restoring_a_version_takes_rows_and_hidden_tabs_back_but_no_guards(caller: Caller) -> None:
    _did(caller, "duplicate_tab", title="_system")
    _did(caller, "hide_tab", sheet="_system")
    _did(caller, "type", sheet="_system", cell="A1", text="1")
    then = _did(caller, "paste", cell="A1", rows=_PEOPLE)
    caller.done(_guard(101), _append("later"))
    _did(caller, "type", sheet="_system", cell="A1", text="2")
    _did(caller, "rename_tab", title="Other")

    now = _did(caller, "restore", revision=then)

    assert now > then
    assert _titles(caller) == ["Sheet1", "_system"]
    assert caller.values("Sheet1") == [["Name", "N"], ["b", 2], ["a", 1], ["c", 3]]
    assert caller.values("_system!A1") == [[1]]
    assert caller.ask("GET", "/developerMetadata/101").status_code == 200


def test_guards_go_back_too_where_that_is_asked(caller: Caller) -> None:
    then = _did(caller, "type", cell="A1", text="x")
    caller.done(_guard(101))

    _did(caller, "restore", revision=then, metadata_too=True)
    assert caller.ask("GET", "/developerMetadata/101").status_code == 404


def test_a_restored_version_is_what_a_restart_finds(tmp_path: Path) -> None:
    standin = SheetsStandin(tmp_path, lambda: NOW)
    key = standin.create_spreadsheet("Leads")
    with serve(Starlette(routes=standin.routes())) as base_url:
        caller = Caller(standin, base_url, key, tmp_path / "account.json")
        email = standin.service_account_file(base_url, caller.account)
        token = "Bearer " + standin.office.accounts.token_for(email)
        caller.session.headers["Authorization"] = token
        then = _did(caller, "paste", cell="A1", rows=_PEOPLE)
        _did(caller, "delete_rows", at=2, count=3)
        _did(caller, "type", cell="A1", text="Other")
        _did(caller, "restore", revision=then)
        shown = caller.page("texts", sheet_id=0)["rows"]
        caller.session.close()
    standin.close()

    again = SheetsStandin(tmp_path, lambda: NOW)
    with serve(Starlette(routes=again.routes())) as base_url:
        found = Caller(again, base_url, key, caller.account).page("texts", sheet_id=0)["rows"]
    again.close()
    assert found == shown
    assert [row[0] for row in found] == ["Name", "b", "a", "c"]


def test_a_version_that_is_not_kept_is_refused(caller: Caller) -> None:
    assert "no earlier revision 99" in _refused(caller, "restore", revision=99)


def test_people_merge_filter_copy_and_rename_headings(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    _did(caller, "rename_heading", heading="N", text="Number")
    _did(caller, "copy_rows", at=2, count=2, to=6)
    _did(caller, "merge", range="D1:E2")
    _did(caller, "filter", range="A1:B4", column="A", hidden=["b"])

    assert caller.values("Sheet1") == [
        ["Name", "Number"],
        ["b", 2],
        ["a", 1],
        ["c", 3],
        [],
        ["b", 2],
        ["a", 1],
    ]
    (tab,) = caller.book()["sheets"]
    assert [merge["endColumnIndex"] for merge in tab["merges"]] == [5]
    assert tab["basicFilter"]["criteria"] == {"0": {"hiddenValues": ["b"]}}
    shown = [row["row"] for row in caller.page("window", sheet_id=0, last=3)["rows"]]
    assert shown == [1, 3, 4]

    _did(caller, "unmerge")
    _did(caller, "clear_filter")
    (tab,) = caller.book()["sheets"]
    assert tab.keys() & {"merges", "basicFilter"} == set()


def test_people_move_hide_duplicate_and_delete_tabs(caller: Caller) -> None:
    _did(caller, "duplicate_tab")
    _did(caller, "duplicate_tab", title="Third")
    _did(caller, "move_tab", to=3)
    _did(caller, "hide_tab", sheet="Third")
    _did(caller, "delete_tab", sheet="Copy of Sheet1")

    tabs = caller.page("workbook")["tabs"]
    assert [(tab["title"], tab["hidden"]) for tab in tabs] == [("Third", True), ("Sheet1", False)]


@pytest.mark.parametrize(
    ("do", "more", "said"),
    [
        ("type", {"text": "x"}, "cell"),
        ("type", {"sheet": "Nowhere", "cell": "A1"}, "no tab 'Nowhere'"),
        ("delete_rows", {"at": "first"}, "first"),
        ("schedule", {"at": "noon", "act": {"do": "undo"}, "sheet": "Sheet1"}, "no sheet"),
    ],
)
def test_an_act_that_says_too_little_is_refused_in_words(
    caller: Caller, do: str, more: Json, said: str
) -> None:
    assert said in _refused(caller, do, **more)


def _schedule(caller: Caller, at: str, act: Json, **more: object) -> None:
    body = {"spreadsheet_id": caller.key, "do": "schedule", "at": at, "act": act, **more}
    answer = requests.post(f"{caller.base_url}/_local/human", json=body, timeout=5)
    assert answer.status_code == 200, answer.text


def test_somebody_sorts_between_a_read_and_the_write_that_follows(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    act = {"do": "sort", "sheet": "Sheet1", "column": "A", "header_rows": 1}
    _schedule(caller, "after_read", act)

    assert caller.values("Sheet1!A2:A4") == [["b"], ["a"], ["c"]]
    assert _scheduled(caller)["done"] == 1
    assert caller.values("Sheet1!A2:A4") == [["a"], ["b"], ["c"]]


def test_somebody_inserts_a_row_right_before_a_write_lands(caller: Caller) -> None:
    _did(caller, "paste", cell="A1", rows=_PEOPLE)
    act = {"do": "insert_rows", "sheet": "Sheet1", "at": 2}
    _schedule(caller, "before_write", act, after=1, times=2)

    for _ in range(4):
        caller.put("Sheet1!C2", [["mine"]])

    assert caller.values("Sheet1!A1:C4")[3] == ["b", 2, "mine"]
    assert _scheduled(caller)["done"] == 2


def test_somebody_types_while_a_read_takes_its_time(caller: Caller) -> None:
    act = {"do": "type", "sheet": "Sheet1", "cell": "A1", "text": "typed"}
    _schedule(caller, "in_latency", act)
    assert caller.values("Sheet1!A1") == []

    caller.standin.faults.add({"do": "latency", "seconds": 0.02})
    assert caller.values("Sheet1!A1") == [["typed"]]


def test_an_act_the_sheet_refuses_is_noted_and_stops_nobody(caller: Caller) -> None:
    _schedule(caller, "after_read", {"do": "delete_tab", "sheet": "Sheet1"})
    assert caller.values("Sheet1") == []

    (said,) = _scheduled(caller)["refused"]
    assert "can't remove all the visible sheets" in said

    requests.delete(f"{caller.base_url}/_local/human", timeout=5)
    left = requests.get(f"{caller.base_url}/_local/human", timeout=5).json()
    assert left == {"scheduled": []}
