"""What a program says below a visitor's message is no part of it; what the visitor says there is."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.leads.inquiries.test_screening import reading_of

TONGUES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("last_words.yaml").read_text("utf-8")
)
_HEADERS = (
    "From: Own <noreply@own.example.net>\nReply-To: ana.pohl@kunde.example\nSubject: website\n"
    "Date: Thu, 12 Mar 2026 14:05:10 +0000\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8"
)


def _message_of(tongue: dict[str, Any], last: str, *, is_html: bool = False) -> str:
    """What is read as the message of a form, with this below the visitor's words; without any blanks."""
    *facts, said = tongue["labels"]
    answers = (tongue["name"], "ana.pohl@kunde.example", "+43 316 234567")
    if is_html:
        rows = "".join(
            f"<p><b>{label}:</b> {answer}</p>" for label, answer in zip(facts, answers, strict=True)
        )
        message, below = (
            escape(words.strip()).replace("\n", "<br>") for words in (tongue["message"], last)
        )
        text = f"{rows}<p><b>{said}:</b></p><p>{message}</p><p style='font-size:12px;color:#6b7280'>{below}</p>"
    else:
        rows = "".join(f"{label}: {answer}\n" for label, answer in zip(facts, answers, strict=True))
        text = f"{rows}{said}:\n{tongue['message'].strip()}\n\n{last}\n"
    reading = reading_of(_HEADERS.format(kind="html" if is_html else "plain"), text)
    assert reading.inquiry
    return _packed(reading.inquiry.message)


def _packed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", TONGUES)
def test_what_a_program_says_last_is_no_part_of_the_message(language: str) -> None:
    tongue = TONGUES[language]
    read = {last: _message_of(tongue, last) for last in tongue["programs"]}

    assert read == dict.fromkeys(read, _packed(tongue["message"]))


@pytest.mark.parametrize(
    "language", [language for language, tongue in TONGUES.items() if tongue["visitors"]]
)
def test_what_a_visitor_says_last_stays_in_the_message(language: str) -> None:
    tongue = TONGUES[language]
    read = {last: _message_of(tongue, last) for last in tongue["visitors"]}

    assert read == {last: _packed(tongue["message"] + last) for last in read}


def test_small_grey_print_below_a_message_is_the_programs_whatever_it_says() -> None:
    message = _message_of(TONGUES["en"], "Nobody has ever worded it so.", is_html=True)

    assert message == _packed(TONGUES["en"]["message"])


def test_a_mail_set_in_small_grey_print_throughout_is_read_whole() -> None:
    tongue = TONGUES["en"]
    small = "style='font-size:12px;color:#6b7280'"
    text = (
        f"<p {small}>Name: Ana Pohl</p><p {small}>Email: ana.pohl@kunde.example</p><p {small}>Message: We need two</p>"
        f"<p {small}>marquees for June.</p><p {small}>What would that cost?</p>"
    )
    reading = reading_of(_HEADERS.format(kind="html"), text)

    assert reading.inquiry
    assert reading.inquiry.message.endswith("What would that cost?"), tongue


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (
            "What are you interested in?: Shrink bags\nComment",
            "What are you interested in?: Shrink bags",
        ),
        ("Was suchen Sie?: Schrumpfbeutel\nNachricht", "Was suchen Sie?: Schrumpfbeutel"),
        ("Что вас интересует: Пакеты\nКомментарий", "Что вас интересует: Пакеты"),
        ("Que recherchez-vous: Sachets\nMessage", "Que recherchez-vous: Sachets"),
    ],
)
def test_a_choice_ahead_of_prose_is_told_behind_it(asked: str, kept: str) -> None:
    said = "Hello, we need film or bags for ripening cheese, wheels of one and four kilos."
    text = f"Name: Ana Pohl\nE-Mail: ana.pohl@kunde.example\n{asked}: {said}\n"
    reading = reading_of(_HEADERS.format(kind="plain"), text)

    assert reading.inquiry
    assert reading.inquiry.message == f"{said}\n\n{kept}"


@pytest.mark.parametrize(
    ("sentence", "name", "quoted"),
    [
        (
            "Nuevo mensaje de Beatriz",
            "Beatriz",
            '"Hola, me interesa este piso con plaza de garaje."',
        ),
        (
            "Neue Nachricht von Katharina",
            "Katharina",
            "„Hallo, ist die Wohnung im zweiten Stock noch frei?“",
        ),
        (
            "Nouveau message de Camille",
            "Camille",
            "« Bonjour, cet appartement est-il toujours disponible ? »",
        ),
        ("New message from Oliver", "Oliver", "“Hi, is the two bedroom flat still available?”"),
    ],
)
def test_what_a_marketplace_quotes_above_the_answers_is_the_message(
    sentence: str, name: str, quoted: str
) -> None:
    text = f"portal\n\n{sentence}\n\n{quoted}\n\nTel: 0316 234567\nEmail: ana.pohl@kunde.example\n"
    reading = reading_of(_HEADERS.format(kind="plain"), text)

    assert reading.inquiry
    assert (reading.inquiry.contact.name, reading.inquiry.message) == (
        name,
        quoted.strip('"„“”«» '),
    )


def test_a_date_that_the_visitor_prefers_stays_in_the_message() -> None:
    text = (
        "Name: Ana Pohl\nE-Mail: ana.pohl@kunde.example\nPreferred date: 20 March\n"
        "Message: We need two marquees for a wedding party.\n"
    )
    reading = reading_of(_HEADERS.format(kind="plain"), text)

    assert reading.inquiry
    assert "Preferred date: 20 March" in reading.inquiry.message


def test_a_rule_parts_the_visitors_words_from_the_programs_as_a_blank_line_does() -> None:
    asked = "Deseo información del curso, gracias."
    lines = (
        "SOLICITUD N° 004518",
        "=====================",
        "NOMBRE ....: Rosa Quispe",
        "E-MAIL ....: rosa.quispe@example.com",
        "CELULAR ...: 958 123 456",
        "---------------------",
        "CONSULTA:",
        asked,
        "---------------------",
        "[x] Acepto los términos y la política de datos personales",
        "Mensaje automático, no responder a esta dirección.",
    )
    reading = reading_of(_HEADERS.format(kind="plain"), "\n".join(lines))

    assert reading.inquiry
    assert reading.inquiry.message == asked
