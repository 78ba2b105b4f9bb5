"""Who is writing? A name from the display name, the signature or an introduction; never from the address."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from leads.inquiries.display_names import BRACKETS
from leads.inquiries.domains import domain_label
from leads.inquiries.given_names import is_given_name, is_only_given
from leads.inquiries.introductions import Introduced, introduction_in
from leads.inquiries.legal_forms import has_legal_form
from leads.inquiries.names import (
    NameFound,
    clean_name,
    looks_like_name,
    small_name,
    without_proxy,
    written_large,
)
from leads.inquiries.patterns import late_pattern
from leads.inquiries.roles import is_role
from leads.inquiries.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.spelling import bare, is_domains_own, names_mailbox, spellings

_SEGMENTS = late_pattern(r"\s*(?:\||•|·|,|\s[–—-]\s|\t|\s/\s)\s*")
_LEAST, _WELCOME_LINES, _LINES = 0.5, 2, 14


def person_in_signature(
    lines: tuple[str, ...], shown: str = "", email: str = ""
) -> NameFound | None:
    """The name people sign with: beside or below the closing phrase, or the line that their address spells.

    `shown` is the header's display name, `email` the sender's address: what they spell is likelier.
    """
    found: list[tuple[float, NameFound]] = []
    names = 0
    for at, line in enumerate(lines[:_LINES]):
        behind, is_sure = name_behind_sign_off(line)
        if behind and looks_like_name(behind):
            name = clean_name(behind)
            points = (0.75 if is_sure else 0.45) + _agreement(name, shown, email)
            found.append((points, NameFound(name, line, 0.8 if " " in name else 0.5)))
            names += 1
        elif is_sign_off(line):
            continue
        elif candidate := _signed_by(line):
            below = lines[at + 1] if at + 1 < len(lines) else ""
            points = 0.6 if names < _WELCOME_LINES else 0.3
            if _is_beside_whole_name(candidate.name, found):
                points -= 0.5  # "Kommandant" below "Thomas Eisele", from kommandant@
            names += 1
            points += 0.15 * (" " in candidate.name) + _agreement(candidate.name, shown, email)
            points += 0.15 * (is_role(below) or is_role(line))
            found.append((points, candidate))
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _LEAST else None


def _is_beside_whole_name(name: str, found: list[tuple[float, NameFound]]) -> bool:
    """Whether a single word that is no part of it stands below a whole name."""
    wholes = [other.name for _, other in found if " " in other.name]
    return bool(wholes) and " " not in name and not any(_goes_with(name, other) for other in wholes)


def _signed_by(line: str) -> NameFound | None:
    """The name that a line of a signature begins with."""
    words = without_proxy(BRACKETS.sub(" ", line.strip().lstrip("*_/-–~ ")))
    head, *behind = _SEGMENTS.split(_OF_TEAM.sub("", words))
    if behind and _DEGREE.fullmatch(behind[0]):
        behind = behind[1:]
    name = clean_name(head) if looks_like_name(head) else small_name(_NUMBER.sub("", head))
    if not name:
        return None
    return NameFound(name, line, 0.8 if " " in name else 0.5)


_OF_TEAM = late_pattern(
    r"(?i)\s+(?:(?:und|and|et|y|e|en|og|och|&|\+)\s+(?:das |the |l['’]|el |il |het |o |a )?[\w ]{0,12}?"
    r"(?:team|équipe|equipo|equipe|squadra|crew|family|familie|kollegen|colleagues)\b.*|"
    r"(?-i:(?:z|ze|from|vom|bei|at|fra|från|din|dal|dalla|chez|bij|hos)\s+(?=[^\W\d_a-z])).*|(?-i:x|xx|xxx|xo|xoxo))$"
)
"""Behind a name: "und das Team von Physio am Markt", "z Kavárny Ostrov", a kiss."""
_NUMBER = late_pattern(r"\s+\+?\(?\d[\d\s()./-]{5,}$")
_DEGREE = late_pattern(r"(?i)(?:[a-z]{1,5}\.?){1,3}|jr\.?|sr\.?")


def _agreement(name: str, shown: str, email: str) -> float:
    """How well a name agrees with the header: its display name and its address; less than 0 for the firm's own."""
    if names_mailbox(name, email):
        return 0.35
    if is_domains_own(name, domain_label(email)):
        return -0.4
    if has_legal_form(f" {shown}"):
        return 0.0
    words = {spelled for word in name.split() for spelled in spellings(word) if len(spelled) > 1}
    known = {spelled for word in re.findall(r"[^\W\d_]{2,}", shown) for spelled in spellings(word)}
    if words and words <= known and len(known) <= 2 * _MOST_WORDS:
        return 0.3
    return 0.2 if words & known else 0.0


