"""Whatever bytes arrive, a Mail comes out: decoded, bounded, harmless, soon."""

from __future__ import annotations

import base64
import json
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import mailparser.utils  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.mail_parts import safe_file_name
from connectors.mail_reader import MAX_BYTES, read_mail
from leads.inquiries.mail import Address, Mail
from leads.inquiries.reading import read_inquiry
from leads.inquiries.refs import source_ref
from leads.model import Workspace

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "mail"
GOLD = Path(__file__).resolve().parents[1] / "mail"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
US = Workspace(own_domains=frozenset({"own.example.net"}), region="GB")
HEAD = (
    b"From: Ana Lopez <ana@example.org>\r\nSubject: Hi\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
)
PLAIN = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"


def read_all(raw: bytes) -> Mail:
    """Read bytes to the very end, as a turn does, and check what every Mail promises."""
    mail = read_mail(raw)
    read_inquiry(mail, NOW, US)
    ref = source_ref(mail)
    assert ref.isascii()
    assert ref.isprintable()
    assert len(ref) <= 120
    assert_harmless(mail)
    return mail


def assert_harmless(mail: Mail) -> None:
    for text in strings_in(asdict(mail)):
        assert "\0" not in text
        text.encode()  # a lone surrogate would raise
    lines = [mail.subject, mail.message_id, mail.sender.name, mail.sender.email, mail.content_type]
    lines += [part for header in mail.headers for part in header]
    lines += [attachment.name for attachment in mail.attachments]
    assert not any("\n" in line or "\r" in line for line in lines)


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings_in(inner)


def test_plain_mail_is_read_as_written() -> None:
    raw = (
        HEAD + b"To: us@own.example.net\r\nMessage-ID: < a1@example.org >\r\n\r\nHello\r\nthere\r\n"
    )

    mail = read_mail(raw)

    assert mail.sender == Address("Ana Lopez", "ana@example.org")
    assert mail.to == (Address("", "us@own.example.net"),)
    assert mail.subject == "Hi"
    assert mail.message_id == "a1@example.org"
    assert mail.date == datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    assert mail.text == "Hello\nthere"
    assert (mail.size, mail.defects, mail.unreadable) == (len(raw), (), "")


def test_repeated_header_gives_its_first_value() -> None:
    mail = read_mail(
        b"Subject: one\r\nSubject: two\r\nFrom: a@example.org\r\nFrom: b@example.org\r\n\r\nx"
    )

    assert mail.subject == "one"
    assert mail.sender.email == "a@example.org"
    assert mail.all_headers("subject") == ("one", "two")


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 2 Mar 2026 10:00:00", "Mon, 99 Foo 2026 10:00 +0100"]
)
def test_date_without_zone_or_sense_is_none(date: str) -> None:
    assert read_mail(f"From: a@example.org\r\nDate: {date}\r\n\r\nx".encode()).date is None


def test_text_of_attached_message_is_not_the_senders() -> None:
    raw = (
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nouter\r\n"
        b"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: inner@example.com\r\nSubject: in\r\n\r\ninner words\r\n--b--"
    )

    mail = read_mail(raw)

    assert mail.text == "outer"
    assert [inner.sender.email for inner in mail.attached] == ["inner@example.com"]
    assert mail.attached[0].text == "inner words"


def test_multipart_without_boundary_keeps_its_words() -> None:
    raw = (
        HEAD
        + b"Content-Type: multipart/mixed\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n--b--\r\n"
    )

    assert read_all(raw).text == "words"


def test_surprise_in_mail_parser_falls_back_to_the_standard_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise AttributeError("'NoneType' object has no attribute 'index'")

    monkeypatch.setattr(mailparser.utils, "get_addresses", broken)

    mail = read_mail(
        PLAIN.replace(b"From: Ana Lopez", b'From: "Lopez, Ana = Annie"') + "Grüße".encode()
    )

    assert mail.sender == Address("Lopez, Ana = Annie", "ana@example.org")
    assert mail.text == "Grüße"
    assert "read by the standard library" in mail.defects[0]


def test_html_only_mail_has_text() -> None:
    mail = read_mail(
        HEAD + b"Content-Type: text/html\r\n\r\n<style>p{}</style><p>Hello <b>you</b></p><p>Bye</p>"
    )

    assert mail.text == "Hello you\n\nBye"
    assert "<b>" in mail.html


