"""Words that say outright where a writer lives, in eleven languages; and words that say no such thing."""

from __future__ import annotations

import pytest

from leads.inquiries.places.lives_in import lives_in

HERE = [
    "We have a small cafe in ",
    "I’m based just outside ",
    "Wir haben ein Ferienhaus in ",
    "Ich bin die Nachbarin aus ",
    "Nous sommes une petite école à ",
    "Somos una familia de ",
    "Temos uma loja em ",
    "Abbiamo un negozio a ",
    "Wij wonen in ",
    "Mieszkamy w ",
    "Vi bor i ",
    "Bydlíme v ",
    "Suntem din ",
    "we rent a flat\nin ",
    "Herzliche Grüße aus ",
    "Viele Grüße aus dem schönen ",
    "Warm greetings from ",
    "pour notre nouvelle agence de ",
    "para nuestra oficina de ",
    "presso la nostra sede di ",
    "Saludos cordiales desde ",
    "Hälsningar från ",
]
ELSEWHERE = [
    "We saw it at a fair in ",
    "the delivery to ",
    "You have a fine shop. In ",
    "notre fournisseur de ",
    "Viele Grüße an alle in ",
    "Wir haben den Film gesehen in ",
    "We have a small cafe near the river, like one in",
]


@pytest.mark.parametrize("words", HERE)
def test_words_that_say_where_somebody_lives_are_heard(words: str) -> None:
    assert lives_in(f"{words}Bad Feilnbach", len(words))


@pytest.mark.parametrize("words", ELSEWHERE)
def test_words_of_other_places_are_not(words: str) -> None:
    assert not lives_in(f"{words}Bad Feilnbach", len(words))
