"""Rows of the settings tabs, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from leads.model import Cell
from leads.settings import Settings
from leads.settings_tabs import read_settings

Row = Mapping[str, Cell]


DUBLIN = ZoneInfo("Europe/Dublin")


def read(**tabs: list[Row]) -> Settings:
    """Settings from rows by tab title, the first in sheet row 2."""
    return read_settings(
        {title: list(enumerate(rows, start=2)) for title, rows in tabs.items()}, DUBLIN
    )


def ana(**cells: Cell) -> Row:
    return {"Name": "Ana", "Email": "ana@example.com"} | {
        k.replace("_", " "): v for k, v in cells.items()
    }


def complaints(settings: Settings) -> list[tuple[str, int, str]]:
    return [(p.tab, p.row, p.heading) for p in settings.problems]
