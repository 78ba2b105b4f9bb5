"""Companies that the sender's own domain spells: words of the mail, or the domain's own word as last resort."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.found import CompanyFound, is_ours
from leads.inquiries.companies.organisations import is_kind, names_organisation, parted
from leads.inquiries.people.spelling import bare, spellings
from leads.inquiries.wording.patterns import late_pattern


def company_spelled(
    text: str, email: str, person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The words of a text that the sender's own domain spells: "Harrowfield Vets" of harrowfieldvets.example."""
    label = domain_label(email)
    wanted = bare(label or email.partition("@")[0])
    if len(wanted) < _SHORTEST_SPELLED or wanted in spellings(person):
        return None
    lines = text.split("\n")[:_LINES_OF_TEXT]
    for line, span in _spans(lines, wanted, label, person):
        name = _widened(line[:400], *span)
        if not label and not names_organisation(name):
            continue  # of free mail, where the mailbox is a person's as a rule
        name = name[0].upper() + name[1:]
        is_own = any(own in name.casefold() for own in own_domains)
        found = CompanyFound(name, line.strip(), 0.7)
        return None if is_own or is_ours(name, own_domains) else found
    return None


def _spans(
    lines: list[str], wanted: str, label: str, person: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Lines and where they spell a domain: whole, or the long half of it in several words, "Tuin & Wonen"."""
    for line in lines:
        if span := _spelled_in(line[:400], wanted):
            yield line, span
    half = max(map(bare, label.split("-")), key=len) if "-" in label else ""
    if len(half) < _LONG_HALF or half in spellings(person):
        return
    for line in lines:
        span = _spelled_in(line[:400], half)
        if span and " " in line[span[0] : span[1]]:
            yield line, span


_LONG_HALF = 8


def _spelled_in(line: str, wanted: str) -> tuple[int, int] | None:
    """Where a line has the words that spell a domain's own word."""
    words = list(_SPELLED_WORD.finditer(line))
    for at, whole in enumerate(words):
        start = whole.start()
        if (elided := _ELIDED.match(whole[0])) and not wanted.startswith(bare(whole[0])):
            start += elided.end()  # "l'Ospedale Sant'Elia"
        first = line[start : whole.end()]
        if not (first[:1].isupper() or first in _ARTICLES):
            continue
        behind = words[at + 1] if at + 1 < len(words) else whole
        if _is_club(first, behind[0], wanted):
            return start, behind.end()
        if not any(wanted.startswith(spelled) for spelled in spellings(first)):
            continue
        for last in words[at : at + 6]:
            name = line[start : last.end()]
            if any(mark in name for mark in ".@/"):
                continue
            if wanted in spellings(name) or ("&" in name and _spells_out(name, wanted)):
                return start, last.end()
    return None


_ELIDED = late_pattern(r"(?i)(?:d|l|un|all|dall|dell|nell|sull|qu)['’](?=(?-i:[^\W\d_a-zß-öø-ÿ]))")


def _is_club(first: str, letters: str, wanted: str) -> bool:
    """Whether a domain has a club's town without the ending that its name has: bjorkasik and "Björkåsens IK"."""
    if not (_CLUB.fullmatch(letters) and wanted.endswith(letters.lower())):
        return False
    town = wanted.removesuffix(letters.lower())
    return len(town) >= _SHORTEST_SPELLED and any(
        spelled.startswith(town) and len(spelled) - len(town) <= _ENDING
        for spelled in spellings(first)
    )


_CLUB, _ENDING = late_pattern(r"[BFGHIST][BFGHKSU]{1,2}|AIK|IFK|HIF"), 3


def _spells_out(name: str, wanted: str) -> bool:
    """Whether a domain spells a name with its sign read out: saltandpine and "Salt & Pine"."""
    return any(wanted in spellings(name.replace("&", word)) for word in _SIGN_READ)


_SIGN_READ = ("and", "und", "et", "en", "y", "e", "och", "og", "i", "a")
"""What people say for the sign between two names."""


_ARTICLES = frozenset("the le la les el il de het der die das t s".split())  # noqa: SIM905


def _widened(line: str, start: int, end: int) -> str:
    """With the words of its kind beside a name: "Weingut Sonnhalde", "Comune di Vallefiorita", "Exempelby förskola"."""
    ahead = _KIND_AHEAD.search(line[:start])
    if ahead and (is_kind(ahead[1]) or _LETTERS.fullmatch(ahead[1])):
        start = ahead.start(1)
    if start and line[start : start + 2] in {"t ", "s "} and line[start - 1] in "'’‘":
        start -= 1  # "'t Goed Brood"
    if (joined := _JOINED_BEHIND.match(line, end)) and joined[1] != "I":
        end = joined.end(1)
    behind = _BEHIND.match(line, end)
    for piece in reversed(list(_BEHIND_WORD.finditer(behind[0]))) if behind else ():
        if is_kind(piece[0]):
            return line[start : end + piece.end()]
    return line[start:end]


_JOINED_BEHIND = late_pattern(
    r"\s(?:&|\+|og|och|und|and|et|e|y|en|i|a) ([^\W\d_a-zß-öø-ÿ][\w'’-]+)(?=\s*(?:$|[.,;:|)–-]))"
)
"""What a name goes on with: "Brekke Sag og Høvleri", "Hansen & Sønner"."""
_LETTERS = late_pattern(r"(?!DR$|MR$|MRS$|SR$|SRA$|ING$|RE$|FW$|AW$|WG$)[A-Z]{2,5}")
"""A kind by its letters: "OSP Przykładowo", "TSV Musterstadt"."""
_KIND_AHEAD = late_pattern(
    r"(?:^|[\s,;:(])([^\W\d_a-z][\w'’-]+)\s+(?:(?:di|de|du|del|della|da|do|van|of|von|der|zum|zur|am)\s+)?$"
)
_BEHIND, _BEHIND_WORD = (
    late_pattern(r"(?:\s[^\W\d_a-z][\w'’-]+){1,3}|\s[^\W\d_]{4,}"),
    late_pattern(r"[^\W\d_][\w'’-]+"),
)
_SPELLED_WORD = late_pattern(r"[^\W_][\w'’]*")
_SHORTEST_SPELLED, _LINES_OF_TEXT = 5, 80


_OF_A_FAMILY = frozenset("mail email post web online private home family familie fam".split())  # noqa: SIM905
"""What people add to their own name: lazaridou-mail.example."""
_JOINS = frozenset("della del des de du di da van von".split())  # noqa: SIM905
_DIGIT = late_pattern(r"\d")


def company_of_domain(email: str, person: str = "") -> CompanyFound | None:
    """The domain's own word, prettified; None for free mail and for a person's own name. A guess, marked as one."""
    label = domain_label(email)
    words = [
        piece
        for word in re.split(r"[-_]+", label)
        if word
        for piece in ([word] if "-" in label or _DIGIT.search(word) else parted(word, person))
    ]
    names = {spelled for word in person.split() for spelled in spellings(word)}
    if all(word in names or word in _OF_A_FAMILY for word in words):
        return None
    name = " ".join(
        word if word != word.lower() or _DIGIT.search(word) or word in _JOINS else word.capitalize()
        for word in words
    )
    return CompanyFound(name, email, 0.3)
