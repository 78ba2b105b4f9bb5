"""What a form's visitor answered is told as it is written: names, firms, towns, without what the program set beside."""

from __future__ import annotations

import pytest

from leads.model import Source
from tests.leads.inquiries.test_forms_unheard import PROGRAM, SAID
from tests.leads.inquiries.test_screening import reading_of


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Von: Harmsen, Wiebke <w@harmsen.example>", {"name": "Wiebke Harmsen"}),
        ("Nome: Pestana, Rui", {"name": "Rui Pestana"}),
        ("Cognome e nome: Mancuso, Maria", {"name": "Maria Mancuso"}),
        (
            "Cliente / Empresa: Hotel Mirante da Serra\nPessoa de contacto: Rui Pestana",
            {"name": "Rui Pestana", "company": "Hotel Mirante da Serra"},
        ),
        (
            "Kunde: Tischlerei Pohl GmbH\nAnsprechpartner: Ana Pohl",
            {"name": "Ana Pohl", "company": "Tischlerei Pohl GmbH"},
        ),
        ("Naam: Jan Visser (directeur)", {"name": "Jan Visser"}),
        ("Name: Ana Pohl (Katzenmama)", {"name": "Ana Pohl (Katzenmama)"}),
        ("Nome: ze carlos antunes", {"name": "Ze Carlos Antunes"}),
        ("Name: nelu_t", {"name": "nelu_t"}),
        ("Navn: Anne Palm\nFirma: (ikke udfyldt)", {"company": "Kunde"}),
        (
            "Nome: Rui Pestana\nCEP: 01310-100",
            {"postcode": "01310-100", "phone": "", "country": "BR"},
        ),
        ("Ad Soyad: Ayşe Yılmaz\nCep: +90 532 123 45 67", {"phone": "+905321234567"}),
        ("Nome: Brenno Fontana\nNAP: 6850\nLuogo: Mendrisio", {"postcode": "6850"}),
        ("Név: Kovács Anna\nNap: péntek", {"postcode": ""}),
        ("Name: Ana Pohl\nFirma (optional): privat", {"company": ""}),
        ("Nom : Camille Leroux\nSociété : particulier", {"company": ""}),
        ("Nome: Maria Rossi\nAzienda: privato", {"company": ""}),
        ("Name: Ana Pohl\nOrt: mannheim", {"city": "Mannheim"}),
        ("Name: Ana Pohl\nOrt: bad homburg vor der höhe", {"city": "Bad Homburg vor der Höhe"}),
        ("Nom : Camille Leroux\nVille : REZÉ", {"city": "Rezé"}),
        ("Nom : Camille Leroux\nVille : chalon-sur-saône", {"city": "Chalon-sur-Saône"}),
        ("Ad Soyad: Ayşe Yılmaz\nŞehir: İZMİR", {"city": "İzmir"}),
        ("Ad Soyad: Ayşe Yılmaz\nİl: Eskişehir", {"city": "Eskişehir"}),
        ("Nome: Rui Pestana Vaz\nTipo de carga: Refrigerada", {"name": "Rui Pestana Vaz"}),
        ("Nome: Rui\nTipo de carga: Refrigerada", {"name": "Rui"}),
        (
            "Prénom : Camille\nFinancement : OPCO\nEt votre nom ? : Leroux",
            {"name": "Camille Leroux"},
        ),
        ("Namn: Elin Broberg\nLandskod: SE", {"company": "Kunde"}),
        ("Name: Ana Pohl\nUnterkunft: Pension Kunde", {"company": "Pension Kunde"}),
        (
            "Lähettäjä: Anonyymi käyttäjä (203.0.113.9)\nNimi: Päivi Kulmala",
            {"name": "Päivi Kulmala"},
        ),
        ("Nom : Camille Leroux\nRéférent : https://own.test/devis", {"name": "Camille Leroux"}),
        ("Nome: Lapo Bruni\nAzienda: Podere Bruni", {"name": "Lapo Bruni"}),
        ("Nome e cognome: Dr.ssa Chiara Bernasconi", {"name": "Chiara Bernasconi"}),
        ("Imię i nazwisko osoby zgłaszającej: Mirosław Bączek", {"name": "Mirosław Bączek"}),
        (
            "First up, what's your name? Ana Pohl\nHi Ana, what's the name of your business? Salt & Fern",
            {"name": "Ana Pohl", "company": "Salt & Fern"},
        ),
        ("Name: Ana Pohl\nTelefon der Eltern: +49 221 4710123", {"phone": "+492214710123"}),
        ("Name: Ana Pohl\nNumber of guests: 201-500", {"phone": ""}),
        ("Από: Δήμητρα Παπανικολάου <ana@kunde.example>", {"name": "Δήμητρα Παπανικολάου"}),
        ("Имя: Марина Гельман\nStok Kodu: MA-2207", {"postcode": ""}),
        ("Имя: Марина Гельман\nСтрана, город: Израиль, Хайфа", {"city": "Хайфа", "country": "IL"}),
        ("Name: Ana Pohl\nLand, Ort: Schweiz, Chur", {"city": "Chur", "country": "CH"}),
    ],
)
def test_answers_are_told_as_they_are_written(asked: str, told: dict[str, str]) -> None:
    text = f"{asked}\nE-mail: ana@kunde.example\nMessage: {SAID}"
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert {field: getattr(inquiry.contact, field) for field in told} == told


