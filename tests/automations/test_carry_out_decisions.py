"""What people decide in Review: merged, kept apart, asked again, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.carry_out_decisions import carry_out_decisions
from automations.turn_report import TurnReport
from leads.changes import Changes
from leads.filing import Filing
from leads.following_up.due import due
from leads.model import Cell, Event, ReviewCase
from leads.picture import Arrivals
from leads.recognising.decisions import A_PERSON, NOBODY
from leads.recognising.merging import CannotMergeError, merge, merged_stage, snapshot_of, unmerge
from leads.recognising.pairs import Pairs
from leads.settings import Settings, Stage, StageKind
from tests.automations.office import NOW, STAGES, Office
from tests.fakes.workbook import InMemoryWorkbook

ANA: dict[str, Cell] = {
    "lead_id": "L-1001",
    "name": "Ana Lopez",
    "email": "ana@acme.example",
    "stage": "New",
    "interest": "valves",
    "source": "Email",
    "inquiries": 2,
    "first_contact": NOW - timedelta(days=20),
    "last_touch": NOW - timedelta(days=10),
}
HER_SECOND: dict[str, Cell] = {
    "lead_id": "L-1002",
    "name": "Anita Lopez",
    "email": "ana.lopez@gmail.example",
    "phone": "+442079460123",
    "stage": "Quoted",
    "owner": "Priya Nair",
    "comment": "Wants 40 by May",
    "next_action": date(2027, 3, 5),
    "interest": "pumps",
    "source": "Email",
    "inquiries": 1,
    "first_contact": NOW - timedelta(days=30),
    "last_touch": NOW - timedelta(days=1),
}
BEN: dict[str, Cell] = {"lead_id": "L-1003", "name": "Ben Okoro", "stage": "New", "inquiries": 1}


def test_turn_that_only_carried_out_a_decision_says_so_and_was_not_idle() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "Different")
    changes = carry_out_decisions(office.workbook.read(), Arrivals(), office.now)

    report = TurnReport().with_landed(changes, Arrivals())

    assert report.decided == 1
    assert not report.idle


def same(*rows: dict[str, Cell]) -> Office:
    office = Office(*(rows or (ANA, HER_SECOND)))
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    return office


def test_same_fills_the_older_row_and_keeps_what_it_says() -> None:
    lead = same().lead("L-1001")
    assert (lead.name, lead.email, lead.interest) == ("Ana Lopez", "ana@acme.example", "valves")
    assert (lead.phone, lead.owner, lead.comment) == (
        "+442079460123",
        "Priya Nair",
        "Wants 40 by May",
    )
    assert (lead.inquiries, lead.next_action) == (3, date(2027, 3, 5))
    assert lead.first_contact == NOW - timedelta(days=30)
    assert lead.last_touch == NOW - timedelta(days=1)


def test_the_younger_row_is_closed_and_says_where_it_went() -> None:
    office = same()
    lead = office.lead("L-1002")
    assert (lead.stage, lead.tags, lead.next_action) == ("Junk", "merged into L-1001", None)
    assert (lead.name, lead.email, lead.comment) == (
        "Anita Lopez",
        "ana.lopez@gmail.example",
        "Wants 40 by May",
    )
    assert "Merged into L-1001" in office.workbook.notes["L-1002", "stage"]


def test_what_the_two_rows_say_otherwise_stays_visible() -> None:
    office = same()
    assert "Email: ana.lopez@gmail.example" in office.workbook.notes["L-1001", "inquiries"]
    told = {e.what: (e.old, e.new) for e in office.workbook.events if e.lead_id == "L-1001"}
    assert told["Email of L-1002"] == ("ana@acme.example", "ana.lopez@gmail.example")
    assert told["Interest of L-1002"] == ("valves", "pumps")


def test_a_merge_that_was_taken_back_by_command_is_no_longer_told_of_as_one() -> None:
    office = same()
    picture = office.workbook.read()
    parted = unmerge(picture, "L-1002", "asked for", Filing(who="unmerge", at=office.now))
    office.workbook.commit(Changes.of(parted), picture)
    office.work()

    assert office.case().why.endswith(
        "→ Same: L-1001 and L-1002 were one, and were taken apart again"
    )
    assert office.lead("L-1002").stage == "Quoted"


def test_a_persons_tags_and_a_stage_that_was_worked_on_stay() -> None:
    office = same(ANA | {"tags": "vip", "stage": "Quoted"}, HER_SECOND | {"tags": "fair"})
    assert office.lead("L-1001").tags == "vip"
    assert office.lead("L-1001").stage == "Quoted"
    assert office.lead("L-1002").tags == "fair"


def test_a_win_is_not_lost_by_merging() -> None:
    assert same(ANA, HER_SECOND | {"stage": "Won"}).lead("L-1001").stage == "Won"


def test_the_row_in_review_tells_who_when_and_what() -> None:
    case = same().case()
    assert (case.decided_by, case.decided_at) == (A_PERSON, NOW)
    assert case.why.startswith("same phone\n→ Same: L-1002 was merged into L-1001")


def test_a_name_that_a_person_typed_under_decided_by_stays() -> None:
    office = Office(ANA, HER_SECOND)
    office.workbook.review.append(
        replace(office_case(), decided_by="Priya", decision="Same"),
    )
    office.work()
    assert office.case().decided_by == "Priya"
    assert office.lead("L-1002").tags == "merged into L-1001"


def office_case() -> ReviewCase:
    return ReviewCase(
        raised_at=NOW, kind="possible repeat", why="alike", lead_a="L-1001", lead_b="L-1002"
    )


def test_history_keeps_both_rows_whole_in_cells_that_fit() -> None:
    long = "“äöü” " * 9_000
    office = same(ANA | {"comment": long[:49_000]}, HER_SECOND | {"comment": long[:48_000]})
    pieces = [e for e in office.workbook.events if e.what == Event.SNAPSHOT]
    assert all(len(str(e.new)) < 50_000 for e in pieces)
    kept = snapshot_of(office.workbook.events, "L-1002")
    assert kept is not None
    assert (kept.older.comment, kept.younger.comment) == (long[:49_000], long[:48_000])
    assert kept.younger.next_action == date(2027, 3, 5)


def test_later_mail_of_either_address_goes_to_the_older_lead() -> None:
    office = same()
    office.write(
        "Anita Lopez <ana.lopez@gmail.example>", "Any news on my pumps?", "n1@gmail.example"
    )
    office.work()
    assert len(office.workbook.leads) == 2
    assert office.lead("L-1001").inquiries == 4


def test_a_reply_to_the_younger_row_goes_to_the_older_lead() -> None:
    office = Office(ANA)
    office.write(
        "Zoe Zeller <zoe@zeller.example>", "Please quote 40 pumps. Zoe", "z1@zeller.example"
    )
    office.work()
    (zoe,) = (lead for lead in office.workbook.leads.values() if lead.email.startswith("zoe"))
    office.ask("L-1001", zoe.lead_id, "Same")
    office.work()
    office.write(
        "Max Zeller <max@elsewhere.example>",
        "Zoe is away, this is Max: any news?",
        "z2@elsewhere.example",
        **{"In-Reply-To": "<z1@zeller.example>"},
    )
    office.work()
    assert office.lead("L-1001").inquiries == 4
    assert office.lead(zoe.lead_id).inquiries == 1


def test_a_row_merged_into_a_deleted_one_makes_room_for_a_new_lead() -> None:
    office = same()
    office.workbook.delete("L-1001")
    office.work()
    office.write(
        "Anita Lopez <ana.lopez@gmail.example>", "Hello, 3 pumps please", "n1@gmail.example"
    )
    office.work()
    assert {"L-1002", "L-1010"} == set(office.workbook.leads)


def test_merging_again_and_again_changes_nothing() -> None:
    office = same()
    before = (list(office.workbook.rows), len(office.workbook.events), office.workbook.version)
    office.now += timedelta(days=30)
    office.work()
    assert (office.workbook.rows, len(office.workbook.events)) == (before[0], before[1])


def test_different_is_remembered_when_review_is_trimmed() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "Different")
    office.work()
    assert office.case().why.endswith("→ Different: they stay two, and it is not asked again")
    office.workbook.review.clear()
    office.ask("L-1002", "L-1001")
    office.work()
    assert office.case().decided_by == NOBODY
    assert "two people" in office.case().why
    assert office.lead("L-1002").stage == "Quoted"


def test_twins_said_to_be_different_are_never_asked_about_again() -> None:
    office = Office(
        ANA | {"comment": "called"},
        HER_SECOND,
    )
    for lead_id in ("L-1001", "L-1002"):
        office.workbook.events.append(
            Event(at=NOW, lead_id=lead_id, who="x", what=Event.FILED, source_ref="one@x", version=1)
        )
    office.work()
    assert office.case().kind == ReviewCase.TWINS
    office.decide(0, "Different")
    office.work()
    office.workbook.review.clear()
    office.work()
    assert office.workbook.review == []


def test_later_is_asked_again_after_a_week_and_not_before() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "later")
    office.work()
    assert office.case().decided_at == NOW
    office.now += timedelta(days=6)
    office.work()
    assert office.case().decision == "later"
    office.now += timedelta(days=1)
    office.work()
    case = office.case()
    assert (case.decision, case.decided_by, case.decided_at) == ("", "", None)
    assert (case.why, case.raised_at) == ("same phone", office.now)


def test_a_question_about_a_deleted_lead_closes_itself() -> None:
    office = Office(ANA, HER_SECOND)
    office.workbook.events.append(
        Event(at=NOW, lead_id="L-1002", who="x", what=Event.FILED, version=1)
    )
    office.ask("L-1001", "L-1002")
    office.workbook.delete("L-1002")
    office.work()
    assert office.case().decided_at is None  # it may come back from the clipboard
    office.now += timedelta(minutes=11)
    office.work()
    assert office.case().decided_by == NOBODY
    assert office.case().why.endswith("→ Closed: L-1002 is not there any more")


def test_same_about_a_deleted_lead_does_nothing() -> None:
    office = Office(ANA)
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    assert "nothing to do: L-1002 is not there any more" in office.case().why
    assert office.lead("L-1001").inquiries == 2


def test_an_odd_decision_gets_a_note_once_and_loses_it_when_mended() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "maybe?")
    office.work()
    office.now += timedelta(hours=1)
    office.work()
    (flag,) = office.workbook.flags
    assert (flag.tab, flag.row, flag.heading) == ("Review", 2, "Decision")
    assert "“maybe?” is no decision" in flag.problem
    office.decide(0, "Different")
    office.work()
    assert office.workbook.flags[-1].problem == ""


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_chain_decided_in_one_turn_ends_in_one_lead_in_any_order(order: tuple[int, int]) -> None:
    office = Office(ANA, HER_SECOND, BEN)
    pairs = [("L-1001", "L-1002"), ("L-1002", "L-1003")]
    for place in order:
        office.ask(*pairs[place], "Same")
    office.work()
    assert office.lead("L-1001").inquiries == 4
    assert Pairs.of(office.workbook.events).home("L-1003") == "L-1001"
    assert [office.lead(f"L-{n}").stage for n in (1002, 1003)] == ["Junk", "Junk"]


def test_a_merged_row_decided_again_is_one_lead_already() -> None:
    office = same()
    place = office.ask("L-1002", "L-1001", "Same")
    office.work()
    assert "one lead already: L-1001" in office.case(place).why
    assert office.lead("L-1001").inquiries == 3


def test_an_open_question_about_a_merged_row_goes_on_about_the_older_one() -> None:
    office = Office(ANA, HER_SECOND, BEN)
    office.ask("L-1002", "L-1003")
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    assert "L-1001 and L-1003 are one person" in office.case(0).why
    assert (office.case(2).lead_a, office.case(2).lead_b, office.case(2).decision) == (
        "L-1001",
        "L-1003",
        "",
    )


def test_same_against_a_different_of_the_chain_is_not_done() -> None:
    office = Office(ANA, HER_SECOND, BEN)
    office.ask("L-1001", "L-1003", "Different")
    office.ask("L-1001", "L-1002", "Same")
    place = office.ask("L-1002", "L-1003", "Same")
    office.work()
    assert "not done" in office.case(place).why
    assert office.lead("L-1003").stage == "New"


def test_two_rows_that_contradict_each_other_do_not_swing() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "Same")
    office.ask("L-1001", "L-1002", "Different")
    office.work()
    decided, rows = list(office.workbook.review), [dict(row) for row in office.workbook.rows]
    office.now += timedelta(days=1)
    office.work()
    assert (office.workbook.review, office.workbook.rows) == (decided, rows)


def test_different_after_same_takes_it_out_again_and_keeps_what_people_typed_since() -> None:
    office = same()
    office.workbook.edit("L-1001", phone="+4420111", name="Ana Maria Lopez")
    office.write("Ana Lopez <ana@acme.example>", "One more question. Ana", "a9@acme.example")
    office.work()
    office.decide(0, "Different")
    office.work()
    older, younger = office.lead("L-1001"), office.lead("L-1002")
    assert (older.phone, older.name) == ("+4420111", "Ana Maria Lopez")
    assert (older.owner, older.comment, older.inquiries) == ("", "", 3)
    assert (younger.stage, younger.tags, younger.next_action) == (
        "Quoted",
        "",
        date(2027, 3, 5),
    )
    assert office.case().why == "same phone\n→ Different: L-1002 was taken out of L-1001 again"


def test_same_after_different_merges_after_all() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "Different")
    office.work()
    office.decide(0, "Same")
    office.work()
    assert office.lead("L-1002").tags == "merged into L-1001"


def test_the_middle_of_a_chain_is_taken_out_only_after_what_took_it_in() -> None:
    office = Office(ANA, HER_SECOND, BEN)
    office.ask("L-1002", "L-1003", "Same")
    office.work()
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    picture = office.workbook.read()
    with pytest.raises(CannotMergeError, match="take L-1002 out first"):
        unmerge(picture, "L-1003", "wrong", Filing(who="x", at=NOW))


def test_anything_typed_beside_what_is_only_told_settles_it() -> None:
    office = Office(ANA)
    office.ask("L-1001", "", "ok", kind=ReviewCase.BAD_ADDRESS)
    office.work()
    assert (office.case().decided_by, office.case().decided_at) == (A_PERSON, NOW)
    assert office.workbook.flags == []


def test_a_review_tab_that_lost_a_column_is_left_alone() -> None:
    office = Office(ANA, HER_SECOND)
    office.ask("L-1001", "L-1002", "Same")
    office.workbook.missing = {"Review": ("Why",)}
    office.work()
    assert office.lead("L-1002").stage == "Quoted"


def test_a_merged_row_is_closed_whatever_the_stages_tab_says() -> None:
    own = Stage(name="merged", kind=StageKind.LOST)
    assert merged_stage(Settings(stages=(Stage(name="New"), own))) == "merged"
    assert merged_stage(Settings(stages=(Stage(name="Merged"), *STAGES.stages))) == "Junk"
    bare = Settings(stages=(Stage(name="New"),))
    assert not bare.is_open(merged_stage(bare))


TEXTS = st.text(max_size=12)
MOMENTS = st.integers(0, 200_000_000).map(lambda seconds: NOW - timedelta(seconds=seconds))
LEADS_ST = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "email": TEXTS,
        "comment": TEXTS,
        "tags": TEXTS,
        "owner": TEXTS,
        "stage": st.sampled_from(["", "New", "Quoted", "Won", "Junk", "odd"]),
        "value": st.none() | st.floats(0, 1e6),
        "inquiries": st.integers(0, 50),
        "next_action": st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        "last_touch": st.none() | MOMENTS,
        "first_contact": st.none() | MOMENTS,
    }
)


@given(older=LEADS_ST, younger=LEADS_ST)
@settings(max_examples=150, deadline=None)
def test_merging_and_taking_out_again_restores_both_rows(
    older: dict[str, Any], younger: dict[str, Any]
) -> None:
    workbook = InMemoryWorkbook(clock=lambda: NOW, settings=STAGES)
    workbook.type_row(lead_id="L-1001", **older)
    workbook.type_row(lead_id="L-1002", **younger)
    before = [dict(row) for row in workbook.rows]
    filing = Filing(who="carry_out_decisions", at=NOW)

    picture = workbook.read()
    change = merge(picture, picture.leads[0], picture.leads[1], "said so", filing)
    workbook.commit(Changes.of(change), picture)
    assert workbook.rows[0]["inquiries"] == max(older["inquiries"], 1) + max(
        younger["inquiries"], 1
    )
    picture = workbook.read()
    workbook.commit(Changes.of(unmerge(picture, "L-1002", "wrong", filing)), picture)

    for row, was in zip(workbook.rows, before, strict=True):
        assert {k: v or None for k, v in row.items()} == {k: v or None for k, v in was.items()}


def test_deciding_on_its_own_result_changes_nothing() -> None:
    office = Office(ANA, HER_SECOND, BEN)
    office.ask("L-1001", "L-1002", "Same")
    office.ask("L-1002", "L-1003", "Different")
    office.ask("L-1001", "L-1003", "nonsense")
    picture = office.workbook.read()
    wanted = carry_out_decisions(picture, Arrivals(), NOW)
    assert wanted
    assert not carry_out_decisions(picture.after(wanted), Arrivals(), NOW)


def test_the_owner_of_the_older_row_hears_what_the_younger_one_asked() -> None:
    office = Office(ANA | {"stage": "Won", "owner": "Mara Lind"}, HER_SECOND)
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    picture = office.workbook.read()
    (member,) = picture.settings.team
    (told,) = due(picture, member, NOW, NOW - timedelta(hours=1))
    assert (told.lead.lead_id, told.said) == ("L-1001", "pumps")
    assert not any(e.what == Event.TOUCH for e in picture.events)
