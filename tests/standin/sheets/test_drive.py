"""Does Drive answer as Google's Drive does: what it looks over, what it refuses, and in which words?"""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.standin.sheets.conftest import Caller, Json, Notary


def drive(
    caller: Caller, verb: str, path: str, body: Json | None = None, **query: Any
) -> requests.Response:
    url = f"{caller.base_url}/drive/v3/files{path}"
    return caller.session.request(verb, url, json=body, params=query, timeout=10)


def refused(answer: requests.Response) -> tuple[str, str, str]:
    """The 400's reason, the parameter it is about, and its sentence."""
    assert answer.status_code == 400, answer.text
    (told,) = answer.json()["error"]["errors"]
    assert told["message"] == answer.json()["error"]["message"]
    return told["reason"], told.get("location", ""), told["message"]


@pytest.mark.parametrize(
    ("query", "reason", "sentence"),
    [
        ({"fields": "nothing"}, "invalidParameter", "Invalid field selection nothing"),
        ({"fields": "files(id,colour)"}, "invalidParameter", "Invalid field selection colour"),
        ({"pageSize": "many"}, "invalidParameter", "Invalid integer value: 'many'."),
        (
            {"pageSize": 0},
            "invalidParameter",
            "Invalid value '0'. Values must be within the range: [1, 1000]",
        ),
        (
            {"corpus": "world"},
            "invalidParameter",
            "Invalid string value: 'world'. Allowed values: [domain, user]",
        ),
        (
            {"supportsAllDrives": "perhaps"},
            "invalidParameter",
            "Invalid boolean value: 'perhaps'.",
        ),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_refused_by_name(
    caller: Caller, query: dict[str, Any], reason: str, sentence: str
) -> None:
    told = refused(drive(caller, "GET", "", **query))

    assert told == (reason, next(iter(query)), sentence)


def test_what_drive_does_not_know_it_looks_over(caller: Caller, notary: Notary) -> None:
    notary.minds_requests = False
    body = {
        "mimeType": "application/vnd.google-apps.spreadsheet",
        "name": "New",
        "unheardOf": {"a": 1},
    }

    made = drive(caller, "POST", "", body, unknown="x")

    assert made.status_code == 200, made.text
    assert made.json()["name"] == "New"


def test_a_field_of_the_wrong_type_cannot_be_parsed(caller: Caller) -> None:
    body = {"mimeType": "application/vnd.google-apps.spreadsheet", "name": ["New"]}

    assert refused(drive(caller, "POST", "", body)) == ("parseError", "", "Parse Error")


def test_an_export_without_its_type_and_comments_without_fields_are_refused(
    caller: Caller,
) -> None:
    exported = refused(drive(caller, "GET", f"/{caller.key}/export"))
    comments = refused(drive(caller, "GET", f"/{caller.key}/comments"))

    assert exported == ("required", "mimeType", "Required parameter: mimeType")
    assert comments == (
        "required",
        "fields",
        "The 'fields' parameter is required for this method.",
    )


def test_more_files_than_a_page_holds_are_cut_to_it(caller: Caller) -> None:
    assert len(drive(caller, "GET", "", pageSize=5000).json()["files"]) == 1