@pytest.mark.parametrize("head", [HEAD + b"\r\n", PLAIN])
def test_html_that_a_script_sends_as_plain_text_is_read_as_html(head: bytes) -> None:
    mail = read_all(
        head + b"<html>\n<body><p>Name: Ana</p><p>Six chairs &amp; a table</p></body></html>"
    )

    assert mail.text == "Name: Ana\n\nSix chairs & a table"
    assert mail.part_types == ("text/html",)


@pytest.mark.parametrize(
    "text", ["<div> tags break on our page, can you look?", "<b>Ana</b> wants six chairs", "a < b"]
)
def test_plain_text_that_speaks_of_tags_stays_as_it_is(text: str) -> None:
    assert read_all(PLAIN + text.encode()).text == text


def test_empty_plain_part_gives_way_to_html() -> None:
    raw = (
        HEAD
        + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n \r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>words</p>\r\n--b--"
    )

    assert read_mail(raw).text.strip() == "words"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\offer.pdf", "offer.pdf"),
        ("..", ""),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("\0plan<1>.dwg", "plan_1_.dwg"),
    ],
)
def test_file_names_stay_in_their_folder(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("utf-8", "Größe".encode(), "Größe"),
        ("iso-8859-1", "5 €".encode("cp1252"), "5 €"),
        ("us-ascii", "Größe".encode(), "Größe"),
        ("utf-8", "Größe".encode("cp1252"), "Größe"),
        ("iso-2022-jp", "製品について".encode("iso2022_jp"), "製品について"),
        ("us-ascii", "製品について".encode("iso2022_jp"), "製品について"),
        ("gb2312", "询价".encode("gb18030"), "询价"),
        ("x-no-such-charset", "Türgriffe, für Türen".encode("cp1252"), "Türgriffe, für Türen"),
        ("punycode", b"abc", "abc"),
        ("zlib", b"abc", "abc"),
        ("utf-7", b"Gr+APY-n", "Grön"),
    ],
)
def test_charsets_wrong_missing_and_strange(charset: str, data: bytes, text: str) -> None:
    mail = read_all(HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + data)

    assert mail.text == text


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Jürgen <a@example.org>".encode("cp1252"), "Jürgen"),
        ("Jürgen <a@example.org>".encode(), "Jürgen"),
        (b"=?utf-8?q?J=C3=BCrgen?= =?utf-8?q?_=C3=96hler?= <a@example.org>", "Jürgen Öhler"),
        (b"=?utf-8?b?SsO8cmdlbsM=?= =?utf-8?b?tg==?= <a@example.org>", "Jürgenö"),
        (b'"=?utf-8?q?Lopez=2C_Ana?=" <a@example.org>', "Lopez, Ana"),
        (b'"victim@example.com" <a@example.org>', "victim@example.com"),
        (b"Ana Lopez <a@example.org", "Ana Lopez"),
    ],
)
def test_sender_names_are_decoded(header: bytes, name: str) -> None:
    mail = read_all(b"From: " + header + b"\r\n\r\nx")

    assert (mail.sender.name, mail.sender.email) == (name, "a@example.org")


def test_header_injection_leaves_one_line() -> None:
    mail = read_all(
        b"From: a@example.org\r\nSubject: =?utf-8?q?x=0D=0ABcc:_all@example.org?=\r\n\r\nx"
    )

    assert mail.subject == "x Bcc: all@example.org"


def test_blanks_behind_the_name_of_an_encoding_are_none_of_it() -> None:
    head = b"Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n"
    encoding = b"Content-Transfer-Encoding: quoted-printable  \r\n\r\n"

    assert read_all(head + encoding + b"Gr=C3=BC=\r\n\xc3\x9fe").text == "Grüße"


def test_a_charset_with_a_nul_in_it_leaves_the_mail_readable() -> None:
    raw = b"Subject: x\r\nContent-Type: text/plain; charset=\0utf-8\r\n\r\n" + "Grüße".encode()

    assert read_all(raw).text == "Grüße"


def test_format_flowed_is_unfolded() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/plain; format=flowed\r\n\r\nThis goes \r\non here.\r\n> quoted \r\n> too\r\n-- \r\nAna"
    )

    assert read_mail(raw).text == "This goes on here.\n> quoted too\n-- \nAna"


