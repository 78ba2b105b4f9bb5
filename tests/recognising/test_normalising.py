"""Two spellings of one thing have one key, and junk has none."""

from __future__ import annotations

import pytest
import tldextract
from hypothesis import given
from hypothesis import strategies as st

from leads.folding import fold
from leads.model import Contact, Lead
from leads.recognising import companies
from leads.recognising.companies import company_domain, company_key
from leads.recognising.normalising import (
    Fingerprint,
    contact_of,
    email_keys,
    fingerprint,
    international,
    is_role,
    phone_digits,
    phone_key,
)
from leads.recognising.person_names import person_name


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Ana.Silva+web@Example.COM", ("ana.silva@example.com",)),
        ("g.e.o+x@googlemail.com", ("geo@gmail.com",)),
        ("g.e.o@example.com", ("g.e.o@example.com",)),
        ("Ana <ana@example.com>; bo@example.org", ("ana@example.com", "bo@example.org")),
        ("mailto:ana@example.com", ("ana@example.com",)),
        ("none@none.com", ()),
        ("test@example.com", ()),
        ("ana@localhost", ()),
        ("no address", ()),
        ("", ()),
    ],
)
def test_a_mailbox_has_one_key(typed: str, keys: tuple[str, ...]) -> None:
    assert email_keys(typed) == keys


@pytest.mark.parametrize(
    "typed",
    [
        "+44 20 7946 0123",
        "+44 (0)20 7946 0123",
        "0044 20 79460123",
        "020 7946 0123",
        "020-7946-0123 ext. 12",
        "(020) 7946.0123 x4",
        "020 7946 0123 Durchwahl 3",
    ],
)
def test_a_phone_has_one_key_however_it_is_written(typed: str) -> None:
    (digits,) = phone_digits(typed)

    assert phone_key(digits) == "79460123"


@pytest.mark.parametrize("typed", ["", "0000000000", "1234567890", "12 34 5", "n/a", "1212121212"])
def test_a_junk_phone_has_no_key(typed: str) -> None:
    assert phone_digits(typed) == ()


@pytest.mark.parametrize(
    "typed",
    ["+441234567890", "+11234567890", "+61000000000", "0044 1234567890", "+353 (0) 1111111"],
)
def test_a_junk_phone_is_junk_also_with_the_calling_code_it_got(typed: str) -> None:
    assert phone_digits(typed) == ()


def test_a_cell_with_two_numbers_has_two_keys_and_a_slash_in_a_number_one() -> None:
    assert len(phone_digits("020 7946 0123 / 020 7946 0188")) == 2
    assert phone_digits("020/79460123") == ("2079460123",)
    assert phone_digits("213/665 -1891") == phone_digits("213-665-1891")
    (slashed,), (whole,) = phone_digits("089/1234567"), phone_digits("+49 89 1234567")
    assert phone_key(slashed) == phone_key(whole)


def test_a_number_is_told_in_e164_where_the_country_is_known() -> None:
    assert international("020 7946 0123", "United Kingdom") == "+442079460123"
    assert international("(202) 555-0123", region="US") == "+12025550123"
    assert international("+44 20 7946 0123 ext 5") == "+442079460123"
    assert international("020 7946 0123") == ""
    assert international("call me", "GB") == ""


@pytest.mark.parametrize(
    ("typed", "words", "suffix"),
    [
        ("Ellis, Dr. Geo", ("geo", "ellis"), ""),
        ("Herr Dr. Ellis, Geo", ("geo", "ellis"), ""),
        ("Ellis, Geo, PhD", ("geo", "ellis"), ""),
        ("Ellis, Geo M.", ("geo", "m", "ellis"), ""),
        ("Ellis, Geo Sr.", ("geo", "ellis"), "sr"),
        ("Frau Müller-Lüdenscheidt", ("muller", "ludenscheidt"), ""),
        ("Łukasz Ødegård", ("lukasz", "odegard"), ""),
        ("AnnaYuan", ("anna", "yuan"), ""),
        ("O'Brien", ("obrien",), ""),
        ("John Young, Jr.", ("john", "young"), "jr"),
        ("Henry Tudor II", ("henry", "tudor"), "ii"),
        ("Don", ("don",), ""),
        ("n/a", (), ""),
        ("x", (), ""),
        ("K.", ("k",), ""),
        ("李", ("李",), ""),
        ("Test Test", (), ""),
    ],
)
def test_a_name_is_words_in_order_and_a_suffix(
    typed: str, words: tuple[str, ...], suffix: str
) -> None:
    name = person_name(typed)

    assert (name.words, name.suffix) == (words, suffix)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Müller & Söhne GmbH & Co. KG", "muller sohne"),
        ("Pioneer Media Pty Limited", "pioneer media"),
        ("ACME S.p.A.", "acme"),
        ("U.S. Bank", "us bank"),
        ("US Bank", "us bank"),
        ("Valley Homes, L.L.C.", "valley homes"),
        ("Limited", "limited"),
        ("", ""),
    ],
)
def test_a_company_is_its_name_without_the_legal_form(typed: str, key: str) -> None:
    assert company_key(typed) == key


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("ana@mail.acme.co.uk", "acme.co.uk"),
        ("ana@example.com", "example.com"),
        ("ana@gmail.com", ""),
        ("ana@gmx.de", ""),
        ("ana@co.uk", ""),
    ],
)
def test_only_a_company_has_a_domain(email: str, domain: str) -> None:
    assert company_domain(email) == domain


def test_offices_are_told_from_people() -> None:
    assert is_role("info@example.com")
    assert is_role("sales2@example.com")
    assert not is_role("ana@example.com")
    assert not is_role("informatica.ana@example.com")


def test_a_row_of_the_register_is_read_as_a_contact() -> None:
    lead = Lead(lead_id="L-1", name="Ana", phone="1", email="a@example.com", country="Deutschland")

    assert contact_of(lead) == Contact(name="Ana", phone="1", email="a@example.com", country="DE")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.builds(Contact, name=st.text(), company=st.text(), email=st.text(), phone=st.text()))
def test_whatever_is_typed_has_a_fingerprint(contact: Contact) -> None:
    assert isinstance(fingerprint(contact), Fingerprint)


def test_the_public_suffixes_are_those_that_tldextract_reads_from_its_own_list() -> None:
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    assert companies._public_suffixes() == frozenset(extract.tlds)
