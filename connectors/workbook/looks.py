"""How tabs and columns look and what they accept, as requests. Pure; each is sent once, when a thing is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from connectors.workbook import furniture
from connectors.workbook.cells import Json, number_format
from connectors.workbook.places import COLUMN_MARK, column_mark, letters
from connectors.workbook.sites import Site
from leads.settings import Settings, StageKind
from leads.tabs import LEADS, Column, Kind, Tab, Writer


def heading_cells(site: Site) -> list[Json]:
    """The headings of new columns."""
    return [
        {
            "updateCells": {
                "start": {
                    "sheetId": site.sheet_id,
                    "rowIndex": site.header,
                    "columnIndex": site.columns[column.attribute],
                },
                "rows": [{"values": [_heading(site.tab, column)]}],
                "fields": "userEnteredValue,userEnteredFormat,note",
            }
        }
        for column in site.fresh_columns()
    ]


def _heading(tab: Tab, column: Column) -> Json:
    kept = column.writer is Writer.WORKER
    data: Json = {
        "userEnteredValue": {"stringValue": column.heading},
        "userEnteredFormat": {
            "backgroundColor": furniture.KEPT_HEADER_COLOUR if kept else furniture.HEADER_COLOUR,
            "textFormat": {"bold": True, "foregroundColor": furniture.WHITE},
            "verticalAlignment": "MIDDLE",
            "wrapStrategy": "CLIP",
        },
    }
    return data | ({"note": furniture.HEADER_NOTES[column.writer]} if tab is LEADS else {})


def column_marks(site: Site, marked: Iterable[str]) -> list[Json]:
    """Marks by which a column is found again when somebody renames its heading."""
    return [
        {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    "metadataKey": COLUMN_MARK,
                    "metadataValue": column_mark(site.tab, attribute),
                    "location": {
                        "dimensionRange": {
                            "sheetId": site.sheet_id,
                            "dimension": "COLUMNS",
                            "startIndex": index,
                            "endIndex": index + 1,
                        }
                    },
                    "visibility": "DOCUMENT",
                }
            }
        }
        for attribute, index in site.columns.items()
        if attribute not in set(marked)
    ]


def sheet_mark(sheet_id: int, key: str, value: str) -> Json:
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataKey": key,
                "metadataValue": value,
                "location": {"sheetId": sheet_id},
                "visibility": "DOCUMENT",
            }
        }
    }


def column_looks(site: Site, sites: Mapping[str, Site]) -> list[Json]:
    """Widths, formats and dropdowns of new columns."""
    columns = site.fresh_columns()
    return [
        *(_column_width(site, column) for column in columns),
        *column_contents(site, columns, sites),
    ]


def column_contents(site: Site, columns: Iterable[Column], sites: Mapping[str, Site]) -> list[Json]:
    """Formats and dropdowns of what is below the headings; columns that are nowhere are left out."""
    requests: list[Json] = []
    for column in columns:
        if column.attribute in site.columns:
            requests += [_column_format(site, column), *_dropdown(site, column, sites)]
    return requests


def _column_format(site: Site, column: Column) -> Json:
    wrap = "WRAP" if column.attribute in furniture.WRAPPED else "CLIP"
    shape: Json = {"wrapStrategy": wrap, "verticalAlignment": "TOP"}
    if number := number_format(column.kind, column.attribute):
        shape["numberFormat"] = number
    return {
        "repeatCell": {
            "range": site.below(column.attribute),
            "cell": {"userEnteredFormat": shape},
            "fields": "userEnteredFormat(numberFormat,wrapStrategy,verticalAlignment)",
        }
    }


def _column_width(site: Site, column: Column) -> Json:
    index = site.columns[column.attribute]
    return {
        "updateDimensionProperties": {
            "range": {
                "sheetId": site.sheet_id,
                "dimension": "COLUMNS",
                "startIndex": index,
                "endIndex": index + 1,
            },
            "properties": {"pixelSize": furniture.width(column)},
            "fields": "pixelSize",
        }
    }


def _dropdown(site: Site, column: Column, sites: Mapping[str, Site]) -> list[Json]:
    """A dropdown that suggests and does not forbid: a manager's new stage is in it at once."""
    if column.kind is not Kind.CHOICE:
        return []
    if isinstance(column.choices, tuple):
        values = [{"userEnteredValue": choice} for choice in column.choices]
        condition: Json = {"type": "ONE_OF_LIST", "values": values}
    else:
        title, _, heading = column.choices.partition("!")
        source = sites.get(title)
        if source is None:
            return []
        attribute = next(c.attribute for c in source.tab.columns if c.heading == heading)
        if attribute not in source.columns:
            return []
        listed = "=" + source.reference(attribute)
        condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": listed}]}
    rule = {"condition": condition, "showCustomUi": True, "strict": False}
    return [{"setDataValidation": {"range": site.below(column.attribute), "rule": rule}}]


