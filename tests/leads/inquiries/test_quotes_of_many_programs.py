"""What mail programs put above the mail that is answered is not taken for the answer, in twenty languages."""

from __future__ import annotations

import pytest

from leads.inquiries.text.replies import trim

_LETTER = "Das passt, danke.\n\nAna"

_ATTRIBUTIONS = [
    "On Tue, 3 Mar 2026 at 09:12, Own Ltd <info@own.example.net> wrote:",
    "On Mar 3, 2026, at 9:12 AM, Own Ltd <info@own.example.net> wrote:",
    "On 03/03/2026 09:12, Own Ltd wrote:",
    "On Tuesday, March 3rd, 2026 at 9:12 AM, Own Ltd <info@own.example.net> wrote:",
    "Am Di., 3. März 2026 um 09:12 Uhr schrieb Own GmbH <info@own.example.net>:",
    "Am Di., 3. März 2026 um 09:12 Uhr schrieb Own Garten- und Landschaftsbau <\ninfo@own.example.net>:",
    "Am 03.03.26 um 09:12 schrieb Own GmbH:",
    "Am 03.03.2026 um 09:12 schrieb Own GmbH <info@own.example.net>:",
    "Le mar. 3 mars 2026 à 09:12, Own <info@own.example.net> a écrit :",
    "Le 03/03/2026 à 09:12, Own a écrit :",
    "El mar, 3 mar 2026 a las 9:12, Own (<info@own.example.net>) escribió:",
    "El 3/3/26 a las 9:12, Own escribió:",
    "Il giorno mar 3 mar 2026 alle ore 09:12 Own <info@own.example.net> ha scritto:",
    "Il 03/03/2026 09:12, Own ha scritto:",
    "Op di 3 mrt 2026 om 09:12 schreef Own <info@own.example.net>:",
    "Op 3-3-2026 om 09:12 schreef Own:",
    "Em ter., 3 de mar. de 2026 às 09:12, Own <info@own.example.net> escreveu:",
    "A terça, 3/03/2026, 09:12, Own <info@own.example.net> escreveu:",
    "wt., 3 mar 2026 o 09:12 Own <info@own.example.net> napisał(a):",
    "W dniu 3.03.2026 o 09:12, Own pisze:",
    "Den tis 3 mars 2026 kl 09:12 skrev Own <info@own.example.net>:",
    "tis 3 mars 2026 kl. 09:12 skrev Own <info@own.example.net>:",
    "Den tir. 3. mar. 2026 kl. 09.12 skrev Own <info@own.example.net>:",
    "tir. 3. mars 2026 kl. 09:12 skrev Own <info@own.example.net>:",
    "ti 3. maalisk. 2026 klo 9.12 Own (info@own.example.net) kirjoitti:",
    "út 3. 3. 2026 v 9:12 odesílatel Own <info@own.example.net> napsal:",
    "Dne 03. 03. 26 v 9:12 Own napsal(a):",
    "Own <info@own.example.net> ezt írta (időpont: 2026. márc. 3., K, 9:12):",
    "În mar., 3 mar. 2026 la 09:12, Own <info@own.example.net> a scris:",
    "Own <info@own.example.net>, 3 Mar 2026 Sal, 09:12 tarihinde şunu yazdı:",
    "Στις Τρί 3 Μαρ 2026 στις 9:12 π.μ., ο/η Own <info@own.example.net> έγραψε:",
    "вт, 3 мар. 2026 г. в 09:12, Own <info@own.example.net>:",
    "03.03.2026 09:12, Own пишет:",
    "2026年3月3日(火) 9:12 Own <info@own.example.net>:",
    "2026年3月3日周二 09:12，Own <info@own.example.net> 写道：",
    "2026년 3월 3일 (화) 오전 9:12, Own <info@own.example.net>님이 작성:",
    "Vendas <info@own.example.net> escreveu no dia sexta, 16/10/2026 à(s) 18:12:",
]

