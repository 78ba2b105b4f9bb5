"""Names for the columns that the Dashboard's formulas speak of: `Leads_Stage` instead of `Leads!$C:$C`.

A named range is what Google itself moves along when people insert, move or rename columns, tabs or
headings; it says in words what is counted; and where somebody deletes the column, `init` puts column
and name back and every formula works again, which a plain reference, #REF! by then, never does.
Each covers its whole column from the top, so that a row inserted right under the headings is counted.
"""

from __future__ import annotations

from collections.abc import Mapping

from connectors.workbook.cells import Json
from connectors.workbook.sites import Site
from leads.tabs import HISTORY, LEADS, STAGES, SYSTEM, TEAM, Tab

NAMED: tuple[tuple[Tab, tuple[str, ...]], ...] = (
    (
        LEADS,
        (
            "name",
            "company",
            "stage",
            "owner",
            "next_action",
            "source",
            "first_contact",
            "last_touch",
            "lead_id",
        ),
    ),
    (STAGES, ("stage", "order", "kind")),
    (TEAM, ("name", "active")),
    (HISTORY, ("at", "lead_id", "what", "old")),
    (SYSTEM, ("key", "value")),
)


def name_of(tab: Tab, attribute: str) -> str:
    """`Leads_Next_action`, `System_Key`."""
    heading = tab.column(attribute).heading
    return f"{tab.title.strip('_').capitalize()}_{heading.replace(' ', '_')}"


def column_names(sites: Mapping[str, Site], present: Mapping[str, Json]) -> list[Json]:
    """Requests for the names that are missing, or stand on another column than the heading does.

    `present` holds the NamedRanges that are there, by name.
    """
    requests: list[Json] = []
    for tab, attributes in NAMED:
        site = sites[tab.title]
        for attribute in attributes:
            name, column = name_of(tab, attribute), site.columns[attribute]
            place = {
                "sheetId": site.sheet_id,
                "startColumnIndex": column,
                "endColumnIndex": column + 1,
            }
            kept = present.get(name)
            if kept is None:
                requests.append({"addNamedRange": {"namedRange": {"name": name, "range": place}}})
            elif not _is_on(kept.get("range", {}), site.sheet_id, column):
                moved = {"namedRangeId": kept["namedRangeId"], "name": name, "range": place}
                requests.append({"updateNamedRange": {"namedRange": moved, "fields": "range"}})
    return requests


def _is_on(place: Json, sheet_id: int, column: int) -> bool:
    """Google leaves zeros out."""
    there = place.get("sheetId", 0), place.get("startColumnIndex", 0), place.get("endColumnIndex")
    return bool(there == (sheet_id, column, column + 1))
