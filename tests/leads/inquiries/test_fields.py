"""Names, companies, phones, places and interests, one by one."""

from __future__ import annotations

import pytest

from leads.inquiries.companies.company import company_in_signature
from leads.inquiries.companies.spelled import company_of_domain, company_spelled
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.interests import interest_of
from leads.inquiries.people.addresses import valid_address
from leads.inquiries.people.display_names import person_of_display_name
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.phones.phone import phone_in
from leads.inquiries.places.place import country_of_domain
from leads.inquiries.wording.languages import language_of


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("Ana Lopez", "Ana Lopez"),
        ("Lopez, Ana", "Ana Lopez"),
        ("LOPEZ Ana", "Ana Lopez"),
        ("Dr. Ana Lopez", "Ana Lopez"),
        ("Prof. Dr.-Ing. Ana Lopez, MBA", "Ana Lopez"),
        ("Herr Jonas Berg", "Jonas Berg"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Ana Lopez (Purchasing)", "Ana Lopez"),
        ("Ana Lopez | Nordlicht", "Ana Lopez"),
        ("Ana Lopez - Nordlicht GmbH", "Ana Lopez"),
        ("Ana Lopez, Nordlicht GmbH", "Ana Lopez"),
        ("'Ana Lopez' via Sales", "'Ana Lopez"),
        ("Martin Smith, Jr.", "Martin Smith"),
        ("Anne-Marie O'Neill", "Anne-Marie O'Neill"),
        ("Nordlicht GmbH", ""),
        ("Sales Team", ""),
        ("info", ""),
        ("ana@example.org", ""),
        ("", ""),
    ],
)
def test_display_name_gives_a_person_or_nobody(display: str, name: str) -> None:
    found = person_of_display_name(display, "x@example.org")

    assert (found.name.strip("'") if found else "") == name.strip("'")


@pytest.mark.parametrize(
    ("lines", "company"),
    [
        (("Ana Lopez", "Nordlicht GmbH & Co. KG", "10115 Berlin"), "Nordlicht GmbH & Co. KG"),
        (("Ana Lopez, Nordlicht Ltd.",), "Nordlicht Ltd."),
        (("Ana Lopez | Buyer | Nordlicht S.r.l. | nordlicht.example.com",), "Nordlicht S.r.l."),
        (("Ana Lopez", "Head of Purchasing at Bright Foods"), "Bright Foods"),
        (("Ana Lopez", "Buyer", "Bright Foods", "Tel 020 7946 0123"), "Bright Foods"),
        (("Ana", "Nord Licht"), "Nord Licht"),
        (("Ana Lopez", "Treasurer, Little Sample Village Hall"), "Little Sample Village Hall"),
        (("Ana Lopez", "předseda, SDH Horní Vzorov"), "SDH Horní Vzorov"),
        (("Ana Lopez", "styrar, Fjordbygda barnehage"), "Fjordbygda barnehage"),
        (("Ana Lopez", "c/o Tischlerei Berg GmbH", "Musterweg 3"), ""),
        (("Ana Lopez", "Staff Writer, Nordlicht"), "Nordlicht"),
        (("A. Lopez", "Musterweg 3"), ""),
        (("Regards", "Ana"), ""),
        (("Ana", "Geschäftsführer: Jan Berg GmbH"), ""),
    ],
)
def test_company_is_found_in_a_signature(lines: tuple[str, ...], company: str) -> None:
    found = company_in_signature(
        lines, "Ana Lopez", "ana@nordlicht.example.com", frozenset({"own.test"})
    )

    assert (found.name if found else "") == company


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("In attesa di un Vs. cortese riscontro porgiamo distinti saluti.", True),
        ("Wir freuen uns auf Ihr Angebot und verbleiben mit freundlichen Grüßen", True),
        (
            "Dans l'attente de votre retour, nous vous prions d'agréer nos salutations distinguées",
            True,
        ),
        ("Oczekując na Państwa odpowiedź, pozostaję z poważaniem", True),
        ("I väntan på ert svar, med vänliga hälsningar", True),
        ("Wir freuen uns auf Ihre Grußkarten", False),
        ("I look forward to your truly great offer", False),
    ],
)
def test_a_formal_sentence_that_ends_in_a_closing_phrase_closes_a_letter(
    line: str, closes: bool
) -> None:
    assert is_sign_off(line) is closes


