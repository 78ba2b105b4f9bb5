from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from leads.model import Event, Lead, LetterEvent, LetterState, Workspace
from leads.picture import Picture
from leads.settings import Member, Settings, Stage, StageKind
from leads.telling.digest import MOST_CARDS, MOST_DATA, Digest, compose

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 20, 8, 0, 10, tzinfo=DUBLIN)  # a Friday
TODAY = NOW.date()
SHEET = "https://sheet.example.test/d/1/edit#gid=0"
PRIYA = Member(name="Priya Nair", email="priya@example.com", digest_at=time(8), zone=DUBLIN)
STAGES = (Stage(name="New"), Stage(name="Quoted"), Stage(name="Won", kind=StageKind.WON))

HOSTILE = (
    '<script>alert(1)</script>\r\nBcc: x@example.net\x00\u202e =HYPERLINK("http://example.net")'
)


def lead(number: int = 1003, **fields: Any) -> Lead:
    usual = {"owner": "Priya Nair", "stage": "Quoted", "name": "Ana Lopez", "row": number - 1000}
    return Lead(lead_id=f"L-{number}", **{**usual, **fields})


def picture(
    *leads: Lead, events: tuple[Event, ...] = (), letters: tuple[LetterEvent, ...] = ()
) -> Picture:
    return Picture(
        leads=leads,
        events=events,
        letters=letters,
        url=SHEET,
        settings=Settings(stages=STAGES, team=(PRIYA,)),
        workspace=Workspace(region="GB"),
    )


def digest(*leads: Lead, member: Member = PRIYA, now: datetime = NOW, **more: Any) -> Digest:
    composed = compose(member, picture(*leads, **more), now)
    assert composed is not None
    return composed


def test_counts_and_the_first_lead_are_there_for_the_subject() -> None:
    filed = Event(at=NOW - timedelta(hours=9), lead_id="L-1009", who="x", what=Event.FILED)
    leads = (
        lead(1003, company="Acme", next_action=date(2026, 11, 14), priority="A"),
        lead(1004, next_action=date(2026, 11, 19)),
        *(lead(1005 + n, next_action=TODAY) for n in range(3)),
        lead(1009, stage="New"),
        lead(1010, next_action=date(2026, 11, 22)),
    )

    told = digest(*leads, events=(filed,))
    assert told.summary == "2 overdue, 3 today, 1 new"
    assert told.first == "Ana Lopez (Acme)"
    assert told.outlook == "1 later this week"
    assert told.preheader == "Ana Lopez: 6 days overdue"


def test_card_holds_all_that_a_call_needs() -> None:
    told = digest(
        lead(
            company="Acme Tools",
            next_action=date(2026, 11, 14),
            priority="A",
            comment="Spoke to procurement,\nwants 40 units.",
            phone="020 7946 0123",
            email="ana@acme.example",
            interest="Conveyors",
        )
    )

    sections: Any = told.as_data()["sections"]
    assert sections[0]["cards"] == [
        {
            "lead_id": "L-1003",
            "name": "Ana Lopez",
            "company": "Acme Tools",
            "stage": "Quoted",
            "priority": "A",
            "because": "6 days overdue",
            "said": "",
            "comment": "Spoke to procurement, wants 40 units.",
            "interest": "",
            "phone": "+44 20 7946 0123",
            "tel": "tel:+442079460123",
            "email": "ana@acme.example",
            "mailto": "mailto:ana@acme.example",
            "link": f"{SHEET}&range=A3",
        }
    ]


@pytest.mark.parametrize(
    "phone", ["", "ask for ext. 12", "123", "+442079460123 after 5", "javascript:alert(1)"]
)
def test_what_is_no_number_gets_no_tel_link(phone: str) -> None:
    [card] = digest(lead(next_action=TODAY, phone=phone)).sections[0].cards

    assert (card.phone, card.tel) == (phone, "")


@pytest.mark.parametrize(
    "email",
    ["", "ana", "ana@acme", "ana@acme.example, bob@acme.example", "a@b.example?bcc=x@example.net"],
)
def test_what_is_no_address_gets_no_mailto_link(email: str) -> None:
    [card] = digest(lead(next_action=TODAY, email=email)).sections[0].cards

    assert (card.email, card.mailto) == (email, "")