_MOST_WORDS = 4


def person_introduced(text: str) -> NameFound | None:
    """Who says "My name is ..." within the first lines, in twenty languages."""
    said: Introduced | None = introduction_in(text)
    if said is None or not looks_like_name(said.name):
        return None
    return NameFound(clean_name(said.name), said.line, 0.7, said.company)


def person_at_end(text: str, email: str) -> NameFound | None:
    """Who ends a text with their name, without a word of goodbye: "... wide? José Carvalho, 912 345 678"."""
    line = text.rstrip().rpartition("\n")[2][-_END_OF_LINE:]
    tail = _SENTENCE_END.split(line)[-1].strip(" /-–*_")
    tail = _OF_TEAM.sub("", _NUMBER.sub("", tail))
    name = _SEGMENTS.split(tail)[0].strip()
    words = name.split()
    is_whole = 1 < len(words) <= _MOST_WORDS and is_given_name(words[0]) and looks_like_name(name)
    if is_whole and name != text.strip():
        return NameFound(clean_name(name), line, 0.6)
    small = small_name(" ".join(tail.split()[-_WHOLE_NAME:]))
    if small and names_mailbox(small, email):
        return NameFound(small, line, 0.6)
    behind, _ = name_behind_sign_off(tail)
    is_name = bool(behind) and is_given_name(behind.split()[0]) and looks_like_name(behind)
    return NameFound(clean_name(behind), line, 0.5) if is_name else None


_SENTENCE_END = late_pattern(r"[.?!]+\s+(?=[^\W\d_a-z])")
_END_OF_LINE = 300
_FAMILY = late_pattern(
    r"(?i)^(?:die |the )?(?:"
    r"(?:familien?|fam\.?|family|famille|familia|famiglia|rodina|rodzina|perhe) (?P<ahead>[^\W\d_][\w'’-]+)"
    r"|(?P<behind>[^\W\d_][\w'’-]+) family)$"
)


def person_of_family(display: str, signed: NameFound | None) -> NameFound | None:
    """A family and who signs for it: "Familie Brenner", signed "Sabine", is Sabine Brenner."""
    family = _FAMILY.match(display.strip())
    if family is None or signed is None or " " in signed.name or not is_given_name(signed.name):
        return None
    return NameFound(f"{signed.name} {family['ahead'] or family['behind']}", display, 0.7)


def person_spelled(text: str, email: str) -> NameFound | None:
    """Two words of a text that an address spells in full: "Mariusz Zając" of mariusz.zajac.81@."""
    parts = [bare(part) for part in _LONG_PART.findall(email.partition("@")[0])]
    if len(parts) != _SPELLED_PARTS:
        return None
    words = list(_NAME_IN_TEXT.finditer(text[-_END_OF_TEXT:]))
    for first, second in pairwise(words):
        is_pair = text[-_END_OF_TEXT:][first.end() : second.start()] == " "
        if is_pair and parts[0] in spellings(first[0]) and parts[1] in spellings(second[0]):
            return NameFound(written_large(f"{first[0]} {second[0]}"), email, 0.7)
    return None


_LONG_PART, _NAME_IN_TEXT = late_pattern(r"[^\W\d_]{3,}"), late_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPELLED_PARTS, _END_OF_TEXT = 2, 500


