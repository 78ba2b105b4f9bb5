"""Letters told by all their words, which no header and no single phrase gives away; and who must be heard."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.screening.kinds import KINDS, LOOKED_AT, likely_kind
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Workspace

US = Workspace(
    own_domains=frozenset({"own.example.net"}),
    own_addresses=frozenset({"sales@own.example.net"}),
    mail_domain="leads.own.example.net",
    region="GB",
)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

OVENS = """Hello,

My name is Wout and I run a small coachworks outside Ghent. We wrap vans: vinyl, two days a vehicle, your logo and
number on three sides, from 890 euros. Most of our customers tell us that their vans became their best salesman.

I could come by next week with samples. Shall I ring you on Tuesday? If it is nothing for you, just say so and I shall
not write again.

Kind regards,
Wout Claes"""
ROUND = """Dear members and friends,

the autumn programme is here. On 12 October we open the apple press, on the 19th the children carve pumpkins, and on
2 November we close the season with soup and lanterns. The café is open until five on all three days.

We look forward to seeing many of you!

Your orchard team"""
DUE = """Good morning,

please find attached invoice 20261 for the month of February, 412.60 including VAT, payable within 14 days to the
account shown below. If you have paid already, please disregard this reminder.

Amount due: 412.60
Due date: 16 March 2026
Customer number: 40117

Accounts department"""
WISH = """Good morning,

we are a family hotel with 40 rooms and are looking for a supplier of bread for the breakfast buffet from April. Could
you tell us your prices for some 200 rolls a day, and whether you deliver before six?

Kind regards,
Ines Faber"""


def reading_of(text: str, headers: str = "", subject: str = "A quick word") -> Reading:
    mail = (
        "From: Wout Claes <wout@coachworks.example>\nTo: sales@own.example.net\n"
        f"Message-ID: <b@coachworks.example>\nSubject: {subject}\n{headers}\n{text}"
    )
    return read_inquiry(read_mail(mail.encode()), NOW, US)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(OVENS, Verdict.PITCH), (ROUND, Verdict.LIST), (DUE, Verdict.NOTIFICATION)],
)
def test_a_letter_is_kept_out_by_its_words_and_shows_the_line(text: str, verdict: Verdict) -> None:
    reading = reading_of(text)

    assert reading.verdict is verdict
    assert reading.evidence[0].line in text


@pytest.mark.parametrize(
    "text", ["", "Test reply", "Hi", "ok danke", "+1", "see attachment", "body"]
)
def test_a_few_words_tell_nothing(text: str) -> None:
    assert reading_of(text, subject="Re: Test").inquiry is not None


def test_who_wants_something_is_heard_and_nobody_need_look() -> None:
    reading = reading_of(WISH)

    assert reading.verdict is Verdict.INQUIRY
    assert not reading.doubt


def test_who_answers_a_letter_of_ours_is_heard_whatever_the_words() -> None:
    answers = "In-Reply-To: <a.1@leads.own.example.net>\n"

    assert reading_of(OVENS, answers).inquiry is not None


def test_who_answers_anybody_else_is_looked_at_by_somebody() -> None:
    reading = reading_of(OVENS, "In-Reply-To: <a.1@mail.example.org>\n", "Re: A quick word")

    assert reading.verdict is Verdict.REVIEW
    assert "offers us something" in reading.doubt


def test_a_pitch_that_answers_a_mail_by_its_header_alone_is_a_sequences_next_letter() -> None:
    reading = reading_of(
        OVENS, "In-Reply-To: <a.1@mail.example.org>\n", "should I close your file?"
    )

    assert reading.verdict is Verdict.PITCH


def test_a_pitch_that_is_not_sure_waits_and_is_filed_where_it_neither_asks_nor_counts() -> None:
    silent = re.sub(r"\d+", "some", OVENS).replace("?", ".")

    assert reading_of(f"{silent} Shall I call?").verdict is Verdict.REVIEW
    reading = reading_of(silent)
    assert reading.verdict is Verdict.INQUIRY
    assert "offers us something" in reading.doubt


def test_a_seller_who_bumps_up_his_own_mail_is_told_by_what_he_quotes() -> None:
    bump = "Just bumping this up.\n\nWout\n\nOn Mon, 2 Mar 2026 Wout Claes wrote:\n> " + (
        OVENS.replace("\n", "\n> ")
    )
    own, anybodys = ("In-Reply-To: <a@coachworks.example>\n", "In-Reply-To: <a@mail.gmail.com>\n")

    assert reading_of(bump, own).verdict is Verdict.PITCH
    assert reading_of(bump, anybodys).inquiry is not None


@pytest.mark.parametrize(
    ("author", "verdict"),
    [
        ("Wout Claes <Wout@coachworks.example>", Verdict.PITCH),
        ("Own Sales <sales@own.example.net>", Verdict.REPLY),
        ("Wout Claes", Verdict.REPLY),
    ],
)
def test_a_seller_who_quotes_his_own_mail_is_told_by_it_wherever_his_mails_come_from(
    author: str, verdict: Verdict
) -> None:
    bump = f"Any thoughts on this?\n\nWout\n\nOn Mon, 2 Mar 2026 {author} wrote:\n> " + (
        OVENS.replace("\n", "\n> ")
    )

    reading = reading_of(bump, "In-Reply-To: <a@eur04.prod.outlook.example>\n", "Re: A quick word")

    assert reading.verdict is verdict


def test_a_round_that_hides_its_readers_is_a_list_sooner() -> None:
    shown = likely_kind("Autumn", ROUND, 0.0)

    assert shown is not None
    assert shown.verdict is Verdict.LIST
    hidden = ROUND.encode()
    mail = b"From: team@orchard.example\nTo: undisclosed-recipients:;\nSubject: Autumn\n\n" + hidden
    assert read_inquiry(read_mail(mail), NOW, US).verdict is Verdict.LIST


def test_a_buyer_who_writes_through_a_newsletter_service_is_heard() -> None:
    foot = "\n\nThis mail was sent with Brevo. Unsubscribe here."
    headers = "List-Unsubscribe: <mailto:u@r.mailin.example>\nFeedback-ID: 1:2:Sendinblue\n"

    reading = reading_of(f"{WISH.replace('Ines Faber', 'Wout Claes')}{foot}", headers)

    assert reading.inquiry is not None
    assert reading.doubt


RECRUITERS = """Good morning,

