"""What the simulation found around letters, late mails and restored files; each as the shortest story that shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from tests.simulation import people
from tests.simulation.oracle import judged
from tests.simulation.post import Fate
from tests.simulation.stories import begun, found, turn_while
from tests.simulation.world import Setting, World


def test_digest_leaves_once_although_the_laptop_slept_while_it_connected() -> None:
    """The other worker found it in doubt and sent it; then the first one woke up and sent it, too."""
    world = begun(digest_at="08:00", workers=2, acknowledgements=False)
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
    world = begun()
    world.mail("new")
    world.post.fates.append(Fate.LATER)
    world.turn()
    people.act(world, "delete")
    world.wait(32 * 3600)
    world.mail("again")
    world.turn()

    assert found(world) == []
    assert [letter.to for letter in world.post.accepted] == ["buyer1@firm1.example"]


def test_two_workers_on_a_file_restored_with_its_guards_take_one_version_after_the_other() -> None:
    """The one remembered guards that were gone, and went on above them; the other, just started, below."""
    world = begun(workers=2)
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


def test_late_mail_is_filed_although_another_mailbox_shows_other_text_under_its_message_id() -> (
    None
):
    """Each mailbox showed that id once, and the workbook knew it."""
    world = begun(mailboxes=2)
    world.mail("new", 0)  # leaves a UID free below
    world.turn()
    world.mail("late", 0)
    world.mail("same id", 1)
    world.turn()

    assert found(world) == []


def test_acknowledgement_held_in_doubt_counts_as_the_one_of_the_day() -> None:
    """It had left, its answer was lost with the worker, and the next inquiry within the day was confirmed, too."""
    world = begun(sent_folder=False)
    world.mail("new")
    turn_while(world, lambda: world.wait(1_000))
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


@pytest.mark.parametrize("sent_folder", [True, False])
def test_who_wrote_twice_around_a_restored_file_is_confirmed_once(sent_folder: bool) -> None:
    """The restored file met the other mail first. Without a Sent folder nobody knows of the first confirmation."""
    world = begun(mailboxes=2, sent_folder=sent_folder)
    world.mail("new", 1)
    world.turn()
    people.restore(world, 0, with_guards=False)
    world.mailboxes[1].is_down = lambda: True
    world.mail("again", 0)
    for _ in range(2):  # for five minutes it might as well be an old reading
        world.turn()
        world.wait(400)
    world.mailboxes[1].is_down = lambda: False

    assert found(world) == []
    confirmed = [letter.to for letter in world.post.accepted]
    assert confirmed == ["buyer1@firm1.example"] * (1 if sent_folder else 2)


def _just_before_the_digest(*kinds: str) -> World:
    """A quiet world in the night, half a minute before its digests come due; such mails came before."""
    night = datetime(2027, 3, 28, 1, 11, tzinfo=UTC)
    world = World(Setting(start=night, digest_at="02:53", acknowledgements=False))
    for kind in kinds:
        world.mail(kind)
    assert world.rest()
    world.wait((datetime(2027, 3, 28, 1, 52, 30, tzinfo=UTC) - world.now).total_seconds())
    return world


def test_digest_due_in_the_minute_in_which_the_world_is_looked_at_is_no_unrest() -> None:
    """It was asked for at an hour that daylight saving skips that night."""
    world = _just_before_the_digest("new")

    assert [str(finding) for finding in judged(world)] == []
    assert [letter.to for letter in world.post.accepted] == ["priya@ours.example"]


def test_digest_without_anything_to_tell_that_comes_due_while_the_world_is_looked_at_is_no_unrest() -> (
    None
):
    """Its row in the log was taken for a turn that wrote without a reason (story 97326)."""
    world = _just_before_the_digest()

    assert [str(finding) for finding in judged(world)] == []
    noted = [(row["kind"], row["state"]) for row in world.sheet.book.tab("_outbox").texts()]
    assert noted == [("digest", "empty"), ("digest", "empty")]


def test_what_else_is_written_in_the_minute_of_a_digest_is_unrest() -> None:
    """The outsider is not blind in that minute."""
    world = _just_before_the_digest("new")
    world.meanwhile.append(("before read", lambda: people.act(world, "type", 1)))

    assert [finding.kind for finding in judged(world)] == ["restless"]


def test_lead_that_has_another_ones_id_in_a_restored_file_is_not_laid_out_as_that_one() -> None:
    """The file came back with its guards, and another worker had taken as many versions as before by then."""
    world = begun(digest_at="08:00", workers=2, mailboxes=2)
    world.mail("new", 1)
    world.turn(0)
    people.restore(world, 0, with_guards=True)
    world.mail("new", 2)
    turn_while(world, "own column", 3_603, by=1)
    world.wait(400)
    world.turn(0)

    assert found(world) == []
    told = world.sheet.book.tab("History").texts()
    assert [(row["what"], row["new"]) for row in told if row["who"] == "person"] == []


def test_world_is_not_quiet_while_a_letter_waits_for_its_next_try() -> None:
    """For hours; meanwhile two workers that are seldom awake say by turns that it could not leave yet."""
    world = begun(workers=2)
    world.mail("new")
    world.outage("mail server", 20_000)
    for seconds in (0, 70, 400, 1_000, 4_000):
        world.wait(seconds)
        world.turn(0)

    assert found(world) == []
    assert [letter.to for letter in world.post.accepted] == ["buyer1@firm1.example"]


def _turns_without_a_mailbox(world: World) -> None:
    """Half an hour in which the Sent folder cannot be looked into; longer than a reading may be old."""
    world.outage("mailbox", 2_000)
    for seconds in (70, 400, 70):
        world.wait(seconds)
        world.turn()
    world.wait(2_000)


@pytest.mark.parametrize("died", [True, False])
def test_digest_waits_while_nobody_can_tell_whether_a_restored_file_has_forgotten_it(
    died: bool,
) -> None:
    """It left a second time when the mailbox was down just then (stories 48671 and 99905)."""
    world = begun(digest_at="08:00", acknowledgements=False)
    people.act(world, "type", 1)
    world.turn()
    people.restore(world, 0, with_guards=True)
    if died:
        world.processes[0].die_at = "before read"
        world.wait(70)
        world.turn()
    people.act(world, "type", 1)
    _turns_without_a_mailbox(world)

    assert found(world) == []
    assert [letter.to for letter in world.post.accepted] == ["priya@ours.example"]


@pytest.mark.parametrize("died", [True, False])
def test_confirmation_waits_while_nobody_can_tell_whether_a_restored_file_has_forgotten_it(
    died: bool,
) -> None:
    """An answered form is filed again by whoever reads the restored file."""
    world = begun()
    world.mail("form")
    world.turn()
    people.restore(world, 0, with_guards=True)
    if died:
        world.processes[0].die_at = "before read"
        world.wait(70)
        world.turn()
    _turns_without_a_mailbox(world)

    assert found(world) == []
    assert len(world.post.accepted) == 1


@pytest.mark.parametrize(("away_s", "digests"), [(1_000, 1), (9_000, 2)])
def test_who_starts_on_a_restored_file_waits_twenty_minutes_for_the_sent_folder(
    away_s: int, digests: int
) -> None:
    """It cannot see that the file was restored, and an outage of the mailbox alone must keep no digest back."""
    world = begun(digest_at="08:00", acknowledgements=False)
    people.act(world, "type", 1)
    world.turn()
    people.restore(world, 0, with_guards=True)
    world.processes[0].die_at = "before read"
    world.wait(70)
    world.turn()
    people.act(world, "type", 1)
    world.outage("mailbox", away_s)
    for _ in range(30):
        world.wait(70)
        world.turn()

    assert found(world) == []
    assert len(world.post.accepted) == digests


def test_row_filed_in_a_version_that_a_restored_file_took_once_more_is_laid_out_whole() -> None:
    """What was restored away was a word on the Dashboard, so History seemed to have only grown."""
    world = begun(1, workers=2, acknowledgements=False)
    world.outage("mailbox", 100)
    world.wait(70)
    world.turn(0)
    people.restore(world, -2, with_guards=True)
    world.wait(100)
    world.mail("new")
    turn_while(world, "own column", 8, by=1)
    world.wait(70)
    world.turn(0)

    assert found(world) == []
