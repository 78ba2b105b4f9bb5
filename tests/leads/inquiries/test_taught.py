"""What a team teaches: the labels of its forms, how a form's mail looks, and what it sells."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import meaning_of
from leads.inquiries.forms.profiles import profile_from, shipped_profiles
from leads.inquiries.forms.rows import read_form_row
from leads.inquiries.interests import products_in
from leads.inquiries.sender_rules import read_by_rules
from leads.inquiries.taught import taught
from leads.model import FormProfile, FormRow, Inquiry, Product, Workspace
from leads.settings import Rule

NOW = datetime(2026, 3, 1, tzinfo=UTC)
US = Workspace(own_domains=frozenset({"own.example.net"}), region="DE")
PUMPS = Product(name="Heat pump", words=("heat pump", "Wärmepumpe", "pompe à chaleur"), row=7)
AIR = Product(name="Air heat pump", words=("air heat pump",), row=8)
TANK = Product(name="Tank", words=("Tank*",), row=9)
OURS = (PUMPS, AIR, TANK)


def rule(when: str, value: str, then: str, row: int = 7) -> Rule:
    return Rule(when=when, test="is", value=value, then=then, row=row)


def form_mail(body: str, sender: str = "Web <formular@own.example.net>") -> bytes:
    headers = f"From: {sender}\nTo: info@own.example.net\nSubject: Anfrage"
    return (
        f"{headers}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}".encode()
    )


def inquiry_of(raw: bytes, *rules: Rule, ours: Workspace = US) -> Inquiry:
    reading = read_by_rules(read_mail(raw), NOW, ours, rules)
    assert reading.inquiry is not None
    return reading.inquiry


# -- products


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Do you sell a heat pump?", "Heat pump"),
        ("HEAT-PUMP wanted", "Heat pump"),
        ("two heat pumps, please", "Heat pump"),
        ("eine Waermepumpe", ""),
        ("eine WARMEPUMPE fürs Haus", "Heat pump"),
        ("une pompe a chaleur", "Heat pump"),
        ("an air heat pump", "Air heat pump"),
        ("a tank, and a heat pump", "Tank, Heat pump"),
        ("ein Tankwagen", "Tank"),
        ("a heatpump", ""),
        ("the heat of a pumpkin", ""),
        ("", ""),
    ],
)
def test_products_are_whole_words_without_accents_and_the_longest_name_wins(
    text: str, interest: str
) -> None:
    found = products_in(text, OURS)

    assert (found.words if found else "") == interest


def test_a_product_in_another_script_is_found_within_a_sentence() -> None:
    pump = Product(name="Pump", words=("ポンプ",), row=3)

    found = products_in("ポンプの見積もりをお願いします", (pump,))

    assert found is not None
    assert found.words == "Pump"


def test_interest_of_a_letter_is_the_product_and_says_which_rule_and_line() -> None:
    letter = (
        b"From: Ana Lopez <ana@example.org>\nTo: info@own.example.net\nSubject: A question about my house\n\n"
        b"Good morning,\n\nWhat would a heat pump cost for 140 square metres?\n\nAna Lopez\n"
    )
    inquiry = inquiry_of(letter, rule("product", "heat pump; Wärmepumpe", "Heat pump", 12))

    assert inquiry.interest == "Heat pump"
    line = next(one.line for one in inquiry.evidence if one.field == "interest")
    assert line == "Rules row 12: What would a heat pump cost for 140 square metres?"


def test_interest_of_a_letter_that_names_no_product_is_its_subject() -> None:
    letter = b"From: Ana Lopez <ana@example.org>\nSubject: Garden chairs\n\nDo you sell them?\n"

    assert inquiry_of(letter, rule("product", "heat pump", "Heat pump")).interest == "Garden chairs"


def test_a_form_names_the_product_in_a_choice_before_its_own_interest_field() -> None:
    body = (
        "Name: Ana Lopez\nE-Mail: ana@example.org\nInteresse an: Beratung\n"
        "Heizung heute: alte Wärmepumpe\nNachricht: Bitte um Rückruf.\n"
    )
    sold = rule("product", "Wärmepumpe", "Heat pump")

    assert inquiry_of(form_mail(body), sold).interest == "Heat pump"
    assert inquiry_of(form_mail(body)).interest == "Beratung"


# -- labels


def test_a_label_that_the_rules_explain_fills_its_field_in_mails_and_rows() -> None:
    body = "Name: Ana Lopez\nPostfach: ana@example.org\nGewerk: Trockenbau\nNachricht: Bitte um Rückruf.\n"
    rules = (rule("label", "Gewerk; Bauvorhaben", "interest"), rule("label", "Postfach", "e-mail"))

    mail = inquiry_of(form_mail(body), *rules)
    row = FormRow(
        form="web", answers={"Name": "Ana", "Postfach": "ana@example.org", "Gewerk": "Dach"}
    )
    reading = read_form_row(row, ZoneInfo("Europe/Berlin"), taught(US, rules), NOW)

    assert (mail.contact.email, mail.interest) == ("ana@example.org", "Trockenbau")
    assert reading is not None
    assert reading.inquiry is not None
    assert (reading.inquiry.contact.email, reading.inquiry.interest) == ("ana@example.org", "Dach")


def test_a_label_that_the_rules_ignore_is_not_in_the_message() -> None:
    body = (
        "Name: Ana Lopez\nE-Mail: ana@example.org\nWarenkorb: 4711\nNachricht: Bitte um Rückruf.\n"
    )

    assert "4711" in inquiry_of(form_mail(body)).message
    assert "4711" not in inquiry_of(form_mail(body), rule("label", "Warenkorb", "ignore")).message


@pytest.mark.parametrize("label", list(Label))
def test_every_meaning_is_written_as_it_is_shown(label: Label) -> None:
    assert meaning_of(label.value.upper()) is label


# -- profiles

SHOP = FormProfile(
    name="shop",
    senders=("*@shop.example.com",),
    ends_at=("Öffnen Sie die Anfrage",),
    leaves_out=("Artikel zeigen",),
    labels=(("interest", ("Sachnummer*",)), ("message", ("Ihr Text",))),
)
SHOP_MAIL = """\
Name: Ana Lopez
E-Mail: ana@example.org
Sachnummer 1: Dichtung 40 mm
Ihr Text:
Passt sie zum Modell von 2019?
Artikel zeigen
Danke!

