"""Which of the names that a mail shows is its writer's? The header's, the one that is signed, the one they introduce
themselves by: each is a candidate with a reason, and the best reason wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.people.fuller_names import (
    has_short_surname,
    is_of_family,
    is_one_of_two,
    same_words,
    says_more,
    stands_for,
)
from leads.inquiries.people.given_names import is_given_name, is_only_given
from leads.inquiries.people.names import NameFound, written_large
from leads.inquiries.people.spelling import bare, goes_with, names_domain, spellings
from leads.inquiries.people.spoken_order import SURNAMES_AHEAD
from leads.inquiries.wording.patterns import late_pattern
from leads.recognising.nicknames import may_be_same_first_name


class Reason(IntEnum):
    """Why a name is taken for the writer's; of two candidates the one with the higher reason is."""

    SAID_IN_PASSING = 0
    """One word that they introduce themselves by: "hier ist die Frau Maier"."""
    ONE_WORD = 1
    """One word in the header or under the letter."""
    WITH_INITIALS = 2
    """Signed or said, but not written out: "C. Renner"."""
    WRITTEN_OUT = 3
    """Signed or said in full."""
    GOES_WITH_HEADER = 4
    """The same, with the one word that the header has: "Sabine", signed "Sabine Kern"."""
    IN_HEADER = 5
    """The header has it in full: it stands there on every mail of theirs."""
    COMPLETES_HEADER = 6
    """The header's surname behind the given name that is signed: "R. Paschke", signed "Rolf"."""
    OF_THE_FAMILY = 7
    """Signed with the header's surname and another given name: who signs writes, from their husband's mailbox."""
    SPELLS_OUT_HEADER = 8
    """The header's very name, fuller, in the order in which people say it, or in the letters of their language."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: NameFound
    reason: Reason


def best_name(
    display: NameFound | None,
    signed: NameFound | None,
    introduced: NameFound | None,
    email: str = "",
    *,
    is_kept: bool = False,
) -> NameFound | None:
    """The writer's name, of what the header, the signature and the text tell; None where none of them does.

    `is_kept`: they say their surname first, and nothing turns their name round.
    """
    candidates: list[_Candidate] = []
    if display and introduced and _is_surname_of(display.name, introduced.name):
        return introduced
    if display:
        candidates.append(_of_header(display, signed, email, is_kept=is_kept))
    candidates += [
        _said_beside(display, said, email, is_signed=said is signed, is_kept=is_kept)
        for said in (signed, introduced)
        if said
    ]
    if display and signed:
        for short, given in ((display, signed), (signed, display)):
            if whole := _completed(short.name, given.name):
                candidates.append(_Candidate(replace(short, name=whole), Reason.COMPLETES_HEADER))
    best = max(candidates, key=lambda candidate: candidate.reason, default=None)
    return best.name if best else None


def _is_surname_of(shown: str, said: str) -> bool:
    """Whether a header has but the surname of a name that is written without blanks: 李 of 李娜."""
    is_shorter = len(shown) < len(said) and said.startswith(shown) and " " not in said
    return is_shorter and bool(_IDEOGRAPHS.fullmatch(shown))


_IDEOGRAPHS = late_pattern(r"[\u4e00-\u9fff]{1,3}")


def _of_header(
    display: NameFound, signed: NameFound | None, email: str, *, is_kept: bool
) -> _Candidate:
    if " " not in display.name:
        return _Candidate(display, Reason.ONE_WORD)
    if is_kept:
        return _Candidate(display, Reason.IN_HEADER)
    name = _given_first(display.name, email, signed, is_loud=display.line.isupper())
    return _Candidate(replace(display, name=name), Reason.IN_HEADER)


def _said_beside(
    display: NameFound | None, said: NameFound, email: str, *, is_signed: bool, is_kept: bool
) -> _Candidate:
    """A name that is signed or said, weighed against the header's."""
    if " " not in said.name:
        return _Candidate(said, Reason.ONE_WORD if is_signed else Reason.SAID_IN_PASSING)
    if display and " " in display.name:
        if same_words(display.name, said.name) or _turns_round(display.name, said.name):
            spoken = said if is_kept else _as_spoken(said)
            return _Candidate(spoken, Reason.SPELLS_OUT_HEADER)
        is_in_own_letters = is_signed and _is_in_other_letters(said.name, display.name)
        if (
            is_in_own_letters
            or spells_out(display, said, email)
            or is_one_of_two(said.name, display.name)
            or (is_kept and says_more(_surname_last(display.name), said.name))  # "Zs. Nagy"
        ):
            return _Candidate(said, Reason.SPELLS_OUT_HEADER)
        if is_of_family(display.name, said.name) or (
            is_kept and is_of_family(_surname_last(display.name), _surname_last(said.name))
        ):
            return _Candidate(said, Reason.OF_THE_FAMILY)
    if _INITIALS.search(said.name):
        return _Candidate(said, Reason.WITH_INITIALS)
    is_with_header = display is not None and goes_with(display.name, said.name)
    return _Candidate(said, Reason.GOES_WITH_HEADER if is_with_header else Reason.WRITTEN_OUT)


def _surname_last(name: str) -> str:
    """A name with its first word behind the others."""
    first, _, others = name.partition(" ")
    return f"{others} {first}"


