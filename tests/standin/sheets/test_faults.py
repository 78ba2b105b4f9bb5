"""Does every fault look like Google's, happen when it should, and leave behind what it should?"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import gspread
import pytest
import requests
from google.auth import crypt, jwt
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from connectors.errors import WorkbookNotShared, WorkbookUnavailable
from connectors.workbook.session import NO_ANSWER, Session, encoded
from standin.sheets.accounts import CLOCK_SKEW, GRANT, new_account
from standin.sheets.faults.fate import KINDS
from tests.standin.sheets.conftest import Caller, Json


def _strikes(caller: Caller, *rules: Json) -> None:
    answer = requests.post(f"{caller.base_url}/_local/faults", json={"rules": rules}, timeout=5)
    assert answer.status_code == 200, answer.text


def _refused(caller: Caller, *rules: object) -> str:
    answer = requests.post(f"{caller.base_url}/_local/faults", json={"rules": rules}, timeout=5)
    assert answer.status_code == 400, answer.text
    return str(answer.json()["error"]["message"])


def _told(caller: Caller) -> Json:
    made: Json = requests.get(f"{caller.base_url}/_local/faults", timeout=5).json()
    return made


def _append(text: str) -> Json:
    value = {"userEnteredValue": {"stringValue": text}}
    rows = [{"values": [value]}]
    return {"appendCells": {"sheetId": 0, "rows": rows, "fields": "userEnteredValue"}}


def _guarded(number: int, text: str) -> bytes:
    guard = {
        "metadataId": number,
        "metadataKey": "guard",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    create = {"createDeveloperMetadata": {"developerMetadata": guard}}
    return encoded({"requests": [create, _append(text)]})


@pytest.fixture
def session(caller: Caller) -> Session:
    """Our own connector's line to the API, which never waits."""
    return Session(
        credentials=caller.account, api_base_url=caller.base_url, sleep=lambda _seconds: None
    )


BATCH = "spreadsheets.batchUpdate"


@pytest.mark.parametrize(
    ("do", "code", "said"),
    [
        ("too_many_requests", 429, "Quota exceeded for quota metric 'Write requests'"),
        ("server_error", 500, "Error 500 (Server Error)"),
        ("unavailable", 503, "The service is currently unavailable."),
        ("expired_token", 401, "invalid authentication credentials"),
        ("unshared", 403, "The caller does not have permission"),
        ("protected", 400, "Invalid requests[0].appendCells: You are trying to edit a protected"),
        ("storage_quota", 403, "storageQuotaExceeded"),
        ("api_disabled", 403, "SERVICE_DISABLED"),
    ],
)
def test_a_refusal_comes_once_in_googles_words_and_nothing_is_applied(
    caller: Caller, do: str, code: int, said: str
) -> None:
    _strikes(caller, {"do": do, "method": BATCH})

    refusal = caller.batch(_append("x"))
    assert refusal.status_code == code
    assert said in refusal.text
    assert caller.values("Sheet1") == []

    caller.done(_append("y"))
    assert caller.values("Sheet1") == [["y"]]


def test_a_500_is_a_page_and_everything_else_is_json(caller: Caller) -> None:
    _strikes(caller, {"do": "server_error"}, {"do": "unavailable"})

    kinds = [caller.ask("GET", "").headers["Content-Type"] for _ in range(2)]
    assert kinds == ["text/html; charset=UTF-8", "application/json; charset=UTF-8"]


def test_google_auth_renews_a_token_that_has_expired(
    google: gspread.Client, caller: Caller
) -> None:
    book = google.open_by_key(caller.key)
    _strikes(caller, {"do": "expired_token"})

    book.sheet1.update([["kept"]], "A1")
    assert caller.values("Sheet1") == [["kept"]]


def test_gspread_tells_an_unshared_sheet_and_a_full_drive(
    google: gspread.Client, caller: Caller
) -> None:
    _strikes(
        caller,
        {"do": "unshared", "method": "spreadsheets.get"},
        {"do": "storage_quota", "method": "files.create"},
    )

    with pytest.raises(PermissionError):
        google.open_by_key(caller.key)
    with pytest.raises(gspread.exceptions.APIError, match="storage quota has been exceeded"):
        google.create("Too much")


