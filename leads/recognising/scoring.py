"""How likely are two contacts one person? The sum of what each level, and some levels together, weigh."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from leads.recognising.comparing import (
    AddressLevel,
    CompanyLevel,
    Comparison,
    EmailLevel,
    PhoneLevel,
    PlaceLevel,
)
from leads.recognising.mailboxes import MailboxLevel
from leads.recognising.names import NameLevel

_LARGEST_LOG_ODDS = 30.0

_NAMES = {
    NameLevel.SAME: "full name",
    NameLevel.VARIANT: "full name",
    NameLevel.TYPO: "full name",
    NameLevel.INITIAL: "part of a name",
    NameLevel.SAME_PART: "part of a name",
    NameLevel.PART: "part of a name",
    NameLevel.FIRST_ALIKE: "a name alike",
    NameLevel.FIRST_NEAR: "a name alike",
    NameLevel.FIRST_BEGINS: "another name",
    NameLevel.LAST_ALIKE: "a name alike",
    NameLevel.FIRST_DIFFERS: "another name",
    NameLevel.LAST_DIFFERS: "another name",
    NameLevel.SUFFIX_DIFFERS: "another name",
    NameLevel.DIFFERENT: "another name",
    NameLevel.ONE_MISSING: "no name",
    NameLevel.BOTH_MISSING: "no name",
}
_EMAILS = {
    EmailLevel.SAME: "same e-mail",
    EmailLevel.SAME_ROLE: "same office mailbox",
    EmailLevel.DOMAIN: "same mailbox, domain misspelt",
    EmailLevel.MARKS: "nearly the same e-mail",
    EmailLevel.TYPO: "nearly the same e-mail",
    EmailLevel.DIGITS: "e-mail of another number",
    EmailLevel.SAME_LOCAL: "nearly the same e-mail",
    EmailLevel.SAME_DOMAIN: "same domain",
    EmailLevel.DIFFERENT: "another e-mail",
    EmailLevel.MISSING: "e-mail unknown",
}
_PHONES = {
    PhoneLevel.SAME: "same phone",
    PhoneLevel.TYPO: "nearly the same phone",
    PhoneLevel.NEIGHBOUR: "nearly the same phone",
    PhoneLevel.DIFFERENT: "another phone",
    PhoneLevel.MISSING: "phone unknown",
}


class Term(NamedTuple):
    """One summand of a score.

    Attributes:
        name: What the weights call it.
        because: In words a rep reads.
    """

    name: str
    because: str


class Reason(NamedTuple):
    """What a term weighs in one comparison, in log-odds: 2.3 makes it ten times as likely."""

    because: str
    weight: float


class Model:
    """Weights by the names of terms; what has none weighs nothing.

    Attributes:
        bias: Log-odds before anything is compared.
    """

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self.bias = bias
        self.weights = dict(weights)
        self._scores: dict[tuple[str, ...], float] = {}

    def score(self, comparison: Comparison) -> float:
        """0..1: the share of such pairs that were one person among the pairs the weights were fitted on."""
        levels = comparison[:-1]
        known = self._scores.get(levels)
        if known is None:
            fitted = probability(self.log_odds(comparison))
            known = self._scores[levels] = max(fitted, _at_least(comparison))
        return known

    def log_odds(self, comparison: Comparison) -> float:
        return self.bias + sum(self.weights.get(term.name, 0.0) for term in terms(comparison))

    def reasons(self, comparison: Comparison) -> tuple[Reason, ...]:
        """Every term that weighs something, the heaviest first."""
        weighed = (Reason(t.because, self.weights.get(t.name, 0.0)) for t in terms(comparison))
        return tuple(sorted((r for r in weighed if r.weight), key=lambda r: -abs(r.weight)))

    @classmethod
    def of_json(cls, text: str) -> Model:
        """What `to_json` gave. Raises ValueError when it is nothing of the kind."""
        told = json.loads(text)
        try:
            weights = {
                f"{k} {v}": float(w) for k, vs in told["weights"].items() for v, w in vs.items()
            }
            return cls(float(told["bias"]), weights)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"these are no weights: {error}") from error

    def to_json(self, fitted: str) -> str:
        """The weights by what they are about, for people to read, and how they came about."""
        about: dict[str, dict[str, float]] = {}
        for name, weight in sorted(self.weights.items()):
            kind, _, level = name.partition(" ")
            about.setdefault(kind, {})[level] = weight
        told = {"fitted": fitted, "bias": self.bias, "weights": about}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _at_least(c: Comparison) -> float:
    """What is known without counting, as the labelled streams have few such rows.

    "Ana" and "Ana Lima" who both write from ana@acme.example; a number that calls again, or an office
    that writes again, without anybody's name: then the lead is the number, or the office.
    """
    spelt = c.email is EmailLevel.SAME and c.mailbox is MailboxLevel.BOTH
    if (spelt and c.name in _AS_FAR_AS_TOLD) or is_same_number(c) or _is_same_office(c):
        return _ONE_MAILBOX_ONE_PERSON
    return 0.0


def is_same_number(c: Comparison) -> bool:
    """Whether both are known by a phone and by nothing else that could tell two callers apart."""
    return (
        c.phone is PhoneLevel.SAME
        and c.name is NameLevel.BOTH_MISSING
        and c.email is EmailLevel.MISSING
        and c.company in {CompanyLevel.MISSING, CompanyLevel.SAME}
        and c.address is AddressLevel.MISSING
        and c.place not in {PlaceLevel.DIFFERENT, PlaceLevel.CODE_ALONE}
    )


def _is_same_office(c: Comparison) -> bool:
    return (
        c.email is EmailLevel.SAME_ROLE
        and c.name is NameLevel.BOTH_MISSING
        and c.company is CompanyLevel.SAME
        and c.address is AddressLevel.MISSING
        and c.place not in {PlaceLevel.DIFFERENT, PlaceLevel.CODE_ALONE}
    )


_ONE_MAILBOX_ONE_PERSON = 0.9995
_AS_FAR_AS_TOLD = frozenset({NameLevel.PART, NameLevel.SAME_PART})


def probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_LARGEST_LOG_ODDS, min(_LARGEST_LOG_ODDS, log_odds))))


@cache
def shipped() -> Model:
    """The weights beside this file; who fitted them, and on what, they tell themselves."""
    return Model.of_json(files("leads.recognising").joinpath("weights.json").read_text("utf-8"))


def terms(c: Comparison) -> Iterator[Term]:
    """What is weighed: each level, and those together that are not independent.

    A family shares surname, phone and postcode together: counting each for itself would make it
    one person.
    """
    fields = ("name", "email", "phone", "company", "address", "place", "mailbox")
    for field, level in zip(fields, c[:-1], strict=True):
        words = level.value or f"no {field} to compare"
        yield Term(f"{field} {level.name}", words)
    name, email, phone = _NAMES[c.name], _EMAILS[c.email], _PHONES[c.phone]
    together = f"{name}, {email}, {phone}"
    yield Term(f"together {together}", f"taken together: {together}")
    others = (c.company, c.place, c.mailbox, c.address)
    for about, level in zip(("company", "place", "mailbox", "address"), others, strict=True):
        if level.value:
            yield Term(f"name&{about} {name}, {level.name}", f"{name} and {level.value}")
    if c.company is not CompanyLevel.MISSING and c.address.value:
        yield Term(
            f"company&address {c.company.name}, {c.address.name}",
            f"{c.company.value} and {c.address.value}",
        )
    if c.place is not PlaceLevel.MISSING and c.phone is not PhoneLevel.MISSING:
        yield Term(f"phone&place {phone}, {c.place.name}", f"{phone} and {c.place.value}")
    if c.address.value and c.place.value:
        yield Term(
            f"address&place {c.address.name}, {c.place.name}",
            f"{c.address.value} and {c.place.value}",
        )
