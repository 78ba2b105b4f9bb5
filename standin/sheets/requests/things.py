"""Requests about things that lie on a tab and have an id: protections, filter views, banding."""

from __future__ import annotations

from collections.abc import Callable

from standin.sheets.colours import paired
from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.filtering import check_criteria
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed, needed_mask
from standin.sheets.tab import Tab

Polish = Callable[[Work, Json], Json]


class Kind:
    """One kind of thing: where a tab keeps it, what its id is called, how the API shows it."""

    def __init__(self, attribute: str, key: str, noun: str, polish: Polish) -> None:
        self.attribute = attribute
        self.key = key
        self.noun = noun
        self.polish = polish

    def of(self, tab: Tab) -> list[Json]:
        return getattr(tab, self.attribute)  # type: ignore[no-any-return]

    def find(self, work: Work, number: int | None) -> tuple[list[Json], int]:
        """The list that holds the thing and its place there; 400 when no tab has it."""
        for tab in work.book.tabs:
            for place, thing in enumerate(self.of(tab)):
                if thing[self.key] == number:
                    return self.of(tab), place
        raise invalid(f"No {self.noun} with ID: {number}")

    def add(self, work: Work, tab: Tab, asked: Json) -> Json:
        """Keep a new thing under its own id or a fresh one."""
        number = asked.get(self.key)
        if number is None:
            number = work.book.fresh_id()
        elif any(thing[self.key] == number for one in work.book.tabs for thing in self.of(one)):
            raise invalid(f"A {self.noun} with ID {number} already exists.")
        made = self.polish(
            work, {self.key: number, **{k: v for k, v in asked.items() if k != self.key}}
        )
        self.of(tab).append(made)
        return made

    def update(self, work: Work, asked: Json, fields: str) -> None:
        things, place = self.find(work, asked.get(self.key))
        made = updated(things[place], asked, parse_mask(fields))
        made[self.key] = things[place][self.key]
        things[place] = self.polish(work, made)

    def delete(self, work: Work, number: int | None) -> None:
        things, place = self.find(work, number)
        del things[place]


def _tab_of(work: Work, asked: Json) -> Tab:
    if "namedRangeId" in asked and "range" not in asked:
        named = work.book.named_ranges.get(asked["namedRangeId"])
        if named is None:
            raise invalid(f"Cannot find named range with ID: {asked['namedRangeId']}")
        return work.book.tab(named["range"].get("sheetId", 0))
    return work.book.tab(needed(asked, "range").get("sheetId", 0))


def _without_defaults(thing: Json) -> Json:
    return {k: v for k, v in thing.items() if v is not False and v not in ("", None)}


def _protection(work: Work, asked: Json) -> Json:
    """A protection always admits whoever makes it; editors are shown as `{}` in the reply and named afterwards."""
    made = _without_defaults(asked)
    made.pop("requestingUserCanEdit", None)
    editors = {k: v for k, v in (asked.get("editors") or {}).items() if v}
    users = list(editors.get("users", []))
    if work.caller and work.caller not in users:
        users.append(work.caller)
    made["editors"] = {**editors, "users": users}
    return made


def _filter_view(work: Work, asked: Json) -> Json:
    made = _without_defaults(asked)
    check_criteria(asked)
    if "range" in made:
        made["range"] = work.book.box_of_range(made["range"]).grid_range()
    return made


def _banding(_work: Work, asked: Json) -> Json:
    return paired(_with_both_colours(_without_defaults(asked)))  # type: ignore[no-any-return]


def _with_both_colours(banding: Json) -> Json:
    made = dict(banding)
    for name in ("rowProperties", "columnProperties"):
        if name not in made:
            continue
        colours = dict(made[name])
        for colour in ("headerColor", "firstBandColor", "secondBandColor", "footerColor"):
            if colour + "Style" not in colours and colour in colours:
                colours[colour + "Style"] = {"rgbColor": colours[colour]}
            elif "rgbColor" in colours.get(colour + "Style", {}):
                colours[colour] = colours[colour + "Style"]["rgbColor"]
        made[name] = colours
    return made


PROTECTION = Kind("protected_ranges", "protectedRangeId", "protected range", _protection)
FILTER_VIEW = Kind("filter_views", "filterViewId", "filter view", _filter_view)
BANDING = Kind("banded_ranges", "bandedRangeId", "banded range", _banding)


def add_protected_range(work: Work, request: Json) -> Json:
    asked = needed(request, "protectedRange")
    made = PROTECTION.add(work, _tab_of(work, asked), asked)
    named = {k: v for k, v in (asked.get("editors") or {}).items() if v}
    return {
        "protectedRange": {**without_zero(made), "requestingUserCanEdit": True, "editors": named}
    }


def update_protected_range(work: Work, request: Json) -> None:
    PROTECTION.update(work, needed(request, "protectedRange"), needed_mask(request))


def delete_protected_range(work: Work, request: Json) -> None:
    PROTECTION.delete(work, request.get("protectedRangeId"))


def add_filter_view(work: Work, request: Json) -> Json:
    asked = needed(request, "filter")
    titled = {
        "title": "Filter " + str(1 + sum(len(t.filter_views) for t in work.book.tabs))
    } | asked
    return {"filter": without_zero(FILTER_VIEW.add(work, _tab_of(work, asked), titled))}


def update_filter_view(work: Work, request: Json) -> None:
    FILTER_VIEW.update(work, needed(request, "filter"), needed_mask(request))


def delete_filter_view(work: Work, request: Json) -> None:
    FILTER_VIEW.delete(work, request.get("filterId"))


def duplicate_filter_view(work: Work, request: Json) -> Json:
    views, place = FILTER_VIEW.find(work, request.get("filterId"))
    source = views[place]
    twin = {
        **source,
        "title": f"Copy of {source.get('title', '')}",
        "filterViewId": work.book.fresh_id(),
    }
    views.append(twin)
    return {"filter": without_zero(twin)}


def add_banding(work: Work, request: Json) -> Json:
    asked = needed(request, "bandedRange")
    tab = _tab_of(work, asked)
    mine = work.book.box_of_range(asked["range"])
    for other in tab.banded_ranges:
        box = work.book.box_of_range(other["range"])
        if (
            mine.top < box.bottom
            and box.top < mine.bottom
            and mine.left < box.right
            and box.left < mine.right
        ):
            raise invalid(
                "You cannot add alternating background colors to a range that already has "
                "alternating background colors."
            )
    return {"bandedRange": without_zero(BANDING.add(work, tab, asked))}


def update_banding(work: Work, request: Json) -> None:
    BANDING.update(work, needed(request, "bandedRange"), needed_mask(request))


def delete_banding(work: Work, request: Json) -> None:
    BANDING.delete(work, request.get("bandedRangeId"))


ACTS: dict[str, Act] = {
    "addProtectedRange": add_protected_range,
    "updateProtectedRange": update_protected_range,
    "deleteProtectedRange": delete_protected_range,
    "addFilterView": add_filter_view,
    "updateFilterView": update_filter_view,
    "deleteFilterView": delete_filter_view,
    "duplicateFilterView": duplicate_filter_view,
    "addBanding": add_banding,
    "updateBanding": update_banding,
    "deleteBanding": delete_banding,
}
