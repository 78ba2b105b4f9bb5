"""What the simulation found of rows that people copy to the foot of Leads."""

from __future__ import annotations

import pytest

from tests.simulation import people
from tests.simulation.stories import (
    begun,
    found,
    in_that_second,
    leads_of,
    move,
    turn_while,
    type_into,
)


def test_copy_of_a_typed_row_that_was_completed_while_columns_moved_is_put_right_with_it() -> None:
    """The row was put right, and its copy kept a name of ours under Next action, and a date under Inquiries."""
    world = begun()
    people.act(world, "type", 1)
    turn_while(world, lambda: move(world, "lead_id", before="first_contact"))
    people.act(world, "copy")
    world.turn()

    assert found(world) == []


def test_copy_of_a_row_on_which_anothers_count_fell_loses_it_with_its_row() -> None:
    """The count was put back on the row, and stayed on the copy; another copy shows what was pasted."""
    world = begun(3)
    world.mail("again", 0)
    turn_while(world, "sort", 5)
    assert leads_of(world, "inquiries") == [2, 1, 1]  # it belongs to the last
    for choice in range(3):
        people.act(world, "copy", choice)
    world.turn()

    assert found(world) == []
    assert leads_of(world, "inquiries") == [1, 1, 2, 1, 1, 1]


def test_row_whose_copy_got_its_id_while_columns_moved_keeps_its_own() -> None:
    """The copy is the one that was written into; the row above it, with the same ID, is no copy of it."""
    world = begun(1)
    people.act(world, "copy")
    turn_while(world, lambda: move(world, "lead_id", before="message"))

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1002"]


def test_copy_of_a_row_whose_cells_lay_under_other_columns_counts_what_its_row_does() -> None:
    """The outsider took the time of the last touch, which had fallen under Inquiries, for how many were pasted."""
    world = begun(1)
    world.mail("new")
    turn_while(world, lambda: move(world, "inquiries", before="last_touch"))
    people.act(world, "copy", 1)
    world.turn()

    assert found(world) == []
    assert leads_of(world, "inquiries") == [1, 1, 1]


def test_copy_whose_row_was_deleted_counts_on_from_what_it_was_pasted_with() -> None:
    """The touch of that second went with the row; to the outsider the copy counted one too few."""
    world = begun(1)
    world.mail("again")
    turn_while(world, "copy")
    people.act(world, "delete")
    world.mail("again")
    world.wait(70)
    world.turn()

    assert found(world) == []
    assert leads_of(world, "inquiries") == [2]


def test_copy_that_was_put_right_as_it_got_its_id_is_known_by_what_it_shows_since() -> None:
    """History told what had stood under other columns by then, so the row was not known again without its ID."""
    world = begun(1)
    world.mail("new")
    turn_while(world, lambda: move(world, "lead_id", before="stage"))
    people.act(world, "copy", 1)
    world.wait(70)
    world.turn()
    assert leads_of(world) == ["L-1001", "L-1002", "L-1003"]
    world.processes[0].die_at = "before read"
    type_into(world, 3, lead_id="")
    world.wait(70)
    world.turn()
    world.turn()

    assert leads_of(world) == ["L-1001", "L-1002", "L-1003"]


def test_copy_that_was_edited_as_it_got_its_id_keeps_that_when_its_row_is_deleted() -> None:
    """Alone with the ID that it had been pasted with, it was taken for the row that somebody had deleted."""
    world = begun(1)
    people.act(world, "copy")
    in_that_second(world, lambda: type_into(world, 2, next_action=46505.0))
    world.mail("new")
    world.turn()
    assert leads_of(world) == ["L-1001", "L-1003", "L-1002"]
    people.act(world, "delete")
    world.turn()

    assert found(world) == []
    assert leads_of(world) == ["L-1003", "L-1002"]


def test_copy_that_was_edited_as_it_got_its_id_keeps_that_when_its_row_wrote_again_and_is_deleted() -> (
    None
):
    """What was counted on the deleted row was looked for on the copy, which had been pasted with its ID."""
    world = begun(1)
    people.act(world, "copy")
    world.mail("again")
    in_that_second(world, lambda: type_into(world, 2, next_action=46505.0))
    world.turn()
    assert leads_of(world) == ["L-1001", "L-1002"]
    people.act(world, "delete")
    people.act(world, "type")
    world.turn()

    assert found(world) == []
    assert leads_of(world) == ["L-1002", "L-1003"]


