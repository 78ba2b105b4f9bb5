"""Do two names mean one person, and which of them says more? "José Gpe. Hernández" is José Guadalupe Hernández Treviño.

Titles are off both; particles ("van der") say nothing for or against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import PARTICLES, NameFound
from leads.inquiries.people.spelling import bare, goes_with, spellings
from leads.inquiries.wording.patterns import late_pattern
from leads.recognising.nicknames import may_be_same_first_name

_WHOLE_NAME, _INITIAL, _CALLED = 2, 2, 3


def says_more(shown: str, spelled: str) -> bool:
    """Whether one name spells out what the other shortens or leaves out, word by word in the same order.

    Further surnames at the end are believed behind a known given name only: they may be a town or a job.
    """
    have, full = _telling(shown), _telling(spelled)
    if min(len(have), len(full)) < _WHOLE_NAME:
        return False
    if have == full:
        return _cuts_particles(shown) and not _cuts_particles(spelled)  # "Johan vd Merwe"
    if _letters(full) <= _letters(have) or is_couple(spelled) > is_couple(shown):
        return False
    if full[0].casefold() in _AHEAD_OF_GIVEN and full[1:]:
        full = full if stands_for(have[0], full[0]) else full[1:]  # "Rosário", Maria do Rosário
    if not stands_for(have[0], full[0]):
        return False
    at, equal = 0, 0
    for word in have:
        while at < len(full) and not stands_for(word, full[at]):
            at += 1
        if at == len(full):
            return False
        equal += bool(spellings(word) & spellings(full[at]))
        at += 1
    has_more_behind = at < len(full)
    return bool(equal) and (not has_more_behind or _has_given(have))


_AHEAD_OF_GIVEN = frozenset({"maria", "maría", "josé", "jose", "ana", "juan", "joão"})


def is_couple(name: str) -> bool:
    """Whether two given names are joined, "Reinhold und Hannelore Kern", or two whole names, "Ida Lang und Ali Koç"."""
    first, joining, *others = [*name.split()[:3], "", ""]
    if joining.casefold() in _JOINING and bool(first) and is_given_name(others[0]):
        return True
    return any(joins.casefold() in _AND and is_given_name(word) for joins, word in _inner(name))


def _inner(name: str) -> Iterator[tuple[str, str]]:
    """Each word behind a whole name, with the next one."""
    return pairwise(name.split()[_WHOLE_NAME:])


def stands_for(short: str, long: str) -> bool:
    """Whether one word of a name is another, or its short form: "R.", "Gpe." of Guadalupe, "Seun" of Oluwaseun."""
    if spellings(short) & spellings(long):
        return True
    shorter, longer = bare(short), bare(long)
    if not shorter or len(shorter) >= len(longer):
        return False
    if any(shorter == bare(part) for part in long.split("-")):
        return True
    if _is_cut(short):
        return shorter[0] == longer[0] and (short.isupper() or _runs_through(shorter, longer))
    is_begun = len(shorter) > _CALLED and len(longer) >= len(shorter) + _CALLED
    if is_begun and longer.startswith(shorter) and is_given_name(long):
        return True  # "Montse" of Montserrat
    return len(shorter) >= _CALLED and longer.endswith(shorter)


def _is_cut(word: str) -> bool:
    """Whether a word says that it is a short form: by a dot, a small high letter, or as one or two capitals."""
    letters = word.strip(".")
    is_initials = len(letters) <= _INITIAL and letters.isupper()
    return word.endswith((".", "ª", "º")) or is_initials


def _runs_through(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in their order: "fco" in francisco."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _telling(name: str) -> list[str]:
    words = name.replace(".ª", "ª").replace(".º", "º").split()
    return [word for word in words if not _is_particle(word)]


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES or _is_cut_particle(word)


def _is_cut_particle(word: str) -> bool:
    plain = word.replace(".", "").replace("/", "")
    return plain in _CUT_PARTICLES and not word[0].isupper()


def _cuts_particles(name: str) -> bool:
    return any(map(_is_cut_particle, name.split()))


_CUT_PARTICLES = frozenset({"v", "vd", "vdr", "vdn", "d", "z", "vh", "vn", "vt"})


def _letters(words: list[str]) -> int:
    return sum(len(bare(word)) for word in words)


def _has_given(words: list[str]) -> bool:
    return is_given_name(words[0]) or is_given_name(words[-1])


def has_short_surname(shown: str, spelled: str) -> bool:
    """Whether a header has but the beginning of a surname that is said in full: "Gord S", "Stelios M."."""
    given, *surnames = shown.split()
    return (
        len(surnames) == 1
        and len(bare(surnames[0])) == 1
        and len(bare(given)) > 1
        and bare(spelled.rsplit(maxsplit=1)[-1]).startswith(bare(surnames[0]))
        and not _is_cut(spelled.rsplit(maxsplit=1)[-1])
    )


def is_of_family(shown: str, said: str) -> bool:
    """Whether two names share their surname, and their given names are two people's: Wolfgang and Tobias Kracht.

    Bob and Robert are one, so are Gerry and Geraldine.
    """
    theirs, others = _telling(shown), _telling(said)
    if min(len(theirs), len(others)) < _WHOLE_NAME or bare(theirs[-1]) != bare(others[-1]):
        return False
    one, other = theirs[0], others[0]
    if not (is_given_name(one) and is_given_name(other)):
        return False
    is_one = (
        stands_for(one, other)
        or stands_for(other, one)
        or bare(one)[:_CALLED] == bare(other)[:_CALLED]
    )
    return not is_one and not may_be_same_first_name(bare(one), bare(other))


def is_one_of_two(signed: str, shown: str) -> bool:
    """Whether one of a couple signs whole: "Tove Aasen" of "Tove og Per Aasen"."""
    words = signed.split()
    is_theirs = len(words) > 1 and all(goes_with(word, shown) for word in words)
    return is_theirs and any(word.casefold() in _JOINING for word in shown.split()[1:-1])


_AND = frozenset({"und", "and", "et", "och", "og", "ja", "oraz", "&", "+", "u."})
"""Those that stand within no one's name: there is a Ramón y Cajal."""
_JOINING = frozenset({"og", "och", "und", "and", "et", "en", "i", "y", "e", "&", "+", "u."})


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same words, in another order or written otherwise."""
    return one != other and sorted(map(bare, one.split())) == sorted(map(bare, other.split()))


def written_out(name: NameFound, lines: tuple[str, ...]) -> NameFound:
    """The given name behind an initial, where a line has it: "A. Wrona" of "Biuro Rachunkowe Agnieszka Wrona"."""
    initial, _, surname = name.name.partition(" ")
    if not surname or not _INITIAL_ALONE.fullmatch(initial):
        return name
    for line in lines:
        for ahead in re.findall(rf"([^\W\d_]{{2,}}) {re.escape(surname)}\b", line):
            if ahead[0] == initial[0] and is_given_name(ahead):
                return replace(name, name=f"{ahead} {surname}", line=line)
    return name


def with_accents(name: str, text: str) -> str:
    """A name that a header has in plain letters, as its writer spells it in the text: "Husnu Tekin" is Hüsnü Tekin."""
    if not name.isascii() or " " not in name or text.isascii():
        return name
    wanted = name.casefold().split()
    words = list(_WORD.finditer(text))
    for at, first in enumerate(words[: len(words) - len(wanted) + 1]):
        begins = first[0][0].lower()
        if (begins.isascii() and begins != wanted[0][0]) or wanted[0] not in spellings(first[0]):
            continue
        run = [word[0] for word in words[at : at + len(wanted)]]
        if all(plain in spellings(word) for plain, word in zip(wanted, run, strict=True)):
            spelled = text[first.start() : words[at + len(wanted) - 1].end()]
            is_name = spelled == " ".join(run) and all(word[0].isupper() for word in run)
            if is_name and not spelled.isascii() and not spelled.isupper():
                return spelled
    return name


_WORD = late_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIAL_ALONE = late_pattern(r"[^\W\d_a-zß-öø-ÿ]\.?")
