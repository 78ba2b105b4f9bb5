"""Whose country code does a number get that is written without one? What its groups and the letter tell."""

from __future__ import annotations

import pytest

from tests.leads.inquiries.test_screening import reading_of


def contact_of(body: str) -> tuple[str, str]:
    inquiry = reading_of("Subject: hm\nContent-Type: text/plain; charset=utf-8", body).inquiry
    assert inquiry
    return inquiry.contact.phone, inquiry.contact.country


@pytest.mark.parametrize(
    ("body", "phone", "country"),
    [
        ("Bonjour, je cherche un devis pour une porte. Merci. 0478 12 34 56", "+32478123456", "BE"),
        ("Bonjour, je cherche un devis pour une porte. Merci. 021 123 45 67", "+41211234567", "CH"),
        ("Bonjour, je cherche un devis pour une porte. Merci. 04 78 12 34 56", "+33478123456", "FR"),
        ("Guten Tag, ich bitte um ein Angebot für eine Tür. Tel. 0664 1234598", "+436641234598", "AT"),
        ("Guten Tag, ich bitte um ein Angebot für eine Tür. Tel. 079 123 45 67", "+41791234567", "CH"),
        ("Guten Tag, ich bitte um ein Angebot für eine Tür. Tel. 030 23125766", "+493023125766", "DE"),
        ("Guten Tag, ich bitte um ein Angebot für eine Tür. Handy 0176 64 12 34 56", "+4917664123456", "DE"),
        (
            ("Imię i nazwisko: Waldemar Kos\nE-mail: w.kos@delfin.example\nTelefon: (032) 123-4567\n"
            "Wiadomość: Szukamy autokaru na wyjazd zawodników."),
            "+48321234567",
            "PL",
        ),
        ("Merhaba, davetiye fiyatı rica ediyoruz. Telefonumuz: (505) 772-3340", "+905057723340", "TR"),
        ("Dobrý deň, potrebujeme cenovú ponuku na dvere. Ďakujem. 0901 123 456", "+421901123456", "SK"),
        ("Dobrý den, potřebujeme nabídku na dveře. Děkuji. 601 123 456", "+420601123456", "CZ"),
        ("Hei! Eg treng ei ny dør, kva kostar ho? Ring meg på 912 34 509", "+4791234509", "NO"),
        ("Hej! Jeg har brug for en ny dør, hvad koster den? Ring til mig på 20 12 34 56", "+4520123456", "DK"),
        ("Bon dia, sóc fuster i busco una serra. En teniu cap? 666 55 44 33", "+34666554433", "ES"),
        ("Hello, please could you send me a price for a door. Mobile 0412 345 678", "+61412345678", "AU"),
        ("Hello, please could you send me a price for a door. Mobile 07700 900123", "+447700900123", "GB"),
        ("Hello, please could you send me a price for a door. Mobile 082 123 4598", "+27821234598", "ZA"),
    ],
)  # fmt: skip
def test_groups_and_language_tell_whose_number_it_is(body: str, phone: str, country: str) -> None:
    assert contact_of(body) == (phone, country)


def test_a_postcode_of_four_digits_is_not_germanys() -> None:
    body = (
        "Guten Tag, ich bitte um ein Angebot für eine Tür.\n\nMit freundlichen Grüßen\nSepp Huber\n"
        "Kellergasse 11, 3743 Beispieldorf\nTel. 06601234598"
    )

    assert contact_of(body) == ("+436601234598", "AT")


def test_a_number_of_two_countries_keeps_its_digits_and_gets_no_code() -> None:
    body = "Hello, please could you send me a price for a door? You can reach me on 083 123 4567."

    assert contact_of(body) == ("0831234567", "")


@pytest.mark.parametrize(
    ("body", "digits"),
    [
        (
            "Hello, please could you send me a price for lockers? WhatsApp 0803 555 0142",
            "08035550142",
        ),
        (
            "Hello, please could you send me a price for a cooler? Call me on 0722 555 014",
            "0722555014",
        ),
    ],
)
def test_a_country_that_nothing_speaks_for_is_never_guessed(body: str, digits: str) -> None:
    assert contact_of(body) == (digits, "")
