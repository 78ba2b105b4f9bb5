"""Notices of programs: of machines, senders that take no answers, invoices, parcels, accounts, calendars."""

from __future__ import annotations

from leads.inquiries.screening.candidates import Candidate, Screen, doubtful, header_line
from leads.inquiries.screening.personal_letters import (
    IN_PERSON,
    PROGRAM_SPEAKS,
    asks_as_people_do,
    is_for_others,
    is_personal,
    is_signed,
    may_be_a_persons,
    signs_and_asks,
    speaks_in_person,
)
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.wanting import wants
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, flattened

ANNOUNCED = Phrasebook("announced")
NOTICES, PASSING_ON = Phrasebook("notices"), Phrasebook("passing_on")
STATUS_TOLD = Phrasebook("status_told")
_NO_REPLY = late_pattern(
    r"(?i)^(?:[\w.+-]*[-_.+])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donot[-_.]?reply|"
    r"not?[-_.]?responder|nicht[-_.]?antworten|ne[-_.]?pas[-_.]?repondre|"
    r"nao[-_.]?responda|non[-_.]?rispondere|no[-_.]?(?:contestar|responder)|niet[-_.]?beantwoorden|"
    r"ikke[-_.]?svare?|"
    r"svar[-_.]?(?:ikke|ej|inte)|(?:inte|ej)[-_.]?svara|nie[-_.]?odpowiada[cj]|neodpovida\w*|ala[-_.]?vastaa|"
    r"ne[-_.]?valaszol\w*|"
    r"yanitlama\w*|nu[-_.]?raspunde\w*|notifications?|notify|alerts?|mailer|"
    r"auto-?confirm|automailer|system|robot|bot|cron|root|www-data|apache|nobody)"
    r"(?:[-_.+][\w.+-]*)?@"
)
_NOTICE_SUBJECT = late_pattern(
    r"(?i)^\W{0,4}(?:your (?:\w+ ){0,3}(?:invoice|receipt|order|statement|payment|"
    r"subscription|bill|booking|password|account|parcel|package|delivery)|"
    r"invoice (?:#|no|\d|for|from)|receipt (?:for|from|#)|order (?:confirmation|shipped|#\d)|"
    r"payment (?:received|confirmation|reminder|failed)|"
    r"(?:reset|confirm|verify|activate) your|security alert|sign-?in (?:attempt|from)|"
    r"new (?:login|sign-?in)|verification code|"
    r"ihre (?:rechnung|bestellung|buchung|sendung)|rechnung (?:nr|\d|re)|bestellbestätigung|"
    r"zahlungserinnerung|versandbestätigung|auftragsbestätigung|"
    r"votre (?:facture|commande|colis)|facture (?:n|\d)|su (?:factura|pedido)|factura (?:n|"
    r"\d)|la (?:sua|tua) (?:fattura|ordine)|fattura (?:n|\d)|uw (?:factuur|bestelling)|"
    r"factuur (?:n|\d)|"
    r"twoja faktura|faktura (?:nr|\d)|din (?:faktura|order|ordre))"
)


_WHOLE_NAME = 2


def machine_made(candidate: Candidate) -> Screen | None:
    """Auto-Submitted, or a null return path: nobody sits at the other end."""
    mail = candidate.mail
    if candidate.has_form:
        return None
    value = mail.header("Auto-Submitted").partition(";")[0].strip().lower()
    if value and value not in {"no", "auto-forwarded"}:
        found = notice("made by a machine", header_line(mail, "Auto-Submitted"), 0.9)
        is_heard = _may_be_heard(candidate) or asks_as_people_do(candidate)
        return doubtful(found) if is_heard else found
    if mail.header("Return-Path").replace(" ", "") == "<>" and not mail.reply_to:
        found = notice(
            "sent by a machine: answers to it go nowhere", header_line(mail, "Return-Path"), 0.75
        )
        return doubtful(found) if candidate.asks or _may_be_heard(candidate) else found
    return None


