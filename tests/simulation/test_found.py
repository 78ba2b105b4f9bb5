"""What the simulation found, each as the shortest story that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

import pytest

from tests.simulation import merges, people
from tests.simulation.book import Row
from tests.simulation.oracle import judged
from tests.simulation.post import Fate
from tests.simulation.quickly import quietly
from tests.simulation.world import Setting, World

EIGHT = datetime(2027, 3, 26, 7, 5, tzinfo=UTC)
"""Five past eight in Berlin, where a digest is due at eight."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with quietly():
        yield


def found(world: World) -> list[str]:
    assert world.rest(), "the workers never came to rest"
    return [str(finding) for finding in judged(world)]


def test_digest_leaves_once_although_the_laptop_slept_while_it_connected() -> None:
    """The other worker found it in doubt and sent it; then the first one woke up and sent it, too."""
    world = World(Setting(start=EIGHT, workers=2, acknowledgements=False))
    world.mail("new")

    def asleep() -> None:
        for _ in range(3):
            world.wait(1_000)
            world.turn(1)

    world.meanwhile.append(("before send", asleep))
    world.turn(0)

    assert found(world) == []


def test_who_writes_again_while_their_acknowledgement_waits_gets_one_of_the_two() -> None:
    """The first was deferred over night, and counted from when it was queued; both left together."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.post.fates.append(Fate.LATER)
    world.turn()
    people.act(world, "delete")
    world.wait(32 * 3600)
    world.mail("again")
    world.turn()

    assert found(world) == []
    assert [letter.to for letter in world.post.accepted] == ["buyer1@firm1.example"]


def test_value_on_a_row_that_a_fresh_worker_never_read_is_put_back() -> None:
    """It died as soon as it had written; what the other row held before, only the filing tells."""
    world = World(Setting(start=EIGHT, digest_at=""))
    for _ in range(3):
        world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 5)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_value_on_a_row_that_another_worker_filed_is_put_back() -> None:
    """The other one never read the row before the value landed there."""
    world = World(Setting(start=EIGHT, digest_at="", workers=2))
    world.turn(1)
    for _ in range(3):
        world.mail("new")
    world.turn(0)
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 5)))
    world.turn(0)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


def test_value_on_a_blank_row_goes_although_its_lead_got_the_same_from_another() -> None:
    """Two wrote again, a row above them was deleted: the second's count landed below, the first's on the second."""
    world = World(Setting(start=EIGHT, digest_at=""))
    for _ in range(3):
        world.mail("new")
    world.turn()
    world.mail("again", 1)
    world.mail("again", 2)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 1)))
    world.turn()

    assert found(world) == []


def test_rows_filed_while_a_column_was_moved_are_put_right() -> None:
    """What stood between the column's old place and its new one landed one column off."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("new")
    world.meanwhile.append(("before write", lambda: people.act(world, "move a column", 7 * 9 + 3)))
    world.turn()

    assert found(world) == []


def test_rows_filed_while_a_column_was_inserted_are_put_right() -> None:
    """Their ids landed one column off, too."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("new")
    world.mail("new")
    world.meanwhile.append(("before write", lambda: people.act(world, "own column", 3)))
    world.turn()

    assert found(world) == []


def test_id_for_a_pasted_row_that_landed_on_a_blank_one_is_put_back() -> None:
    """A row above was deleted in that second."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    people.act(world, "copy", 1)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 0)))
    world.turn()

    assert found(world) == []


def test_count_that_rose_twice_in_one_write_is_written_again_where_it_belongs() -> None:
    """An empty row was inserted in that second; what the second change found was never in the sheet."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "insert", 0)))
    world.turn()

    assert found(world) == []


def test_two_workers_on_a_file_restored_with_its_guards_take_one_version_after_the_other() -> None:
    """The one remembered guards that were gone, and went on above them; the other, just started, below."""
    world = World(Setting(start=EIGHT, digest_at="", workers=2))
    for _ in range(3):
        world.mail("new")
        world.turn(1)
    people.restore(world, 0, with_guards=True)
    world.wait(70)
    world.turn(1)
    world.wait(400)
    turn = count()
    world.turns_together(lambda _: next(turn))

    assert found(world) == []


def test_count_on_another_row_is_put_back_by_a_fresh_worker_although_rows_moved_once_more() -> None:
    """Its writer died, and the row no longer stood where it was written: only History tells what each is to hold."""
    world = World(Setting(start=EIGHT, digest_at=""))
    for _ in range(3):
        world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 5)))
    world.meanwhile.append(("after write", lambda: people.act(world, "sort", 0)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_count_on_a_typed_row_that_another_worker_completed_is_put_back() -> None:
    """The other one never read that row, and nobody's mail tells what it held."""
    world = World(Setting(start=EIGHT, digest_at="", workers=2))
    world.mail("new")
    world.turn(1)
    people.act(world, "type", 1)
    world.turn(0)
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 4)))
    world.processes[0].die_at = "after write"
    world.turn(0)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