def test_a_sign_between_two_names_is_read_out_in_their_domain() -> None:
    found = company_spelled(
        "Chloe\nSalt & Pine Soapery", "c@saltandpine.example", "Chloe", frozenset()
    )

    assert found is not None
    assert found.name == "Salt & Pine"


def test_our_own_company_is_never_theirs() -> None:
    lines = ("Ana", "Ownshop Ltd")

    assert (
        company_in_signature(lines, "Ana", "ana@example.org", frozenset({"ownshop.test"})) is None
    )


def test_free_mail_names_no_company() -> None:
    assert company_of_domain("ana@gmail.com") is None
    found = company_of_domain("ana@nord-licht.example.com")
    assert found is not None
    assert (found.name, found.confidence < 0.5) == ("Nord Licht", True)


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("Tel: 020 7946 0123", "GB", "+442079460123"),
        ("Phone +44 20 7946 0123 Fax +44 20 7946 0199", "", "+442079460123"),
        ("Fax: 020 7946 0199", "GB", ""),
        ("F 020 7946 0199\nT: 020 7946 0123", "GB", "+442079460123"),
        ("office 020 7946 0100\nMobile 020 7946 0123", "GB", "+442079460123"),
        ("Order no. 02079460123", "GB", ""),
        ("Kundennummer: 030 23125 104", "DE", ""),
        ("we ordered 20261204 and paid on 04.12.2026", "GB", ""),
        ("call (202) 555-0187 any time", "GB", "+12025550187"),
        ("ring me on 020 7946 0123", "", ""),
        ("Handy: 030 23125 104", "DE", "+493023125104"),
        ("VAT GB 123 4567 89", "GB", ""),
        ("wir suchen 253.100 Baumwolltaschen mit Druck", "LU", ""),
        ("gestaffelt 10.000 / 25.000 / 50.000", "LU", ""),
        ("Tel. 253.100", "LU", "+352253100"),
        ("Schaden-Nr. 26-0441873", "LU", ""),
        ("Tel.-Nr. 26 04 41", "LU", "+352260441"),
        ("wolny domek 30.12-2.01?", "PL", ""),
        ("wir heiraten am 12.06.2027 in Fulda, ruft gern an", "LU", ""),
    ],
)
def test_phone_to_call_is_found_and_faxes_and_orders_are_not(
    text: str, region: str, number: str
) -> None:
    found = phone_in(text, (), region)

    assert (found.number if found else "") == number


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Your name *", Label.NAME),
        ("Ihre E-Mail-Adresse (Pflichtfeld)", Label.EMAIL),
        ("3. Téléphone :", Label.PHONE),
        ("Telefon / Phone", Label.PHONE),
        ("Spørgsmål", Label.MESSAGE),
        ("Código postal", Label.POSTCODE),
        ("Favourite colour", None),
    ],
)
def test_labels_are_understood(heading: str, label: Label | None) -> None:
    assert label_of(heading) is label


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a pump, could you please send us the price?", "en"),
        ("Wir suchen eine Pumpe und bitten um ein Angebot.", "de"),
        ("Nous cherchons une pompe pour notre usine.", "fr"),
        ("お世話になっております。価格表をお送りください。", "ja"),
        ("ok", ""),
    ],
)
def test_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("subject", "message", "interest"),
    [
        ("Re: Fwd: Ten chairs", "Hello", "Ten chairs"),
        ("Anfrage", "Guten Tag,\n\nwir suchen Stühle. Viele.", "wir suchen Stühle."),
        ("", "Hi Ben, do you sell chairs?", "do you sell chairs?"),
        ("New contact form submission", "", "New contact form submission"),
    ],
)
def test_interest_is_the_subject_or_the_first_sentence(
    subject: str, message: str, interest: str
) -> None:
    assert interest_of(subject, message).words == interest


def test_interest_is_never_longer_than_200_letters() -> None:
    assert len(interest_of("chairs " * 100, "").words) <= 200


def test_country_of_a_domain_is_its_ending_unless_sold_as_a_word() -> None:
    assert [country_of_domain(f"a@x.{end}") for end in ("de", "co.uk", "io", "com", "zz")] == [
        "DE",
        "GB",
        "",
        "",
        "",
    ]


def test_addresses_are_checked_by_syntax_only() -> None:
    assert valid_address(" Ana@Example.ORG ") == "ana@example.org"
    assert [
        valid_address(text)
        for text in ("", "ana", "a b@example.org", "a@b", "x" * 300 + "@example.org")
    ] == [""] * 5
