"""What the simulation found of columns that people move, insert or rename in the second of a write."""

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


def test_rows_filed_while_a_column_was_moved_are_put_right() -> None:
    """What stood between the column's old place and its new one landed one column off."""
    world = begun(1)
    world.mail("new")
    turn_while(world, "move a column", 7 * 9 + 3)

    assert found(world) == []


def test_rows_filed_while_a_column_was_inserted_are_put_right() -> None:
    """Their ids landed one column off, too."""
    world = begun(1)
    world.mail("new")
    world.mail("new")
    turn_while(world, "own column", 3)

    assert found(world) == []


def test_row_completed_while_a_column_was_moved_is_put_right_by_a_fresh_worker() -> None:
    """`_system` tells under which order it was written."""
    world = begun(1)
    people.act(world, "type", 1)
    in_that_second(world, "move a column", 7 * 17 + 9)
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_row_filed_while_columns_moved_twice_is_put_right() -> None:
    """Once before it landed and once after: no order that anybody knows tells where its cells stand."""
    world = begun(1)
    world.mail("new")
    in_that_second(world, "move a column", 7 * 2 + 20)
    world.meanwhile.append(("after write", lambda: people.act(world, "own column", 13)))
    world.turn()

    assert found(world) == []


def test_row_that_was_put_right_by_one_worker_is_left_alone_by_the_next() -> None:
    """By what the row had shown while its cells stood under other columns, it was not known again."""
    world = begun(1, workers=2)
    world.mail("new")
    turn_while(world, "own column", by=1)
    world.wait(70)
    world.turn(1)
    world.wait(70)
    world.turn(0)

    assert found(world) == []


def test_own_column_inserted_in_that_second_keeps_nothing_of_ours() -> None:
    """A count of somebody who wrote again landed in it, on a row that was deleted right afterwards or not."""
    world = begun(2)
    world.mail("again", 0)
    turn_while(world, "own column", 3)

    assert found(world) == []
    rows = world.sheet.book.tab("Leads").rows[1:]
    assert [row.cells.get("own") for row in rows if row.cells.get("own")] == []


def test_words_in_an_own_column_that_moved_in_that_second_are_put_back() -> None:
    """They are told nowhere but in that cell: the journal alone knows them."""
    world = begun(2)
    people.act(world, "own column", 22)
    world.mail("again", 0)
    turn_while(world, lambda: move(world, "own", before="message"))
    assert 2 in [row.cells.get("own") for row in world.sheet.book.tab("Leads").rows[1:]]

    assert found(world) == []


def test_rows_of_people_that_get_their_ids_while_columns_move_keep_what_was_typed() -> None:
    """An own column stands left of ours already; the other worker, which has just started, reads next."""
    world = begun(1, workers=2)
    people.act(world, "own column", 0)
    people.act(world, "paste", 4_625)
    world.wait(70)
    in_that_second(world, "move a column", 7 * 9 + 5)
    world.processes[0].die_at = "after write"
    world.turn(0)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


@pytest.mark.parametrize("column", [3, 21])
def test_copy_of_a_row_whose_cells_lay_under_other_columns_is_put_right_too(column: int) -> None:
    """Somebody copied it before the next turn; in the second case its id lay elsewhere as well."""
    world = begun(1)
    world.mail("new")
    to_the_front = 7 * 22 * 3 + column  # its place is the third or so
    turn_while(world, "move a column", to_the_front)
    people.act(world, "copy", 1)

    assert found(world) == []
    names = leads_of(world, "name")
    assert names[1] == names[2]
    assert leads_of(world) == ["L-1001", "L-1002", "L-1003"]


def test_column_renamed_in_that_second_is_known_again_beside_one_that_was_inserted() -> None:
    """Of two strange headings nobody could tell which was ours; the reading after it could."""
    world = begun(1)
    world.mail("new")

    def both() -> None:
        people.act(world, "rename", 3)
        people.act(world, "own column", 15)

    turn_while(world, both)

    assert found(world) == []


def test_who_writes_again_in_the_turn_that_mends_their_count_is_counted() -> None:
    """Words had landed under it as their row was filed, and a person seemed to have typed them and taken them away."""
    world = begun()
    world.mail("new")
    turn_while(world, lambda: move(world, "message", before="inquiries"))
    assert leads_of(world, "inquiries") == ["mid:m1@firm1.example"]
    world.mail("again", 0)
    world.turn()

    assert found(world) == []
    assert leads_of(world, "inquiries") == [2]
    told = world.sheet.book.tab("History").texts()
    assert [(row["what"], row["new"]) for row in told if row["who"] == "person"] == []


def test_deleted_row_is_whose_it_was_although_it_was_appended_while_columns_moved() -> None:
    """Another's ID had fallen on it since, and the outsider took the row for that one's."""
    world = begun()
    world.mail("new")
    world.mail("new")
    turn_while(world, "own column", 3)
    world.wait(70)
    turn_while(world, "sort", 0)
    assert leads_of(world, "name") == ["Buyer Mey Lopova", "Buyer Okaf Lopova"]
    assert leads_of(world) == ["L-1001", "L-1002"]
    people.act(world, "delete", 0)

    assert found(world) == []
    assert leads_of(world) == ["L-1001"]


def test_row_that_was_deleted_with_cells_of_ours_on_it_is_not_looked_for_in_its_neighbour() -> None:
    """A column came and a row went as all got their ids; the neighbour kept an owner as its stage."""
    world = begun(1)
    people.act(world, "paste", 1)

    def move_rows_and_columns() -> None:
        people.act(world, "delete", 1)
        people.act(world, "own column", 0)

    world.wait(70)
    turn_while(world, move_rows_and_columns)
    people.act(world, "delete", 2)

    assert found(world) == []
    assert leads_of(world) == ["L-1001", "L-1003"]
    assert leads_of(world, "stage") == ["New", "New"]
    assert leads_of(world, "company") == ["Firm 1 Ltd", "Stand 2 Ltd"]


@pytest.mark.parametrize("row", [0, 1, 2])
def test_row_that_was_renamed_before_its_id_came_home_may_be_deleted(row: int) -> None:
    """The outsider took it for nobody's: it knew rows whose ids lay elsewhere by their latest names alone."""
    world = begun(1)
    people.act(world, "paste", 1)

    def move_rows_and_columns() -> None:
        people.act(world, "delete", 0)
        people.act(world, "own column", 2)

    world.wait(70)
    turn_while(world, move_rows_and_columns)
    type_into(world, row + 1, name="Renamed")
    people.act(world, "delete", row)

    assert found(world) == []
    assert len(leads_of(world)) == 2