def test_attached_message_with_raw_letters_in_its_headers_has_the_same_digest_each_time() -> None:
    raw = (
        HEAD
        + b"Content-Type: message/rfc822\r\n\r\n"
        + "From: Jörg <j@example.org>\r\nSubject: Grüße\r\n\r\nx".encode()
    )

    assert read_mail(raw).attached[0].digest == read_mail(raw).attached[0].digest


def test_bare_text_is_a_mail_with_only_a_body() -> None:
    mail = read_mail("Grüße aus Köln\n\nOn Monday we wrote:".encode())

    assert mail.text == "Grüße aus Köln\n\nOn Monday we wrote:"
    assert mail.sender.email == ""
    assert "no mail headers" in mail.defects[0]


def test_mailbox_line_and_byte_order_mark_are_no_headers() -> None:
    assert (
        read_mail(b"From ana@example.org Mon Mar  2 10:00:00 2026\n" + HEAD + b"\n\nx").subject
        == "Hi"
    )
    assert read_mail(b"\xef\xbb\xbf" + PLAIN + b"x").subject == "Hi"


@pytest.mark.parametrize("raw", [b"", b" \r\n\r\n", b"\n" * 100])
def test_nothing_is_unreadable_and_says_so(raw: bytes) -> None:
    assert read_mail(raw).unreadable == "the message is empty"


def nested(levels: int, tail: bytes = b"") -> bytes:
    out = HEAD + b"Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
    for level in range(levels):
        out += b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (level, level + 1)
    return out + b"--b%d\r\nContent-Type: text/plain\r\n\r\nhello deep\r\n" % levels + tail


_ZIP = base64.encodebytes(b"\0" * 200_000)
PARTS = {
    b"text/plain": ("hi", ""),
    b"TEXT/Plain; Charset=UTF-8; format=flowed": ("hi", ""),
    b'text/plain;\r\n\tcharset="us-ascii"': ("hi", ""),
    b"text/plain; charset*=utf-8''utf-8": ("hi", ""),
    b"text/plain; name=a.txt": ("", "a.txt"),
    b"text/plain; charset=utf-8; name*=utf-8''%C3%A4.txt": ("", "ä.txt"),
    b"text/plain; charset=utf-8\r\nContent-Disposition: attachment": ("", ""),
    b'text/plain\r\nContent-Disposition: inline; filename="=?utf-8?q?=C3=A4?=.txt"': ("", "ä.txt"),
    b"text\r\nContent-Transfer-Encoding: 7BIT": ("hi", ""),
    b"text/plain; charset=utf-8; broken": ("hi", ""),
}


@pytest.mark.parametrize("head", list(PARTS))
def test_what_a_part_says_of_itself_is_read_however_it_says_it(head: bytes) -> None:
    text, name = PARTS[head]
    mail = read_mail(
        HEAD
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nabove\r\n--b\r\nContent-Type: "
        + head
        + b"\r\n\r\nhi\r\n--b--"
    )

    assert mail.text == "\n\n".join(filter(None, ("above", text)))
    assert [file.name for file in mail.attachments] == ([] if text else [name])


