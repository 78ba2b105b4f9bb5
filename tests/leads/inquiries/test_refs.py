"""A mail's lasting name."""

from __future__ import annotations

from dataclasses import replace

from connectors.mail_reader import read_mail
from leads.inquiries.mail import Address, Mail
from leads.inquiries.refs import lasting_id, message_id_of, source_ref

MAIL = Mail(
    digest="d" * 64,
    size=1,
    message_id="a1@example.org",
    sender=Address("", "a@example.org"),
    text="Hi\n there",
)


def test_same_mail_from_another_server_has_the_same_ref() -> None:
    raw = b"From: a@example.org\r\nMessage-ID: <a1@example.org>\r\n\r\nHi there\r\n"
    elsewhere = b"Received: by mx2.example.net; Mon, 2 Mar 2026 10:00:00 +0000\r\n" + raw.replace(
        b"\r\n", b"\n"
    )

    assert source_ref(read_mail(raw)) == source_ref(read_mail(elsewhere))


def test_same_id_with_other_text_is_another_inquiry() -> None:
    assert source_ref(MAIL) != source_ref(replace(MAIL, text="Something else"))


def test_white_space_makes_no_other_inquiry() -> None:
    assert source_ref(MAIL) == source_ref(replace(MAIL, text="Hi there\n\n"))


def test_missing_and_empty_ids_fall_back_on_what_the_mail_says() -> None:
    strangers = [
        replace(MAIL, message_id=empty, sender=Address("", f"{who}@example.org"))
        for who in "ab"
        for empty in ("", "<>", "< >")
    ]

    refs = [source_ref(mail) for mail in strangers]

    assert refs[0] == refs[1] == refs[2]
    assert refs[3] == refs[4] == refs[5]
    assert refs[0] != refs[3]


def test_two_empty_mails_are_told_apart_by_their_bytes() -> None:
    assert source_ref(Mail(digest="1" * 64, size=0)) != source_ref(Mail(digest="2" * 64, size=0))


def test_refs_are_short_and_printable_whatever_the_id() -> None:
    for message_id in ("x" * 5_000 + "@y", "ä ö@y", "a\tb@y", "#@y"):
        ref = source_ref(replace(MAIL, message_id=message_id))

        assert len(ref) <= 120
        assert ref.isascii()
        assert ref.isprintable()


def test_ref_gives_its_message_id_back_as_references_spell_it() -> None:
    for message_id in ("a1@example.org", "x" * 5_000 + "@y"):
        assert message_id_of(source_ref(replace(MAIL, message_id=message_id))) == lasting_id(
            message_id
        )
    assert message_id_of(source_ref(replace(MAIL, message_id=""))) == ""
    assert message_id_of("form:web:0123") == ""
