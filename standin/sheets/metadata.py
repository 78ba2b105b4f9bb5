"""What does a DataFilter find? Metadata by lookup, and the ranges that metadata, A1 text or a grid range mean."""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid

_KINDS = ("a1Range", "gridRange", "developerMetadataLookup")


def _kind_of(data_filter: Json) -> str:
    kinds = [kind for kind in _KINDS if kind in data_filter]
    if len(kinds) != 1:
        raise invalid(
            "A DataFilter must specify exactly one of a1Range, gridRange or developerMetadataLookup."
        )
    return kinds[0]


def matching(book: Book, filters: list[Json]) -> list[Json]:
    """Developer metadata that any of the filters finds, in the order of their ids."""
    found: dict[int, Json] = {}
    for data_filter in filters:
        kind = _kind_of(data_filter)
        for number, one in book.metadata.items():
            if kind == "developerMetadataLookup":
                hit = looked_up(one, data_filter[kind])
            else:
                hit = _intersects(book, one, box_of_filter(book, data_filter))
            if hit:
                found[number] = one
    return [found[number] for number in sorted(found)]


def looked_up(one: Json, lookup: Json) -> bool:
    """Whether a metadata matches every field of the lookup that is set."""
    for name in ("metadataId", "metadataKey", "metadataValue", "visibility"):
        if name in lookup and one.get(name) != lookup[name]:
            return False
    kind = lookup.get("locationType")
    if kind and one["location"]["locationType"] != kind:
        return False
    where = lookup.get("metadataLocation")
    if not where:
        return True
    exact = lookup.get("locationMatchingStrategy", "EXACT_LOCATION") != "INTERSECTING_LOCATION"
    return _at(one["location"], where, exact=exact)


def _at(location: Json, where: Json, *, exact: bool) -> bool:
    if where.get("spreadsheet"):
        return not exact or location["locationType"] == "SPREADSHEET"
    if "dimensionRange" in where:
        return _at_stretch(location, where["dimensionRange"], exact=exact)
    if "sheetId" not in where:
        return True
    if location["locationType"] == "SHEET" or exact:
        return bool(location.get("sheetId") == where["sheetId"])
    stretch = location.get("dimensionRange")
    return stretch is not None and stretch.get("sheetId", 0) == where["sheetId"]


def _at_stretch(location: Json, wanted: Json, *, exact: bool) -> bool:
    stretch = location.get("dimensionRange")
    if stretch is None:
        return not exact and location.get("sheetId") == wanted.get("sheetId", 0)
    same_tab = stretch.get("sheetId", 0) == wanted.get("sheetId", 0)
    if not same_tab or stretch["dimension"] != wanted.get("dimension"):
        return False
    start, end = wanted.get("startIndex", 0), wanted.get("endIndex", stretch["endIndex"])
    if exact:
        return bool(stretch["startIndex"] == start and stretch["endIndex"] == end)
    return bool(stretch["startIndex"] < end and start < stretch["endIndex"])


def _intersects(book: Book, one: Json, box: Box) -> bool:
    mine = box_of_location(book, one["location"])
    return (
        mine is not None
        and mine.sheet_id == box.sheet_id
        and mine.top < box.bottom
        and box.top < mine.bottom
        and mine.left < box.right
        and box.left < mine.right
    )


def box_of_location(book: Book, location: Json) -> Box | None:
    """The cells a metadata stands for: its row, its column or its whole tab; None for the spreadsheet."""
    match location["locationType"]:
        case "SHEET":
            return book.box_of_range({"sheetId": location["sheetId"]})
        case "ROW" | "COLUMN":
            stretch = location["dimensionRange"]
            start, end = (
                ("startRowIndex", "endRowIndex")
                if stretch["dimension"] == "ROWS"
                else ("startColumnIndex", "endColumnIndex")
            )
            found = {
                "sheetId": stretch["sheetId"],
                start: stretch["startIndex"],
                end: stretch["endIndex"],
            }
            return book.box_of_range(found)
    return None


def box_of_filter(book: Book, data_filter: Json) -> Box:
    """The rectangle of an a1Range or gridRange filter."""
    if "a1Range" in data_filter:
        return book.box_of(data_filter["a1Range"])
    return book.box_of_range(data_filter["gridRange"])


def boxes_of_filter(book: Book, data_filter: Json) -> list[Box]:
    """Every rectangle the filter stands for; several when several metadata match its lookup."""
    if _kind_of(data_filter) != "developerMetadataLookup":
        return [box_of_filter(book, data_filter)]
    boxes = (box_of_location(book, one["location"]) for one in matching(book, [data_filter]))
    return [box for box in boxes if box is not None]