HOSTILE = {
    "a hundred levels": nested(100),
    "a thousand levels": nested(1_000),
    "many levels, many lines": nested(110, b"line\r\n" * 400_000),
    "a thousand attached messages in one another": HEAD
    + b"Content-Type: message/rfc822\r\n\r\n"
    + b"From: x@example.org\r\nContent-Type: message/rfc822\r\n\r\n" * 1_000,
    "one header of 10 MB": HEAD + b"X-A: " + b"a" * 10_000_000 + b"\r\n\r\nbody",
    "10 MB of headers": HEAD + b"X-A: aaaaaaaa\r\n" * 700_000 + b"\r\nbody",
    "a subject of encoded words without end": b"From: a@example.org\r\nSubject: "
    + b"=?utf-8?q?=41?= " * 400_000
    + b"\r\n\r\nx",
    "senders without end": b"From: " + b'"a" <a@example.org>, ' * 300_000 + b"\r\n\r\nx",
    "a folded header without end": b"From: a@example.org\r\nSubject: a\r\n"
    + b" b\r\n" * 1_000_000
    + b"\r\nx",
    "30 MB of words": PLAIN + b"word " * 6_000_000,
    "quotes in quotes": PLAIN + b"> > On a wrote:\r\n" * 500_000,
    "one endless line": PLAIN + b"On " * 4_000_000,
    "labels without end": PLAIN + b"Name: x@example.org\r\n" * 300_000,
    "header blocks without end": PLAIN + b"From: x@example.org\r\nDate: x\r\n" * 200_000,
    "phones without end": PLAIN + b"+1 202 555 0123 44 55 66\r\n" * 200_000,
    "divs in divs": HTML + b"<div>" * 500_000,
    "tables in tables": HTML + b"<table><tr><td>" * 6_000,
    "angle brackets": HTML + b"<" * 2_000_000,
    "open attributes": HTML + b"<a href='" * 200_000,
    "a bomb in base64": HEAD
    + b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + _ZIP * 40,
    "parts without end": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 200_000,
    "blank lines": PLAIN + b" \t\n" * 1_000_000,
    "a reply of blank lines": HEAD + b"In-Reply-To: <a@b>\r\n\r\n" + b"\n" * 5_900,
    "company words": PLAIN + (b"Aaa " * 90 + b"\r\n") * 5_000,
    "quotes without end, on one line": PLAIN + b"> " * 1_000_000,
    "a quote and a rule without end": PLAIN + b"Hi\n>" + b"_" * 1_000_000,
    "a quote and stars without end": PLAIN + b"Hi\n>" + b"*" * 1_000_000,
    "blanks of another width": PLAIN + "\u2003".encode() * 400_000 + b"a",
    "blanks of another width, with words": PLAIN + ("\u2003" * 150 + "a").encode() * 2_000,
    "one word without end": PLAIN + b"A" * 1_000_000,
    "one number without end": PLAIN + b"1" * 1_000_000,
    "numbers on one line": PLAIN + b"0049 " * 200_000,
    "at signs": PLAIN + b"a@" * 500_000,
    "addresses on one line": PLAIN + b"Ana Lopez <ana@example.org>, " * 100_000,
    "open brackets": PLAIN + b"(" * 1_000_000,
    "quotation marks": PLAIN + b'"' * 1_000_000,
    "a name of brackets": b'From: "' + b"(" * 7_000 + b'" <a@example.org>\r\n\r\nHi',
    "legal forms without end": PLAIN + b"A GmbH " * 100_000,
    "long words": PLAIN + (b"Aaaa-" * 80 + b"\r\n") * 5_000,
    "signature lines without end": PLAIN
    + b"Hi\r\n\r\nBest regards\r\n"
    + b"Aaa Bbb | Ccc / Ddd GmbH, 1 Main Street, 10115 Berlin\r\n" * 20_000,
    "lines of underscores": PLAIN + (b"_" * 400 + b"\r\n") * 2_500,
    "lines of hyphens": PLAIN + (b"-" * 400 + b"\r\n") * 2_500,
    "blanks that do not break, below a name": PLAIN
    + b"Best regards\r\nAna Lopez\r\n"
    + ("\xa0" * 200 + "\r\n").encode() * 2_500,
    "styles that never close": HTML + b"<style>" * 140_000,
    "comments that never close": HTML + b"<!-- " * 200_000,
    "accents without end": PLAIN + "a\u0301\u0323".encode() * 200_000,
    "references without end": HEAD + b"References: " + b"<a@b> " * 500_000 + b"\r\n\r\nx",
    "an endless Message-ID": HEAD + b"Message-ID: <" + b"a" * 90_000 + b"@x>\r\n\r\nx",
    "NULs": b"\0" * 1_000,
    "a NUL and a surrogate in the subject": HEAD.replace(b"Hi", b"H\0i\xed\xa0\x80")
    + b"\r\nbo\0dy\xed\xa0\x80",
    "lone surrogates by charset": b"From: =?utf-16?b?2AA=?= <a@example.org>\r\n"
    b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-",
    "garbage as content type": HEAD
    + b'Content-Type: ;;;=;"\xff\r\nContent-Disposition: x; filename*0*=\xff\r\n\r\nx',
    "forwards without end": b"From: me@own.example.net\r\nSubject: Fwd: x\r\n\r\n"
    + b"From: a <b@example.com>\r\nSubject: q\r\nTo: z\r\n" * 100_000,
}


