"""Rows of a form's response tab."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leads.inquiries.forms.refs import form_ref
from leads.inquiries.forms.rows import read_form_row
from leads.model import Cell, FormRow, Inquiry, Source, Workspace

DUBLIN = ZoneInfo("Europe/Dublin")
US = Workspace(region="GB")
SEEN = datetime(2026, 3, 2, 9, tzinfo=DUBLIN)


def row(**answers: Cell) -> FormRow:
    return FormRow(
        form="web", answers={heading.replace("_", " "): cell for heading, cell in answers.items()}
    )


def inquiry_of(form_row: FormRow) -> Inquiry:
    reading = read_form_row(form_row, DUBLIN, US, SEEN)
    assert reading is not None
    assert reading.inquiry is not None
    return reading.inquiry


def test_answers_become_an_inquiry() -> None:
    inquiry = inquiry_of(
        row(
            Timestamp=46082.5,
            Your_name="Ana Lopez",
            Email="Ana@Example.org",
            Phone="020 7946 0123",
            Company="Lopez Ltd",
            Country="Spain",
            Message="We need two pumps. Soon.",
            Colour="blue",
        )
    )

    assert inquiry.source is Source.WEB_FORM
    assert inquiry.received_at == datetime(2026, 3, 1, 12, tzinfo=DUBLIN)
    contact = inquiry.contact
    assert (contact.name, contact.email, contact.company) == (
        "Ana Lopez",
        "ana@example.org",
        "Lopez Ltd",
    )
    assert contact.country == "ES"
    assert inquiry.interest == "We need two pumps."
    assert inquiry.message == "We need two pumps. Soon.\n\nColour: blue"


@pytest.mark.parametrize(
    "headings",
    [
        ("Zeitstempel", "Vorname", "Nachname", "E-Mail-Adresse", "Ihre Nachricht"),
        ("Horodateur", "Prénom", "Nom", "Adresse e-mail", "Votre message"),
        ("Marca temporal", "Nombre", "Apellidos", "Correo electrónico", "Mensaje"),
        ("Informazioni cronologiche", "Nome", "Cognome", "Indirizzo email", "Messaggio"),
        ("Tijdstempel", "Voornaam", "Achternaam", "E-mailadres", "Bericht"),
        ("Carimbo de data/hora", "Nome", "Sobrenome", "Endereço de e-mail", "Mensagem"),
        ("Sygnatura czasowa", "Imię", "Nazwisko", "Adres e-mail", "Wiadomość"),
        ("Tidsstämpel", "Förnamn", "Efternamn", "E-postadress", "Meddelande"),
        ("Tidsstempel", "Fornavn", "Efternavn", "E-mailadresse", "Besked"),
    ],
)
def test_headings_are_understood_in_many_languages(headings: tuple[str, ...]) -> None:
    answers: dict[str, Cell] = dict(
        zip(headings, (46082.5, "Ana", "Lopez", "ana@example.org", "Hi"), strict=True)
    )

    inquiry = inquiry_of(FormRow(form="web", answers=answers))

    assert (inquiry.contact.name, inquiry.contact.email) == ("Ana Lopez", "ana@example.org")
    assert inquiry.message == "Hi"
    assert inquiry.received_at.year == 2026


def test_first_date_is_the_timestamp_where_no_heading_says_so() -> None:
    inquiry = inquiry_of(
        row(When="Ana", Submitted_when=46082.25, Email="a@example.org", Postcode=10115.0)
    )

    assert inquiry.received_at == datetime(2026, 3, 1, 6, tzinfo=DUBLIN)
    assert inquiry.contact.postcode == "10115"


def test_blank_row_is_nothing() -> None:
    assert read_form_row(row(Timestamp=None, Name="", Email="  "), DUBLIN, US, SEEN) is None
    assert form_ref(row(Timestamp=None, Name="")) is None


def test_ref_depends_on_the_answers_and_not_on_the_place() -> None:
    first = row(Timestamp=46082.5, Name="Ana")
    same = row(Timestamp=46082.5, Name="Ana")
    later = row(Timestamp=46082.6, Name="Ana")

    assert form_ref(first) == form_ref(same)
    assert form_ref(first) != form_ref(later)
    assert str(form_ref(first)).startswith("form:web:")


def test_ref_survives_a_new_blank_column() -> None:
    assert form_ref(row(Name="Ana")) == form_ref(row(Name="Ana", New_question=None))


def test_formula_in_an_answer_stays_text() -> None:
    assert inquiry_of(row(Name='=HYPERLINK("x")', Message="m")).contact.name == '=HYPERLINK("x")'


def test_what_people_note_beside_an_answer_makes_no_new_inquiry() -> None:
    answered = row(Timestamp=46082.5, Name="Ana", Email="ana@example.org", Message="Two pumps")
    noted = FormRow(form="web", answers={**answered.answers, "Our notes": "called her, likes blue"})

    assert form_ref(noted) == form_ref(answered)


def test_two_people_in_the_same_second_are_two_inquiries() -> None:
    assert form_ref(row(Timestamp=46082.5, Name="Ana")) != form_ref(
        row(Timestamp=46082.5, Name="Ben")
    )


def test_row_without_a_date_was_received_when_it_was_seen() -> None:
    assert inquiry_of(row(Name="Ana", Email="ana@example.org")).received_at == SEEN


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_date_that_no_zone_can_tell_is_none(stamp: str) -> None:
    assert inquiry_of(row(Timestamp=stamp, Message="Two pumps, please.")).received_at == SEEN
