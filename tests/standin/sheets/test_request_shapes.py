"""Is a request of the wrong shape refused before it does anything, in Google's words?"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standin.sheets import checking, drive_checking, http
from standin.sheets.errors import ApiError
from tests.standin.sheets.conftest import Caller, Json, Notary

_ENUM = "type.googleapis.com/google.apps.sheets.v4."


def _said(*sentences: str) -> str:
    return "\n".join(sentences)


def _unknown(name: str, at: str = "", why: str = "Cannot find field.") -> str:
    where = f" at '{at}'" if at else ""
    return f'Invalid JSON payload received. Unknown name "{name}"{where}: {why}'


_REFUSED: dict[str, tuple[list[Json], str]] = {
    "a kind that does not exist": (
        [{"makeCoffee": {}}],
        _unknown("makeCoffee", "requests[0]"),
    ),
    "an unknown nested field, at its place in proto spelling": (
        [{"updateSheetProperties": {"properties": {"headerValues": []}, "fields": "title"}}],
        _unknown("headerValues", "requests[0].update_sheet_properties.properties"),
    ),
    "an unknown field of a cell, with the index of row and cell": (
        [
            {
                "appendCells": {
                    "rows": [{}, {"values": [{"userEnteredValue": {"text": "x"}}]}],
                    "fields": "*",
                }
            }
        ],
        _unknown("text", "requests[0].append_cells.rows[1].values[0].user_entered_value"),
    ),
    "a text where a number is wanted": (
        [
            {
                "updateCells": {
                    "start": {"rowIndex": "first"},
                    "rows": [{"values": [{"userEnteredValue": {"numberValue": "Sat Sep 24"}}]}],
                    "fields": "*",
                }
            }
        ],
        _said(
            "Invalid value at 'requests[0].update_cells.start.row_index' (TYPE_INT32), \"first\"",
            "Invalid value at 'requests[0].update_cells.rows[0].values[0].user_entered_value"
            '.number_value\' (TYPE_DOUBLE), "Sat Sep 24"',
        ),
    ),
    "a number beyond 32 bits": (
        [{"deleteSheet": {"sheetId": 2**31}}],
        "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), 2147483648",
    ),
    "a number where a text is wanted": (
        [{"addSheet": {"properties": {"title": 5}}}],
        "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
    ),
    "a word that the enum does not have": (
        [
            {
                "sortRange": {
                    "range": {"sheetId": 0},
                    "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "UP"}],
                }
            }
        ],
        (
            "Invalid value at 'requests[0].sort_range.sort_specs[0].sort_order' "
            f'({_ENUM}SortOrder), "UP"'
        ),
    ),
    "an object where a plain value is wanted": (
        [{"deleteSheet": {"sheetId": {"id": 3}}}],
        "Invalid value at 'requests[0].delete_sheet' (sheet_id), Starting an object on a scalar field",
    ),
    "a list where one thing is wanted": (
        [{"addSheet": {"properties": [{"title": "x"}]}}],
        _unknown(
            "properties",
            "requests[0].add_sheet",
            "Proto field is not repeating, cannot start list.",
        ),
    ),
    "more than one kind in a request": (
        [{"addSheet": {}, "deleteSheet": {"sheetId": 0}}],
        (
            "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. "
            "Cannot set 'deleteSheet'"
        ),
    ),
    "two values in a cell": (
        [{"repeatCell": {"cell": {"userEnteredValue": {"stringValue": "", "boolValue": True}}}}],
        (
            "Invalid value at 'requests[0].repeat_cell.cell.user_entered_value' (oneof), "
            "oneof field 'value' is already set. Cannot set 'boolValue'"
        ),
    ),
    "a mask that names no field": (
        [{"updateSheetProperties": {"properties": {}, "fields": "title,grid.rows"}}],
        "Invalid requests[0].updateSheetProperties: Invalid field: grid",
    ),
    "a mask that is missing": (
        [{"updateCells": {"range": {"sheetId": 0}, "rows": []}}],
        (
            "Invalid requests[0].updateCells: At least one field must be listed in 'fields'. "
            "(Use '*' to indicate all fields.)"
        ),
    ),
    "no request at all": ([], "Must specify at least one request."),
}


@pytest.mark.parametrize("what", _REFUSED)
def test_a_batch_is_refused_in_googles_words_for(caller: Caller, what: str) -> None:
    steps, said = _REFUSED[what]
    before = caller.book()

    assert caller.refused(*steps) == said
    assert caller.book() == before


def test_every_wrong_field_is_named_with_its_place(caller: Caller) -> None:
    error = caller.batch({"a": 1}, {"addSheet": {"b": 2}}).json()["error"]

    first, second = _unknown("a", "requests[0]"), _unknown("b", "requests[1].add_sheet")
    assert (error["status"], error["message"]) == ("INVALID_ARGUMENT", _said(first, second))
    assert error["details"] == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
                {"field": "requests[0]", "description": first},
                {"field": "requests[1].add_sheet", "description": second},
            ],
        }
    ]


def test_an_unknown_field_at_the_root_has_no_place(caller: Caller) -> None:
    error = caller.ask("POST", ":batchUpdate", {"steps": []}).json()["error"]

    assert error["details"][0]["fieldViolations"] == [{"description": _unknown("steps")}]


@pytest.mark.parametrize(
    ("verb", "path", "body", "query", "said"),
    [
        ("PUT", "/values/A1", {"values": "X"}, {}, "Invalid value at 'data.values' (LIST), \"X\""),
        ("PUT", "/values/A1", {"values": [1]}, {}, "Invalid value at 'data.values[0]' (LIST), 1"),
        ("POST", "/values/A1:append", {"rows": []}, {}, _unknown("rows", "data")),
        (
            "POST",
            "/values:batchUpdate",
            {"valueInputOption": "RAW", "data": [{"range": "A1", "values": ["x"]}]},
            {},
            "Invalid value at 'data[0].values[0]' (LIST), \"x\"",
        ),
        (
            "PUT",
            "/values/A1",
            {},
            {"valueInputOption": "RAWW"},
            f"Invalid value at 'value_input_option' ({_ENUM}ValueInputOption), \"RAWW\"",
        ),
        ("PUT", "/values/A1", {}, {}, "'valueInputOption' is required but not specified"),
        (
            "GET",
            "/values/A1",
            None,
            {"majorDimension": "LINES"},
            f"Invalid value at 'major_dimension' ({_ENUM}Dimension), \"LINES\"",
        ),
        (
            "GET",
            "",
            None,
            {"includeGridData": "maybe"},
            "Invalid value at 'include_grid_data' (TYPE_BOOL), \"maybe\"",
        ),
        (
            "GET",
            "/developerMetadata/mine",
            None,
            {},
            "Invalid value at 'metadata_id' (TYPE_INT32), \"mine\"",
        ),
        (
            "GET",
            "",
            None,
            {"sheet": "x"},
            _unknown(
                "sheet",
                why="Cannot bind query parameter. Field 'sheet' could not be found in request message.",
            ),
        ),
    ],
)
def test_values_and_parameters_are_refused_in_googles_words(
    caller: Caller, verb: str, path: str, body: Json | None, query: Json, said: str
) -> None:
    answer = caller.ask(verb, path, body, **query)

    wanted = said.replace("LIST", "type.googleapis.com/google.protobuf.ListValue")
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, wanted)


def test_lists_and_objects_in_cells_are_refused_with_their_place(caller: Caller) -> None:
    body = {"values": [["fine"], ["x", ["inner"]]]}
    answer = caller.ask("PUT", "/values/A1:B2", body, valueInputOption="RAW")

    wanted = 'Invalid values[1][1]: list_value {\n  values {\n    string_value: "inner"\n  }\n}\n'
    assert answer.json()["error"]["message"] == wanted
    assert caller.values("Sheet1") == []


def test_a_mask_of_the_query_that_names_no_field_of_the_answer_is_refused(caller: Caller) -> None:
    error = caller.ask("GET", "", fields="sheets(properties/title,tabs)").json()["error"]

    assert error["message"] == "Request contains an invalid argument."
    told = "Error expanding 'fields' parameter. Cannot find matching fields for path 'sheets.tabs'."
    assert error["details"][0]["fieldViolations"] == [{"field": "sheets.tabs", "description": told}]


def test_what_googles_transcoder_understands_is_understood() -> None:
    """Proto spelling, numbers as text, whole floats, and a lone value instead of a list of one."""
    lone: Json = {"append_dimension": {"sheet_id": "0", "dimension": "ROWS", "length": 5.0}}
    body: Json = {"requests": lone}

    checking.check("spreadsheets.batchUpdate", ("id",), {}, body)

    meant = {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 5}}
    assert body == {"requests": [meant]}


def test_fields_that_are_null_count_as_not_sent(caller: Caller) -> None:
    caller.done({"addSheet": {"properties": {"title": "New", "hidden": None, "index": None}}})

    assert [tab["properties"]["title"] for tab in caller.book()["sheets"]] == ["Sheet1", "New"]


def test_every_method_of_the_api_is_described_and_answered() -> None:
    assert sorted(one.name for one in http.SHEETS) == sorted(checking.methods())
    assert len(checking.methods()) == 17


@pytest.mark.parametrize("document", [checking.DOCUMENT, drive_checking.DRIVE_DOCUMENT])
def test_the_vendored_document_is_the_one_its_note_describes(document: Path) -> None:
    note = document.with_name("VENDOR.md").read_text(encoding="utf-8")
    told = re.search(rf"\| {document.name} .*revision (\d+).*\| ([0-9a-f]{{64}}) \|", note)
    assert told is not None

    assert hashlib.sha256(document.read_bytes()).hexdigest() == told[2]
    assert json.loads(document.read_text(encoding="utf-8"))["revision"] == told[1]
    licence = document.with_name("LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence


@pytest.mark.parametrize("kind", ["COLUMNS", "columns", 2, "2", 2.0])
def test_a_word_of_an_enum_may_be_written_small_or_as_its_number(
    caller: Caller, notary: Notary, kind: object
) -> None:
    notary.minds_requests = False
    caller.done({"appendDimension": {"sheetId": 0, "dimension": kind, "length": 3}})

    grid = caller.book()["sheets"][0]["properties"]["gridProperties"]
    assert (grid["rowCount"], grid["columnCount"]) == (1000, 29)


@pytest.mark.parametrize("kind", ["COLUMN", 3, -1, "9", 1.5, True])
def test_a_word_or_number_that_an_enum_does_not_have_is_refused(
    caller: Caller, kind: object
) -> None:
    said = caller.refused({"appendDimension": {"sheetId": 0, "dimension": kind, "length": 3}})

    assert said.startswith("Invalid value at 'requests[0].append_dimension.dimension' (type.google")


@pytest.mark.parametrize("option", ["valueInputOption", "value_input_option"])
@pytest.mark.parametrize("how", ["USER_ENTERED", "user_entered", "2"])
def test_words_of_the_query_may_be_written_as_in_the_body(
    caller: Caller, notary: Notary, option: str, how: str
) -> None:
    notary.minds_requests = False
    caller.ask("PUT", "/values/A1", {"values": [["=1+1"]]}, **{option: how})

    assert caller.values("A1") == [[2]]


_GOOD: Json = {
    "requests": [
        {
            "updateCells": {
                "start": {"sheetId": 0, "rowIndex": 1, "columnIndex": 2},
                "rows": [
                    {
                        "values": [
                            {
                                "userEnteredValue": {"stringValue": "x"},
                                "userEnteredFormat": {"textFormat": {"bold": True, "fontSize": 9}},
                                "note": "n",
                            }
                        ]
                    }
                ],
                "fields": "*",
            }
        },
        {"setDataValidation": {"range": {"sheetId": 0}, "rule": {"strict": True}}},
    ]
}


def _places(what: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every message in a payload, as the path to it."""
    here = [path] if isinstance(what, dict) else []
    below = what.items() if isinstance(what, dict) else enumerate(what)
    inner = [_places(one, (*path, key)) for key, one in below if isinstance(one, dict | list)]
    return here + [place for places in inner for place in places]


