"""Answers that nobody typed: out of office, received-your-message, challenge."""

from __future__ import annotations

import re
from dataclasses import replace

from leads.inquiries.screening.absences import LOOKED_AT, Absence, absence_in
from leads.inquiries.screening.by_words import asks_by_its_words
from leads.inquiries.screening.candidates import Candidate, Screen, doubtful, header_line, likely
from leads.inquiries.screening.notices import announces, takes_no_answers, tells_a_status
from leads.inquiries.screening.personal_letters import (
    answers_our_letter,
    is_personal,
    may_be_a_persons,
    may_be_typed,
    signs_and_asks,
)
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import names_goods
from leads.inquiries.text.written import answered_by, answered_subject, has_answer_subject
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, flattened

OFFERED = Phrasebook("offered_by_us")
KEEPING_A_DAY = Phrasebook("keeping_a_day")
_OPENING = r"(?i)^\s*+(?:(?:re|aw|sv|antw|odp)\s*+:\s*+)?\W{0,3}(?:"
_SUBJECT = late_pattern(
    _OPENING + r"auto(?:matic|mated|matically generated)?[- ]?(?:reply|response|responder|answer|"
    r"antwort)|autoreply|auto ?resp|"
    r"out[- ]of[- ](?:the[- ])?office|ooo\b|vacation (?:reply|response|message|notice)|away message|"
    r"automatische (?:antwort|abwesenheit\w*|rückmeldung|empfangsbestätigung)|automatisch(?:e|es)? antwoord|"
    r"auto(?:matic|mated)? (?:acknowledge?ment|confirmation)|automatische eingangsbestätigung|"
    r"accusé de réception automatique|confirmation automatique|acuse de recibo autom[áa]tico|"
    r"confirmación autom[áa]tica|conferma automatica|ricevuta automatica|confirmação autom[áa]tica|"
    r"automatische (?:ontvangst)?bevestiging|automatyczne potwierdzenie|automatisk (?:bekräftelse|bekræftelse|"
    r"bekreftelse|kvittering)|automaattinen (?:vastaanotto)?kuittaus|automatické potvrzení|"
    r"automatikus visszaigazolás|confirmare automată|otomatik (?:bilgilendirme|onay)|"
    r"автоматическое подтверждение|αυτόματη επιβεβαίωση|自動受付|"
    r"abwesenheits?(?:notiz|nachricht|meldung|agent|info\w*|assistent|benachrichtigung)|"
    r"réponse automatique|absence du bureau|message d['’]absence|respuesta autom[áa]tica|"
    r"fuera de (?:la )?oficina|"
    r"risposta automatica|fuori ufficio|resposta autom[áa]tica|fora do escritório|"
    r"afwezigheids\w*|automatische(?: e-mail)? reactie|buiten kantoor|"
    r"automatyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowiedź|automatiskt svar|autosvar|"
    r"automatisk (?:svar|besked)|automaattinen vastaus|automatická odpove[ďd]|automatická odpověď|"
    r"automatikus válasz|házon kívül|răspuns automat|otomatik yanıt|автоответ|автоматический ответ|"
    r"自動応答|自動返信|不在通知|不在のお知らせ|自动回复|自動回覆|자동 ?응답|부재중|αυτόματη απάντηση|εκτός γραφείου|"
    r"ofis dışında|absent de la birou|отсутствие на рабочем месте|"
    r"fraværsmelding|fraværsbesked|frånvaromeddelande|poissaoloilmoitus|poissaoloviesti|"
    r"автоматич(?:на відповідь|ен отговор)|автовідповідь|извън офиса|поза офісом|automatski odgovor|аутоматски одговор|"
    r"samodejni odgovor|izvan ureda|automaatvastus|automātiskā atbilde|automatinis atsakymas|resposta automàtica|"
    r"erantzun automatikoa|sjálfvirkt svar|balasan otomatis|trả lời tự động|ตอบกลับอัตโนมัติ|(?:ال)?رد (?:ال)?تلقائي|"
    r"خارج المكتب|پاسخ خودکار|מענה אוטומטי|רד אוטומטי)"
)
"""Subjects that only automatic answers have."""

