"""A postcode beside a town of the lists, wherever it stands in a line; no year, and no number to dial."""

from __future__ import annotations

import pytest

from leads.inquiries.places.countries_told import country_of_message
from leads.inquiries.places.known_postal import known_postal


@pytest.mark.parametrize(
    ("line", "country", "told"),
    [
        ("14 rue du Lycée 29120 Pont-l'Abbé", "", ("29120", "Pont-l'Abbé", "FR")),
        ("ZA des Prés - BP 12 - 71120 CHAROLLES CEDEX", "FR", ("71120", "Charolles", "FR")),
        ("Ctra. del Ejemplo, km 4 - 23999 Jaén", "ES", ("23999", "Jaén", "ES")),
        ("coupure links 88 - 9000 gent", "", ("9000", "Gent", "BE")),
        ("15940 A Pobra do Caramiñal (A Coruña)", "ES", ("15940", "A Pobra do Caramiñal", "ES")),
        ("Messe 2026 München", "", None),
        ("Tel 023 312 5580 Ceres", "", None),
        ("seit 1998 in Köln", "DE", None),
        ("Bestellung 44231 Schrauben", "DE", None),
        ("info@example.com 50667 Köln", "DE", None),
        ("7 rue du Lac 74000 Annecy", "DE", None),
    ],
)
def test_a_postcode_counts_beside_a_town_of_the_country(
    line: str, country: str, told: tuple[str, str, str] | None
) -> None:
    found = known_postal(line, country)

    assert (found and (found.postcode, found.city, found.country)) == told


@pytest.mark.parametrize(
    ("message", "language", "country"),
    [
        ("Mi sposo il 5 giugno ad Alghero e avrei bisogno di bomboniere", "it", "IT"),
        ("Girne'deki otelimiz için 20 klima", "tr", "CY"),
        ("J'habite à Oujda et je cherche un poêle", "fr", "MA"),
        ("die Adresse: Vogelweiderstr. 77, 4601 Wels", "de", "AT"),
        ("We went to Perth and Cork last year", "en", ""),
        ("Wir brauchen vierzig Stühle", "de", ""),
    ],
)
def test_a_message_tells_the_country_of_the_town_it_puts_its_writer_in(
    message: str, language: str, country: str
) -> None:
    assert country_of_message(message, language).country == country
