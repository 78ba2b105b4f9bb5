"""Lost replies, late answers, quotas and two workers: every commit lands once or not at all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from connectors.errors import ConfigError, WorkbookNotShared, WorkbookUnavailable
from connectors.ports import Committed, Refused, Rejected, Unknown
from connectors.workbook import SheetsWorkbook
from leads.changes import Change, Changes
from leads.model import Cursor
from leads.picture import Picture
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, landed, lead, owner
from tests.fakes.faults import Fault, refusal

WRITE = ":batchUpdate"
READ = "batchGetByDataFilter"


def test_idle_reading_costs_one_request(sheet: StandinSite) -> None:
    sheet.workbook.read()
    before = sheet.workbook.reads
    sheet.workbook.read()

    assert sheet.workbook.reads - before == 1
    assert sheet.workbook.writes == 0


def test_a_thousand_leads_are_one_write(sheet: StandinSite) -> None:
    parts = tuple(
        filed(lead(number, interest="A longer first line of what they are asking for " * 3))
        for number in range(1001, 2001)
    )
    picture = sheet.workbook.read()
    outcome = sheet.workbook.commit(Changes(parts), picture)

    assert isinstance(outcome, Committed)
    assert (sheet.workbook.writes, outcome.version) == (1, 1)
    assert len(sheet.bodies(WRITE)[0]) < 2_000_000
    assert len(sheet.workbook.read().leads) == 1000


@pytest.mark.parametrize("status", [503, 500, 0])
def test_lost_reply_is_repeated_and_lands_once(sheet: StandinSite, status: int) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults.append(Fault(match=WRITE, apply=True, status=status))
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)
    first, second = sheet.bodies(WRITE)

    assert isinstance(outcome, Committed)
    assert first == second
    assert [one.lead_id for one in sheet.workbook.read().leads] == ["L-1001"]
    assert len(sheet.workbook.read().events) == 1


def test_refused_before_it_was_done_is_repeated_and_lands_once(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults += [Fault(match=WRITE), Fault(match=WRITE)]
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Committed)
    assert sheet.clock.slept == [1.0, 2.0]
    assert len(sheet.workbook.read().leads) == 1


def test_silence_for_a_minute_is_unknown_and_never_guessed(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults += [Fault(match=WRITE) for _ in range(20)]
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Unknown)
    assert sum(sheet.clock.slept) <= 60
    sheet.app.faults.clear()
    assert sheet.workbook.read().leads == ()


def test_worker_that_died_before_the_reply_finds_its_lead_filed(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults += [Fault(match=WRITE, apply=True)]
    sheet.app.faults += [Fault(match=WRITE) for _ in range(20)]
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)
    sheet.app.faults.clear()
    fresh = sheet.open().read()

    assert isinstance(outcome, Unknown)
    assert fresh.version == 1
    assert fresh.known_refs == {"<1001@example.com>": "L-1001"}


def test_request_applied_late_is_refused_as_a_whole(sheet: StandinSite) -> None:
    """The same bytes again, long after another commit took the version."""
    landed(sheet, filed(lead(1001)))
    late = sheet.bodies(WRITE)[-1].replace(b"L-1001", b"L-9999")
    status = sheet.person.http.session.post(
        f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.origin.spreadsheet_id}:batchUpdate",
        data=late,
    ).status_code

    assert status == 400
    assert [one.lead_id for one in sheet.workbook.read().leads] == ["L-1001"]


def test_quota_is_waited_for_as_long_as_google_asks(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults.append(refusal(WRITE, 429, "Quota exceeded", Retry_After="7"))
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Committed)
    assert sheet.clock.slept == [7.0]


def test_quota_without_a_hint_is_waited_for_until_the_next_minute(sheet: StandinSite) -> None:
    sheet.clock.advance(25)
    picture = sheet.workbook.read()
    sheet.app.faults.append(refusal(WRITE, 429, "Quota exceeded"))

    assert isinstance(sheet.workbook.commit(Changes.of(filed(lead())), picture), Committed)
    assert sheet.clock.slept == [35.0]


def test_request_that_is_itself_wrong_is_rejected_with_googles_words(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults.append(refusal(WRITE, 400, "Invalid requests[3].updateCells: nonsense"))

    assert sheet.workbook.commit(Changes.of(filed(lead())), picture) == Rejected(
        error="Invalid requests[3].updateCells: nonsense"
    )


def test_sheet_unshared_meanwhile_is_rejected_with_what_to_do(sheet: StandinSite) -> None:
    picture = sheet.workbook.read()
    sheet.app.faults.append(refusal(WRITE, 403, "The caller does not have permission"))
    outcome = sheet.workbook.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Rejected)
    assert outcome.barred
    assert sheet.workbook.account in outcome.error


def test_large_commit_is_split_between_changes_into_versions_in_order(sheet: StandinSite) -> None:
    workbook = sheet.open(payload_limit=5_000)
    parts = tuple(filed(lead(number)) for number in range(1001, 1021))
    outcome = workbook.commit(Changes(parts), workbook.read())
    picture = workbook.read()

    assert isinstance(outcome, Committed)
    assert outcome.landed == Changes(parts)
    assert outcome.version == workbook.writes > 1
    assert picture.version == outcome.version
    assert [one.number for one in picture.leads] == list(range(1001, 1021))
    assert [e.version for e in picture.events] == sorted(e.version or 0 for e in picture.events)


def test_cursor_that_moves_with_every_mail_takes_its_room_once(sheet: StandinSite) -> None:
    workbook = sheet.open(payload_limit=5_000)
    moves = tuple(
        Change(cursors={"inquiries": Cursor(uidvalidity=7, uid=uid)}) for uid in range(1, 101)
    )
    outcome = workbook.commit(Changes(moves), workbook.read())

    assert isinstance(outcome, Committed)
    assert (outcome.version, workbook.writes) == (1, 1)
    assert workbook.read().cursors == {"inquiries": Cursor(uidvalidity=7, uid=100)}


def test_change_to_a_lead_of_an_earlier_split_waits_with_all_after_it(sheet: StandinSite) -> None:
    workbook = sheet.open(payload_limit=1)
    first, last = filed(lead(1001)), filed(lead(1002))
    waits = replace(
        owner("L-1001", "", "Ana Keller"), cursors={"inquiries": Cursor(uidvalidity=7, uid=2)}
    )
    outcome = workbook.commit(Changes.of(first, waits, last), workbook.read())

    assert outcome == Committed(version=1, landed=Changes.of(first), left=Changes.of(waits, last))


def test_new_lead_and_its_owner_land_in_one_version_however_changes_are_split(
    sheet: StandinSite,
) -> None:
    workbook = sheet.open(payload_limit=1)
    first, last = filed(lead(1001)), filed(lead(1002))
    changes = Changes.of(first, last, owner("L-1001", "", "Ana Keller"))
    outcome = workbook.commit(changes, workbook.read())

    assert isinstance(outcome, Committed)
    assert (outcome.version, outcome.left) == (2, Changes())
    assert [one.owner for one in workbook.read().leads] == ["Ana Keller", ""]


def test_refusal_after_the_first_split_keeps_what_landed(sheet: StandinSite) -> None:
    workbook = sheet.open(payload_limit=1)
    parts = (filed(lead(1001)), filed(lead(1002)))
    picture = workbook.read()
    sheet.app.meanwhile += [(WRITE, lambda: None), (WRITE, lambda: _another_commits(sheet))]
    outcome = workbook.commit(Changes(parts), picture)

    assert outcome == Committed(version=1, landed=Changes.of(parts[0]), left=Changes.of(parts[1]))
    assert [one.number for one in workbook.read().leads] == [1001, 2000]


def _another_commits(sheet: StandinSite) -> None:
    other = sheet.open()
    outcome = other.commit(Changes.of(filed(lead(2000))), other.read())
    assert isinstance(outcome, Committed)


def restored(sheet: StandinSite, version: int) -> None:
    """Somebody brings back an older state: version cell and rows go back, the guards stay."""
    system = sheet.person.book.worksheet("_system")
    system.update_cell(2, 2, str(version))


def test_reading_older_than_our_own_commit_is_not_acted_on(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)))
    landed(sheet, filed(lead(1002)))
    restored(sheet, 1)
    outcome = sheet.workbook.commit(Changes.of(filed(lead(1003))), sheet.workbook.read())

    assert isinstance(outcome, Refused)


def test_restored_file_goes_on_above_the_highest_guard_after_five_minutes(
    sheet: StandinSite,
) -> None:
    landed(sheet, filed(lead(1001)))
    landed(sheet, filed(lead(1002)))
    restored(sheet, 1)
    fresh = sheet.open()
    refused = fresh.commit(Changes.of(filed(lead(1003))), fresh.read())
    fresh.read()
    sheet.clock.advance(301)
    outcome = fresh.commit(Changes.of(filed(lead(1003))), fresh.read())

    assert isinstance(refused, Refused)
    assert isinstance(outcome, Committed)
    assert outcome.version == fresh.read().version == 3


def test_restored_file_is_known_at_once_by_a_worker_started_anew_an_hour_later(
    sheet: StandinSite,
) -> None:
    landed(sheet, filed(lead(1001)))
    landed(sheet, filed(lead(1002)))
    restored(sheet, 1)
    sheet.clock.advance(3600)
    fresh = sheet.open()
    refused = fresh.commit(Changes.of(filed(lead(1003))), fresh.read())
    again = fresh.commit(Changes.of(filed(lead(1003))), fresh.read())

    assert isinstance(refused, Refused)
    assert isinstance(again, Committed)
    assert again.version == 3


def test_old_guards_are_removed_in_a_request_of_their_own(
    sheet: StandinSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.workbook.committing.KEPT_GUARDS", 3)
    monkeypatch.setattr("connectors.workbook.committing.HOUSEKEEPING_EVERY", 5)
    for number in range(1001, 1006):
        landed(sheet, filed(lead(number)))
    lookup = {"developerMetadataLookup": {"metadataKey": "leadsheet.commit"}}
    told = sheet.person.http.request(
        "post",
        f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.origin.spreadsheet_id}/developerMetadata:search",
        json={"dataFilters": [lookup]},
    ).json()

    assert len(told["matchedDeveloperMetadata"]) == 3
    assert sheet.workbook.writes == 6


def test_passing_trouble_at_reading_is_repeated(sheet: StandinSite) -> None:
    sheet.workbook.read()
    sheet.app.faults += [Fault(match=READ), refusal(READ, 429, "Quota", Retry_After="3")]

    assert isinstance(sheet.workbook.read(), Picture)
    assert sheet.clock.slept == [1.0, 3.0]


def test_long_wait_at_reading_is_handed_up(sheet: StandinSite) -> None:
    sheet.workbook.read()
    sheet.app.faults.append(refusal(READ, 429, "Quota exceeded", Retry_After="45"))

    with pytest.raises(WorkbookUnavailable, match="quota") as caught:
        sheet.workbook.read()
    assert caught.value.retry_after_s == 45
    assert sheet.clock.slept == []


def test_reading_gives_up_after_a_few_tries(sheet: StandinSite) -> None:
    sheet.workbook.read()
    sheet.app.faults += [Fault(match=READ) for _ in range(9)]

    with pytest.raises(WorkbookUnavailable, match="does not answer"):
        sheet.workbook.read()
    assert sum(sheet.clock.slept) < 15


def test_unshared_spreadsheet_names_the_account_to_share_with(sheet: StandinSite) -> None:
    sheet.app.faults.append(refusal("/v4/", 403, "The caller does not have permission"))

    with pytest.raises(WorkbookNotShared, match=r"add worker-.* as Editor"):
        sheet.open().read()


def test_wrong_id_says_where_to_find_the_right_one(sheet: StandinSite) -> None:
    workbook = SheetsWorkbook(
        spreadsheet_id="nonsense",
        credentials=sheet.origin.credentials,
        api_base_url=sheet.origin.base_url,
    )

    with pytest.raises(WorkbookNotShared, match="between /d/"):
        workbook.read()


def test_wrong_clock_is_named(sheet: StandinSite) -> None:
    why = (
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
    )
    told = {"error": "invalid_grant", "error_description": why}
    sheet.app.faults.append(Fault(match="/token", status=400, body=json.dumps(told).encode()))

    with pytest.raises(WorkbookNotShared, match="clock is wrong"):
        sheet.open().read()


def test_missing_key_file_is_a_matter_of_configuration(sheet: StandinSite) -> None:
    workbook = SheetsWorkbook(
        spreadsheet_id="x", credentials=sheet.origin.credentials.with_name("gone.json")
    )

    with pytest.raises(ConfigError, match=r"gone\.json"):
        workbook.read()