def test_a_link_to_a_map_is_no_part_of_an_address() -> None:
    headers = (
        "From: site <noreply@own.test>\nSubject: website\nContent-Type: text/html; charset=utf-8"
    )
    html = (
        "<p><b>Name</b><br>Ferdinand Aigner</p><p><b>E-Mail</b><br>f@aigner.example</p><p><b>Adresse</b><br>"
        "Kalkofenstraße 11<br>Wels, 4600<br>Österreich<br><a href='x'>Karte anzeigen</a></p>"
        f"<p><b>Ihre Nachricht</b><br>{SAID}</p>"
    )
    inquiry = reading_of(headers, html).inquiry

    assert inquiry
    contact = inquiry.contact
    assert (contact.address, contact.postcode, contact.city, contact.country, contact.region) == (
        "Kalkofenstraße 11",
        "4600",
        "Wels",
        "AT",
        "",
    )


def test_the_box_below_a_message_that_is_passed_on_is_no_part_of_it() -> None:
    headers = (
        "From: Own <joomla@own.test>\nReply-To: maria.rossi@example.org\nSubject: website\n"
        "Content-Type: text/plain; charset=utf-8"
    )
    text = (
        "Richiesta di contatto tramite https://own.test/ da:\nMaria Rossi <maria.rossi@example.org>\n\n"
        f"{SAID}\n\nPrivacy: 1\n"
    )
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert inquiry.message == SAID


def test_a_firm_that_the_mailbox_spells_is_told_under_whatever_label() -> None:
    text = f"Nome: Piero De Giorgi\nLocale: Bar Santa Chiara\nEmail: barsantachiara@example.com\nMessaggio: {SAID}"
    inquiry = reading_of(
        f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}", text
    ).inquiry

    assert inquiry
    assert inquiry.contact.company == "Bar Santa Chiara"


def test_the_town_of_a_message_stands_beside_the_postcode_of_its_form() -> None:
    text = (
        "Name: Darla Hutton\nEmail: darla@hutton.example\nPhone: (970) 221-1234\nZIP Code: 80525\n"
        "Message: We are a small bakery in Fort Collins and look for a snow plough."
    )
    inquiry = reading_of(
        f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}", text
    ).inquiry

    assert inquiry
    assert (inquiry.contact.postcode, inquiry.contact.city) == ("80525", "Fort Collins")


def test_what_a_program_lists_below_a_rule_is_no_part_of_a_message_without_labels() -> None:
    text = (
        "Manuel Losada\nmanuel@losada.example\n+34 688 41 72 09\nBuenas, queria saber si quedan plazas para junio\n"
        "Acepto la política de privacidad: on\n\n---\n\nHora: 11:36 pm\nIP remota: 198.51.100.140\n"
    )
    inquiry = reading_of(
        f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}", text
    ).inquiry

    assert inquiry
    assert inquiry.message == "Buenas, queria saber si quedan plazas para junio"