def test_id_of_a_typed_row_that_landed_on_another_comes_home() -> None:
    """A row above was deleted in that second, and the worker died."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    people.act(world, "paste", 1)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 0)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_row_completed_while_a_column_was_moved_is_put_right_by_a_fresh_worker() -> None:
    """`_system` tells under which order it was written."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "type", 1)
    world.meanwhile.append(("before write", lambda: people.act(world, "move a column", 7 * 17 + 9)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_row_filed_while_columns_moved_twice_is_put_right() -> None:
    """Once before it landed and once after: no order that anybody knows tells where its cells stand."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("new")
    world.meanwhile.append(("before write", lambda: people.act(world, "move a column", 7 * 2 + 20)))
    world.meanwhile.append(("after write", lambda: people.act(world, "own column", 13)))
    world.turn()

    assert found(world) == []


def test_row_that_was_put_right_by_one_worker_is_left_alone_by_the_next() -> None:
    """By what the row had shown while its cells stood under other columns, it was not known again."""
    world = World(Setting(start=EIGHT, digest_at="", workers=2))
    world.mail("new")
    world.turn(0)
    world.mail("new")
    world.meanwhile.append(("before write", lambda: people.act(world, "own column", 0)))
    world.turn(1)
    world.wait(70)
    world.turn(1)
    world.wait(70)
    world.turn(0)

    assert found(world) == []


def test_own_column_inserted_in_that_second_keeps_nothing_of_ours() -> None:
    """A count of somebody who wrote again landed in it, on a row that was deleted right afterwards or not."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "own column", 3)))
    world.turn()

    assert found(world) == []
    rows = world.sheet.book.tab("Leads").rows[1:]
    assert [row.cells.get("own") for row in rows if row.cells.get("own")] == []


def test_words_in_an_own_column_that_moved_in_that_second_are_put_back() -> None:
    """They are told nowhere but in that cell: the journal alone knows them."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    people.act(world, "own column", 22)
    columns = world.sheet.book.tab("Leads").columns
    world.mail("again", 0)

    def moved() -> None:
        book = world.sheet.book.copy()
        leads = book.tab("Leads")
        there = columns.index("inquiries")
        leads.columns.remove("own")
        leads.columns.insert(there, "own")
        world.sheet.becomes(book)

    world.meanwhile.append(("before write", moved))
    world.turn()
    assert 2 in [row.cells.get("own") for row in world.sheet.book.tab("Leads").rows[1:]]

    assert found(world) == []


def test_value_typed_in_the_very_second_of_a_write_wins() -> None:
    """Ours was written over it; what stood there a moment before is in the journal."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "type", 1)

    def owner_typed() -> None:
        book = world.sheet.book.copy()
        leads = book.tab("Leads")
        leads.rows[2] = leads.rows[2].typed_by_person({"owner": "Tom Berg", "stage": "Talking"})
        world.sheet.becomes(book)

    world.wait(70)
    world.meanwhile.append(("before write", owner_typed))
    world.turn()

    assert found(world) == []


def test_rows_of_people_that_get_their_ids_while_columns_move_keep_what_was_typed() -> None:
    """An own column stands left of ours already; the other worker, which has just started, reads next."""
    world = World(Setting(start=EIGHT, digest_at="", workers=2))
    world.mail("new")
    world.turn(0)
    people.act(world, "own column", 0)
    people.act(world, "paste", 4_625)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "move a column", 7 * 9 + 5)))
    world.processes[0].die_at = "after write"
    world.turn(0)
    world.wait(70)
    world.turn(1)

    assert found(world) == []


def test_row_that_was_edited_while_it_got_its_id_is_still_that_row() -> None:
    """With two of its three cells the same it was not known again, and got a second id."""
    world = World(Setting(start=EIGHT, digest_at=""))
    people.act(world, "paste", 2_887)
    world.meanwhile.append(("before write", lambda: people.act(world, "edit", 6 * 500 + 0)))
    world.turn()

    assert found(world) == []
    assert not [
        row for row in world.sheet.book.tab("Review").texts() if row["kind"] == "misdirected"
    ]


def test_copy_of_a_deleted_row_does_not_take_the_last_id_away() -> None:
    """The copy was to get an id of its own, and was deleted in that second; the original stood in its place."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "copy", 0)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 1)))
    world.turn()

    assert found(world) == []
    leads = world.sheet.book.tab("Leads").texts()
    assert [row["lead_id"] for row in leads] == ["L-1001"]


def test_id_on_an_empty_row_goes_and_its_row_gets_one() -> None:
    """An empty row was inserted above in that second; the row that was meant is known by what it held."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "type", 2)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "insert", 1)))
    world.processes[0].die_at = "after write"
    world.turn()

    assert found(world) == []


