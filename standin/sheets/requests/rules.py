"""Requests about conditional formats and the basic filter."""

from __future__ import annotations

from standin.sheets.colours import paired
from standin.sheets.conditions import check_condition
from standin.sheets.errors import Json, invalid
from standin.sheets.filtering import apply_filter, check_criteria
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.tab import Tab
from standin.sheets.view import View


def _rule(work: Work, asked: Json) -> tuple[Tab, Json]:
    ranges = asked.get("ranges") or []
    if not ranges:
        raise invalid("ConditionalFormatRule.ranges must not be empty.")
    if len({one.get("sheetId", 0) for one in ranges}) > 1:
        raise invalid("All ranges of a conditional format rule must be on the same sheet.")
    if "booleanRule" in asked:
        check_condition(asked["booleanRule"].get("condition", {}))
    elif "gradientRule" not in asked:
        raise invalid("ConditionalFormatRule must have a booleanRule or a gradientRule.")
    bounded = [work.book.box_of_range(one).grid_range() for one in ranges]
    return work.book.tab(ranges[0].get("sheetId", 0)), paired({**asked, "ranges": bounded})


def add_rule(work: Work, request: Json) -> None:
    tab, rule = _rule(work, needed(request, "rule"))
    index = request.get("index", 0)
    if index > len(tab.conditional_formats):
        raise invalid(f"The conditional format rule index {index} is out of range.")
    tab.conditional_formats.insert(index, rule)


def _at(work: Work, request: Json) -> tuple[Tab, int]:
    sheet_id = request.get("sheetId")
    if sheet_id is None:
        ranges = request.get("rule", {}).get("ranges", [{}])
        sheet_id = ranges[0].get("sheetId", 0)
    tab, index = work.book.tab(sheet_id), request.get("index", 0)
    if not 0 <= index < len(tab.conditional_formats):
        raise invalid(f"No conditional format on sheet: {sheet_id} at index: {index}")
    return tab, index


def update_rule(work: Work, request: Json) -> Json:
    tab, index = _at(work, request)
    old = tab.conditional_formats[index]
    if "rule" in request:
        _, rule = _rule(work, request["rule"])
        tab.conditional_formats[index] = rule
        return {
            "oldRule": without_zero(old),
            "oldIndex": index,
            "newRule": without_zero(rule),
            "newIndex": index,
        }
    new = request.get("newIndex", index)
    tab.conditional_formats.pop(index)
    tab.conditional_formats.insert(new, old)
    return {
        "oldRule": without_zero(old),
        "oldIndex": index,
        "newRule": without_zero(old),
        "newIndex": new,
    }


def delete_rule(work: Work, request: Json) -> Json:
    tab, index = _at(work, request)
    return {"rule": without_zero(tab.conditional_formats.pop(index))}


def set_basic_filter(work: Work, request: Json) -> None:
    asked = needed(request, "filter")
    box = work.book.box_of_range(needed(asked, "range"))
    tab = work.book.tab(box.sheet_id)
    check_criteria(asked)
    tab.basic_filter = {**asked, "range": box.grid_range()}
    apply_filter(View(work.book, work.now), tab)


def clear_basic_filter(work: Work, request: Json) -> None:
    tab = work.book.tab(request.get("sheetId", 0))
    tab.basic_filter = None
    apply_filter(View(work.book, work.now), tab)


ACTS: dict[str, Act] = {
    "addConditionalFormatRule": add_rule,
    "updateConditionalFormatRule": update_rule,
    "deleteConditionalFormatRule": delete_rule,
    "setBasicFilter": set_basic_filter,
    "clearBasicFilter": clear_basic_filter,
}