def protections(site: Site, present: Iterable[str]) -> list[Json]:
    """Warnings (never locks) on what the worker keeps."""
    if site.tab.title in furniture.CLOSED_TO_PEOPLE:
        wanted = {f"Leadsheet: {site.tab.title}": {"sheetId": site.sheet_id}}
    elif site.tab is LEADS:
        wanted = {
            f"Leadsheet: {column.heading}": site.below(column.attribute)
            for column in site.tab.columns
            if column.writer is Writer.WORKER
        }
    else:
        return []
    return [
        {
            "addProtectedRange": {
                "protectedRange": {"range": place, "description": name, "warningOnly": True}
            }
        }
        for name, place in wanted.items()
        if name not in set(present)
    ]


def lead_colours(leads: Site, settings: Settings) -> list[Json]:
    """Overdue red, today amber, and each stage in its colour."""
    action = f"${letters(leads.columns['next_action'])}{leads.first_row + 1}"
    date_column = leads.below("next_action")
    rules = [
        _colouring(
            date_column,
            "CUSTOM_FORMULA",
            f"=AND(ISNUMBER({action});{action}<TODAY())",
            furniture.OVERDUE,
        ),
        _colouring(date_column, "CUSTOM_FORMULA", f"={action}=TODAY()", furniture.DUE_TODAY),
    ]
    rules += [
        _colouring(leads.below("stage"), "TEXT_EQ", stage.name, _rgb(stage.colour))
        for stage in settings.stages
        if stage.colour
    ]
    return [
        {"addConditionalFormatRule": {"rule": rule, "index": index}}
        for index, rule in enumerate(rules)
    ]


def _colouring(place: Json, kind: str, value: str, colour: Json) -> Json:
    return {
        "ranges": [place],
        "booleanRule": {
            "condition": {"type": kind, "values": [{"userEnteredValue": value}]},
            "format": {"backgroundColor": colour},
        },
    }


def _rgb(colour: str) -> Json:
    parts = (colour[1:3], colour[3:5], colour[5:7])
    red, green, blue = (round(int(part, 16) / 255, 3) for part in parts)
    return {"red": red, "green": green, "blue": blue}


def filter_views(leads: Site, settings: Settings, present: Iterable[str]) -> list[Json]:
    """All open, Overdue, Unassigned, and one for each colleague. Nobody else sees them switched on.

    None for the sample people: who is typed over them would find their views there for ever.
    """
    owner, due = leads.columns["owner"], leads.columns["next_action"]
    views: dict[str, list[Json]] = {
        "All open": [],
        "Overdue": [
            _criterion(due, "DATE_BEFORE", {"relativeDate": "TODAY"}),
        ],
        "Unassigned": [_criterion(owner, "BLANK")],
    }
    views |= {
        member.name: [_criterion(owner, "TEXT_EQ", {"userEnteredValue": member.name})]
        for member in settings.team
        if member.active and member.email not in furniture.sample_addresses()
    }
    closed = {"hiddenValues": [s.name for s in settings.stages if s.kind is not StageKind.OPEN]}
    is_open: Json = {"columnIndex": leads.columns["stage"], "filterCriteria": closed}
    return [
        {
            "addFilterView": {
                "filter": {
                    "title": title,
                    "range": {"sheetId": leads.sheet_id, "startRowIndex": leads.header},
                    "filterSpecs": [is_open, *specs],
                    "sortSpecs": [{"dimensionIndex": due, "sortOrder": "ASCENDING"}],
                }
            }
        }
        for title, specs in views.items()
        if title not in set(present)
    ]


def _criterion(column: int, kind: str, *values: Json) -> Json:
    condition: Json = {"type": kind}
    if values:
        condition["values"] = list(values)
    return {"columnIndex": column, "filterCriteria": {"condition": condition}}