def test_a_question_marked_as_the_others_below_the_message_is_none_of_its_lines() -> None:
    text = (
        "** Your name?\nRose Hart\n\n** Your e-mail?\nrose@hart.example\n\n** Tell us more\nWe need 40 trays a week."
        "\n\n** Do you accept our data policy?\nI accept\n"
    )
    inquiry = reading_of(
        f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}", text
    ).inquiry

    assert inquiry
    assert "accept" not in inquiry.message


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Quel est votre prénom ?", "Et votre nom de famille ?"),
        ("Wie lautet Ihr Vorname?", "Und Ihr Nachname?"),
        ("What is your first name?", "And your last name?"),
        ("Wat is je voornaam?", "En je achternaam?"),
        ("¿Cuál es tu nombre?", "¿Y tu apellido?"),
        ("Qual è il tuo nome?", "E il tuo cognome?"),
        ("Vad är ditt förnamn?", "Och ditt efternamn?"),
    ],
)
def test_whole_questions_for_two_parts_of_a_name_are_told_apart(first: str, last: str) -> None:
    body = f"{first}\nGwenn\n\n{last}\nLe Goff\n\nE-mail\ng@latremie.example\n\nMessage\n{SAID}\n"

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Gwenn Le Goff"


@pytest.mark.parametrize(
    "asked",
    [
        "Le nom de votre commerce ?",
        "Qual é o nome da sua loja?",
        "What is the name of your company?",
    ],
)
def test_a_whole_question_for_a_firms_name_is_none_for_a_persons(asked: str) -> None:
    body = f"Name: Ana Pohl\nE-mail: ana@example.com\n{asked}: La Trémie\nMessage: {SAID}\n"

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Ana Pohl"
    assert reading.inquiry.contact.company == "La Trémie"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosana Pimentel acabou de enviar seu formulário: Fale Conosco",
        "Rosana Pimentel just submitted your form: Contact Us",
        "Rosana Pimentel ha enviado su formulario: Escríbenos Hoy",
    ],
)
def test_the_title_of_a_form_is_no_part_of_its_visitors_name(sentence: str) -> None:
    body = (
        f"{sentence}\n\nDetails:\nNome: Rosana Pimentel\nE-mail: r@example.com\nMessage: {SAID}\n"
    )

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Rosana Pimentel"


@pytest.mark.parametrize(
    "consent",
    [
        "Onay: KVKK aydınlatma metnini okudum, kabul ediyorum.",
        "Zustimmung: Der Datenschutzerklärung stimme ich zu.",
        "Jóváhagyás: Az adatkezelési tájékoztatót elfogadom.",
        "確認: プライバシーポリシーに同意します",
    ],
)
def test_a_consent_whose_verb_comes_last_is_no_part_of_the_message(consent: str) -> None:
    asked, _, answer = consent.partition(": ")
    body = "".join(
        f"<tr><td><b>{one}</b></td></tr><tr><td>{other}</td></tr>"
        for one, other in [
            ("Name", "Ana Pohl"),
            ("E-mail", "ana@example.com"),
            ("Message", SAID),
            (asked, answer),
        ]
    )
    headers = PROGRAM.replace("text/plain", "text/html")

    reading = reading_of(
        f"From: site <site@own.test>\nSubject: website\n{headers}", f"<table>{body}</table>"
    )

    assert reading.inquiry
    assert reading.inquiry.message == SAID


@pytest.mark.parametrize(
    "asked",
    [
        "■ {}\n{}\n",
        "3. {}\n{}\n",
        "{} .....: {}",
        "# {}\n{}\n",
        "[{}] {}",
        "{} - {}",
    ],
)
def test_a_further_question_is_told_without_what_marks_it(asked: str) -> None:
    questions = {
        "Name": "Ana Pohl",
        "E-Mail": "ana@kunde.example",
        "Gewünschter Tag": "Montag",
        "Nachricht": SAID,
    }
    text = "\n".join(asked.format(*one) for one in questions.items())
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert inquiry.contact.name == "Ana Pohl"
    assert inquiry.message == f"{SAID}\n\nGewünschter Tag: Montag"


