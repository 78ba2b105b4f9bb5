"""Visitors of a form and people on a phone write a line or two, often in words that sellers use: they are heard."""

from __future__ import annotations

import pytest

from leads.inquiries.reading import Reading
from leads.inquiries.screening.verdicts import Verdict
from tests.leads.inquiries.test_screening import reading_of

_FORM = """Name: Vera Rocha
Email: v.rocha@example.com
Phone: 07700 900123
Message: {}"""


def _read(message: str) -> Reading:
    head = "From: Site <wordpress@own.test>\nReply-To: v.rocha@example.com\nSubject: New entry"
    return reading_of(head, _FORM.format(message))


@pytest.mark.parametrize(
    "message",
    [
        "free quote please",
        "Fazem orçamento sem compromisso? É para trocar 6 janelas. Obrigado",
        "Devis gratuit et sans engagement ? C'est pour une clôture de 30 m.",
        "Fate preventivi gratuiti e senza impegno? Devo rifare il tetto.",
        "Is een offerte gratis en vrijblijvend? Gaat om een dakkapel.",
    ],
)
def test_a_visitor_who_asks_for_a_free_quote_is_filed(message: str) -> None:
    reading = _read(message)

    assert reading.verdict is Verdict.INQUIRY, reading.because
    assert reading.inquiry
    assert reading.inquiry.message == message


def test_a_visitors_question_that_might_be_a_sellers_waits_for_somebody_to_look() -> None:
    reading = _read("Bom dia, fazem orçamento grátis e sem compromisso?")

    assert reading.verdict is Verdict.REVIEW, reading.because


@pytest.mark.parametrize(
    "message",
    [
        "We can put your website on page one of Google. 100% guaranteed. Reply for a free audit.",
        "Hi, I can redesign your website for 199. Interested?",
        "Möchten Sie mehr Kunden gewinnen? Wir bringen Ihre Website auf Platz 1 bei Google. Kostenlose Erstberatung.",
        "Do you need a business loan? We offer fast funding up to 500k without collateral. Apply now",
        "Olá, fazemos criação de sites e tráfego pago para vender mais. Orçamento sem compromisso, chame no WhatsApp.",
    ],
)
def test_a_seller_who_types_a_line_into_the_form_is_kept_out_of_leads(message: str) -> None:
    reading = _read(message)

    assert reading.verdict in {Verdict.PITCH, Verdict.REVIEW}, reading.because


@pytest.mark.parametrize(
    ("subject", "letter"),
    [
        ("quote", "free quote please"),
        ("Devis", "Devis gratuit et sans engagement ? C'est pour une clôture de 30 m."),
        ("offerte", "Is een offerte gratis en vrijblijvend? Gaat om een dakkapel."),
    ],
)
def test_a_short_letter_that_asks_is_not_lost_by_a_phrase(subject: str, letter: str) -> None:
    reading = reading_of(f"Subject: {subject}", letter)

    assert reading.verdict in {Verdict.INQUIRY, Verdict.REVIEW}, reading.because


def test_a_word_of_haste_that_two_languages_share_is_no_automatic_reply() -> None:
    letter = "Hej\n\nVedlagt rekvisition. Det haster med hydraulikslangerne, resten kan vente til uge 48."

    assert reading_of("Subject: Ordre 4711", letter).verdict is Verdict.INQUIRY


def test_a_letter_below_the_subject_of_an_automatic_reply_waits_where_it_speaks_of_other_things() -> (
    None
):
    letter = (
        "Your chatbot and your website have both thanked me. Nobody has rung. So: a stairlift.\n\n"
        "Straight stairs, 13 treads, for my mother. Reconditioned is fine. Ring me, not her. 07700 900123."
    )
    reading = reading_of("Subject: Automatic reply: no, a real one this time", letter)

    assert reading.verdict is Verdict.REVIEW, reading.because


def test_the_spam_test_text_is_spam_in_a_form_whatever_stands_around_it() -> None:
    gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"

    assert _read(f"How much is a new kitchen? {gtube}").verdict is Verdict.SPAM
