"""Letters that say nothing: a lone link, a program for a file, a picture that is an archive."""

from __future__ import annotations

import base64

import pytest

from leads.inquiries.screening.verdicts import Verdict
from tests.leads.inquiries.test_screening import reading_of

ARCHIVE = b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(200))
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(200))
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(200))
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(200))


def with_file(name: str, data: bytes, words: str = "") -> str:
    return (
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{words}\n--b\n"
        f'Content-Type: application/octet-stream; name="{name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n{base64.encodebytes(data).decode()}\n--b--\n'
    )


HEAD = "To: sales@shop.test\nContent-Type: multipart/mixed; boundary=b\nSubject: "


@pytest.mark.parametrize(
    ("subject", "name", "data"),
    [
        ("scan 0093", "statement.xlsm", ARCHIVE),
        ("FYI", "details.DOCM", ARCHIVE),
        ("payment copy", "copy.pdf.exe", PROGRAM),
        ("documents", "view.js", b"var a = 1;"),
        ("documents", "report.hta", b"<script>"),
        ("img", "photo.jpg", ARCHIVE),
        ("img", "scan_0012.png", PROGRAM),
        ("doc", "statement.pdf", OLD_OFFICE),
    ],
)
def test_a_file_that_does_harm_and_no_word_beside_it_is_spam(
    subject: str, name: str, data: bytes
) -> None:
    assert reading_of(f"{HEAD}{subject}", with_file(name, data)).verdict is Verdict.SPAM


@pytest.mark.parametrize(
    ("subject", "name", "data", "words"),
    [
        ("Order 4711", "order.xlsm", ARCHIVE, ""),
        ("Bestellung", "Bestellformular.xlsm", ARCHIVE, ""),
        ("our list", "list.xlsm", ARCHIVE, "Please quote for the attached list.\n\nAna Lopez"),
        (
            "liste",
            "liste.xlsm",
            ARCHIVE,
            "hier die Stückliste, wie am Telefon besprochen. Gruß Ana",
        ),
        ("the roof", "photo.jpg", PICTURE, ""),
        ("drawings", "drawings.zip", ARCHIVE, ""),
        ("price list", "items.xlsx", ARCHIVE, ""),
        ("does it run on this?", "setup.exe", PROGRAM, "could you look at this? Ana Lopez"),
        ("Re: drawing", "plan.jpg", ARCHIVE, "here it is again, the one from before. Ana"),
    ],
)
def test_a_file_that_may_do_harm_is_heard_where_somebody_says_something(
    subject: str, name: str, data: bytes, words: str
) -> None:
    assert reading_of(f"{HEAD}{subject}", with_file(name, data, words)).inquiry is not None


LONE = '<html><body>\n<a href="https://pages.example/wp-admin/js/auth.php">Open document</a>\n</body></html>'
AS_HTML = "Content-Type: text/html; charset=utf-8\nTo: sales@shop.test\nSubject: "


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (f"{AS_HTML}Document", LONE),
        ("To: sales@shop.test\nSubject: Document", LONE),
        (f"{AS_HTML}hi", '<p><a href="https://x.example/a"><b>Watch now</b></a></p><p>&nbsp;</p>'),
    ],
)
def test_html_of_nothing_but_a_link_is_spam(headers: str, body: str) -> None:
    assert reading_of(headers, body).verdict is Verdict.SPAM


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (f"{AS_HTML}price?", '<p><a href="https://shop.test/bench">Oak bench</a></p>'),
        (f"{AS_HTML}Angebot bitte", '<p><a href="https://x.example/a">Tisch Alma</a></p>'),
        (f"{AS_HTML}bench", '<p><a href="https://x.example/a">https://x.example/a</a></p>'),
        (f"{AS_HTML}bench", '<p><a href="https://x.example/a">Oak bench</a></p><p>Ana Lopez</p>'),
        (f"{AS_HTML}bench", '<p><a href="https://own.test/bench">Oak bench</a></p>'),
        (f"{AS_HTML}call me", '<p><a href="tel:+442079460123">020 7946 0123</a></p>'),
        (
            f"{AS_HTML}hm",
            '<p><a href="https://x.example/a">Four oak benches 180 cm for the park</a></p>',
        ),
    ],
)
def test_a_link_with_anything_beside_it_is_heard(headers: str, body: str) -> None:
    assert reading_of(headers, body).inquiry is not None


def test_a_purse_to_pay_into_is_junk() -> None:
    words = "Yours for free!\n\nbtc 1BoatSLRHtKNngkdXEeobR76b53LETtpyT\n\nbye"

    assert reading_of("Subject: Free", words).verdict is Verdict.SPAM
