"""A form's questions in words that nobody has heard are understood by their answers, their neighbours and their dress.

The unheard-of words are made up: no list of labels can have them.
"""

from __future__ import annotations

import pytest

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.label_sounds import sounds_like
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.forms.unheard import is_spelled_by, meanings_of
from leads.inquiries.forms.values import Answer
from tests.leads.inquiries.test_screening import reading_of

PROGRAM = "X-PHP-Originating-Script: 33:PHPMailer.php\nContent-Type: text/plain; charset=utf-8"
SAID = "We would like a quote for twelve oak tables, to be delivered before the end of May."


def read(text: str) -> dict[str, str]:
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry
    assert inquiry
    contact = inquiry.contact
    told = ("name", "email", "phone", "company", "postcode", "city", "address")
    return {"message": inquiry.message, **{field: getattr(contact, field) for field in told}}


def test_a_name_asked_for_first_of_all_is_the_writers() -> None:
    told = read(f"Blorp: Wenda Quirrel\nE-mail: wenda@quirrel.example\nMessage: {SAID}")
    assert told["name"] == "Wenda Quirrel"


def test_a_surname_stands_beside_its_given_name() -> None:
    told = read(f"Vorname: Wenda\nZwirb: Quirrel\nE-Mail: w@quirrel.example\nNachricht: {SAID}")
    assert told["name"] == "Wenda Quirrel"


def test_a_number_that_one_can_dial_is_the_phone() -> None:
    told = read(
        f"Name: Ana Pohl\nE-Mail: ana@pohl.example\nFlurz: 0221-4710123\nNachricht: {SAID}\nOrt: Köln"
    )
    assert told["phone"] == "+492214710123"


def test_a_town_stands_beside_its_postcode_and_a_postcode_beside_its_town() -> None:
    form = "Name: Ana Pohl\nE-Mail: ana@pohl.example\n{}: 50667\n{}: Köln\nNachricht: Guten Tag, bitte um ein Angebot."
    for postcode, city in (("Grempf", "Ort"), ("PLZ", "Grempf")):
        told = read(form.format(postcode, city))
        assert (told["postcode"], told["city"]) == ("50667", "Köln")


def test_an_address_is_taken_apart_whatever_it_is_called() -> None:
    told = read(
        "Name: Ana Pohl\nE-Mail: ana@pohl.example\nKrampf: Lindenstraße 4, 50667 Köln\n"
        "Nachricht: Guten Tag, bitte um ein Angebot."
    )
    assert (told["address"], told["postcode"], told["city"]) == ("Lindenstraße 4", "50667", "Köln")


def test_a_firm_is_told_by_its_legal_form() -> None:
    told = read(f"Name: Ana Pohl\nZunft: Pohl & Söhne GmbH\nE-Mail: a@b.example\nNachricht: {SAID}")
    assert told["company"] == "Pohl & Söhne GmbH"


def test_the_longest_prose_is_the_message_with_all_its_paragraphs() -> None:
    told = read(
        f"Name: Ana Pohl\nE-mail: ana@pohl.example\nGrumble: {SAID}\n\nThe tables are oval."
    )
    assert told["message"] == f"{SAID}\n\nThe tables are oval."


def test_a_choice_is_no_message_where_prose_answers_another_question() -> None:
    told = read(
        "Name: Ana Pohl\nE-mail: ana@pohl.example\nWhat do you need?: Tables, chairs\n"
        f"Grumble!: {SAID}"
    )
    assert told["message"].startswith(SAID)


@pytest.mark.parametrize(
    "form",
    [
        "Name > Ana Pohl\nE-Mail > ana@pohl.example\nFlurz > 0221 4710123\nOrt > Köln\nNachricht > {}",
        "[Name] Ana Pohl\n[E-Mail] ana@pohl.example\n[Flurz] 0221 4710123\n[Ort] Köln\n[Nachricht] {}",
        "NAME ..... Ana Pohl\nE-MAIL ... ana@pohl.example\nFLURZ .... 0221 4710123\nORT ...... Köln\nNACHRICHT: {}",
        "Name\nAna Pohl\nE-Mail\nana@pohl.example\nOrt\nKöln\nFlurz\n0221 4710123\nNachricht\n{}",
        "Name\n\nAna Pohl\n\nE-Mail\n\nana@pohl.example\n\nOrt\n\nKöln\n\nFlurz\n\n0221 4710123\n\nNachricht\n\n{}",
        (
            "--- Name ---\n\nAna Pohl\n\n--- E-Mail ---\n\nana@pohl.example\n\n--- Flurz ---\n\n0221 4710123\n\n"
            "--- Ort ---\n\nKöln\n\n--- Nachricht ---\n\n{}"
        ),
        "1. Name: Ana Pohl\n2. E-Mail: ana@pohl.example\n3. Flurz: 0221 4710123\n4. Ort: Köln\n5. Nachricht: {}",
        "■ Name\nAna Pohl\n■ E-Mail\nana@pohl.example\n■ Flurz\n0221 4710123\n■ Ort\nKöln\n■ Nachricht\n{}",
    ],
    ids=["arrows", "brackets", "leaders", "tight", "stretched", "titles", "numbered", "squares"],
)
def test_an_unheard_of_question_is_dressed_like_the_others(form: str) -> None:
    told = read(form.format("Guten Tag, bitte um ein Angebot für zwölf Tische aus Eiche."))
    assert (told["name"], told["phone"]) == ("Ana Pohl", "+492214710123")
    assert told["message"].startswith("Guten Tag, bitte um ein Angebot")


