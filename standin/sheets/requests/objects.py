"""Requests about what floats above the cells of a tab: charts and slicers. Their ids are of one kind."""

from __future__ import annotations

from standin.sheets.colours import paired, respelled
from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed, needed_mask
from standin.sheets.requests.things import Kind
from standin.sheets.tab import Tab

_NOUN = "embedded object"


def _chart(_work: Work, asked: Json) -> Json:
    return asked


def _slicer(work: Work, asked: Json) -> Json:
    """With what Google fills in: a bounded range, a title to the left, pivot tables filtered too."""
    spec: Json = {"applyToPivotTables": True, "horizontalAlignment": "LEFT"} | needed(asked, "spec")
    if "dataRange" in spec:
        spec["dataRange"] = work.book.box_of_range(spec["dataRange"]).grid_range()
    return {**asked, "spec": paired(spec)}


CHART = Kind("charts", "chartId", _NOUN, _chart)
SLICER = Kind("slicers", "slicerId", _NOUN, _slicer)


def _add(work: Work, kind: Kind, asked: Json, what: str) -> Json:
    position = asked.get("position", {})
    anchor = position.get("overlayPosition", {}).get("anchorCell")
    if anchor is None:
        raise invalid(
            f"{what} can be placed on a grid only: position.overlayPosition.anchorCell is missing."
        )
    number = asked.get(kind.key)
    if number is not None and _holder(work, number) is not None:
        raise invalid(f"An {_NOUN} with ID {number} already exists.")
    needed(asked, "spec")
    return without_zero(kind.add(work, work.book.tab(anchor.get("sheetId", 0)), asked))  # type: ignore[no-any-return]


def _holder(work: Work, number: int | None) -> tuple[list[Json], int] | None:
    """The list that holds the chart or slicer of this id, and its place there."""
    for tab in work.book.tabs:
        for kind in (CHART, SLICER):
            for place, thing in enumerate(kind.of(tab)):
                if thing[kind.key] == number:
                    return kind.of(tab), place
    return None


def _held(work: Work, number: int | None) -> tuple[list[Json], int]:
    found = _holder(work, number)
    if found is None:
        raise invalid(f"No {_NOUN} with ID: {number}")
    return found


def add_chart(work: Work, request: Json) -> Json:
    return {"chart": _add(work, CHART, needed(request, "chart"), "Charts")}


def update_chart_spec(work: Work, request: Json) -> None:
    charts, place = CHART.find(work, request.get("chartId"))
    charts[place] = {**charts[place], "spec": needed(request, "spec")}


def add_slicer(work: Work, request: Json) -> Json:
    return {"slicer": _add(work, SLICER, needed(request, "slicer"), "Slicers")}


def update_slicer_spec(work: Work, request: Json) -> None:
    slicers, place = SLICER.find(work, request.get("slicerId"))
    mask = parse_mask(needed_mask(request))
    made = respelled(updated(slicers[place]["spec"], needed(request, "spec"), mask), mask)
    slicers[place] = _slicer(work, {**slicers[place], "spec": made})


def update_object_position(work: Work, request: Json) -> Json:
    """Move or resize; onto another tab where the new anchor lies on one."""
    things, place = _held(work, request.get("objectId"))
    mask = parse_mask(needed_mask(request))
    old = things[place].get("position", {})
    part = needed(request, "newPosition").get("overlayPosition", {})
    overlay = updated(old.get("overlayPosition"), part, mask)
    made = {**things[place], "position": {"overlayPosition": overlay}}
    there = work.book.tab(overlay.get("anchorCell", {}).get("sheetId", 0))
    _move(things, place, made, there)
    return {"position": without_zero(made["position"])}


def _move(things: list[Json], place: int, made: Json, there: Tab) -> None:
    goal = (CHART if "chartId" in made else SLICER).of(there)
    if goal is things:
        things[place] = made
    else:
        del things[place]
        goal.append(made)


def update_object_border(work: Work, request: Json) -> None:
    charts, place = CHART.find(work, request.get("objectId"))
    mask = parse_mask(needed_mask(request))
    border = updated(charts[place].get("border"), needed(request, "border"), mask)
    charts[place] = {**charts[place], "border": respelled(border, mask, border=True)}


def delete_object(work: Work, request: Json) -> None:
    things, place = _held(work, request.get("objectId"))
    del things[place]


ACTS: dict[str, Act] = {
    "addChart": add_chart,
    "updateChartSpec": update_chart_spec,
    "addSlicer": add_slicer,
    "updateSlicerSpec": update_slicer_spec,
    "updateEmbeddedObjectPosition": update_object_position,
    "updateEmbeddedObjectBorder": update_object_border,
    "deleteEmbeddedObject": delete_object,
}
