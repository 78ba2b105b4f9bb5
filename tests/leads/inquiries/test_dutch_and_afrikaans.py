"""Dutch and Afrikaans share half of their small words: each letter is told by those of the other half."""

from __future__ import annotations

import pytest

from leads.inquiries.wording.languages import language_of

LETTERS = [
    (
        "nl",
        (
            "Hoi Bas, ziet er goed uit! Alleen de banken moeten 90 hoog worden i.p.v. 85. Kan de oplevering dan "
            "voor 24 augustus? Verder akkoord wat mij betreft, maar Henk moet nog tekenen. Groetjes"
        ),
    ),
    ("nl", "Kan je mij laten weten of dit nog op voorraad is? Dank je wel"),
    ("nl", "Ik heb een vraag over de tafel"),
    ("nl", "Wat is er nog van over? Dan kom ik hem zaterdag halen."),
    ("af", "Ek het 'n vraag oor die tafel"),
    ("af", "Is die bank nog beskikbaar? Ons kan hom Saterdag kom haal."),
    ("af", "Goeie môre, ons soek 'n nuwe hek vir die plaas. Kan julle asseblief 'n prys stuur?"),
    ("af", "Wat is daar nog oor? Dan kom haal ons dit."),
]


@pytest.mark.parametrize(("language", "letter"), LETTERS)
def test_dutch_is_dutch_and_afrikaans_is_afrikaans(language: str, letter: str) -> None:
    assert language_of(letter) == language