def test_a_question_in_the_message_parts_it_from_no_label() -> None:
    said = "Hi, do you do balloon arches? It is for a birthday in April."
    text = f"Name - Ana Pohl\nEmail - ana@kunde.example\nColour - green\nMessage - {said}"
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert inquiry.message == f"{said}\n\nColour: green"


def test_a_whole_question_is_parted_from_its_answer_as_the_other_labels_are() -> None:
    text = (
        "Bonjour ! Quel est votre prénom ? - Camille\nEt votre nom ? - Leroux\n"
        f"E-mail - ana@kunde.example\nQuel produit ? - Carrelage\nMessage - {SAID}"
    )
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert inquiry.contact.name == "Camille Leroux"


def test_what_it_is_about_may_be_told_in_several_lines() -> None:
    said = "Wir möchten unser Haus verkaufen.\nAnruf bitte erst nach 17 Uhr."
    text = (
        f"Name\nAna Pohl\n\nE-Mail\nana@kunde.example\n\nWorum geht es?\n{said}\n\nDatenschutz: on"
    )
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert inquiry.message == said


@pytest.mark.parametrize(
    "sender", ["nao-responda@site.example", "concrete5-noreply@site.example", "ne-pas-repondre@site.example"]
)  # fmt: skip
def test_a_mailbox_that_takes_no_answers_is_a_programs_in_any_language(sender: str) -> None:
    text = f"Nome\nAna Pohl\n\nCorreio\nana@kunde.example\n\nPedido\n{SAID}"
    inquiry = reading_of(f"From: {sender}\nSubject: website", text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.email) == ("Ana Pohl", "ana@kunde.example")


def test_labels_that_nothing_sets_off_are_told_by_the_address_among_them() -> None:
    text = f"You have a message:\n\nName Ana Pohl\nEmail ana@kunde.example\nMessage {SAID}\n\nHave a nice day"
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.email) == ("Ana Pohl", "ana@kunde.example")
    assert inquiry.message.startswith(SAID)


def test_our_own_shop_tells_who_asked_in_a_sentence() -> None:
    text = f"Ana Pohl (ana@kunde.example) isimli üyeniz soru sordu.\n\nÜrün: Masa\n\nSoru:\n{SAID}"
    headers = "From: shop <orders@own.test>\nTo: sales@own.test\nSubject: soru"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.email) == ("Ana Pohl", "ana@kunde.example")
    assert inquiry.message == f"{SAID}\n\nÜrün: Masa"


def test_our_own_script_passes_on_a_visitors_words_and_nothing_else() -> None:
    text = f"Hello,\n{SAID}\nThanks, Ana"
    headers = "From: Ana Pohl <shop@own.test>\nTo: shop@own.test\nReply-To: Ana Pohl <ana@kunde.example>\nSubject: Ask"
    theirs = reading_of(f"{headers}\nX-Mailer: PHP/8.1.29", text).inquiry
    letter = reading_of(headers, text).inquiry

    assert theirs
    assert letter
    assert (theirs.contact.name, theirs.contact.email) == ("Ana Pohl", "ana@kunde.example")
    assert (theirs.source, letter.source) == (Source.WEB_FORM, Source.EMAIL)
    assert theirs.message == text


@pytest.mark.parametrize(
    ("asked", "company", "city"),
    [
        (
            'name: "Ana Pohl"\ncompany: "Tern SA"\ncity: "1472 Moss"\nmessage: "{}"\nconsent: true',
            "Tern SA",
            "Moss",
        ),
        (
            'name: Ana Pohl\ncompany: "Tern SA"\ncity: 1472 Moss\nmessage: {}\nemail: a@b.example',
            '"Tern SA"',
            "Moss",
        ),
    ],
)
def test_quotation_marks_around_all_answers_are_the_programs(
    asked: str, company: str, city: str
) -> None:
    headers = (
        f"From: site <noreply@own.test>\nReply-To: ana@kunde.example\nSubject: form\n{PROGRAM}"
    )
    inquiry = reading_of(headers, asked.format(SAID)).inquiry

    assert inquiry
    assert (inquiry.contact.company, inquiry.contact.city) == (company, city)
    assert inquiry.message == SAID


HTML = "From: site <noreply@own.test>\nSubject: website\nContent-Type: text/html; charset=utf-8"


