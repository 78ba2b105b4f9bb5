"""Which mails are kept out, which are not, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Workspace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
US = Workspace(
    own_addresses=frozenset({"sales@shop.test"}),
    own_domains=frozenset({"own.test"}),
    region="GB",
    mail_domain="leads.own.test",
)


def reading_of(
    headers: str, body: str = "Could you send me a price for ten chairs?\n\nAna Lopez"
) -> Reading:
    sender = "" if "From:" in headers else "From: Ana Lopez <ana@example.org>\n"
    return read_inquiry(read_mail(f"{sender}{headers}\n\n{body}".encode()), NOW, US)


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        ("Message-ID: <digest.1@leads.own.test>", Verdict.OWN),
        ("From: Ben <ben@own.test>", Verdict.OWN),
        ("From: Shop <sales@shop.test>", Verdict.OWN),
        ("X-Failed-Recipients: x@example.com", Verdict.BOUNCE),
        ("From: MAILER-DAEMON@mx.example.com\nSubject: hm", Verdict.BOUNCE),
        ("Return-Path: <>\nSubject: Échec de la remise : offre", Verdict.BOUNCE),
        ("Subject: Abwesenheitsnotiz: Angebot", Verdict.AUTO_REPLY),
        ("Subject: Réponse automatique : devis", Verdict.AUTO_REPLY),
        ("Subject: Automatisch antwoord: offerte", Verdict.AUTO_REPLY),
        ("Subject: Autosvar: tilbud", Verdict.AUTO_REPLY),
        ("Subject: 自動返信: 見積", Verdict.AUTO_REPLY),
        ("Subject: hm\nList-Id: <talk.lists.example.com>", Verdict.LIST),
        ("Subject: hm\nTo: talk@lists.example.com", Verdict.LIST),
        ("Subject: hm\nX-Spam-Flag: YES", Verdict.SPAM),
        ("Subject: hm\nX-MS-Exchange-Organization-SCL: 6", Verdict.SPAM),
        ("From: no-reply@bank.example.com\nSubject: hm", Verdict.NOTIFICATION),
    ],
)
def test_headers_keep_a_mail_out(headers: str, verdict: Verdict) -> None:
    reading = reading_of(headers)

    assert (reading.verdict, reading.inquiry) == (verdict, None)
    assert reading.because
    assert reading.evidence[0].line


@pytest.mark.parametrize(
    ("header", "verdict"),
    [
        ("Auto-Submitted: auto-replied", Verdict.AUTO_REPLY),
        ("X-Autoreply: yes", Verdict.AUTO_REPLY),
        ("Auto-Submitted: auto-generated", Verdict.NOTIFICATION),
    ],
)
def test_what_programs_mark_is_kept_out_but_who_signs_and_asks_is_only_doubted(
    header: str, verdict: Verdict
) -> None:
    unsigned = reading_of(f"Subject: hm\n{header}", "Could you send me a price for ten chairs?")
    signed = reading_of(f"Subject: hm\n{header}")

    assert (unsigned.verdict, unsigned.inquiry) == (verdict, None)
    assert signed.verdict is Verdict.INQUIRY
    assert signed.doubt.startswith("might be a")


def test_what_somebody_outside_wants_is_heard_though_a_colleague_or_our_site_tells_it() -> None:
    """Only we are told, with an address to answer to: nobody else would ever hear of it."""
    call = "A Ms Reiter rang. Could you send her a price for ten chairs? reiter@fern.example"
    colleague = "From: Ben <ben@own.test>\nTo: sales@own.test\nSubject: chairs"

    told = reading_of(colleague, call)
    copied = reading_of(f"{colleague}\nCc: reiter@fern.example", call)
    internal = reading_of(colleague, "Could you send me a price for ten chairs? ben@own.test")

    assert told.verdict is Verdict.INQUIRY
    assert told.doubt.startswith("might be a mail of our own: written by one of us")
    assert (copied.verdict, internal.verdict) == (Verdict.OWN, Verdict.OWN)


@pytest.mark.parametrize(
    "note",
    [
        "Just had a Mrs Reiter on the line, ten chairs for her school. Please ring her back on 0113 496 0182",
        "10:42 Uhr Anruf von Frau Reiter, sie hätte gern einen Preis.\n\nRückruf unter +49 471 1234560",
        "Madame Reiter a appelé pour dix chaises, merci de la rappeler au 01 99 00 12 34",
        "Ha chiamato la signora Reiter per dieci sedie, da richiamare: 06 5550 1234",
    ],
)
def test_caller_whom_a_colleague_tells_of_is_heard_and_the_colleague_is_not_the_contact(
    note: str,
) -> None:
    told = reading_of(
        "From: Sue <desk@own.test>\nTo: sales@own.test\nSubject: call", f"{note}\n\nSue"
    )

    assert told.inquiry
    assert told.doubt.startswith("might be a mail of our own")
    assert (told.inquiry.contact.email, told.inquiry.contact.name) == ("", "")
    assert told.inquiry.contact.phone


def test_bulk_mail_is_kept_out_but_who_signs_and_asks_is_only_doubted() -> None:
    marked = "Subject: hm\nPrecedence: bulk"

    many = reading_of(
        marked, "Dear customers,\n\nour spring chairs have arrived. Visit us!\n\nThe shop"
    )
    one = reading_of(marked)

    assert (many.verdict, many.inquiry) == (Verdict.LIST, None)
    assert one.verdict is Verdict.INQUIRY
    assert one.doubt.startswith("might be a list: marked as bulk mail")


@pytest.mark.parametrize(
    "headers",
    [
        "Subject: chairs",
        "Subject: chairs\nAuto-Submitted: no",
        "Subject: chairs\nAuto-Submitted: auto-forwarded",
        "Subject: chairs\nX-Auto-Response-Suppress: All",
        "Subject: chairs\nX-Spam-Flag: NO\nX-Spam-Status: No, score=1.2",
        "Subject: chairs\nList-Id: <sales.own.test>\nPrecedence: list",
        "Subject: Delivery problem with our order?",
        "Subject: Away from home: who can deliver?",
        "From: Nora Reply <nora.reply@example.org>\nSubject: chairs",
        "From: Web <noreply@own.test>\nReply-To: ana@example.org\nSubject: chairs",
    ],
)
def test_doubt_is_an_inquiry(headers: str) -> None:
    assert reading_of(headers).verdict is Verdict.INQUIRY


def test_reply_needs_headers_or_a_quote() -> None:
    assert reading_of("Subject: Re: chairs\nIn-Reply-To: <a@b.test>").verdict is Verdict.REPLY
    assert (
        reading_of(
            "Subject: AW: Stühle", "Ja, gerne.\n\nAm 1. März schrieb Ben:\n> Passt das?"
        ).verdict
        is Verdict.REPLY
    )
    assert reading_of("Subject: Re: your chairs").verdict is Verdict.INQUIRY


def test_reply_carries_what_it_refers_to_nearest_first() -> None:
    inquiry = reading_of(
        "Subject: Re: chairs [L-1042]\nIn-Reply-To: <c@b.test>\nReferences: <a@b.test>\n <b@b.test> <c@b.test>"
    ).inquiry

    assert inquiry is not None
    assert inquiry.refers_to == ("c@b.test", "b@b.test", "a@b.test")
    assert inquiry.lead_hint == "L-1042"


def test_nothing_at_all_is_unreadable() -> None:
    assert read_inquiry(read_mail(b""), NOW, US).verdict is Verdict.UNREADABLE


def test_form_from_our_own_site_is_the_visitors() -> None:
    body = "Name: Ana Lopez\nE-mail: ana@example.org\nMessage: Ten chairs, please."

    reading = reading_of(
        "From: Site <wordpress@own.test>\nAuto-Submitted: auto-generated\nPrecedence: bulk", body
    )

    assert reading.verdict is Verdict.INQUIRY
    assert reading.inquiry is not None
    assert (reading.inquiry.contact.name, reading.inquiry.contact.email) == (
        "Ana Lopez",
        "ana@example.org",
    )


def test_signature_with_labels_is_no_form() -> None:
    body = "Hello,\n\nwe need ten chairs by June.\n\nRegards\nAna Lopez\nPhone: 020 7946 0123\nE-mail: ana@example.org"

    reading = reading_of("Subject: chairs", body)

    assert reading.inquiry is not None
    assert reading.inquiry.source == "Email"
    assert reading.inquiry.message == "Hello,\n\nwe need ten chairs by June."
