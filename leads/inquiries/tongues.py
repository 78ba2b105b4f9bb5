"""Telling phrases by language: which tables to look into for a text, and what was found there.

Phrases are looked for in a text on one line, lower case, with plain apostrophes, so that neither
wrapping nor typography hides them. English is always looked for: programs speak it everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Table = Mapping[str, tuple[tuple[int, str], ...]]
"""Language -> (points, pattern)."""

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
    """Compiled phrases by language."""

    def __init__(self, table: Table) -> None:
        self._patterns = {
            language: tuple((points, re.compile(pattern)) for points, pattern in rows)
            for language, rows in table.items()
        }

    def signs(self, flat: str, languages: tuple[str, ...]) -> list[Sign]:
        """Every row that matches, once each; `flat` is `flattened` text, `languages` as `likely_languages` tells them."""
        return [
            Sign(points, match[0].strip()[:80])
            for spoken in self._spoken(languages)
            for points, pattern in self._patterns[spoken]
            if (match := pattern.search(flat))
        ]

    def says(self, flat: str, languages: tuple[str, ...]) -> bool:
        """Whether any row matches."""
        return any(
            pattern.search(flat)
            for spoken in self._spoken(languages)
            for _, pattern in self._patterns[spoken]
        )

    def _spoken(self, languages: tuple[str, ...]) -> Iterator[str]:
        """The tables to look into: those languages and their kin, or all where nobody knows."""
        if not languages:
            return iter(self._patterns)
        kin = (other for language in languages for other in (language, *_KIN.get(language, ())))
        wanted = ("en", *kin)
        return (spoken for spoken in dict.fromkeys(wanted) if spoken in self._patterns)


def flattened(text: str) -> str:
    """On one line, lower case, with plain apostrophes and hyphens."""
    return " ".join(text.lower().translate(_PLAIN).split())


_PLAIN = {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("‑"): "-", ord("–"): "-", 0xA0: " "}