def _may_be_heard(candidate: Candidate) -> bool:
    """Whether a person may have written what a program sends: one who signs at the end where nobody is to answer."""
    if passes_on(candidate):
        return True
    if takes_no_answers(candidate.mail.sender.email):
        ends_signed = is_signed(candidate, _LAST_LINES) and is_personal(candidate)
        return ends_signed or signs_and_asks(candidate)
    return may_be_a_persons(candidate)


def passes_on(candidate: Candidate) -> bool:
    """Whether a program passes on to us what somebody wants: a chat's message, a caller's words, a buyer's order."""
    if is_for_others(candidate):
        return False
    flat = flattened(f"{candidate.mail.subject}. {candidate.written[:_TOLD_WITHIN]}")
    points = PASSING_ON.points(flat, ("any",))
    return points >= _ORDERS or (points > 0 and candidate.asks)


_ORDERS = 2
"""Points of passing on at which nobody need ask for anything: it is an order."""
_TOLD_WITHIN = 300
_LAST_LINES = 3


def takes_no_answers(email: str) -> bool:
    """Whether an address says of itself that nobody reads what is sent there."""
    return bool(_NO_REPLY.match(email))


def no_reply_sender(candidate: Candidate) -> Screen | None:
    """A sender that asks for no answer, without a Reply-To and without a form in it."""
    mail = candidate.mail
    if candidate.has_form or not takes_no_answers(mail.sender.email):
        return None
    if any(address.email and not takes_no_answers(address.email) for address in mail.reply_to):
        return None
    found = notice("the sender takes no answers", f"From: {mail.sender.email}", 0.9)
    is_heard = _is_signed_initials(candidate) or _may_be_heard(candidate)
    return doubtful(found) if is_heard else found


def _is_signed_initials(candidate: Candidate) -> bool:
    """Whether a mailbox only looks like a program's, and a person signs: Camilla Rønne, cron@, Robert Oot, root@."""
    name, written = candidate.mail.sender.name, candidate.written.casefold()
    words = name.replace(",", " ").casefold().split()
    is_person = len(words) >= _WHOLE_NAME and all(word in written for word in words)
    return is_person and bool(_PROGRAMS_WORD.match(candidate.mail.sender.email)) and candidate.asks


_PROGRAMS_WORD = late_pattern(r"(?i)^(?:system|robot|bot|cron|root|alerts?|mailer|nobody)@")


_OFFICE_PROGRAM = late_pattern(
    r"(?i)^(?:[\w.+-]*[-_.+])?(?:billing|invoices?|invoicing|receipts?|orders?|payments?|accounts?|accounting|"
    r"service|services|security|support|account|"
    r"rechnung\w*|buchhaltung|mahn\w*|versand|bestellung\w*|facturation|factures?|facturacion|facturas|"
    r"comptabilite|contabilidad|contabilita|"
    r"amministrazione|administratie|fatture|fatturazione|facturen|faktura|fakturering|faktury|ksiegowosc|"
    r"faturas?|"
    r"faturacao|financeiro|laskutus|"
    r"shipping|pkginfo|tracking|delivery|info|news|hello|team|mail|noreply|confirm\w*|booking|reservations?|"
    r"renewals?|donotreply|wordpress|admin|webmaster)[\w.+-]*@"
)


_SHARED_DESK = late_pattern(
    r"(?i)^(?:info|hello|team|mail|admin|service|news|orders?|bestellung\w*|office)@"
)
"""Addresses of programs and people alike."""


def announces(candidate: Candidate) -> bool:
    """Whether a subject announces an invoice, a parcel, a payment or something of an account."""
    subject = candidate.mail.subject
    return bool(_NOTICE_SUBJECT.match(subject)) or ANNOUNCED.says(
        flattened(subject), likely_languages(candidate.written)
    )


