"""A postcode beside a town of the lists, wherever it stands in a line; no year, and no number to dial."""

from __future__ import annotations

import pytest

from leads.inquiries.places.countries_told import country_of_message
from leads.inquiries.places.known_postal import known_postal
from leads.inquiries.places.named_regions import country_of_pair


@pytest.mark.parametrize(
    ("line", "country", "told"),
    [
        ("14 rue du Lycée 29120 Pont-l'Abbé", "", ("29120", "Pont-l'Abbé", "FR")),
        ("ZA des Prés - BP 12 - 71120 CHAROLLES CEDEX", "FR", ("71120", "Charolles", "FR")),
        ("Ctra. del Ejemplo, km 4 - 23999 Jaén", "ES", ("23999", "Jaén", "ES")),
        ("coupure links 88 - 9000 gent", "", ("9000", "Gent", "BE")),
        ("Av. San Martín 1234 - (2000) Rosario - Santa Fe", "AR", ("2000", "Rosario", "AR")),
        ("Col. Centro, C.P. 76000, Querétaro, Qro.", "MX", ("76000", "Querétaro", "MX")),
        ("Posbus 112, Ceres, 6835", "ZA", ("6835", "Ceres", "ZA")),
        ("Posbus 112, Ceres, 6835", "DE", None),
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
    ("text", "country"),
    [
        ("Hi, I'm in Bozeman, Montana. Do you ship there?", "US"),
        ("06800 Mérida (Badajoz)", "ES"),
        ("nous rénovons une maison à Quimperlé (29) et", "FR"),
        ("somos de Villa María, Córdoba, y queremos precio", "AR"),
        ("Dear Anna, Best regards, Paul", ""),
        ("Springfield, Nowhere", ""),
    ],
)
def test_a_town_and_the_region_behind_it_tell_the_country(text: str, country: str) -> None:
    assert country_of_pair(text)[0] == country


@pytest.mark.parametrize(
    ("message", "language", "country"),
    [
        ("Mi sposo il 5 giugno ad Alghero e avrei bisogno di bomboniere", "it", "IT"),
        ("Girne'deki otelimiz için 20 klima", "tr", "CY"),
        ("J'habite à Oujda et je cherche un poêle", "fr", "MA"),
        ("die Adresse: Vogelweiderstr. 77, 4601 Wels", "de", "AT"),
        ("do you ship to Alaska? need 2", "en", "US"),
        ("Wir suchen ein Haus im Tessin", "de", "CH"),
        ("Es para Donostia, gracias", "es", "ES"),
        ("Das ist in Ordnung", "de", ""),
        ("We went to Perth and Cork last year", "en", ""),
        ("Wir brauchen vierzig Stühle", "de", ""),
    ],
)
def test_a_message_tells_the_country_of_the_town_it_puts_its_writer_in(
    message: str, language: str, country: str
) -> None:
    assert country_of_message(message, language).country == country
