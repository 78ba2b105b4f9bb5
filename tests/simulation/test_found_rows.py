"""What the simulation found of rows that people sort, delete, copy or type in the second of a write."""

from __future__ import annotations

from tests.simulation import people
from tests.simulation.book import Row
from tests.simulation.stories import begun, found, in_that_second, leads_of, turn_while, type_into


def test_value_on_a_row_that_a_fresh_worker_never_read_is_put_back() -> None:
    """It died as soon as it had written; what the other row held before, only the filing tells."""
    world = begun(3)
    world.mail("again", 0)
    in_that_second(world, "sort", 5)
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_value_on_a_row_that_another_worker_filed_is_put_back() -> None:
    """The other one never read the row before the value landed there."""
    world = begun(workers=2)
    world.turn(1)
    for _ in range(3):
        world.mail("new")
    world.turn(0)
    world.mail("again", 0)
    turn_while(world, "sort", 5)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


def test_value_on_a_blank_row_goes_although_its_lead_got_the_same_from_another() -> None:
    """Two wrote again, a row above them was deleted: the second's count landed below, the first's on the second."""
    world = begun(3)
    world.mail("again", 1)
    world.mail("again", 2)
    turn_while(world, "delete", 1)

    assert found(world) == []


def test_id_for_a_pasted_row_that_landed_on_a_blank_one_is_put_back() -> None:
    """A row above was deleted in that second."""
    world = begun(2)
    people.act(world, "copy", 1)
    turn_while(world, "delete")

    assert found(world) == []


def test_count_that_rose_twice_in_one_write_is_written_again_where_it_belongs() -> None:
    """An empty row was inserted in that second; what the second change found was never in the sheet."""
    world = begun(1)
    world.mail("again", 0)
    world.mail("again", 0)
    turn_while(world, "insert")

    assert found(world) == []