def tells_a_status(candidate: Candidate) -> bool:
    """Whether a program tells that a ticket or task changed: "Its status is now: Solved"."""
    flat = flattened(f"{candidate.mail.subject}. {candidate.written[:_TOLD_WITHIN]}")
    return STATUS_TOLD.says(flat, ("any",))


def notice_subject(candidate: Candidate) -> Screen | None:
    """An invoice, order or account notice that somebody's program sent to us; a person's "Your invoice 203" is none.

    Who says "I" or complains beside it is looked at.
    """
    mail = candidate.mail
    if candidate.has_form or candidate.answers:
        return None
    languages = likely_languages(candidate.written)
    named = _NOTICE_SUBJECT.match(mail.subject)
    if not named and not ANNOUNCED.says(flattened(mail.subject), languages):
        return None
    flat = flattened(f"{mail.subject}. {candidate.own_text[:6_000]}")
    from_program = bool(_OFFICE_PROGRAM.match(mail.sender.email))
    signs = PROGRAM_SPEAKS.signs(flat, languages)
    said = _READERS_ASKED.sub("", flat)
    if "?" in said.partition("http")[0] or wants(said, languages):
        return None
    if signs or (from_program and (named or not _SHARED_DESK.match(mail.sender.email))):
        found = notice(
            "a notice about an order, invoice or account", f"Subject: {mail.subject[:160]}", 0.7
        )
        is_heard = speaks_in_person(candidate) or is_personal(candidate)
        return doubtful(found) if is_heard else found
    return None


_READERS_ASKED = late_pattern(
    r"\b(?:haben sie (?:noch )?fragen(?: \w+){0,4}|fragen(?: \w+){0,4}|"
    r"(?:any )?(?:further )?questions(?: \w+){0,4}|"
    r"(?:do you )?(?:have|need) (?:any )?(?:questions|help)(?: \w+){0,4}|(?:une|des) questions?(?: \w+){0,4}|"
    r"(?:vous avez |avez-vous )?(?:une|des) questions?(?: \w+){0,4}|(?:¿)?(?:tiene (?:alguna )?|"
    r"alguna )?(?:duda|pregunta)s?"
    r"(?: \w+){0,4}|(?:hai |ha )?(?:domande|bisogno di aiuto)(?: \w+){0,4}|(?:heeft u |"
    r"heb je )?vragen(?: \w+){0,4}|"
    r"(?:masz |mają państwo )?pytania|(?:tem )?(?:alguma )?(?:dúvida|questão|pergunta)s?(?: \w+){0,3}|"
    r"frågor(?: \w+){0,4}|"
    r"spørgsmål(?: \w+){0,4}|spørsmål(?: \w+){0,4}|kysyttävää|máte (?:\w+ )?(?:dotaz\w*|otázk\w+))\s?\?"
)
"""What programs ask of whoever reads them: "Haben Sie Fragen?"."""


_TRANSACTIONAL = late_pattern(
    r"(?i)^(?:[\w.+-]*[-_.+])?(?:track(?:ing)?|parcels?|receipts?|calendar|reviews?|feedback|survey|backups?|"
    r"monitor(?:ing)?|alarms?|updates?|messages?|notices?|reminders?|status|reports?|digest|account-?security|"
    r"security|billing|invoic\w*|payments?|ordini|pedidos|commandes?|bestellungen|zamowienia|ordrer?|shop|"
    r"store|"
    r"service|support|post|info|kundenservice|kundeservice|jira|ci|nas|server|host|router|ups|printer|nagios|"
    r"zabbix|zentrale-it|builds?|deploy|daemon|scanner|fax|voicemail)"
    r"(?:[-_.+\d][\w.+-]*)?@"
)
_TELLING_LINE = late_pattern(r"(?m)^[ \t]*[A-Z][\w /-]{1,30}: \S")
_LEAST_TRAITS = 4