Oeffnen und bearbeiten
ÖFFNEN SIE DIE ANFRAGE 4711 im Shop
Shop GmbH, Hamburg
"""


def test_a_teams_own_profile_says_what_its_form_means_and_where_it_ends() -> None:
    ours = Workspace(own_domains=US.own_domains, region="DE", form_profiles=(SHOP,))

    inquiry = inquiry_of(form_mail(SHOP_MAIL, "Shop <bot@shop.example.com>"), ours=ours)

    assert inquiry.interest == "Dichtung 40 mm"
    assert inquiry.message.startswith("Passt sie zum Modell von 2019?\nDanke!")
    assert "4711" not in inquiry.message
    assert "Artikel zeigen" not in inquiry.message


def test_a_profile_counts_for_its_own_mails_only() -> None:
    ours = Workspace(own_domains=US.own_domains, region="DE", form_profiles=(SHOP,))

    inquiry = inquiry_of(form_mail(SHOP_MAIL, "Web <formular@own.example.net>"), ours=ours)

    assert inquiry.interest != "Dichtung 40 mm"


def test_a_profile_named_like_a_form_explains_the_labels_of_its_rows() -> None:
    ours = Workspace(region="DE", form_profiles=(SHOP,))
    row = FormRow(
        form="Shop", answers={"Name": "Ana", "Sachnummer 1": "Dichtung", "Ihr Text": "Passt sie?"}
    )

    reading = read_form_row(row, ZoneInfo("Europe/Berlin"), ours, NOW)

    assert reading is not None
    assert reading.inquiry is not None
    assert (reading.inquiry.interest, reading.inquiry.message) == (
        "Dichtung",
        "Passt sie?\n\nSachnummer 1: Dichtung",
    )


def test_the_evidence_names_the_profile_that_a_mail_was_known_by() -> None:
    ours = Workspace(own_domains=US.own_domains, region="DE", form_profiles=(SHOP,))
    inquiry = inquiry_of(form_mail(SHOP_MAIL, "Shop <bot@shop.example.com>"), ours=ours)

    form = next(one for one in inquiry.evidence if one.field == "form")

    assert (form.value, form.line) == ("shop", "From: bot@shop.example.com")


def test_shipped_profiles_are_of_the_same_shape_as_a_teams_own() -> None:
    names = {profile.name for profile in shipped_profiles()}

    assert {"Contact Form 7", "WPForms", "Gravity Forms", "Elementor", "Typeform"} <= names
    assert {"Squarespace", "Webflow", "Wix", "Jotform", "HubSpot", "Formspree"} <= names
    assert {"Netlify Forms", "Google Forms", "Shopify", "Fluent Forms", "Ninja Forms"} <= names
    assert all(
        meaning_of(meaning) for profile in shipped_profiles() for meaning, _ in profile.labels
    )


def test_a_profile_file_with_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="no 'colour' in a form profile"):
        profile_from({"name": "x", "colour": "red"})


@pytest.mark.parametrize("phrase", ["a" * 200, "*" * 200, "(((((", "[", "\\", "é" * 50 + "*" * 50])
def test_a_profile_of_strange_phrases_reads_a_hostile_mail_in_bounded_time(phrase: str) -> None:
    odd = FormProfile(name="odd", says=(phrase, "name"), ends_at=(phrase,), leaves_out=(phrase,))
    ours = Workspace(own_domains=US.own_domains, form_profiles=(odd,))
    body = "Name: Ana\nE-Mail: ana@example.org\nNachricht: " + "a" * 50_000 + "\n" + "(((((\n" * 500

    assert inquiry_of(form_mail(body), ours=ours).contact.email == "ana@example.org"
