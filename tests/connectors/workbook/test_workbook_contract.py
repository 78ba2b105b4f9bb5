"""What every ports.Workbook promises: the twin that turn tests use, and the real connector over HTTP.

The connector is tried against the stand-in, against cassettes and, where a real spreadsheet is
named, against Google (docs/development.md).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from connectors.ports import Committed, Refused, Unknown
from leads.changes import CellChange, Change, Changes, Completion, RowNote
from leads.model import (
    Cursor,
    Event,
    Lead,
    LetterEvent,
    LetterState,
    ReviewCase,
    Screened,
    Source,
)
from leads.picture import SCREENED, Picture
from tests.connectors.workbook.sites import Site

AT = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)


def lead(number: int = 1001, **given: Any) -> Lead:
    return replace(
        Lead(
            lead_id=f"L-{number}",
            name=f"Person {number}",
            stage="New",
            phone="+442079460123",
            email=f"p{number}@example.com",
            source=Source.EMAIL,
            first_contact=AT,
            last_touch=AT,
            inquiries=1,
        ),
        **given,
    )


def filed(new: Lead) -> Change:
    """What taking in an inquiry comes to."""
    event = Event(
        at=AT,
        lead_id=new.lead_id,
        who="take_in_inquiries",
        what=Event.FILED,
        because="nobody with this address was here before",
        source_ref=f"<{new.number}@example.com>",
    )
    return Change(
        new_lead=new,
        events=(event,),
        cursors={"sales": Cursor(uidvalidity=7, uid=new.number)},
        next_lead=new.number + 1,
    )


def owner(lead_id: str, old: str, new: str, **given: Any) -> Change:
    cell = CellChange(
        lead_id=lead_id,
        attribute="owner",
        old=old,
        new=new,
        because="Territories row 2",
        who="assign_owners",
        **given,
    )
    return Change(cells=(cell,))


def landed(site: Site, *parts: Change) -> Picture:
    """The workbook once these have been committed."""
    outcome = site.workbook.commit(Changes(parts), site.workbook.read())
    assert isinstance(outcome, Committed), outcome
    return site.workbook.read()


def test_lead_is_read_back_as_it_was_filed(site: Site) -> None:
    new = lead(
        next_action=date(2027, 3, 8),
        comment="Two lines:\nsecond",
        country="DE",
        value=1250.5,
        message="https://example.com/m/1",
    )
    picture = landed(site, filed(new))

    assert picture.leads == (replace(new, row=2),)
    assert picture.version == 1
    assert picture.next_lead == 1002
    assert picture.cursors == {"sales": Cursor(uidvalidity=7, uid=1001)}
    assert picture.known_refs == {"<1001@example.com>": "L-1001"}


def test_everything_else_of_a_change_is_read_back_too(site: Site) -> None:
    screened = Screened(
        received_at=AT,
        sender="news@example.com",
        subject="Our offers",
        verdict="list",
        because="it has a List-Id",
        source_ref="<n1@example.com>",
    )
    case = ReviewCase(
        raised_at=AT,
        kind=ReviewCase.POSSIBLE_REPEAT,
        why="same phone",
        score=0.75,
        lead_a="L-1",
        lead_b="L-2",
    )
    letter = LetterEvent(
        message_id="digest.ana.2027-03-01@example.com",
        kind="digest",
        to="ana@example.com",
        about="Ana Keller",
        day=date(2027, 3, 1),
        state=LetterState.QUEUED,
        at=AT,
        data={"cards": [{"name": "Müller"}]},
    )
    picture = landed(
        site,
        Change(screened=(screened,), review=(case,), letters=(letter,), memory={"flags": "a b"}),
    )

    assert picture.known_refs == {"<n1@example.com>": SCREENED}
    assert picture.review == (case,)
    assert picture.letters == (letter,)
    assert picture.memory["flags"] == "a b"


def test_cell_change_leaves_its_row_in_history(site: Site) -> None:
    landed(site, filed(lead()))
    picture = landed(site, owner("L-1001", "", "Ana Keller"))

    assert picture.leads[0].owner == "Ana Keller"
    assert picture.events[-1] == Event(
        at=site.clock.now,
        lead_id="L-1001",
        who="assign_owners",
        what="Owner",
        old="",
        new="Ana Keller",
        because="Territories row 2",
        version=2,
    )


def test_change_to_a_lead_of_the_same_commit_ends_in_its_row(site: Site) -> None:
    picture = landed(site, filed(lead()), owner("L-1001", "", "Ana Keller"))

    assert [(one.lead_id, one.owner) for one in picture.leads] == [("L-1001", "Ana Keller")]
    assert [event.what for event in picture.events] == [Event.FILED, "Owner"]


def test_commit_on_an_old_reading_is_refused_whole(site: Site) -> None:
    worker, other = site.workbook, site.another_worker()
    picture = worker.read()
    faster = other.commit(Changes.of(filed(lead(1001, name="faster"))), other.read())
    slower = worker.commit(Changes.of(filed(lead(1001, name="slower"))), picture)

    assert isinstance(faster, Committed)
    assert isinstance(slower, Refused)
    assert [one.name for one in worker.read().leads] == ["faster"]


def test_decision_older_than_a_minute_is_not_sent(site: Site) -> None:
    picture = site.workbook.read()
    before = site.workbook.writes
    site.clock.advance(61)

    assert isinstance(site.workbook.commit(Changes.of(filed(lead())), picture), Refused)
    assert site.workbook.writes == before


def test_persons_edit_made_after_the_decision_wins(site: Site) -> None:
    landed(site, filed(lead()))
    site.edit("L-1001", owner="Ben Okoro")
    picture = landed(site, owner("L-1001", "", "Ana Keller"))

    assert picture.leads[0].owner == "Ben Okoro"
    assert [event.what for event in picture.events] == [Event.FILED]


def test_commit_in_which_nothing_holds_any_more_writes_nothing(site: Site) -> None:
    landed(site, filed(lead()))
    site.edit("L-1001", owner="Ben Okoro")
    picture = site.workbook.read()
    before = site.workbook.writes
    outcome = site.workbook.commit(Changes.of(owner("L-1001", "", "Ana Keller")), picture)

    assert outcome == Committed(version=1, landed=Changes())
    assert site.workbook.writes - before <= 1


def test_persons_other_cells_survive_a_commit(site: Site) -> None:
    landed(site, filed(lead()))
    site.edit("L-1001", comment="Spoke to her.", stage="Contacted")
    picture = landed(site, owner("L-1001", "", "Ana Keller"))

    after = picture.leads[0]
    assert (after.comment, after.stage, after.owner) == ("Spoke to her.", "Contacted", "Ana Keller")


def test_change_to_a_deleted_lead_lands_nowhere(site: Site) -> None:
    landed(site, filed(lead(1001)), filed(lead(1002)))
    site.delete("L-1001")
    picture = landed(site, owner("L-1001", "", "Ana Keller"))

    assert [(one.lead_id, one.owner) for one in picture.leads] == [("L-1002", "")]


def test_rows_sorted_between_two_turns_are_found_again(site: Site) -> None:
    landed(site, filed(lead(1001, name="Zoe")), filed(lead(1002, name="Ann")))
    site.sort("name")
    picture = landed(site, owner("L-1001", "", "Ana Keller"))

    assert {one.name: one.owner for one in picture.leads} == {"Ann": "", "Zoe": "Ana Keller"}


def test_row_typed_by_a_person_is_seen_and_completed(site: Site) -> None:
    site.type_row(name="Walk-in", comment="asked for prices")
    picture = site.workbook.read()
    (typed,) = picture.typed_rows
    complete = lead(
        name="Walk-in", comment="asked for prices", phone="", email="", source=Source.PHONE
    )
    picture = landed(
        site,
        Change(completion=Completion(row=typed.row, lead=complete, cells={"stage": "New"})),
    )

    assert typed.cells == {"name": "Walk-in", "comment": "asked for prices"}
    assert picture.typed_rows == ()
    assert picture.leads == (replace(complete, row=typed.row),)


def test_copied_row_is_typed_and_the_first_keeps_the_id(site: Site) -> None:
    landed(site, filed(lead()))
    site.copy("L-1001")
    picture = site.workbook.read()

    assert [one.row for one in picture.leads] == [2]
    assert [(typed.row, typed.copied_id) for typed in picture.typed_rows] == [(3, "L-1001")]


def test_notes_are_committed_on_the_picture_after_our_own_commit(site: Site) -> None:
    """The last step of a turn: what became of the letters, without reading again."""
    letter = LetterEvent(
        message_id="x@example.com",
        kind="digest",
        to="ana@example.com",
        about="Ana",
        day=date(2027, 3, 1),
        state=LetterState.QUEUED,
        at=AT,
    )
    picture = site.workbook.read()
    queued = Changes.of(Change(letters=(letter,), memory={"first": "1"}))
    first = site.workbook.commit(queued, picture)
    assert isinstance(first, Committed)
    after = replace(picture.after(queued), version=first.version)
    sent = Changes.of(
        Change(
            letters=(replace(letter, state=LetterState.SENT, attempt=1),), memory={"second": "2"}
        )
    )
    second = site.workbook.commit(sent, after)

    assert second == Committed(version=2, landed=sent)
    now = site.workbook.read()
    assert [one.state for one in now.letters] == [LetterState.QUEUED, LetterState.SENT]
    assert (now.memory["first"], now.memory["second"]) == ("1", "2")


def test_two_workers_at_once_file_a_lead_once(site: Site) -> None:
    site.just_before_the_write(
        lambda: site.another_worker().commit(
            Changes.of(filed(lead())), site.another_worker().read()
        )
    )
    outcome = site.workbook.commit(Changes.of(filed(lead())), site.workbook.read())

    assert isinstance(outcome, Refused)
    assert [one.lead_id for one in site.workbook.read().leads] == ["L-1001"]


CASE = ReviewCase(raised_at=AT, kind=ReviewCase.ODD_SETTING, why="Team, row 4, Days: no day")
SETTLED = RowNote(
    tab="Review",
    row=3,
    holds={"kind": CASE.kind, "why": CASE.why, "decided_at": None},
    cells={"decided_at": AT, "decided_by": "mended"},
)


def test_note_settles_the_very_row_of_review_that_it_was_decided_on(site: Site) -> None:
    other = replace(CASE, why="Team, row 5, Days: no day")
    landed(site, Change(review=(other, CASE)))
    picture = landed(site, Change(notes=(SETTLED,)))

    assert [case.row for case in picture.review] == [2, 3]
    assert picture.review == (other, replace(CASE, decided_by="mended", decided_at=AT))


def test_note_is_void_where_its_row_shows_something_else(site: Site) -> None:
    other = replace(CASE, why="Team, row 5, Days: no day")
    picture = landed(site, Change(review=(CASE, other)))
    before = site.workbook.writes
    outcome = site.workbook.commit(Changes.of(Change(notes=(SETTLED,))), picture)

    assert outcome == Committed(version=1, landed=Changes())
    assert site.workbook.writes - before <= 1
    assert site.workbook.read().review == (CASE, other)


def test_note_leaves_what_a_person_wrote(site: Site) -> None:
    case = replace(CASE, decided_by="Ana")
    landed(site, Change(review=(case,)))
    picture = landed(site, Change(notes=(replace(SETTLED, row=2),)))

    assert picture.review == (replace(case, decided_at=AT),)


SCREENED_ROW = Screened(
    received_at=AT,
    sender="news@example.com",
    subject="Our offers",
    verdict="list",
    because="it has a List-Id",
    source_ref="<n1@example.com>",
)


def test_screened_row_with_a_decision_is_read_and_noted(site: Site) -> None:
    screened = SCREENED_ROW
    asked = replace(screened, source_ref="<n2@example.com>", decision="lead")
    picture = landed(site, Change(screened=(screened, asked)))
    note = RowNote(
        tab="Screened",
        row=3,
        holds={"source_ref": asked.source_ref, "decision": "lead"},
        cells={"because": "filed as L-1001"},
    )
    after = landed(site, Change(notes=(note,)))

    assert picture.decided == (asked,)
    assert [row.row for row in picture.decided] == [3]
    assert after.decided == (replace(asked, because="filed as L-1001"),)


def test_letter_that_waits_is_read_until_it_is_decided(site: Site) -> None:
    waiting = replace(SCREENED_ROW, verdict="review")
    left_out = replace(waiting, source_ref="<n2@example.com>", decision="no lead")
    filed_since = replace(waiting, source_ref="<n3@example.com>", decision="L-1001")
    picture = landed(site, Change(screened=(waiting, left_out, filed_since)))
    note = RowNote(
        tab="Screened",
        row=2,
        holds={"source_ref": waiting.source_ref, "decision": ""},
        cells={"decision": "L-1002"},
    )
    after = landed(site, Change(notes=(note,)))

    assert picture.held == (waiting, left_out)
    assert [row.row for row in picture.held] == [2, 3]
    assert after.held == (left_out,)


def test_lost_reply_leaves_the_lead_filed_once(site: Site) -> None:
    site.lose_reply()
    outcome = site.workbook.commit(Changes.of(filed(lead())), site.workbook.read())

    assert isinstance(outcome, Committed | Unknown)
    assert [one.lead_id for one in site.workbook.read().leads] == ["L-1001"]
