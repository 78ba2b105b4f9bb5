"""Given name first, as people say a name, where it is signed as registers write it: "Scalvini Ermanno".

Only what is sure is turned: the last word is a given name and hardly anybody's surname, and the first has an ending
that only surnames have, or is the firm's own, or no given name in a language whose names the list knows well. Else a
given name that no list has stands ahead of a surname that is one, too: "Oreoluwa Simon".

Hungarians say the surname first: Nagy Zsófia. Theirs stay in the order in which they write them.
"""

from __future__ import annotations

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.people.given_names import is_given_name, is_only_given
from leads.inquiries.people.spelling import bare
from leads.inquiries.wording.patterns import late_pattern

_MOST_WORDS = 3
_OWN_ORDER = late_pattern(r"[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af.,]")
"""Scripts with an order of their own; initials and commas, which tell the surname themselves."""
SURNAMES_AHEAD = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo kim park lee choi jung "  # noqa: SIM905
    "nguyen nguyễn tran trần le lê pham phạm hoang phan vu dang bui ngo duong lim ng wong chan cheung lam".split()
)
"""Surnames of countries where they lead, and stay ahead in English letters, too."""
_SURNAMES_ENDING = late_pattern(
    r"(?i)[^\W\d_]{2,}(?:ová|ovič|ević|ović|wski|wska|cki|cka|dzki|dzka|enko|oğlu|ов|ова|ев|ева|ёв|ин|ина|ський|ська|"
    r"ский|ская|цкий|цкая|енко|чук|дзе|швили|όπουλος|οπούλου|ίδης|ίδου|άκης)"
)


_SURNAME_SAID_FIRST = "hu"
"""The language, and the end of an address at home there, of people who say their surname first in Latin letters."""


def keeps_order(language: str, email: str = "") -> bool:
    """Whether a name stands as its bearer writes it, by the language of the letter or an address at home there."""
    return language == _SURNAME_SAID_FIRST or email.endswith(f".{_SURNAME_SAID_FIRST}")


def as_written(name: str, line: str) -> str:
    """The words of a name in the order that a line has, where capitals or a comma had turned them: "NAGY Zsófia"."""
    found = [bare(word) for word in _WORD.findall(line)]
    words = {bare(word): word for word in name.split()}
    runs = zip(*(found[at:] for at in range(len(words))), strict=False)
    is_whole = len(words) == len(name.split()) and words.keys() <= set(found)
    if not is_whole or tuple(words) in runs:
        return name
    return " ".join(sorted(words.values(), key=lambda word: found.index(bare(word))))


_WORD = late_pattern(r"[^\W\d_][\w'’.-]*")
_WELL_LISTED = frozenset({"it", "cs", "sk", "fr", "ro", "pl", "de", "hr", "sl", "sr", "nl"})


def in_spoken_order(name: str, language: str, email: str = "") -> str:
    """A name with the given name ahead; as it stands where nobody can be sure. `email`: an address of theirs."""
    words = name.split()
    if keeps_order(language, email) or _OWN_ORDER.search(name):
        return name
    if not 1 < len(words) <= _MOST_WORDS:
        return name
    first, *others = words
    if first.casefold() in _LOW_COUNTRIES and is_given_name(others[-1]):
        return _behind_given(words)
    if first.casefold() in SURNAMES_AHEAD or is_given_name(first) or not first[0].isupper():
        return name
    if _is_surname(first):
        is_turned = not any(map(_is_surname, others))
    else:
        is_turned = all(map(is_given_name, others)) and is_only_given(others[0])
        is_turned = is_turned and (
            language in _WELL_LISTED or bare(first) in bare(domain_label(email))
        )
    return " ".join((*others, first)) if is_turned else name


def _behind_given(words: list[str]) -> str:
    """As registers of the Low Countries write it: "De Smedt Geert", where no given name stands elsewhere."""
    *surname, given = words
    if len(surname) < _SURNAME_AND_PARTICLE or is_given_name(surname[-1]):
        return " ".join(words)
    first = surname[0] if surname[0][0].isupper() else surname[0].capitalize()
    return " ".join((given, first, *surname[1:]))


_LOW_COUNTRIES = frozenset({"de", "van", "den", "vanden", "vande", "ver"})
_SURNAME_AND_PARTICLE = 2


def _is_surname(word: str) -> bool:
    """Whether a word has an ending that only surnames have, and is no given name."""
    return bool(_SURNAMES_ENDING.fullmatch(word)) and not is_given_name(word)