def test_copy_of_a_row_on_which_all_of_another_fell_counts_what_its_row_counts() -> None:
    """It showed the other's ID and the other's one inquiry, and its row counts two."""
    world = begun(1)
    world.mail("again")
    world.turn()
    people.act(world, "type")
    world.wait(70)
    in_that_second(world, "insert", 0)
    world.turn()
    assert leads_of(world) == ["L-1002", ""]
    people.act(world, "copy")
    people.act(world, "type")
    world.wait(70)
    world.turn()

    assert found(world) == []
    assert leads_of(world, "inquiries") == [2, 1, 2, 1]


def test_copy_made_in_the_second_in_which_its_row_is_put_right_is_put_right_a_turn_later() -> None:
    """Nobody had read it when its row's cells came back from under other columns."""
    world = begun()
    people.act(world, "type", 1)
    turn_while(world, "own column", 3)
    in_that_second(world, "copy")
    world.mail("new")
    world.turn()

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003", "L-1002"]


def test_copy_made_in_the_second_in_which_its_rows_cells_come_home_is_put_right_by_what_history_tells() -> (
    None
):
    """Its row's ID had stood in its place all the time: nothing else tells what was put right, and what was written."""
    world = begun()
    world.mail("new")
    turn_while(world, lambda: move(world, "owner", before="region"))
    world.wait(70)
    turn_while(world, "copy")

    assert found(world) == []
    assert leads_of(world, "owner") == ["Priya Nair", "Priya Nair"]


def test_row_that_stood_there_before_is_no_copy_of_a_row_on_which_its_id_fell() -> None:
    """It was put right, and what it shared with the row that was hit in its place was taken from it."""
    world = begun(2)
    type_into(world, 1, owner="Tom Berg")
    type_into(world, 2, owner="Priya Nair")
    people.act(world, "type")
    world.wait(70)
    turn_while(world, "sort", 4)
    assert leads_of(world)[2] == "L-1003"  # on the row of L-1002
    world.wait(70)
    turn_while(world, "insert", 0)

    assert found(world) == []


@pytest.mark.parametrize("when", ["before", "in that second"])
def test_copy_of_a_row_that_showed_a_fallen_id_and_nothing_else_is_nobodys(when: str) -> None:
    """The ID went home from the empty row, and stayed on the copy of it: it stood in two rows."""
    world = begun(1)
    people.act(world, "copy")
    world.wait(70)
    turn_while(world, "insert", 1)
    assert leads_of(world) == ["L-1001", "L-1002", "L-1001"]
    if when == "before":
        people.act(world, "copy", 1)
        people.act(world, "type")
    else:
        in_that_second(world, "copy", 1)
    world.wait(70)
    world.turn()

    assert found(world) == []
    assert leads_of(world)[:3] == ["L-1001", "L-1002", *(["L-1003"] if when == "before" else [])]


def test_row_deleted_while_the_id_of_its_copy_lay_elsewhere_is_one_of_two_to_everybody() -> None:
    """Another's ID had fallen on the copy: whichever of the two was deleted, the sheet would be the same."""
    world = begun(1)
    people.act(world, "copy")
    people.act(world, "type")
    world.wait(70)
    turn_while(world, "insert", 1)
    assert leads_of(world) == ["L-1001", "L-1002", "L-1003", ""]
    people.act(world, "delete")

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003"]


def test_copy_of_a_copy_made_in_the_second_in_which_that_is_put_right_is_put_right_too() -> None:
    """The copy got its own ID in that very second; the further one shows the ID that both were made of."""
    world = begun()
    world.mail("new")
    turn_while(world, lambda: move(world, "owner", before="region"))
    for _ in range(2):
        world.wait(70)
        in_that_second(world, lambda: people.act(world, "copy", len(leads_of(world)) - 1))
        world.turn()

    assert found(world) == []
    assert leads_of(world, "owner") == ["Priya Nair"] * 3


def test_copy_of_an_empty_row_on_which_an_id_fell_is_nobodys_although_the_id_is_nowhere_else() -> (
    None
):
    """The ID was meant for a copy whose row was deleted, and was taken out; in that second its row was copied."""
    world = begun(1)
    people.act(world, "copy")
    world.wait(70)

    def meanwhile() -> None:
        people.act(world, "delete")
        people.act(world, "insert", 1)

    turn_while(world, meanwhile)
    assert leads_of(world) == ["L-1001", "L-1002"]
    in_that_second(world, "copy", 1)
    world.wait(70)
    world.turn()

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]


@pytest.mark.parametrize("gone", [0, 1])
def test_copy_of_a_row_that_was_filed_while_columns_moved_may_be_deleted_before_both_are_put_right(
    gone: int,
) -> None:
    """The outsider took it for the lead itself: both showed its id, under another heading (story 48911)."""
    world = begun()
    world.mail("new")
    turn_while(world, "own column", 12)
    assert leads_of(world) == [""]
    people.act(world, "copy")
    people.act(world, "delete", gone)

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]
