"""What a letter shows of its kind: its words, which word follows which, its questions, and phrases of asking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leads.inquiries.screening.wanting import wants
from leads.inquiries.screening.weighing import BUYING, ORDERING
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.letters import folded, in_twos, words_of
from leads.inquiries.wording.tongues import flattened

_BEGINNING, _LONGER_BEGINNING, _OF_SUBJECT = 4, 7, 6
"""Letters of a word's two beginnings that are signs, and of a subject's word."""
_MOST_POINTS = 12
_LONGEST_NUMBER = 5
_MARKS = {
    "?": ("?", "？", "؟"),
    "!": ("!", "！"),
    "%": ("%",),
    "money": ("€", "$", "£", "¥", "円"),
    "link": ("://", "www."),
}
_SENTENCE_END = re.compile(r"(?<![.!?؟;])[.!?؟;]++(?=\s|\Z)|[。！？]|\n[ \t]*(?=\n)")
_ASKED = frozenset("?？؟")
_GREEK_ASKED = re.compile(r"[α-ωά-ώ];")
_ANY = ("any",)


@dataclass(frozen=True, slots=True)
class WordSigns:
    """What a letter's words show.

    Attributes:
        single: Words by their beginnings, "?" before those of questions and "s:" before the subject's, and marks.
        paired: Beginnings of two words that follow each other in a sentence.
    """

    single: frozenset[str]
    paired: frozenset[str]


def word_signs(subject: str, written: str) -> WordSigns:
    """The signs of a letter's words; `written`: what its sender wrote, without quotes."""
    single, paired = set[str](), set[str]()
    text = folded(written)
    for sentence, asks in _sentences(text):
        words = words_of(sentence)
        short = _shortened(words)
        single.update(short)
        single.update(
            [word[:_LONGER_BEGINNING] for word in words if word[_BEGINNING:] and word.isalpha()]
        )
        paired.update([f"{one} {other}" for one, other in pairwise(short)])
        if asks:
            single.update([f"?{one}" for one in short])
    single.update(f"s:{word[:_OF_SUBJECT]}" for word in words_of(folded(subject)))
    single.update(name for name, marks in _MARKS.items() if any(map(text.__contains__, marks)))
    return WordSigns(frozenset(single), frozenset(paired))


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    """A text's sentences, each with whether it is a question."""
    begun = 0
    for end in _SENTENCE_END.finditer(text):
        mark = end[0]
        asks = not _ASKED.isdisjoint(mark) or (
            ";" in mark and bool(_GREEK_ASKED.match(text, end.start() - 1))
        )
        yield text[begun : end.start()], asks
        begun = end.end()
    yield text[begun:], False


def _shortened(words: Sequence[str]) -> list[str]:
    """Words' first letters, numbers' lengths; the twos of a script without blanks."""
    if "".join(words).isascii():
        return [_short(word) for word in words]
    return [short for word in words for short in in_twos(word) or (_short(word),)]


def _short(word: str) -> str:
    return f"#{min(len(word), _LONGEST_NUMBER)}" if word.isdigit() else word[:_BEGINNING]


def phrase_signs(subject: str, written: str) -> frozenset[str]:
    """What the phrasebooks of asking find: a sign for each point, so that two points count as one and another."""
    return frozenset(_phrase_signs(subject, written))


def _phrase_signs(subject: str, written: str) -> Iterator[str]:
    flat = flattened(f"{subject}. {written}")
    for name, points in (
        ("buying", BUYING.points(flat, _ANY)),
        ("ordering", ORDERING.points(flat, _ANY)),
        ("wanting", sum(sign.points for sign in wants(flat, likely_languages(written)))),
    ):
        yield from (f"={name}>{count}" for count in range(min(points, _MOST_POINTS)))
        if not points:
            yield f"={name}=0"