def test_a_label_is_not_believed_where_its_answer_contradicts_it() -> None:
    told = read(
        f"What should we call you?: Keisha Brantley\nE-mail: k@brantley.example\nMessage: {SAID}"
    )
    assert told["name"] == "Keisha Brantley"


def test_a_number_in_the_message_is_one_of_the_country_whose_town_it_names() -> None:
    said = (
        "We've just moved to a brick place in Te Awamutu and want a deck. Call me on 021 148 2260."
    )
    told = read(f"Name: Ana Pohl\nE-mail: ana@pohl.example\nMessage: {said}")
    assert told["phone"] == "+64211482260"


@pytest.mark.parametrize(
    "form",
    [
        "Blorp: Wenda Quirrel\nFlurz: 0221 4710123\nGrempf: wenda@quirrel.example\nKrampf: {}",
        "Blorp\nWenda Quirrel\n\nFlurz\n0221 4710123\n\nGrempf\nwenda@quirrel.example\n\nKrampf\n{}",
    ],
    ids=["beside each other", "below each other"],
)
def test_where_no_label_is_known_the_visitors_own_address_tells_what_is_asked(form: str) -> None:
    said = "Guten Tag, bitte um ein Angebot für zwölf Tische aus Eiche."
    headers = "From: site <hallo@shop.example>\nSubject: website\nReply-To: wenda@quirrel.example"
    inquiry = reading_of(headers, form.format(said)).inquiry
    assert inquiry
    assert (inquiry.contact.name, inquiry.message) == ("Wenda Quirrel", said)


def test_what_a_machine_lists_below_a_message_is_not_the_visitors() -> None:
    told = read(
        f"Name: Ana Pohl\nE-mail: ana@pohl.example\n\nMessage:\n{SAID}\n\n"
        "Visitor location: Köln, Germany\nIP address: 192.0.2.4\nVisited page: https://own.test/a"
    )
    assert told["message"] == SAID


def test_the_words_that_ask_where_ask_for_a_place() -> None:
    told = read(
        f"Name: Ana Pohl\nE-mail: ana@pohl.example\n¿De dónde nos escribes?: Getaria\nMessage: {SAID}"
    )
    assert told["city"] == "Getaria"


def test_what_the_question_itself_offers_is_a_choice() -> None:
    assert (
        meanings_of([Answer(label=None, heading="Owner or tenant", value="Owner", line="")], "")
        == {}
    )


def test_words_of_other_labels_speak_for_a_meaning() -> None:
    assert max(sounds_like("klienta telefona nr"), key=sounds_like("klienta telefona nr").get) in {  # type: ignore[arg-type]
        Label.PHONE,
        Label.MOBILE,
    }
    assert sounds_like("blorp") == {}


def test_unheard_of_questions_are_told_by_their_dress_above_an_address_and_a_number() -> None:
    asked = {
        "Blorp": "Wenda Quirrel",
        "Zwirb": "wenda@quirrel.example",
        "Flurz": "+49 221 4710123",
        "Krampf": SAID,
    }
    form = "".join(
        f"<div class=q>{question}</div><div class=a>{answer}</div>"
        for question, answer in asked.items()
    )
    headers = (
        "From: site <form@site.example>\nReply-To: wenda@quirrel.example\nSubject: website\n"
        "Content-Type: text/html; charset=utf-8"
    )
    inquiry = reading_of(headers, f"<div>{form}</div>").inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.phone, inquiry.message) == (
        "Wenda Quirrel",
        "+492214710123",
        SAID,
    )


def test_no_other_town_is_told_where_a_whole_address_is() -> None:
    told = read(
        "Imię i nazwisko: Anna Nowak\nE-mail: anna@nowak.example\nAdres: ul. Reymonta 7/14, 30-059 Kraków\n"
        "Zwirb: Kamienica\nWiadomość: Dzień dobry, proszę o wycenę czterech okien drewnianych."
    )
    assert told["city"] == "Kraków"


