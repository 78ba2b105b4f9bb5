"""Which Territories row does a lead fall under, and why?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from leads.countries import country_code
from leads.folding import fold
from leads.model import Lead
from leads.settings import Settings, TerritoryRule
from leads.typed_settings.cells import parts_of


def territory_rule(lead: Lead, settings: Settings) -> tuple[TerritoryRule, str] | None:
    """The row that decides, and what about the lead it matched ("country is DE"); None when no row does.

    A territory that already stands in the lead's row decides before the rules: of the rows of
    that territory the first that matches, else simply the first.
    """
    if lead.territory.strip():
        return _of_territory(lead, settings)
    return _first_match(lead, settings.territories)


def _of_territory(lead: Lead, settings: Settings) -> tuple[TerritoryRule, str] | None:
    wanted = fold(lead.territory)
    rows = tuple(rule for rule in settings.territories if fold(rule.territory) == wanted)
    matched = _first_match(lead, rows)
    if matched:
        return matched
    return (rows[0], f"territory is {rows[0].territory}") if rows else None


def _first_match(lead: Lead, rules: tuple[TerritoryRule, ...]) -> tuple[TerritoryRule, str] | None:
    for rule in rules:
        if why := _TESTS[rule.match_on](lead, rule.pattern):
            return rule, why
    return None


def _country(lead: Lead, pattern: str) -> str:
    code = country_code(lead.country)
    wanted = {country_code(part) for part in parts_of(pattern)}
    return f"country is {code}" if code and code in wanted else ""


def _region(lead: Lead, pattern: str) -> str:
    region = fold(lead.region)
    wanted = {fold(part) for part in parts_of(pattern)}
    return f"region is {lead.region.strip()}" if region and region in wanted else ""


def _postcode(lead: Lead, pattern: str) -> str:
    postcode = _compact(lead.postcode)
    found = (part for part in parts_of(pattern) if postcode and _begins(postcode, part))
    prefix = next(found, "")
    return f"postcode {lead.postcode.strip()} begins with {prefix}" if prefix else ""


def _begins(postcode: str, part: str) -> bool:
    """Whether the postcode begins with "80", "80*", "SW1", or lies in "80-85"."""
    first, dash, last = part.partition("-")
    first, last = _compact(first), _compact(last)
    if dash and first.isdecimal() and last.isdecimal() and len(first) == len(last):
        return first <= postcode[: len(first)] <= last
    prefix = _compact(part)
    return bool(prefix) and postcode.startswith(prefix)


def _compact(postcode: str) -> str:
    return "".join(c for c in postcode.upper() if c.isalnum())


def _domain(lead: Lead, pattern: str) -> str:
    domain = lead.email.strip().casefold().rpartition("@")[2]
    for part in parts_of(pattern):
        wanted = part.casefold().lstrip("@*.")
        if wanted and domain and (domain == wanted or domain.endswith(f".{wanted}")):
            return f"e-mail domain is {wanted}"
    return ""


def _keyword(lead: Lead, pattern: str) -> str:
    """A whole word or phrase in what they want, wrote or are called."""
    # `message` is usually a link to the message; words of an address are not theirs.
    message = re.sub(r"https?://\S+", " ", lead.message)
    read = fold(f"{lead.interest} | {message} | {lead.company}")
    for part in parts_of(pattern):
        if (wanted := fold(part)) and f" {wanted} " in f" {read} ":
            return f"it says “{part}”"
    return ""


def _source(lead: Lead, pattern: str) -> str:
    wanted = {fold(part) for part in parts_of(pattern)}
    return f"source is {lead.source}" if fold(lead.source) in wanted - {""} else ""


def _tag(lead: Lead, pattern: str) -> str:
    """Size and line of business stand among the tags."""
    wanted = {fold(part) for part in parts_of(pattern)} - {""}
    tag = next((tag for tag in parts_of(lead.tags) if fold(tag) in wanted), "")
    return f"it is tagged {tag}" if tag else ""


_TESTS: Mapping[str, Callable[[Lead, str], str]] = {
    "country": _country,
    "region": _region,
    "postcode prefix": _postcode,
    "e-mail domain": _domain,
    "keyword": _keyword,
    "source": _source,
    "size": _tag,
    "line of business": _tag,
    "*": lambda _lead, _pattern: "everything else",
}
"""What a lead must show for each `match_on`; "" means that it does not."""