we place nurses and carers across the North West and have just taken a second floor. Could you quote for twenty desks
and chairs, delivered before 1 June, and tell us what taking the old ones away would cost?

Kind regards,
Wout Claes

Candidates ready to interview: send us your vacancy and receive three CVs within 48 hours."""
LISTED = (
    "List-Id: <supplier.118402.list-manage.example>\n"
    "List-Unsubscribe: <https://list-manage.example/u/1>\nX-MC-User: 4c19\n"
)


@pytest.mark.parametrize("headers", ["", LISTED])
def test_a_buyer_is_heard_whatever_their_firm_sells_and_their_mail_program_is(headers: str) -> None:
    reading = reading_of(RECRUITERS, headers)

    assert reading.inquiry is not None
    assert reading.doubt or not headers


@pytest.mark.parametrize(
    "text",
    [
        "Good evening, I bought a garden bench from you on 6 October. The back broke. I expect my money back.\n\nWout",
        "Guten Tag, die Rechnung 5527 haben wir am 14. bereits bezahlt, die Gebühr wird nicht akzeptiert.\n\nW. Claes",
        "Bonjour, vous m'avez facturé deux fois la même livraison. Veuillez rectifier.\n\nWout Claes",
    ],
)
def test_who_complains_without_asking_anything_is_heard(text: str) -> None:
    assert reading_of(text, subject="Invoice").inquiry is not None


def test_advertising_below_a_letter_makes_no_pitch_of_it() -> None:
    letter = (
        "Messieurs,\n\nNous avons réceptionné ce matin 4 palettes de papier couché 135 g. Deux palettes sont trempées "
        "et l'emballage est ouvert.\n\nWout Claes\nGérant\n\nVos flyers imprimés en 24 h ! Profitez de -15 % sur votre "
        "première commande avec le code DARRI15\nImprim'Vert - PEFC - Livraison offerte dès 150 €"
    )

    assert likely_kind("Livraison", letter, 0.0) is not None
    assert reading_of(letter, subject="Livraison").inquiry is not None


def test_only_the_beginning_of_an_endless_letter_is_looked_at() -> None:
    endless = OVENS * 1_000

    assert likely_kind("", endless, 0.0) == likely_kind("", endless[:LOOKED_AT], 0.0)


@pytest.mark.slow
def test_letters_that_a_model_has_not_seen_are_told_by_what_the_others_taught() -> None:
    pytest.importorskip("sklearn", reason="only requirements-ci.lock has what fits the weights")
    from benchmarks.fit_kinds import fit, judge, read_letters

    letters = read_letters()
    halves = [(letters[::2], letters[1::2]), (letters[1::2], letters[::2])]
    judged = [
        (*judge(model, letter), letter)
        for taught, others in halves
        for model in [fit(taught)]
        for letter in others
        if letter.is_mails and not letter.is_forms
    ]
    people = [odds for odds, _, one in judged if one.verdict is Verdict.INQUIRY]
    sellers = [odds for odds, _, one in judged if one.verdict is Verdict.PITCH]

    assert sum(odds > 2 for odds in people) <= len(people) * 0.003
    assert sum(odds > 0 for odds in sellers) >= len(sellers) * 0.9
    assert {kind for _, kind, _ in judged} == set(KINDS)