def test_odd_letters_of_an_address_cannot_add_to_the_link() -> None:
    [card] = digest(lead(next_action=TODAY, email="a?cc=x&b@acme.example")).sections[0].cards

    assert card.mailto == "mailto:a%3Fcc%3Dx%26b@acme.example"


def test_country_of_the_lead_reads_its_number() -> None:
    [card] = digest(lead(next_action=TODAY, phone="202-555-0143", country="US")).sections[0].cards

    assert card.tel == "tel:+12025550143"


def test_lead_without_a_name_is_called_by_what_is_known() -> None:
    nameless = lead(name="", next_action=TODAY)
    names = [
        digest(replace(nameless, company="Acme", email="ana@acme.example")).first,
        digest(replace(nameless, email="ana@acme.example")).first,
        digest(nameless).first,
    ]
    assert names == ["Acme", "ana@acme.example", "L-1003"]


def test_long_comment_is_cut_at_a_word() -> None:
    [card] = digest(lead(next_action=TODAY, comment="word " * 200)).sections[0].cards

    assert len(card.comment) <= 280
    assert card.comment.endswith("word…")


def test_nothing_to_say_is_no_digest() -> None:
    assert compose(PRIYA, picture(), NOW) is None
    assert compose(PRIYA, picture(lead(owner="Marco", next_action=TODAY)), NOW) is None
    assert compose(PRIYA, picture(lead(stage="Won", next_action=TODAY)), NOW) is None


def test_a_week_with_nothing_due_yet_is_told_on_its_first_working_day_only() -> None:
    later = picture(lead(next_action=date(2026, 11, 19)))
    monday, tuesday = (NOW.replace(day=day) for day in (16, 17))
    monday_off = replace(PRIYA, away_from=date(2026, 11, 16), away_until=date(2026, 11, 16))

    told = compose(PRIYA, later, monday)
    assert told is not None
    assert (told.summary, told.outlook, told.first) == ("All clear today", "1 later this week", "")
    assert compose(PRIYA, later, tuesday) is None
    assert compose(monday_off, later, tuesday) is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Friday 20 November 2026"),
        ("", "Friday 20 November 2026"),
        ("en-US", "Friday November 20 2026"),
        ("de", "Friday 20 November 2026"),
        ("pt_BR", "Friday 20 November 2026"),
        ("Klingon", "Friday 20 November 2026"),
        ("../x", "Friday 20 November 2026"),
    ],
)
def test_date_is_said_in_english_like_all_else(language: str, words: str) -> None:
    told = digest(lead(next_action=TODAY), member=replace(PRIYA, language=language))

    assert told.day_in_words.replace(",", "") == words  # CLDR changes its mind about commas


