"""What do they want, in one line? A product of ours that they name, else the subject, else their first sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from leads.folding import without_accents
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Evidence, Product

MAX_INTEREST = 200
_LOOKED_AT = 20_000
"""Letters of a message in which products are looked for."""

_PREFIXES = late_pattern(
    r"(?i)^\s*(?:(?:re|aw|antw|antwort|sv|vs|odp|res|ref|rif|fwd?|fw|wg|tr|rv|enc|doorst|vb|"
    r"vl|pd|ynt|ilt|回复|答复|转发)\s*+(?:\[\d+\]\s*+)?[:：]\s*+|\[[^\]]{1,40}\]\s*+)+"
)
_LEAD_ID = late_pattern(r"(?i)(?:(?<!\s)\s++)?\[L-\d+\]")
_GENERIC = late_pattern(
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
_GREETING = late_pattern(
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
_GREETING_HEAD = late_pattern(
    r"(?i)^\W*(?:dear|hello|hi|hey|hallo|bonjour|hola|buongiorno|salve|olá|beste|hej|hei|"
    r"dobrý den|dzień dobry|moin|guten tag)\b[^,.!\n]{0,40}[,!.]\s+(?=\S)"
)
_PLEASANTRY = late_pattern(
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
_SENTENCE_END = late_pattern(r"(?<=[.!?。！？])\s+(?=\S)")


def bare_subject(subject: str) -> str:
    """A subject without Re:, Fwd:, [list] and their kin."""
    return _PREFIXES.sub("", _LEAD_ID.sub("", subject)).strip()


@dataclass(frozen=True, slots=True)
class Interest:
    """What they want, at most 200 letters, and the line it was read from."""

    words: str
    line: str
    confidence: float = 0.6


def interest_of(subject: str, message: str, products: tuple[Product, ...] = ()) -> Interest:
    """What they want: our products that they name, a subject that says something, their first sentence."""
    if found := products_in(f"{subject}\n{message}", products):
        return found
    bare = bare_subject(subject)
    if len(bare) >= 4 and not _GENERIC.match(bare):
        return Interest(_shortened(bare), f"Subject: {subject}")
    sentence = first_sentence(message)
    if sentence:
        return Interest(_shortened(sentence), sentence)
    return Interest(_shortened(bare), f"Subject: {subject}" if bare else "")


def interest_evidence(interest: Interest) -> Evidence:
    return Evidence(
        field="interest",
        value=interest.words,
        line=interest.line[:200],
        confidence=interest.confidence,
    )


def products_in(text: str, products: tuple[Product, ...]) -> Interest | None:
    """The products that a text names, in its order; None when it names none.

    Whole words count, letter case, accents and plurals aside; of two that lie over one another, the longer
    name. A word that ends in * is a beginning ("Wärmepumpe*").
    """
    if not products:
        return None
    known = _by_first_word(products)
    found: dict[str, tuple[Product, str]] = {}
    for line in text[:_LOOKED_AT].split("\n"):
        for product in _named_in(line, known):
            found.setdefault(product.name, (product, line.strip()))
    if not found:
        return None
    rows = "; ".join(
        dict.fromkeys(f"Rules row {product.row}: {line[:120]}" for product, line in found.values())
    )
    return Interest(_shortened(", ".join(found)), rows, 0.9)


_Known = dict[str, list[tuple[tuple[str, ...], Product]]]
_WORD = late_pattern(r"[^\W_]+")
_IDEOGRAPHS = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLURALS = ("es", "en", "s", "n", "e")
_SHORTEST_PLURAL = 4
_BEGINNING = "*"


@lru_cache(maxsize=4)
def _by_first_word(products: tuple[Product, ...]) -> _Known:
    """Names by their first word, the longest first. Names without blanks between words stand under ""."""
    known: _Known = {}
    for product in products:
        for name in (*product.words, product.name):
            words = tuple(_words_of(name))
            if not words:
                continue
            if name.rstrip().endswith("*"):
                words = (*words, _BEGINNING)
            key = "" if _IDEOGRAPHS.search(name) or words[1:] == (_BEGINNING,) else words[0]
            known.setdefault(key, []).append((words, product))
            if not key or len(words) > 1:
                continue
            for plural in _plurals(words[0]):
                known.setdefault(plural, []).append(((plural,), product))
    for names in known.values():
        names.sort(key=lambda name: -sum(map(len, name[0])))
    return known


def _words_of(text: str) -> list[str]:
    plain = text.lower() if text.isascii() else without_accents(text.casefold())
    return _WORD.findall(plain)


def _plurals(word: str) -> Iterator[str]:
    if len(word) >= _SHORTEST_PLURAL:
        yield from (word + ending for ending in _PLURALS)


def _named_in(line: str, known: _Known) -> Iterator[Product]:
    words = _words_of(line)
    at = 0
    while at < len(words):
        for name, product in (*known.get(words[at], ()), *known.get("", ())):
            if length := _length_of(name, words, at):
                yield product
                at += length - 1
                break
        at += 1


def _length_of(name: tuple[str, ...], words: list[str], at: int) -> int:
    """How many words from here are the name; 0 when they are not."""
    if name[-1] == _BEGINNING:
        told = name[:-1]
        here = words[at : at + len(told)]
        is_it = len(here) == len(told) and here[:-1] == list(told[:-1])
        return len(told) if is_it and here[-1].startswith(told[-1]) else 0
    if len(name) == 1 and _IDEOGRAPHS.search(name[0]):
        return 1 if name[0] in words[at] else 0
    here = words[at : at + len(name)]
    if len(here) < len(name) or here[:-1] != list(name[:-1]):
        return 0
    return len(name) if here[-1] in {name[-1], *_plurals(name[-1])} else 0


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
