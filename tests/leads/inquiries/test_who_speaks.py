"""In a form mail the program speaks between the answers, too, and sets what it says apart; a visitor keeps the rest."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.machinery import is_machines
from tests.leads.inquiries.test_screening import reading_of

HEADERS = (
    "From: Own <noreply@own.example.net>\nReply-To: ana.pohl@kunde.example\nSubject: website\n"
    "MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8"
)
SAID = "Hello, we need two marquees for June. What would that cost?"


def _message(text: str, kind: str = "plain") -> str:
    reading = reading_of(HEADERS.format(kind=kind), text)
    assert reading.inquiry
    return reading.inquiry.message


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Response ID", "20931"),
        ("Einsendungs-Nr.", "20931"),
        ("N° de soumission", "20931"),
        ("Identificador de la respuesta", "20931"),
        ("Pagina di invio del modulo", "Contatti | Own Noleggi"),
        ("Link para alterar a resposta", "https://forms.example/r/edit?k=2"),
        ("Link naar de inzending", "https://forms.example/r/20931"),
        ("Adres IP użytkownika", "198.51.100.4"),
        ("Skickat från sidan", "Kontakt | Own Uthyrning"),
        ("Formun gönderildiği sayfa", "İletişim | Own Kiralama"),
    ],
)
def test_what_a_program_counts_and_notes_is_asked_of_nobody(asked: str, answer: str) -> None:
    assert is_machines(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Wedding date", "14 August 2027"),
        ("Order number of the first marquee", "20931"),
        ("Anzahl der Tische", "12"),
        ("Heure d'arrivée", "18:25"),
        ("Superficie aproximada", "120 m²"),
        ("Data del matrimonio", "14/08/2027"),
        ("Modelo do equipamento", "HRX 476"),
        ("Aantal pagina's", "120"),
        ("Numer zamówienia", "20931"),
        ("Antal sidor i boken", "120"),
        ("Sayfa sayısı", "120"),
        ("Berichtinhoud", ""),
        ("This message was sent by", "Ana Pohl"),
        ("Sent to you from the website by", "ana.pohl@kunde.example"),
    ],
)
def test_what_a_visitor_was_asked_is_no_machines(asked: str, answer: str) -> None:
    assert not is_machines(asked, answer)


def test_answers_keep_their_place_among_what_the_program_notes() -> None:
    message = _message(
        f"Response ID: 318\nName: Ana Pohl\nEmail: ana.pohl@kunde.example\nNumber of guests: 140\nMessage: {SAID}\n"
        "Edit link: https://forms.example/r/edit?k=2\n"
    )

    assert message == f"{SAID}\n\nNumber of guests: 140"


def test_a_list_that_mostly_a_machine_answers_is_the_programs_as_a_whole() -> None:
    message = _message(
        f"Name: Ana Pohl\nEmail: ana.pohl@kunde.example\nMessage: {SAID}\nI accept the privacy policy: on\n\n---\n\n"
        "Date: 21 March 2026\nTime: 18:25\nPage URL: https://own.example.net/contact/\nRemote IP: 203.0.113.7\n"
    )

    assert message == SAID


def test_questions_that_nobody_answered_below_the_message_are_not_part_of_it() -> None:
    message = _message(
        f"Customer e-mail: ana.pohl@kunde.example\n\nCustomer message:\n\n{SAID}\n\n"
        "Order number:\nAttached document:\n\nOwn Shop [https://own.example.net/]\n"
    )

    assert message == SAID


def test_a_program_that_asks_whether_there_are_questions_asks_the_visitor_nothing() -> None:
    helpline = "Questions? Our customer service is available on weekdays on 020 7946 0142."
    message = _message(
        f"Name: Ana Pohl\nEmail: ana.pohl@kunde.example\nMessage:\n{SAID}\n\nView the request\n\n{helpline}\n"
    )

    assert message == SAID


@pytest.mark.parametrize(
    "last",
    [
        "<p><b>Our tip:</b> couples book the first supplier who replies, so do not wait.</p>",
        "<p style='background:#fff7d6;padding:8px'>Fun fact: who calls first wins the job.</p>",
        "<p><em>Your details are kept in a file of Own Hire under data protection law.</em></p>",
    ],
)
def test_what_is_set_apart_below_the_answers_is_the_programs(last: str) -> None:
    asked = "<b>Name:</b> Ana Pohl<br><b>Email:</b> ana.pohl@kunde.example"
    message = _message(f"<p>{asked}<br><b>Message:</b> {SAID}</p>{last}", "html")

    assert message == SAID


def test_words_in_italics_below_a_visitors_own_stay() -> None:
    asked = "<b>Name:</b> Ana Pohl<br><b>Email:</b> ana.pohl@kunde.example"
    mine = "I would like to see one beforehand, if I may."
    message = _message(f"<p>{asked}<br><b>Message:</b> {SAID}</p><p><em>{mine}</em></p>", "html")

    assert " ".join(message.split()) == f"{SAID} {mine}"


def test_a_text_below_an_unheard_of_question_stays_above_what_the_program_says() -> None:
    text = "Our company makes moulded parts for cars. PA6 GF30, 8 tons a month, black."
    message = _message(
        f"Name: Ana Pohl\nEmail: ana.pohl@kunde.example\n\nWhat the demand is:\n\n{text}\n\n"
        "Become a gold member and be the first to see requests!\n"
    )

    assert text in message
    assert "gold member" not in message


def test_thanks_stay_above_a_button_whose_address_names_the_program() -> None:
    message = _message(
        f"Name: Ana Pohl\nEmail: ana.pohl@kunde.example\nMessage: {SAID}\nThanks and good evening\n\n"
        "Manage Submissions [https://own.squarespace.example/config]\n"
    )

    assert message == f"{SAID}\nThanks and good evening"


def test_a_prompt_in_a_paragraph_of_its_own_is_not_part_of_the_message() -> None:
    asked = "<p><b>Name:</b><br>Ana Pohl</p><p><b>Email:</b><br>ana.pohl@kunde.example</p>"
    message = _message(f"{asked}<p><strong>Tell us everything!</strong></p><p>{SAID}</p>", "html")

    assert message == SAID
