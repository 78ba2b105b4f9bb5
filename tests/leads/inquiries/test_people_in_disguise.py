"""Letters of people that look like a program's or a seller's: none of them may be kept out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leads.inquiries.screening.verdicts import Verdict
from tests.leads.inquiries.test_screening import reading_of

LETTERS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("people_to_be_heard.yaml").read_text(encoding="utf-8")
)
BOAST = "We are a trading company in Izmir with 25 years experience. We found your company on Google. {}"
ASKS = """Dear team,

we are opening a second bakery in May and need two deck ovens. Do you still have the used ones, and would you
deliver to Leeds?

Ana Lopez
Crumb & Co

Sent with a care program. Unsubscribe"""


@pytest.mark.parametrize("letter", LETTERS)
def test_agencies_that_buy_clubs_and_people_who_leave_tomorrow_are_heard(letter: str) -> None:
    reading = reading_of(f"Subject: {LETTERS[letter]['subject']}", LETTERS[letter]["body"])

    assert reading.inquiry is not None, reading.because


def test_a_programs_answer_is_kept_out_though_it_asks_something() -> None:
    letter = LETTERS["en away3, our order"]
    answers = f"Subject: {letter['subject']}\nIn-Reply-To: <a.1@leads.own.test>"

    assert reading_of(answers, letter["body"]).verdict is Verdict.AUTO_REPLY


@pytest.mark.parametrize(
    "wish",
    [
        "Kindly quote for 300 pcs brass valves DN50.",
        "Please send us your best FOB price for the below list.",
        "Pls provide proforma for 2 container loads of pine boards.",
        "We want to import washing tables from you. Below is our requirement: 40 sets.",
        "Please quote us for the items attached, delivery Mersin.",
    ],
)
def test_a_buyer_who_boasts_like_a_seller_is_heard(wish: str) -> None:
    reading = reading_of("Subject: BUSINESS COOPERATION", f"Dear Sir, {BOAST.format(wish)}\n\nAna")

    assert reading.verdict is Verdict.INQUIRY


@pytest.mark.parametrize(
    "wish",
    [
        "Please send us your requirements and we will offer our best price.",
        "Kindly let us know your target price, we are professional manufacturer.",
        "If interested please send us your list to quote our best price.",
    ],
)
def test_a_seller_who_asks_for_our_wishes_is_no_buyer(wish: str) -> None:
    sells = f"{BOAST.format(wish)} We supply high quality LED lights at competitive prices."
    reading = reading_of("Subject: cooperation", f"Dear Sir, {sells}\n\nAna")

    assert reading.verdict is Verdict.PITCH


@pytest.mark.parametrize(
    "header",
    [
        "List-Unsubscribe: <https://care.example.com/u/7>",
        "Feedback-ID: 7:campaign:care",
        "X-Mailchimp-ID: 7",
    ],
)
def test_a_letter_that_a_care_program_sends_for_somebody_is_looked_at(header: str) -> None:
    reading = reading_of(f"Subject: ovens\nTo: sales@shop.test\n{header}", ASKS)

    assert reading.verdict is Verdict.INQUIRY
    assert "might be" in reading.doubt


def test_an_order_that_an_office_program_sends_through_a_mail_service_is_heard() -> None:
    """A mail service carries what programs send; only a way to unsubscribe tells of a list."""
    header = (
        "Subject: Order 4500198214\nTo: sales@shop.test\nFeedback-ID: ::1.eu-west-1.d2ec:AmazonSES"
    )
    body = (
        "Sehr geehrte Damen und Herren,\n\nanbei unsere Bestellung 4500198214 über 250 Federn. Bitte senden "
        "Sie uns eine Auftragsbestätigung mit Liefertermin.\n\nMit freundlichen Grüßen\nAna Lopez\nEinkauf\n\n"
        "Krume GmbH\nMühlenweg 1\n23560 Lübeck\nTel +49 451 873422"
    )

    assert reading_of(header, body).verdict is Verdict.INQUIRY


@pytest.mark.parametrize("foot", ["", "If you want no more alerts, change your preferences."])
def test_a_portals_visitor_who_asks_and_to_whom_answers_go_is_heard(foot: str) -> None:
    header = (
        "Subject: New message from Ana about your flat AL-2207\nTo: sales@shop.test\n"
        "Reply-To: ana@example.com\nFeedback-ID: ::1.eu-west-1.c263:AmazonSES"
    )
    body = (
        'New message from Ana\n\n"Hello, I am interested in this flat and would like to visit it. '
        f'Is the garage included in the price?"\n\nReply\n\n{foot}'
    )

    assert reading_of(header, body).verdict is Verdict.INQUIRY


NEWS = """Dear friends of good bread,

the new series of our deck ovens is here. Until Friday you save 20 % on every model, and our readers get a free set of
peels with each order. Discover all offers: https://a.example https://b.example

The team
Oven & Co

Sent with a care program. Unsubscribe"""


@pytest.mark.parametrize(
    "body", [NEWS, NEWS.replace("https://a.example https://b.example", "in our shop")]
)
def test_a_newsletter_that_nobody_signs_or_that_links_about_stays_out(body: str) -> None:
    header = "Subject: ovens\nTo: sales@shop.test\nFeedback-ID: 7:campaign:care"

    assert reading_of(header, body).verdict is Verdict.LIST


def test_a_firm_that_plainly_asks_is_heard_through_a_newsletter_service_whoever_signs() -> None:
    header = "Subject: ovens\nTo: sales@shop.test\nFeedback-ID: 7:campaign:care"

    reading = reading_of(header, ASKS.replace("Ana Lopez", "The team"))

    assert (reading.verdict, bool(reading.doubt)) == (Verdict.INQUIRY, True)


@pytest.mark.parametrize(
    "header",
    [
        "List-Id: <all.example.com>",
        "List-Unsubscribe: <https://gateway.example.com/u>",
        "Feedback-ID: 7:campaign:care",
        "Precedence: bulk",
    ],
)
def test_an_answer_to_our_letter_is_heard_whatever_stamped_its_headers(header: str) -> None:
    answers = (
        "To: sales@shop.test\nSubject: Re: visit\nIn-Reply-To: <visit.1@leads.own.test>\n" + header
    )
    body = "Thursday is fine.\n\nOn Monday, sales@shop.test wrote:\n> Would Thursday do?"

    reading = reading_of(answers, body)

    assert reading.verdict is Verdict.REPLY
    assert "might be" in reading.doubt


def test_an_answer_that_goes_to_a_list_too_is_the_lists() -> None:
    headers = (
        "To: talk@lists.example.com, sales@shop.test\nSubject: Re: visit\n"
        "In-Reply-To: <visit.1@leads.own.test>\nList-Id: <talk.lists.example.com>"
    )

    assert reading_of(headers).verdict is Verdict.LIST
