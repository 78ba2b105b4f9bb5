"""Forms that come as data, and messages that no question asks for."""

from __future__ import annotations

import pytest

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.forms.drawn_off import drawn_off
from leads.inquiries.forms.json_forms import lines_of_json
from leads.inquiries.forms.lines import lines_of_html, lines_of_text
from leads.inquiries.forms.profiles import label_of, shipped_labels
from leads.inquiries.forms.sentences import told_in_first_line
from leads.inquiries.forms.xml_forms import lines_of_xml
from leads.inquiries.mail import Address
from leads.inquiries.wording.languages import language_of


def test_a_hash_as_ruby_prints_it_is_read_as_json_is() -> None:
    text = 'New lead\n{"name"=>"Ana \\"Anni\\" Pohl", "company" => nil,\n "seats"=>4}\nView: https://own.example'

    told = {line.heading: line.text for line in lines_of_json(text)}

    assert told == {"name": 'Ana "Anni" Pohl', "company": "", "seats": "4"}


def test_each_leaf_of_an_xml_document_is_a_question_with_its_answer() -> None:
    text = (
        '<?xml version="1.0"?>\n<?adf version="1.0"?>\n<adf><prospect status="new"><customer><contact>\n'
        '<name part="first" type="individual">Ana</name><name part="full">Ana Pohl</name>\n'
        "<homePhone>0316 &amp; 22</homePhone><comments><![CDATA[Is it < 10 t?]]></comments>\n"
        "</contact></customer></prospect></adf>"
    )

    told = [(line.heading, line.text) for line in lines_of_xml(text)]

    assert told == [
        ("first name", "Ana"),
        ("name", "Ana Pohl"),
        ("home Phone", "0316 & 22"),
        ("comments", "Is it < 10 t?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello <b>you</b>",
        "<name>Ana</name>",
        "<a>" * 9_000 + ">",
        "<b>x</b> <b>y</b> <b>z</b> Ana",
    ],
)
def test_what_is_no_xml_document_has_no_lines(text: str) -> None:
    assert lines_of_xml(text) == []


def test_what_stands_between_two_rules_above_the_answers_is_the_message() -> None:
    text = "Sie haben eine Anfrage:\n-----\nbitte um rückruf wegen dachrinne.\n\nversicherung zahlt\n-----"

    said = drawn_off(lines_of_text(text))

    assert [one.value for one in said] == [
        "bitte um rückruf wegen dachrinne.\n\nversicherung zahlt"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=====\nbitte um rückruf wegen dachrinne\n=====\nText",
        "Hallo\n-----\nSie haben eine neue Nachricht über Ihr Kontaktformular erhalten.\n-----",
        "Hallo\n-----\n-----",
    ],
)
def test_a_title_and_the_programs_own_words_are_no_message(text: str) -> None:
    assert drawn_off(lines_of_text(text)) == []


def test_a_first_line_with_the_visitors_address_tells_them_apart_from_their_words() -> None:
    text = "Nachricht von Herr Rolf Tauber (r.tauber@tauber.example)\n\nGuten Tag,\nwas kostet das?"
    visitor = Address("Rolf Tauber", "r.tauber@tauber.example")

    form = told_in_first_line(text, visitor)

    assert form is not None
    assert [one.value for one in form.answers] == [
        "Rolf Tauber",
        "r.tauber@tauber.example",
        "Guten Tag,\nwas kostet das?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nachricht von Rolf Tauber (r.tauber@tauber.example)\nGuten Tag",
        "Nachricht von Rolf Tauber (other@tauber.example)\n\nGuten Tag",
        "Please answer me and Rolf Tauber (r.tauber@tauber.example)\n\nGuten Tag",
        "Nachricht von Rolf Tauber (r.tauber@tauber.example)",
    ],
)
def test_other_first_lines_tell_no_visitor(text: str) -> None:
    assert told_in_first_line(text, Address("Rolf Tauber", "r.tauber@tauber.example")) is None


@pytest.mark.parametrize(
    "host", ["post", "postlada", "courriel", "webpost", "poczta", "inbox", "e-post", "mailbox"]
)
def test_a_domain_that_is_but_a_word_for_mail_is_nobodys_company(host: str) -> None:
    assert domain_label(f"ana@{host}.de") == domain_label(f"ana@{host}.example") == ""


@pytest.mark.parametrize("host", ["nordlicht", "hotel-post", "pasta", "nyborgpost", "briefmarken"])
def test_a_firm_may_have_a_word_for_mail_in_its_name(host: str) -> None:
    assert domain_label(f"ana@{host}.de") == host


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("The sender's name", "name"),
        ("Sender Postal Code", "postcode"),
        ("Absender Telefon", "phone"),
        ("Автор", "name"),
        ("Betriebssystem", "footer"),
        ("Member since", "footer"),
    ],
)
def test_labels_of_programs(heading: str, label: str) -> None:
    assert str(label_of(heading)) == label


def test_what_a_page_calls_its_footer_is_set_as_the_programs() -> None:
    html = (
        "<table><tr><td class='main'><p>Hello</p></td></tr>"
        "<tr><td class='footer'><p>Thank you, Own Depot!</p></td></tr></table>"
    )

    told = {line.text: line.is_faint for line in lines_of_html(html, shipped_labels()) if line.text}

    assert told == {"Hello": False, "Thank you, Own Depot!": True}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pozdrav, interesuje me koja je cena i da li radite i u Pančevu.", "sr"),
        ("Poštovani, zanima me koja je cijena i radite li i u Zadru.", "hr"),
    ],
)
def test_serbian_in_latin_letters_is_told_from_croatian(text: str, language: str) -> None:
    assert language_of(text) == language
