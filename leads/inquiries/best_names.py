"""Which of the names that a mail shows is its writer's? The header's, the one that is signed, the one they introduce
themselves by: the fullest, in the order in which people say it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from leads.inquiries.domains import domain_label
from leads.inquiries.given_names import is_given_name, is_only_given
from leads.inquiries.names import NameFound, written_large
from leads.inquiries.patterns import late_pattern
from leads.inquiries.spelling import bare, goes_with, is_domains_own, names_mailbox, spellings


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
    if is_begun and (is_given_name(shown[-1]) or is_given_name(shown[0])):
        # "José Luis" is José Luis Herrero, "Constanza Riquelme" is Constanza Riquelme Vidal
        return not _ends_in_letters(signed)
    return spelled[0].casefold() in _SURNAMES_AHEAD and set(map(bare, shown)) < set(
        map(bare, spelled)
    )  # "Hồng Nguyễn" is Nguyễn Thị Hồng


def _ends_in_letters(signed: NameFound) -> bool:
    """Whether the last word is in capitals as it was signed, and none before it: "Sinéad Gallagher MRIAI"."""
    *before, last = (word.upper() for word in signed.name.split())
    said = set(re.findall(r"[^\W\d_]+", signed.line))
    return last in said and before[-1] not in said


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
    spelled_out = next(
        (better for one in (signed, introduced) if (better := _spelled_out(display, one))), None
    )
    if spelled_out:
        return spelled_out
    if display and signed and _is_one_of_two(signed.name, display.name):
        return signed
    if display and signed and (whole := _completed(display.name, signed.name)):
        return replace(display, name=whole)
    if display and " " in display.name:
        return replace(
            display, name=_given_first(display.name, email, signed, is_loud=display.line.isupper())
        )
    full = [name for name in (signed, introduced) if name and " " in name.name]
    written_out = [
        name for name in full if not _INITIALS.search(name.name)
    ]  # better than "C. Renner"
    alone = [name for name in found if name in (display, signed)]
    if display and full and not goes_with(display.name, full[0].name):
        full = [name for name in full if goes_with(display.name, name.name)] or full
    return next(iter([*written_out, *full, *alone, *found]), None)


def _spelled_out(display: NameFound | None, spelled: NameFound | None) -> NameFound | None:
    """The name that somebody signs with, where it is the header's own, fuller or as people say it."""
    if display is None or spelled is None or " " not in display.name:
        return None
    if _same_words(display.name, spelled.name) or _turns_round(display.name, spelled.name):
        return _as_spoken(spelled)  # "Mäkinen Juhani" signs as "Juhani Mäkinen"
    # "Jean COLAS" signs as "Jean Colas", "inês reis" as "Inês Reis": the same name, nicer.
    is_same = bare(spelled.name) == bare(display.name)
    is_nicer = is_same and display.name != display.name.title()
    return spelled if _fullest(display, spelled) or is_nicer else None


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


_INITIAL_ALONE = late_pattern(r"[^\W\d_a-zß-öø-ÿ]\.?")


def _is_one_of_two(signed: str, shown: str) -> bool:
    """Whether one of a couple signs whole: "Tove Aasen" of "Tove og Per Aasen"."""
    words = signed.split()
    is_theirs = len(words) > 1 and all(goes_with(word, shown) for word in words)
    return is_theirs and any(word.casefold() in _JOINING for word in shown.split()[1:-1])


_JOINING = frozenset({"og", "och", "und", "and", "et", "en", "&", "+", "u."})


def _as_spoken(signed: NameFound) -> NameFound:
    """The given name first, where only the second of two words is one: "Boateng Kofi (Mr.)" is Kofi Boateng."""
    words = signed.name.split()
    if len(words) != _WHOLE_NAME or words[0].casefold() in _SURNAMES_AHEAD:
        return signed
    if is_given_name(words[0]) or not is_given_name(words[1]):
        return signed
    return replace(signed, name=f"{words[1]} {words[0]}")


def _completed(shown: str, signed: str) -> str:
    """The header's surname behind the given name that it shortens: "R. Paschke", signed "Rolf"; "" for others."""
    short, *surname = shown.split()
    letters = bare(short)
    initials = "".join(bare(part)[:1] for part in signed.split("-"))
    is_short = len(letters) <= _INITIAL and (short.endswith(".") or short.isupper())
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
    if signed is None:
        return is_domains_own(display.name, domain_label(email)) and not (
            _has_given_name(display.name) or names_mailbox(display.name, email)
        )
    if bare(signed.name) == bare(display.name) or _fullest(signed, display):
        return False
    if (
        is_domains_own(display.name, domain_label(email))
        and (not names_mailbox(display.name, email) or names_mailbox(signed.name, email))
        and not goes_with(signed.name.split()[0], display.name)
    ):
        return True
    if " " not in signed.name:
        return False
    return _stands_below(display, signed, signature) or _is_weaker(display, signed, signature)


def is_of_somebody_else(display: NameFound, introduced: NameFound | None) -> bool:
    """Whether a display name is none of who says theirs: "Florería Jazmín", and "I am Rocío Benavides"."""
    if introduced is None or " " not in introduced.name or " " not in display.name:
        return False
    is_shared = any(goes_with(word, introduced.name) for word in display.name.split())
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
    if " " not in display.name or any(goes_with(word, signed.name) for word in shown):
        return False
    beside = [line for line in signature if line != signed.line]
    is_named_below = any(
        len(word) >= _TELLING and any(goes_with(word, line) for line in beside) for word in shown
    )
    if is_given_name(shown[0] if shown else ""):
        return is_given_name(signed.name.split()[0]) and not is_named_below
    return is_named_below or _has_given_name(signed.name) or not _has_given_name(display.name)


def _has_given_name(name: str) -> bool:
    return any(is_given_name(word) for word in name.split())


_INITIAL, _TELLING = 2, 4
_SPELLED = 8
"""Letters of a display name that stand within another line of the signature by no accident."""
