"""Which characters must a text hold one of before a pattern can match it? Read off the pattern itself.

To look for a bracket, a bar or a digit takes a small part of a search's time, and most lines have none.
What cannot be read off a pattern does no harm: it is then always searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

try:
    from re import _parser  # type: ignore[attr-defined]  # Python's own reading of a pattern
except ImportError:  # it is undocumented, and another Python may have it elsewhere
    _parser = None


class Signs(NamedTuple):
    """Characters of which every text has one that a pattern matches: some of ASCII, and any that are not."""

    plain: frozenset[str]
    others: bool


_MOST_OF_RANGE = 40
_FEW = 3
_ASCII = 128
_SHARES = {" ": 0.2, "\n": 0.03, ".": 0.01, ",": 0.01, "-": 0.006, "'": 0.004, ":": 0.004}
_SHARE, _SHARE_OF_SMALL, _SHARE_OF_LARGE, _SHARE_OF_DIGIT = 0.001, 0.08, 0.005, 0.006
_SHARE_OF_OTHERS = 0.005
"""Guessed of the characters of a text."""
_TELLING = 0.075
"""The greatest share of what is worth a look ahead of a search: all digits, or all but the most usual signs."""
_NAMED = {
    "CATEGORY_DIGIT": "0123456789",
    "CATEGORY_SPACE": " \t\n\r\f\v\x1c\x1d\x1e\x1f",
}


def signs_of(source: str, flags: int = 0) -> Signs | None:
    """Those of a pattern as `re.compile` takes it; None where they cannot be told, or tell too little."""
    if _parser is None:
        return None
    try:
        parsed = _parser.parse(source, flags)
        signs = _of_all(parsed, parsed.state.flags)
    except (re.error, RecursionError, AttributeError, TypeError, ValueError, LookupError):
        return None
    return signs if signs and _share(signs) <= _TELLING else None


def gate_of_signs(signs: Signs) -> Callable[[str], bool]:
    """Tells whether a text holds one of them."""
    plain, others = "".join(sorted(signs.plain)), signs.others
    if not plain:
        return lambda text: not text.isascii()
    if len(plain) == 1 and not others:
        return lambda text: plain in text
    if len(plain) <= _FEW:

        def holds_one(text: str) -> bool:
            for sign in plain:
                if sign in text:
                    return True
            return others and not text.isascii()

        return holds_one
    found = re.compile(f"[{re.escape(plain)}]").search
    return lambda text: (others and not text.isascii()) or found(text) is not None


def _share(signs: Signs) -> float:
    return sum(map(_share_of, signs.plain)) + _SHARE_OF_OTHERS * signs.others


def _share_of(sign: str) -> float:
    if sign.isalpha():
        return _SHARE_OF_SMALL if sign.islower() else _SHARE_OF_LARGE
    return _SHARE_OF_DIGIT if sign.isdigit() else _SHARES.get(sign, _SHARE)


def _of_all(pieces: Iterable[tuple[Any, Any]], flags: int) -> Signs | None:
    """Of pieces that all have to be there: those of the piece that is rarest."""
    told = [signs for kind, content in pieces if (signs := _of(kind.name, content, flags))]
    return min(told, key=_share, default=None)


def _of_any(choices: Iterable[Signs | None]) -> Signs | None:
    """Of several, one of which has to be there."""
    plain, others = frozenset[str](), False
    for signs in choices:
        if signs is None:
            return None
        plain, others = plain | signs.plain, others or signs.others
    return Signs(plain, others)


def _of(kind: str, content: Any, flags: int) -> Signs | None:
    """Of one piece; `kind` is what Python's parser calls it."""
    match kind:
        case "LITERAL":
            signs = _of_letter(content, flags)
        case "IN":
            signs = _of_any(_of_member(member.name, value, flags) for member, value in content)
        case "BRANCH":
            signs = _of_any(_of_all(choice, flags) for choice in content[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            signs = _of_all(content[2], flags) if content[0] else None
        case "SUBPATTERN":
            _, added, dropped, inner = content
            signs = _of_all(inner, (flags | added) & ~dropped)
        case "ATOMIC_GROUP":
            signs = _of_all(content, flags)
        case "ASSERT":
            signs = _of_all(content[1], flags)
        case _:
            signs = None
    return signs


def _of_member(kind: str, content: Any, flags: int) -> Signs | None:
    """Of one member of a class of characters."""
    if kind == "LITERAL":
        return _of_letter(content, flags)
    if kind == "RANGE":
        first, last = content
        if last < _ASCII and last - first <= _MOST_OF_RANGE:
            return _of_any(_of_letter(code, flags) for code in range(first, last + 1))
        return _OTHERS if first >= _ASCII and not flags & re.IGNORECASE else None
    named = _NAMED.get(content.name) if kind == "CATEGORY" else None
    return Signs(frozenset(named), others=True) if named else None


def _of_letter(code: int, flags: int) -> Signs | None:
    """Of a literal; where letter case is no matter, those that Python takes for it, too."""
    letter = chr(code)
    if not flags & re.IGNORECASE:
        return Signs(frozenset({letter}), others=False) if code < _ASCII else _OTHERS
    alike = {*letter.lower(), *letter.upper(), *letter.casefold()}
    if code < _ASCII:
        return Signs(frozenset(filter(str.isascii, alike)), others=letter.isalpha())
    return None if any(map(str.isascii, alike)) else _OTHERS


_OTHERS = Signs(frozenset(), others=True)
