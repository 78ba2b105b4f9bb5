"""What sellers of meetings, factories abroad, frauds and programs write, and people whose words are like theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leads.inquiries.screening.verdicts import Verdict
from tests.leads.inquiries.test_unwanted_mails_of_many_languages import reading_of

MAILS = yaml.safe_load(
    Path(__file__).with_name("sellers_and_programs.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("subject", "body"), MAILS["pitches"])
def test_sellers_of_many_kinds_are_told_by_how_they_sell(subject: str, body: str) -> None:
    assert reading_of(subject, body).verdict is Verdict.PITCH


@pytest.mark.parametrize(("subject", "body", "sender"), MAILS["notices"])
def test_a_program_that_answers_nothing_announces(subject: str, body: str, sender: str) -> None:
    assert reading_of(subject, body, sender).verdict is Verdict.NOTIFICATION


@pytest.mark.parametrize(("subject", "body"), MAILS["people"])
def test_people_with_such_words_are_heard(subject: str, body: str) -> None:
    assert reading_of(subject, body).inquiry is not None


def test_a_dead_clients_millions_are_junk_although_they_ask_for_a_passport() -> None:
    found = reading_of(
        "LATE CLIENT",
        "Dear Beneficiary,\n\nI am a solicitor to a late client who died leaving behind the sum of USD 14,700,000. I "
        "seek to present you as next of kin. 50/50 sharing. Send full names and copy of passport.",
    )

    assert found.verdict is Verdict.SPAM


def test_the_mails_of_a_list_in_one_are_a_lists() -> None:
    found = reading_of(
        "[hall] Digest Number 204: chairs",
        "There are 2 messages in this issue.\n\n1. chairs (Fiona)",
    )

    assert found.verdict is Verdict.LIST


def test_an_automatic_answer_that_says_so_is_one_whatever_else_it_tells() -> None:
    found = reading_of(
        "Re: Bestellung",
        "Liebe Freunde! Wir sind mitten in der Lese und bis 24. Oktober nur sporadisch im Büro. Verkauf wie gewohnt "
        "Samstag 9-12 Uhr. Die neuen Weine sind da.\n\nDies ist eine automatische Antwort.",
    )

    assert found.verdict is Verdict.AUTO_REPLY
