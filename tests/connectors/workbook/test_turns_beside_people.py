"""People edit, sort, delete and insert while turns are taken: History tells, and nothing ends on a wrong row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from automations.automation import Automation
from automations.complete_typed_rows import AUTOMATION as COMPLETE
from automations.house import House
from automations.mend_rows import AUTOMATION as MEND
from automations.notice_edits import AUTOMATION as NOTICE
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.changes import Changes
from leads.model import Event, Lead, ReviewCase, Workspace
from leads.noticing import PERSON
from leads.picture import Arrivals, Picture
from tests.connectors.workbook.sites import InMemorySite, Site, StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, lead, owner
from tests.fakes.post import InMemoryOutbox, PlainLetters


@pytest.fixture(params=["in memory", "stand-in"])
def site(request: pytest.FixtureRequest) -> Site:
    if request.param == "in memory":
        return InMemorySite()
    found: StandinSite = request.getfixturevalue("sheet")
    return found


class Office:
    """A worker at a site, whose roster holds what a test wants once, beside what mends and notices."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.wants: list[Changes] = []
        self.report: TurnReport | None = None
        self.house = House(
            workbook=site.workbook,
            inboxes=(),
            letters=PlainLetters(),
            outbox=InMemoryOutbox(),
            workspace=Workspace(),
            roster=(MEND, Automation("wanted", "", self._wanted), COMPLETE, NOTICE),
            clock=site.clock,
        )

    def _wanted(self, picture: Picture, arrivals: Arrivals, now: Any) -> Changes:
        return self.wants[0] if self.wants else Changes()

    def turn(self, *parts: Any) -> TurnReport:
        """One turn that reads anew; the parts are wanted in it."""
        self.wants = [Changes(parts)] if parts else []
        self.site.clock.advance(90)
        known = self.report.picture if self.report else None
        self.report = take_turn(self.house, known, known)
        assert self.report.trouble == ()
        self.wants = []
        return self.report

    def restart(self) -> None:
        self.report = None
        self.house = replace(self.house, workbook=self.site.another_worker())

    @property
    def picture(self) -> Picture:
        return self.site.workbook.read()

    @property
    def leads(self) -> dict[str, Lead]:
        return {one.lead_id: one for one in self.picture.leads}

    def told(self) -> list[tuple[str, str, object, object]]:
        """What History tells of people."""
        return [
            (e.lead_id, e.what, e.old or "", e.new or "")
            for e in self.picture.events
            if e.who == PERSON
        ]

    def questions(self) -> list[str]:
        return [c.why for c in self.picture.review if c.kind == ReviewCase.MISDIRECTED]


@pytest.fixture
def office(site: Site) -> Office:
    """Two leads, filed and looked at once."""
    office = Office(site)
    office.turn(
        filed(lead(1001, name="Zoe", email="zoe@example.com")),
        filed(lead(1002, name="Adam", email="adam@example.com")),
        owner("L-1001", "", "Ana"),
        owner("L-1002", "", "Ben"),
    )
    office.turn()
    return office


def test_edits_are_told_one_row_a_cell_and_once(office: Office) -> None:
    office.site.edit("L-1001", comment="Spoke to her.", owner="Cho")
    office.turn()
    office.turn()

    assert sorted(office.told()) == [
        ("L-1001", "Comment", "", "Spoke to her."),
        ("L-1001", "Owner", "Ana", "Cho"),
    ]


def test_what_the_worker_wrote_is_no_persons_edit(office: Office) -> None:
    office.turn(owner("L-1001", "Ana", "Cho"), filed(lead(1003)))
    office.turn()
    office.restart()
    office.turn()

    assert office.told() == []


def test_turn_after_turn_without_edits_writes_nothing(office: Office) -> None:
    before = office.site.workbook.writes
    office.turn()
    office.turn()

    assert office.site.workbook.writes == before


