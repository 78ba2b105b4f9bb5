"""Lists, newsletters and machines' mail, by the headers that bulk senders must set."""

from __future__ import annotations

from dataclasses import replace

from leads.inquiries.candidates import Candidate, Screen, header_line
from leads.inquiries.languages import likely_languages
from leads.inquiries.patterns import late_pattern
from leads.inquiries.spelling import bare
from leads.inquiries.tongues import Phrasebook, flattened
from leads.inquiries.verdicts import Verdict
from leads.inquiries.wanting import wants

ANNOUNCED = Phrasebook("announced")
LIST_FOOTER = Phrasebook("list_footer")
NOTICES, PROGRAM_SPEAKS = Phrasebook("notices"), Phrasebook("program_speaks")
IN_PERSON = Phrasebook("in_person")
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
_BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
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


_DIGEST = late_pattern(
    r"(?i)\bdigest,? (?:number|no\.?|nr\.?|vol(?:ume)?\.?) ?\d+|\bvol \d+, issue \d+$"
)
"""The subject of a list's mails of one day in one: "Digest Number 204", "Digest, Vol 12, Issue 3"."""


_CONTENTS = late_pattern(r"(?i)\bin this (?:issue|digest)\b|\btoday's topics\b|\btopics (?:in|of) ")


def list_digest(candidate: Candidate) -> Screen | None:
    """The mails of a list in one; what one of them asks is asked of the list."""
    subject = candidate.mail.subject
    if candidate.answers or not _DIGEST.search(subject):
        return None
    if not (subject.startswith("[") or _CONTENTS.search(candidate.own_text[:_HEAD])):
        return None
    return _list("the mails of a list, in one", f"Subject: {subject[:160]}")


def mailing_list(candidate: Candidate) -> Screen | None:
    """List-Id or List-Post of somebody else's list.

    A shared mailbox is often a group of our own domain, and stamps our own List-Id on every inquiry.
    """
    mail = candidate.mail
    if candidate.has_form:
        return None
    for name in (
        "List-Id",
        "List-Post",
        "X-Mailing-List",
        "X-BeenThere",
        "Mailing-List",
        "X-Mailman-Version",
    ):
        line = header_line(mail, name)
        if line and not _is_our_group(candidate):
            found = Screen(
                verdict=Verdict.LIST, because="sent to a mailing list", line=line, confidence=0.95
            )
            is_to_us = _answers_our_letter(candidate) or _is_person_via_group(candidate)
            return _doubtful(found) if is_to_us else found
    return None


def _is_person_via_group(candidate: Candidate) -> bool:
    """Whether one of a group writes to us alone, from the group's address, and wants something.

    Google Groups puts "'Priya Raghunathan' via Purchasing" into From, and the person into Reply-To.
    """
    mail = candidate.mail
    person = _VIA_GROUP.match(mail.sender.name)
    named = [address.email for address in (*mail.to, *mail.cc) if address.email]
    if person is None or not named or not all(map(candidate.is_own, named)):
        return False
    is_named = any(bare(person["name"]) == bare(address.name) for address in mail.reply_to)
    return is_named and candidate.asks


_VIA_GROUP = late_pattern(r"^['\"]*(?P<name>[^'\"]{3,80}?)['\"]* via \S.{0,80}$")


def _answers_our_letter(candidate: Candidate) -> bool:
    """Whether it answers a letter of ours and comes to us alone: whatever stamps its headers, a person may have
    written it.
    """
    mail = candidate.mail
    named = [address.email for address in (*mail.to, *mail.cc) if address.email]
    if not (candidate.answers and named and all(map(candidate.is_own, named))):
        return False
    answered = f"{mail.header('In-Reply-To')} {mail.header('References')}"
    domains = {domain.rstrip(".").lower() for domain in _ID_DOMAIN.findall(answered[:_MOST_IDS])}
    return candidate.workspace.mail_domain.lower() in domains or any(
        candidate.is_own(f"id@{domain}") for domain in domains
    )


_ID_DOMAIN, _MOST_IDS = late_pattern(r"@([\w.-]+)>"), 8_000