@pytest.mark.parametrize("case", list(HOSTILE))
def test_hostile_mail_is_read_within_two_seconds(case: str) -> None:
    read_all(PLAIN + b"warm up: +44 20 7946 0123")
    started = time.process_time()

    read_all(HOSTILE[case])

    assert time.process_time() - started < 2


def test_big_mail_is_read_to_its_limit_and_says_so() -> None:
    mail = read_mail(PLAIN + b"words first\r\n" + b"x" * (MAX_BYTES + 1))

    assert mail.text.startswith("words first")
    assert mail.size > MAX_BYTES
    assert any("only the first" in defect for defect in mail.defects)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(sorted(GOLD.glob("*.eml"))), st.integers(0, 3_000))
def test_random_bytes_anywhere_in_a_mail_are_survived(noise: bytes, path: Path, at: int) -> None:
    raw = path.read_bytes()

    read_all(raw[:at] + noise + raw[at + len(noise) :])


OUTLOOK_FILE = b"\xd0\xcf\x11\xe0"
"""How a message saved by Outlook (.msg) begins: no mail server hands one out, and it is no MIME."""


_TYPES = st.sampled_from(
    [
        *("text/plain", "text/html", "text/calendar", "message/rfc822", "message/delivery-status"),
        *("multipart/mixed", "multipart/alternative", "multipart/report", "application/pdf", "x"),
        *("text/plain; charset=utf-7", "text/plain; charset=nonsense"),
        *("text/plain; format=flowed; delsp=yes", 'multipart/mixed; boundary=""'),
    ]
)
_ENCODINGS = st.sampled_from(
    ["7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "nonsense"]
)
_WORDS = st.text(max_size=80) | st.sampled_from(
    [
        "Tel: +44 20 7946 0123",
        "> quoted",
        "On Monday, Ana wrote:",
        "=?utf-8?q?=ff?=",
        "E-Mail: ana@example.org",
        "-- ",
    ]
)


@st.composite
def composed_parts(draw: st.DrawFn, depth: int = 0) -> bytes:
    """A MIME part of nonsense with structure: what no sender means and some program sends."""
    kind = draw(_TYPES)
    head = f"Content-Type: {kind}"
    if depth < 4 and kind.startswith("multipart/"):
        bound = draw(st.sampled_from(["a", "b", "", "-" * 80]))
        inner = draw(st.lists(composed_parts(depth + 1), max_size=3))
        body = b"".join(b"\r\n--%s\r\n%s" % (bound.encode(), part) for part in inner)
        return f'{head}; boundary="{bound}"\r\n\r\n'.encode() + body + f"\r\n--{bound}--".encode()
    lines = "\r\n".join(draw(st.lists(_WORDS, max_size=6)))
    coded = f"{head}\r\nContent-Transfer-Encoding: {draw(_ENCODINGS)}\r\n\r\n{lines}"
    return coded.encode("utf-8", "surrogatepass")


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(composed_parts(), _WORDS, _WORDS)
def test_mime_that_no_program_means_is_survived(part: bytes, sender: str, subject: str) -> None:
    head = f"From: {sender} <ana@example.org>\r\nSubject: {subject}\r\n"

    read_all(head.encode("utf-8", "surrogatepass") + part)


@pytest.mark.slow
@settings(max_examples=1_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=2_000))
def test_any_bytes_are_survived(raw: bytes) -> None:
    read_all(raw)


@pytest.mark.slow
@pytest.mark.parametrize("case", list(HOSTILE))
def test_hostile_mail_takes_bounded_memory(case: str) -> None:
    read_all(PLAIN + b"warm up")
    tracemalloc.start()
    try:
        read_all(HOSTILE[case])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < MOST_MEMORY


MOST_MEMORY = 200_000_000
"""Bytes that reading one mail may take, whatever it holds; the mail itself may be 12 MB and is copied."""


def corpus_files() -> list[Path]:
    return sorted(CORPUS.glob("*/files/*"))


needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the public mail corpus does not lie beside the checkout"
)


@needs_corpus
def test_every_mail_of_the_corpus_is_read() -> None:
    unreadable = [
        path.name
        for path in corpus_files()
        if read_all(raw := path.read_bytes()).unreadable and not raw.startswith(OUTLOOK_FILE)
    ]

    assert unreadable == []


