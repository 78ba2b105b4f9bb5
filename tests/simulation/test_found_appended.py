"""Rows that we append to Review and Screened while somebody moves columns there."""

from __future__ import annotations

from typing import Any

from tests.simulation import people
from tests.simulation.post import Fate
from tests.simulation.stories import begun, found, in_that_second, move, turn_while, type_into
from tests.simulation.world import World


def _move(world: World, tab: str, column: str, *, before: str) -> None:
    book = world.sheet.book.copy()
    columns = book.tab(tab).columns
    columns.remove(column)
    columns.insert(columns.index(before), column)
    world.sheet.becomes(book)


def _rows(world: World, tab: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in world.sheet.book.tab(tab).texts()]


def test_message_screened_while_columns_moved_is_not_filed_again_by_a_fresh_worker() -> None:
    """It compares its mailbox with the rows as it starts, and the row showed no ref of the message's."""
    world = begun(1)
    world.mail("newsletter")
    in_that_second(world, lambda: _move(world, "Screened", "source_ref", before="sender"))
    world.processes[0].die_at = "after write"
    world.turn()
    shown = _rows(world, "Screened", "source_ref", "verdict")
    world.turn()
    world.rest()

    assert [verdict for _, verdict in shown] != ["list"]
    [(ref, verdict)] = _rows(world, "Screened", "source_ref", "verdict")
    assert verdict == "list"
    assert "@" in ref
    assert "screened row deleted" not in {row[0] for row in _rows(world, "History", "what")}


def test_question_asked_while_columns_moved_is_asked_once_and_can_be_decided() -> None:
    """Nobody could have answered it: it stood under other headings."""
    world = begun(1)
    world.mail("namesake")
    turn_while(world, lambda: _move(world, "Review", "why", before="raised_at"))
    world.wait(70)
    world.turn()
    people.act(world, "Same in Review")
    world.rest()

    asked = _rows(world, "Review", "kind", "decision", "decided_by", "lead_a", "lead_b")
    assert [row for row in asked if row[0] == "possible repeat"] == [
        ("possible repeat", "Same", "a person", "L-1001", "L-1002")
    ]


def test_letter_told_in_review_does_not_hide_what_fell_under_other_columns() -> None:
    """It was told on a reading in which nothing was put right, and the journal of the row was written over."""
    world = begun(1)
    world.mail("new")
    in_that_second(world, lambda: move(world, "first_contact", before="name"))
    world.post.fates.append(Fate.NEVER_AT_DOT)
    world.meanwhile.append(("before send", lambda: world.wait(70)))
    world.turn()

    assert found(world) == []


def test_message_screened_while_columns_moved_is_put_right_although_somebody_typed_in_a_row_before() -> (
    None
):
    """The journal told of that row, and nothing was to be put right there: so the message was filed without one."""
    world = begun(1)
    people.act(world, "type")
    world.wait(70)
    turn_while(world, lambda: type_into(world, 2, value=7.0))
    world.mail("newsletter")
    turn_while(world, lambda: people.act(world, "own column aside", 3))
    world.mail("again")
    world.wait(70)
    world.turn()

    assert found(world) == []
    assert _rows(world, "Screened", "sender", "own") == [("news@list.example", "")]