def test_count_on_another_row_is_put_back_by_a_fresh_worker_although_rows_moved_once_more() -> None:
    """Its writer died, and the row no longer stood where it was written: only History tells what each is to hold."""
    world = begun(3)
    world.mail("again", 0)
    in_that_second(world, "sort", 5)
    world.meanwhile.append(("after write", lambda: people.act(world, "sort", 0)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_count_on_a_typed_row_that_another_worker_completed_is_put_back() -> None:
    """The other one never read that row, and nobody's mail tells what it held."""
    world = begun(1, by=1, workers=2)
    people.act(world, "type", 1)
    world.turn(0)
    world.mail("again", 0)
    in_that_second(world, "sort", 4)
    world.processes[0].die_at = "after write"
    world.turn(0)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


def test_id_of_a_typed_row_that_landed_on_another_comes_home() -> None:
    """A row above was deleted in that second, and the worker died."""
    world = begun(2)
    people.act(world, "paste", 1)
    in_that_second(world, "delete")
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_value_typed_in_the_very_second_of_a_write_wins() -> None:
    """Ours was written over it; what stood there a moment before is in the journal."""
    world = begun(1)
    people.act(world, "type", 1)
    world.wait(70)
    turn_while(world, lambda: type_into(world, 2, owner="Tom Berg", stage="Talking"))

    assert found(world) == []


def test_row_that_was_edited_while_it_got_its_id_is_still_that_row() -> None:
    """With two of its three cells the same it was not known again, and got a second id."""
    world = begun()
    people.act(world, "paste", 2_887)
    turn_while(world, "edit", 6 * 500 + 0)

    assert found(world) == []
    assert not [
        row for row in world.sheet.book.tab("Review").texts() if row["kind"] == "misdirected"
    ]


def test_copy_of_a_deleted_row_does_not_take_the_last_id_away() -> None:
    """The copy was to get an id of its own, and was deleted in that second; the original stood in its place."""
    world = begun(1)
    people.act(world, "copy", 0)
    world.wait(70)
    turn_while(world, "delete", 1)

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]


def test_id_on_an_empty_row_goes_and_its_row_gets_one() -> None:
    """An empty row was inserted above in that second; the row that was meant is known by what it held."""
    world = begun(1)
    people.act(world, "type", 2)
    world.wait(70)
    in_that_second(world, "insert", 1)
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_copy_of_cells_of_ours_alone_gets_an_id_of_its_own() -> None:
    """A deletion in that second put an id on an empty row; somebody copied that row before it was put right."""
    world = begun(1)
    book = world.sheet.book.copy()
    leads = book.tab("Leads")
    ours = ("lead_id", "stage", "owner", "source", "inquiries", "next_action")
    leads.rows.append(Row({key: leads.rows[1].cells[key] for key in ours}))
    world.sheet.becomes(book)
    world.wait(70)
    world.turn()

    assert found(world) == []


def test_typed_row_whose_id_went_astray_is_still_that_row_once_a_cell_of_two_was_edited() -> None:
    """It got a second id, and the first was told as deleted."""
    world = begun(2)
    people.act(world, "type", 2)
    world.wait(70)
    turn_while(world, "sort", 2)
    people.act(world, "edit", 0)

    assert found(world) == []
    assert leads_of(world) == ["L-1003", "L-1001", "L-1002"]


def test_who_deletes_an_empty_row_on_which_an_id_fell_deletes_no_lead() -> None:
    """The row that was meant is there, and gets its id."""
    world = begun(1)
    people.act(world, "type", 2)
    world.wait(70)
    turn_while(world, "delete")
    people.act(world, "delete", 1)

    assert found(world) == []
    assert leads_of(world) == ["L-1002"]


def test_copy_whose_id_went_astray_gets_it_although_its_original_was_written_into_as_well() -> None:
    """Both hold the same: what was noted on the original was given to the copy, and the copy got a second id."""
    world = begun(2)
    people.act(world, "edit", 5)
    people.act(world, "copy", 1)
    world.wait(70)
    turn_while(world, "sort", 7)

    assert found(world) == []
    assert leads_of(world) == ["L-1002", "L-1003", "L-1001"]


def test_row_that_shows_another_ones_id_is_deleted_as_what_it_is() -> None:
    """Four rows were pasted and one above deleted in the second in which they got ids: each landed one row below."""
    world = begun(1)
    people.act(world, "paste", 6)  # four rows
    world.wait(70)
    turn_while(world, "delete")
    people.act(world, "delete", 2)  # shows the id of the one above it

    assert found(world) == []


def test_owner_typed_over_a_stray_cell_makes_its_row_nobodys_lead() -> None:
    """The row was empty before cells of ours fell there, and says of nobody who they are."""
    world = begun(1)
    people.act(world, "type", 2)
    world.wait(70)
    turn_while(world, "delete")
    people.act(world, "edit", 6 * 1_001 + 4 + 1)  # an odd row, and its owner

    assert found(world) == []


def test_words_under_a_date_stay_while_their_row_becomes_a_lead() -> None:
    """The reminder of its stage was written over them in the same turn."""
    world = begun(1)
    people.act(world, "type", 2)
    type_into(world, 2, next_action="next week")
    world.wait(70)
    world.turn()

    assert leads_of(world, "next_action")[1] == "next week"
    assert found(world) == []


def test_touch_on_a_copy_of_their_row_that_was_deleted_in_that_second_is_theirs() -> None:
    """It showed their address as long as it stood; their first row was deleted before."""
    world = begun(1)
    people.act(world, "copy", 0)
    world.wait(70)
    world.turn()
    people.act(world, "delete", 0)
    world.mail("again", 0)
    world.wait(70)
    turn_while(world, "delete", 0)

    assert found(world) == []
    assert leads_of(world) == []


def test_id_on_an_empty_row_goes_although_somebody_typed_there_since() -> None:
    """A copy was deleted in the second in which it got its id; a value typed on that row made half a lead of it."""
    world = begun(2)
    people.act(world, "copy", 0)
    world.wait(70)
    turn_while(world, "delete", 2)
    type_into(world, 3, value=5_287.0)

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1002", ""]


def test_row_edited_as_a_neighbour_was_deleted_gets_its_own_id_not_the_neighbours() -> None:
    """With two of its three cells the same it was taken for the deleted one, whose id had landed on it."""
    world = begun()
    people.act(world, "type", 2)
    people.act(world, "paste", 4_140)  # two rows
    type_into(world, 2, value=805.0)

    def both() -> None:
        type_into(world, 2, value=8_497.0)
        people.act(world, "delete", 0)

    turn_while(world, both)

    assert found(world) == []
    assert leads_of(world) == ["L-1002", "L-1003"]


def test_typed_row_that_showed_a_copys_id_and_got_its_own_is_no_copy() -> None:
    """The copy was deleted in the second in which its id came; as the typed row got its own, one was inserted."""
    world = begun(1)
    people.act(world, "copy", 0)
    world.wait(70)

    def both() -> None:
        people.act(world, "type", 3)
        people.act(world, "delete", 1)

    turn_while(world, both)
    world.wait(70)
    turn_while(world, "insert", 0)
    assert leads_of(world) == ["L-1003", "L-1002"]

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003"]


def test_who_deletes_one_of_two_rows_that_hold_the_same_leaves_the_other() -> None:
    """A copy's id landed on the row that it was made of, which was deleted then: the copy keeps the first one's id."""
    world = begun(1)
    people.act(world, "copy", 0)
    world.wait(70)
    turn_while(world, "insert", 0)
    assert leads_of(world) == ["L-1002", "L-1001"]
    people.act(world, "delete", 0)

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]


