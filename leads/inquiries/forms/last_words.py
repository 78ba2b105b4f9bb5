"""What a program says below a form's answers, told by what it speaks of: sending, answering, consent, itself.

Every site words it anew. But a visitor never says that a message was sent from the website, that one may answer this
mail to reach the customer, or that the customer has agreed. Lines in which somebody says I are theirs: callers see to
that.
"""

from __future__ import annotations

import re
import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from leads.inquiries.forms.consents import is_consent
from leads.inquiries.forms.labels import folded
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 400
_MOST_WORDS = 45
_FEW_WORDS, _MOST_AUTOMATIC = 8, 24
_MOST_WORDS_BETWEEN, _FEWEST_FACTS = 6, 2
_MOST_BESIDE_MOMENT = 4
_THIS = late_pattern(
    r"\W{0,8}(?:this|dies\w*|die|das|der|ce|cet|cette|l'|est[ea]|quest[aoe]|dit|deze|dett?[ae]|denn?e|det har|tama|"
    r"t[aeo]n?|ten|tento|tat?o|tuto|ez|ezt|az|acest\w*|bu|ova[jk]?|to|το|αυτο|это|этот|данное|цей|це|това|ovu|see|sis|"
    r"sis|si|本|此|该|이|この)\b"
)
_SENT = late_pattern(
    r"\b(?:sent|submitted|generated|received|gesendet|gesandt|verschickt|abgeschickt|(?:ub|ueb)ermittelt|eingereicht|"
    r"generiert|erzeugt|erstellt|versendet|eingegangen|eingang|empfangen|envoy|transmis|soumis|genere|recu|enviad|"
    r"remitid|generad|recibid|inviat|spedit|generat|ricevut|"
    r"verzonden|verstuurd|ingezonden|gestuurd|ontvangen|wyslan|przeslan|otrzyman|skickat|skickades|mottag|sendt|modtag|"
    r"mottatt|lahetet|vastaanotet|saapun|odeslan|odoslan|prijat|elkuld|kuldt|beerkez|recebid|"
    r"trimis|primit|gonderil|poslan|poslat|отправлен|получен|изпратен|надіслан|εσταλη|saadet|nosutit|issiust|"
    r"tersirat)|送信|发送|전송"
)
_FORM = late_pattern(
    r"(?<!in)(?<!plat)(?<!per)form(?!at)|modulo|lomak|skjema|urlap|φορμα|форм|フォーム|表单|表單|양식|web|homepage|hjemmeside|hemsid|nettsid|sivusto|"
    r"kotisiv|\bsito\b|\bsite\b|\bsitio\b|stron[ya]|strank|honlap|сайт|ホームヘーシ|网站|홈페이지"
)
_DAY = late_pattern(
    r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?![.\d])|(?<!\d)20\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)|"
    r"(?<!\d)\d{1,2}\. ?\d{1,2}\. ?20\d{2}(?!\d)|"
    r"(?<!\d)\d{1,2}\.? (?:de |d')?[^\W\d_]{3,12}\.?,? (?:de )?20\d{2}|[^\W\d_]{3,12} \d{1,2},? 20\d{2}"
)
_TIME = late_pattern(r"(?<![\d.])\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?![\d.])")
_TO_THE_SECOND = late_pattern(r"(?<![\d.])\d{1,2}([:.])\d{2}\1\d{2}(?![\d])")
_NUMBERED = late_pattern(r"(?i)(?:\bn[ºo°]\.?|\bnr\.?|#|№|\bid\b:?|\bref\b\.?:?)\s*[\w-]*\d")
_MACHINE = late_pattern(
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|Mozilla/\d|AppleWebKit|(?:[\da-f]{1,4}:){4,}"
)
_PLACE = late_pattern(
    r"(?i)https?://\S+|(?<![@\w.-])(?:[\w-]{1,60}\.){1,6}[a-z]{2,24}(?![\w.-])(?:/\S*)?"
)


@cache
def _speaks_of(what: str) -> re.Pattern[str]:
    """Words with the beginnings of a list in words/last_words.toml, in folded letters."""
    text = files("leads.inquiries").joinpath("words", "last_words.toml").read_text("utf-8")
    words = sorted(set(map(folded, tomllib.loads(text)[what].split())))
    bound = [re.escape(word) for word in words if not _EAST_ASIAN.match(word)]
    free = [word for word in words if _EAST_ASIAN.match(word)]
    ends = r"\b" if what in _WHOLE else ""
    return re.compile("|".join((rf"\b(?:{'|'.join(bound)}){ends}", *free)))


