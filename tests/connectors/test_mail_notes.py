"""What somebody says in a calendar's answer, or in a text file of an empty mail, is part of what they wrote."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.mail_notes import said_in_calendar
from connectors.mail_reader import read_mail
from leads.inquiries.reading import read_inquiry
from leads.model import Workspace

HEAD = b"From: Ana Lopez <ana@example.org>\r\nTo: sales@own.example.net\r\nSubject: %b\r\nMIME-Version: 1.0\r\n"
MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
US = Workspace(own_domains=frozenset({"own.example.net"}))

DECLINED = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nSUMMARY:Site visit\r\n"
    b"COMMENT;LANGUAGE=en:Thursday is no good\\, could you come\r\n  on Friday instead?\\nAna\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
INVITED = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Visit\r\n"
    b"DESCRIPTION:We need a price for 40 m of hedge; please bring samples.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def mail_of(subject: bytes, *parts: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        b"--b\r\n%b\r\n\r\n%b\r\n" % (head.replace(b"\n", b"\r\n"), text) for head, text in parts
    )
    return HEAD % subject + MIXED + body + b"--b--\r\n"


@pytest.mark.parametrize("body", [b"", b"Ana Lopez has declined this invitation."])
def test_a_comment_on_a_declined_meeting_is_heard(body: bytes) -> None:
    raw = mail_of(
        b"Declined: Site visit",
        (b"Content-Type: text/plain", body),
        (b"Content-Type: text/calendar; method=REPLY", DECLINED),
    )
    reading = read_inquiry(read_mail(raw), datetime(2026, 3, 1, tzinfo=UTC), US)

    assert reading.inquiry is not None, reading.because
    assert "could you come on Friday instead?" in reading.inquiry.message


def test_an_invitation_without_a_body_says_what_its_description_says() -> None:
    raw = mail_of(b"Visit", (b"Content-Type: text/calendar; method=REQUEST", INVITED))

    assert read_mail(raw).text == "We need a price for 40 m of hedge; please bring samples."


def test_an_invitation_with_a_body_keeps_its_description_to_itself() -> None:
    raw = mail_of(
        b"Visit",
        (b"Content-Type: text/plain", b"See you then."),
        (b"Content-Type: text/calendar; method=REQUEST", INVITED),
    )

    assert read_mail(raw).text.strip() == "See you then."


@pytest.mark.parametrize(
    "head",
    [
        b'Content-Type: text/plain; name="note.txt"\nContent-Disposition: attachment; filename="note.txt"',
        b"Content-Type: text/plain\nContent-Disposition: attachment",
    ],
)
def test_a_text_file_of_an_empty_mail_is_its_text(head: bytes) -> None:
    raw = mail_of(b"hello", (head, b"How much are 12 benches, delivered to Hull?"))
    mail = read_mail(raw)

    assert mail.text == "How much are 12 benches, delivered to Hull?"
    assert [file.content_type for file in mail.attachments] == ["text/plain"]


def test_a_text_file_beside_a_letter_is_a_file() -> None:
    raw = mail_of(
        b"hello",
        (b"Content-Type: text/plain", b"See the list."),
        (
            b"Content-Type: text/plain\nContent-Disposition: attachment; filename=list.txt",
            b"12 benches",
        ),
    )

    assert read_mail(raw).text.strip() == "See the list."


def test_a_mail_that_is_a_text_file_is_its_text() -> None:
    head = b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n"

    assert read_mail(HEAD % b"hello" + head + b"12 benches, please").text == "12 benches, please"


def test_a_long_calendar_is_read_within_bounds() -> None:
    assert said_in_calendar("COMMENT" * 100_000, is_all=True) == ""
    assert len(said_in_calendar("COMMENT:" + "a" * 100_000, is_all=True)) < 20_000
