"""Decisions from the sheet to the rows, on the stand-ins: merged, taken out by command, learnt, made a lead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands.init import init
from commands.learn import learn_weights
from commands.match_all import match_all
from commands.once import once
from commands.unmerge import unmerge_lead
from commands.wiring import load, open_workbook
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.model import Event, Lead, ReviewCase
from leads.picture import Picture
from leads.recognising.learnt import WEIGHTS, learnt_of
from leads.recognising.merging import differ
from standin.story.person import Person
from standin.world import Plan, World, open_world

CAME = datetime(2026, 11, 2, 7, 30, tzinfo=UTC)


def letter(name: str, email: str, text: str, message_id: str, further: str = "") -> bytes:
    return (
        f"From: {name} <{email}>\r\nTo: inquiries@example.org\r\nSubject: 40 pumps\r\n{further}"
        f"Message-ID: <{message_id}>\r\n\r\n{text}\r\n"
    ).encode()


JANE = letter(
    "Jane Roe",
    "jane@acme-tools.example.com",
    "Please quote for 40 pumps.\r\nJane Roe, +44 20 7946 0123",
    "j1@a.example",
)
ROE = letter(
    "Jane",
    "office@home.example.net",
    "Do you have 2 valves?\r\nJane, +44 20 7946 0123",
    "j2@a.example",
)
JOBS = letter(
    "Board",
    "no-reply@board.example.com",
    "Ten new requests.",
    "b1@b.example",
    "List-Id: <jobs.board.example>\r\nList-Unsubscribe: <https://board.example.com/off>\r\n",
)


class Desk:
    """The stand-ins, with people who type into the sheet."""

    def __init__(self, world: World, capsys: pytest.CaptureFixture[str]) -> None:
        self.config = world.config
        self.mail = world.mail
        self.person = Person(base_url=world.base_url, spreadsheet_id=world.spreadsheet_id)
        self._capsys = capsys

    def turn(self) -> None:
        once(config=self.config, as_json=True, dry_run=False)
        self._capsys.readouterr()

    def printed(self) -> str:
        return self._capsys.readouterr().out

    @property
    def picture(self) -> Picture:
        return open_workbook(load(self.config)).read()

    @property
    def leads(self) -> dict[str, Lead]:
        return {lead.lead_id: lead for lead in self.picture.leads}

    def decide(self, decision: str) -> None:
        """Beside the first question about two leads."""
        case = next(case for case in self.picture.review if case.lead_b)
        self.person.types("Review", [{"Decision": decision}], at_row=case.row or 0)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    """A furnished workbook, two leads that may be one person, and the question whether they are."""
    plan = Plan(folder=tmp_path, address="inquiries@example.org")
    with open_world(plan, lambda: datetime.now(UTC)) as world:
        assert init(config=world.config) == 0
        world.mail.deliver(JANE)
        world.mail.deliver(ROE)
        desk = Desk(world, capsys)
        desk.turn()
        case = ReviewCase(
            raised_at=CAME,
            kind=ReviewCase.POSSIBLE_REPEAT,
            why="same phone",
            score=0.8,
            lead_a="L-1001",
            lead_b="L-1002",
        )
        workbook = open_workbook(load(desk.config))
        workbook.commit(Changes.of(Change(review=(case,))), workbook.read())
        yield desk


def test_same_typed_in_review_merges_and_unmerge_takes_it_back(desk: Desk) -> None:
    before = desk.leads
    assert set(before) == {"L-1001", "L-1002"}
    desk.decide("Same")
    desk.turn()

    after = desk.leads
    assert after["L-1001"].inquiries == 2
    assert (after["L-1002"].stage, after["L-1002"].tags) == ("Merged", "merged into L-1001")
    row = next(row for row in desk.person.reads("Review") if row.get("Lead B"))
    assert row["Decided by"] == "a person"
    assert "→ Same: L-1002 was merged into L-1001" in row["Why"]

    assert unmerge_lead("l-1002", config=desk.config, as_json=True, dry_run=True) == 0
    assert json.loads(desk.printed())["written"] is False
    assert desk.leads == after
    assert unmerge_lead("L-1002", config=desk.config, as_json=False, dry_run=False) == 0
    assert "L-1002 Stage: “Merged” -> “New”" in desk.printed()
    assert desk.leads == before


@pytest.mark.slow
def test_different_typed_after_same_takes_it_back_too(desk: Desk) -> None:
    before = desk.leads
    for decision in ("Same", "Different"):
        desk.decide(decision)
        desk.turn()
    restored = {k: replace(lead, last_touch=None) for k, lead in desk.leads.items()}
    assert restored == {k: replace(lead, last_touch=None) for k, lead in before.items()}


@pytest.mark.slow
def test_unmerging_what_is_not_merged_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unmerge_lead("L-1001", config=desk.config, as_json=False, dry_run=False) == 1
    assert "L-1001 is not merged into another lead." in capsys.readouterr().err


@pytest.mark.slow
def test_an_odd_decision_turns_red_and_stops_nothing(desk: Desk) -> None:
    desk.decide("dunno")
    desk.turn()
    desk.turn()
    assert {lead.stage for lead in desk.leads.values()} == {"New"}
    desk.decide("Different")
    desk.turn()
    row = next(row for row in desk.person.reads("Review") if row.get("Lead B"))
    assert "→ Different: they stay two" in row["Why"]


@pytest.mark.slow
def test_lead_typed_in_screened_makes_one_of_the_day_it_came(desk: Desk) -> None:
    desk.mail.deliver(JOBS, CAME)
    desk.turn()
    desk.person.types("Screened", [{"Decision": "lead, always"}], at_row=2)
    desk.turn()
    desk.turn()
    assert desk.leads["L-1003"].first_contact == CAME
    assert len(desk.leads) == 3
    (row,) = desk.person.reads("Screened")
    assert row["Decision"] == "L-1003"
    rule = desk.person.reads("Rules")[-1]
    assert (rule["When"], rule["Value"], rule["Then"]) == ("list", "jobs.board.example", "lead")

    desk.mail.deliver(JOBS.replace(b"b1@b", b"b2@b").replace(b"Ten", b"Eleven"))
    desk.turn()
    assert [lead.company for lead in desk.leads.values()].count("Board") == 2
    assert len(desk.person.reads("Screened")) == 1


@pytest.mark.slow
def test_learning_needs_decisions_and_is_kept_and_forgotten(desk: Desk) -> None:
    assert learn_weights(config=desk.config, as_json=False, dry_run=False, forget=False) == 1
    assert "too few" in desk.printed()

    workbook = open_workbook(load(desk.config))
    parts = [*_decided_pairs(24)]
    picture = workbook.read()
    workbook.commit(Changes(tuple(parts)), picture)

    assert learn_weights(config=desk.config, as_json=True, dry_run=True, forget=False) == 0
    told = json.loads(desk.printed())
    assert (told["decisions"], told["written"]) == (24, False)
    assert told["after"]["loss"] < told["before"]["loss"]
    assert WEIGHTS not in desk.picture.memory

    assert learn_weights(config=desk.config, as_json=False, dry_run=False, forget=False) == 0
    table = desk.printed()
    assert "shipped" in table
    assert "In force from the next turn on" in table
    assert learnt_of(desk.picture.memory[WEIGHTS]).version == 1
    desk.turn()

    assert learn_weights(config=desk.config, as_json=False, dry_run=False, forget=True) == 0
    assert learnt_of(desk.picture.memory[WEIGHTS]).model is None
    assert learnt_of(desk.picture.memory[WEIGHTS]).version == 2


def _decided_pairs(count: int) -> Iterator[Change]:
    """Leads, two by two, that people judged: a first name at a phone is the same, numbered mailboxes are not."""
    filing = Filing(who="carry_out_decisions", at=CAME + timedelta(days=1))
    for n in range(count):
        is_same = n % 2 == 0
        one, other = f"L-{2001 + 2 * n}", f"L-{2002 + 2 * n}"
        phone = f"+4420794{n:05}" if is_same else ""
        for lead_id in (one, other):
            name = "Ana" if is_same and lead_id == other else "Ana Lopez"
            email = "" if is_same else f"ana.lopez{lead_id[2:]}@gmail.com"
            lead = Lead(lead_id=lead_id, name=name, phone=phone, email=email, stage="New")
            yield Change(new_lead=lead)
        told = differ(other, one, "said so", filing)
        yield Change(events=(replace(told, what=Event.MERGED) if is_same else told,))


def test_match_all_asks_in_review_about_pairs_of_an_old_sheet_and_never_again(desk: Desk) -> None:
    rows = [
        {"Name": "Geo Ellis", "Email": "geo.ellis@gmail.com", "Phone": "+12025550123"},
        {"Name": "Marta Ellis", "Email": "geo.ellis@gmail.com", "Phone": "+12025550123"},
    ]
    old = tuple(
        Lead(lead_id=f"L-{900 + at}", name=row["Name"], email=row["Email"], phone=row["Phone"])
        for at, row in enumerate(rows)
    )
    workbook = open_workbook(load(desk.config))
    for lead in old:
        workbook.commit(Changes.of(Change(new_lead=lead)), workbook.read())

    assert match_all(None, config=desk.config, as_json=False, ask=True) == 0

    (case,) = (case for case in desk.picture.review if case.lead_b == "L-901")
    assert (case.lead_a, case.decision) == ("L-900", "")
    assert "first names differ: Marta / Geo" in case.why
    before = desk.picture.review
    assert match_all(None, config=desk.config, as_json=False, ask=True) == 0
    assert desk.picture.review == before