_BLOCKS = [
    "From: Own <info@own.example.net>\nSent: Tuesday, 3 March 2026 09:12\nTo: Ana\nSubject: RE: Offer",
    "Von: Own <info@own.example.net>\nGesendet: Dienstag, 3. März 2026 09:12\nAn: Ana\nBetreff: AW: Angebot",
    "De : Own <info@own.example.net>\nEnvoyé : mardi 3 mars 2026 09:12\nÀ : Ana\nObjet : RE: Devis",
    "De: Own <info@own.example.net>\nEnviado el: martes, 3 de marzo de 2026 9:12\nPara: Ana\nAsunto: RE: Oferta",
    "Da: Own <info@own.example.net>\nInviato: martedì 3 marzo 2026 09:12\nA: Ana\nOggetto: R: Offerta",
    "Van: Own <info@own.example.net>\nVerzonden: dinsdag 3 maart 2026 09:12\nAan: Ana\nOnderwerp: RE: Offerte",
    "De: Own <info@own.example.net>\nEnviada: terça-feira, 3 de março de 2026 09:12\nPara: Ana\nAssunto: RE: Orçamento",
    "Od: Own <info@own.example.net>\nWysłano: wtorek, 3 marca 2026 09:12\nDo: Ana\nTemat: RE: Oferta",
    "Från: Own <info@own.example.net>\nSkickat: den 3 mars 2026 09:12\nTill: Ana\nÄmne: SV: Offert",
    "Fra: Own <info@own.example.net>\nSendt: 3. marts 2026 09:12\nTil: Ana\nEmne: SV: Tilbud",
    "Lähettäjä: Own <info@own.example.net>\nLähetetty: ti 3.3.2026 9.12\nVastaanottaja: Ana\nAihe: VS: Tarjous",
    "Od: Own <info@own.example.net>\nOdesláno: úterý 3. března 2026 9:12\nKomu: Ana\nPředmět: RE: Nabídka",
    "Feladó: Own <info@own.example.net>\nElküldve: 2026. március 3., kedd 9:12\nCímzett: Ana\nTárgy: RE: Ajánlat",
    "De la: Own <info@own.example.net>\nTrimis: marți, 3 martie 2026 09:12\nCătre: Ana\nSubiect: RE: Oferta",
    "Kimden: Own <info@own.example.net>\nGönderildi: 3 Mart 2026 Salı 09:12\nKime: Ana\nKonu: RE: Teklif",
    "От: Own <info@own.example.net>\nОтправлено: 3 марта 2026 г. 9:12\nКому: Ana\nТема: RE: Предложение",
    "Από: Own <info@own.example.net>\nΣτάλθηκε: Τρίτη, 3 Μαρτίου 2026 9:12\nΠρος: Ana\nΘέμα: RE: Προσφορά",
    "差出人: Own <info@own.example.net>\n送信日時: 2026年3月3日 9:12\n宛先: Ana\n件名: RE: 見積",
    "发件人: Own <info@own.example.net>\n发送时间: 2026年3月3日 9:12\n收件人: Ana\n主题: RE: 报价",
    "-----Original Message-----\nFrom: Own <info@own.example.net>",
    "-----Ursprüngliche Nachricht-----\nVon: Own <info@own.example.net>",
    "---------- Původní e-mail ----------\nOd: Own <info@own.example.net>",
    '"Own" <info@own.example.net>\n\n03/03/2026 09:12\n\nTo\tana@example.org\nSubject\tRe: Offer',
]


@pytest.mark.parametrize("attribution", _ATTRIBUTIONS)
def test_answer_ends_where_a_program_says_who_wrote_what_follows(attribution: str) -> None:
    text = f"{_LETTER}\n\n{attribution}\n\n> Sehr geehrte Frau Lopez,\n> anbei unser Angebot.\n"

    assert trim(text).reply == _LETTER


@pytest.mark.parametrize("block", _BLOCKS)
def test_answer_ends_where_the_headers_of_the_older_mail_begin(block: str) -> None:
    text = f"{_LETTER}\n\n{block}\n\nSehr geehrte Frau Lopez,\nanbei unser Angebot.\n"

    assert trim(text).reply == _LETTER
