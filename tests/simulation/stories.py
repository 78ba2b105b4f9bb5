"""How a short story begins that shows one fault, what happens in the second of a write, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.simulation import people
from tests.simulation.oracle import judged
from tests.simulation.world import Setting, World

EIGHT = datetime(2027, 3, 26, 7, 5, tzinfo=UTC)
"""Five past eight in Berlin, where a digest is due at eight."""


def begun(leads: int = 0, *, by: int = 0, **setting: Any) -> World:
    """At five past eight, without digests unless told otherwise; one worker has filed so many inquiries in one turn."""
    world = World(replace(Setting(start=EIGHT, digest_at=""), **setting))
    for _ in range(leads):
        world.mail("new")
    if leads:
        world.turn(by)
    return world


def in_that_second(world: World, what: str | Callable[[], object], choice: int = 0) -> None:
    """What somebody does (an act of `people` by its name) while the next write is on its way."""
    doing = (lambda: people.act(world, what, choice)) if isinstance(what, str) else what
    world.meanwhile.append(("before write", doing))


def turn_while(
    world: World, what: str | Callable[[], object], choice: int = 0, *, by: int = 0
) -> None:
    """A turn of one worker, and what somebody does in the second of its write."""
    in_that_second(world, what, choice)
    world.turn(by)


def move(world: World, column: str, *, before: str) -> None:
    """Somebody moves a column of Leads."""
    book = world.sheet.book.copy()
    columns = book.tab("Leads").columns
    columns.remove(column)
    columns.insert(columns.index(before), column)
    world.sheet.becomes(book)


def type_into(world: World, row: int, **cells: Any) -> None:
    """Somebody fills cells of a row of Leads; 1 is the first below the headings."""
    book = world.sheet.book.copy()
    rows = book.tab("Leads").rows
    rows[row] = rows[row].typed_by_person(cells)
    world.sheet.becomes(book)


def leads_of(world: World, key: str = "lead_id") -> list[Any]:
    """What stands under one column of Leads, from above."""
    return [row[key] for row in world.sheet.book.tab("Leads").texts()]


def found(world: World) -> list[str]:
    """What the outsider finds once faults have ceased."""
    assert world.rest(), "the workers never came to rest"
    return [str(finding) for finding in judged(world)]
