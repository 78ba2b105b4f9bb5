"""Stories that show at once what invented ones seldom come upon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.simulation import people, post
from tests.simulation.world import Setting, World

_EIGHT = datetime(2027, 3, 26, 7, 5, tzinfo=UTC)


def no_answer_at_eight() -> World:
    """The sheet falls silent just when the digests are to be queued."""
    world = World(Setting(start=_EIGHT, sent_folder=False))
    world.mail("new")
    world.meanwhile.append(("before write", lambda: world.outage("sheet", 300)))
    world.turn()
    return world


def overtaken_at_eight(seconds: float) -> Callable[[], World]:
    """One worker stops before it sends a letter, and the other works meanwhile."""

    def story() -> World:
        world = World(Setting(start=_EIGHT - timedelta(minutes=10), workers=2))
        for _ in range(2):  # who has just started, or not read for a while, asks the Sent folder
            world.turn(0)
            world.turn(1)
            world.wait(200)

        def meanwhile() -> None:
            for _ in range(3):
                world.wait(seconds)
                world.turn(1)

        world.mail("new")
        world.meanwhile.append(("after write", meanwhile))
        world.turn(0)
        return world

    return story


def sorted_in_that_second() -> World:
    """A touch is on its way to the second row when somebody sorts."""
    world = World(Setting(start=_EIGHT, digest_at=""))
    for _ in range(3):
        world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 5)))
    world.turn()
    return world


def one_inquiry_in_two_rows() -> World:
    """Filed by one worker, and once more by one that had no fence."""
    world = World(Setting(start=_EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    assert world.twin()
    return world


def digest_without_an_answer() -> World:
    """The mail server takes the digest, its answer is lost, and there is no Sent folder to ask."""
    world = World(Setting(start=_EIGHT, sent_folder=False, acknowledgements=False))
    world.mail("new")
    world.post.fates += [post.Fate.REPLY_LOST, post.Fate.REPLY_LOST]
    world.turn()
    return world


def two_find_a_restored_file() -> World:
    """One reads it, the other commits, and only then the first one asks which guards are left."""
    world = World(Setting(start=_EIGHT, workers=2))
    world.mail("new", 1)
    world.turn(0)
    world.turn(1)
    people.restore(world, 0, with_guards=True)
    world.mail("new", 2)
    world.wait(70)
    world.turn(0)
    world.turn(1)
    world.wait(400)
    world.meanwhile.append(("before search", lambda: world.turn(1)))
    world.turn(0)
    return world


def restored_while_the_mailbox_is_away() -> World:
    """The digest has left, the file does not know of it any more, and the Sent folder tells only later."""
    world = World(Setting(start=_EIGHT, acknowledgements=False))
    people.act(world, "type", 1)
    world.turn()
    people.restore(world, 0, with_guards=True)
    people.act(world, "type", 1)
    world.outage("mailbox", 2_000)
    for seconds in (70, 400, 70):
        world.wait(seconds)
        world.turn()
    world.wait(2_000)
    return world


STORIES = (
    no_answer_at_eight,
    overtaken_at_eight(1_000),
    overtaken_at_eight(30),
    sorted_in_that_second,
    one_inquiry_in_two_rows,
    digest_without_an_answer,
    two_find_a_restored_file,
    restored_while_the_mailbox_is_away,
)