def notice_by_traits(candidate: Candidate) -> Screen | None:
    """A program's notice that no header marks: several traits of one, and nobody who asks for anything."""
    mail = candidate.mail
    is_programs = _TRANSACTIONAL.match(mail.sender.email) or takes_no_answers(mail.sender.email)
    if not is_programs or mail.reply_to:
        return None
    if candidate.has_form or candidate.answers or candidate.asks:
        return None
    flat = flattened(f"{mail.subject}. {candidate.own_text[:4_000]}")
    languages = likely_languages(candidate.written)
    signs = [*NOTICES.signs(flat, ("any",)), *PROGRAM_SPEAKS.signs(flat, languages)]
    points = (
        (1 if _SHARED_DESK.match(mail.sender.email) else 2)
        + min(sum(sign.points for sign in signs), 3)
        + bool(
            _NOTICE_SUBJECT.match(mail.subject)
            or ANNOUNCED.says(flattened(mail.subject), languages)
        )
        + (len(_TELLING_LINE.findall(candidate.written)) >= 3 or "http" in candidate.written)
    )
    if not signs or points < _LEAST_TRAITS:
        return None
    said = "; ".join(sign.words for sign in signs)[:120]
    found = notice("a notice by its sender and words", f"{mail.sender.email}: {said}", 0.7)
    return doubtful(found) if IN_PERSON.says(flat, languages) else found


_MEETING = late_pattern(
    r"(?i)^\W*(?:accepted|declined|tentative(?:ly accepted)?|cancell?ed|updated invitation|"
    r"zugesagt|abgelehnt|mit vorbehalt|abgesagt|angenommen|aktualisiert|accepté|refusé|provisoire|annulé|"
    r"aceptad[oa]|rechazad[oa]|cancelad[oa]|aceito|recusado|accettat[oa]|rifiutat[oa]|annullat[oa]|"
    r"geaccepteerd|afgewezen|geweigerd|geannuleerd|voorlopig|zaakceptowan\w+|odrzucon\w+|odwołan\w+|"
    r"anulowan\w+|"
    r"accepterat|avböjt|preliminärt|inställd|accepteret|afvist|aflyst|godtatt|godkjent|avslått|avlyst|"
    r"hyväksytty|hylätty|peruutettu|přijato|odmítnuto|zrušeno|elfogadva|elutasítva|lemondva|acceptat\w*|"
    r"anulat\w*|"
    r"kabul edildi|reddedildi|iptal edildi|принято|отклонено|отменено|承諾|辞退|キャンセル)\s*[:：]"
)


def meeting_answered(candidate: Candidate) -> Screen | None:
    """A calendar's answer to a meeting, or its cancelling; who writes a sentence into it is looked at."""
    mail = candidate.mail
    if "text/calendar" not in mail.part_types or not _MEETING.match(mail.subject):
        return None
    found = notice("a calendar's word", f"Subject: {mail.subject[:160]}", 0.85)
    typed = [line for line in candidate.written.split("\n") if not _OF_A_CALENDAR.search(line)]
    says = len(" ".join(typed).split()) >= _A_SENTENCE
    return doubtful(found) if candidate.asks or says else found


_A_SENTENCE = 5
_OF_A_CALENDAR = late_pattern(
    r"(?i)^\W*\w[\w /-]{0,24}[:：]\s|https?://|^\W*$|\d{1,2}[:.]\d\d\W.*\d{1,2}[:.]\d\d|@|"
    r"\b(?:microsoft teams|google meet|zoom|join the meeting|besprechung beitreten|invitation|einladung|"
    r"convite|invito|uitnodiging|inbjudan|invitación|zaproszenie|(?:has|hat|ha|a|heeft|har) (?:\w+ ){0,3}"
    r"(?:accepted|declined|cancell?ed|zugesagt|abgesagt|abgelehnt|accepté|refusé|annulé|aceptado|"
    r"rechazado|cancelado|accettato|rifiutato|annullato|geaccepteerd|geannuleerd|accepterat|avböjt))\b"
)
"""Lines that calendars write: when and where, links, who has accepted."""


def notice(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.NOTIFICATION, because=because, line=line, confidence=confidence)