def _fullest(display: NameFound, signed: NameFound) -> bool:
    """Whether the signature spells out the very name that the header shortens: "PJ Smit", "R. Paschke"."""
    shown, spelled = display.name.split(), signed.name.split()
    if _is_child_of(shown, spelled):
        return True
    if len(shown) < _WHOLE_NAME or len(spelled) < _WHOLE_NAME:
        return False
    if bare(shown[-1]) == bare(spelled[-1]):
        return _shortens(shown[0], spelled[0]) or (
            # "Maler Petersen" is Ole Petersen
            len(shown) == _WHOLE_NAME and is_given_name(spelled[0]) and not is_given_name(shown[0])
        )
    if bare(shown[0]) == bare(spelled[0]) and _abbreviates(shown[-1], spelled[-1]):
        return True  # "Stelios M"
    is_begun = list(map(bare, spelled[: len(shown)])) == list(map(bare, shown))
    return is_begun and is_given_name(shown[-1])  # "José Luis" is José Luis Herrero


def _is_child_of(shown: list[str], spelled: list[str]) -> bool:
    """Whether a name goes on with whose child they are: "Nurul Izzati binti Hassan"."""
    return spelled[: len(shown)] == shown and spelled[len(shown) : len(shown) + 1] in _CHILD_OF


_CHILD_OF = (["bin"], ["binti"], ["bt"], ["bte"], ["ibn"], ["bint"], ["a/l"], ["a/p"])


def _shortens(short: str, long: str) -> bool:
    """Whether a given name is the beginning or the end of another: "R.", "PJ", "Seun" of Oluwaseun, "Beth"."""
    longer, shorter = bare(long), bare(short)
    if len(longer) > len(shorter) > _INITIAL and longer.endswith(shorter):
        return True
    is_short = (len(short.strip(".")) <= _INITIAL and short.isupper()) or short.endswith(".")
    return is_short and long[:1] == short[:1] and len(long) > len(short)


def _abbreviates(short: str, long: str) -> bool:
    """Whether one word is but the initial of another: "M" or "M." of "Mavrogenis"."""
    letter = bare(short)
    return len(letter) == 1 and bare(long).startswith(letter) and len(bare(long)) > 1


_WHOLE_NAME = 2


def best_name(
    display: NameFound | None,
    signed: NameFound | None,
    introduced: NameFound | None,
    email: str = "",
) -> NameFound | None:
    """The fullest of what is known: a display name of one word is completed by the signature that holds it."""
    found = [name for name in (display, signed, introduced) if name]
    if not found:
        return None
    for spelled in (signed, introduced):
        if display and spelled and " " in display.name:
            if _same_words(display.name, spelled.name) or _turns_round(display.name, spelled.name):
                return spelled  # "Mäkinen Juhani" signs as "Juhani Mäkinen"
            if _fullest(display, spelled):
                return spelled
            # "Jean COLAS" signs as "Jean Colas", "inês reis" as "Inês Reis": the same name, nicer.
            is_same = bare(spelled.name) == bare(display.name)
            if is_same and display.name != display.name.title():
                return spelled
    if display and " " in display.name:
        return replace(
            display, name=_given_first(display.name, email, signed, is_loud=display.line.isupper())
        )
    full = [name for name in (signed, introduced) if name and " " in name.name]
    written_out = [
        name for name in full if not _INITIALS.search(name.name)
    ]  # better than "C. Renner"
    alone = [name for name in found if name in (display, signed)]
    if display and full and not _goes_with(display.name, full[0].name):
        full = [name for name in full if _goes_with(display.name, name.name)] or full
    return next(iter([*written_out, *full, *alone, *found]), None)


def _goes_with(short: str, full: str) -> bool:
    return any(spellings(short) & spellings(word) for word in full.split())