@pytest.mark.parametrize("asked", ["Tel.", "Telefoonnr.", "Tel. nr.", "Тел."])
def test_a_title_that_a_dot_cuts_short_is_a_question(asked: str) -> None:
    answers = {
        "Name": "Ana Pohl",
        "E-mail": "ana@kunde.example",
        asked: "+31 30 483 7261",
        "Message": SAID,
    }
    blocks = "".join(f"<h4>{title}</h4><p>{answer}</p>" for title, answer in answers.items())
    inquiry = reading_of(
        HTML, f"<html><body><p><b>Thank you.</b></p>{blocks}</body></html>"
    ).inquiry

    assert inquiry
    assert inquiry.contact.phone == "+31304837261"
    assert inquiry.contact.name == "Ana Pohl"


def test_a_button_beside_a_title_is_nobodys_name() -> None:
    html = (
        "<table><tr><td>Lead<br><b>Alarm</b></td><td><a href='https://own.test/lead/7'>View lead</a></td></tr>"
        f"</table><p>Name: Ana Pohl<br>E-mail: ana@kunde.example<br>Question: {SAID}</p>"
    )
    inquiry = reading_of(HTML, html).inquiry

    assert inquiry
    assert inquiry.contact.name == "Ana Pohl"


def test_a_title_above_a_block_of_answers_asks_for_nothing() -> None:
    html = (
        "<p>An offer of yours:<br><b>Hall 800 m² - code GA0419</b> | 16.500<br><br><b>Your visitor</b><br>"
        "Name: Ana Pohl<br>E-mail: ana@kunde.example<br><br>"
        f"<b>Message:</b><br>{SAID}<br><br><a href='https://own.test/panel'>Answer in the panel</a></p>"
    )
    inquiry = reading_of(HTML, html).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.message) == ("Ana Pohl", SAID)


TEXT = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"Nombre: Ana Pohl\n\n■ ¿Cuál es tu mail?\nana@kunde.example\n\n■ Mensaje\n{SAID}",
            SAID,
        ),
        (f"[👤 Nome] Ana Pohl\n[📧 E-mail] ana@kunde.example\n[💬 Mensagem] {SAID}", SAID),
        (
            f"name => Ana Pohl\nemail => ana@kunde.example\nanliegen => Guten Tag,\n\n{SAID}",
            f"Guten Tag,\n\n{SAID}",
        ),
        (
            f"Name: Ana Pohl\nE-Mail: ana@kunde.example\nBetreff: Grüezi mitenand\n{SAID}",
            f"Grüezi mitenand\n{SAID}",
        ),
        (
            "Namn:\n\nAna Pohl\n\nE-post:\n\nana@kunde.example\n\nMeddelande:\n\nhej\nskämt... nej: vi har en kyl",
            "hej\nskämt... nej: vi har en kyl",
        ),
        (
            (
                f"Name:\n\nAna Pohl\n\nErzählen Sie uns mehr:\n\n{SAID}\n\nUnter welcher Nummer erreichen wir Sie?:\n\n"
                "0660 1234567\n\nFarbe:\n\nblau\n\nE-Mail:\n\nana@kunde.example"
            ),
            f"{SAID}\n\nFarbe: blau",
        ),
        (
            f"Nome\nAna Pohl\n\nEmail\nana@kunde.example\n\nScrivi un messaggio\n{SAID}\nGrazie",
            f"{SAID}\nGrazie",
        ),
        (
            (
                f"A request sent through the page of ours by:\nAna Pohl <ana@kunde.example>\n\n{SAID}\nBest regards\n"
                "Ana Pohl\n\n\nCompany: Kunde Ltd\nPhone: +49 221 4710123"
            ),
            f"{SAID}\nBest regards\nAna Pohl",
        ),
    ],
)
def test_the_whole_message_and_no_label_is_told(text: str, message: str) -> None:
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert inquiry.contact.email == "ana@kunde.example"
    assert inquiry.message == message


