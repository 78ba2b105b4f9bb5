"""Who is writing? A name from the display name, the signature or an introduction; never from the address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from leads.inquiries.companies import has_legal_form, is_role
from leads.inquiries.signatures import SIGN_OFF, SIGN_OFF_WITH_NAME

_TITLES = re.compile(
    r"(?i)^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|herr|frau|hr|fr|ing|dipl|dipl\.-\w+|"
    r"mag|geom|lic|licda?|arq|cand|dott\.?ssa|m|mme|mlle|monsieur|madame|"
    r"sr|sra|srta|don|doña|dott|dott\.ssa|sig|sig\.ra|sig\.na|ing|avv|arch|dhr|mevr|mw|ir|drs|pan|pani|"
    r"dr\.-ing|med|rer|nat|h\.c|univ|mgr|bc|doc|rndr|mudr|judr|phdr|inż|med\.|jur)\.?,?\s+)+(?=\S)"
)
_SUFFIXES = re.compile(
    r"(?i),?\s+(?:ph\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|mba|m\.?\s?a\.?|b\.?\s?a\.?|"
    r"ll\.?m\.?|cpa|pmp|fcls|esq\.?|dipl\.[\w-]+|csc\.?)$"
)
_NAME_SUFFIX = re.compile(r"(?i)^(?:jr|sr|ii|iii|iv|junior|senior)\.?$")
_BRACKETS = re.compile(r"\s*[(\[{<][^)\]}>]*[)\]}>]?\s*")
_VIA = re.compile(r"(?i)\s+(?:via|über|par|through|durch|from|at|bei|hos|bij|chez|z)\s+.+$")
_BESIDE = re.compile(r"\s*(?:\||•|·|//|\s[–—-]\s|\s@\s|\s/\s)\s*")

_NOT_A_PERSON = re.compile(
    r"(?i)\b(?:clerk|secretary|council|board|s[íi]ndico|styrelse\w*|dział|praxis|geschäftsleitung|recepc\w+|"
    r"info|sales|support|office|admin|team|contact|kontakt|kontor|service|services|"
    r"webmaster|website|wordpress|web ?form|"
    r"einkauf|verkauf|vertrieb|buchhaltung|bestellung|zentrale|sekretariat|empfang|purchasing|"
    r"procurement|accounts?|accounting|"
    r"reception|enquir(?:y|ies)|inquir(?:y|ies)|customer|no.?reply|mailer|daemon|newsletter|"
    r"marketing|department|abteilung|"
    r"achats?|accueil|commercial|compras|ventas|administraci[óo]n|acquisti|amministrazione|"
    r"vendite|inkoop|verkoop|administratie|"
    r"indkøb|salg|inköp|zakupy|biuro|sekretariat|nákup|hr|it|gruppe|group|verein|club|"
    r"universit\w+|university|institut\w*|hotel|shop|store|form)\b"
)
_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.?|[^\W\d_][^\W\d_'’`.-]*(?:['’`.-][^\W\d_]+)*\.?)$")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "zu",
        "zur",
        "ter",
        "ten",
        "el",
        "al",
        "bin",
        "ibn",
        "e",
        "y",
        "af",
        "av",
        "und",
    ]
)
_NOT_NAMES = frozenset(
    [
        "regards",
        "thanks",
        "thank",
        "best",
        "dear",
        "hello",
        "hi",
        "hallo",
        "sent",
        "phone",
        "tel",
        "mobile",
        "email",
        "mail",
        "fax",
        "web",
        "website",
        "address",
        "street",
        "the",
        "and",
        "from",
        "please",
        "kind",
        "yours",
        "sincerely",
        "grüße",
        "danke",
        "bonjour",
        "merci",
        "hola",
        "gracias",
        "buongiorno",
        "grazie",
        "germany",
        "deutschland",
        "france",
        "italia",
        "españa",
        "england",
        "london",
    ]
)
_INTRODUCTION = re.compile(
    r"(?:\b(?:[Mm]y name is|I am|I'm|[Tt]his is|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|"
    r"[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|"
    r"(?:[Oo] )?[Mm]eu nome é|[Cc]hamo-me|[Mm]ijn naam is|[Ii]k ben|[Nn]azywam się|"
    r"[Jj]ag heter|[Mm]itt namn är|[Jj]eg hedder|[Jj]eg heter|[Mm]it navn er|[Nn]imeni on|"
    r"[Jj]menuji se)"
    r"|^(?:[Hh]ier ist|[Hh]ier schreibt))\s+"
    r"(?P<name>[A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'’.-]+(?:\s+(?:van der|van den|von der|de la|von|van|der|den|de|del|di|da|la|le))?"
    r"(?:\s+[A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'’-]*){0,3}?)"
    r"(?=\s+(?:from|of|with|at|von(?: der)?|vom|bei(?: der)?|de(?: la)?|del|dell[ao]|della|du|"
    r"da|chez|van|bij|från|fra|hos|z|ze|and|und|"
    r"et|y|e|en|och|og|i)\s|[,.;:!?)\n]|\s[–-]\s|\s+[a-zà-ÿ]|$)"
    r"(?:,?\s+(?:from|of|with|at|von(?: der)?|vom|bei(?: der)?|de(?: la)?|del|dell[ao]|della|"
    r"du|da|chez|van|bij|från|fra|hos|z|ze)"
    r"\s+(?:the company |the |der Firma |Firma |la société |la empresa |l['’]entreprise |der |dem |firmy )?"
    r"(?P<company>[A-ZÀ-ÞŁŚŻŹĆČŠŽ0-9][\w&'’-]*(?:\s+(?:&\s+|und\s+|and\s+)?[A-ZÀ-ÞŁŚŻŹĆČŠŽ0-9][\w&'’-]*){0,4}))?"
)


@dataclass(frozen=True, slots=True)
class NameFound:
    """A person's name, the line it was read from, how sure we are (0..1), and a company said in the same breath."""

    name: str
    line: str
    confidence: float
    company: str = ""


