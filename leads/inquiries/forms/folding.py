"""How labels are compared: letter case, accents and the number of blanks put aside."""

from __future__ import annotations

from functools import lru_cache

from leads.folding import without_accents

_OF_ONE_MAIL = 256  # lines and headings that are folded again and again while one mail is read


@lru_cache(maxsize=_OF_ONE_MAIL)
def folded(word: str) -> str:
    """Lower case, without accents, one space between words."""
    if word.isascii():
        return " ".join(word.lower().replace("_", " ").split())
    return " ".join(without_accents(word.casefold()).translate(_UNDECOMPOSED).split())


_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "_": " "}
    | dict.fromkeys("’‘ʼ´`", "'")
)
"""Letters that Unicode does not take apart, and apostrophes, as data and people write them."""
