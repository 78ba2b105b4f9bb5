"""What is left when the quoted mail is cut away."""

from __future__ import annotations

import pytest

from leads.inquiries.text.html_quotes import unquoted_text
from leads.inquiries.text.html_text import text_of_html
from leads.inquiries.text.replies import second_opinion, trim
from tests.leads.inquiries.test_screening import reading_of

QUOTE = "> Dear Ana\n> shall we?\n"


@pytest.mark.parametrize(
    "attribution",
    [
        "On Tue, 3 Mar 2026 at 10:00, Ben <ben@own.test> wrote:",
        "On 3 Mar 2026, at 10:00, Ben Carter\n<ben@own.test> wrote:",
        "Am 03.03.26 um 10:00 schrieb Ben:",
        "Le mar. 3 mars 2026 à 10:00, Ben <ben@own.test> a écrit :",
        "El mar, 3 mar 2026 a las 10:00, Ben (<ben@own.test>) escribió:",
        "Il giorno mar 3 mar 2026 alle ore 10:00 Ben <ben@own.test> ha scritto:",
        "Em ter., 3 de mar. de 2026 às 10:00, Ben <ben@own.test> escreveu:",
        "Op di 3 mrt 2026 om 10:00 schreef Ben <ben@own.test>:",
        "Den tis 3 mars 2026 10:00Ben <ben@own.test> skrev:",
        "wt., 3 mar 2026 o 10:00 Ben <ben@own.test> napisał(a):",
        "Dne 3. 3. 2026 v 10:00 Ben napsal(a):",
        "2026年3月3日(火) 10:00 Ben <ben@own.test>:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        (
            "________________________________\nFrom: Ben <ben@own.test>\nSent: Tuesday, 3 March "
            "2026\nTo: Ana\nSubject: Hi"
        ),
        "Von: Ben <ben@own.test>\nGesendet: Dienstag, 3. März 2026\nAn: Ana\nBetreff: Hi",
    ],
)
def test_quoted_mail_is_cut_in_many_languages(attribution: str) -> None:
    trimmed = trim(f"Yes, please.\n\nAna\n\n{attribution}\n\n{QUOTE}")

    assert trimmed.reply == "Yes, please.\n\nAna"
    assert trimmed.marker


def test_answer_below_the_quote_is_kept() -> None:
    assert trim(f"On 3 March Ben wrote:\n{QUOTE}\nYes, please.\nAna").reply == "Yes, please.\nAna"


def test_answers_between_quotes_keep_their_questions() -> None:
    text = "Hi\n> How many?\nTen.\n> When?\nJune."

    assert trim(text).reply == text


def test_what_somebody_passes_on_belongs_to_what_they_say() -> None:
    text = "See below.\n\n---------- Forwarded message ---------\nFrom: Dora <d@example.org>\nSubject: Spec\n\nSix."

    assert trim(text).reply == text


def test_mail_of_nothing_but_a_quote_is_kept_whole() -> None:
    assert trim(QUOTE).reply == QUOTE.strip()


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we wrote to you about chairs and nobody answered.",
        "Date: 3 March\nPlace: Bath",
        "From: Leeds to: Bath, how much?",
        "Am Montag kommen wir vorbei.\nPasst das?",
    ],
)
def test_plain_words_are_no_quote(text: str) -> None:
    assert trim(text).reply == text


def test_delimited_signature_and_device_line_are_cut() -> None:
    assert trim("Yes.\n\n-- \nAna Lopez\n020 7946 0123").reply == "Yes."
    assert trim("Ja.\n\nGesendet von meinem iPhone").reply == "Ja."


@pytest.mark.parametrize("name", ["-Abhishek Kona", "/John", "– Ana", "~ Ben", "- Zyxo Brandl"])
def test_a_name_behind_a_dash_at_the_end_is_no_part_of_a_reply(name: str) -> None:
    headers = "From: Zyxo Brandl <zb@example.org>\nSubject: Re: chairs\nIn-Reply-To: <a@own.test>"
    reading = reading_of(
        headers, f"Thanks, Friday is fine.\n\n{name}\n\nOn 3 March Own wrote:\n{QUOTE}"
    )

    assert reading.reply_text == "Thanks, Friday is fine."


@pytest.mark.parametrize(
    "text",
    [
        "We take these:\n\n- Tables\n\n- Chairs",
        "This one, please:\n\n- Rosewood",
        "-Abhishek",
        "We need\n- Ben",
    ],
)
def test_what_is_listed_behind_dashes_is_kept(text: str) -> None:
    reading = reading_of("Subject: Re: chairs\nIn-Reply-To: <a@own.test>", text)

    assert reading.reply_text == text


def test_second_opinion_is_not_asked_about_long_texts() -> None:
    assert second_opinion("word " * 5_000) is None


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote">On Tuesday Ben wrote:<blockquote>old</blockquote></div>',
        '<blockquote type="cite">old</blockquote>',
        '<div id="divRplyFwdMsg">From: Ben</div><div>old</div>',
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><b>From:</b> Ben</div><p>old</p>',
    ],
)
def test_quotes_marked_in_html_are_cut(quote: str) -> None:
    assert unquoted_text(f"<body><p>Yes.</p>{quote}</body>") == "Yes."


def test_html_is_laid_out_as_people_read_it() -> None:
    html = "<table><tr><td>Name</td><td>Ana <b>Lopez</b></td></tr></table><p>Two<br>lines</p><script>x()</script>"

    assert text_of_html(html) == "Name\tAna Lopez\n\nTwo\nlines"


@pytest.mark.parametrize(
    "wrote",
    [
        "Le mar. 17 nov. 2026 à 09:14, Équipe commerciale <sales@own.test> a\nécrit :",
        "On Tue, 17 Nov 2026 at 09:14, Own Sales Team of the North <sales@own.test>\nwrote:",
        "Am Di., 17. Nov. 2026 um 09:14 Uhr schrieb Own Gartenbau <\nsales@own.test>:",
    ],
)
def test_a_number_above_an_attribution_of_two_lines_is_kept(wrote: str) -> None:
    letter = "D'accord pour mardi.\n\nLucien Faure\n06 41 22 07 19"

    assert trim(f"{letter}\n\n{wrote}\n> Bonjour\n").reply == letter


def test_a_date_in_brackets_with_brackets_in_it_ends_an_attribution() -> None:
    wrote = "Own <info@own.test> escreveu (terça, 17/11/2026 à(s) 18:30):"

    assert (
        trim(f"Sim, pode avançar.\n\n{wrote}\n\n> Segue a proposta\n").reply == "Sim, pode avançar."
    )
