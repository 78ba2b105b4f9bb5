"""Letters of people that a program's header, address or subject marks: all are heard, if only to be looked at."""

from __future__ import annotations

import pytest

from leads.inquiries.screening.verdicts import Verdict
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


CALENDAR = (
    "From: Ana Lopez <ana@example.org>\nTo: sales@shop.test\nSubject: Abgelehnt: Ortstermin\n"
    "Content-Type: multipart/alternative; boundary=b"
)


def calendars_word(note: str) -> str:
    return (
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{note}\n\n--b\n"
        "Content-Type: text/calendar; method=REPLY; charset=utf-8\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--"
    )


def test_a_sentence_beside_a_calendars_no_is_heard_and_its_no_alone_is_not() -> None:
    written = calendars_word("Dienstag geht leider nicht, der Aufzug ist gesperrt.")
    bare = calendars_word("Wann: Dienstag, 5. März 10:00-10:30\nWo: Microsoft Teams-Besprechung")

    assert reading_of(CALENDAR, written).inquiry is not None
    assert reading_of(CALENDAR, bare).verdict is Verdict.NOTIFICATION


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (
            (
                "From: Supplier Portal for Hill Foods <do_not_reply@portal.example>\nAuto-Submitted: auto-generated\n"
                "Subject: Hill Foods Purchase Order #4500112233"
            ),
            "Hill Foods has issued purchase order 4500112233.\n\n12 x pump seal PS-40\nDelivery date: 14 April",
        ),
        (
            "From: Messages <notification@pages.example>\nSubject: Maria Alves sent a message to your Page",
            "Hi, do you still make the oak benches? How much for two?\n\nReply to Maria https://p.example/1",
        ),
        (
            "From: Inbox <noreply@chat.example>\nSubject: You have 1 unread message",
            "Maria Alves: Olá, quanto custa o envio para Braga?\n\nOpen https://r.example/1",
        ),
        (
            "From: Telefonanlage <telefonanlage@own.test>\nSubject: Neue Sprachnachricht von 0171 2345678",
            "Transkript: Guten Tag, ich hätte gern einen Termin für die Heizungswartung, bitte rufen Sie zurück.",
        ),
        (
            "From: Mette Lund <support@retail.example>\nAuto-Submitted: auto-generated\nSubject: [Ticket 4471] Shelves",
            (
                "##- Please type your reply above this line -##\n\nHi, can you confirm the delivery date for our 40 "
                "shelves?\n\nMette Lund\nRetail\n\nTicket: https://retail.example/4471"
            ),
        ),
    ],
)
def test_what_a_program_passes_on_from_somebody_who_wants_something_is_heard(
    headers: str, body: str
) -> None:
    assert reading_of(f"{headers}\nTo: sales@shop.test", body).inquiry is not None


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Subject: Undelivered", "Where is my sofa?"),
        (
            "Subject: Delivery failed",
            "Your delivery failed again.\nAddress not found! It is 12 Mill Lane.\nAna Lopez",
        ),
        (
            "Subject: Fwd: Undelivered Mail\nTo: sales@shop.test",
            (
                "See below please.\n\n---------- Forwarded message ---------\n"
                "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: <ana@example.org>\n\n"
                "550 user unknown\n\nDear sirs, we would like to order 30 chairs. Could you confirm?"
            ),
        ),
        ("Subject: these", "the two of these please https://a.example/1 https://a.example/2"),
        (
            "Subject: Re: offer\nTo: sales@shop.test\nX-Spam-Flag: YES\nIn-Reply-To: <a.1@leads.own.test>",
            "Yes please go ahead.",
        ),
        (
            "Subject: Re: devis\nIn-Reply-To: <a.1@leads.own.test>",
            "Bonjour, nous avons bien reçu votre devis. Je suis en congés jusqu'au 12, je vous réponds à mon retour.",
        ),
        (
            "Subject: Trikots\nTo: sales@shop.test\nList-Id: <sales.shopgroup.example>",
            "Hallo, was kosten 20 Trikots mit Druck?",
        ),
    ],
)
def test_a_persons_own_words_are_heard_where_a_server_might_say_them(
    headers: str, body: str
) -> None:
    assert reading_of(headers, body).inquiry is not None