@given(
    place=st.sampled_from(_places(_GOOD)),
    name=st.text("abcdefgXYZ_", min_size=1, max_size=8).map(lambda text: "q" + text),
)
def test_an_unknown_name_is_found_wherever_it_is(place: tuple[Any, ...], name: str) -> None:
    body = copy.deepcopy(_GOOD)
    message = body
    for step in place:
        message = message[step]
    message[name] = 1

    with pytest.raises(ApiError) as refused:
        checking.check("spreadsheets.batchUpdate", ("id",), {}, body)

    assert f'Unknown name "{name}"' in refused.value.message
    assert refused.value.code == 400


@pytest.mark.skipif(
    not (Path(__file__).parents[4] / "shared" / "data" / "gspread-cassettes").is_dir(),
    reason="no recordings beside the checkout",
)
def test_no_request_that_google_took_is_refused_and_its_refusals_are_foreseen() -> None:
    folder = Path(__file__).parents[4] / "shared" / "data" / "gspread-cassettes"
    verdicts: dict[tuple[bool, bool], int] = {}
    for file in folder.glob("*.json"):
        for step in json.loads(file.read_text(encoding="utf-8"))["interactions"]:
            asked = step["request"]
            path, _, query = asked["uri"].partition("googleapis.com")[2].partition("?")
            body = asked["body"] or ""
            if not path.startswith("/v4/") or step["response"]["status"]["code"] in {403, 404}:
                continue
            taken = step["response"]["status"]["code"] == 200
            fits = _fits(asked["method"], path, query, body)
            verdicts[taken, fits] = verdicts.get((taken, fits), 0) + 1

    assert verdicts.get((True, False), 0) == 0
    assert verdicts[True, True] > 1000
    assert verdicts[False, False] == 3


def _fits(verb: str, path: str, query: str, body: str) -> bool:
    endpoint, parts = http.found(verb, path)
    try:
        checking.check(endpoint.name, parts, parse_qs(query), http._body(body.encode()))
    except ApiError:
        return False
    return True
