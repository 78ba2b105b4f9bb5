"""What the team's Rules tab teaches about inquiries: what a form's labels mean, and what we sell.

label   | is       | Gewerk; Bauvorhaben   | interest
product | contains | heat pump; Wärmepumpe | Heat pump
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from leads.inquiries.wording.patterns import late_pattern
from leads.model import Product, Workspace
from leads.settings import Rule

LABEL, PRODUCT = "label", "product"
"""What stands under When."""

_BETWEEN = late_pattern(r"[|;\n]|,\s")


def words_of(value: str) -> tuple[str, ...]:
    """The words of one cell: "heat pump; Wärmepumpe | pompe à chaleur"."""
    return tuple(dict.fromkeys(word for part in _BETWEEN.split(value) if (word := part.strip())))


def taught(workspace: Workspace, rules: Iterable[Rule]) -> Workspace:
    """What the configuration says about us, and what the Rules tab teaches besides."""
    labels, products = _taught(tuple(rule for rule in rules if rule.when in {LABEL, PRODUCT}))
    if not labels and not products:
        return workspace
    return replace(workspace, labels=labels, products=products)


@lru_cache(maxsize=8)
def _taught(rules: tuple[Rule, ...]) -> tuple[tuple[tuple[str, str], ...], tuple[Product, ...]]:
    labels = tuple(
        (rule.then, heading)
        for rule in rules
        if rule.when == LABEL
        for heading in words_of(rule.value)
    )
    products = tuple(
        Product(name=rule.then, words=words_of(rule.value), row=rule.row)
        for rule in rules
        if rule.when == PRODUCT
    )
    return labels, products
