"""How likely are two contacts one person? The sum of what each level and each pair of levels weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from leads.recognising.comparing import CompanyLevel, Comparison, EmailLevel, PhoneLevel
from leads.recognising.names import NameLevel
from leads.recognising.weights import WEIGHTS

_ONE_MAILBOX_ONE_PERSON = 0.98
_WORTH_A_QUESTION = 0.3
_NOT_ANOTHER_NAME = frozenset(
    {
        NameLevel.SAME,
        NameLevel.VARIANT,
        NameLevel.TYPO,
        NameLevel.PART,
        NameLevel.ONE_MISSING,
        NameLevel.BOTH_MISSING,
    }
)


def score(comparison: Comparison, weights: Mapping[str, float] = WEIGHTS) -> float:
    """0..1: the share of such pairs that were one person among the pairs the weights were fitted on."""
    log_odds = weights["bias"] + sum(weights.get(f, 0.0) for f in features(comparison))
    fitted = 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
    return max(fitted, _at_least(comparison))


def _at_least(c: Comparison) -> float:
    """What is known without counting, for mails and typed rows that the labelled streams lack.

    A mail often carries no name, only its sender's own address; a typed row often only a phone.
    """
    if c.email is EmailLevel.SAME:
        return _ONE_MAILBOX_ONE_PERSON if c.name in _NOT_ANOTHER_NAME else _WORTH_A_QUESTION
    only_phone = c.phone is PhoneLevel.SAME and c.company is CompanyLevel.MISSING
    return _WORTH_A_QUESTION if only_phone and c.name is NameLevel.ONE_MISSING else 0.0


def features(comparison: Comparison) -> tuple[str, ...]:
    """What is weighed, by name: each level, and name, e-mail and phone in pairs.

    In pairs because they are not independent: a family shares surname, phone and postcode
    together, and counting each for itself would make it one person.
    """
    c = comparison
    return _features(c.name.name, c.email.name, c.phone.name, c.company.name, c.place.name)


@cache
def _features(name: str, email: str, phone: str, company: str, place: str) -> tuple[str, ...]:
    return (
        f"name {name}",
        f"email {email}",
        f"phone {phone}",
        f"company {company}",
        f"place {place}",
        f"name {name} & email {email}",
        f"name {name} & phone {phone}",
        f"email {email} & phone {phone}",
        f"name {name} & company {company}",
        f"name {name} & place {place}",
    )