_AWAY_SUBJECT = late_pattern(
    _OPENING + r"(?:i am |i'm )?(?:currently )?(?:away|out)(?: of office| from| until| on)|"
    r"on (?:vacation|holiday|leave|annual leave|maternity leave|parental leave)\b|(?:annual|"
    r"maternity|parental) leave|"
    r"abwesend|abwesenheit|(?:ich bin )?(?:nicht im (?:büro|haus)|au(?:ß|ss)er haus|"
    r"im urlaub)|urlaubsvertretung|bin im urlaub|"
    r"absence|absente?\b|en (?:congés?|vacances)|ausente|ausencia|de vacaciones|fuori sede|assenza|assente|"
    r"in ferie|"
    r"ausência|afwezig|niet aanwezig|nieobecność|poza biurem|na urlopie|frånvaro|frånvarande|semester|"
    r"fraværende|fravær|ikke på kontoret|ude af kontoret|ikke til stede|poissaolo|poissa|lomalla|"
    r"nepřítomnost|mimo kancelář|не в офисе|нет на месте|отсутств|вне офиса|в отпуске\b|"
    r"отсъств|в отпуск\b|у відпустці|відсутн|na (?:godišnjem|dopustu|odmoru|dovolenke)|odsut(?:an|na|nost)|"
    r"odsoten|odsotnost|neprítomnosť|"
    r"în concediu|izindeyim|yıllık izin|szabadság|távollét|σε άδεια|απουσία|不在|休暇|出張)"
)
"""Subjects that people on holiday have, and people who ask about one: believed only with something beside them."""

_RECEIPT_SUBJECT = late_pattern(
    r"(?i)^\s*+(?:re\s*+:\s*+)?\W{0,3}(?:we(?:'ve| have)? received your (?:message|e-?mail|"
    r"request|enquiry|inquiry|ticket|support)|your (?:request|ticket|case) (?:#|\(|"
    r"has been received|was received|no)|"
    r"\[?ticket[ #:\]]+\w*\d+\]?|thank(?:s| you) for (?:contacting|your (?:e-?mail|message|"
    r"enquiry|inquiry|request)|writing to|getting in touch)|"
    r"eingangsbestätigung|ihre (?:anfrage|nachricht|e-?mail) (?:ist|wurde)|wir haben ihre|"
    r"accusé de réception|nous avons bien reçu|acuse de recibo|hemos recibido su|"
    r"conferma di ricezione|abbiamo ricevuto la|ontvangstbevestiging|potwierdzenie otrzymania|"
    r"bedankt voor (?:uw|je)|vielen dank für ihre|merci (?:pour|de) (?:votre|nous)|"
    r"gracias por (?:su|contact|tu)|grazie per (?:aver|la)|"
    r"obrigad[oa] (?:por|pel)|dziękujemy za|tack för (?:ditt|din|att)|tak for din|takk for|"
    r"kiitos (?:yhteyden|viesti)|děkujeme za|"
    r"case #?\d+|köszönjük|ваш(?:е)? (?:запрос|обращение)|votre demande n|potvrzení přijetí|přijetí požadavku|"
    r"megkaptuk|am primit (?:solicitarea|mesajul|cererea)|talebiniz|λάβαμε|(?:お問い?合わ?せ|ご連絡)を?受け?付け|"
    r"viestisi on vastaanotettu|vi har (?:mottatt|modtaget|tagit emot)|richiesta (?:n\.? ?)?\d)"
)
_WEAK_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply",
    "X-Auto-Response",
    "X-Vacation",
    "X-AutoReply-From",
    "X-Mail-Autoreply",
    "X-FC-MachineGenerated",
    "X-POST-MessageClass",
    "X-OTRS-Loop",
    "X-Znuny-Loop",
)
_SHORT, _LONG = 1_200, 2_500
_TELLS, _TELLS_AS_ANSWER, _TELLS_ALONE, _TELLS_SURELY = 2, 3, 4, 6
"""Points at which a marked mail, an answer, a letter, and a letter that says other things too, are automatic."""
_IS_AUTOMATIC = 4
"""Points of a phrase that says so itself."""


