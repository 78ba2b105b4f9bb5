"""What a form asks for by a request instead of a question: prose, or what the request names."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import label_of
from tests.leads.inquiries.test_forms_unheard import PROGRAM, SAID
from tests.leads.inquiries.test_screening import reading_of


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Describe what you would like us to build", Label.MESSAGE),
        ("Please briefly describe the problem *", Label.MESSAGE),
        ("Beschreiben Sie kurz Ihr Vorhaben", Label.MESSAGE),
        ("Erzähl uns von deinem Unternehmen", Label.MESSAGE),
        ("Racontez-nous votre histoire", Label.MESSAGE),
        ("Cuéntenos su caso", Label.MESSAGE),
        ("Raccontaci di te", Label.MESSAGE),
        ("Fale sobre o seu projeto", Label.MESSAGE),
        ("Omschrijf uw aanvraag", Label.MESSAGE),
        ("Proszę opisać zlecenie", Label.MESSAGE),
        ("Berätta vad ni tänker er!", Label.MESSAGE),
        ("Bize projenizden bahsedin", Label.MESSAGE),
        ("Enter your e-mail", Label.EMAIL),
        ("Geben Sie Ihre E-Mail-Adresse ein", Label.EMAIL),
        ("Indiquez votre téléphone", Label.PHONE),
        ("Inserisci il tuo nome", Label.FIRST_NAME),
        ("Vul uw postcode in", Label.POSTCODE),
        ("Podaj nazwę firmy", None),
        ("Ange ditt telefonnummer", Label.PHONE),
        ("Tell us your name", Label.NAME),
        ("Dites-nous en quelle année vous avez construit", Label.MESSAGE),
        ("Enter the number of rooms", None),
    ],
)
def test_a_request_asks_for_what_it_names_or_for_prose(heading: str, label: Label | None) -> None:
    assert label_of(heading) is label


def test_a_sentence_of_the_programs_own_is_no_message_where_prose_answers_a_question() -> None:
    text = (
        "Hallo,\n\nJe formulier Advies heeft een nieuw antwoord op vraag zes:\n\nNaam: Ana Pohl\n\n"
        f"E-mailadres: ana@kunde.example\n\nGrumbel: {SAID}"
    )
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert "formulier" not in inquiry.message
