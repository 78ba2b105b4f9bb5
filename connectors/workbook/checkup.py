"""What `doctor` says about the spreadsheet: looked at, never written to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from connectors.errors import LeadsheetError
from connectors.workbook.inventory import Inventory, take_inventory
from connectors.workbook.session import Session
from leads.picture import SCREENED as IN_SCREENED
from leads.picture import Picture
from leads.tabs import ALL, HISTORY, LEADS, OUTBOX, SCREENED

_OURS = frozenset(tab.title for tab in ALL)

CELL_LIMIT = 10_000_000
"""Google's limit of one spreadsheet, empty cells included."""

LARGEST = 2
"""How many tabs are named when a spreadsheet fills up."""

LARGE = 50_000
"""Rows of a log from which on a new process is noticeably slow to read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: What was found, in a sentence.
        advice: What to do about it; "" when all is well.
    """

    ok: bool
    what: str
    advice: str = ""


def examine(
    session: Session, spreadsheet_id: str, read: Callable[[], Picture]
) -> tuple[Finding, ...]:
    """Look at the spreadsheet and at what a reading makes of it. Never raises for what it finds."""
    try:
        inventory = take_inventory(session, spreadsheet_id)
    except LeadsheetError as error:
        return (Finding(ok=False, what="the spreadsheet cannot be opened", advice=str(error)),)
    findings = [
        Finding(ok=True, what=f"the spreadsheet “{inventory.title}” opens ({inventory.zone})"),
        *_furniture(inventory),
    ]
    try:
        picture = read()
    except LeadsheetError as error:
        return (*findings, Finding(ok=False, what="it cannot be read", advice=str(error)))
    return (*findings, *_content(picture, gone=_gone(inventory)))


def _furniture(inventory: Inventory) -> Iterator[Finding]:
    if gone := _gone(inventory):
        yield Finding(
            ok=False,
            what=f"tabs are not there: {', '.join(gone)}",
            advice="run init, which adds them",
        )
    else:
        yield Finding(ok=True, what=f"all {len(ALL)} tabs are there")
    leads = inventory.standing.get(LEADS.title)
    if leads and leads.has_basic_filter:
        yield Finding(
            ok=False,
            what="Leads has the plain filter switched on, which hides rows from everybody",
            advice="press Data > Remove filter, and use Data > Filter views instead",
        )
    yield _room(inventory)


def _gone(inventory: Inventory) -> list[str]:
    """The titles of our tabs that are not there."""
    return [tab.title for tab in ALL if tab.title not in inventory.standing]


def _room(inventory: Inventory) -> Finding:
    """How near the spreadsheet is to Google's limit, from which on it takes no row any more."""
    told = f"{inventory.cells:,} of {CELL_LIMIT:,} possible cells are in use, blank ones included"
    if inventory.cells <= CELL_LIMIT // 2:
        return Finding(ok=True, what=told)
    sizes = {t: one.grid_rows * one.grid_columns for t, one in inventory.standing.items()}
    largest = sorted(sizes, key=lambda title: -sizes[title])[:LARGEST]
    grids = [(title, inventory.standing[title]) for title in largest]
    most = "; ".join(
        f"{title} ({sizes[title]:,}: {one.grid_rows:,} rows x {one.grid_columns} columns)"
        for title, one in grids
    )
    used = {t: 1 + max(one.columns.values(), default=0) for t, one in grids}
    wide = [
        f"{title} needs {used[title]} of its columns: delete the blank ones to the right"
        for title, one in grids
        if one.grid_columns > used[title]
    ]
    further = "delete blank rows below; docs/running.md tells what to do when that is not enough"
    return Finding(ok=False, what=f"{told}; most in {most}", advice="; ".join([*wide, further]))


def _content(picture: Picture, gone: Sequence[str] = ()) -> Iterator[Finding]:
    """What a reading makes of it; what a tab that is gone lacks was said already."""
    yield Finding(ok=True, what=f"version {picture.version}, {len(picture.leads)} leads")
    yield from _sizes(picture)
    for title, headings in picture.missing.items():
        if title in gone:
            continue
        yield Finding(
            ok=False,
            what=f"{title}: not found: {', '.join(headings)}",
            advice=(
                "put the heading back or run init; meanwhile nothing is written there"
                if title in _OURS
                else "name the form's tab as it is called now under forms in the configuration, or share its "
                "spreadsheet with us; meanwhile its answers wait there"
            ),
        )
    for problem in picture.settings.problems:
        yield Finding(
            ok=False,
            what=f"{problem.tab} row {problem.row}, {problem.heading}: {problem.problem}",
            advice="correct the cell; the other rows stay in force",
        )
    highest = max((lead.number for lead in picture.leads), default=0)
    if highest >= picture.next_lead:
        yield Finding(
            ok=False,
            what=f"the next ID would be L-{picture.next_lead}, but L-{highest} is in use",
            advice="somebody typed an ID: clear that cell, and the row gets one of its own",
        )
    copies = [typed.copied_id for typed in picture.typed_rows if typed.copied_id]
    if copies:
        yield Finding(
            ok=False,
            what=f"rows were copied with their ID: {', '.join(copies)}",
            advice="the first keeps it, and the others get new ones at the next turn",
        )


def _sizes(picture: Picture) -> Iterator[Finding]:
    """The logs that grow. Screened and `_outbox` are trimmed now and then, History never is: see docs/promises.md."""
    rows = {
        HISTORY.title: len(picture.events),
        SCREENED.title: sum(home == IN_SCREENED for home in picture.known_refs.values()),
        OUTBOX.title: len(picture.letters),
    }
    told = ", ".join(f"{title} {count:,}" for title, count in rows.items())
    yield Finding(ok=True, what=f"rows that are read when the worker starts: {told}")
    for title, advice in (
        (SCREENED.title, "sort it by Received, oldest first: rows older than 90 days then go"),
        (OUTBOX.title, "stop the worker, delete the rows older than 90 days, start it again"),
    ):
        if rows[title] > LARGE:
            what = f"{title} has grown to {rows[title]:,} rows"
            yield Finding(ok=False, what=what, advice=advice)
