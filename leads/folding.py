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
        return " ".join(clipped.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", clipped).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_WHOLE_LETTERS)
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())
