"""Which words are the same, their dress aside? Case, accents, punctuation and spacing do not count."""

from __future__ import annotations

import string
import unicodedata

_MOST_CHARACTERS = 300  # of a cell; what is longer is no name, place or company

# Letters that Unicode does not take apart.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)

_LETTERS = string.ascii_letters + string.digits
_PLAIN = str.maketrans(
    {chr(code): " " for code in range(128)} | dict(zip(_LETTERS, _LETTERS.lower(), strict=True))
)
"""Of ASCII: lower case, and a space for all that is neither letter nor digit."""


def fold(text: str) -> str:
    """Lower case, accents and punctuation off, single spaces: "Ødegård, A." is odegard a."""
    if not text:
        return ""
    clipped = text[:_MOST_CHARACTERS]
    if clipped.isascii():
        if clipped.isalnum():
            return clipped.lower()
        return " ".join(clipped.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", clipped).casefold()
    bare = without_accents(plain).translate(_WHOLE_LETTERS)
    if not bare.isalnum():
        bare = "".join(c if c.isalnum() else " " for c in bare)
    return " ".join(bare.split())


def without_accents(text: str) -> str:
    """Letters taken apart (NFKD), without the marks above and below them."""
    return unicodedata.normalize("NFKD", text).translate(_ACCENTS)


class _Accents(dict[int, int | None]):
    """Characters that are accents -> None, for `str.translate`; all others stay. Learnt one by one."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        if len(self) < _MOST_CHARACTERS_KNOWN:
            self[code] = kept
        return kept


_MOST_CHARACTERS_KNOWN = 4_096
_ACCENTS = _Accents()
