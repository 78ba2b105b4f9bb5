"""Telling phrases by language: which tables to look into for a text, and what was found there.

Phrases are looked for in a text on one line, lower case, with plain apostrophes, so that neither
wrapping nor typography hides them. They are data: one TOML file a book, beside this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from operator import attrgetter

from leads.inquiries.wording.needed_words import Sieve, needs_of

_ALWAYS = ("any", "en")
"""Tables that every text is looked up in: what is no language's own, and what programs everywhere speak."""

_KIN = {
    "sv": ("sv", "da", "no"),
    "da": ("da", "no", "sv"),
    "no": ("no", "da", "sv"),
    "es": ("es", "pt"),
    "pt": ("pt", "es"),
    "nl": ("nl", "de"),
    "cs": ("cs", "pl"),
    "sk": ("cs", "pl"),
    "uk": ("ru",),
    "bg": ("ru",),
    "sr": ("ru",),
    "mk": ("ru",),
    "hr": ("cs", "pl"),
    "sl": ("cs", "pl"),
    "af": ("nl",),
    "gl": ("es", "pt"),
    "ca": ("es", "fr"),
}
"""Languages that short texts are mistaken for one another in."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase that was found, and how much it tells."""

    points: int
    words: str


class _Row:
    """A pattern and its points; compiled when first looked for."""

    __slots__ = ("_pattern", "points", "source")

    def __init__(self, points: int, source: str) -> None:
        self.points = points
        self.source = source
        self._pattern: re.Pattern[str] | None = None

    def search(self, flat: str) -> re.Match[str] | None:
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern.search(flat)


class _Shelf:
    """Rows to look for, in order."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._sieve = Sieve(needs_of(row.source) for row in rows)

    def worth_a_search(self, flat: str) -> list[_Row]:
        """Those that may match."""
        return [self._rows[number] for number in self._sieve.worth_a_search(flat)]


_POINTS = attrgetter("points")


class Phrasebook:
    """The phrases of files of `phrases/`, read when first needed."""

    def __init__(self, *names: str) -> None:
        self._files = tuple(map(_File, names))
        self._shelves: dict[tuple[str, ...], _Shelf] = {}

    def signs(self, flat: str, languages: tuple[str, ...], least: int = 0) -> list[Sign]:
        """Every row that matches, once each: `flat` as `flattened` gives it, `languages` as `likely_languages` does.

        None where all of them together are not worth `least` points, which is often plain before the first search.
        """
        rows = self._worth_a_search(flat, languages)
        possible = sum(row.points for row in rows)
        found = {}
        for row in sorted(rows, key=_POINTS, reverse=True):  # the sooner there are too few
            if possible < least:
                return []
            if match := row.search(flat):
                found[row] = Sign(row.points, match[0].strip()[:80])
            else:
                possible -= row.points
        return [found[row] for row in rows if row in found] if possible >= least else []

    def points(self, flat: str, languages: tuple[str, ...]) -> int:
        """Of every row that matches, once each."""
        return sum(row.points for row in self._worth_a_search(flat, languages) if row.search(flat))

    def says(self, flat: str, languages: tuple[str, ...]) -> bool:
        """Whether any row matches."""
        return any(row.search(flat) for row in self._worth_a_search(flat, languages))

    def _worth_a_search(self, flat: str, languages: tuple[str, ...]) -> list[_Row]:
        """The rows of these languages that may match, file by file."""
        if len(languages) <= 1:
            return self._shelf(languages).worth_a_search(flat)
        likely = {
            row for spoken in languages for row in self._shelf((spoken,)).worth_a_search(flat)
        }
        return [row for row in self._rows(languages) if row in likely]

    def _shelf(self, languages: tuple[str, ...]) -> _Shelf:
        """The rows for a text of a single language, or of one that nobody knows.

        One is kept for each language, none for several: strangers' mails bring ever new choices of those.
        """
        shelf = self._shelves.get(languages)
        if shelf is None:
            shelf = self._shelves[languages] = _Shelf(list(self._rows(languages)))
        return shelf

    def _rows(self, languages: tuple[str, ...]) -> Iterator[_Row]:
        return (row for file in self._files for row in file.rows(languages))


class _File:
    """A file's phrases, read when first needed."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _table(self) -> dict[str, list[_Row]]:
        """Language -> rows."""
        data = files("leads.inquiries").joinpath("phrases", f"{self._name}.toml").read_text("utf-8")
        return {
            language: [_Row(row["points"], "".join(row["pattern"])) for row in rows]
            for language, rows in tomllib.loads(data).items()
        }

    def rows(self, languages: tuple[str, ...]) -> Iterator[_Row]:
        """Those of the languages and their kin, or all where nobody knows or has none of them."""
        return (row for spoken in self._spoken(languages) for row in self._table[spoken])

    def _spoken(self, languages: tuple[str, ...]) -> Iterable[str]:
        if not any(spoken in self._table or spoken in _KIN for spoken in languages):
            return self._table
        kin = (other for language in languages for other in (language, *_KIN.get(language, ())))
        return (spoken for spoken in dict.fromkeys((*_ALWAYS, *kin)) if spoken in self._table)


def flattened(text: str) -> str:
    """On one line, lower case, with plain apostrophes and hyphens."""
    text = text.lower()
    if not text.isascii():
        for printed, plain in _PLAIN:
            text = text.replace(printed, plain)
    return " ".join(text.split())


_PLAIN = (("’", "'"), ("‘", "'"), ("´", "'"), ("‑", "-"), ("–", "-"))


def each_once(signs: Iterable[Sign]) -> dict[str, int]:
    """The words of signs, each once and with the most points: "haster" is Danish and Norwegian, and says no more so."""
    told: dict[str, int] = {}
    for sign in signs:
        told[sign.words] = max(sign.points, told.get(sign.words, 0))
    return told