def _is_our_group(candidate: Candidate) -> bool:
    """Whether the list is a group address of ours (Google Groups as shared mailbox)."""
    said = " ".join(
        candidate.mail.header(name)
        for name in ("List-Id", "List-Post", "X-BeenThere", "Mailing-List")
    ).lower()
    ours = {
        *candidate.workspace.own_domains,
        *(own.rpartition("@")[2] for own in candidate.workspace.own_addresses),
    }
    return any(domain and domain in said for domain in ours)


_LIST_MANAGER = late_pattern(
    r"(?i)(?:^|[<\s])(?:owner-[\w.-]+|[\w.+-]+-(?:bounces?|owner|request|return|errors)(?:[-+=][^@\s]*)?)@"
)
_LIST_HOST = late_pattern(
    r"(?i)@(?:lists?\d?\.|listserv\.|mailman\.|[\w.-]*\.lists?\.|vger\.kernel\.org|"
    r"googlegroups\.|yahoogroups\.|groups\.io|freelists\.|[\w.-]*sourceforge\.net)"
)


def list_traces(candidate: Candidate) -> Screen | None:
    """Copies of list mail that lost their List headers: a list manager as sender, or a list's address as recipient."""
    mail = candidate.mail
    if candidate.has_form or _is_our_group(candidate):
        return None
    for name in ("Sender", "Return-Path", "Errors-To"):
        if _LIST_MANAGER.search(mail.header(name)):
            return _list("sent through a mailing list", header_line(mail, name))
    for address in (*mail.to, *mail.cc):
        if _LIST_HOST.search(address.email) and not candidate.is_own(address.email):
            return _list("addressed to a mailing list", f"To: {address.email}")
    return None


def newsletter(candidate: Candidate) -> Screen | None:
    """Bulk mail says so: unsubscribe links and precedence are demanded of its senders."""
    mail = candidate.mail
    if candidate.has_form or _is_our_group(candidate):
        return None
    if mail.header("Precedence").strip().lower() in _BULK_PRECEDENCE:
        found = _list("marked as bulk mail", header_line(mail, "Precedence"))
        # A program's answer is marked so too, but seldom quotes what it answers.
        is_answer = candidate.quotes and _answers_our_letter(candidate)
        if is_answer or _signs_and_asks(candidate, _ASKS):
            return _doubtful(found)
        return notice_by_traits(candidate) or found
    for name in (
        "Feedback-ID",
        "X-Campaign",
        "X-CampaignID",
        "X-Mailchimp-ID",
        "X-MC-User",
        "List-Unsubscribe-Post",
        "List-Unsubscribe",
    ):
        if (line := header_line(mail, name)) and not _OF_A_PERSON.search(line):
            is_list = name.startswith("List")
            found = _list(
                "bulk mail with a way to unsubscribe" if is_list else "sent by a bulk mail service",
                line,
            )
            if (
                _answers_our_letter(candidate)
                or _signs_and_asks(candidate)
                or (is_list and _may_be_a_person(candidate))
            ):
                return _doubtful(found)
            return _notice_of_bulk_service(candidate) or found
    return None


def _notice_of_bulk_service(candidate: Candidate) -> Screen | None:
    """An invoice, parcel or code that a bulk mail service carries: it is about us alone, and comes from no list."""
    notice = notice_subject(candidate)
    if notice and not notice.is_doubtful:
        return notice
    mail = candidate.mail
    is_list = mail.header("List-Unsubscribe") or mail.header("List-Id") or mail.header("Precedence")
    if is_list or not takes_no_answers(mail.sender.email) or newsletter_footer(candidate):
        return None
    return _notice("the sender takes no answers", f"From: {mail.sender.email}", 0.85)


_OF_A_PERSON = late_pattern(r"(?i)^Feedback-ID:.*:user:")
"""What mailbox providers stamp on the letters of their people: "3036f581:user:proton"."""


def _may_be_a_person(candidate: Candidate) -> bool:
    """Whether a way to unsubscribe may be a mail gateway's doing: the text asks for something, and signs off no list.

    Some gateways stamp List-Unsubscribe on every letter of their people.
    """
    if takes_no_answers(candidate.mail.sender.email) or not candidate.asks:
        return False
    return newsletter_footer(candidate) is None and "http" not in candidate.written