def auto_reply_subject(candidate: Candidate) -> Screen | None:
    """The subject that mail programs give their automatic answers, in twenty languages."""
    subject = candidate.mail.subject
    if candidate.has_form:
        return None
    named = _SUBJECT.match(subject)
    is_plain = bool(named) and (
        _is_marked(candidate)
        or not (len(candidate.written) > _LONG or _is_talked_back_to(candidate))
    )
    if is_plain or (_AWAY_SUBJECT.match(subject) and _says_away(candidate)):
        found = _screen("the subject of an automatic reply", f"Subject: {subject[:160]}", 0.95)
        if _asks_above_our_letter(candidate):
            return doubtful(found)
        is_about = named is not None and subject[named.end() :].lstrip().startswith((":", "："))
        if is_about and _tells_other_things(candidate):
            return likely(found)
        if is_about and not absence_in(candidate.written).points:
            return found
        return _unless_typed(found, candidate)
    return None


def _tells_other_things(candidate: Candidate) -> bool:
    """Whether only the subject marks an answer, nothing is answered, and the text says other things, too."""
    if _is_programs(candidate) or answered_by(candidate.mail):
        return False
    away = absence_in(candidate.written)
    return away.strongest < _IS_AUTOMATIC and away.others > 1


def _asks_above_our_letter(candidate: Candidate) -> bool:
    """Whether somebody asks us something above a letter of ours: whoever was away writes on below the same subject.

    Programs say that they answer, and seldom quote what; nor do they put "Re:" before an automatic subject.
    """
    if not candidate.quotes or _telling_header(candidate)[0] or not answers_our_letter(candidate):
        return False
    if has_answer_subject(candidate.mail.subject):
        return candidate.asks or "?" in candidate.written
    return candidate.asks and asks_by_its_words(candidate)


def _unless_typed(found: Screen, candidate: Candidate) -> Screen:
    """Only a doubt where no header marks an answer, none tells what is answered, and the text asks us something.

    Programs answer letters, ask nothing back and buy nothing: whoever writes first, that they are away, and "do the
    stools stack?" or "a price for 400 m" has typed it.
    """
    if _is_programs(candidate):
        return found
    knows = OFFERED.says(flattened(candidate.written[:LOOKED_AT]), ("any",))
    if answered_by(candidate.mail) and not knows:
        return found
    away = absence_in(candidate.written)
    says_nothing = not away.points and is_personal(candidate)
    is_typed = knows and away.strongest < _IS_AUTOMATIC
    if not (away.questions or away.wants or says_nothing or is_typed):
        return found
    return doubtful(found)


def _is_talked_back_to(candidate: Candidate) -> bool:
    """Whether somebody answers an automatic answer: its subject is behind their "Re:", and they say what none says.

    What we have sent by a program is answered with thanks for it, by its name, and with what was left out or unheard.
    """
    mail = candidate.mail
    if not has_answer_subject(mail.subject) or _telling_header(candidate)[0]:
        return False
    if not _SUBJECT.match(answered_subject(mail.subject)):
        return False
    away = absence_in(candidate.written)
    return candidate.asks or (bool(candidate.written.strip()) and away.points_unnamed < _TELLS)


def _says_away(candidate: Candidate) -> bool:
    away = absence_in(candidate.written)
    return _is_marked(candidate) or (away.points >= _TELLS and not away.wants)


def auto_reply_header(candidate: Candidate) -> Screen | None:
    """Headers that only automatic answers carry; X-Auto-Response-Suppress alone is none of them."""
    if candidate.has_form:
        return None
    name, confidence = _telling_header(candidate)
    if not name:
        return None
    found = _screen("marked as an automatic answer", header_line(candidate.mail, name), confidence)
    if _is_wrongly_marked(candidate, name):
        return doubtful(found)
    return _unless_notice(found, candidate)


