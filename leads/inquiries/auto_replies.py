"""Answers that nobody typed: out of office, received-your-message, challenge."""

from __future__ import annotations

import re

from leads.inquiries.candidates import Candidate, Screen, header_line
from leads.inquiries.verdicts import Verdict

_OPENING = r"(?i)^\s*(?:(?:re|aw|sv|antw|odp)\s*:\s*)?\W{0,3}(?:"
_SUBJECT = re.compile(
    _OPENING + r"auto(?:matic|mated|matically generated)?[- ]?(?:reply|response|responder|answer|"
    r"antwort)|autoreply|auto ?resp|"
    r"out[- ]of[- ](?:the[- ])?office|ooo\b|vacation (?:reply|response|message|notice)|away message|"
    r"automatische (?:antwort|abwesenheit\w*|rückmeldung|empfangsbestätigung)|automatisch(?:e|es)? antwoord|"
    r"abwesenheits?(?:notiz|nachricht|meldung|agent|info\w*|assistent|benachrichtigung)|"
    r"réponse automatique|absence du bureau|message d['’]absence|respuesta autom[áa]tica|fuera de (?:la )?oficina|"
    r"risposta automatica|fuori ufficio|resposta autom[áa]tica|fora do escritório|"
    r"afwezigheids\w*|automatische(?: e-mail)? reactie|buiten kantoor|"
    r"automatyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowiedź|automatiskt svar|autosvar|"
    r"automatisk (?:svar|besked)|automaattinen vastaus|automatická odpove[ďd]|automatická odpověď|"
    r"automatikus válasz|házon kívül|răspuns automat|otomatik yanıt|автоответ|автоматический ответ|"
    r"自動応答|自動返信|不在通知|不在のお知らせ|自动回复|自動回覆|자동 ?응답|부재중|αυτόματη απάντηση|"
    r"מענה אוטומטי|רד אוטומטי)"
)
"""Subjects that only automatic answers have."""

_AWAY_SUBJECT = re.compile(
    _OPENING + r"(?:i am |i'm )?(?:currently )?(?:away|out)(?: of office| from| until| on)|"
    r"on (?:vacation|holiday|leave|annual leave|maternity leave|parental leave)\b|(?:annual|"
    r"maternity|parental) leave|"
    r"abwesend|abwesenheit|(?:ich bin )?(?:nicht im (?:büro|haus)|au(?:ß|ss)er haus|"
    r"im urlaub)|urlaubsvertretung|bin im urlaub|"
    r"absence|absente?\b|en (?:congés?|vacances)|ausente|ausencia|de vacaciones|fuori sede|assenza|assente|in ferie|"
    r"ausência|afwezig|niet aanwezig|nieobecność|poza biurem|na urlopie|frånvaro|frånvarande|semester|"
    r"fraværende|fravær|ikke på kontoret|ude af kontoret|ikke til stede|poissaolo|poissa|lomalla|"
    r"nepřítomnost|mimo kancelář|не в офисе|нет на месте|отсутств)"
)
"""Subjects that people on holiday have, and people who ask about one: believed only with something beside them."""

