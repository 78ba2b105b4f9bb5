"""What all of these tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.quickly import quietly


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with quietly():
        yield
