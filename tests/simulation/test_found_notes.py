"""What the simulation found of rows of Review and Screened that people sort in the second of a write."""

from __future__ import annotations

from tests.simulation import merges, people
from tests.simulation.stories import begun, found, turn_while
from tests.simulation.world import World


def two_questions_and_one_decision(world: World) -> None:
    for kind, choice in (("new", 0), ("new", 0), ("namesake", 0), ("namesake", 1)):
        world.mail(kind, choice)
        world.turn()
    people.act(world, "Same in Review", 0)
    world.wait(70)


def test_decision_for_two_other_leads_parts_nobody_when_a_sort_put_our_answer_beside_it() -> None:
    """It took the place of their question, and “Different” stood beside the two that had just been merged."""
    world = begun(digest_at="08:00")
    two_questions_and_one_decision(world)

    def sorted_and_decided() -> None:
        book = world.sheet.book.copy()
        review = book.tab("Review")
        same, other = (n for n, row in review.body() if row.cells["kind"] == "possible repeat")
        review.rows[same], review.rows[other] = review.rows[other], review.rows[same]
        review.rows[same] = review.rows[same].typed_by_person({"decision": "Different"})
        world.sheet.becomes(book)

    turn_while(world, sorted_and_decided)

    assert found(world) == []
    assert merges.merged(world.sheet.book) == {"L-1003": "L-1001"}
    told = [row["what"] for row in world.sheet.book.tab("History").texts()]
    assert "taken out of" not in told


def test_lead_typed_beside_a_message_on_whose_row_our_answer_fell_is_heard() -> None:
    """Somebody sorted Screened as we wrote beside another message what it had become: our id stood over the word."""
    world = begun()
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

    turn_while(world, sorted_and_asked)
    assert [row["decision"] for row in world.sheet.book.tab("Screened").texts()] == [
        "L-1001",
        "lead",
    ]

    assert found(world) == []
    decided = [row["decision"] for row in world.sheet.book.tab("Screened").texts()]
    assert decided == ["L-1001", "L-1001"]  # the same sender wrote both


def test_question_on_whose_row_our_answer_fell_is_there_again() -> None:
    """Somebody sorted Review in that second, and the same two leads stood in two rows."""
    world = begun()
    two_questions_and_one_decision(world)
    turn_while(world, "sort Review", 5)
    shown = [(row["lead_a"], row["lead_b"]) for row in world.sheet.book.tab("Review").texts()]
    assert len(set(shown)) < len(shown)

    assert found(world) == []
