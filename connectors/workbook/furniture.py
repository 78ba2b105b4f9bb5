"""What a fresh workbook looks like: colours, widths, and sample settings to be typed over."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.workbook.cells import Json
from leads.model import Cell
from leads.settings import MERGED_STAGE
from leads.tabs import (
    DASHBOARD,
    GUIDE,
    HISTORY,
    IMPORT,
    LEADS,
    OUTBOX,
    PROMISES,
    REVIEW,
    RULES,
    SCREENED,
    STAGES,
    SYSTEM,
    TEAM,
    TERRITORIES,
    Column,
    Kind,
    Tab,
    Writer,
)

GREEN: Json = {"red": 0.2, "green": 0.66, "blue": 0.33}
BLUE: Json = {"red": 0.26, "green": 0.52, "blue": 0.96}
GREY: Json = {"red": 0.6, "green": 0.6, "blue": 0.6}

TAB_COLOURS: Mapping[str, Json] = {
    **dict.fromkeys(
        (t.title for t in (LEADS, DASHBOARD, REVIEW, SCREENED, PROMISES, IMPORT)), GREEN
    ),
    **dict.fromkeys((t.title for t in (GUIDE, TEAM, TERRITORIES, STAGES, RULES)), BLUE),
}
"""Green for every day, blue for settings; all else is grey."""

HEADER_COLOUR: Json = {"red": 0.16, "green": 0.24, "blue": 0.36}
KEPT_HEADER_COLOUR: Json = {"red": 0.45, "green": 0.48, "blue": 0.52}
"""Of columns that the worker keeps."""
WHITE: Json = {"red": 1.0, "green": 1.0, "blue": 1.0}

OVERDUE: Json = {"red": 0.96, "green": 0.78, "blue": 0.76}
DUE_TODAY: Json = {"red": 1.0, "green": 0.9, "blue": 0.6}

ROWS: Mapping[str, int] = {
    LEADS.title: 2000,
    **dict.fromkeys((t.title for t in (HISTORY, SCREENED, REVIEW, OUTBOX)), 1000),
}
"""How many rows a new tab has; those that the worker appends to grow by themselves."""
DEFAULT_ROWS = 200

USUAL_COLUMNS, SPARE_COLUMNS = 26, 4

FROZEN_COLUMNS: Mapping[str, int] = {LEADS.title: 2}

WIDTHS: Mapping[str, int] = {
    "name": 170,
    "company": 170,
    "owner": 160,
    "comment": 320,
    "email": 200,
    "phone": 140,
    "interest": 260,
    "why": 380,
    "because": 380,
    "meaning": 420,
    "note": 320,
    "what": 160,
    "subject": 260,
    "sender": 220,
    "source_ref": 120,
    "message": 120,
    "territory": 140,
    "owners": 200,
    "data": 300,
}
"""Pixels, by attribute."""

WIDTH_BY_KIND: Mapping[Kind, int] = {
    Kind.DATE: 105,
    Kind.DATE_TIME: 140,
    Kind.INTEGER: 80,
    Kind.CHOICE: 125,
}
DEFAULT_WIDTH = 120

WRAPPED = frozenset({"meaning", "note", "why", "because"})
"""Long texts that are read in full; all others are clipped so that rows keep their height."""

CLOSED_TO_PEOPLE = frozenset({HISTORY.title, SYSTEM.title, OUTBOX.title})
"""Whole tabs that warn before anybody edits them."""

HEADER_NOTES: Mapping[Writer, str] = {
    Writer.WORKER: "Kept for you; please leave it alone.",
    Writer.BOTH: "Filled in while blank. What you type stays.",
    Writer.PEOPLE: "Yours.",
}


def width(column: Column) -> int:
    return WIDTHS.get(column.attribute) or WIDTH_BY_KIND.get(column.kind, DEFAULT_WIDTH)


def columns_of(tab: Tab) -> int:
    """How many a new tab has. Blank ones count towards Google's ten million cells: logs, which only grow, get few."""
    fitting = len(tab.columns) + SPARE_COLUMNS
    return fitting if tab in {HISTORY, OUTBOX} else max(fitting, USUAL_COLUMNS)


def rows_of(tab: Tab) -> int:
    return ROWS.get(tab.title, DEFAULT_ROWS)