_WHOLE = frozenset({"ours", "please", "this"})
_EAST_ASIAN = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_last_word(text: str, sent: datetime | None) -> bool:
    """Whether one of a mail's last lines tells of its sending, answering or consent.

    `sent`: when, as the mail's header says.
    """
    if len(text) > _LONGEST:
        return False
    return (
        tells_of_sending(text)
        or is_made_of_facts(text)
        or is_moment(text, sent)
        or _tells_of_answering(text)
        or _reports_consent(text)
        or _is_automatons(text)
    )


def tells_of_sending(text: str) -> bool:
    """Whether a line says that this was sent by a form or from a website, in whatever words."""
    if len(text) > _LONGEST:
        return False
    plain = folded(text)
    count = len(plain.split())
    if count > _MOST_WORDS or not (_SENT.search(plain) and _FORM.search(plain)):
        return False
    is_dated = bool(_DAY.search(text) or _MACHINE.search(text) or _PLACE.search(text))
    is_short = count <= _FEW_WORDS and "?" not in text and not _speaks_of("please").search(plain)
    return is_dated or is_short or bool(_THIS.match(plain))


def is_made_of_facts(text: str) -> bool:
    """Whether a line is little more than when, from where and under which number something was sent."""
    if len(text) > _LONGEST:
        return False
    is_timed = bool(_DAY.search(text) and _TIME.search(text))
    is_sent = is_timed and bool(_SENT.search(folded(text)))
    told = (is_timed, is_sent, bool(_NUMBERED.search(text)), bool(_PLACE.search(text)))
    if not _MACHINE.search(text) and sum(told) < _FEWEST_FACTS:
        return False
    return _others(text) <= _MOST_WORDS_BETWEEN


def _others(text: str) -> int:
    """How many words a line has that are none of its facts."""
    for pattern in (_MACHINE, _PLACE, _DAY, _TIME, _NUMBERED):
        text = pattern.sub(" ", text)
    return sum(any(map(str.isalpha, word)) for word in text.split())


def is_moment(text: str, sent: datetime | None) -> bool:
    """Whether a line is nothing but when something was sent: to the second, or in the minute of the mail."""
    found = _DAY.search(text)
    if found is None or not _TIME.search(text) or _others(text) > _MOST_BESIDE_MOMENT:
        return False
    if _TO_THE_SECOND.search(text):
        return True
    clock = _TIME.search(_DAY.sub(" ", text))
    if sent is None or clock is None:
        return False
    numbers = {int(number) for number in re.findall(r"\d+", found[0])}
    near = {(sent + timedelta(days)).day for days in (-1, 0, 1)}
    is_day = not near.isdisjoint(numbers) and not {sent.year, sent.year % 100}.isdisjoint(numbers)
    apart = (int(re.findall(r"\d+", clock[0])[1]) - sent.minute) % _ZONES_APART
    return is_day and min(apart, _ZONES_APART - apart) <= _SENT_WITHIN


_ZONES_APART, _SENT_WITHIN = 30, 3
"""Minutes between the clocks of two zones, and those until a mail is sent."""


def _tells_of_answering(text: str) -> bool:
    """As "Reply to this e-mail to reach the customer", "Puoi rispondere direttamente a questa email"."""
    plain = folded(text)
    if "?" in text or not _speaks_of("reply").search(plain) or _speaks_of("ours").search(plain):
        return False
    is_direct = bool(_speaks_of("direct").search(plain))
    if _speaks_of("visitor").search(plain):
        return is_direct or bool(_speaks_of("mail").search(plain))
    found = _speaks_of("this").search(plain) if is_direct else None
    behind = " ".join(plain[found.end() :].split()[:_WORDS_TO_MAIL]) if found else ""
    return bool(_speaks_of("mail").search(behind)) and not _ADDRESS.search(behind)


_WORDS_TO_MAIL = 3
_ADDRESS = late_pattern(r"\b(?:addres|adres|direcc|indirizz|enderec|osoit|cim\b|адрес)")


def _reports_consent(text: str) -> bool:
    """As "Der Kunde hat der Datenschutzerklärung zugestimmt", "Privacy policy accepted"."""
    plain = folded(text)
    if "?" in text or not _speaks_of("agreed").search(plain) or _speaks_of("ours").search(plain):
        return False
    is_told = bool(_speaks_of("visitor").search(plain)) or len(plain.split()) <= _MOST_AGREED
    return is_told and is_consent(text)


_MOST_AGREED = 6


def _is_automatons(text: str) -> bool:
    """As "Correo generado automáticamente, no responder", "Own Tents – automatic notification system"."""
    plain = folded(text)
    if len(plain.split()) > _MOST_AUTOMATIC or "?" in text or _speaks_of("ours").search(plain):
        return False
    if not _speaks_of("mail").search(plain):
        return False
    if _speaks_of("automatic").search(plain):
        return bool(_THIS.match(plain) or _speaks_of("reply").search(plain))
    return False
