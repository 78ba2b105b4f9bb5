"""Receipts for mails of ours are no inquiries, in whatever form; certified mail is read inside its envelope."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Workspace

US = Workspace(own_domains=frozenset({"own.example.net"}), region="IT")
PLAIN = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
READ = [
    ("Return Receipt - Propeller nuts", "Your document:  Propeller nuts\nwas received by:  L. Amberg\nat: 19.11.2026"),
    ("Empfangsbestätigung - Angebot", "Ihr Dokument:  Angebot\nwurde erhalten von:  K. Ott/Einkauf\nam: 19.11."),
    ("Accusé de réception - Devis", "Votre document :  Devis\na été reçu par :  L. Petit/Achats\nle : 19/11/2026"),
    ("Acuse de recibo - Presupuesto", "Su documento:  Presupuesto\nha sido recibido por:  A. Gil\na las: 19/11/2026"),
    ("Read: Offer 12", "Your message\n\n   To: Ann\n   Subject: Offer 12\n   Sent: Monday\n\n was read on Monday."),
    ("Gelesen: Angebot 12", "Ihre Nachricht\n\n   An: Ott\n   Betreff: Angebot 12\n\n wurde am Montag gelesen."),
    ("Lu : Devis 12", "Votre message\n\n   À : Petit\n   Objet : Devis 12\n\n a été lu le lundi."),
    ("Letto: Preventivo", "Il messaggio\n\n   A: Conti\n   Oggetto: Preventivo\n\n è stato letto il lunedì."),
    ("Gelezen: Offerte", "Uw bericht\n\n   Aan: Bos\n   Onderwerp: Offerte\n\n is gelezen op maandag."),
    ("Lida: Orçamento", "A sua mensagem\n\n   Para: Reis\n   Assunto: Orçamento\n\n foi lida em segunda-feira."),
    ("Przeczytano: Oferta", "Twoja wiadomość\n\n   Do: Nowak\n   Temat: Oferta\n\n została przeczytana wczoraj."),
    ("Läst: Offert", "Ditt meddelande\n\n   Till: Berg\n   Ämne: Offert\n\n lästes den måndag."),
    ("Læst: Tilbud", "Din meddelelse\n\n   Til: Holm\n   Emne: Tilbud\n\n blev læst mandag."),
    ("Přečteno: Nabídka", "Vaše zpráva\n\n   Komu: Novák\n   Předmět: Nabídka\n\n byla přečtena v pondělí."),
    ("開封済み: お見積り", "お客様のメッセージは 2026年11月19日に開封されました。"),
]  # fmt: skip
HEARD = [
    ("Read: your catalogue", "Your message was read by my boss, too; we would like 20 of no. 5."),
    ("Empfangsbestätigung", "Ihre Nachricht habe ich erhalten. Bitte schicken Sie uns ein Angebot über 20 Stühle."),
    ("Accettazione preventivo: scale", "Accettiamo il preventivo e ordiniamo n. 2 scale. Quando la consegna?"),
]  # fmt: skip
ENVELOPE = """\
From: "Per conto di: acquisti@pec.comune.example" <posta-certificata@pec.gestore.example>
Reply-To: acquisti@pec.comune.example
To: sales@own.example.net
Subject: {subject}: Richiesta preventivo
{header}Message-ID: <opec1@pec.gestore.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset="iso-8859-1"

Messaggio di posta certificata

Il messaggio originale e' incluso in allegato.
--a
Content-Type: text/html; charset="iso-8859-1"

<html><body><h3>Messaggio di posta certificata</h3></body></html>
--a--
--b
Content-Type: application/xml; name="daticert.xml"
Content-Disposition: inline; filename="daticert.xml"

<postacert/>
--b
Content-Type: message/rfc822; name="postacert.eml"
Content-Disposition: inline; filename="postacert.eml"

From: Luca Bini <acquisti@pec.comune.example>
To: sales@own.example.net
Subject: Richiesta preventivo
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Si chiede preventivo per 12 panchine.

Luca Bini
--b--
"""


def reading_of(raw: str) -> Reading:
    return read_inquiry(read_mail(raw.encode()), datetime(2026, 3, 1, tzinfo=UTC), US)


def letter(subject: str, body: str, headers: str = "") -> str:
    sender = "From: Lou Amberg <lou@halden.example>\nTo: sales@own.example.net\n"
    return f"{sender}{headers}Subject: {subject}\n{PLAIN}\n{body}\n"


@pytest.mark.parametrize(("subject", "body"), READ)
def test_a_receipt_in_plain_words_is_none(subject: str, body: str) -> None:
    reading = reading_of(letter(subject, body))

    assert (reading.verdict, reading.because) == (
        Verdict.NOTIFICATION,
        "a receipt for a mail of ours",
    )


@pytest.mark.parametrize(("subject", "body"), HEARD)
def test_who_writes_under_a_receipts_subject_is_heard(subject: str, body: str) -> None:
    assert reading_of(letter(subject, body)).inquiry is not None


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        ("accettazione", Verdict.NOTIFICATION),
        ("avvenuta-consegna", Verdict.NOTIFICATION),
        ("presa-in-carico", Verdict.NOTIFICATION),
        ("errore-consegna", Verdict.BOUNCE),
        ("non-accettazione", Verdict.BOUNCE),
    ],
)
def test_what_a_certifier_says_of_a_mail_of_ours_is_no_inquiry(kind: str, verdict: Verdict) -> None:
    raw = letter("CONSEGNA: Offerta", "Ricevuta.", f"X-Ricevuta: {kind}\n")

    assert reading_of(raw).verdict is verdict


@pytest.mark.parametrize(
    ("subject", "header"),
    [
        ("POSTA CERTIFICATA", "X-Trasporto: posta-certificata\n"),
        ("ANOMALIA MESSAGGIO", "X-Trasporto: errore\n"),
        ("POSTA CERTIFICATA", ""),
    ],
)
def test_certified_mail_is_the_letter_in_its_envelope(subject: str, header: str) -> None:
    mail = read_mail(ENVELOPE.format(subject=subject, header=header).encode())
    reading = reading_of(ENVELOPE.format(subject=subject, header=header))

    assert reading.inquiry is not None
    assert reading.inquiry.contact.name == "Luca Bini"
    assert reading.inquiry.contact.email == "acquisti@pec.comune.example"
    assert reading.inquiry.subject == "Richiesta preventivo"
    assert reading.inquiry.message == "Si chiede preventivo per 12 panchine."
    assert mail.message_id == "opec1@pec.gestore.example"
