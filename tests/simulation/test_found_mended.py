"""What the simulation found of rows that people edit, sort or delete in the second in which they are put right."""

from __future__ import annotations

from tests.simulation import people
from tests.simulation.stories import begun, found, leads_of, turn_while, type_into


def test_who_types_what_fell_on_a_row_as_it_is_put_right_leaves_no_trace() -> None:
    """Another row's owner had landed there, and somebody chose that very one in the second in which it went."""
    world = begun(2)
    people.act(world, "type")
    world.wait(70)
    turn_while(world, "insert", 0)
    assert leads_of(world, "owner") == ["Priya Nair", "Priya Nair", ""]  # the second was Tom's
    world.wait(70)
    turn_while(world, lambda: type_into(world, 3, owner="Priya Nair"))

    assert found(world) == []
    assert leads_of(world, "owner") == ["Priya Nair", "Tom Berg", "Priya Nair"]


def test_row_whose_cells_come_home_while_the_row_they_fell_on_moves_keeps_its_id() -> None:
    """Somebody sorted: another row was emptied in place of the one that was hit, which now stood above it."""
    world = begun(1)
    people.act(world, "type")
    world.wait(70)
    turn_while(world, "insert", 1)
    assert leads_of(world) == ["L-1001", "L-1002", ""]
    world.wait(70)
    turn_while(world, "sort", 0)
    assert leads_of(world) == ["L-1002", "", "L-1002"]

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1002"]


def test_owner_that_was_chosen_after_its_row_was_put_right_stays() -> None:
    """It was the one whose value had fallen there; another row was edited as both were put right."""
    world = begun(1)
    for number in (1, 2, 3):
        people.act(world, "type", number)
    world.wait(70)
    turn_while(world, "delete", 1)
    world.wait(70)
    turn_while(world, lambda: type_into(world, 2, comment="called"))
    assert leads_of(world, "owner") == ["Priya Nair", "Priya Nair", "Tom Berg"]
    type_into(world, 3, owner="Priya Nair")

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003", "L-1004"]


def test_row_deleted_while_it_shows_the_id_of_one_deleted_before_is_gone_for_good() -> None:
    """Two typed rows: the first was deleted as both got their ids, the second as it was to get its own."""
    world = begun()
    people.act(world, "paste", 0)
    world.mail("new")
    turn_while(world, "delete", 0)
    world.wait(70)
    turn_while(world, "delete", 0)

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]


def test_row_keeps_its_id_when_its_copy_is_deleted_as_both_are_put_right() -> None:
    """They showed each other's id, and the row was given its own again in the second in which the copy went."""
    world = begun(2)
    people.act(world, "copy", 1)
    world.mail("again", 1)
    world.wait(70)
    turn_while(world, "insert", 0)
    assert leads_of(world) == ["L-1001", "L-1003", "L-1002"]
    world.wait(70)
    turn_while(world, "delete", 2)

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1002"]
    assert leads_of(world, "inquiries") == [1, 2]
