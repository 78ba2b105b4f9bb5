"""Telling phrases by language: which tables to look into for a text, and what was found there.

Phrases are looked for in a text on one line, lower case, with plain apostrophes, so that neither
wrapping nor typography hides them. They are data: one TOML file a book, beside this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

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
}
"""Languages that short texts are mistaken for one another in."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase that was found, and how much it tells."""

    points: int
    words: str


class Phrasebook:
    """The phrases of one file of `phrases/`, read when first needed and compiled language by language."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._compiled: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {}

    def signs(self, flat: str, languages: tuple[str, ...]) -> list[Sign]:
        """Every row that matches, once each: `flat` as `flattened` gives it, `languages` as `likely_languages` does."""
        return [
            Sign(points, match[0].strip()[:80])
            for spoken in self._spoken(languages)
            for points, pattern in self._patterns(spoken)
            if (match := pattern.search(flat))
        ]

    def points(self, flat: str, languages: tuple[str, ...]) -> int:
        """Of every row that matches, once each."""
        return sum(sign.points for sign in self.signs(flat, languages))

    def says(self, flat: str, languages: tuple[str, ...]) -> bool:
        """Whether any row matches."""
        return any(
            pattern.search(flat)
            for spoken in self._spoken(languages)
            for _, pattern in self._patterns(spoken)
        )

    @cached_property
    def _table(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """Language -> (points, pattern)."""
        data = files("leads.inquiries").joinpath("phrases", f"{self._name}.toml").read_text("utf-8")
        return {
            language: tuple((row["points"], "".join(row["pattern"])) for row in rows)
            for language, rows in tomllib.loads(data).items()
        }

    def _patterns(self, language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        known = self._compiled.get(language)
        if known is None:
            rows = self._table[language]
            known = tuple((points, re.compile(pattern)) for points, pattern in rows)
            self._compiled[language] = known
        return known

    def _spoken(self, languages: tuple[str, ...]) -> Iterator[str]:
        """The tables to look into: those languages and their kin, or all where nobody knows."""
        if not languages:
            return iter(self._table)
        kin = (other for language in languages for other in (language, *_KIN.get(language, ())))
        return (spoken for spoken in dict.fromkeys((*_ALWAYS, *kin)) if spoken in self._table)


def flattened(text: str) -> str:
    """On one line, lower case, with plain apostrophes and hyphens."""
    return " ".join(text.lower().translate(_PLAIN).split())


_PLAIN = {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("‑"): "-", ord("–"): "-", 0xA0: " "}
