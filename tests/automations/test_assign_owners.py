"""Open leads get an owner and a date, once; what people decided stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from automations.assign_owners import AUTOMATION, NAME, assign_owners
from leads.changes import Changes
from leads.model import Event, Lead, ReviewCase
from leads.picture import NEVER, Arrivals, Picture
from leads.settings import Member, Settings, Stage, StageKind, TerritoryRule

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def world(*owners: str) -> TerritoryRule:
    return TerritoryRule(
        order=1, match_on="*", pattern="*", territory="World", owners=owners, row=4
    )


SETTINGS = Settings(
    team=(Member(name="Ana"), Member(name="Ben")),
    territories=(world("Ana", "Ben"),),
    stages=(
        Stage(name="New", remind_after=2),
        Stage(name="Talking"),
        Stage(name="Won", kind=StageKind.WON, remind_after=5),
    ),
)


def lead(number: int, **fields: object) -> Lead:
    blank = Lead(lead_id=f"L-{number}", stage="New", first_contact=NOW, last_touch=NOW)
    return replace(blank, **fields)  # type: ignore[arg-type]


def picture(*leads: Lead, events: tuple[Event, ...] = (), settings: Settings = SETTINGS) -> Picture:
    return Picture(leads=leads, settings=settings, events=events)


def run(before: Picture, now: datetime = NOW) -> Changes:
    return assign_owners(before, Arrivals(), now)


def gave(lead_id: str, owner: str, at: datetime = NOW) -> Event:
    return Event(at=at, lead_id=lead_id, who=NAME, what="Owner", new=owner)


def owners(after: Picture) -> dict[str, str]:
    return {lead.lead_id: lead.owner for lead in after.leads}


def test_a_lead_without_an_owner_gets_owner_territory_and_date_in_one_matter() -> None:
    before = picture(lead(1001))
    changes = run(before)

    (change,) = changes
    (after,) = before.after(changes).leads
    assert (after.owner, after.territory, after.next_action) == ("Ana", "World", date(2026, 11, 25))
    owner = next(cell for cell in change.cells if cell.attribute == "owner")
    assert owner.because.startswith("Territories row 4: everything else")
    assert owner.note == f"Ana, because {owner.because}"
    assert owner.who == AUTOMATION.name


def test_running_on_its_own_result_changes_nothing() -> None:
    before = picture(*(lead(1000 + n) for n in range(5)))

    after = before.after(run(before))

    assert run(after) == Changes()


def test_leads_of_one_turn_are_shared_fairly_with_those_people_have_already() -> None:
    after_turn = picture(lead(1001, owner="ana"), *(lead(1002 + n) for n in range(3)))
    after = after_turn.after(run(after_turn))

    assert owners(after) == {"L-1001": "ana", "L-1002": "Ben", "L-1003": "Ana", "L-1004": "Ben"}


def test_closed_leads_do_not_count_and_get_nobody() -> None:
    before = picture(lead(1001, owner="Ana", stage="Won"), lead(1002, stage="Won"), lead(1003))
    after = before.after(run(before))

    assert owners(after) == {"L-1001": "Ana", "L-1002": "", "L-1003": "Ana"}


def test_a_value_typed_by_a_person_is_left_alone() -> None:
    typed = lead(1001, territory="World", next_action=date(2027, 1, 1))
    (change,) = run(picture(typed))

    assert [cell.attribute for cell in change.cells] == ["owner"]


def test_an_owner_cleared_by_a_person_stays_cleared() -> None:
    cleared = lead(1001, territory="World", next_action=date(2026, 12, 1))

    assert run(picture(cleared, events=(gave("L-1001", "Ana"),))) == Changes()


def test_an_owner_whom_people_gave_and_took_away_is_replaced() -> None:
    theirs = replace(gave("L-1001", "Ana"), who="a person")
    before = picture(lead(1001), events=(theirs,))

    assert owners(before.after(run(before))) == {"L-1001": "Ana"}


def test_a_cleared_next_action_stays_cleared() -> None:
    event = Event(at=NOW, lead_id="L-1001", who=NAME, what="Next action", new=date(2026, 11, 20))

    assert run(picture(lead(1001, owner="Ana"), events=(event,))) == Changes()


def test_a_stage_without_a_cadence_leaves_next_action_blank() -> None:
    assert run(picture(lead(1001, owner="Ana", stage="Talking"))) == Changes()


def test_a_lead_that_waited_too_long_is_due_today_and_not_in_the_past() -> None:
    old = lead(1001, owner="Ana", last_touch=NOW - timedelta(days=90))
    before = picture(old)

    assert before.after(run(before)).leads[0].next_action == date(2026, 11, 23)


def test_a_date_on_which_the_owner_does_not_work_is_their_next_working_day() -> None:
    """Filed on a Friday, a lead was due on Saturday and two days overdue on Monday morning."""
    working = Member(name="Ana", days=frozenset(range(5)), holidays="DE")
    settings = replace(SETTINGS, team=(working,), stages=(Stage(name="New", remind_after=1),))
    friday = datetime(2026, 5, 22, 18, 0, tzinfo=UTC)
    before = picture(lead(1001, last_touch=friday), settings=settings)

    changes = run(before, friday)

    assert before.after(changes).leads[0].owner == "Ana"
    after_whit_monday = date(2026, 5, 26)
    assert before.after(changes).leads[0].next_action == after_whit_monday
    because = [cell.because for change in changes for cell in change.cells]
    assert because[-1] == "New: after 1 day without a touch, on Ana's next working day"


def test_dates_are_the_spreadsheets_own() -> None:
    late = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    before = replace(
        picture(lead(1001, owner="Ana", last_touch=late)), zone=ZoneInfo("Asia/Kolkata")
    )

    assert before.after(run(before, late)).leads[0].next_action == date(2026, 11, 26)


def test_capacity_counts_what_was_given_today_only() -> None:
    team = (Member(name="Ana", capacity=1),)
    settings = replace(SETTINGS, team=team, territories=(world("Ana"),))
    yesterday = gave("L-900", "Ana", NOW - timedelta(days=1))

    before = picture(lead(1001), lead(1002), events=(yesterday,), settings=settings)

    assert owners(before.after(run(before))) == {"L-1001": "Ana", "L-1002": ""}
    full = picture(lead(1001), events=(gave("L-900", "Ana"),), settings=settings)
    assert owners(full.after(run(full))) == {"L-1001": ""}


def test_a_territory_is_filled_even_when_nobody_can_take_the_lead() -> None:
    nobody = replace(SETTINGS, territories=(world(),))
    before = picture(lead(1001), settings=nobody)
    after = before.after(run(before))

    assert (after.leads[0].owner, after.leads[0].territory) == ("", "World")
    assert run(after) == Changes()


def test_a_column_that_cannot_be_found_is_not_written() -> None:
    before = replace(picture(lead(1001)), missing={"Leads": ("Owner", "Next action")})

    assert run(before) == Changes()


def test_cell_that_holds_a_persons_words_is_not_asked_for_again_and_again() -> None:
    """Under Next action somebody wrote "next week": no date, but not blank either."""
    one = lead(1001, owner="Ana")
    before = replace(picture(one), words={("L-1001", "next_action"): "next week"})

    assert run(before) == Changes()


def test_reminder_beyond_the_calendar_stops_nobody() -> None:
    """Somebody typed a telephone number under Remind after."""
    settings = replace(SETTINGS, stages=(Stage(name="New", remind_after=999_999_999),))
    before = picture(lead(1001), settings=settings)

    assert owners(before.after(run(before))) == {"L-1001": "Ana"}


def test_history_row_whose_time_was_spoilt_stops_nobody() -> None:
    before = picture(lead(1001), events=(gave("L-900", "Ana", NEVER),))
    before = replace(before, zone=ZoneInfo("America/New_York"))

    assert owners(before.after(run(before))) == {"L-1001": "Ana"}


def test_one_day_is_a_day_and_two_are_days() -> None:
    for days, said in ((1, "New: after 1 day without"), (2, "New: after 2 days without")):
        settings = replace(SETTINGS, stages=(Stage(name="New", remind_after=days),))
        (change,) = run(picture(lead(1001), settings=settings))
        because = [cell.because for cell in change.cells if cell.attribute == "next_action"]

        assert because[0].startswith(said)


def filed_beside(lead_id: str, colleague: str) -> Event:
    because = f"nobody we know; a colleague of {colleague}: same company domain"
    return Event(
        at=NOW, lead_id=lead_id, who="take_in_inquiries", what=Event.FILED, because=because
    )


def test_a_colleague_of_a_known_lead_gets_that_leads_owner_where_the_territory_allows() -> None:
    known = [lead(1001, owner="ben"), lead(1003, owner="Ben")]
    before = picture(*known, lead(1002), events=(filed_beside("L-1002", "L-1001"),))
    changes = run(before)

    assert owners(before.after(changes))["L-1002"] == "Ben"
    told = next(cell for change in changes for cell in change.cells if cell.attribute == "owner")
    assert told.because == "Territories row 4: everything else; Ben has L-1001 of the same company"


def test_two_colleagues_of_one_minute_get_one_owner() -> None:
    before = picture(
        lead(1001, owner="Ana"),
        lead(1002),
        lead(1003),
        events=(filed_beside("L-1003", "L-1002"),),
    )

    assert owners(before.after(run(before))) == {"L-1001": "Ana", "L-1002": "Ben", "L-1003": "Ben"}


def test_a_colleagues_owner_who_does_not_serve_the_territory_is_not_taken() -> None:
    before = picture(
        lead(1001, owner="Ben"),
        lead(1002),
        events=(filed_beside("L-1002", "L-1001"),),
        settings=replace(SETTINGS, territories=(world("Ana"),)),
    )

    assert owners(before.after(run(before)))["L-1002"] == "Ana"


def test_what_a_stranger_calls_themselves_names_no_colleague() -> None:
    because = (
        "nobody we know; nearest is L-9: names differ: nobody we know; a colleague of L-1001: x"
    )
    event = replace(filed_beside("L-1002", "L-1001"), because=because)
    before = picture(lead(1001, owner="Ben"), lead(1003, owner="Ben"), lead(1002), events=(event,))

    assert owners(before.after(run(before)))["L-1002"] == "Ana"


BRITAIN = TerritoryRule(
    order=1, match_on="country", pattern="GB", territory="Britain", owners=("Ben",), row=2
)


def returning(lead_id: str, earlier: str) -> Event:
    return replace(filed_beside(lead_id, ""), because=f"returning, was {earlier}: same e-mail")


def test_who_returns_comes_back_to_who_had_them() -> None:
    before = picture(
        lead(1001, owner="Ben", stage="Won"),
        lead(1003, owner="Ben"),
        lead(1002),
        events=(returning("L-1002", "L-1001"),),
    )
    changes = run(before)

    assert owners(before.after(changes))["L-1002"] == "Ben"
    told = next(cell for change in changes for cell in change.cells if cell.attribute == "owner")
    assert told.because == "Territories row 4: everything else; Ben has L-1001 of the same person"


def test_who_tells_no_place_belongs_where_the_lead_beside_them_does() -> None:
    settings = replace(SETTINGS, territories=(BRITAIN, world("Ana")))
    before = picture(
        lead(1001, owner="Ben", country="GB"),
        lead(1002),
        lead(1003, country="FR"),
        events=(returning("L-1002", "L-1001"), filed_beside("L-1003", "L-1001")),
        settings=settings,
    )
    changes = run(before)

    after = {one.lead_id: (one.owner, one.territory) for one in before.after(changes).leads}
    assert after["L-1002"] == ("Ben", "Britain")
    assert after["L-1003"] == ("Ana", "World")
    told = next(cell for change in changes for cell in change.cells if cell.attribute == "owner")
    assert told.because == (
        "Territories row 2: country is GB, as on L-1001 of the same person; Ben has L-1001 of the same person"
    )


@pytest.mark.parametrize(
    ("score", "decision", "owner"), [(0.8, "", "Ben"), (0.3, "", "Ana"), (0.8, "Different", "Ana")]
)
def test_who_is_probably_known_is_not_written_to_by_two_colleagues(
    score: float, decision: str, owner: str
) -> None:
    case = ReviewCase(
        raised_at=NOW,
        kind=ReviewCase.POSSIBLE_REPEAT,
        why="same phone",
        score=score,
        lead_a="L-1001",
        lead_b="L-1002",
        decision=decision,
    )
    known = (lead(1001, owner="Ben"), lead(1003, owner="Ben"))
    before = replace(picture(*known, lead(1002)), review=(case,))

    assert owners(before.after(run(before)))["L-1002"] == owner