def _is_in_other_letters(signed: str, shown: str) -> bool:
    """Whether a name that the header has in Latin letters is signed in those of its own language."""
    return shown.isascii() and bool(_OTHER_LETTERS.fullmatch(signed))


_OTHER_LETTERS = late_pattern(r"[^a-zA-ZÀ-ɏ\d]{4,}")
_INITIALS = late_pattern(r"(?:^|\s)[^\W\d_]\.(?=\s)")


def spells_out(display: NameFound, said: NameFound, email: str = "") -> bool:
    """Whether a name is the header's own, fuller or nicer: "Jean COLAS" signs as "Jean Colas"."""
    shown, spelled = display.name.split(), said.name.split()
    if bare(said.name) == bare(display.name):
        return display.name != display.name.title() or bool(_LOUD.search(display.line))
    if _is_child_of(shown, spelled) or has_short_surname(display.name, said.name):
        return True
    if says_more(display.name, said.name):
        return not _ends_in_letters(said)
    if stands_for(shown[0], spelled[0]) and _is_firms(shown[1:], spelled[1:], email):
        return True  # "Reto vom Velowerk" is Reto Ammann
    is_trade = len(shown) == _WHOLE_NAME and not is_given_name(shown[0])
    if is_trade and bare(shown[-1]) == bare(spelled[-1]) and is_given_name(spelled[0]):
        return True  # "Maler Petersen" is Ole Petersen
    return spelled[0].casefold() in SURNAMES_AHEAD and set(map(bare, shown)) < set(
        map(bare, spelled)
    )  # "Hồng Nguyễn" is Nguyễn Thị Hồng


def _is_firms(words: list[str], surnames: list[str], email: str) -> bool:
    """Whether what stands behind a given name is the domain's, and another surname is not."""
    label, last = domain_label(email), words[-1] if words else ""
    return (
        len(last) > _SHORT
        and names_domain(last, label)
        and not any(names_domain(surname, label) for surname in surnames)
    )


_LOUD = late_pattern(r"[^\W\d_a-zß-öø-ÿ]{3}")
_WHOLE_NAME, _SHORT = 2, 2


def _ends_in_letters(signed: NameFound) -> bool:
    """Whether the last word is in capitals as it was signed, and none before it: "Sinéad Gallagher MRIAI"."""
    *before, last = (word.upper() for word in signed.name.split())
    said = set(re.findall(r"[^\W\d_]+", signed.line))
    return last in said and before[-1] not in said


def _is_child_of(shown: list[str], spelled: list[str]) -> bool:
    """Whether a name goes on with whose child they are: "Nurul Izzati binti Hassan"."""
    return spelled[: len(shown)] == shown and spelled[len(shown) : len(shown) + 1] in _CHILD_OF


_CHILD_OF = (["bin"], ["binti"], ["bt"], ["bte"], ["ibn"], ["bint"], ["a/l"], ["a/p"])


def _as_spoken(signed: NameFound) -> NameFound:
    """The given name first, where only the second of two words is one: "Boateng Kofi (Mr.)" is Kofi Boateng."""
    words = signed.name.split()
    if len(words) != _WHOLE_NAME or words[0].casefold() in SURNAMES_AHEAD:
        return signed
    if is_given_name(words[0]) or not is_given_name(words[1]):
        return signed
    return replace(signed, name=f"{words[1]} {words[0]}")


def _completed(shown: str, signed: str) -> str:
    """The header's surname behind the given name that it shortens: "R. Paschke", signed "Rolf"; "" for others."""
    short, *surname = shown.split()
    letters = bare(short)
    initials = "".join(bare(part)[:1] for part in signed.split("-"))
    is_short = len(letters) <= _SHORT and (short.endswith(".") or short.isupper())
    if not surname or " " in signed or not is_given_name(signed):
        return ""
    if letters == initials and (is_short or len(letters) > 1):
        return f"{signed} {written_large(' '.join([signed.lower(), *surname])).partition(' ')[2]}"
    return ""


def _given_first(name: str, email: str, signed: NameFound | None, *, is_loud: bool) -> str:
    """Turned round where the address has the same two words the other way, or they sign with the second alone.

    "Hruska Milan", milan.hruska@; "Obermaier Florian", who signs as Florian. `is_loud`: all in capitals, as registers
    write them, the surname first.
    """
    words = name.split()
    if len(words) != _WHOLE_NAME or words[0].casefold() in SURNAMES_AHEAD | _CALLED_SO:
        return name
    turned = f"{words[1]} {words[0]}"
    is_first_given = is_given_name(words[0])
    signs_so = signed is not None and (
        bare(signed.name) == bare(words[1])
        or may_be_same_first_name(bare(words[1]), bare(signed.name))  # "Josef", who signs as Sepp
    )
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


_CALLED_SO = frozenset("big old young little lil wee tiny dj mad crazy gros tío tía".split())  # noqa: SIM905
"""What people are called by ahead of their given name: "Big Dave"."""


def _turns_round(register: str, spoken: str) -> bool:
    """Whether a name as a register writes it, surname, given name and patronymic, is signed as people say it."""
    words, said = list(map(bare, register.split())), list(map(bare, spoken.split()))
    return len(words) == len(said) + 1 == _WITH_PATRONYMIC and said == [words[1], words[0]]


_WITH_PATRONYMIC = 3
