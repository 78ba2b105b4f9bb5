"""Who writes so: somebody who wants something of us, a seller, one who writes to many, a bookkeeping? A small model.

Sellers word every pitch anew, and so do clubs, shops and offices in twenty languages: no list of phrases has them all.
But each of them talks in its own way of us and of themselves, of offers, dates, amounts, and asks other questions. So
each word of a letter, alone and with the next, counts for one kind against an inquiry, by a weight, and so do phrases
of asking. (Phrases of offering did not help: sellers whom they know are kept out before.) The weights are
words/kinds.json, fitted by benchmarks/fit_kinds.py (logistic regression) on invented letters and the gold mails.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from functools import cache
from math import inf, sqrt
from typing import Any

from leads.inquiries.screening.kind_signs import WordSigns, phrase_signs, word_signs
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.words import text_of

KINDS = (Verdict.PITCH, Verdict.LIST, Verdict.NOTIFICATION, Verdict.AUTO_REPLY)
"""What a letter may be instead of an inquiry."""
FEWEST_SIGNS = 40
"""What fewer signs count as: a few words tell little, however telling each is."""
LOOKED_AT = 1_800
"""Letters of a text that are looked at."""


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

    `written`: what the sender wrote, without quotes.
    """
    likeliest, odds = _likeliest(subject, written, least)
    if odds < least:
        return None
    line = _telling_line(written[:LOOKED_AT], shipped_model(), likeliest) or subject
    return Kind(KINDS[likeliest], odds, line)


def odds_against_inquiry(subject: str, written: str) -> float:
    """The log-odds of the likeliest of `KINDS` against an inquiry."""
    return _likeliest(subject, written, -inf)[1]


def _likeliest(subject: str, written: str, least: float) -> tuple[int, float]:
    """The place of the likeliest of `KINDS` and its log-odds; -inf where no phrases could bring them to `least`."""
    written, model = written[:LOOKED_AT], shipped_model()
    told = model.told_by_words(word_signs(subject, written))
    if all(odds + most < least for odds, most in zip(told, model.most_of_phrases, strict=True)):
        return 0, -inf
    odds = _total((told, model.told_by(phrase_signs(subject, written))))
    likeliest = max(range(len(KINDS)), key=odds.__getitem__)
    return likeliest, odds[likeliest]


def _telling_line(written: str, model: KindModel, kind: int) -> str:
    def speaks_for_it(line: str) -> float:
        signs = word_signs("", line)
        told = model.told_by(signs.single)[kind] + model.told_by(signs.paired)[kind]
        return round(told, 6)  # whatever order a set's signs come in

    lines = [line.strip() for line in written.split("\n") if line.strip()]
    return max(lines, key=speaks_for_it, default="")[:200]


Weights = tuple[float, ...]
"""What something counts for each of `KINDS` against an inquiry, in log-odds."""


@dataclass(frozen=True, slots=True)
class KindModel:
    """What each sign counts; the words' sum is set against their number, and so is that of pairs."""

    bias: Weights
    weights: Mapping[str, Weights]
    most_of_phrases: Weights
    """What phrases come to at most."""

    def odds(self, words: WordSigns, phrases: Iterable[str]) -> Weights:
        """The log-odds of each kind against an inquiry of a letter with these signs."""
        return _total((self.told_by_words(words), self.told_by(phrases)))

    def told_by_words(self, words: WordSigns) -> Weights:
        """The same, as far as words tell."""
        single, paired = self.told_by(words.single), self.told_by(words.paired)
        worth, worth_of_pairs = worth_of(words.single), worth_of(words.paired)
        return tuple(
            bias + one * worth + pair * worth_of_pairs
            for bias, one, pair in zip(self.bias, single, paired, strict=True)
        )

    def told_by(self, signs: Iterable[str]) -> Weights:
        """What signs come to, set against nothing."""
        known = [weights for sign in signs if (weights := self.weights.get(sign))]
        return _total(known) if known else (0.0,) * len(KINDS)


def worth_of(signs: Sized) -> float:
    """What each of so many words, or pairs of words, counts."""
    return 1 / sqrt(max(FEWEST_SIGNS, len(signs)))


def _total(many: Iterable[Weights]) -> Weights:
    return tuple(map(sum, zip(*many, strict=True)))


def kind_model(bias: Weights, weights: Mapping[str, Weights]) -> KindModel:
    """The model with these weights; signs of phrases begin with "="."""
    helping = [
        tuple(max(0.0, one) for one in told) for sign, told in weights.items() if sign[0] == "="
    ]
    return KindModel(bias, weights, _total(helping))


@cache
def shipped_model() -> KindModel:
    return model_from(json.loads(text_of("kinds.json")))


def model_from(told: Mapping[str, Any]) -> KindModel:
    """The model that `as_table` has told."""
    weights = {}
    for line in told["weights"]:
        *numbers, sign = line.split(" ", len(KINDS))
        weights[sign] = tuple(map(float, numbers))
    return kind_model(tuple(told["bias"]), weights)


def as_table(model: KindModel) -> dict[str, Any]:
    """The model as a file holds it: a line for each sign, what it counts for each of `KINDS`, then the sign."""
    lines = [
        " ".join([*(f"{one:g}" for one in model.weights[sign]), sign])
        for sign in sorted(model.weights)
    ]
    return {"bias": model.bias, "weights": lines}