@needs_corpus
@pytest.mark.slow
def test_every_mail_of_the_corpus_is_read_when_cut_at_any_500th_byte() -> None:
    for path in corpus_files():
        raw = path.read_bytes()[:60_000]
        for end in range(500, len(raw), 500):
            read_all(raw[:end])


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("poison", [b"\0", b"\xed\xa0\x80", b"\xff", b"=?x?q?=?=", b"\r\r\n"])
def test_every_mail_of_the_corpus_is_read_with_poison_sprinkled_in(poison: bytes) -> None:
    for path in corpus_files():
        raw = path.read_bytes()[:60_000]
        step = max(len(raw) // 12, 1)
        read_all(poison.join(raw[at : at + step] for at in range(0, len(raw), step)))


@needs_corpus
def test_corpus_lists_are_readable() -> None:
    listings = list(CORPUS.glob("*/expected.jsonl"))

    assert all(
        json.loads(line)["file"]
        for listing in listings
        for line in listing.read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize(
    "name",
    ["(Sales)", "[x]", "()", "|", "{ }", ",", "'", "(", ")(", "via", "/ /", "•", "-", "(GmbH)"],
)
def test_a_sender_whose_name_is_hardly_one_is_read(name: str) -> None:
    raw = PLAIN.replace(b"Ana Lopez", f'"{name}"'.encode()) + b"We need ten chairs, please."

    assert read_all(raw).sender.email == "ana@example.org"
    assert read_all(raw.replace(b'"', b"")).text == "We need ten chairs, please."


def test_binary_without_headers_is_no_mail() -> None:
    assert read_all(b"\x00\x01\x02 not a mail").unreadable


TURNED = "A\u200bna\u2060 \u202eLopez\u202c"


def test_marks_that_nobody_sees_are_left_out_of_every_cell() -> None:
    letter = f"We need ten chairs.\n\nBest regards\n{TURNED}\nLopez Chairs \u2066Ltd\nTel: +44 20 7946 \u202e0123"
    form = f"Name: {TURNED}\nE-mail: ana@example.org\nCompany: \u202dLopez Ltd\nMessage: Ten \u202echairs"
    for text in (letter, form):
        raw = f"From: <ana@example.org>\nSubject: \u202echairs\u200b\n\n{text}".encode()

        inquiry = read_inquiry(read_mail(raw), NOW, US).inquiry

        assert inquiry is not None
        assert inquiry.contact.name == "Ana Lopez"
        shown = (
            inquiry.subject,
            inquiry.interest,
            inquiry.message,
            *map(str, asdict(inquiry.contact).values()),
        )
        assert not any(
            mark in cell for mark in "\u200b\u2060\u202c\u202d\u202e\u2066" for cell in shown
        )


def test_entities_hide_nothing_in_a_letter() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/html\r\n\r\n<p>We&#8238; need&#1; ten&#x1b; chairs&#x200b;, please.</p>"
    )

    inquiry = read_inquiry(read_mail(raw), NOW, US).inquiry

    assert inquiry is not None
    assert inquiry.message == inquiry.text == "We need ten chairs, please."


def test_entities_hide_nothing_in_a_forms_answers() -> None:
    rows = {
        "Name": "Ana&#8238; &#x1b;Lopez",
        "Email": "ana@example.org",
        "Message": "Ten &#8238;chairs&#1; please",
    }
    table = "".join(f"<tr><td>{label}</td><td>{said}</td></tr>" for label, said in rows.items())
    raw = HEAD + f"Content-Type: text/html\r\n\r\n<table>{table}</table>".encode()

    inquiry = read_inquiry(read_mail(raw), NOW, US).inquiry

    assert inquiry is not None
    assert (inquiry.contact.name, inquiry.message) == ("Ana Lopez", "Ten chairs please")


def test_marks_of_reading_direction_leave_names_alone() -> None:
    raw = "From: \u202eevil\u202c Ana <ana@example.org>\nSubject: hi\n\nTen chairs".encode()

    assert read_all(raw).sender.name == "evil Ana"


def test_endless_name_keeps_its_address() -> None:
    raw = b'From: "' + b"A" * 70_000 + b'" <ana@example.org>\nSubject: hi\n\nTen chairs'

    assert read_all(raw).sender.email == "ana@example.org"


def test_endless_blanks_are_read_at_once() -> None:
    raw = PLAIN + b" " * 300_000 + b"x"
    started = time.process_time()

    read_all(raw)

    assert time.process_time() - started < 2
