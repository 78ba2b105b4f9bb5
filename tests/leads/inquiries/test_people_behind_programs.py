"""Letters of people that a program's header, address or subject marks: all are heard, if only to be looked at."""

from __future__ import annotations

import pytest

from leads.inquiries.verdicts import Verdict
from tests.leads.inquiries.test_screening import reading_of

LETTERS = {
    "en, a price": "Hello,\n\nwhat would six roof ladders cost, delivered to Hull?\n\nAna Lopez",
    "en, an order": "Dear Sirs,\n\nplease find attached our purchase order 45002211 for 12 pump seals.\n\n"
    "Best regards\nAna Lopez\nProcurement\nHalden Process Ltd",
    "en, a complaint": "The table came with a scratch and one leg short. I waited nine weeks.\n\nAna Lopez",
    "en, a few words": "30m close board fence, gravel boards, LS6. ring me 07700 900123 ana",
    "de, a date": "Hallo Frau Kern, vielen Dank für das nette Gespräch. Donnerstag um 9 passt.\n\nAna Lopez",
    "de, nobody came": "Ihr Monteur war gestern nicht da, obwohl wir 10 Uhr sagten. So geht das nicht.\n\nAna Lopez",
    "fr, it leaks": "Bonjour, le lave-vaisselle livré mardi fuit et personne ne me rappelle.\n\nAna Lopez",
    "es, a date": "Perfecto, el jueves a las 10 les espero en la obra. Un saludo.\n\nAna Lopez",
    "it, an order": "Buongiorno, in allegato il nostro ordine n. 77 per 300 viti M8.\n\nAna Lopez\nUfficio acquisti",
    "da, a date": "Hej, torsdag kl. 13 passer fint. Vi ses på pladsen.\n\nAna Lopez",
}
ANA = "From: Ana Lopez <ana@example.org>\n"


@pytest.mark.parametrize(
    "header",
    [
        "Feedback-ID: 21:3456:portal:ses",
        "List-Unsubscribe: <https://crm.example/u/1>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Precedence: bulk",
        "Auto-Submitted: auto-generated",
        "Return-Path: <>",
        "List-Id: <buying.halden.example>",
        "Return-Path: <crm-bounces+ana=example.org@crm.example>",
        "Sender: owner-buying@halden.example",
        "Cc: team@lists.halden.example",
        "X-Campaign: 77",
        "X-MS-Exchange-Inbox-Rules-Loop: sales@shop.test\nX-Auto-Response-Suppress: All",
        "Reply-To: noreply@portal.example",
    ],
)
@pytest.mark.parametrize("letter", LETTERS)
def test_who_signs_a_letter_to_us_is_heard_whatever_marks_it(letter: str, header: str) -> None:
    reading = reading_of(f"{ANA}To: sales@shop.test\nSubject: Monday\n{header}", LETTERS[letter])

    assert reading.inquiry is not None, reading.because


@pytest.mark.parametrize(
    "sender",
    [
        "Ana Lopez via Procure <no-reply@procure.example>",
        "Ana Lopez <einkauf-noreply@halden.example>",
        "Ana Lopez <postmaster@halden.example>",
        "Ana Lopez <bounce@trampolines.example>",
        '"Ana Lopez (System Administrator)" <it@halden.example>',
        "Mail Router Systems <hello@mailrouter.example>",
        "Ana Lopez <billing@halden.example>",
        "Ana Lopez <alerts@halden.example>",
    ],
)
@pytest.mark.parametrize("letter", LETTERS)
def test_who_signs_is_heard_from_an_address_that_looks_like_a_programs(
    letter: str, sender: str
) -> None:
    headers = f"From: {sender}\nTo: sales@shop.test\nSubject: Monday"

    assert reading_of(headers, LETTERS[letter]).inquiry is not None


@pytest.mark.parametrize(
    "subject",
    [
        "Out of office furniture",
        "Automatische Antwort auf unsere Bestellung?",
        "OOO Romashka",
        "Absence du technicien",
        "Abwesenheit unseres Hausmeisters",
        "Complaint about message from your driver",
        "Spam complaint",
        "Ihre Rechnung 4711",
        "Verification code",
        "Bounce castle",
        "Returned goods",
    ],
)
@pytest.mark.parametrize("letter", LETTERS)
def test_who_signs_is_heard_below_a_subject_that_programs_have(letter: str, subject: str) -> None:
    headers = f"{ANA}To: sales@shop.test\nSubject: {subject}"

    assert reading_of(headers, LETTERS[letter]).inquiry is not None


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        ("Mail Administrator <admin@webmail.example>", "Your mailbox is full. Ana"),
        ("MAILER-DAEMON@mx.example.com", "Could you send it again?\n\nAna Lopez"),
        ("Postmaster <postmaster@mx.example.com>", "550 5.1.1 user unknown"),
    ],
)
def test_a_mail_server_is_not_heard(sender: str, body: str) -> None:
    assert reading_of(f"From: {sender}\nSubject: hm", body).verdict is Verdict.BOUNCE
