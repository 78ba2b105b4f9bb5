"""Does the quota refuse the sixty-first request of a minute as Google does, and forget it in the next?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest
import requests
from starlette.applications import Starlette

from connectors.errors import WorkbookUnavailable
from connectors.workbook.session import Session
from standin.serving import serve
from standin.sheets.app import SheetsStandin
from standin.sheets.faults.quota import Quota
from tests.standin.sheets.conftest import NOW, Caller, Json, Notary


class _Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def caller(tmp_path: Path, notary: Notary, clock: _Clock) -> Iterator[Caller]:
    """As everywhere, with a clock of the test's own."""
    standin = SheetsStandin(None, clock)
    key = standin.create_spreadsheet("Leads")
    with serve(Starlette(routes=standin.routes())) as base_url:
        account = tmp_path / "account.json"
        email = standin.service_account_file(base_url, account)
        made = Caller(standin, base_url, key, account)
        made.session.headers["Authorization"] = "Bearer " + standin.office.accounts.token_for(email)
        notary.listen(made.session)
        with made.session:
            yield made
    standin.close()


def _limited(caller: Caller, quota: Json | bool) -> Json:
    answer = requests.post(f"{caller.base_url}/_local/faults", json={"quota": quota}, timeout=5)
    assert answer.status_code == 200, answer.text
    made: Json = answer.json()["quota"]
    return made


def _reads(caller: Caller, count: int) -> list[int]:
    return [caller.ask("GET", "/values/A1").status_code for _ in range(count)]


def test_it_is_off_until_somebody_switches_it_on(caller: Caller) -> None:
    assert set(_reads(caller, 70)) == {200}


def test_the_sixty_first_read_and_the_sixty_first_write_of_a_minute_are_refused(
    caller: Caller,
) -> None:
    assert _limited(caller, quota=True) == {
        "per_user": 60,
        "per_project": 300,
        "reads": 0,
        "writes": 0,
    }

    assert _reads(caller, 61) == [200] * 60 + [429]
    for _ in range(60):
        caller.put("Sheet1!A1", [["x"]])
    assert caller.ask("POST", "/values/A1:clear").status_code == 429
    error = caller.ask("GET", "").json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["message"].startswith(
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per "
        "user' of service 'sheets.googleapis.com' for consumer 'project_number:"
    )


def test_the_next_minute_of_the_clock_fills_the_buckets_again(
    caller: Caller, clock: _Clock
) -> None:
    _limited(caller, {"per_user": 2})

    assert _reads(caller, 3) == [200, 200, 429]
    clock.now += dt.timedelta(seconds=59 - NOW.second)
    assert _reads(caller, 1) == [429]
    clock.now += dt.timedelta(seconds=1)
    assert _reads(caller, 3) == [200, 200, 429]


def test_a_batch_counts_once_and_a_read_by_post_is_a_read(caller: Caller) -> None:
    _limited(caller, quota=True)
    properties = {"properties": {"title": "New"}, "fields": "title"}
    caller.done(*[{"updateSpreadsheetProperties": properties}] * 5)
    caller.ask("POST", "/values:batchGetByDataFilter", {"dataFilters": [{"a1Range": "A1"}]})

    told = requests.get(f"{caller.base_url}/_local/faults", timeout=5).json()["quota"]
    assert (told["reads"], told["writes"]) == (1, 1)


def test_users_have_buckets_of_their_own_and_share_that_of_the_project(clock: _Clock) -> None:
    quota = Quota(clock, per_user=2, per_project=3)

    def refused(user: str) -> str:
        error = quota.refusal(user, reads=True)
        return "" if error is None else error.message.partition(" of service")[0]

    ann, bob, eve = "ann@one.example", "bob@one.example", "eve@other.example"
    assert [refused(ann), refused(ann), refused(bob)] == ["", "", ""]
    assert refused(ann).endswith("'Read requests per minute per user'")
    assert refused(bob).endswith("'Read requests per minute'")
    assert [refused(eve), refused(eve)] == ["", ""]
    assert quota.told()["reads"] == 5


def test_a_second_account_of_another_project_is_not_held_up(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    email = caller.standin.service_account_file(caller.base_url, path, "other-project")
    assert json.loads(path.read_text())["project_id"] == "other-project"
    _limited(caller, {"per_project": 2})
    assert _reads(caller, 3) == [200, 200, 429]

    token = caller.standin.office.accounts.token_for(email)
    caller.session.headers["Authorization"] = f"Bearer {token}"

    assert _reads(caller, 3) == [200, 200, 429]


def test_drive_and_unknown_callers_use_nothing_up(caller: Caller) -> None:
    _limited(caller, {"per_user": 1})
    for _ in range(3):
        assert caller.session.get(f"{caller.base_url}/drive/v3/files", timeout=5).ok
        stranger = requests.get(f"{caller.base_url}/v4/spreadsheets/{caller.key}", timeout=5)
        assert stranger.status_code == 401

    assert _reads(caller, 2) == [200, 429]


def test_it_is_switched_off_again(caller: Caller) -> None:
    _limited(caller, {"per_user": 1})
    assert _reads(caller, 2) == [200, 429]

    assert _limited(caller, quota=False) is None
    assert _reads(caller, 2) == [200, 200]


def test_a_quota_that_makes_no_sense_is_refused(caller: Caller) -> None:
    url = f"{caller.base_url}/_local/faults"
    for quota in ({"per_hour": 1}, {"per_user": "many"}, 7):
        assert requests.post(url, json={"quota": quota}, timeout=5).status_code == 400


def test_gspread_and_our_connector_hear_of_it(google: gspread.Client, caller: Caller) -> None:
    book = google.open_by_key(caller.key)
    session = Session(
        credentials=caller.account, api_base_url=caller.base_url, sleep=lambda _seconds: None
    )
    _limited(caller, {"per_user": 1})
    book.values_get("A1")

    with pytest.raises(gspread.exceptions.APIError, match=r"\[429\]: Quota exceeded"):
        book.values_get("A1")
    with pytest.raises(WorkbookUnavailable, match="used up for this minute") as told:
        session.get(caller.key, "/values/A1", {})
    assert told.value.retry_after_s == 60.0