def person_of_display_name(display: str, email: str) -> NameFound | None:
    """The person a display name names: "Lopez, Dr. Ana (Purchasing)" is Ana Lopez; None for machines and offices."""
    words = _VIA.sub("", display.strip().strip("'\"")).strip()
    if (
        not words
        or "@" in words
        or (
            words.lower() == email.partition("@")[0].lower()
            and " " not in words
            and words.islower()
        )
    ):
        return None
    company = ""
    if bracketed := re.search(r"[(\[]([^)\]]{2,60})[)\]]", words):
        company = bracketed[1] if has_legal_form(f" {bracketed[1]}") else ""
    words = _BRACKETS.sub(" ", words).strip()
    first, *beside = [part for part in _BESIDE.split(words) if part]
    first, company = _without_company(first, company or next((part for part in beside if part), ""))
    company = "" if is_role(company) and not has_legal_form(f" {company}") else company
    name = clean_name(first)
    if not name or _NOT_A_PERSON.search(name) or has_legal_form(f" {name}"):
        return None
    confidence = 0.9 if " " in name else 0.6
    return NameFound(name, display, confidence, company.strip(" ,"))


def _without_company(words: str, company: str) -> tuple[str, str]:
    """Turn "Last, First" round; cut ", ACME Ltd"."""
    head, comma, tail = words.partition(",")
    if not comma or not tail.strip():
        return words, company
    if has_legal_form(f" {tail.strip()}") or _NOT_A_PERSON.search(tail) or is_role(tail):
        return head, company or (tail if has_legal_form(f" {tail.strip()}") else "")
    if has_legal_form(f" {head}"):
        return words, company
    tail = _SUFFIXES.sub("", f" {tail}").strip(" ,")
    if not tail or _NAME_SUFFIX.match(tail):
        return head, company
    given, _, rest = tail.partition(",")
    if rest or len(given.split()) > 3 or len(head.split()) > 4:
        return head, company
    return f"{given.strip()} {head.strip()}", company


def clean_name(words: str) -> str:
    """A name without titles, degrees and stray marks; as typed otherwise."""
    words = " ".join(words.split()).strip(" ,;-–_*'\"|")
    words = words if _DOTTED_SUFFIX.search(words) else words.strip(" .")
    words = _TITLES.sub("", f"{words} ").strip()
    before = None
    while before != words:
        before, words = words, _SUFFIXES.sub("", words).strip(" ,")
    return _surname_last(words)


_DOTTED_SUFFIX = re.compile(r"(?i)\s(?:jr|sr)\.$")
_CAPITALS = re.compile(r"^[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’-]+$")


def _surname_last(words: str) -> str:
    """Capitals name the surname, in front or behind: "BERNARD Sophie" is Sophie Bernard."""
    parts = words.split()
    if not 2 <= len(parts) <= 4 or not words.isprintable():
        return words
    loud = [len(part) > 1 and bool(_CAPITALS.match(part)) and part.isupper() for part in parts]
    if not any(loud) or (all(loud) and max(map(len, parts)) <= 3):
        return words
    if not all(loud):
        ahead = next(at for at, is_loud in enumerate([*loud, False]) if not is_loud)
        if ahead and len(parts[0]) > 2 and not any(loud[ahead:]):
            parts = [*parts[ahead:], *parts[:ahead]]
    return " ".join(
        _calm(part) if len(part) > 2 and part.isupper() and _CAPITALS.match(part) else part
        for part in parts
    )