def sample_addresses() -> frozenset[str]:
    """Of the people whom a fresh Team tab shows until somebody types colleagues over them."""
    return frozenset(str(row["email"]) for row in samples("Etc/UTC")[TEAM.title])


def samples(zone: str) -> dict[str, list[dict[str, Cell]]]:
    """Tab title -> rows by attribute. They make sense together and are meant to be typed over."""
    return {
        TEAM.title: _team(zone),
        TERRITORIES.title: _territories(),
        STAGES.title: _stages(),
        RULES.title: _rules(),
    }


def _team(zone: str) -> list[dict[str, Cell]]:
    common: dict[str, Cell] = {
        "active": "yes",
        "digest_at": "08:00",
        "days": "Mon-Fri",
        "zone": zone,
        "language": "en",
    }
    return [
        {**common, "name": "Ana Keller", "email": "ana@example.com", "role": "rep"},
        {**common, "name": "Ben Okoro", "email": "ben@example.com", "role": "rep"},
        {**common, "name": "Mara Lind", "email": "mara@example.com", "role": "manager"},
    ]


def _territories() -> list[dict[str, Cell]]:
    rows = (
        (1, "country", "DE", "Germany", "Ana Keller"),
        (2, "country", "GB", "United Kingdom", "Ben Okoro"),
        (99, "*", "*", "Everywhere else", "Ana Keller, Ben Okoro"),
    )
    names = ("order", "match_on", "pattern", "territory", "owners")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _stages() -> list[dict[str, Cell]]:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("New", "Just arrived; nobody has answered yet.", "open", 1, "Contacted, Quoted, Later, Lost, Junk", "#d9ead3"),
        ("Contacted", "We spoke or wrote, and they answered.", "open", 7, "Quoted, Later, Lost, Junk", "#cfe2f3"),
        ("Quoted", "They have our offer.", "open", 7, "Won, Later, Lost", "#fff2cc"),
        ("Won", "They ordered.", "won", None, "", "#b6d7a8"),
        ("Lost", "They decided otherwise; say why in Comment.", "lost", None, "", "#ead1dc"),
        ("Later", "Real, but not now; Next action says when.", "later", 90, "Contacted, Quoted, Lost", "#d9d2e9"),
        ("Junk", "No inquiry at all.", "junk", None, "", "#efefef"),
        (MERGED_STAGE, "The same person as another row, which goes on; set by a decision in Review.", "junk", None, "", "#efefef"),  # noqa: E501
    )  # fmt: skip
    names = ("stage", "meaning", "kind", "remind_after", "allowed_next", "colour")
    return [
        {**dict(zip(names, row, strict=True)), "order": order} for order, row in enumerate(rows, 1)
    ]


def merged_stage(order: int) -> dict[str, Cell]:
    """The row of Stages that a workbook from before there were decisions lacks."""
    row = next(row for row in _stages() if row["stage"] == MERGED_STAGE)
    return row | {"order": order}


def _rules() -> list[dict[str, Cell]]:
    named = (
        ("180 days", "duplicate window", "A closed lead that writes again within this time keeps its row."),
        ("1 working day", "reply promise", "What we promise to people who write to us."),
        ("off", "acknowledgement", "on: everybody who writes gets a short answer at once."),
        ("20:00-07:00", "quiet hours", "No acknowledgement leaves meanwhile; it waits."),
        ("Mon 08:00", "weekly at", "When managers get the letter of the week."),
    )  # fmt: skip
    rows: list[dict[str, Cell]] = [
        {"when": "setting", "test": "is", "value": value, "then": name, "note": note}
        for value, name, note in named
    ]
    example: dict[str, Cell] = {
        "when": "Interest",
        "test": "contains",
        "value": "urgent",
        "then": "priority A",
        "note": "An example of a rule.",
    }
    taught = (
        ("product", "contains", "heat pump; Wärmepumpe; pompe à chaleur", "Heat pump",
         "An example of what you sell: an inquiry that names it has this in Interest. Type yours, one row each."),
        ("label", "is", "Gewerk; trade", "interest",
         "An example of what a form's own label means. Needed only where a column stays empty."),
    )  # fmt: skip
    names = ("when", "test", "value", "then", "note")
    rows.extend(dict(zip(names, row, strict=True)) for row in taught)
    return [*rows, example]