@pytest.mark.parametrize("heading", ["BTW-nummer", "CNPJ", "USt-IdNr.", "KvK", "Org.nr"])
def test_a_number_of_a_register_is_no_phone(heading: str) -> None:
    text = f"Name: Ana Pohl\n{heading}: 0467.811.320\nE-mail: ana@kunde.example\nMessage: {SAID}"
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert inquiry.contact.phone == ""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("You are: Darnell Whitcombe", {"name": "Darnell Whitcombe"}),
        ("Oi! Como podemos te chamar?: Rui Pestana", {"name": "Rui Pestana"}),
        (
            "Naam: Sander Visser\nWelke cursus?: BHV herhaling\nBedrijfs- of verenigingsnaam: Metaalwaren",
            {"company": "Metaalwaren"},
        ),
        ("Nome: Rui Pestana\nCidade: Évora\nCEP: 7000-120", {"postcode": "7000-120", "phone": ""}),
        ("Namn: Elin Broberg\nPostort: 22100 Mariehamn\nByggår: 1968", {"postcode": "22100"}),
        ("Name: Ana Pohl\nWie heißt Ihr Hund?: Bello", {"name": "Ana Pohl"}),
        ("Name: Ana Pohl\nGemeinde / Firma: STWEG Lindenhof", {"company": "STWEG Lindenhof"}),
        ("¿Cómo se llama tu restaurante?: Casa Lucas\nNombre: Ana Pohl", {"company": "Casa Lucas"}),
    ],
)
def test_whole_questions_ask_for_what_they_say(asked: str, told: dict[str, str]) -> None:
    inquiry = reading_of(TEXT, f"{asked}\nE-mail: ana@kunde.example\nMessage: {SAID}").inquiry

    assert inquiry
    assert {field: getattr(inquiry.contact, field) for field in told} == told


def test_a_cell_that_is_called_both_name_and_value_holds_both() -> None:
    asked = {
        "Nombre": "Ana Pohl",
        "Mail": "ana@kunde.example",
        "Localidad": "Burgos",
        "Consulta": SAID,
    }
    rows = "".join(
        f"<tr><td class='field-name field-value'><strong>{label}</strong><br>\n{answer}</td></tr>"
        for label, answer in asked.items()
    )
    inquiry = reading_of(HTML, f"<table>{rows}</table>").inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.city) == ("Ana Pohl", "Burgos")
    assert inquiry.message == SAID


def test_what_kind_of_customer_asks_is_no_name() -> None:
    text = f"Beställare: Företag\nKontaktperson: Ana Pohl\nE-post: ana@kunde.example\nMeddelande: {SAID}"
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert inquiry.contact.name == "Ana Pohl"


def test_the_old_form_script_tells_who_sent_it_in_its_second_line() -> None:
    text = (
        "Below is the result of your feedback form.  It was submitted by\n"
        "Clodoaldo Meirelles (ana@kunde.example) on Tuesday, May 20, 2025 at 14:11:30\n"
        f"{'-' * 75}\n\ncidade: Vassouras\n\nmensagem: {SAID}\n\n{'-' * 75}\n"
    )
    inquiry = reading_of("From: ana@kunde.example\nSubject: site", text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.city) == ("Clodoaldo Meirelles", "Vassouras")
    assert inquiry.message == SAID


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            (
                "1. Namn\nAna Pohl\n\n2. 📧 E-post\nana@kunde.example\n\n3. Meddelande\n"
                f"{SAID}\n\n4. Byggår\n1968\n\n5. Önskat datum\nv 29"
            ),
            f"{SAID}\n\nByggår: 1968\nÖnskat datum: v 29",
        ),
        (
            f"Cliente: Ana Pohl\n\nCorreio: ana@kunde.example\n\nGrumel: Olá, tudo bem? {SAID}",
            f"Olá, tudo bem? {SAID}",
        ),
    ],
    ids=["a number that goes on", "a question in an answer"],
)
def test_questions_beside_the_message_are_told_from_it(text: str, message: str) -> None:
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.contact.email) == ("Ana Pohl", "ana@kunde.example")
    assert inquiry.message == message


def test_a_long_text_is_never_dropped_for_a_short_answer() -> None:
    said = f"{SAID} We would collect them ourselves, but we could not say on which day."
    text = (
        f"Nom : Camille Leroux\nE-mail : ana@kunde.example\n\nGlorb zwirb flurz.\n{said}\n\n"
        "Votre message :\nAutomne 2026"
    )
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert said in inquiry.message
    assert "Automne 2026" in inquiry.message