def test_edit_told_before_a_restart_is_not_told_again(office: Office) -> None:
    office.site.edit("L-1001", comment="x" * 3_000, stage="Contacted", next_action="2027-06-03")
    office.turn()
    before = office.told()
    office.restart()
    office.turn()

    assert office.told() == before
    assert len(before) == 3
    assert all(len(str(new)) <= 1_000 for _, _, _, new in before)


def test_edit_made_while_the_worker_was_away_is_told(office: Office) -> None:
    office.site.edit("L-1001", owner="Cho")
    office.turn()
    office.restart()
    office.site.edit("L-1001", owner="Dan", comment="while you slept")
    office.turn()

    assert sorted(office.told()) == [
        ("L-1001", "Comment", "", "while you slept"),
        ("L-1001", "Owner", "Ana", "Cho"),
        ("L-1001", "Owner", "Cho", "Dan"),
    ]


def test_edit_seen_by_a_commit_whose_reply_was_lost_is_told_once(office: Office) -> None:
    office.site.edit("L-1001", owner="Cho")
    office.site.lose_reply()
    office.turn()
    office.turn()

    assert office.told() == [("L-1001", "Owner", "Ana", "Cho")]


def test_old_sheet_raises_no_storm(site: Site) -> None:
    office = Office(site)
    site.workbook.commit(
        Changes.of(filed(lead(1001, owner="Ana")), filed(lead(1002))), site.workbook.read()
    )
    site.edit("L-1001", owner="Ben", comment="years ago")
    site.delete("L-1002")
    office.turn()
    office.restart()
    office.turn()

    assert office.told() == []


def test_deleted_lead_stays_deleted_and_is_told_once(office: Office) -> None:
    office.site.delete("L-1002")
    office.turn()
    office.turn()
    office.restart()
    office.turn()

    assert list(office.leads) == ["L-1001"]
    assert office.told() == [("L-1002", Event.DELETED, "Adam", "")]


def test_work_on_a_lead_is_a_touch_and_a_corrected_phone_number_is_none(office: Office) -> None:
    office.site.edit("L-1001", comment="Spoke to her.")
    office.site.edit("L-1002", phone="+442079460999")
    office.turn()

    assert office.leads["L-1001"].last_touch == office.site.clock.now
    assert office.leads["L-1002"].last_touch == lead().last_touch


def test_value_that_a_sort_misdirected_is_put_back_and_written_again(office: Office) -> None:
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn(owner("L-1001", "Ana", "Cho"))
    assert office.leads["L-1002"].owner == "Cho"
    office.turn()

    assert {one.name: one.owner for one in office.leads.values()} == {"Zoe": "Cho", "Adam": "Ben"}
    assert len(office.questions()) == 1
    assert office.told() == []


def test_several_values_that_a_sort_exchanged_all_end_on_their_own_rows(office: Office) -> None:
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn(owner("L-1001", "Ana", "Cho"), owner("L-1002", "Ben", "Dan"))
    office.turn()
    office.turn()

    assert {one.name: one.owner for one in office.leads.values()} == {"Zoe": "Cho", "Adam": "Dan"}
    assert office.told() == []


def test_misdirected_value_is_found_although_rows_moved_once_more(office: Office) -> None:
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn(owner("L-1001", "Ana", "Cho"))
    office.site.sort("email")
    office.site.type_row(owner="Eve")
    office.turn()

    assert {one.name: one.owner for one in office.leads.values()} == {"Zoe": "Cho", "Adam": "Ben"}


def test_misdirected_value_is_found_after_a_restart(office: Office) -> None:
    office.turn(owner("L-1001", "Ana", "Cho"), owner("L-1002", "Ben", "Dan"))
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn(owner("L-1001", "Cho", "Eve"))
    office.restart()
    office.turn()

    assert {one.name: one.owner for one in office.leads.values()} == {"Zoe": "Eve", "Adam": "Dan"}


