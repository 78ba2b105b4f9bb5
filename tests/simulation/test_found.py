"""What the simulation found, each as the shortest story that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.simulation.oracle import judged
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
