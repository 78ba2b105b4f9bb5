"""In which language is a letter of a line or two? "Noch verfügbar?" has no small word that a vote could count.

What such letters say is a few hundred words of each language: price, offer, available, call back. They are asked where
the vote of small words (`languages`) is silent, and one that only a single language has is enough.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from leads.inquiries.wording.languages import language_of, votes_in
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of

_WORD = late_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_WORDS = 60
_LEAST, _LEAD = 0.5, 1.4
"""Votes that are enough, and how many times those of the next language."""


@cache
def _votes() -> dict[str, tuple[tuple[str, float], ...]]:
    """Word -> the languages that have it, each with its part of the vote."""
    voters: dict[str, list[str]] = defaultdict(list)
    for language, words in table_of("few_words").items():
        for word in dict.fromkeys(words.split()):
            voters[word].append(language)
    return {
        word: tuple((language, 1 / len(languages)) for language in languages)
        for word, languages in voters.items()
    }


def language_of_little(text: str) -> str:
    """ISO 639-1 of a text that may be short; "" where no word tells, or two languages are as likely."""
    if language := language_of(text):
        return language
    words = _WORD.findall(text.lower())
    if len(words) > _MOST_WORDS:
        return ""
    votes: dict[str, float] = defaultdict(float, votes_in(text))
    known = _votes()
    for word in dict.fromkeys(words):
        for language, part in known.get(word, ()):
            votes[language] += part
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or ranked[0][1] < _LEAST:
        return ""
    best, most = ranked[0]
    return best if len(ranked) == 1 or most >= _LEAD * ranked[1][1] else ""