def _is_wrongly_marked(candidate: Candidate, header: str) -> bool:
    """Whether somebody signs what says nothing of an automatic answer, and asks where a header calls it one outright.

    Mailboxes whose rules pass letters on mark them, and so do programs through which people write.
    """
    mail, away = candidate.mail, absence_in(candidate.written)
    is_replied = mail.header("Auto-Submitted").strip().lower().startswith("auto-replied")
    tells = _TELLS if is_replied or not away.wants else _TELLS_AS_ANSWER
    if away.points >= tells:
        return False
    if not away.points and _asks_for_goods(candidate, away):
        return True
    if header in _SAYS_OUTRIGHT:
        return not answered_by(mail) and signs_and_asks(candidate)
    return may_be_a_persons(candidate) and not takes_no_answers(mail.sender.email)


def _asks_for_goods(candidate: Candidate, away: Absence) -> bool:
    """Whether an unsigned letter asks us something, or names how many: no program answers "we take 14 of the green"."""
    return may_be_typed(candidate) and (away.questions > 0 or names_goods(candidate.written))


_SAYS_OUTRIGHT = frozenset({"Auto-Submitted", *_WEAK_HEADERS}) - {"X-POST-MessageClass"}
"""Headers that call a mail an automatic answer; the others are left by rules of mailboxes, too."""


def _telling_header(candidate: Candidate) -> tuple[str, float]:
    """The header that marks an automatic answer, and how surely; "" when none does."""
    mail = candidate.mail
    submitted = mail.header("Auto-Submitted").partition(";")[0].strip().lower()
    if submitted.startswith("auto-replied"):
        return "Auto-Submitted", 0.97
    if submitted.startswith("auto-generated") and (candidate.answers or _is_answer(candidate)):
        return "Auto-Submitted", 0.9
    for name in _WEAK_HEADERS:
        if mail.header(name).strip().lower() not in {"", "no", "false", "0"}:
            return name, 0.93
    rarer = (
        ("X-Apple-Action", "vacation" in mail.header("X-Apple-Action").lower()),
        ("Precedence", mail.header("Precedence").strip().lower().replace("-", "_") == "auto_reply"),
        ("X-MS-Exchange-Inbox-Rules-Loop", bool(mail.header("X-Auto-Response-Suppress"))),
    )
    name = next((name for name, says_so in rarer if says_so and mail.header(name)), "")
    return name, 0.85 if name else 0.0


def _is_answer(candidate: Candidate) -> bool:
    """Whether a program's words are of being away or of a letter's arrival, and not some report's last line."""
    away = absence_in(candidate.written)
    return away.points >= _TELLS and away.others < _REPORTS


_REPORTS = 4
"""Sentences about other things that no automatic answer has."""


def auto_reply_body(candidate: Candidate) -> Screen | None:
    """A short letter that says "I am away until ..." or "we have received your message", and nothing else.

    A customer may well mention a holiday: whoever wants something of us besides, or says other things,
    has typed it.
    """
    written = candidate.written
    if candidate.has_form or len(written) > _SHORT:
        return None
    away = absence_in(written)
    if away.points < _TELLS or (away.wants and away.strongest < _IS_AUTOMATIC):
        return None
    if _is_typed(candidate, away):
        return None
    looks_it = (
        candidate.answers
        or _is_machine(candidate)
        or bool(_RECEIPT_SUBJECT.match(candidate.mail.subject))
        or bool(_AWAY_SUBJECT.match(candidate.mail.subject))
    )
    needed = _TELLS_AS_ANSWER if looks_it and not away.others else _TELLS_ALONE
    says_so = away.strongest >= _IS_AUTOMATIC and candidate.answers and not away.questions
    if (away.others > 1 or away.asks) and not says_so:
        needed = _TELLS_SURELY
    if away.points >= needed:
        found = _screen("an automatic answer by its words", away.line[:160], 0.8)
        if away.strongest < _IS_AUTOMATIC and _keeps_a_day(written):
            return doubtful(found)
        return _unless_notice(_unless_typed(found, candidate), candidate)
    return None


