"""Forms that no label tells: data, sentences, facts in rows, and mails that only look like forms."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.json_forms import lines_of_json
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.message import language_of_form, message_of_form
from leads.inquiries.forms.names import given_first
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.forms.sentences import told_in_sender_line
from leads.inquiries.forms.shapes import told_by_shape
from leads.inquiries.forms.values import Answer

_SITE = "noreply@kessel.example"


def _told(form: FormAnswers | None) -> dict[str, str]:
    return {str(answer.label): answer.value for answer in form.answers} if form else {}


def test_json_is_read_flat_and_pairs_of_question_and_answer_as_such() -> None:
    text = """New entry:
    {"id": 7, "contact": {"fullName": "Ana Pohl", "tags": ["a", "b"], "vip": true},
     "answers": [{"title": "Your city?", "answer": "Graz"}], "note": null}"""

    told = {line.heading: line.text for line in lines_of_json(text)}

    assert told == {
        "id": "7",
        "fullName": "Ana Pohl",
        "tags": "a, b",
        "vip": "yes",
        "Your city?": "Graz",
        "note": "",
    }


@pytest.mark.parametrize(
    "text", ["{ no data }", "{" * 5_000 + '"' + "}" * 5_000, "{}", "Hello", '["a"]']
)
def test_what_is_no_json_object_has_no_lines(text: str) -> None:
    assert lines_of_json(text) == []


def test_facts_one_under_the_other_are_told_by_their_shape() -> None:
    text = (
        "Anna Pohl\nPohl Keramik GmbH\nHauptstraße 4\n8010 Graz\n+43 664 178 2455\nanna@pohl.example\n\n"
        "Guten Tag, wir suchen einen Brennofen für zwei Personen."
    )

    told = _told(told_by_shape(text, _SITE))

    assert told["name"] == "Anna Pohl"
    assert told["company"] == "Pohl Keramik GmbH"
    assert told["place"] == "8010 Graz"
    assert told["e-mail"] == "anna@pohl.example"
    assert told["message"].startswith("Guten Tag")


def test_facts_in_a_sentence_are_told_with_the_quoted_message() -> None:
    text = 'Peter Brown of Brown & Sons Ltd, (peter@brown.example, 028 7965 3381) wrote: "How much is the big kettle?"'

    told = _told(told_by_shape(text, _SITE))

    assert told["name"] == "Peter Brown"
    assert told["e-mail"] == "peter@brown.example"
    assert told["message"] == "How much is the big kettle?"


@pytest.mark.parametrize(
    "text",
    [
        "Your technician Peter Brown (peter@kessel.example, 028 7965 3381) comes on Monday.",
        "Your parcel is on its way. Questions? Call 028 7965 3381.",
        "Peter Brown shared a file with you: peter@brown.example",
        "Invoice 2026-11\nAmount 1 250 000\nPlease pay by Friday, with many thanks from all of us.",
    ],
)
def test_a_programs_notice_is_no_form(text: str) -> None:
    assert told_by_shape(text, _SITE) is None


def test_a_senders_line_above_the_message_is_joomlas_own_form() -> None:
    text = "This is an enquiry email via https://kessel.example/ from:\nAna Pohl <ana@pohl.example>\n\nHello there"

    told = _told(told_in_sender_line(text))

    assert told == {"name": "Ana Pohl", "e-mail": "ana@pohl.example", "message": "Hello there"}
    assert (
        told_in_sender_line("Hello,\nplease write to Ana Pohl <ana@pohl.example> about it.\n\nBye")
        is None
    )


@pytest.mark.parametrize(
    "sent",
    [
        "Ana Pohl (not verified) (ana@pohl.example) sent a message\nusing the contact form at https://kessel.example/c.",
        "Ana Pohl (ana@pohl.example) hat über das Kontaktformular https://kessel.example/kontakt geschrieben.",
    ],
)
def test_a_sentence_with_sender_and_page_above_the_message_is_drupals_own_form(sent: str) -> None:
    told = _told(told_in_sender_line(f"{sent}\n\nHello there,\n\nwe need a boiler."))

    assert told == {
        "name": "Ana Pohl",
        "e-mail": "ana@pohl.example",
        "message": "Hello there,\n\nwe need a boiler.",
    }
    assert told_in_sender_line("Ana Pohl (ana@pohl.example) is on leave.\n\nHello there") is None


def test_a_form_told_in_sentences_gives_firm_number_and_name_without_courtesy() -> None:
    text = (
        "Bonjour,\n\nMevrouw Ana Pohl, de la société Fiduciaire Pohl S.à r.l. à Mersch, souhaite être rappelée "
        "au (+352) 621 441 870.\nSon adresse : ana@pohl.example\n\nVoici sa demande :\n"
        "Nous cherchons un prestataire pour nos bureaux."
    )

    assert _told(told_by_shape(text, _SITE)) == {
        "e-mail": "ana@pohl.example",
        "phone": "(+352) 621 441 870",
        "company": "Fiduciaire Pohl S.à r.l.",
        "name": "Ana Pohl",
        "message": "Nous cherchons un prestataire pour nos bureaux.",
    }


def test_text_below_no_question_is_the_message_where_it_says_far_more_than_any_answer() -> None:
    size = Answer(label=None, heading="How big?", value="24 ft x 9 ft or so", line="")
    wish = "We want a mural of desert animals, in soft colours, nothing scary. " * 2

    assert message_of_form(FormAnswers(answers=(size,), loose=wish.strip())) == (
        f"{wish.strip()}\n\nHow big?: 24 ft x 9 ft or so"
    )
    assert (
        message_of_form(FormAnswers(answers=(size,), loose="You may edit this submission online."))
        == "24 ft x 9 ft or so"
    )


@pytest.mark.parametrize(
    ("headings", "said", "language"),
    [
        (
            "Ad, Telefon, Mesaj",
            "iyi akşamlar, damla sulama malzemesi lazım, fiyat verir misiniz",
            "tr",
        ),
        ("Име, Телефон, Порука", "да ли радите ремонт пумпе и колико се чека. Хвала унапред", "sr"),
        ("Ime, Telefon, Poruka", "dobar dan, zanima me cijena za 40 m2 pločica", "hr"),
    ],
)
def test_the_words_of_a_visitor_tell_the_language_before_questions_that_neighbours_share(
    headings: str, said: str, language: str
) -> None:
    asked = [Answer(label=None, heading=one, value="", line="") for one in headings.split(", ")]
    message = Answer(label=Label.MESSAGE, heading="", value=said, line="")

    assert language_of_form(FormAnswers(answers=(*asked, message)), said) == language


@pytest.mark.parametrize(
    ("name", "heading", "language", "wanted"),
    [
        ("Dal Molin Fiorenza", "Cognome e nome", "it", "Fiorenza Dal Molin"),
        ("Guillemin Océane", "Nom et prénom", "fr", "Océane Guillemin"),
        ("Julie Guillemin", "Nom et prénom", "fr", "Julie Guillemin"),
        ("Guillemin Océane", "Nom", "fr", "Océane Guillemin"),
        ("Pásztor Szilvia", "név", "hu", "Pásztor Szilvia"),
        ("Сабиров Марат Ильдарович", "ФИО", "ru", "Марат Ильдарович Сабиров"),
        ("岡部 真理子", "お名前", "ja", "岡部 真理子"),
    ],
)
def test_the_given_name_goes_first_where_the_form_asks_for_it_last(
    name: str, heading: str, language: str, wanted: str
) -> None:
    assert given_first(name, heading, language) == wanted


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Telefonska številka", Label.PHONE),
        ("姓　　名", Label.NAME),
        ("Επωνυμία επιχείρησης", Label.COMPANY),
        ("Hvad kan vi hjælpe med?", Label.MESSAGE),
        ("Град:", Label.CITY),
    ],
)
def test_labels_of_many_languages_are_known(heading: str, label: Label) -> None:
    assert label_of(heading) is label
