"""What the simulation found, each as the shortest story that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.simulation import people
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
