"""What do they want, in one line? The subject where it says something, else their first sentence."""

from __future__ import annotations

import re

MAX_INTEREST = 200

_PREFIXES = re.compile(
    r"(?i)^\s*(?:(?:re|aw|antw|antwort|sv|vs|odp|res|ref|rif|fwd?|fw|wg|tr|rv|enc|doorst|vb|"
    r"vl|pd|ynt|ilt|回复|答复|转发)\s*(?:\[\d+\])?\s*[:：]\s*|\[[^\]]{1,40}\]\s*)+"
)
_LEAD_ID = re.compile(r"(?i)\s*\[L-\d+\]")
_GENERIC = re.compile(
    r"(?i)^\W*(?:(?:new |neue |website |web |online |general |allgemeine |your |"
    r"quick )*(?:contact(?: form)?|kontakt(?:formular|anfrage)?|enquir(?:y|ies)|inquir(?:y|"
    r"ies)|anfrage|nachricht|message|"
    r"submission|form(?: submission| entry| response)?|question|frage|request|hello|hi|hallo|"
    r"info(?:rmation)?|demande(?: d['’]informations?)?|contacto|consulta|"
    r"richiesta(?: informazioni)?|"
    r"contatto|aanvraag|vraag|zapytanie|kontakt|förfrågan|forespørgsel|henvendelse|pedido|"
    r"contato|dotaz|poptávka|yhteydenotto|no subject|\(no subject\)|kein betreff|help|"
    r"form submission from .{1,60}|contact form .{0,60}|new (?:form )?(?:submission|message|"
    r"entry|lead|response)s?(?: from| for| on)? ?.{0,60}|neue nachricht .{0,60}|"
    r"kontaktanfrage .{0,60}))\W*$"
)
_GREETING = re.compile(
    r"(?i)^\W*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|"
    r"to whom it may concern|sehr geehrte|liebe[rs]?|hallo|guten (?:tag|morgen|abend)|moin|"
    r"grüezi|grüß gott|servus|"
    r"bonjour|madame|monsieur|bonsoir|cher|chère|hola|buenos|buenas|estimad[oa]s?|buongiorno|"
    r"buonasera|gentil[ei]|salve|spett|egregi|"
    r"olá|ola|bom dia|boa tarde|prezad[oa]s?|caro|exm|beste|geachte|goedemorgen|goedemiddag|"
    r"goedendag|dag|dzień dobry|szanown|witam|cześć|hej|god dag|hejsan|kära|kære|hei|"
    r"god morgen|"
    r"hyvä|tere|dobrý den|vážen|ahoj|merhaba|sayın|здравствуйте|добрый день|уважаем)\b[^.?!\n]{0,60}[,.!:;–-]*\s*$"
)
_GREETING_HEAD = re.compile(
    r"(?i)^\W*(?:dear|hello|hi|hey|hallo|bonjour|hola|buongiorno|salve|olá|beste|hej|hei|"
    r"dobrý den|dzień dobry|moin|guten tag)\b[^,.!\n]{0,40}[,!.]\s+(?=\S)"
)
_PLEASANTRY = re.compile(
    r"(?i)^\W*(?:(?:i |we )?(?:hope|trust) (?:you|this|all|that)|how are you|ich hoffe|"
    r"wir hoffen|j['’]espère|nous espérons|espero|esperamos|"
    r"spero|speriamo|ik hoop|wij hopen|hoppas|jeg håber|håber|mam nadzieję|toivottavasti|doufám|"
    r"my name is [^.]{1,60}\.?$|mein name ist [^.]{1,60}\.?$|je m['’]appelle [^.]{1,60}\.?$|"
    r"mi chiamo [^.]{1,60}\.?$|me llamo [^.]{1,60}\.?$|"
    r"thank(?:s| you)(?: (?:very much|so much))?(?: (?:for|in advance).{0,60})?[.!]?$|"
    r"vielen dank[^.]{0,60}[.!]?$|merci[^.]{0,60}[.!]?$|"
    r"お世話になっております。?$|dear (?:sir|team|all|madam)|hello\W*$|hi\W*$|good (?:morning|day|afternoon)\W*$)"
)
"""Said before what they want."""
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+(?=\S)")


def bare_subject(subject: str) -> str:
    """A subject without Re:, Fwd:, [list] and their kin."""
    return _PREFIXES.sub("", _LEAD_ID.sub("", subject)).strip()


def interest_of(subject: str, message: str) -> tuple[str, str]:
    """What they want (at most 200 letters) and the line it was read from."""
    bare = bare_subject(subject)
    if len(bare) >= 4 and not _GENERIC.match(bare):
        return _shortened(bare), f"Subject: {subject}"
    sentence = first_sentence(message)
    if sentence:
        return _shortened(sentence), sentence
    return _shortened(bare), f"Subject: {subject}" if bare else ""


def first_sentence(message: str) -> str:
    """The first sentence behind the greeting."""
    lines = [line.strip() for line in message.split("\n")[:40]]
    while lines and (not lines[0] or _GREETING.match(lines[0])):
        lines.pop(0)
    paragraph: list[str] = []
    for line in lines:
        if not line:
            break
        paragraph.append(line)
    words = _GREETING_HEAD.sub("", " ".join(paragraph))
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(words, maxsplit=6)]
    telling = [sentence for sentence in sentences if sentence and not _PLEASANTRY.match(sentence)]
    rest = "\n".join(lines[len(paragraph) :]).strip()
    if telling or not rest or rest == message:
        return next(iter([*telling, *sentences]), "")
    return first_sentence(rest)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= MAX_INTEREST:
        return words
    return words[: MAX_INTEREST - 1].rsplit(" ", 1)[0][: MAX_INTEREST - 1] + "…"
