"""What the team typed into the workbook before the story begins: colleagues, territories, the leads they had.

Rows are heading -> text, as a person types it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from standin.story.days import Days

Row = Mapping[str, str]

_FOLDER = Path(__file__).parent

ADDRESS = "inquiries@fernhill.example"
TITLE = "Fernhill Pumps: leads"
FORM_TAB = "Web form"

PHONED = (
    "day before 14:00",
    {
        "Name": "Mr Okafor",
        "Company": "Harbour Office",
        "Comment": "Rang from the quay, wants a callback about a fire pump.",
        "Phone": "020 7946 0399",
        "Country": "GB",
    },
)
"""A row that somebody types into Leads while on the phone."""


def team() -> list[Row]:
    return _rows("team")


def territories() -> list[Row]:
    """Nine rows and `*`. One has a slip in it: the worker points it out and goes on."""
    return _rows("territories")


def earlier_leads(days: Days) -> list[Row]:
    """What the team's old list held. The file tells dates in days from today."""
    return [
        {
            **row,
            "Next action": _date(days, row["Next action"]),
            "First contact": _date(days, row["First contact"]),
        }
        for row in _rows("leads")
    ]


def form_rows(days: Days) -> list[tuple[datetime, Row]]:
    """(when, the row) in order; the Timestamp column shows when, as a form writes it."""
    moments = [(days.moment(row["Timestamp"]), row) for row in _rows("form")]
    return [(at, {**row, "Timestamp": f"{at:%Y-%m-%d %H:%M:%S}"}) for at, row in moments]


def form_headings() -> list[str]:
    return list(_rows("form")[0])


def _rows(name: str) -> list[Row]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _date(days: Days, offset: str) -> str:
    return (days.today + timedelta(days=int(offset))).isoformat() if offset else ""