def test_our_connector_says_what_to_do_about_each_refusal(caller: Caller, session: Session) -> None:
    _strikes(
        caller,
        {"do": "unshared"},
        {"do": "api_disabled"},
        {"do": "server_error", "times": 4},
    )

    with pytest.raises(WorkbookNotShared, match="press Share"):
        session.get(caller.key, "/values/A1", {})
    with pytest.raises(WorkbookNotShared, match="switched off"):
        session.get(caller.key, "/values/A1", {})
    with pytest.raises(WorkbookUnavailable, match="HTTP 500"):
        session.get(caller.key, "/values/A1", {})
    assert session.get(caller.key, "/values/A1", {})["range"] == "Sheet1!A1"


def test_reads_outlive_a_reset_a_cut_answer_and_a_page_from_a_proxy(
    caller: Caller, session: Session
) -> None:
    caller.put("Sheet1!A1", [["there"]])
    _strikes(caller, {"do": "reset"}, {"do": "truncated"}, {"do": "not_json"})

    assert session.get(caller.key, "/values/A1", {})["values"] == [["there"]]
    assert [one["done"] for one in _told(caller)["rules"]] == [1, 1, 1]


@pytest.mark.parametrize(
    "rule",
    [
        {"do": "reset"},
        {"do": "timeout", "seconds": 0.01},
        {"do": "unavailable", "applied": True},
        {"do": "server_error", "applied": True},
        {"do": "truncated", "share": 0.3},
        {"do": "not_json"},
    ],
)
def test_a_lost_answer_leaves_an_applied_write_that_no_repeat_doubles(
    caller: Caller, session: Session, rule: Json
) -> None:
    _strikes(caller, {**rule, "method": BATCH})

    lost = session.write(caller.key, _guarded(11, "once"))
    again = session.write(caller.key, _guarded(11, "once"))

    assert lost.status in {NO_ANSWER, 500, 503}
    assert (again.status, "already exists" in again.message) == (400, True)
    assert caller.values("Sheet1") == [["once"]]


@pytest.mark.parametrize("do", ["reset", "timeout"])
def test_a_connection_may_also_break_before_anything_is_applied(caller: Caller, do: str) -> None:
    _strikes(caller, {"do": do, "applied": False, **({"seconds": 0} if do == "timeout" else {})})

    with pytest.raises(requests.ConnectionError):
        caller.batch(_append("x"))
    assert caller.values("Sheet1") == []


def test_a_reset_is_a_reset_and_a_timeout_is_a_closed_line(caller: Caller) -> None:
    _strikes(caller, {"do": "reset"}, {"do": "timeout", "seconds": 0})

    with pytest.raises(requests.ConnectionError, match="reset by peer"):
        caller.ask("GET", "")
    with pytest.raises(requests.ConnectionError, match="without response"):
        caller.ask("GET", "")


def test_whoever_waits_less_than_the_silence_gives_up_by_themselves(caller: Caller) -> None:
    _strikes(caller, {"do": "timeout", "seconds": 30})
    url = f"{caller.base_url}/v4/spreadsheets/{caller.key}"

    with pytest.raises(requests.ReadTimeout):
        caller.session.get(url, timeout=0.05)


def test_a_cut_answer_ends_in_the_middle(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["x" * 1000]])
    _strikes(caller, {"do": "truncated", "share": 0.5})

    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        caller.values("Sheet1!A1")


def test_a_delayed_write_lands_after_its_sender_gave_up(caller: Caller, session: Session) -> None:
    _strikes(caller, {"do": "delayed", "seconds": 0.2, "method": BATCH})

    assert session.write(caller.key, _guarded(12, "late")).status == NO_ANSWER
    assert caller.values("Sheet1") == []
    _until(lambda: caller.values("Sheet1") == [["late"]])


def test_a_delayed_write_is_refused_when_its_repeat_was_faster(
    caller: Caller, session: Session
) -> None:
    _strikes(caller, {"do": "delayed", "seconds": 0.1, "answer": "unavailable", "method": BATCH})

    assert session.write(caller.key, _guarded(13, "either")).status == 503
    assert session.write(caller.key, _guarded(13, "either")).status == 200
    time.sleep(0.2)
    assert caller.values("Sheet1") == [["either"]]


