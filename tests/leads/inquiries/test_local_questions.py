"""Questions for the place of a thing ask for a place, whatever thing it is."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import label_of


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Address of the property", Label.ADDRESS),
        ("Quelle est la commune du projet ?", Label.CITY),
        ("Commune du projet", Label.CITY),
        ("Adresse du chantier", Label.ADDRESS),
        ("Ort der Veranstaltung", Label.PLACE),
        ("PLZ des Objekts", Label.POSTCODE),
        ("Ciudad de entrega", Label.CITY),
        ("Indirizzo del cantiere", Label.PLACE),
        ("Ville de l'événement", Label.CITY),
        ("Adresse de messagerie électronique", None),
        ("Property location", Label.PLACE),
        ("Wedding location", Label.PLACE),
        ("Email address", Label.EMAIL),
        ("IP address", Label.FOOTER),
        ("Date de livraison", None),
        ("Country of origin", None),
    ],
)
def test_the_place_of_a_thing_is_asked_for(question: str, label: Label | None) -> None:
    assert label_of(question) is label
