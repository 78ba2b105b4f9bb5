"""Requests about developer metadata: ids are unique and may be chosen by the caller; a taken id refuses the batch."""

from __future__ import annotations

from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.metadata import matching
from standin.sheets.rendering import metadata_json
from standin.sheets.requests.context import Act, Work, needed, needed_mask

_VISIBILITIES = ("DOCUMENT", "PROJECT")


def create_developer_metadata(work: Work, request: Json) -> Json:
    asked = needed(request, "developerMetadata")
    book = work.book
    number = asked.get("metadataId")
    if number is None:
        number = book.fresh_id()
    elif number in book.metadata:
        raise invalid(
            f"Cannot add developer metadata with ID [{number}] because developer metadata with that ID already exists."
        )
    if not asked.get("metadataKey"):
        raise invalid("Developer metadata must have a key.")
    if asked.get("visibility") not in _VISIBILITIES:
        raise invalid("Developer metadata must have a visibility.")
    made: Json = {"metadataId": number, "metadataKey": asked["metadataKey"]}
    if asked.get("metadataValue"):
        made["metadataValue"] = asked["metadataValue"]
    made["location"] = _location(work, asked.get("location") or {})
    made["visibility"] = asked["visibility"]
    book.metadata[number] = made
    return {"developerMetadata": metadata_json(made)}


def _location(work: Work, asked: Json) -> Json:
    """The location with its type; rows and columns must lie in the grid, one at a time."""
    if asked.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in asked:
        stretch = asked["dimensionRange"]
        tab = work.book.tab(stretch.get("sheetId", 0))
        dimension, start = stretch.get("dimension"), stretch.get("startIndex", 0)
        if dimension not in ("ROWS", "COLUMNS"):
            raise invalid("A dimension must be specified: ROWS or COLUMNS.")
        if stretch.get("endIndex") != start + 1:
            raise invalid("Developer metadata can be placed on exactly one row or column.")
        if start >= tab.measure(dimension):
            raise invalid(f"The {dimension.lower()[:-1]} {start} lies outside the grid.")
        kept = {
            "sheetId": tab.sheet_id,
            "dimension": dimension,
            "startIndex": start,
            "endIndex": start + 1,
        }
        return {"locationType": dimension[:-1], "dimensionRange": kept}
    if "sheetId" in asked:
        return {"locationType": "SHEET", "sheetId": work.book.tab(asked["sheetId"]).sheet_id}
    raise invalid("Developer metadata must have a location.")


def update_developer_metadata(work: Work, request: Json) -> Json:
    mask = parse_mask(needed_mask(request))
    asked = request.get("developerMetadata", {})
    changed = []
    for number in _found(work, request.get("dataFilters", [])):
        old = work.book.metadata[number]
        allowed = {
            k: v for k, v in mask.items() if k in {"metadataKey", "metadataValue", "visibility"}
        }
        made = (
            updated(old, {**old, **asked} if not mask else asked, allowed)
            if allowed
            else {**old, **asked, "metadataId": number}
        )
        if "location" in mask or (not mask and "location" in asked):
            made["location"] = _location(work, asked.get("location") or {})
        work.book.metadata[number] = made
        changed.append(metadata_json(made))
    return {"developerMetadata": changed} if changed else {}


def delete_developer_metadata(work: Work, request: Json) -> Json:
    gone = _found(work, [needed(request, "dataFilter")])
    made = [metadata_json(work.book.metadata.pop(number)) for number in gone]
    return {"deletedDeveloperMetadata": made} if made else {}


def _found(work: Work, filters: list[Json]) -> list[int]:
    return [one["metadataId"] for one in matching(work.book, filters)]


ACTS: dict[str, Act] = {
    "createDeveloperMetadata": create_developer_metadata,
    "updateDeveloperMetadata": update_developer_metadata,
    "deleteDeveloperMetadata": delete_developer_metadata,
}
