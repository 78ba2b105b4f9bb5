"""What a request of a batch works on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid
from standin.sheets.shifting import Dimension
from standin.sheets.tab import Tab


@dataclass(slots=True)
class Work:
    """One batch at work.

    Attributes:
        book: A copy of the spreadsheet; it replaces the original only when every request succeeded.
        caller: The e-mail address that asks.
        now: The stand-in's time.
        owns: The caller is the owner, whom no protection keeps out.
    """

    book: Book
    caller: str
    now: dt.datetime
    owns: bool = False


Act = Callable[[Work, Json], Json | None]
"""Does one request; its reply, or None when the API has none for this kind."""


def needed(request: Json, name: str) -> Json:
    """A part the request cannot do without; 400 when it is missing."""
    part = request.get(name)
    if part is None:
        raise invalid(f"Must specify {name}.")
    return part  # type: ignore[no-any-return]


def needed_mask(request: Json) -> str:
    """The `fields` of an update; 400 when it is missing, as Google insists."""
    mask = request.get("fields")
    if not mask:
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    return str(mask)


def stretch_of(work: Work, stretch: Json) -> tuple[Tab, Dimension, int, int]:
    """A DimensionRange as (tab, dimension, start, end); open ends filled, bounds checked."""
    tab = work.book.tab(stretch.get("sheetId", 0))
    dimension = stretch.get("dimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("A dimension must be specified: ROWS or COLUMNS.")
    start = stretch.get("startIndex", 0)
    end = stretch.get("endIndex", tab.measure(dimension))
    if start < 0 or end <= start:
        raise invalid(f"startIndex[{start}] must be smaller than endIndex[{end}].")
    return tab, dimension, start, end
