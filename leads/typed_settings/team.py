"""The Team tab: who works here, when, and who stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from leads.countries import country_code
from leads.settings import WEEKDAYS, Member, Role
from leads.typed_settings import cells
from leads.typed_settings.cells import did_you_mean, shown
from leads.typed_settings.rows import Row, named_once


def read_team(rows: list[Row], default_zone: ZoneInfo) -> tuple[Member, ...]:
    named = named_once(rows, "Name")
    team = [_member(row, default_zone) for row in named]
    names = {member.name.casefold(): member.name for member in team}
    return tuple(
        replace(member, deputy=_deputy(row, member, names))
        for row, member in zip(named, team, strict=True)
    )


def _member(row: Row, default_zone: ZoneInfo) -> Member:
    name, email = row.text("Name"), _email(row)
    language = _language(row)
    away_from = row.understood("Away from", cells.calendar_date, None, _DATE_ADVICE)
    away_until = row.understood("Away until", cells.calendar_date, None, _DATE_ADVICE)
    if away_from and away_until and away_until < away_from:
        row.wrong(
            "Away until",
            f"{away_until} is before Away from ({away_from}); {name} does not count as away.",
        )
        away_from = away_until = None
    return Member(
        name=name,
        email=email,
        active=row.understood(
            "Active",
            cells.yes_or_no,
            not row.text("Active"),
            f"Write yes or no; until then {name} does not count as active.",
        ),
        role=_role(row),
        digest_at=_digest_at(row, email),
        days=row.understood(
            "Days",
            lambda cell: cells.weekdays(cell, language),
            WEEKDAYS,
            "Write it like “Mon-Fri” or “Mon, Wed, Fri”; until then Mon-Fri counts.",
        ),
        zone=_zone(row, default_zone),
        holidays=_holidays(row),
        away_from=away_from,
        away_until=away_until,
        capacity=row.understood(
            "Capacity a day",
            cells.whole_number,
            None,
            "Write a whole number; until then there is no limit.",
        ),
        language=language,
        row=row.number,
    )


_DATE_ADVICE = "Write the date like 2026-11-21 or 21 Nov 2026; until then it counts as blank."


def _email(row: Row) -> str:
    text = row.text("Email").casefold()
    # Internal hosts and test domains are fine here; line breaks and several addresses are not.
    if not text or re.fullmatch(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,255}", text):
        return text
    row.wrong("Email", f"{shown(text)} is no e-mail address. Write one, like ana@example.com.")
    return ""


def _digest_at(row: Row, email: str) -> time | None:
    cell = row.cell("Digest at")
    if cells.wants_none(cell):
        return None
    advice = "Write a time like 08:00; until then no digest is sent."
    at = row.understood("Digest at", cells.time_of_day, None, advice)
    if at and not email and not row.text("Email"):
        row.wrong(
            "Email", f"A digest at {at:%H:%M} is wanted, but there is no address to send it to."
        )
    return at


def _role(row: Row) -> Role:
    return row.choice("Role", {str(role): role for role in Role}, Role.REP)


def _zone(row: Row, default: ZoneInfo) -> ZoneInfo:
    text = row.text("Time zone")
    if not text:
        return default
    zone = cells.time_zone(text)
    if zone is None:
        guess = did_you_mean(text, cells.zone_names())
        row.wrong(
            "Time zone", f"{shown(text)} is no time zone.{guess} Until then {default.key} counts."
        )
    return zone or default


def _holidays(row: Row) -> str:
    text = row.text("Holidays").upper().replace(" ", "").replace("_", "-")
    if not text or cells.holiday_calendar(text):
        return text
    typed = row.text("Holidays")
    code = country_code(typed.partition("-")[0])
    guess = f" Did you mean “{code}”?" if code else ""
    row.wrong(
        "Holidays",
        f"{shown(typed)} is no calendar we know.{guess} Write a country like IE, or GB-SCT for a part of one.",
    )
    return ""


def _language(row: Row) -> str:
    text = row.text("Language")
    code = cells.language_code(text)
    if text and not code:
        guess = did_you_mean(text, cells.language_names())
        row.wrong(
            "Language", f"{shown(text)} is no language we know.{guess} Until then it is English."
        )
    return code or "en"


def _deputy(row: Row, member: Member, names: Mapping[str, str]) -> str:
    text = row.text("Deputy")
    if not text:
        return ""
    name = names.get(text.casefold(), "")
    if not name:
        guess = did_you_mean(text, names.values())
        row.wrong("Deputy", f"{shown(text)} is not in Team.{guess} Until then nobody stands in.")
    elif name == member.name:
        row.wrong("Deputy", f"{name} cannot stand in for {name}; name somebody else.")
        return ""
    return name
