"""What commands log never mixes with what they answer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import structlog

from commands.doctor import doctor
from connectors.workbook import quota
from connectors.workbook.quota import Bucket
from standin.world import World


@pytest.fixture(autouse=True)
def _as_a_new_process() -> Iterator[None]:
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


def test_wait_for_quota_is_told_beside_the_answer_and_not_in_it(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quota, "WORTH_TELLING_S", 0.0)
    monkeypatch.setattr(Bucket, "_refill", lambda bucket: setattr(bucket, "_tokens", 0.999))
    doctor(config=world.config, as_json=True)
    told = capsys.readouterr()

    assert json.loads(told.out)["checks"]
    assert "waiting for quota" in told.err