def _is_typed(candidate: Candidate, away: Absence) -> bool:
    """Whether somebody is greeted by name, or an automatic answer of ours is talked back to."""
    if away.strongest < _IS_AUTOMATIC:
        return bool(_GREETS_BY_NAME.search(candidate.written[:200]))
    return away.points_unnamed < _TELLS and _is_talked_back_to(candidate)


def _keeps_a_day(written: str) -> bool:
    """Whether an answer is promised for a day: "will get back to you on Friday", with no hours of opening beside it.

    Programs promise an answer as soon as possible, or within two working days.
    """
    return KEEPING_A_DAY.points(flattened(written), likely_languages(written)) > 0


def _unless_notice(found: Screen, candidate: Candidate) -> Screen:
    """A notice, where a program answers nothing of ours, but announces a parcel, an invoice or a payment, or tells
    what became of a ticket of its own.
    """
    mail = candidate.mail
    if not candidate.answers and tells_a_status(candidate):
        return replace(found, verdict=Verdict.NOTIFICATION, because="a program tells of a ticket")
    if candidate.answers or _RECEIPT_SUBJECT.match(mail.subject) or not announces(candidate):
        return found
    because = "a program's notice about an order, invoice or account"
    return replace(found, verdict=Verdict.NOTIFICATION, because=because)


_GREETS_BY_NAME = late_pattern(
    r"\A\W*(?i:hi|hello|hey|dear|thanks|thank you|good (?:morning|afternoon)|hallo|moin|"
    r"liebe[rs]?|guten (?:tag|morgen)|danke|"
    r"sehr geehrte[rs]?|bonjour|merci|chère?|hola|gracias|estimad[oa]|buongiorno|ciao|grazie|gentile|salve|"
    r"olá|obrigad[oa]|bom dia|boa tarde|beste|dag|bedankt|cześć|dzień dobry|hej|tack|tak|hei|"
    r"takk|kära|kære|moi|kiitos|ahoj|dobrý den)"
    r",?[ \t]+(?:(?:Mr|Mrs|Ms|Dr|Frau|Herr|Herrn|Mme|M|Madame|Monsieur|Sr|Sra|Señora?|Signora?|"
    r"Sig|mevrouw|meneer|Pani|Panie)\.?\s+)?"
    r"(?!Sirs?\b|Madam\b|Madame\b|Monsieur\b|Sender\b|Customers?\b|Team\b|All\b|There\b|"
    r"Everyone\b|Damen\b|Kund|Partner|Geschäfts|"
    r"Client|Cliente|Client[ei]\b|Relatie|Klant|Friends?\b|Colleagues?\b|Visitor|Guest|User|"
    r"Messrs|Absender|Interessent|You\b|For\b|I\b|We\b|Ich\b|Your\b|"
    r"Ihre?\b|Thank|Ik\b|Je\b|Jag\b|Jeg\b|Vi\b|Wir\b|"
    r"Wij\b)[A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'-]+(?: [A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'-]+)?[,!.\n]"
)
"""Programs do not know whom they answer; who writes "Hi Tom," has typed it."""


def _screen(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.AUTO_REPLY, because=because, line=line, confidence=confidence)


def _is_marked(candidate: Candidate) -> bool:
    value = candidate.mail.header("Auto-Submitted").lower()
    return bool(value) and not value.startswith("no")


def _is_programs(candidate: Candidate) -> bool:
    """Whether a header or the sender's address says that a program wrote it."""
    return bool(_telling_header(candidate)[0]) or _is_machine(candidate)


def _is_machine(candidate: Candidate) -> bool:
    mail = candidate.mail
    return bool(
        re.match(
            r"(?i)(?:no-?reply|donotreply|support|helpdesk|service|tickets?)@", mail.sender.email
        )
    ) or _is_marked(candidate)