@pytest.mark.parametrize("heading", ["Customer", "Kunde", "Client", "Cliente", "Klant"])
def test_an_address_and_a_number_below_a_name_are_its_owners(heading: str) -> None:
    text = "New lead\n\n{}\nAnnegret Pohl\nannegret@pohl.example\n+49 221 4710123 (verified)\n\nMessage: {}"
    told = read(text.format(heading, SAID))
    assert (told["name"], told["email"], told["phone"]) == (
        "Annegret Pohl",
        "annegret@pohl.example",
        "+492214710123",
    )


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Where is your farm?", Label.PLACE),
        ("In welcher Stadt wohnen Sie?", Label.PLACE),
        ("Dans quelle ville habitez-vous ?", Label.PLACE),
        ("¿En qué ciudad estás?", Label.PLACE),
        ("In quale città?", Label.PLACE),
        ("In welke plaats woont u?", Label.PLACE),
        ("W jakim mieście?", Label.PLACE),
        ("Em que cidade mora?", Label.PLACE),
        ("Hvilken by bor du i?", Label.PLACE),
        ("How should we call you?", Label.NAME),
        ("Hello! What should we call you?", Label.NAME),
        ("What number should we call you on?", Label.PHONE),
        ("Número de pedido", None),
        ("Where can we reach you?", Label.PHONE),
        ("Hvor kan vi ringe til dig?", Label.PHONE),
        ("Où peut-on vous joindre ?", Label.PHONE),
        ("Where did you hear about us?", Label.IGNORED),
        ("Wie sind Sie auf uns aufmerksam geworden?", Label.IGNORED),
        ("Come ci ha conosciuto?", Label.IGNORED),
        ("Откуда вы о нас узнали?", Label.IGNORED),
        ("Wo drückt der Schuh?", None),
        ("Preferred date", None),
    ],
)
def test_whole_questions_are_understood(question: str, label: Label | None) -> None:
    assert label_of(question) is label


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("Wenda started a conversation", "Hi, do you rent out cargo bikes for a whole week?"),
        ("Wenda hat einen Chat begonnen", "Hallo, vermieten Sie Lastenräder auch für eine Woche?"),
        ("Wenda a démarré une conversation", "Bonjour, louez-vous des vélos cargo à la semaine ?"),
        (
            "Wenda inició una conversación",
            "Hola, ¿alquilan ustedes bicicletas de carga por semanas?",
        ),
    ],
)
def test_what_a_chat_passes_on_above_its_facts_is_the_message(above: str, said: str) -> None:
    facts = "Name: Wenda Quirrel\nEmail: wenda@quirrel.example\nLast seen: 2 minutes ago"
    assert read(f"{above}\n\n{said}\n\n{facts}")["message"] == said


def test_a_block_below_a_name_is_taken_line_by_line() -> None:
    told = read(
        "Anfrage von:\nHerr Ferdinand Wachsmuth\nWachsmuth Fliesen GmbH\nLeipziger Str. 88\n34123 Kassel\n"
        "Telefon: 0561 9988776\nE-Mail: f.wachsmuth@fliesen.example\n\nNachricht:\nIst die Halle noch frei?"
    )
    assert told == {
        "message": "Ist die Halle noch frei?",
        "name": "Ferdinand Wachsmuth",
        "email": "f.wachsmuth@fliesen.example",
        "phone": "+495619988776",
        "company": "Wachsmuth Fliesen GmbH",
        "postcode": "34123",
        "city": "Kassel",
        "address": "Leipziger Str. 88",
    }


def test_questions_above_the_first_known_one_are_a_form_mailboxs_own() -> None:
    headers = (
        "From: site <web@site.example>\nReply-To: wenda@quirrel.example\nSubject: website\n"
        "Content-Type: text/plain; charset=utf-8"
    )
    text = f"Blorp\nWenda Quirrel\n\nZwirb\n+49 221 4710123\n\nE-mail\nwenda@quirrel.example\n\nMessage\n{SAID}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.phone) == ("Wenda Quirrel", "+492214710123")


def test_a_sites_own_link_is_no_answer_to_an_empty_question() -> None:
    headers = (
        "From: shop <noreply@own.test>\nSubject: website\nContent-Type: text/html; charset=utf-8"
    )
    html = (
        f"<p><b>Nome:</b> Ana Pohl</p><p><b>E-mail:</b> ana@pohl.example</p><p><b>Messaggio:</b> {SAID}</p>"
        "<p><b>File allegato:</b></p><p><a href='https://shop.example'>Ceramiche Rossi</a></p>"
    )
    inquiry = reading_of(headers, html).inquiry

    assert inquiry
    assert inquiry.message == SAID


@pytest.mark.parametrize(
    ("email", "name", "is_spelled"),
    [
        ("loja@sal-e-espuma.example", "Sal & Espuma", True),
        ("office@tuttlefinch.example", "Tuttle & Finch", True),
        ("barsantachiara@example.com", "Bar Santa Chiara", True),
        ("hello@waterlelie.example", "Zorggroep De Waterlelie", True),
        ("wenda@quirrel.example", "Wenda Quirrel", False),
        ("wenda@quirrel.example", "www.quirrel.example", False),
        ("wenda.quirrel@example.com", "Wenda", False),
    ],
)
def test_an_address_spells_the_house_it_belongs_to(
    email: str, name: str, *, is_spelled: bool
) -> None:
    assert is_spelled_by(email, name) is is_spelled


def test_parts_of_a_name_may_stand_apart() -> None:
    told = read(
        f"İsim: Berkay\nKonu: Diğer\nSoyisim: Önal\nE-posta: berkay@quirrel.example\nMesaj: {SAID}"
    )
    assert told["name"] == "Berkay Önal"
