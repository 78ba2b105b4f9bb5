"""Who tells of their plans "and needs a plasterer" asks for one, in whatever language; who seeks partners does not."""

from __future__ import annotations

import pytest

from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import asks_for_something
from tests.leads.inquiries.test_screening import reading_of

NEEDS = [
    "We are renovating and could do with a plasterer in May.",
    "We verbouwen en zoeken een stukadoor voor drie kamers.",
    "We zijn net verhuisd en hebben een nieuwe keuken nodig.",
    "Wir ziehen um und bräuchten am Dritten einen großen Wagen.",
    "Wann könnten Sie vorbeikommen?",
    "Vi bygger om och behöver en murare till våren.",
    "Vi skal bygge om og trenger en murer i mai.",
    "Vi bygger om og mangler en murer.",
    "Nous rénovons et cherchons un plâtrier pour trois pièces.",
    "On refait la maison et il nous faudrait un plâtrier.",
    "Estamos reformando el piso y nos haría falta un escayolista.",
    "Rekonštruujeme byt a potrebujeme murára.",
    "Stavíme a sháníme zedníka.",
    "Felújítunk és szükségünk lenne egy kőművesre.",
    "Remontoimme ja tarvitsisimme rapparin.",
    "Renovăm și am avea nevoie de un zidar.",
    "Делаем ремонт, нужен штукатур на три комнаты.",
    "Робимо ремонт, потрібен штукатур.",
    "Ανακαινίζουμε και θα χρειαστούμε σοβατζή.",
    "Kiedy mogliby Państwo przyjechać?",
]


@pytest.mark.parametrize("sentence", NEEDS)
def test_who_needs_something_asks_for_it(sentence: str) -> None:
    assert asks_for_something(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich bin Schüler der 9. Klasse und suche einen Praktikumsplatz.",
        "Wij helpen bedrijven en zoeken een partner in uw regio.",
        "Nous aidons les entreprises et cherchons un partenaire local.",
        "Вам нужен сайт?",
    ],
)
def test_who_seeks_partners_or_work_asks_for_nothing(sentence: str) -> None:
    assert not asks_for_something(sentence)


def test_a_time_to_come_by_that_somebody_asks_for_is_no_offer() -> None:
    letter = (
        "Wir bauen gerade um und bräuchten im Mai einen Stuckateur für drei Zimmer. Fotos schick ich gern. "
        "Wann hätten Sie Zeit für einen Termin?\n\nAna Lopez"
    )

    assert reading_of("Subject: Stuck", letter).verdict is Verdict.INQUIRY