@pytest.mark.parametrize(
    ("hour", "words"), [(6, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert digest(lead(next_action=TODAY), now=NOW.replace(hour=hour)).greeting == words


def test_at_most_fifteen_cards_then_lines_and_every_section_keeps_a_place() -> None:
    filed = tuple(
        Event(at=NOW - timedelta(hours=1), lead_id=f"L-{n}", who="x", what=Event.FILED)
        for n in range(3000, 3040)
    )
    leads = (
        *(lead(1001 + n, next_action=date(2026, 11, 1)) for n in range(120)),
        *(lead(2001 + n, next_action=TODAY) for n in range(3)),
        *(lead(3000 + n, stage="New") for n in range(40)),
    )

    told = digest(*leads, events=filed)
    shown = {s.key: (s.count, len(s.cards), len(s.lines), s.hidden) for s in told.sections}
    assert sum(len(section.cards) for section in told.sections) == MOST_CARDS
    assert shown == {"overdue": (120, 11, 24, 85), "today": (3, 2, 1, 0), "new": (40, 2, 5, 33)}


@pytest.mark.parametrize("letter", ["x", "<", '"', "ü", "字", "\U0001f600"])
def test_data_fits_its_cell_whatever_is_typed(letter: str) -> None:
    text = (letter * 30 + " ") * 40
    leads = [
        lead(
            1001 + n,
            name=text,
            company=text,
            stage=text,
            priority=text,
            comment=text,
            interest=text,
            phone=text,
            email=text,
            next_action=date(2026, 11, 1),
        )
        for n in range(300)
    ]

    told = digest(*leads)
    assert len(json.dumps(told.as_data())) < MOST_DATA
    assert len(told.sections[0].cards) >= 5


def test_data_survives_json_and_composing_again_gives_the_same() -> None:
    leads = (lead(next_action=TODAY, comment="Grüße"), lead(1004, next_action=date(2026, 11, 21)))
    data = digest(*leads).as_data()

    assert json.loads(json.dumps(data)) == data
    assert digest(*leads).as_data() == data


def test_hostile_text_stays_one_line_of_text() -> None:
    told = digest(lead(name=HOSTILE, company=HOSTILE, comment=HOSTILE, next_action=TODAY))

    [card] = told.sections[0].cards
    one_line = '<script>alert(1)</script> Bcc: x@example.net =HYPERLINK("http://example.net")'
    assert (card.name, card.comment) == (one_line, one_line)
    assert "\n" not in told.first + told.preheader


def test_link_that_is_no_web_address_is_left_out() -> None:
    odd = replace(picture(lead(next_action=TODAY)), url="javascript:alert(1)")

    told = compose(PRIYA, odd, NOW)
    assert told is not None
    assert (told.sheet, told.sections[0].cards[0].link) == ("", "")


def _letter(day: int, state: LetterState, at: datetime) -> LetterEvent:
    return LetterEvent(
        message_id=f"digest.{day}",
        kind="digest",
        to="priya@example.com",
        about="Priya Nair",
        day=date(2026, 11, day),
        state=state,
        at=at,
    )


def _log(day: int, *states: LetterState) -> tuple[LetterEvent, ...]:
    at = datetime(2026, 11, day, 8, tzinfo=DUBLIN)
    return tuple(_letter(day, state, at + timedelta(minutes=n)) for n, state in enumerate(states))


@pytest.mark.parametrize("fate", [LetterState.HELD, LetterState.FAILED, LetterState.DEFERRED])
def test_digest_that_did_not_leave_is_made_up_for_by_the_next(fate: LetterState) -> None:
    tuesday_noon = datetime(2026, 11, 17, 12, tzinfo=DUBLIN)
    touch = Event(at=tuesday_noon, lead_id="L-1003", who="x", what=Event.TOUCH)
    sent = (LetterState.QUEUED, LetterState.SENT)
    left_on_tuesday = _log(17, *sent)

    for_friday = (
        *left_on_tuesday,
        *_log(18, LetterState.QUEUED, fate),
        *_log(19, LetterState.QUEUED, fate),
    )
    assert digest(lead(), events=(touch,), letters=for_friday).summary == "1 wrote again"

    told_on_wednesday = (*left_on_tuesday, *_log(18, *sent))
    assert compose(PRIYA, picture(lead(), events=(touch,), letters=told_on_wednesday), NOW) is None


def test_what_came_while_the_last_digest_was_on_its_way_is_told() -> None:
    """News counts from when it was composed, not from when a retry got through."""
    composed = datetime(2026, 11, 19, 8, tzinfo=DUBLIN)
    touch = Event(at=composed + timedelta(seconds=30), lead_id="L-1003", who="x", what=Event.TOUCH)
    late = _log(19, LetterState.QUEUED, LetterState.DEFERRED, LetterState.QUEUED, LetterState.SENT)

    assert digest(lead(), events=(touch,), letters=late).summary == "1 wrote again"


def test_first_digest_of_all_looks_back_one_working_day() -> None:
    monday = datetime(2026, 11, 16, 8, tzinfo=DUBLIN)
    friday = Event(
        at=datetime(2026, 11, 13, 0, 5, tzinfo=UTC), lead_id="L-1003", who="x", what=Event.TOUCH
    )
    thursday = replace(friday, at=datetime(2026, 11, 12, 23, 55, tzinfo=UTC))

    assert digest(lead(), events=(friday,), now=monday).summary == "1 wrote again"
    assert compose(PRIYA, picture(lead(), events=(thursday,)), monday) is None