def test_a_request_may_end_in_a_full_stop() -> None:
    asked = "Nom\nCamille Leroux\n\nE-mail\nana@kunde.example\n\nPour quand ?\nAutomne"
    text = f"{asked}\n\nDécrivez votre projet en quelques mots.\n{SAID}"
    inquiry = reading_of(TEXT, text).inquiry

    assert inquiry
    assert inquiry.message == f"{SAID}\n\nPour quand ?: Automne"


def test_the_sites_own_name_below_the_message_is_none_of_it() -> None:
    text = (
        f"İsim: Ana Pohl\nE-posta: ana@kunde.example\nMesaj: {SAID}\n\nGönderen: Marmara Nakliyat"
    )
    headers = f"From: Marmara Nakliyat <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, text).inquiry

    assert inquiry
    assert (inquiry.contact.name, inquiry.message) == ("Ana Pohl", SAID)


def test_an_unheard_question_beside_a_tab_below_the_message_is_none_of_its_lines() -> None:
    text = (
        "Name\tAna Pohl\nE-mail\tana@pohl.example\n"
        "Message\tNeeds to fit a caravan that is 2.9 high.\nRoller doors\t2\n"
    )
    inquiry = reading_of(
        f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}", text
    ).inquiry

    assert inquiry
    assert inquiry.message == "Needs to fit a caravan that is 2.9 high.\n\nRoller doors: 2"


_WRITER = "Name: Ana Pohl\nE-mail: ana@pohl.example\nPhone: +44 20 7946 0018"
_RULE = "-" * 30


@pytest.mark.parametrize(
    ("below", "message"),
    [
        (
            f"{_RULE}\nDear all,\n\n{SAID}\nAna\n{_RULE}\nIP: 203.0.113.9",
            f"Dear all,\n\n{SAID}\nAna",
        ),
        (f"==========\n\n{SAID}", SAID),
        (f"{_RULE}\nWe need 3 pallets\n{_RULE}\nIP: 203.0.113.9", "We need 3 pallets"),
        (f"{_RULE}\n{_RULE}\nIP: 203.0.113.9", ""),
        (f"{_RULE}\nThis e-mail was sent automatically from the contact form on www.own.test.", ""),
        (f"{_RULE}\nOwn Tents Ltd\n12 Mill Lane, Hull\nCompany no. 01234567\n{_RULE}", ""),
    ],
)
def test_a_message_that_nothing_asks_for_may_stand_below_a_rule(below: str, message: str) -> None:
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, f"{_WRITER}\n{below}\n").inquiry

    assert inquiry
    assert inquiry.message == message


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Note: This message was sent via the contact form on https://www.own.test/.", ""),
        ("Hinweis: Diese Nachricht wurde über das Kontaktformular auf https://www.own.test/ verschickt.", ""),
        ("Hinweis:\nDiese Nachricht wurde über das Kontaktformular auf https://www.own.test/ verschickt.", ""),
        ("Opmerking: dit bericht is verzonden via het contactformulier op www.own.test.", ""),
        ("Remarque : ce message a été envoyé depuis le formulaire de contact du site www.own.test", ""),
        ("Bemerkungen: Lieferung nur vormittags möglich", "\n\nLieferung nur vormittags möglich"),
    ],
)  # fmt: skip
def test_a_programs_remark_below_the_message_asks_for_none(note: str, kept: str) -> None:
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, f"{_WRITER}\nMessage: {SAID}\n\n{note}\n").inquiry

    assert inquiry
    assert inquiry.message == f"{SAID}{kept}"


@pytest.mark.parametrize("said", ["", f"Comments: {SAID}<br>"])
def test_what_only_a_machine_tells_below_a_title_is_no_message(said: str) -> None:
    html = (
        f"<b>Request details:</b><br>{_WRITER.replace(chr(10), '<br>')}<br>{said}<br><b>Additional information:</b><br>"
        "Transaction ID: 8101284:2841011<br>Block ID: rec451120933<br>Form Name: Contact<br>https://www.own.test/x<br>"
        "-----<br>You received this e-mail because this address was specified for leads in Tilda."
    )
    headers = f"From: Tilda <noreply@own.test>\nSubject: website\n{PROGRAM}".replace(
        "plain", "html"
    )
    inquiry = reading_of(headers, html).inquiry

    assert inquiry
    assert inquiry.message == (SAID if said else "")


