"""Requests about named ranges."""

from __future__ import annotations

import re

from standin.sheets.a1 import parse_cells
from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed, needed_mask

_RESERVED = re.compile(r"true|false|r\d*c\d*", re.IGNORECASE)
"""What a formula would read as a value or as a cell in R1C1 notation."""


def _check_name(work: Work, name: str, own: str | None) -> None:
    well_formed = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,249}", name)
    if not well_formed or parse_cells(name) is not None or _RESERVED.fullmatch(name):
        raise invalid(f'The name "{name}" is not a valid name for a range.')
    same = work.book.named(name)
    if same is not None and same["namedRangeId"] != own:
        raise invalid(f"A named range with the name '{name}' already exists.")


def add_named_range(work: Work, request: Json) -> Json:
    asked = needed(request, "namedRange")
    key = asked.get("namedRangeId") or str(work.book.fresh_id())
    if key in work.book.named_ranges:
        raise invalid(f"A named range with the ID {key} already exists.")
    _check_name(work, asked.get("name", ""), None)
    work.book.tab(needed(asked, "range").get("sheetId", 0))
    made = {"namedRangeId": key, "name": asked["name"], "range": asked["range"]}
    work.book.named_ranges[key] = made
    return {"namedRange": without_zero(made)}


def update_named_range(work: Work, request: Json) -> None:
    asked, mask = needed(request, "namedRange"), parse_mask(needed_mask(request))
    old = _existing(work, asked.get("namedRangeId"))
    made = dict(old)
    for name in mask or ("name", "range"):
        if name in asked:
            made[name] = asked[name]
    _check_name(work, made["name"], old["namedRangeId"])
    work.book.named_ranges[old["namedRangeId"]] = made


def delete_named_range(work: Work, request: Json) -> None:
    del work.book.named_ranges[_existing(work, request.get("namedRangeId"))["namedRangeId"]]


def _existing(work: Work, key: str | None) -> Json:
    kept = work.book.named_ranges.get(key or "")
    if kept is None:
        raise invalid(f"Cannot find named range with ID: {key}")
    return kept


ACTS: dict[str, Act] = {
    "addNamedRange": add_named_range,
    "updateNamedRange": update_named_range,
    "deleteNamedRange": delete_named_range,
}