def test_who_deletes_a_row_beside_which_another_ones_id_lies_deletes_that_row_alone() -> None:
    """A column was inserted and a row deleted in the second in which two typed rows got their ids."""
    world = begun(1)
    people.act(world, "type", 2)
    people.act(world, "type", 3)
    world.wait(70)

    def both() -> None:
        people.act(world, "own column", 3)
        people.act(world, "delete", 0)

    turn_while(world, both)
    people.act(world, "delete", 1)

    assert found(world) == []
    assert leads_of(world, "name") == ["Caller 2"]


def test_id_that_stood_on_two_rows_stays_on_one_when_a_cell_was_typed_as_they_were_put_right() -> (
    None
):
    """It had landed astray twice, once on an empty row; what emptied that one was done again to its rightful row."""
    world = begun(1)
    people.act(world, "type", 2)
    for what, choice in (("insert", 0), ("sort", 6)):
        world.wait(70)
        in_that_second(world, what, choice)
        world.turn()
    assert leads_of(world) == ["L-1002", "L-1001", "L-1002"]
    world.wait(70)
    turn_while(world, lambda: type_into(world, 2, name="Renamed"))

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1002"]


def test_copy_keeps_its_own_id_when_a_cell_was_typed_elsewhere_as_it_was_put_right() -> None:
    """It had its id under another column, was given it, and the row that it was made of got that id, too."""
    world = begun(1)
    people.act(world, "copy", 0)
    world.mail("new")
    world.wait(70)
    turn_while(world, "own column", 0)
    type_into(world, 2, stage="Talking")
    world.wait(70)
    turn_while(world, lambda: type_into(world, 3, comment="called"))

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003", "L-1002"]
    assert leads_of(world, "stage") == ["New", "Talking", "New"]


def test_copy_keeps_its_id_although_the_row_that_it_was_made_of_was_deleted_since() -> None:
    """A typed row was edited in the second in which both were written; the copy was taken for the deleted one."""
    world = begun(1)
    people.act(world, "copy", 0)
    people.act(world, "type", 2)
    world.mail("again", 0)
    world.wait(70)
    turn_while(world, lambda: type_into(world, 3, comment="called"))
    people.act(world, "delete", 0)

    assert found(world) == []
    assert leads_of(world) == ["L-1002", "L-1003"]


def test_who_deletes_one_of_two_copies_of_a_row_leaves_the_other() -> None:
    """Their ids had landed on each other's row; the one that was left got the id that it was meant to have."""
    world = begun(1)
    people.act(world, "copy", 0)
    people.act(world, "copy", 0)
    type_into(world, 3, stage="Talking")
    world.wait(70)
    turn_while(world, "sort", 4)
    people.act(world, "delete", 1)

    assert found(world) == []