_GERMAN = "Nachricht: Wir brauchen eine neue Tür für den Stall, was kostet sie?"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (f"Name: Huber Josef\nFirma: Lohnunternehmen Huber\n{_GERMAN}", {"name": "Josef Huber"}),
        (f"Name: Josef Huber\nFirma: Lohnunternehmen Huber\n{_GERMAN}", {"name": "Josef Huber"}),
        (f"Name: Thomas Martin\nFirma: Thomas Martin GmbH\n{_GERMAN}", {"name": "Thomas Martin"}),
        (f"Name: Nyree Thomas\nCompany: Nyree Floral\nMessage: {SAID}", {"name": "Nyree Thomas"}),
        (f"Name: Sepp Huber\nTelefon: (0664) 4127763\n{_GERMAN}", {"phone": "+436644127763"}),
        (f"Name: Sepp Huber\nTelefon: (0351) 4188762\n{_GERMAN}", {"phone": "+493514188762"}),
        (
            "Namn: Fatima El-Hassan\nTelefon: (046) 2112340\nMeddelande: Vi vill ha skyltar till tre nya butiker.",
            {"phone": "+46462112340", "country": "SE"},
        ),
        (
            "Namn: Fatima El-Hassan\nTelefon: 046 2112340\nMeddelande: Vi vill ha skyltar till tre nya butiker.",
            {"phone": "+358462112340"},
        ),
    ],
)
def test_the_language_and_the_firm_tell_how_a_name_and_a_number_are_meant(
    asked: str, told: dict[str, str]
) -> None:
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, f"{asked}\nE-mail: ana@example.com\n").inquiry

    assert inquiry
    assert {field: getattr(inquiry.contact, field) for field in told} == told


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("姓: 山田\n名: 太郎\nお問い合わせ内容: テントの価格と納期を教えてください。よろしく。", "山田 太郎"),
        ("First Name: 太郎\nLast Name: 山田\nお問い合わせ内容: テントの価格と納期を教えてください。", "山田 太郎"),
        ("姓: 王\n名: 小明\n留言: 您好,我们想采购三台设备,请报价。谢谢。", "王小明"),
        ("성: 김\n이름: 민수\n문의내용: 안녕하세요. 텐트 가격과 납기를 알려 주세요. 감사합니다.", "김민수"),
        ("Họ: Nguyễn\nTên: Văn An\nNội dung: Xin chào, tôi muốn hỏi giá lều bạt cho 80 khách.", "Nguyễn Văn An"),
        ("Họ: Smith\nTên: John\nNội dung: Xin chào, tôi muốn hỏi giá lều bạt cho 80 khách.", "John Smith"),
        (f"First Name: Minsu\nLast Name: Kim\nMessage: {SAID}", "Minsu Kim"),
        ("Vezetéknév: Nagy\nKeresztnév: Zsófia\nÜzenet: Jó napot! Érdeklődnék a kerti pavilonról.", "Nagy Zsófia"),
        ("Név: NAGY Zsófia\nÜzenet: Jó napot! Érdeklődnék a kerti pavilonról.", "Nagy Zsófia"),
        ("Név: Nagy, Zsófia\nÜzenet: Jó napot! Érdeklődnék a kerti pavilonról.", "Nagy Zsófia"),
        ("Név: Zsófia Nagy\nÜzenet: Jó napot! Érdeklődnék a kerti pavilonról.", "Zsófia Nagy"),
        ("Név: Kovács Jánosné\nÜzenet: Jó napot! Érdeklődnék, hogy a kerti pavilon mennyibe kerül.", "Kovács Jánosné"),
    ],
)  # fmt: skip
def test_the_parts_of_a_name_stand_in_the_order_of_their_language(asked: str, name: str) -> None:
    headers = f"From: site <noreply@own.test>\nSubject: website\n{PROGRAM}"
    inquiry = reading_of(headers, f"{asked}\nEmail: ana@example.com\n").inquiry

    assert inquiry
    assert inquiry.contact.name == name
