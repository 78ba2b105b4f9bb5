"""What nobody else hears of, a manager's digest tells; where there is no such manager, Review asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from automations.send_digests import send_digests
from connectors.letters import JinjaLetters
from leads.model import Lead, LetterEvent, LetterState, ReviewCase
from leads.picture import Arrivals, Picture
from leads.settings import Member, Role, Settings, Stage, StageKind
from leads.telling.digest import compose

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PRIYA = Member(name="Priya", email="priya@example.com", digest_at=time(8))
GONE = Member(name="Gus", email="gus@example.com", digest_at=time(8), active=False)
MARA = Member(name="Mara", email="mara@example.com", digest_at=time(8), role=Role.MANAGER)
TEMPLATES = Path(__file__).parents[2] / "templates"


def lead(number: int, owner: str, stage: str = "New") -> Lead:
    return Lead(lead_id=f"L-{number}", name=f"Ana {number}", owner=owner, stage=stage)


def workbook(*team: Member, letters: tuple[LetterEvent, ...] = ()) -> Picture:
    return Picture(
        leads=(
            lead(1, "Priya"),
            lead(2, "Prya"),
            lead(3, "Gus"),
            lead(4, ""),
            lead(5, "Prya", stage="Lost"),
        ),
        settings=Settings(
            team=team, stages=(Stage(name="New"), Stage(name="Lost", kind=StageKind.LOST))
        ),
        letters=letters,
    )


def refused(at: datetime) -> LetterEvent:
    return LetterEvent(
        message_id="digest.gus@example.com",
        kind="digest",
        to="gus@example.com",
        about="Gus",
        day=date(2026, 11, 19),
        state=LetterState.FAILED,
        at=at,
        error="mail server smtp.example.com:587 refused the recipient: 550 no such user",
    )


def test_managers_digest_names_the_leads_nobody_is_told_of() -> None:
    digest = compose(MARA, workbook(PRIYA, GONE, MARA), NOW)

    assert digest is not None
    [notice] = digest.notices
    assert notice.lines == (
        "L-2, Ana 2: owner “Prya” is not on the Team tab",
        "L-3, Ana 3: owner Gus is not active on the Team tab",
        "L-4, Ana 4: no owner",
    )
    assert digest.summary == "3 leads nobody is told of"


def test_managers_digest_says_it_in_both_bodies_and_in_the_subject() -> None:
    digest = compose(MARA, workbook(PRIYA, MARA, letters=(refused(NOW),)), NOW)
    assert digest is not None
    letter = JinjaLetters(TEMPLATES).render("digest", "x@example.com", MARA.email, digest.as_data())

    for body in (letter.text, letter.html):
        assert "owner “Prya” is not on the Team tab" in body
        assert "550 no such user" in body
    assert letter.subject == "3 leads nobody is told of, 1 letter that did not arrive"


def test_letter_that_did_not_arrive_is_told_once() -> None:
    own = replace(
        refused(NOW),
        message_id="digest.mara@example.com",
        about="Mara",
        to=MARA.email,
        state=LetterState.SENT,
        at=NOW - timedelta(hours=1),
        error="",
    )
    told = replace(refused(NOW), at=NOW - timedelta(hours=2))
    digest = compose(MARA, workbook(PRIYA, MARA, letters=(told, own)), NOW)

    assert digest is not None
    assert [notice.short for notice in digest.notices] == ["3 leads nobody is told of"]


def test_reps_hear_nothing_of_it() -> None:
    assert compose(PRIYA, workbook(PRIYA, MARA, letters=(refused(NOW),)), NOW) is None


def test_review_asks_once_where_no_manager_gets_a_digest() -> None:
    deaf = replace(MARA, digest_at=None)
    picture = workbook(PRIYA, GONE, deaf)
    asked = send_digests(picture, Arrivals(), NOW)
    cases = [case for part in asked for case in part.review]

    assert [case.lead_a for case in cases] == ["L-2", "L-3", "L-4"]
    assert {case.kind for case in cases} == {ReviewCase.UNHEARD}
    assert not [part for part in send_digests(picture.after(asked), Arrivals(), NOW) if part.review]


def test_review_asks_nothing_where_a_manager_hears() -> None:
    assert not [
        part for part in send_digests(workbook(PRIYA, MARA), Arrivals(), NOW) if part.review
    ]


def test_managers_digest_names_the_questions_of_review_that_are_news() -> None:
    def case(why: str, raised_at: datetime, decision: str = "") -> ReviewCase:
        return ReviewCase(
            raised_at=raised_at,
            kind=ReviewCase.POSSIBLE_REPEAT,
            why=why,
            lead_a="L-1",
            lead_b="L-2",
            decision=decision,
        )

    hour = timedelta(hours=1)
    picture = replace(
        workbook(PRIYA, GONE, MARA),
        review=(
            case("same phone", NOW - hour),
            case("decided", NOW - hour, "Same"),
            case("told long ago", NOW - timedelta(days=30)),
        ),
    )
    digest = compose(MARA, picture, NOW)
    assert digest is not None
    assert digest.notices[-1].lines == ("L-1 and L-2: same phone",)
