"""Closing phrases, told by their words: a line is one when it has a closing word and nothing but such company.

Words are compared bare (lower case, no accents), so that "Grüsse", "Gruesse" and "GRÜSSE" are one.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from leads.inquiries.spelling import bare


def _told() -> dict[str, Any]:
    text = files("leads.inquiries").joinpath("words", "closings.toml").read_text("utf-8")
    return tomllib.loads(text)


def _bared(words: str) -> frozenset[str]:
    return frozenset(map(bare, words.split()))


_TOLD = _told()
_HEADS, _WEAK_HEADS = _bared(_TOLD["heads"]), _bared(_TOLD["weak"])
_COMPANY, _ALONE = _bared(_TOLD["company"]), _bared(_TOLD["alone"])
_PLACE_AHEAD = _bared(_TOLD["ahead_of_place"])
_PHRASES = frozenset(" ".join(map(bare, phrase.split())) for phrase in _TOLD["phrases"])

_LONGEST, _MOST_WORDS = 110, 16
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"(?:[:;]-?\)|[*_/\\]+)")
_SPEAKS_ON = re.compile(r"[?\d@]|https?:")


@lru_cache(maxsize=1_024)
def is_sign_off(line: str) -> bool:
    """Whether a line is nothing but a closing phrase."""
    line = line.strip()
    if not line or len(line) > _LONGEST or _SPEAKS_ON.search(line):
        return False
    words = [bare(word) for word in _WORD.findall(_MARKS.sub(" ", line))]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if " ".join(words) in _PHRASES:
        return True
    return _closes(words) or _closes(_without_place(words))


def _closes(words: list[str]) -> bool:
    if not words:
        return False
    if any(word in _HEADS for word in words):
        return all(word in _HEADS or word in _WEAK_HEADS or word in _COMPANY for word in words)
    if any(word in _ALONE for word in words):
        return len(words) <= _FEW and all(word in _WEAK_HEADS or word in _COMPANY for word in words)
    return False


_FEW = 7


def _without_place(words: list[str]) -> list[str]:
    """Without "aus Köln" at the end."""
    for at in range(len(words) - 1, max(len(words) - 5, 0), -1):
        if words[at - 1] in _PLACE_AHEAD and at > 1:
            return words[: at - 1]
    return words


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
        behind = line[start:].strip(" ,.!*_-–")
        ahead = line[:start].strip()
        if not behind[:1].isupper() or len(behind.split()) > 4 or any(c.isdigit() for c in behind):
            continue
        if is_sign_off(ahead):
            words = [bare(piece[0]) for piece in pieces[:at]]
            first_behind = bare(pieces[at][0])
            if first_behind in _HEADS or first_behind in _ALONE:
                return "", False
            if words[-1] in _PLACE_AHEAD:
                return "", False
            is_sure = (
                any(word in _HEADS for word in words)
                or " ".join(words) in _PHRASES
                or ahead.endswith((",", "!", "."))
            )
            return behind, is_sure
    return "", False
