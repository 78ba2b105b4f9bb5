"""Forms that write "Question: ..." and "Answer: ..." are read by what is asked, not by those two words."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.lines import lines_of_text
from leads.inquiries.forms.paired import paired
from tests.leads.inquiries.test_forms_unheard import PROGRAM
from tests.leads.inquiries.test_screening import reading_of

SAID = "We need two whiteboards for a village school.\nCan you deliver them in June?"
PAIRS = [
    ("Question", "Answer"),
    ("Q", "A"),
    ("Frage", "Antwort"),
    ("Question", "Réponse"),
    ("Pregunta", "Respuesta"),
    ("Domanda", "Risposta"),
    ("Vraag", "Antwoord"),
    ("Pergunta", "Resposta"),
    ("Pytanie", "Odpowiedź"),
    ("Fråga", "Svar"),
    ("Spørsmål", "Svar"),
    ("Kysymys", "Vastaus"),
    ("Otázka", "Odpověď"),
    ("Kérdés", "Válasz"),
    ("Întrebare", "Răspuns"),
    ("Soru", "Cevap"),
    ("Вопрос", "Ответ"),
    ("Ερώτηση", "Απάντηση"),
    ("質問", "回答"),
]
ASKED = (
    ("Name", "Rojda Aslan"),
    ("E-mail", "rojda@school.example"),
    ("How soon?", "In a month"),
    ("Message", SAID),
)


def form_of(question: str, answer: str, between: str) -> str:
    return "New response\n\n" + "\n\n".join(
        f"{question}: {asked}{between}{answer}: {told}" for asked, told in ASKED
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(("question", "answer"), PAIRS)
def test_what_is_asked_and_what_is_answered_are_a_pair(
    question: str, answer: str, between: str
) -> None:
    body = form_of(question, answer, between)

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Rojda Aslan"
    assert reading.inquiry.contact.email == "rojda@school.example"
    assert reading.inquiry.message == f"{SAID}\n\nHow soon?: In a month"


@pytest.mark.parametrize(
    "pair",
    [
        "Question {at}: {asked}\nAnswer {at}: {told}",
        "Вопрос №{at}: {asked}\nОтвет: {told}",
        "Вопрос:\n{asked}\nОтвет:\n{told}\n",
    ],
)
def test_numbered_questions_and_those_below_the_word_are_pairs_too(pair: str) -> None:
    body = "\n".join(
        pair.format(at=at, asked=asked, told=told) for at, (asked, told) in enumerate(ASKED, 1)
    )

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Rojda Aslan"
    assert reading.inquiry.message == f"{SAID}\n\nHow soon?: In a month"


def test_questions_set_in_bold_are_pairs_too() -> None:
    body = "".join(
        f"<p><b>Frage:</b> {asked}<br><b>Antwort:</b> {told}</p>" for asked, told in ASKED
    ).replace("\n", "<br>")
    headers = PROGRAM.replace("text/plain", "text/html")

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{headers}", body)

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Rojda Aslan"
    assert reading.inquiry.message == f"{SAID}\n\nHow soon?: In a month"


@pytest.mark.parametrize(
    "head", ["Question        Answer", "Pergunta\tResposta", "Frage | Antwort", "Feld: Wert"]
)
def test_the_heads_of_a_forms_columns_are_no_question(head: str) -> None:
    sign = head.strip("abcdefghijklmnopqrstuvwxyzQAPRFW")
    body = "\n".join(
        [head, *(f"{asked}{sign}{told}" for asked, told in ASKED[:2]), f"Message{sign}Two boards."]
    )

    reading = reading_of(
        f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", f"New response\n\n{body}\n"
    )

    assert reading.inquiry
    assert reading.inquiry.contact.name == "Rojda Aslan"
    assert reading.inquiry.message == "Two boards."


def test_one_question_with_its_answer_is_nobodys_way_of_asking() -> None:
    lines = lines_of_text("Hello.\nQuestion: do you deliver?\nAnswer: we hope so.\nIt is dry.")

    assert paired(lines) == lines


@pytest.mark.parametrize(
    "below", ["E-tabloyu aç", "Open spreadsheet", "Tabelle öffnen", "Ouvrir la feuille de calcul"]
)
def test_the_way_to_the_table_of_answers_is_no_part_of_the_last(below: str) -> None:
    body = f"{form_of('Soru', 'Cevap', chr(10))}\n\n{below}: https://docs.forms.example/d/77ypQ\n"

    reading = reading_of(f"From: site <site@own.test>\nSubject: website\n{PROGRAM}", body)

    assert reading.inquiry
    assert reading.inquiry.message == f"{SAID}\n\nHow soon?: In a month"
