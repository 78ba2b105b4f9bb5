"""Acknowledgements: one short answer to who writes for the first time, and never a loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from automations import ALL
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from connectors.errors import DeliveryInDoubt
from connectors.letters import JinjaLetters
from connectors.ports import Rejected
from leads.model import Cell, Letter, LetterState, Workspace
from leads.settings import Settings, Stage
from leads.telling.outgoing import DOUBT_AFTER
from tests.automations.mails import ANA, ANA_AGAIN, NEWSLETTER, mail
from tests.fakes.clock import Clock
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox
from tests.fakes.workbook import InMemoryWorkbook

TEMPLATES = Path(__file__).parents[2] / "templates"
MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)
OURS = Workspace(
    own_addresses=frozenset({"hello@ours.example", "leads@ours.example"}),
    own_domains=frozenset({"ours.example"}),
    mail_domain="ours.example",
    inquiry_addresses=(("sales", "hello@ours.example"),),
    signature="Ours Pumps",
)
GERMAN = """Guten Tag,

wir brauchen für unser Werk eine Pumpe und bitten um ein Angebot mit Lieferzeit.

Jürgen Weiß
"""


class PostRoom:
    """A whole house with one mailbox; acknowledgements are switched on."""

    def __init__(self, at: datetime = MORNING, **named: str) -> None:
        self.clock = Clock(at)
        rules = {"acknowledgement": "on", **{k.replace("_", " "): v for k, v in named.items()}}
        self.workbook = InMemoryWorkbook(
            clock=self.clock, settings=Settings(stages=(Stage(name="New"),), named=rules)
        )
        self.inbox = InMemoryInbox()
        self.outbox = InMemoryOutbox(clock=self.clock)
        self.workspace = OURS

    def turn(self) -> TurnReport:
        return take_turn(
            House(
                workbook=self.workbook,
                inboxes=(self.inbox,),
                letters=JinjaLetters(TEMPLATES),
                outbox=self.outbox,
                workspace=self.workspace,
                roster=ALL,
                clock=self.clock,
            )
        )

    def receives(self, *mails: bytes) -> None:
        for raw in mails:
            self.inbox.deliver(raw, self.clock.now)
        self.turn()

    def answers_form(self, **answers: Cell) -> None:
        self.workbook.answer_form("website", answers)
        self.turn()

    @property
    def sent(self) -> list[Letter]:
        return self.outbox.sent

    @property
    def states(self) -> list[LetterState]:
        return [row.state for row in self.workbook.letters]


@pytest.fixture
def room() -> PostRoom:
    return PostRoom()


def letter_from(
    sender: str,
    subject: str = "Pumps",
    text: str = "Hello, what does a pump for our works cost?",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    name = f"{abs(hash((sender, subject, text)))}@acme.example"
    return mail(sender=sender, subject=subject, message_id=name, text=text, headers=headers)


def test_first_inquiry_is_answered_in_its_thread(room: PostRoom) -> None:
    room.receives(ANA)

    [answer] = room.sent
    assert answer.to == "ana@acme.example"
    assert answer.subject == "Re: 40 units for Leeds [L-1001]"
    assert answer.headers == {
        "In-Reply-To": "<one@acme.example>",
        "References": "<one@acme.example>",
        "Reply-To": "hello@ours.example",
        "Auto-Submitted": "auto-replied",
    }
    assert "Ours Pumps" in answer.text
    assert "as soon as we can" in answer.text


def test_nothing_goes_out_unless_it_is_switched_on() -> None:
    for setting in ("off", "", "perhaps"):
        room = PostRoom(acknowledgement=setting)
        room.receives(ANA)

        assert room.sent == []
        assert "L-1001" in room.workbook.leads


def test_acknowledgement_lands_in_the_very_version_of_its_lead(room: PostRoom) -> None:
    room.inbox.deliver(ANA, room.clock.now)
    room.workbook.lose_reply()
    room.turn()

    assert room.workbook.events[0].version == 1
    assert [row.about for row in room.workbook.letters] == ["L-1001", "L-1001"]
    assert len(room.sent) == 1


def test_no_lead_no_acknowledgement(room: PostRoom) -> None:
    """The workbook rejects everything: neither lands, nothing leaves."""
    room.inbox.deliver(ANA, room.clock.now)
    for _ in range(9):
        room.workbook.fail_commit(Rejected(error="Invalid requests[1]"))
    room.turn()

    assert room.sent == []
    assert room.workbook.letters == []


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hello, could you send us a price for the pumps? Thank you and best wishes", "Hello,"),
        (GERMAN, "Guten Tag,"),
        ("Bonjour, nous avons besoin de pompes pour notre usine, merci de nous répondre", "Bonjour,"),
        ("Hola, somos una empresa y necesitamos bombas para nuestra planta, gracias", "Buenos días:"),
        ("Buongiorno, vorrei un preventivo per le pompe della nostra azienda, grazie", "Buongiorno,"),
        ("Goedendag, wij hebben voor ons bedrijf een pomp nodig, kunt u ons helpen", "Goedendag,"),
        ("Dzień dobry, czy mamy szansę na ofertę dla państwa pomp, proszę i dziękuję", "Hello,"),
    ],
)  # fmt: skip
def test_it_is_written_in_the_inquirys_language(room: PostRoom, text: str, greeting: str) -> None:
    room.receives(letter_from("Kim <kim@acme.example>", text=text))

    assert room.sent[0].text.startswith(greeting)
    assert greeting in room.sent[0].html


def test_promise_of_the_rules_tab_is_made_in_the_readers_language() -> None:
    room = PostRoom(reply_promise="2 Werktage")
    room.receives(
        letter_from("Kim <kim@acme.example>", text=GERMAN), letter_from("Jo <jo@acme.example>")
    )

    assert [
        "innerhalb von 2 Werktagen" in room.sent[0].text,
        "within 2 working days" in room.sent[1].text,
    ] == [True, True]


def test_answer_to_an_acknowledgement_is_filed_on_its_lead_and_gets_none(room: PostRoom) -> None:
    room.answers_form(
        Name="Ana", Email="ana@acme.example", Message="Hello, what does a pump cost for us?"
    )
    [answer] = room.sent
    room.receives(
        letter_from(
            "Somebody Else <buyer@acme.example>",
            subject="Pumps",
            headers={"In-Reply-To": f"<{answer.message_id}>"},
        )
    )

    assert room.workbook.leads["L-1001"].inquiries == 2
    assert len(room.sent) == 1


def test_form_is_answered_without_a_thread_of_which_the_visitor_knows_nothing(
    room: PostRoom,
) -> None:
    room.answers_form(
        Name="Ana", Email="ana@acme.example", Message="Hello, what does a pump cost for us?"
    )

    [answer] = room.sent
    assert answer.to == "ana@acme.example"
    assert answer.subject == "Your inquiry [L-1001]"
    assert set(answer.headers) == {"Reply-To", "Auto-Submitted"}


def test_one_address_gets_one_a_day_whatever_it_writes(room: PostRoom) -> None:
    room.receives(*(letter_from("robin@acme.example", subject=f"Order {n}") for n in range(5)))
    room.workbook.rows.clear()  # so that none of them is a repeat of a lead
    room.receives(letter_from("robin@acme.example", subject="Order again"))
    assert len(room.sent) == 1

    room.clock.advance(25 * 3600)
    room.workbook.rows.clear()
    room.receives(
        letter_from("robin@acme.example", subject="A day later", text="I need 40 valves.")
    )
    assert len(room.sent) == 2


def test_hourly_cap_holds_the_rest_back_and_says_so() -> None:
    room = PostRoom(acknowledgements_an_hour="3")
    for n in range(5):
        raw = letter_from(f"a{n}@firm{n}.example", subject=f"Pump {n}", text=f"Pump number {n}?")
        room.inbox.deliver(raw, room.clock.now)
    report = room.turn()

    assert len(room.sent) == 3
    assert len(room.workbook.leads) == 5
    assert [words for words in report.trouble if "2 acknowledgements" in words and "3" in words]


def test_who_writes_to_a_group_of_ours_is_answered(room: PostRoom) -> None:
    """A shared mailbox is often a group: it stamps each letter as a list does."""
    group = {
        "Precedence": "list",
        "List-Id": "<sales.ours.example>",
        "List-Unsubscribe": "<https://groups.ours.example/off>",
    }
    room.receives(letter_from("Kim <kim@acme.example>", headers=group))

    assert [answer.to for answer in room.sent] == ["kim@acme.example"]


@pytest.mark.parametrize(
    "raw",
    [
        NEWSLETTER,
        letter_from("Priya <priya@ours.example>"),
        letter_from("no-reply@shop.example"),
        letter_from("MAILER-DAEMON@acme.example", "Undelivered", "It came back."),
        letter_from("Kim <kim@acme.example>", headers={"Auto-Submitted": "auto-generated"}),
        letter_from("Kim <kim@acme.example>", headers={"Auto-Submitted": "auto-replied"}),
        letter_from("Kim <kim@acme.example>", headers={"X-Auto-Response-Suppress": "All"}),
        letter_from("Kim <kim@acme.example>", headers={"Return-Path": "<>"}),
        letter_from("Kim <kim@acme.example>", headers={"Precedence": "bulk"}),
        letter_from("Kim <kim@acme.example>", headers={"Precedence": "List"}),
        letter_from("Kim <kim@acme.example>", headers={"List-Id": "<pumps.acme.example>"}),
        letter_from(
            "Kim <kim@acme.example>",
            headers={"List-Unsubscribe": "<mailto:off@acme.example>"},
        ),
        letter_from("Kim <kim@acme.example>", headers={"In-Reply-To": "<unknown@acme.example>"}),
        letter_from("Nobody <>", text="Write to victim@third.example about pumps please"),
    ],
)
def test_machines_lists_ourselves_and_threads_get_none(room: PostRoom, raw: bytes) -> None:
    room.receives(raw)

    assert room.sent == []


def test_who_wrote_before_gets_none(room: PostRoom) -> None:
    room.receives(ANA)
    room.clock.advance(30 * 3600)
    room.receives(ANA_AGAIN)

    assert len(room.sent) == 1
    assert room.workbook.leads["L-1001"].inquiries == 2


def test_two_that_confirm_to_each_other_stop_after_one(room: PostRoom) -> None:
    """Their address is a mailbox with acknowledgements of its own, worked by this very program."""
    theirs = PostRoom()
    theirs.workspace = replace(
        OURS,
        own_addresses=frozenset({"ana@acme.example"}),
        own_domains=frozenset({"acme.example"}),
        mail_domain="acme.example",
        inquiry_addresses=(("sales", "ana@acme.example"),),
    )
    room.receives(ANA)
    for _ in range(3):
        for here, there, who in (
            (room, theirs, "hello@ours.example"),
            (theirs, room, "ana@acme.example"),
        ):
            for answer in here.sent:
                there.receives(
                    mail(
                        sender=who,
                        subject=answer.subject,
                        message_id=answer.message_id,
                        text=answer.text,
                        headers=answer.headers,
                    )
                )

    assert (len(room.sent), len(theirs.sent)) == (1, 0)


@pytest.mark.parametrize(
    "lure",
    [
        "Cheap pills at https://evil.example/now",
        "visit evil-shop.example today",
        "write to me@evil.example",
        "call +1 (888) 555-0100 now",
        "x" * 400,
    ],
)
def test_strangers_words_cannot_lure_a_third_person(room: PostRoom, lure: str) -> None:
    room.answers_form(
        Name=lure, Email="victim@third.example", Subject=lure, Product=lure, Message=lure
    )

    for answer in room.sent:
        assert lure[:30] not in answer.subject + answer.text + answer.html
        assert "evil" not in answer.text


def test_headers_cannot_be_slipped_in_by_the_subject(room: PostRoom) -> None:
    room.receives(letter_from("Kim <kim@acme.example>", subject="Pumps\r\n Bcc: all@third.example"))

    assert "\n" not in room.sent[0].subject
    assert "third.example" not in room.sent[0].subject


def test_in_quiet_hours_it_waits_and_leaves_when_they_end() -> None:
    room = PostRoom(at=datetime(2027, 3, 1, 23, 30, tzinfo=UTC), quiet_hours="20:00-07:00")
    room.receives(ANA)
    assert room.states == [LetterState.WAITING]

    room.clock.now = datetime(2027, 3, 2, 6, 59, tzinfo=UTC)
    room.turn()
    assert room.sent == []

    room.clock.now = datetime(2027, 3, 2, 7, 0, tzinfo=UTC)
    report = room.turn()
    assert [answer.to for answer in room.sent] == ["ana@acme.example"]
    assert room.states[-1] is LetterState.SENT
    assert report.trouble == ()
    room.turn()
    assert len(room.sent) == 1


def test_years_of_mail_in_a_mailbox_read_for_the_first_time_are_not_answered(
    room: PostRoom,
) -> None:
    room.inbox.deliver(ANA, room.clock.now - timedelta(days=3))
    room.turn()

    assert "L-1001" in room.workbook.leads
    assert room.sent == []


def test_letter_in_doubt_is_sent_once_more_and_never_again(room: PostRoom) -> None:
    """There is no Sent folder to ask. Mail programs show two letters of one Message-ID once."""
    for _ in range(3):
        room.outbox.fail_next(DeliveryInDoubt("the line went dead after the last byte"))
    room.receives(ANA)
    for _ in range(6):
        room.clock.advance(DOUBT_AFTER.total_seconds())
        room.turn()

    assert room.states.count(LetterState.QUEUED) == 2
    assert room.states[-1] is LetterState.HELD
    assert len({row.message_id for row in room.workbook.letters}) == 1


def test_restored_file_sends_no_second_acknowledgement(room: PostRoom) -> None:
    room.outbox.has_sent_folder = True
    room.receives(ANA)
    older = PostRoom()
    older.outbox, older.inbox = room.outbox, room.inbox
    older.turn()

    assert "L-1001" in older.workbook.leads
    assert len(older.sent) == 1
    assert older.states[-1] is LetterState.SENT


@pytest.mark.parametrize(("hours", "confirmed"), [(0, 1), (23, 1), (25, 2)])
def test_restored_file_that_finds_the_other_mail_first_sends_no_second_acknowledgement(
    room: PostRoom, hours: int, confirmed: int
) -> None:
    """Ana wrote twice; what was confirmed was one mail, and the restored file meets the other first."""
    room.outbox.has_sent_folder = True
    room.receives(ANA)
    assert len(room.sent) == 1
    older = PostRoom(MORNING + timedelta(hours=hours))
    older.outbox = room.outbox
    older.receives(letter_from("Ana Lopez <ana@acme.example>"))

    assert "L-1001" in older.workbook.leads
    assert len(older.sent) == confirmed