def _given_first(name: str, email: str, signed: NameFound | None, *, is_loud: bool) -> str:
    """Turned round where the address has the same two words the other way, or they sign with the second alone.

    "Hruska Milan", milan.hruska@; "Obermaier Florian", who signs as Florian. `is_loud`: all in capitals, as registers
    write them, the surname first.
    """
    words = name.split()
    if len(words) != _WHOLE_NAME or words[0].casefold() in _SURNAMES_AHEAD:
        return name
    turned = f"{words[1]} {words[0]}"
    is_first_given = is_given_name(words[0])
    signs_so = signed is not None and bare(signed.name) == bare(words[1])
    if signs_so and not is_first_given and (is_loud or is_given_name(words[1])):
        return turned
    if email.endswith(".hu") or is_first_given:
        return name
    parts = re.findall(r"[^\W\d_]+", email.partition("@")[0])
    is_spelled_so = (
        len(parts) == _WHOLE_NAME
        and parts[0] in spellings(words[1])
        and parts[1] in spellings(words[0])
    )
    return turned if is_spelled_so or is_only_given(words[1]) else name


_SURNAMES_AHEAD = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo kim park lee choi jung "  # noqa: SIM905
    "nguyen nguyễn tran trần le lê pham phạm hoang phan vu dang bui ngo duong lim ng wong chan cheung lam".split()
)
"""Surnames of countries where they lead, and stay ahead in English letters, too."""
_INITIALS = late_pattern(r"(?:^|\s)[^\W\d_]\.(?=\s)")


def _turns_round(register: str, spoken: str) -> bool:
    """Whether a name as a register writes it, surname, given name and patronymic, is signed as people say it."""
    words, said = list(map(bare, register.split())), list(map(bare, spoken.split()))
    return len(words) == len(said) + 1 == _WITH_PATRONYMIC and said == [words[1], words[0]]


_WITH_PATRONYMIC = 3


def _same_words(one: str, other: str) -> bool:
    return one != other and sorted(map(bare, one.split())) == sorted(map(bare, other.split()))


def is_office(
    display: NameFound, signed: NameFound | None, signature: tuple[str, ...], email: str = ""
) -> bool:
    """Whether a display name is the organisation's or the desk's, and somebody else signs for it."""
    if signed is None or bare(signed.name) == bare(display.name) or _fullest(signed, display):
        return False
    if (
        is_domains_own(display.name, domain_label(email))
        and (not names_mailbox(display.name, email) or names_mailbox(signed.name, email))
        and not _goes_with(signed.name.split()[0], display.name)
    ):
        return True
    if " " not in signed.name:
        return False
    return _stands_below(display, signed, signature) or _is_weaker(display, signed, signature)


def is_of_somebody_else(display: NameFound, introduced: NameFound | None) -> bool:
    """Whether a display name is none of who says theirs: "Florería Jazmín", and "I am Rocío Benavides"."""
    if introduced is None or " " not in introduced.name or " " not in display.name:
        return False
    is_shared = any(_goes_with(word, introduced.name) for word in display.name.split())
    has_given = _has_given_name(introduced.name) and not _has_given_name(display.name)
    return has_given and not is_shared


def _stands_below(display: NameFound, signed: NameFound, signature: tuple[str, ...]) -> bool:
    """Whether the display name stands whole in another line than the writer's own."""
    name = display.name.casefold()
    return any(
        line.strip(" ,*").casefold() == name or (len(name) >= _SPELLED and name in line.casefold())
        for line in signature
        if line != signed.line and "@" not in line
    )


def _is_weaker(display: NameFound, signed: NameFound, signature: tuple[str, ...]) -> bool:
    """Whether a whole name that somebody signs with is likelier a person's than another one in the header.

    Two people can be meant (an assistant writes from the chief's mailbox): who signs is who writes.
    """
    shown = [word for word in display.name.split() if len(word) > _INITIAL]
    if " " not in display.name or any(_goes_with(word, signed.name) for word in shown):
        return False
    beside = [line for line in signature if line != signed.line]
    is_named_below = any(
        len(word) >= _TELLING and any(_goes_with(word, line) for line in beside) for word in shown
    )
    if is_given_name(shown[0] if shown else ""):
        return is_given_name(signed.name.split()[0]) and not is_named_below
    return is_named_below or _has_given_name(signed.name) or not _has_given_name(display.name)


def _has_given_name(name: str) -> bool:
    return any(is_given_name(word) for word in name.split())


_INITIAL, _TELLING = 2, 4
_SPELLED = 8
"""Letters of a display name that stand within another line of the signature by no accident."""
