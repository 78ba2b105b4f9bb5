"""The contract's cassettes: they tell no secrets, and they notice when the connector asks something else."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import vcr  # type: ignore[import-untyped]  # it has none

from tests.connectors.workbook import test_workbook_contract as contract
from tests.connectors.workbook.origins import NOBODYS, Origin, empty
from tests.connectors.workbook.recording import CASSETTES, SCRUBBED, Scrubbing, cassette
from tests.connectors.workbook.sites import SheetsSite, StandinSite, prepared

FILED = CASSETTES / "lead_is_read_back_as_it_was_filed.json"
Failed = pytest.fail.Exception


@pytest.fixture
def recorded_origin(invented_key: Path, quiet_sign_in: None) -> Origin:
    return Origin(spreadsheet_id=NOBODYS, credentials=invented_key)


def test_every_promise_has_its_cassette_and_no_cassette_is_left_over() -> None:
    promises = {
        name.removeprefix("test_")
        for name, _ in inspect.getmembers(contract, inspect.isfunction)
        if name.startswith("test_")
    }

    assert {path.stem for path in CASSETTES.glob("*")} == promises


def test_cassettes_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in CASSETTES.glob("*")) < 2_000_000


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.json")), ids=lambda path: path.stem)
def test_cassette_tells_of_nobodys_sheet_and_holds_no_secret(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))["interactions"]
    hosts = {urlsplit(one["request"]["uri"]).hostname for one in told}
    headers = {
        name.lower() for one in told for half in one.values() for name in half.get("headers", ())
    }
    sign_ins = [one for one in told if one["request"]["uri"].endswith("/token")]
    sheets = {
        urlsplit(one["request"]["uri"]).path.split("/")[3].split(":")[0]
        for one in told
        if one not in sign_ins
    }

    assert hosts == {"oauth2.googleapis.com", "sheets.googleapis.com"}
    assert headers == {"content-type"}
    assert sheets == {NOBODYS}
    assert {one["request"]["body"] for one in sign_ins} == {SCRUBBED}
    assert {json.loads(one["response"]["body"]["string"])["access_token"] for one in sign_ins} == {
        SCRUBBED
    }
    assert "gserviceaccount" not in path.read_text("utf-8")


def test_real_spreadsheet_and_account_are_renamed() -> None:
    scrubbing = Scrubbing({"1AbC": NOBODYS, "me@example.net": "worker@example.com"})
    asked = scrubbing.request(
        vcr.request.Request(
            "GET",
            "http://127.0.0.1:8080/v4/spreadsheets/1AbC?fields=x",
            None,
            {"authorization": "Bearer t"},
        )
    )
    answer = {"spreadsheetId": "1AbC", "error": "me@example.net may not"}
    told = scrubbing.response(
        {
            "status": {"code": 403, "message": "Forbidden"},
            "headers": {"Set-Cookie": ["c"]},
            "body": {"string": json.dumps(answer).encode()},
        }
    )

    assert asked.uri == f"https://sheets.googleapis.com/v4/spreadsheets/{NOBODYS}?fields=x"
    assert asked.headers == {}
    assert told is not None
    assert told["headers"] == {}
    assert json.loads(told["body"]["string"]) == {
        "spreadsheetId": NOBODYS,
        "error": "worker@example.com may not",
    }


def play(origin: Origin, act: Callable[[SheetsSite], object]) -> None:
    with cassette(FILED, origin.names, recording=False):
        act(SheetsSite(origin))


def test_missing_cassette_says_how_to_record_it(tmp_path: Path) -> None:
    with (
        pytest.raises(Failed, match=r"no cassette gone\.json.*LEADSHEET_RECORD=stand-in"),
        cassette(tmp_path / "gone.json", {}, recording=False),
    ):
        pass


def test_changed_request_fails_and_says_how_to_record(recorded_origin: Origin) -> None:
    another = contract.filed(contract.lead(name="somebody else"))

    with pytest.raises(Failed, match=r"not recorded.*LEADSHEET_RECORD=stand-in"):
        play(recorded_origin, lambda site: contract.landed(site, another))


def test_request_that_is_not_made_any_more_fails(recorded_origin: Origin) -> None:
    with pytest.raises(Failed, match=r"not made any more.*LEADSHEET_RECORD=stand-in"):
        play(recorded_origin, lambda site: site.workbook.read())


def test_spreadsheet_that_holds_somebodys_data_is_not_emptied(empty_sheet: StandinSite) -> None:
    empty_sheet.person.book.sheet1.update_cell(3, 3, "my shopping list")
    with pytest.raises(Failed, match="is not empty"):
        empty(empty_sheet.person.book)

    assert empty_sheet.person.book.sheet1.cell(3, 3).value == "my shopping list"


def test_spreadsheet_is_emptied_again_and_again(
    empty_sheet: StandinSite, quiet_sign_in: None
) -> None:
    for _ in range(2):
        site = SheetsSite(prepared(empty_sheet.origin))
        contract.landed(site, contract.filed(contract.lead()))
    empty(empty_sheet.person.book)

    [left] = empty_sheet.person.book.worksheets()
    assert (left.title, left.get_all_values()) == ("Sheet1", [[]])