_RECEIPT_SUBJECT = re.compile(
    r"(?i)^\s*(?:re\s*:\s*)?\W{0,3}(?:we(?:'ve| have)? received your (?:message|e-?mail|"
    r"request|enquiry|inquiry|ticket|support)|your (?:request|ticket|case) (?:#|\(|"
    r"has been received|was received|no)|"
    r"\[?ticket[ #:\]]+\w*\d+\]?|thank(?:s| you) for (?:contacting|your (?:e-?mail|message|"
    r"enquiry|inquiry|request)|writing to|getting in touch)|"
    r"eingangsbestätigung|ihre (?:anfrage|nachricht|e-?mail) (?:ist|wurde)|wir haben ihre|"
    r"accusé de réception|nous avons bien reçu|acuse de recibo|hemos recibido su|"
    r"conferma di ricezione|abbiamo ricevuto la|ontvangstbevestiging|potwierdzenie otrzymania)"
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
)
_AWAY = re.compile(
    r"(?i)(?:\bi(?: am|'m|’m| will be)(?: currently)?(?: away| out of (?:the )?office|"
    r" on (?:annual |parental |maternity )?(?:leave|vacation|holiday)| travelling|"
    r" not in the office)|"
    r"\b(?:currently |am )?out of (?:the )?office (?:until|till|from|on|and|with|between)|"
    r"\bi have limited access to (?:my )?e-?mail|"
    r"this is an auto(?:mat(?:ic|ed)|-)? ?(?:reply|response|message)|"
    r"\bich bin (?:derzeit |aktuell |momentan |zurzeit |vom .{1,30} |bis .{1,40} |"
    r"ab .{1,30})?(?:nicht (?:im (?:büro|haus)|erreichbar|da)|im urlaub|außer haus|abwesend|"
    r"in elternzeit)|\bbin ich (?:wieder|nicht) (?:erreichbar|im büro|im haus)|"
    r"\bje (?:suis|serai) (?:actuellement |en ce moment )?(?:absente?|en congés?|en vacances|hors du bureau)|"
    r"\b(?:estoy|estaré|me encuentro|"
    r"actualmente estoy) (?:actualmente )?(?:fuera de la oficina|de vacaciones|ausente)|"
    r"\b(?:sono|sarò) (?:attualmente )?(?:assente|fuori (?:sede|ufficio)|in ferie)|"
    r"\bestou (?:ausente|fora do escritório|de férias)|"
    r"\bik ben (?:momenteel |op dit moment |tot .{1,30})?(?:afwezig|niet (?:aanwezig|"
    r"op kantoor)|met vakantie|op vakantie)|"
    r"\b(?:jestem|będę) (?:obecnie )?(?:nieobecn[ya]|na urlopie|poza biurem)|\bjag (?:är|"
    r"har) (?:semester|på semester|inte på kontoret|ledig|frånvarande)|"
    r"\bjeg (?:er|har) (?:på ferie|ikke på kontoret|fraværende|ferie)|\bolen (?:lomalla|"
    r"poissa)|\bjsem (?:mimo kancelář|na dovolené|nepřítom)|"
    r"現在不在|不在にしております|休暇を頂|我目前不在|я (?:нахожусь )?в отпуске|отсутствую)"
)
_SHORT, _LONG = 900, 2_500


def auto_reply_subject(candidate: Candidate) -> Screen | None:
    """The subject that mail programs give their automatic answers, in twenty languages."""
    subject = candidate.mail.subject
    if candidate.has_form:
        return None
    is_plain = bool(_SUBJECT.match(subject)) and (
        len(candidate.written) <= _LONG or _is_marked(candidate)
    )
    if is_plain or (_AWAY_SUBJECT.match(subject) and _says_away(candidate)):
        return _screen("the subject of an automatic reply", f"Subject: {subject[:160]}", 0.95)
    return None


def _says_away(candidate: Candidate) -> bool:
    return _is_marked(candidate) or bool(_AWAY.search(candidate.written[:600]))


def auto_reply_header(candidate: Candidate) -> Screen | None:
    """Headers that only automatic answers carry; X-Auto-Response-Suppress alone is none of them."""
    if candidate.has_form:
        return None
    name, confidence = _telling_header(candidate)
    if not name:
        return None
    return _screen("marked as an automatic answer", header_line(candidate.mail, name), confidence)


def _telling_header(candidate: Candidate) -> tuple[str, float]:
    """The header that marks an automatic answer, and how surely; "" when none does."""
    mail = candidate.mail
    submitted = mail.header("Auto-Submitted").partition(";")[0].strip().lower()
    if submitted.startswith("auto-replied"):
        return "Auto-Submitted", 0.97
    if submitted.startswith("auto-generated") and (
        candidate.answers or _AWAY.search(candidate.written[:600])
    ):
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


def auto_reply_body(candidate: Candidate) -> Screen | None:
    """A short answer that says "I am away until ..." and asks nothing.

    Only answers count: a customer may well mention a holiday in a first letter.
    """
    written = candidate.written
    if candidate.has_form or len(written) > _SHORT or "?" in written.partition("http")[0]:
        return None
    receipt = _RECEIPT_SUBJECT.match(candidate.mail.subject)
    if receipt and _is_machine(candidate):
        return _screen(
            "confirms that a mail of ours arrived", f"Subject: {candidate.mail.subject[:160]}", 0.8
        )
    away = _AWAY.search(written[:400])
    if away and candidate.answers:
        return _screen("says that somebody is away", away[0][:160], 0.8)
    return None


def _screen(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.AUTO_REPLY, because=because, line=line, confidence=confidence)


def _is_marked(candidate: Candidate) -> bool:
    value = candidate.mail.header("Auto-Submitted").lower()
    return bool(value) and not value.startswith("no")


def _is_machine(candidate: Candidate) -> bool:
    mail = candidate.mail
    return bool(
        re.match(
            r"(?i)(?:no-?reply|donotreply|support|helpdesk|service|tickets?)@", mail.sender.email
        )
    ) or _is_marked(candidate)
