"""Who writes so: somebody who wants something of us, a seller, one who writes to many, a bookkeeping? A small model.

Sellers word every pitch anew, and so do clubs, shops and offices in twenty languages: no list of phrases has them all.
But each of them talks in its own way of us and of themselves, of offers, dates, amounts. So each word of a letter
counts for one kind against an inquiry, by a weight, and what the phrasebooks find counts, too. The weights are
words/kinds.json, fitted by benchmarks/fit_kinds.py (logistic regression) on invented letters and the gold mails.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from leads.inquiries.screening.auto_replies import AWAY
from leads.inquiries.screening.notices import ANNOUNCED
from leads.inquiries.screening.personal_letters import IN_PERSON, LIST_FOOTER, PROGRAM_SPEAKS
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.wanting import wants
from leads.inquiries.screening.weighing import BUYING, ORDERING, PITCHING
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.letters import folded, in_twos, words_of
from leads.inquiries.wording.log_odds import Model, model_from
from leads.inquiries.wording.tongues import Sign, flattened
from leads.inquiries.words import text_of

KINDS = (Verdict.PITCH, Verdict.LIST, Verdict.NOTIFICATION, Verdict.AUTO_REPLY)
"""What a letter may be instead of an inquiry."""
FEWEST_SIGNS = 40
"""What fewer signs count as: a few words tell little, however telling each is."""
LOOKED_AT = 1_800
"""Letters of a text that are looked at."""
_BEGINNING, _LONGER_BEGINNING, _OF_SUBJECT = 4, 7, 6
"""Letters of a word's two beginnings that are signs, and of a subject's word."""
_MOST_POINTS = 12
_LONGEST_NUMBER = 5
_MARKS = {
    "?": ("?", "？"),
    "!": ("!", "！"),
    "%": ("%",),
    "money": ("€", "$", "£", "¥", "円"),
    "link": ("://", "www."),
}
_ANY = ("any",)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a letter most likely is, if no inquiry.

    Attributes:
        verdict: One of `KINDS`.
        odds: Log-odds of it against an inquiry; 0 where both are as likely.
        line: The line of the letter that speaks most for it.
    """

    verdict: Verdict
    odds: float
    line: str


def likely_kind(subject: str, written: str, least: float) -> Kind | None:
    """The likeliest of `KINDS`; None where its log-odds against an inquiry are below `least`.

    `written`: what the sender wrote, without quotes. Phrases are looked for only where they could still tip it.
    """
    written = written[:LOOKED_AT]
    models = shipped_models()
    words = frozenset(signs_of_words(subject, written))
    told = {kind: model.of_words.odds(words, FEWEST_SIGNS) for kind, model in models.items()}
    if all(told[kind] + model.most_of_phrases < least for kind, model in models.items()):
        return None
    phrases = frozenset(signs_of_phrases(subject, written))
    odds = {kind: model.odds(words, phrases) for kind, model in models.items()}
    verdict = max(odds, key=odds.__getitem__)
    if odds[verdict] < least:
        return None
    return Kind(verdict, odds[verdict], _telling_line(written, models[verdict].of_words) or subject)


def _telling_line(written: str, model: Model) -> str:
    lines = [line.strip() for line in written.split("\n") if line.strip()]
    return max(lines, key=lambda line: model.told(signs_of_words("", line)), default="")[:200]


def signs_of_words(subject: str, written: str) -> Iterator[str]:
    """A letter's words by their beginnings, its subject's apart, numbers by their length, and a few marks."""
    for word in words_of(folded(written)):
        if word.isdigit():
            yield f"#{min(len(word), _LONGEST_NUMBER)}"
        elif twos := in_twos(word):
            yield from twos
        else:
            yield word[:_BEGINNING]
            yield word[:_LONGER_BEGINNING]
    yield from (f"s:{word[:_OF_SUBJECT]}" for word in words_of(folded(subject)))
    yield from (name for name, marks in _MARKS.items() if any(map(written.__contains__, marks)))


def signs_of_phrases(subject: str, written: str) -> Iterator[str]:
    """What the phrasebooks find: a sign for each point, so that two points count as one and another."""
    flat, languages = flattened(f"{subject}. {written}"), likely_languages(written)
    for name, points_in in _BOOKS.items():
        points = points_in(flat, languages)
        yield from (f"={name}>{count}" for count in range(min(points, _MOST_POINTS)))
        if not points:
            yield f"={name}=0"
    if ANNOUNCED.says(flattened(subject), languages):
        yield "=announced>0"


def _sum(signs: Collection[Sign]) -> int:
    return sum(sign.points for sign in signs)


_BOOKS: Mapping[str, Callable[[str, tuple[str, ...]], int]] = {
    "away": lambda flat, languages: _sum(AWAY.signs(flat, languages)),
    "buying": lambda flat, _: BUYING.points(flat, _ANY),
    "footer": lambda flat, languages: _sum(LIST_FOOTER.signs(flat, languages)),
    "in_person": lambda flat, languages: int(IN_PERSON.says(flat, languages)),
    "ordering": lambda flat, _: ORDERING.points(flat, _ANY),
    "pitching": lambda flat, languages: _sum(PITCHING.signs(flat, languages)),
    "program": lambda flat, languages: _sum(PROGRAM_SPEAKS.signs(flat, languages)),
    "wanting": lambda flat, languages: _sum(wants(flat, languages)),
}
"""Name -> points of a text, `flattened`, in its likely languages."""


@dataclass(frozen=True, slots=True)
class KindModel:
    """One kind against an inquiry: by words, whose sum is set against their number, and by phrases."""

    of_words: Model
    phrases: Mapping[str, float]
    most_of_phrases: float

    def odds(self, words: Collection[str], phrases: Collection[str]) -> float:
        """The log-odds against an inquiry of a letter with these signs."""
        told = sum(self.phrases.get(sign, 0.0) for sign in phrases)
        return self.of_words.odds(words, FEWEST_SIGNS) + told


@cache
def shipped_models() -> Mapping[Verdict, KindModel]:
    told = json.loads(text_of("kinds.json"))
    return {kind: kind_model(model_from(told["kinds"][kind])) for kind in KINDS}


def kind_model(model: Model) -> KindModel:
    """A model of all signs, parted into words and phrases."""
    phrases = {sign: weight for sign, weight in model.weights.items() if sign[0] == "="}
    words = {sign: weight for sign, weight in model.weights.items() if sign[0] != "="}
    most = sum(weight for weight in phrases.values() if weight > 0)
    return KindModel(Model(model.bias, words), phrases, most)
