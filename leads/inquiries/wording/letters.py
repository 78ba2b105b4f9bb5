"""Letters and words as patterns compare them where letter case is no matter."""

from __future__ import annotations

import re
from collections.abc import Container

UPPER = r"[^\W\da-zß-öø-ÿа-яёіїєґα-ωά-ώ_]"
"""A large letter, or one of a script that has none, as a pattern."""
_ALIKE = "İıſςϐϑϰϖϱϕϵµẛ\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88\u1fbe\u1fd3\u1fe3ﬅ"
"""Letters that `re.IGNORECASE` takes for others, besides the large and small: the Turkish i, the old s, the Greek
s at a word's end."""
_ALIKE_TO = str.maketrans(_ALIKE, "iisσβθκπρφεμṡвдосттъѣꙋι\u0390\u03b0ﬆ")
_SIGN = re.compile(r"[^\w\x00-\x7f]")


def _blanks_for_signs(codes: Container[int]) -> bytes:
    """A table for `bytes.translate`: letters, digits and what is none of `codes` stay as they are."""
    return bytes(
        code if code not in codes or chr(code).isalnum() or chr(code) == "_" else ord(" ")
        for code in range(256)
    )


_OF_ASCII, _OF_LATIN_1 = _blanks_for_signs(range(128)), _blanks_for_signs(range(256))


def folded(text: str) -> str:
    """In lower case, letter by letter; as long as before."""
    if text.isascii():
        return text.lower()
    if any(map(text.__contains__, _ALIKE)):
        text = text.translate(_ALIKE_TO)
    return text.lower().replace("ς", "σ")


def words_of(text: str) -> list[str]:
    r"""What `\w+` finds in it, several times as fast."""
    if text.isascii():
        return text.encode("ascii").translate(_OF_ASCII).decode("ascii").split()
    try:
        return text.encode("latin-1").translate(_OF_LATIN_1).decode("latin-1").split()
    except UnicodeEncodeError:
        plain = text.encode("utf-8", "surrogatepass").translate(_OF_ASCII)
    return _SIGN.sub(" ", plain.decode("utf-8", "surrogatepass")).split()


_LETTERS = re.compile(r"[^\W\d_]+")


def letter_runs(text: str) -> list[str]:
    r"""What `[^\W\d_]+` finds in it, in order."""
    words = words_of(text)
    if all(map(str.isalpha, words)):
        return words
    return [
        run for word in words for run in ((word,) if word.isalpha() else _LETTERS.findall(word))
    ]


_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def in_twos(word: str) -> list[str]:
    """A word of Thai, Japanese or Chinese, which write no blanks, or of Korean, which joins endings: two letters at a
    time. Empty for any other.
    """
    if word.isascii() or not _UNSPACED.search(word):
        return []
    return [word[at : at + 2] for at in range(max(1, len(word) - 1))]
