"""For whom somebody says that they write, in the words of their languages; and names that are nobody's firm."""

from __future__ import annotations

import pytest

from tests.leads.inquiries.test_screening import reading_of


@pytest.mark.parametrize(
    ("body", "name", "company"),
    [
        ("Bonjour, ici Odile Perrin de la Boulangerie du Vieux Port. Un prix pour 40 plaques ?",
         "Odile Perrin", "Boulangerie du Vieux Port"),
        ("Hola, soy Pilar Otero, profesora de música del Colegio Santa Clara. ¿Precio de 12 atriles?",
         "Pilar Otero", "Colegio Santa Clara"),
        ("Hi, I am Gina Marsh, head of catering at Otley Primary School. What do 40 trays cost?",
         "Gina Marsh", "Otley Primary School"),
        ("Hallo, ich bin Uta Brandt, stellvertretende Leiterin der Grundschule Musterdorf. Was kosten 12 Tische?",
         "Uta Brandt", "Grundschule Musterdorf"),
        ("Tisztelt Cím! A győri Kék Duna Egyesület nevében írok. Mennyibe kerül 40 szék?\n\nÜdvözlettel:\nKis Béla",
         "Kis Béla", "Kék Duna Egyesület"),
        ("Hallo, wir sind Jule und Tarek und suchen zwei Stühle. Was kosten die?", "", ""),
        ("Bonjour, nous sommes Lucie et Thomas, combien coûte la table ronde ?", "", ""),
    ],
)  # fmt: skip
def test_who_they_write_for_is_read(body: str, name: str, company: str) -> None:
    reading = reading_of("From: x81@example.org\nTo: sales@shop.test\nSubject: hello", body)

    assert reading.inquiry
    contact = reading.inquiry.contact
    assert contact.company == company
    assert not name or contact.name == name


def test_a_mailbox_called_like_the_firm_they_introduce_is_no_person() -> None:
    body = "Buen día, le escribe Rubén Ortega, del taller Maquinados Ortega. ¿Precio de un torno?"
    head = "From: Maquinados Ortega <maquinados@example.com>\nTo: sales@shop.test\nSubject: torno"
    contact = getattr(reading_of(head, body).inquiry, "contact", None)

    assert contact
    assert (contact.name, contact.company) == ("Rubén Ortega", "Maquinados Ortega")


def test_the_house_where_post_is_left_is_nobodys_firm() -> None:
    body = (
        "Bitte drei Muster an:\n\nAna Lopez\nc/o Tischlerei Berg GmbH\nMusterweg 3\n04229 Leipzig"
    )
    reading = reading_of("From: Ana Lopez <ana@example.org>\nSubject: Muster", body)

    assert reading.inquiry
    assert reading.inquiry.contact.company == ""