def test_stale_reads_show_what_was_and_writes_see_what_is(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["old"]])
    time.sleep(0.06)
    _strikes(caller, {"do": "stale", "seconds": 0.05})
    caller.put("Sheet1!A1", [["new"]])
    caller.put("Sheet1!B1", [["beside"]])

    assert caller.values("Sheet1") == [["old"]]
    _until(lambda: caller.values("Sheet1") == [["new", "beside"]])


def test_latency_is_waited_out_and_adds_up(caller: Caller) -> None:
    _strikes(
        caller,
        {"do": "latency", "seconds": 0.05},
        {"do": "latency", "uniform": [0.05, 0.06], "seed": 3},
        {"do": "latency", "seconds": 5, "method": BATCH},
    )

    start = time.monotonic()
    caller.values("Sheet1")
    assert 0.1 <= time.monotonic() - start < 5


def test_the_preset_is_about_as_slow_as_google_was_measured(caller: Caller) -> None:
    caller.standin.faults.add({"do": "latency", "preset": "google"})
    from standin.sheets.faults.methods import visit_of
    from standin.sheets.http import Asked

    def mean(verb: str, path: str) -> float:
        asked = Asked(verb, f"/v4/spreadsheets/x{path}", "", b"", "")
        waits = [
            caller.standin.faults.fate_of(asked, visit_of(asked), "").wait_s for _ in range(2000)
        ]
        assert max(waits) < 5
        return sum(waits) / len(waits)

    assert mean("POST", ":batchUpdate") == pytest.approx(0.42, rel=0.05)
    assert mean("GET", "/values/A1") == pytest.approx(0.32, rel=0.05)


def test_rules_match_by_verb_and_path_skip_some_and_stop(caller: Caller) -> None:
    _strikes(
        caller, {"do": "unshared", "verb": "GET", "path": "values/.*B", "after": 1, "times": 2}
    )

    def codes(cells: str) -> list[int]:
        return [caller.ask("GET", f"/values/{cells}").status_code for _ in range(4)]

    assert codes("A1") == [200, 200, 200, 200]
    assert codes("B1") == [200, 403, 403, 200]
    (rule,) = _told(caller)["rules"]
    assert (rule["seen"], rule["done"], rule["after"]) == (3, 2, 1)


def test_luck_is_the_same_for_the_same_seed(caller: Caller) -> None:
    def codes(seed: int) -> list[int]:
        requests.delete(f"{caller.base_url}/_local/faults", timeout=5)
        _strikes(caller, {"do": "unshared", "times": None, "probability": 0.5, "seed": seed})
        return [caller.ask("GET", "").status_code for _ in range(20)]

    first = codes(1)
    assert {*first} == {200, 403}
    assert codes(1) == first
    assert codes(2) != first


def test_only_the_first_of_two_decisive_faults_meets_a_request(caller: Caller) -> None:
    _strikes(caller, {"do": "unshared"}, {"do": "unavailable"})

    assert [caller.ask("GET", "").status_code for _ in range(3)] == [403, 503, 200]


def test_clearing_and_resetting_end_all_faults(caller: Caller) -> None:
    _strikes(caller, {"do": "unshared", "times": None})
    left = requests.delete(f"{caller.base_url}/_local/faults", timeout=5).json()
    assert left == {"rules": [], "quota": None}
    assert caller.ask("GET", "").status_code == 200

    _strikes(caller, {"do": "unshared", "times": None})
    requests.post(f"{caller.base_url}/_local/reset", timeout=5)
    assert caller.ask("GET", "").status_code == 200


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"do": "explode"}, "known are: api_disabled"),
        ({"do": "reset", "second": 1}, "has no second"),
        ({"do": "reset", "method": "values.getAll"}, "no method 'values.getAll'"),
        ({"do": "reset", "path": "("}, "cannot be used"),
        ({"do": "latency"}, "exactly one of"),
        ({"do": "latency", "preset": "bing"}, "only preset is 'google'"),
        ({"do": "stale"}, "need seconds"),
        ({"do": "delayed", "answer": "maybe"}, "reset, timeout or unavailable"),
        ({"do": "timeout", "seconds": "long"}, "cannot be used"),
        ("reset", "JSON object"),
    ],
)
def test_a_rule_that_could_never_work_is_refused(caller: Caller, rule: object, said: str) -> None:
    assert said in _refused(caller, {"do": "unshared"}, rule)
    assert _told(caller)["rules"] == []


