"""Closing phrases, told by their words: a line is one when it has a closing word and nothing but such company.

Words are compared bare (lower case, no accents), so that "Grüsse", "Gruesse" and "GRÜSSE" are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.spelling import bare
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of


@dataclass(frozen=True, slots=True)
class _Closings:
    """The words of words/closings.toml, bare; see there what each list is. `telling`: of which a closing has one."""

    heads: frozenset[str]
    weak: frozenset[str]
    company: frozenset[str]
    alone: frozenset[str]
    ahead_of_place: frozenset[str]
    leads_in: frozenset[str]
    phrases: frozenset[str]
    telling: frozenset[str]


@cache
def _closings() -> _Closings:
    told = table_of("closings")
    lists = {
        name: frozenset(map(bare, told[name].split()))
        for name in ("heads", "weak", "company", "alone", "ahead_of_place", "leads_in")
    }
    phrases = frozenset(" ".join(map(bare, phrase.split())) for phrase in told["phrases"])
    return _Closings(**lists, phrases=phrases, telling=lists["heads"] | lists["alone"])


_LONGEST, _MOST_WORDS = 110, 16
_WORD = late_pattern(r"[^\W\d_]+")
_MARKS = late_pattern(r"(?:[:;]-?\)|[*_/\\]+)")
_SPEAKS_ON = late_pattern(r"[?\d@]|https?:|^гр\.")


@lru_cache(maxsize=1_024)
def is_sign_off(line: str) -> bool:
    """Whether a line is nothing but a closing phrase."""
    line = line.strip()
    if not line or len(line) > _LONGEST or _SPEAKS_ON.search(line):
        return False
    words = [bare(word) for word in _WORD.findall(_MARKS.sub(" ", line))]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if " ".join(words) in _closings().phrases:
        return True
    if _closings().telling.isdisjoint(words):
        return False
    if _closes(words) or _closes(_without_place(words)) or _is_greeting(line, words):
        return True
    return _closes_formally(words)


def _closes(words: list[str]) -> bool:
    if not words:
        return False
    told = _closings()
    if any(word in told.heads for word in words):
        return all(
            word in told.heads or word in told.weak or word in told.company for word in words
        )
    if any(word in told.alone for word in words):
        return len(words) <= _FEW and all(
            word in told.weak or word in told.company for word in words
        )
    return False


def _closes_formally(words: list[str]) -> bool:
    """Whether a sentence of waiting or hoping ends in a closing phrase: "In Erwartung ... mit freundlichen Grüßen"."""
    told = _closings()
    if told.heads.isdisjoint(words[-2:]):
        return False
    begin = next((at for at, word in enumerate(words) if word in told.leads_in), None)
    if begin is None or begin > _LED_IN_WITHIN:
        return False
    tail = words[max(begin + 1, len(words) - _LONGEST_TAIL) :]
    return any(_closes(tail[at:]) for at in range(len(tail)))


_LED_IN_WITHIN, _LONGEST_TAIL = 8, 5
"""Words of a sentence in which it leads in, and of the closing phrase at its end."""


def _is_greeting(line: str, words: list[str]) -> bool:
    """Few words around a telling one, none of them a name: "Kameradschaftliche Grüße", "Saluti sportivi"."""
    if not 1 < len(words) <= _SHORT:
        return False
    written, heads = _WORD.findall(line), _closings().heads
    is_telling = [word in heads and len(word) >= _LONG_HEAD for word in words]
    is_small = [word[:1].islower() for word in written]
    is_greeting = (is_telling[0] and all(is_small[1:])) or (is_telling[-1] and all(is_small[1:-1]))
    return is_greeting and not any(map(is_given_name, words))


_NEXT = late_pattern(r",\s|\s[|•·/–—-]\s|\s(?=\+?\d)")
"""What parts a name from the firm or number behind it."""
_FEW, _SHORT, _LONG_HEAD = 7, 3, 5


def _without_place(words: list[str]) -> list[str]:
    """Without "aus Köln" at the end."""
    for at in range(len(words) - 1, max(len(words) - 5, 0), -1):
        if words[at - 1] in _closings().ahead_of_place and at > 1:
            return words[: at - 1]
    return words


def _leads_to_place(ahead: str) -> bool:
    """Whether a place and no name comes next: "Kind regards from sunny", "Viele Grüße aus dem schönen"."""
    last = [bare(word) for word in _WORD.findall(ahead.rpartition(",")[2])][-_FEW_WORDS:]
    return any(word in _closings().ahead_of_place for word in last[-1:]) or any(
        word in _LEADS_FURTHER for word in last
    )


_LEADS_FURTHER, _FEW_WORDS = frozenset({"aus", "from", "fran", "fra", "uit", "depuis", "desde"}), 3
"""Words that mean a place also where another word stands behind them."""


@lru_cache(maxsize=1_024)
def name_behind_sign_off(line: str) -> tuple[str, bool]:
    """The words behind a closing phrase on its own line, and whether they surely are a name: "Viele Grüße Anna Berg".

    ("", False) where there is none. Behind a mere "Thanks" they may as well name whom is thanked.
    """
    line = line.strip().strip("*_ ")
    if not line or len(line) > _LONGEST or "?" in line or "@" in line or ":" in line[:3]:
        return "", False
    pieces = list(_WORD.finditer(line))[:_MOST_WORDS]
    for at in range(min(len(pieces) - 1, 9), 0, -1):
        start = pieces[at].start()
        behind = _NEXT.split(line[start:])[0].strip(" ,.!*_-–")
        ahead = line[:start].strip()
        if not behind[:1].isupper() or len(behind.split()) > 4 or any(c.isdigit() for c in behind):
            continue
        if is_sign_off(ahead):
            words = [bare(piece[0]) for piece in pieces[:at]]
            first_behind = bare(pieces[at][0])
            if first_behind in _closings().heads or first_behind in _closings().alone:
                return "", False
            if _leads_to_place(ahead):
                return "", False
            is_sure = (
                any(word in _closings().heads for word in words)
                or " ".join(words) in _closings().phrases
                or ahead.endswith((",", "!", "."))
            )
            return behind, is_sure
    return "", False
