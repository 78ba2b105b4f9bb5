"""Automatic answers in nineteen languages are kept out; people who speak of their holidays are not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.screening.away_until import away_until
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Workspace

TOLD_ON = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
US = Workspace(
    own_addresses=frozenset({"sales@own.example.net"}),
    own_domains=frozenset({"own.example.net"}),
    region="GB",
    mail_domain="leads.own.example.net",
)
LETTERS = yaml.safe_load(
    Path(__file__).with_name("automatic_replies.yaml").read_text(encoding="utf-8")
)
ANSWERED = yaml.safe_load(
    Path(__file__).with_name("answers_to_automatic_replies.yaml").read_text(encoding="utf-8")
)
MARK = "Auto-Submitted: auto-replied\n"


def reading_of(subject: str, body: str, headers: str = "") -> Reading:
    head = "From: jo.example@example.org\nTo: sales@own.example.net\n"
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    return read_inquiry(
        read_mail(f"{head}{kind}{headers}Subject: {subject}\n\n{body}\n".encode()), NOW, US
    )


@pytest.mark.parametrize("language", LETTERS)
def test_a_marked_answer_is_known_as_automatic(language: str) -> None:
    got = [reading_of(at, body, MARK).verdict for at, body in LETTERS[language]["marked"]]

    assert set(got) == {Verdict.AUTO_REPLY}


@pytest.mark.parametrize("language", LETTERS)
def test_an_answer_without_a_mark_is_kept_out_by_its_words(language: str) -> None:
    letters = LETTERS[language]["unmarked"]
    lost = [letter for letter in letters if reading_of(*letter).inquiry is not None]

    assert lost == []


@pytest.mark.parametrize("language", LETTERS)
def test_until_when_they_are_away_is_read(language: str) -> None:
    letters = [*LETTERS[language]["marked"], *LETTERS[language]["unmarked"][:2]]
    until = [away_until(body, TOLD_ON) for _, body in letters]

    assert set(until) <= {date(2026, 3, 15), date(2026, 3, 16)}, until


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("answering", ["", "Re: "])
def test_people_who_speak_of_their_holidays_are_heard(language: str, answering: str) -> None:
    letters = LETTERS[language]["human"]
    heard = [reading_of(answering + subject, body).inquiry for subject, body in letters]

    assert None not in heard


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("AW: Abwesenheitsnotiz: Angebot", "Danke! Können Sie mir den Preis für 20 Stühle nennen?"),
        ("Re: Automatic reply: Chairs", "Thanks. Could you send me a price for 20 chairs then?"),
        ("RE: Réponse automatique : Devis", "Merci, pourriez-vous m'envoyer un devis pour 20 ?"),
    ],
)
def test_who_answers_our_own_automatic_answer_with_a_wish_is_heard(subject: str, body: str) -> None:
    assert reading_of(subject, body).inquiry is not None


@pytest.mark.parametrize("name", ANSWERED)
def test_what_people_say_to_an_automatic_answer_of_ours_is_heard(name: str) -> None:
    subject, body = ANSWERED[name]
    reading = reading_of(subject, body, "In-Reply-To: <ack-1@own.example.net>\n")

    assert reading.inquiry is not None, reading.because
    assert reading.doubt == ""


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "Re: Automatic reply: Chairs",
            "I am out of the office until 16 March 2026 and will answer when I am back.",
        ),
        (
            "AW: Automatische Antwort: Stühle",
            "Dies ist eine automatische Antwort. Ich bin bis 16.03.2026 im Urlaub.",
        ),
        (
            "RE: Réponse automatique : Devis",
            "Je suis absent jusqu'au 16 mars. En cas d'urgence, écrivez à Luc.",
        ),
        (
            "Re: Your request",
            "This is just an automatic reply. We have received your message, ticket #4711.",
        ),
        (
            "SV: Autosvar: Stolar",
            "Tack för ditt mejl! Detta är ett autosvar. Jag har semester till den 16 mars.",
        ),
        ("Re: Otomatik yanıt", "Bu otomatik bir yanıttır. 16 Mart'a kadar yıllık izindeyim."),
    ],
)
def test_a_program_that_answers_a_program_is_known(subject: str, body: str) -> None:
    reading = reading_of(subject, body, "In-Reply-To: <ack-1@own.example.net>\n")

    assert reading.verdict is Verdict.AUTO_REPLY


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (
            """Sorry, that was my out of office last week, I am at my desk again. We would like to go ahead with
quotation Q-3381, but in anthracite instead of white. Does that change the price or the delivery week? And could you
come on a Friday? We are in from seven.""",
            Verdict.REPLY,
        ),
        ("I am out of the office until 2 November with no access to my mail.", Verdict.AUTO_REPLY),
    ],
)
def test_who_writes_on_below_the_subject_of_their_automatic_reply_is_heard(
    said: str, verdict: Verdict
) -> None:
    mail = (
        "From: Fiona Reid <fiona@example.org>\nTo: sales@own.example.net\nMessage-ID: <b@example.org>\n"
        "Subject: Automatic reply: Your quotation Q-3381\nIn-Reply-To: <q3381@own.example.net>\n\n"
        f"Hello Tom,\n\n{said}\n\nFiona Reid\n\nOn Mon, 2 Mar 2026 Own <sales@own.example.net> wrote:\n"
        "> please find attached our quotation Q-3381.\n"
    )

    assert read_inquiry(read_mail(mail.encode()), NOW, US).verdict is verdict