def _signs_and_asks(candidate: Candidate, least: int = 4) -> bool:
    """Whether a short letter asks plainly and is signed with the name it is sent under.

    Programs for customer care send people's own letters like newsletters, foot and all. `least`: points of asking.
    """
    mail, written = candidate.mail, candidate.written
    names = mail.sender.name.casefold().split()
    if len(names) < _WHOLE_NAME or len(written) > _SHORT_LETTER or not candidate.asks:
        return False
    if (
        written.count("http") > 1
        or _is_for_others(candidate)
        or takes_no_answers(mail.sender.email)
    ):
        return False
    signed = {line.strip(" ,.*-–").casefold() for line in written.split("\n")[-_SIGNED_WITHIN:]}
    if not signed & {" ".join(names), names[0]}:
        return False
    flat = flattened(written)
    wanted = wants(flat, likely_languages(written))
    return sum(sign.points for sign in wanted) >= least


_WHOLE_NAME, _SHORT_LETTER, _SIGNED_WITHIN, _ASKS = 2, 1_500, 12, 1


def _doubtful(found: Screen) -> Screen:
    return replace(found, is_doubtful=True, confidence=0.4)


def _list(because: str, line: str) -> Screen:
    return Screen(verdict=Verdict.LIST, because=because, line=line, confidence=0.92)


def machine_made(candidate: Candidate) -> Screen | None:
    """Auto-Submitted, or a null return path: nobody sits at the other end."""
    mail = candidate.mail
    if candidate.has_form:
        return None
    value = mail.header("Auto-Submitted").partition(";")[0].strip().lower()
    if value and value not in {"no", "auto-forwarded"}:
        return _notice("made by a machine", header_line(mail, "Auto-Submitted"), 0.9)
    if mail.header("Return-Path").replace(" ", "") == "<>" and not mail.reply_to:
        found = _notice(
            "sent by a machine: answers to it go nowhere", header_line(mail, "Return-Path"), 0.75
        )
        return _doubtful(found) if candidate.asks else found
    return None


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
    found = _notice("the sender takes no answers", f"From: {mail.sender.email}", 0.9)
    return _doubtful(found) if _is_signed_initials(candidate) else found


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
        found = _notice(
            "a notice about an order, invoice or account", f"Subject: {mail.subject[:160]}", 0.7
        )
        speaks = IN_PERSON.says(flattened(f"{mail.subject}. {candidate.written}"), languages)
        return _doubtful(found) if speaks else found
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
    found = _notice("a notice by its sender and words", f"{mail.sender.email}: {said}", 0.7)
    return _doubtful(found) if IN_PERSON.says(flat, languages) else found


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
    """A calendar's answer to a meeting, or its cancelling; who writes a wish into it is heard."""
    mail = candidate.mail
    if "text/calendar" not in mail.part_types or not _MEETING.match(mail.subject):
        return None
    return (
        None
        if candidate.asks
        else _notice("a calendar's word", f"Subject: {mail.subject[:160]}", 0.85)
    )


def newsletter_footer(candidate: Candidate) -> Screen | None:
    """How to leave the list stands in it: bulk mail that carries no header of its kind."""
    if candidate.has_form or candidate.answers or _is_our_group(candidate):
        return None
    text = candidate.own_text
    flat = flattened(text[-_FOOT:] if len(text) > _FOOT else text)
    languages = likely_languages(text)
    signs = LIST_FOOTER.signs(flat, languages)
    if len(text) > _FOOT:
        signs += LIST_FOOTER.signs(flattened(text[:_HEAD]), languages)
    if max((sign.points for sign in signs), default=0) < _LEAVES_LIST:
        return None
    found = _list("a newsletter by its foot", "; ".join(sign.words for sign in signs)[:160])
    return _doubtful(found) if candidate.asks and not _is_for_others(candidate) else found


def _is_for_others(candidate: Candidate) -> bool:
    """Whether it names its readers, and none of them is us."""
    named = [address.email for address in (*candidate.mail.to, *candidate.mail.cc) if address.email]
    return bool(candidate.workspace.own_domains and named) and not any(map(candidate.is_own, named))


_FOOT, _HEAD = 1_500, 600
_LEAVES_LIST = 3
"""Points of a phrase that says how to leave the list."""


def _notice(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.NOTIFICATION, because=because, line=line, confidence=confidence)
