"""Two leads that stand beside each other are asked about in the turn in which something makes them look like one."""

from __future__ import annotations

from datetime import timedelta

from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.model import Cell, ReviewCase
from leads.picture import Picture
from tests.automations.office import Office

ANA: dict[str, Cell] = {"name": "Ana Lima", "email": "ana.lima@blue.example"}
BY_PHONE: dict[str, Cell] = {"name": "Ana Lima", "phone": "+442079460123"}
BEN: dict[str, Cell] = {
    "name": "Ben Okafor",
    "email": "ben.okafor@red.example",
    "phone": "+442079460777",
}


class Watched(Office):
    """An office whose worker stays, and so knows what people changed since it last looked."""

    def __init__(self, *rows: dict[str, Cell]) -> None:
        self.known: Picture | None = None
        super().__init__(*rows)

    def turn(self) -> TurnReport:
        report = take_turn(self.house(), known=self.known)
        self.known = report.picture
        return report


def pairs(office: Office) -> list[tuple[str, str]]:
    return [
        (case.lead_a, case.lead_b)
        for case in office.workbook.review
        if case.kind == ReviewCase.POSSIBLE_REPEAT
    ]


def strangers() -> Watched:
    """Somebody known by a mailbox, somebody of the same name known by a phone, and somebody else."""
    office = Watched(ANA, BEN, BY_PHONE)
    office.workbook.review.clear()
    return office


def both(office: Office, message_id: str = "both@blue.example") -> None:
    """A mail from the one's mailbox that tells the other's phone."""
    text = "Hello,\n\nwe need ten valves, please quote.\n\nAna Lima\nPhone: +44 20 7946 0123"
    office.write("Ana Lima <ana.lima@blue.example>", text, message_id)
    office.work()


def test_a_message_that_fits_two_leads_is_filed_on_one_and_asks_whether_they_are_one() -> None:
    office = strangers()
    both(office)

    assert len(office.workbook.leads) == 3
    assert pairs(office) == [("L-1010", "L-1012")]
    assert "a message fits both" in office.case().why


def test_the_same_two_leads_are_asked_about_once() -> None:
    office = strangers()
    both(office)
    both(office, "again@blue.example")
    office.decide(0, "Later")
    office.work()
    both(office, "later@blue.example")

    assert pairs(office) == [("L-1010", "L-1012")]


def test_what_is_different_for_ever_is_not_asked_when_a_message_fits_both() -> None:
    office = strangers()
    office.ask("L-1010", "L-1012", "Different")
    office.work()
    office.workbook.review.clear()
    both(office)

    assert pairs(office) == []


def test_same_beside_the_pair_makes_them_one_row_with_both_mailbox_and_phone() -> None:
    office = strangers()
    both(office)
    office.decide(0, "Same")
    office.work()

    assert office.lead("L-1010").email == "ana.lima@blue.example"
    assert "merged into L-1010" in office.lead("L-1012").tags + office.case().why


def test_a_phone_typed_into_a_row_asks_about_the_lead_that_has_it() -> None:
    office = strangers()
    office.workbook.edit("L-1010", phone="+44 20 7946 0123")
    office.now += timedelta(minutes=5)
    office.work()

    assert pairs(office) == [("L-1010", "L-1012")]
    assert office.case().why.startswith("as the two rows stand now; same phone")


def test_an_edit_that_makes_nobody_look_alike_asks_nothing() -> None:
    office = strangers()
    office.workbook.edit("L-1011", phone="+44 20 7946 0888", company="Red Ltd")
    office.now += timedelta(minutes=5)
    office.work()

    assert pairs(office) == []


def test_a_merge_that_brings_a_mailbox_asks_about_the_third_who_has_it() -> None:
    office = Watched(BY_PHONE, {"name": "A. Lima", "email": "ana.lima@blue.example"}, ANA)
    office.workbook.review.clear()
    office.ask("L-1010", "L-1011", "Same")
    office.work()

    assert pairs(office) == [("L-1010", "L-1011"), ("L-1010", "L-1012")]