def test_persons_value_typed_after_the_misdirection_wins(office: Office) -> None:
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn(owner("L-1001", "Ana", "Cho"))
    office.site.edit("L-1001", owner="Fay")
    office.turn()

    assert {one.name: one.owner for one in office.leads.values()} == {"Zoe": "Fay", "Adam": "Ben"}


def test_completion_that_a_sort_misdirected_gives_nobodys_id_away(office: Office) -> None:
    office.site.type_row(name="Bert", email="bert@example.com")
    office.site.just_before_the_write(lambda: office.site.sort("name"))
    office.turn()
    office.turn()
    office.turn()

    names = {one.lead_id: one.name for one in office.leads.values()}
    assert names["L-1001"] == "Zoe"
    assert names["L-1002"] == "Adam"
    assert sorted(names.values()) == ["Adam", "Bert", "Zoe"]
    assert office.leads["L-1001"].first_contact == lead().first_contact
    assert [what for _, what, _, _ in office.told()] == []


def test_cleared_id_comes_back_to_its_row(office: Office) -> None:
    office.site.edit("L-1002", lead_id="")
    office.turn()
    office.turn()

    assert {one.lead_id: one.name for one in office.leads.values()} == {
        "L-1001": "Zoe",
        "L-1002": "Adam",
    }
    assert office.told() == []


def test_overwritten_id_comes_back_to_its_row(office: Office) -> None:
    office.site.edit("L-1002", lead_id="Adam's")
    office.turn()
    office.turn()

    assert sorted(office.leads) == ["L-1001", "L-1002"]
    assert office.told() == []


def test_copied_row_becomes_a_lead_of_its_own_and_the_first_keeps_the_id(office: Office) -> None:
    office.site.copy("L-1002")
    office.turn()

    assert [(one.lead_id, one.name) for one in office.picture.leads] == [
        ("L-1001", "Zoe"),
        ("L-1002", "Adam"),
        ("L-1003", "Adam"),
    ]


@contextmanager
def _inserting(office: Office, sheet: StandinSite, column: int) -> Iterator[None]:
    place = {
        "sheetId": sheet.person.leads.id,
        "dimension": "COLUMNS",
        "startIndex": column,
        "endIndex": column + 1,
    }
    request = {"insertDimension": {"range": place, "inheritFromBefore": False}}
    office.site.just_before_the_write(lambda: sheet.person.request(request))
    yield


def test_column_inserted_in_that_second_leaves_every_value_under_its_heading(
    sheet: StandinSite,
) -> None:
    office = Office(sheet)
    office.turn(filed(lead(1001, name="Zoe", owner="Ana", stage="New", territory="North")))
    office.turn()
    with _inserting(office, sheet, 1):
        office.turn(owner("L-1001", "Ana", "Cho"), filed(lead(1002, name="Adam", owner="Ben")))
    office.turn()
    office.turn()

    found = office.leads
    assert (found["L-1001"].stage, found["L-1001"].owner) == ("New", "Cho")
    assert (found["L-1002"].name, found["L-1002"].owner, found["L-1002"].email) == (
        "Adam",
        "Ben",
        "p1002@example.com",
    )
    assert office.picture.typed_rows == ()


def test_row_inserted_in_that_second_keeps_nothing_of_ours(sheet: StandinSite) -> None:
    office = Office(sheet)
    office.turn(filed(lead(1001, name="Zoe", owner="Ana")), filed(lead(1002, owner="Ben")))
    office.turn()
    place = {"sheetId": sheet.person.leads.id, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    request = {"insertDimension": {"range": place, "inheritFromBefore": False}}
    sheet.just_before_the_write(lambda: sheet.person.request(request))
    office.turn(owner("L-1001", "Ana", "Cho"), owner("L-1002", "Ben", "Dan"))
    office.turn()
    office.turn()

    assert {one.lead_id: one.owner for one in office.leads.values()} == {
        "L-1001": "Cho",
        "L-1002": "Dan",
    }
    assert office.picture.typed_rows == ()
