"""A header that a forward shows is no part of the message that is passed on, however a mail program sets its lines."""

from __future__ import annotations

import pytest

from leads.model import Source
from tests.leads.inquiries.test_screening import reading_of

HEADERS = (
    "From: Sam Own <sam@own.test>\nTo: info@own.test\nSubject: FW: Offer\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
)


@pytest.mark.parametrize(
    "head",
    [
        ("Von: Ioana Pop <ioana@example.com>", "Gesendet: Freitag, 9. Oktober 2026 09:10",
         "An: Sam Own <sam@own.test>", "Betreff: Offer"),
        ("De : Ioana Pop <ioana@example.com>", "Envoyé : vendredi 9 octobre 2026 09:10",
         "À : Sam Own <sam@own.test>", "Cc : info@own.test", "Objet : Offer"),
        ("From: Ioana Pop <ioana@example.com>", "Sent: Friday, October 9, 2026 9:10 AM",
         "To: Sam Own <sam@own.test>", "Subject: Offer"),
        ("Od: Ioana Pop <ioana@example.com>", "Wysłano: piątek, 9 października 2026 09:10",
         "Do: Sam Own <sam@own.test>", "Temat: Offer"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_header_lines_of_a_forward_may_be_paragraphs_of_their_own(
    head: tuple[str, ...], between: str
) -> None:
    said = "Hello,\n\nwe need two hundred trays.\n\nTo: the same address as last time, please."

    reading = reading_of(HEADERS, f"FYI\n\n{between.join(head)}\n\n{said}\n")

    assert reading.inquiry
    assert reading.inquiry.contact.email == "ioana@example.com"
    assert reading.inquiry.message == said


def test_a_form_in_our_own_name_that_tells_sender_subject_and_date_is_no_forward() -> None:
    headers = (
        "From: iletisim@own.test\nTo: info@own.test\nSubject: Web sitesi formu\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
    )
    said = "Almanya'dan yazıyorum, halımızın bir kenarı güve yemiş. Tamir ediyor musunuz?"
    body = (
        "Gönderen   : Hatice Demirbağ\nE-Posta    : hatice@example.org\nTelefon    : +49 152 28817344\n"
        f"Konu       : Halı tamiri\nMesaj      : {said}\nTarih      : 02.10.2026 20:17:45\n"
    )

    reading = reading_of(headers, body)

    assert reading.inquiry
    assert reading.inquiry.source is Source.WEB_FORM
    assert reading.inquiry.contact.name == "Hatice Demirbağ"
    assert reading.inquiry.contact.phone == "+4915228817344"
    assert reading.inquiry.message == said
