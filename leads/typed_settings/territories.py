"""The Territories tab: which leads belong where, and to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leads.countries import country_code, country_names
from leads.settings import Member, TerritoryRule
from leads.typed_settings.cells import did_you_mean, parts_of, shown
from leads.typed_settings.rows import Row, in_order

EVERYTHING = "*"

_MATCH_ON = {
    name: name
    for name in (
        "country",
        "region",
        "postcode prefix",
        "e-mail domain",
        "keyword",
        "source",
        "size",
        "line of business",
        EVERYTHING,
    )
}
_ALSO_WRITTEN = {
    "postcode": "postcode prefix",
    "post code": "postcode prefix",
    "postal code": "postcode prefix",
    "zip": "postcode prefix",
    "email domain": "e-mail domain",
    "domain": "e-mail domain",
    "state": "region",
    "word": "keyword",
    "any": EVERYTHING,
    "all": EVERYTHING,
    "else": EVERYTHING,
    "everything": EVERYTHING,
}


def read_territories(rows: list[Row], team: tuple[Member, ...]) -> tuple[TerritoryRule, ...]:
    """The rules in the order in which they are tried."""
    names = {member.name.casefold(): member.name for member in team}
    read = (_rule(order, row, names) for order, row in in_order(rows))
    return tuple(rule for rule in read if rule)


def _rule(order: int, row: Row, names: Mapping[str, str]) -> TerritoryRule | None:
    match_on = _match_on(row)
    pattern = _pattern(row, match_on)
    territory = row.text("Territory")
    owners = _owners(row, names)
    if not match_on or not pattern:
        return None
    if not territory and not row.text("Owner(s)"):
        row.wrong(
            "Territory", "This row names neither a territory nor an owner, so it is left out."
        )
        return None
    return TerritoryRule(
        order=order,
        match_on=match_on,
        pattern=pattern,
        territory=territory,
        owners=owners,
        row=row.number,
    )


def _match_on(row: Row) -> str:
    """What the row looks at; "" (complained about) when that cannot be told."""
    typed = " ".join(row.text("Match on").casefold().split())
    if typed in _ALSO_WRITTEN:
        return _ALSO_WRITTEN[typed]
    if typed:
        return row.choice("Match on", _MATCH_ON, "")
    if row.text("Pattern") == EVERYTHING:
        return EVERYTHING
    row.wrong("Match on", f"Blank, so the row is left out. Write one of: {', '.join(_MATCH_ON)}.")
    return ""


def _pattern(row: Row, match_on: str) -> str:
    """What to look for; "" (complained about) when there is nothing to look for."""
    typed = row.text("Pattern")
    if match_on == EVERYTHING:
        return EVERYTHING
    if not typed and match_on:
        row.wrong("Pattern", f"Blank, so the row is left out. Write the {match_on} to look for.")
    return _countries(row, typed) if match_on == "country" else typed


def _countries(row: Row, typed: str) -> str:
    """The countries as codes ("DE, AT"); those not known are complained about and left out."""
    if code := country_code(
        typed
    ):  # "Bosnia and Herzegovina" is one; so is "Korea, South" for some
        return code
    codes = []
    for part in parts_of(typed.replace("/", ",")):
        code = country_code(part)
        if code:
            codes.append(code)
        else:
            guess = did_you_mean(part, country_names())
            row.wrong("Pattern", f"{shown(part)} is no country we know.{guess} It is left out.")
    return ", ".join(codes)


def _owners(row: Row, names: Mapping[str, str]) -> tuple[str, ...]:
    typed = row.text("Owner(s)")
    if whole := names.get(typed.casefold()):  # a name may hold a comma: "Silva, Ana"
        return (whole,)
    owners: dict[str, None] = {}
    for part in parts_of(re.sub(r"[/&+]", ",", typed)):
        if name := names.get(part.casefold()):
            owners[name] = None
        else:
            guess = did_you_mean(part, names.values())
            row.wrong("Owner(s)", f"{shown(part)} is not in Team.{guess}")
    return tuple(owners)