def _calm(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda piece: piece[0].capitalize(), word)


def looks_like_name(line: str) -> bool:
    """Whether a line can be a person's name: one to four capitalised words, no digits, no job, no company."""
    words = clean_name(line).split()
    if not 1 <= len(words) <= 5 or len(line) > 50:
        return False
    if is_role(line) or has_legal_form(f" {line}") or _NOT_A_PERSON.search(line):
        return False
    if any(word.lower().strip(".,") in _NOT_NAMES for word in words):
        return False
    return all(
        _NAME_WORD.match(word)
        and (
            word[0].isupper()
            or word.lower() in _PARTICLES
            or (not word[0].isascii() and not word[0].islower())
        )
        for word in words
    )


def person_in_signature(lines: tuple[str, ...]) -> NameFound | None:
    """The name people sign with: beside or below the closing phrase, or the first line of the block."""
    for at, line in enumerate(lines[:8]):
        if match := SIGN_OFF_WITH_NAME.match(line):
            name = clean_name(match["name"])
            if looks_like_name(name):
                return NameFound(name, line, 0.8 if " " in name else 0.5)
        if SIGN_OFF.match(line):
            continue
        words = _BRACKETS.sub(" ", line.lstrip("*_/-– ")).strip()
        head = re.split(r"\s*(?:\||•|·|,|\s[–—-]\s|\t)\s*", words)[0]
        if looks_like_name(head):
            name = clean_name(head)
            return NameFound(name, line, 0.8 if " " in name else 0.5)
        if at >= 2:
            break
    return None


def person_introduced(text: str) -> NameFound | None:
    """Who says "My name is ..." within the first lines, in ten languages."""
    for line in text.split("\n")[:12]:
        match = _INTRODUCTION.search(line[:300])
        if (
            match
            and looks_like_name(match["name"])
            and (" " in match["name"] or "name" in match[0].lower() or "hei" in match[0])
        ):
            company = (match["company"] or "").strip(" .,")
            return NameFound(clean_name(match["name"]), line.strip(), 0.7, company)
    return None


def _fullest(display: NameFound, signed: NameFound) -> bool:
    """Whether the signature spells out the very name that the header shortens: "PJ Smit", "R. Paschke"."""
    shown, spelled = display.name.split(), signed.name.split()
    if len(shown) < 2 or len(spelled) < 2 or _plain(shown[-1]) != _plain(spelled[-1]):
        return False
    is_short = (len(shown[0].strip(".")) <= 2 and shown[0].isupper()) or shown[0].endswith(".")
    return is_short and spelled[0][:1] == shown[0][:1] and len(spelled[0]) > len(shown[0])


def _plain(word: str) -> str:
    """Lower case without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def best_name(
    display: NameFound | None, signed: NameFound | None, introduced: NameFound | None
) -> NameFound | None:
    """The fullest of what is known: a display name of one word is completed by the signature that holds it."""
    found = [name for name in (display, signed, introduced) if name]
    if not found:
        return None
    if display and signed and _same_words(display.name, signed.name):
        return signed  # "Mäkinen Juhani" signs as "Juhani Mäkinen"
    if display and signed and _fullest(display, signed):
        return signed
    if display and " " in display.name:
        # "Jean COLAS" signs as "Jean Colas": the same name, nicer.
        is_same = signed is not None and signed.name.casefold() == display.name.casefold()
        return signed if signed and is_same and display.name != display.name.title() else display
    full = [name for name in (signed, introduced) if name and " " in name.name]
    spelled = [name for name in full if not _INITIALS.search(name.name)]  # better than "C. Renner"
    return next(iter([*spelled, *full]), found[0])


_INITIALS = re.compile(r"(?:^|\s)[^\W\d_]\.(?=\s)")


def _same_words(one: str, other: str) -> bool:
    return one != other and sorted(map(_plain, one.split())) == sorted(map(_plain, other.split()))


def is_office(display: NameFound, signed: NameFound | None, signature: tuple[str, ...]) -> bool:
    """Whether a display name is the organisation's: it stands in the signature below somebody else's name."""
    if (
        signed is None
        or " " not in signed.name
        or signed.name.casefold() == display.name.casefold()
    ):
        return False
    name = display.name.casefold()
    return any(
        line.strip(" ,*").casefold() == name or (len(name) >= _SPELLED and name in line.casefold())
        for line in signature
        if line != signed.line and "@" not in line
    )


_SPELLED = 8
"""Letters of a display name that stand within another line of the signature by no accident."""