def test_copy_of_cells_of_ours_alone_gets_an_id_of_its_own() -> None:
    """A deletion in that second put an id on an empty row; somebody copied that row before it was put right."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    book = world.sheet.book.copy()
    leads = book.tab("Leads")
    ours = ("lead_id", "stage", "owner", "source", "inquiries", "next_action")
    leads.rows.append(Row({key: leads.rows[1].cells[key] for key in ours}))
    world.sheet.becomes(book)
    world.wait(70)
    world.turn()

    assert found(world) == []


def test_decision_for_two_other_leads_parts_nobody_when_a_sort_put_our_answer_beside_it() -> None:
    """It took the place of their question, and “Different” stood beside the two that had just been merged."""
    world = World(Setting(start=EIGHT))
    for kind, choice in (("new", 0), ("new", 0), ("namesake", 0), ("namesake", 1)):
        world.mail(kind, choice)
        world.turn()
    people.act(world, "Same in Review", 0)
    world.wait(70)

    def sorted_and_decided() -> None:
        book = world.sheet.book.copy()
        review = book.tab("Review")
        same, other = (n for n, row in review.body() if row.cells["kind"] == "possible repeat")
        review.rows[same], review.rows[other] = review.rows[other], review.rows[same]
        review.rows[same] = review.rows[same].typed_by_person({"decision": "Different"})
        world.sheet.becomes(book)

    world.meanwhile.append(("before write", sorted_and_decided))
    world.turn()

    assert found(world) == []
    assert merges.merged(world.sheet.book) == {"L-1003": "L-1001"}
    told = [row["what"] for row in world.sheet.book.tab("History").texts()]
    assert "taken out of" not in told


def test_typed_row_whose_id_went_astray_is_still_that_row_once_a_cell_of_two_was_edited() -> None:
    """It got a second id, and the first was told as deleted."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    people.act(world, "type", 2)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 2)))
    world.turn()
    people.act(world, "edit", 0)

    assert found(world) == []
    assert [row["lead_id"] for row in world.sheet.book.tab("Leads").texts()] == [
        "L-1003",
        "L-1001",
        "L-1002",
    ]


@pytest.mark.parametrize("column", [3, 21])
def test_copy_of_a_row_whose_cells_lay_under_other_columns_is_put_right_too(column: int) -> None:
    """Somebody copied it before the next turn; in the second case its id lay elsewhere as well."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("new")
    to_the_front = 7 * 22 * 3 + column  # its place is the third or so
    world.meanwhile.append(
        ("before write", lambda: people.act(world, "move a column", to_the_front))
    )
    world.turn()
    people.act(world, "copy", 1)

    assert found(world) == []
    leads = list(world.sheet.book.tab("Leads").texts())
    assert [row["name"] for row in leads[1:]] == [leads[1]["name"]] * 2
    assert [row["lead_id"] for row in leads] == ["L-1001", "L-1002", "L-1003"]


def test_column_renamed_in_that_second_is_known_again_beside_one_that_was_inserted() -> None:
    """Of two strange headings nobody could tell which was ours; the reading after it could."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("new")

    def both() -> None:
        people.act(world, "rename", 3)
        people.act(world, "own column", 15)

    world.meanwhile.append(("before write", both))
    world.turn()

    assert found(world) == []


def test_who_deletes_an_empty_row_on_which_an_id_fell_deletes_no_lead() -> None:
    """The row that was meant is there, and gets its id."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "type", 2)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 0)))
    world.turn()
    people.act(world, "delete", 1)

    assert found(world) == []
    assert [row["lead_id"] for row in world.sheet.book.tab("Leads").texts()] == ["L-1002"]


def test_late_mail_is_filed_although_another_mailbox_shows_other_text_under_its_message_id() -> (
    None
):
    """Each mailbox showed that id once, and the workbook knew it."""
    world = World(Setting(start=EIGHT, digest_at="", mailboxes=2))
    world.mail("new", 0)  # leaves a UID free below
    world.turn()
    world.mail("late", 0)
    world.mail("same id", 1)
    world.turn()

    assert found(world) == []


def test_copy_whose_id_went_astray_gets_it_although_its_original_was_written_into_as_well() -> None:
    """Both hold the same: what was noted on the original was given to the copy, and the copy got a second id."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.mail("new")
    world.turn()
    people.act(world, "edit", 5)
    people.act(world, "copy", 1)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 7)))
    world.turn()

    assert found(world) == []
    leads = [row["lead_id"] for row in world.sheet.book.tab("Leads").texts()]
    assert leads == ["L-1002", "L-1003", "L-1001"]