def _until(condition: object, limit_s: float = 3.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _grant(caller: Caller) -> None:
    """Ask for a token as google-auth does at the start of every session."""
    scopes = ["https://www.googleapis.com/auth/spreadsheets"]
    credentials = Credentials.from_service_account_file(str(caller.account), scopes=scopes)  # type: ignore[no-untyped-call]
    with requests.Session() as session:
        credentials.refresh(Request(session))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"do": "clock_skew"}, "Invalid JWT: Token must be a short-lived token"),
        ({"do": "invalid_grant"}, "Invalid JWT Signature."),
        (
            {"do": "invalid_grant", "description": "Invalid grant: account not found"},
            "account not found",
        ),
        ({"do": "server_error", "method": "token", "times": None}, "Error 500"),
        ({"do": "unavailable", "method": "oauth2.token", "times": None}, "currently unavailable"),
        ({"do": "reset", "path": "^/token$", "times": None}, "Connection"),
    ],
)
def test_the_token_endpoint_can_be_struck(
    caller: Caller, rule: Json, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # google-auth waits between attempts
    _strikes(caller, rule)

    with pytest.raises(GoogleAuthError) as refused:
        _grant(caller)
    assert said in str(refused.value)

    requests.delete(f"{caller.base_url}/_local/faults", timeout=5)
    _grant(caller)


def test_a_short_outage_of_the_token_endpoint_is_waited_out(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    _strikes(caller, {"do": "unavailable", "method": "token"})

    _grant(caller)

    assert _told(caller)["rules"][0]["done"] == 1


def test_only_a_rule_that_names_the_token_endpoint_strikes_it(caller: Caller) -> None:
    _strikes(caller, {"do": "unavailable", "verb": "POST"})

    _grant(caller)

    assert _told(caller)["rules"][0]["seen"] == 0


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_wrong_clock_gets_no_token(caller: Caller, hours: int) -> None:
    key = json.loads(caller.account.read_text())
    issued = int(time.time()) + hours * 3600
    claim = {"iss": key["client_email"], "iat": issued, "exp": issued + 3600}
    signer = crypt.RSASigner.from_service_account_info(key)  # type: ignore[no-untyped-call]
    assertion = jwt.encode(signer, claim)  # type: ignore[no-untyped-call]
    form = {"grant_type": GRANT, "assertion": assertion}

    refusal = requests.post(f"{caller.base_url}/token", data=form, timeout=5)

    assert refusal.status_code == 400
    assert refusal.json() == {"error": "invalid_grant", "error_description": CLOCK_SKEW}


def test_a_key_that_is_not_the_accounts_gets_no_token(caller: Caller) -> None:
    other = new_account()
    key = json.loads(caller.account.read_text()) | {"private_key": other.private_key}
    caller.account.write_text(json.dumps(key))

    with pytest.raises(GoogleAuthError, match=r"invalid_grant: Invalid JWT Signature\."):
        _grant(caller)


@pytest.mark.parametrize(
    "rule",
    [
        {"do": "unavailable", "times": None},
        {"do": "server_error", "times": None},
        {"do": "reset", "times": None},
        {"do": "timeout", "seconds": 0.1, "times": None},
        {"do": "truncated", "times": None},
        {"do": "not_json", "times": None},
    ],
    ids=lambda rule: str(rule["do"]),
)
def test_our_connector_waits_when_the_token_endpoint_is_out_of_order(
    caller: Caller, session: Session, rule: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    _strikes(caller, rule | {"method": "token"})

    with pytest.raises(WorkbookUnavailable):
        session.get(caller.key, "/values/A1", {})


def test_every_example_of_the_guide_is_understood(caller: Caller) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "stand-in.md").read_text(encoding="utf-8")
    examples = re.findall(r"/_local/faults -d '(.*?)'\n", guide, re.DOTALL)
    assert len(examples) > 3

    for example in examples:
        requests.post(
            f"{caller.base_url}/_local/faults", data=example, timeout=5
        ).raise_for_status()


def test_every_kind_of_fault_stands_in_the_guide() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "stand-in.md").read_text(encoding="utf-8")

    assert [name for name in KINDS if f"`{name}`" not in guide] == []
