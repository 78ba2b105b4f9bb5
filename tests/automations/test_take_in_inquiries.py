"""What arrives ends in exactly one place: a lead, a touch, or a screened row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from automations import take_in_inquiries
from automations.comparing import accounts
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from connectors.ports import Rejected
from leads.inquiries import sender_rules
from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.model import Cell, Workspace
from tests.automations.mails import ANA, ANA_AGAIN, NEWSLETTER, mail
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
ARRIVED = NOW - timedelta(hours=2)


class Desk:
    """A mailbox and a workbook, and the one standing order between them."""

    def __init__(self) -> None:
        self.workbook = InMemoryWorkbook(clock=lambda: NOW)
        self.inbox = InMemoryInbox("inquiries")

    def deliver(self, *mails: bytes) -> None:
        for raw in mails:
            self.inbox.deliver(raw, ARRIVED)

    def house(self) -> House:
        return House(
            workbook=self.workbook,
            inboxes=(self.inbox,),
            letters=PlainLetters(),
            outbox=InMemoryOutbox(),
            workspace=Workspace(own_domains=frozenset({"ours.example"}), region="GB"),
            roster=(take_in_inquiries.AUTOMATION,),
            clock=lambda: NOW,
        )

    def turn(self) -> TurnReport:
        return take_turn(self.house())


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_inquiry_becomes_a_lead_dated_by_its_arrival(desk: Desk) -> None:
    desk.deliver(ANA)
    report = desk.turn()

    lead = desk.workbook.leads["L-1001"]
    assert (lead.name, lead.email, lead.phone) == (
        "Ana Lopez",
        "ana@acme.example",
        "+442079460123",
    )
    assert (lead.first_contact, lead.source, lead.stage, lead.inquiries) == (
        ARRIVED,
        "Email",
        "New",
        1,
    )
    assert (report.mails, report.leads) == (1, 1)


def test_second_mail_from_the_same_person_becomes_a_touch(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()
    desk.deliver(ANA_AGAIN)
    report = desk.turn()

    assert list(desk.workbook.leads) == ["L-1001"]
    assert desk.workbook.leads["L-1001"].inquiries == 2
    [touch] = [event for event in desk.workbook.events if event.what == "wrote again"]
    assert touch.lead_id == "L-1001"
    assert "is there any news on the 40 units?" in str(touch.new)
    assert (report.touches, report.mails) == (1, 1)


def test_two_mails_of_one_person_in_one_turn_are_one_lead(desk: Desk) -> None:
    desk.deliver(ANA, ANA_AGAIN)
    desk.turn()

    assert [(lead.lead_id, lead.inquiries) for lead in desk.workbook.leads.values()] == [
        ("L-1001", 2)
    ]


def test_newsletter_is_screened_with_its_reason(desk: Desk) -> None:
    desk.deliver(NEWSLETTER)
    desk.turn()

    assert desk.workbook.leads == {}
    [row] = desk.workbook.screened
    assert (row.verdict, row.sender) == ("list", "news@list.example")
    assert row.because == "sent to a mailing list (List-Id: <widgets.list.example>)"


def test_second_copy_of_a_message_is_told_and_files_nothing(desk: Desk) -> None:
    desk.deliver(ANA, ANA)
    report = desk.turn()

    assert list(desk.workbook.leads) == ["L-1001"]
    [row] = desk.workbook.screened
    assert (row.verdict, row.because) == ("copy", "a second copy of the message filed on L-1001")
    assert (report.mails, report.leads, report.screened) == (2, 1, 1)


def test_rebuilt_mailbox_files_nothing_twice(desk: Desk) -> None:
    desk.deliver(ANA, NEWSLETTER, ANA_AGAIN)
    desk.turn()
    rows, screened = list(desk.workbook.rows), list(desk.workbook.screened)
    desk.inbox.rebuild()
    report = desk.turn()

    assert (desk.workbook.rows, desk.workbook.screened) == (rows, screened)
    assert (report.mails, report.known) == (0, 3)
    assert desk.turn().idle


def test_rebuilt_mailbox_with_one_more_mail_files_just_that(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()
    desk.inbox.rebuild()
    desk.deliver(NEWSLETTER)
    report = desk.turn()

    assert (report.mails, report.known, report.screened) == (1, 1, 1)


def test_rebuilt_mailbox_may_take_several_turns_to_read_again(desk: Desk) -> None:
    desk.deliver(*(NEWSLETTER.replace(b"<three@", b"<%d@" % number) for number in range(5)))
    desk.turn()
    screened = list(desk.workbook.screened)
    desk.inbox.rebuild()
    desk.inbox.at_once = 2
    reports = [desk.turn() for _ in range(3)]

    assert desk.workbook.screened == screened
    assert [(report.known, report.more) for report in reports] == [(2, True), (2, True), (1, False)]


def test_rebuilt_mailbox_that_shows_a_new_mail_first_may_be_cut_anywhere(desk: Desk) -> None:
    """What is remembered of it lands with its first cursor, not with its last."""
    known = [NEWSLETTER.replace(b"<three@", b"<%d@" % number) for number in range(4)]
    desk.deliver(*known)
    desk.turn()
    desk.inbox = InMemoryInbox(desk.inbox.name, uidvalidity=8)
    desk.deliver(ANA, *known)
    desk.workbook.fail_commit(Rejected(error="too large"))
    desk.turn()

    assert [row.verdict for row in desk.workbook.screened] == ["list"] * 4
    assert list(desk.workbook.leads) == ["L-1001"]


def test_copy_that_arrives_after_a_rebuilding_is_told(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()
    desk.inbox.rebuild()
    desk.turn()
    desk.deliver(ANA)
    desk.turn()

    assert [row.verdict for row in desk.workbook.screened] == ["copy"]


def test_broken_mail_is_screened_and_blocks_nobody(desk: Desk) -> None:
    desk.deliver(b"", ANA)
    desk.turn()

    assert [row.verdict for row in desk.workbook.screened] == ["unreadable"]
    assert list(desk.workbook.leads) == ["L-1001"]


def test_mistake_of_ours_around_one_mail_blocks_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clumsy(message: Mail, received_at: datetime, workspace: Workspace) -> Reading:
        if "list.example" in message.sender.email:
            raise ZeroDivisionError("a mistake of ours")
        return read_inquiry(message, received_at, workspace)

    monkeypatch.setattr(sender_rules, "read_inquiry", clumsy)
    desk.deliver(NEWSLETTER, ANA)
    desk.turn()

    [row] = desk.workbook.screened
    assert row.because == "could not be read: ZeroDivisionError: a mistake of ours"
    assert list(desk.workbook.leads) == ["L-1001"]
    assert desk.turn().idle


def test_answer_to_a_filed_message_is_a_touch_though_a_colleague_writes(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()
    desk.deliver(
        mail(
            sender="Marco Ruiz <marco@acme.example>",
            subject="Re: 40 units for Leeds",
            message_id="four@acme.example",
            headers={"In-Reply-To": "<one@acme.example>", "References": "<one@acme.example>"},
            text="I am taking this over from Ana. Please send the price to me.",
        )
    )
    desk.turn()

    assert list(desk.workbook.leads) == ["L-1001"]
    [touch] = [event for event in desk.workbook.events if event.what == "wrote again"]
    assert touch.because == "answers a message of L-1001"


def test_lead_number_in_the_subject_is_not_believed_of_strangers(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()
    desk.deliver(
        mail(
            sender="Eve Stranger <eve@other.example>",
            subject="[L-1001] please change my delivery address",
            message_id="five@other.example",
            text="Send everything to me instead. I would like two hundred units.",
        )
    )
    desk.turn()

    assert desk.workbook.leads["L-1001"].inquiries == 1


def test_form_row_becomes_a_lead_once(desk: Desk) -> None:
    answers: dict[str, Cell] = {
        "Timestamp": 46447.75,
        "Your name": "Greta Olsen",
        "Email": "greta@nordlys.example",
        "Message": "Do you deliver to Bergen?",
    }
    desk.workbook.answer_form("website", answers)
    report = desk.turn()

    lead = desk.workbook.leads["L-1001"]
    assert (lead.name, lead.email, lead.source) == (
        "Greta Olsen",
        "greta@nordlys.example",
        "Web form",
    )
    assert lead.first_contact == datetime(2027, 3, 1, 18, tzinfo=UTC)
    assert (report.form_rows, report.mails, report.leads) == (1, 0, 1)
    assert desk.turn().idle


def test_form_rows_are_known_wherever_they_have_moved_to(desk: Desk) -> None:
    for name in ("Greta", "Hugo", "Ida"):
        desk.workbook.answer_form(
            "website",
            {"Timestamp": 46447.5, "Name": f"{name} Olsen", "Email": f"{name}@example.org"},
        )
    desk.turn()
    desk.workbook.form_rows.reverse()

    assert desk.turn().idle
    assert len(desk.workbook.leads) == 3


ANSWERED: dict[str, Cell] = {
    "Timestamp": 46447.7512731,
    "Your name": "Greta Olsen",
    "Email": "greta@nordlys.example",
    "Message": "Do you deliver to Bergen?",
}


@pytest.mark.parametrize(
    "changed",
    [
        {"Timestamp": 46447.7512731, "Name": "Greta Olsen", "E-mail": "greta@nordlys.example"},
        dict(reversed(ANSWERED.items())),
        ANSWERED | {"Email": "greta.olsen@nordlys.example"},
        {"When": 46447.7512731, "Our notes": "called her"} | ANSWERED,
    ],
    ids=["questions renamed", "columns moved", "answer corrected", "column inserted"],
)
def test_form_row_that_was_changed_after_it_was_filed_is_not_filed_again(
    desk: Desk, changed: dict[str, Cell]
) -> None:
    desk.workbook.answer_form("website", ANSWERED)
    desk.turn()
    desk.workbook.form_rows.clear()
    desk.workbook.answer_form("website", changed)

    assert desk.turn().idle
    (lead,) = desk.workbook.leads.values()
    assert lead.inquiries == 1
    (account,) = accounts(desk.house())[1:]
    assert account.is_even


def test_form_row_that_was_deleted_leaves_its_lead_and_its_neighbours_alone(desk: Desk) -> None:
    desk.workbook.answer_form("website", ANSWERED)
    desk.workbook.answer_form("website", ANSWERED | {"Timestamp": 46447.8, "Your name": "Ida"})
    desk.turn()
    del desk.workbook.form_rows[0]

    assert desk.turn().idle
    assert [lead.name for lead in desk.workbook.leads.values()] == ["Greta Olsen", "Ida"]


def test_two_who_answer_in_the_same_second_are_two_inquiries(desk: Desk) -> None:
    desk.workbook.answer_form("website", ANSWERED)
    desk.turn()
    other = {"Your name": "Hugo Berg", "Email": "hugo@fjell.example", "Message": "And to Oslo?"}
    desk.workbook.answer_form("website", ANSWERED | other)
    desk.turn()

    assert [lead.name for lead in desk.workbook.leads.values()] == ["Greta Olsen", "Hugo Berg"]


def test_later_message_fills_what_was_blank_and_changes_nothing_else(desk: Desk) -> None:
    desk.workbook.type_row(
        lead_id="L-7", name="Dr Ana Lopez", email="ana@acme.example", inquiries=1
    )
    desk.deliver(ANA)
    desk.turn()

    lead = desk.workbook.leads["L-7"]
    assert (lead.name, lead.phone) == ("Dr Ana Lopez", "+442079460123")


DOUBTFUL = mail(
    sender="Nils Berg <nils@rankfox.example>",
    subject="Desks",
    message_id="doubtful@rankfox.example",
    text="""Hello,

our agency helps dentists to rank higher on Google, and we need an explainer video about your desks.

Nils Berg
""",
)


def test_inquiry_that_looks_like_a_pitch_is_a_lead_with_a_question(desk: Desk) -> None:
    desk.deliver(DOUBTFUL)
    desk.turn()

    (case,) = desk.workbook.review
    assert (case.kind, case.lead_a) == ("perhaps no inquiry", "L-1001")
    assert "might be a pitch" in case.why
    assert desk.workbook.leads["L-1001"].email == "nils@rankfox.example"


def test_plain_inquiry_raises_no_question(desk: Desk) -> None:
    desk.deliver(ANA)
    desk.turn()

    assert desk.workbook.review == []