def test_lead_typed_beside_a_message_on_whose_row_our_answer_fell_is_heard() -> None:
    """Somebody sorted Screened as we wrote beside another message what it had become: our id stood over the word."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("newsletter")
    world.mail("newsletter")
    world.turn()
    people.act(world, "lead in Screened", 0)
    world.wait(70)

    def sorted_and_asked() -> None:
        book = world.sheet.book.copy()
        screened = book.tab("Screened")
        screened.rows[1], screened.rows[2] = screened.rows[2], screened.rows[1]
        screened.rows[1] = screened.rows[1].typed_by_person({"decision": "lead"})
        world.sheet.becomes(book)

    world.meanwhile.append(("before write", sorted_and_asked))
    world.turn()
    assert [row["decision"] for row in world.sheet.book.tab("Screened").texts()] == [
        "L-1001",
        "lead",
    ]

    assert found(world) == []
    decided = [row["decision"] for row in world.sheet.book.tab("Screened").texts()]
    assert decided == ["L-1001", "L-1001"]  # the same sender wrote both


def test_question_on_whose_row_our_answer_fell_is_there_again() -> None:
    """Somebody sorted Review in that second, and the same two leads stood in two rows."""
    world = World(Setting(start=EIGHT, digest_at=""))
    for kind, choice in (("new", 0), ("new", 0), ("namesake", 0), ("namesake", 1)):
        world.mail(kind, choice)
        world.turn()
    people.act(world, "Same in Review", 0)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort Review", 5)))
    world.turn()
    shown = [(row["lead_a"], row["lead_b"]) for row in world.sheet.book.tab("Review").texts()]
    assert len(set(shown)) < len(shown)

    assert found(world) == []


def test_acknowledgement_held_in_doubt_counts_as_the_one_of_the_day() -> None:
    """It had left, its answer was lost with the worker, and the next inquiry within the day was confirmed, too."""
    world = World(Setting(start=EIGHT, digest_at="", sent_folder=False))
    world.mail("new")
    world.meanwhile.append(("before write", lambda: world.wait(1_000)))
    world.turn()
    world.wait(1_000)
    world.processes[0].die_at = "after send"
    world.turn()
    world.wait(4_000)
    world.turn()
    people.act(world, "delete")
    world.mail("again")
    world.turn()

    assert found(world) == []
    assert [letter.to for letter in world.post.accepted] == ["buyer1@firm1.example"]


def test_row_that_shows_another_ones_id_is_deleted_as_what_it_is() -> None:
    """Four rows were pasted and one above deleted in the second in which they got ids: each landed one row below."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "paste", 6)  # four rows
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 0)))
    world.turn()
    people.act(world, "delete", 2)  # shows the id of the one above it

    assert found(world) == []


def test_owner_typed_over_a_stray_cell_makes_its_row_nobodys_lead() -> None:
    """The row was empty before cells of ours fell there, and says of nobody who they are."""
    world = World(Setting(start=EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    people.act(world, "type", 2)
    world.wait(70)
    world.meanwhile.append(("before write", lambda: people.act(world, "delete", 0)))
    world.turn()
    people.act(world, "edit", 6 * 1_001 + 4 + 1)  # an odd row, and its owner

    assert found(world) == []


def test_digest_due_in_the_minute_in_which_the_world_is_looked_at_is_no_unrest() -> None:
    """It was asked for at an hour that daylight saving skips that night."""
    night = datetime(2027, 3, 28, 1, 11, tzinfo=UTC)
    world = World(Setting(start=night, digest_at="02:53", acknowledgements=False))
    world.mail("new")
    assert world.rest()
    world.wait((datetime(2027, 3, 28, 1, 52, 30, tzinfo=UTC) - world.now).total_seconds())

    assert [str(finding) for finding in judged(world)] == []
    assert [letter.to for letter in world.post.accepted] == ["priya@ours.example"]


def test_lead_that_has_another_ones_id_in_a_restored_file_is_not_laid_out_as_that_one() -> None:
    """The file came back with its guards, and another worker had taken as many versions as before by then."""
    world = World(Setting(start=EIGHT, workers=2, mailboxes=2))
    world.mail("new", 1)
    world.turn(0)
    people.restore(world, 0, with_guards=True)
    world.mail("new", 2)
    world.meanwhile.append(("before write", lambda: people.act(world, "own column", 3_603)))
    world.turn(1)
    world.wait(400)
    world.turn(0)

    assert found(world) == []
    told = world.sheet.book.tab("History").texts()
    assert [(row["what"], row["new"]) for row in told if row["who"] == "person"] == []
