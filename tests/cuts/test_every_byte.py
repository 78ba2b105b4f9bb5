"""One turn, cut all over: whatever the worker is told is true, and in the end everything is there once.

`python -m benchmarks.every_byte` cuts after every single byte; here it is every so many.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cuts.exchanges import Exchanges
from tests.cuts.lines import IMAP, SHEETS, SMTP
from tests.cuts.stage import stage
from tests.servers.proxy import Cut, How, Way
from tests.simulation.mutants import MUTANTS, planted

APART = 151
"""Bytes between two cuts of an exchange with Google, and of a whole turn on the other lines."""

HOWS = (How.RESET, How.CLOSE)


@pytest.mark.slow
def test_exchange_with_google_that_is_cut_lands_as_a_whole_or_not_and_is_never_believed_wrongly(
    tmp_path: Path,
) -> None:
    with stage(tmp_path) as world:
        runs = Exchanges(world, HOWS, every=APART).play()
        assert len(runs) > 4 * len(HOWS)
        for cut in (cut for run in runs for cut in run.cuts):
            world.play(SHEETS, cut)

        assert world.faults == []
        assert world.struck > world.played * 9 // 10


@pytest.mark.slow
@pytest.mark.parametrize("line", [IMAP, SMTP])
def test_turn_whose_mail_line_is_cut_files_and_tells_everything_once(
    line: str, tmp_path: Path
) -> None:
    with stage(tmp_path) as world:
        for way in Way:
            for number, after in enumerate(range(0, world.length(line, way), APART)):
                world.play(line, Cut(way, after, (*HOWS, How.GONE)[number % 3]))

        assert world.faults == []
        assert world.struck > world.played * 9 // 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mistake", "line"),
    [("no answer taken for committed", SHEETS), ("doubt taken for failure", SMTP)],
)
def test_worker_that_takes_silence_for_an_answer_is_found(
    mistake: str, line: str, tmp_path: Path
) -> None:
    """Else the tests above would prove nothing."""
    mutant = next(one for one in MUTANTS if one.name == mistake)
    with stage(tmp_path) as world, planted(mutant):
        if line == SHEETS:  # in the middle of what the turn writes
            world.play(line, Cut(Way.UP, world.length(line, Way.UP) // 2, How.GONE))
        else:  # the server has the letter, and its answer is lost
            length = world.length(line, Way.DOWN)
            for after in range(length // 4, length, 15):
                world.play(line, Cut(Way.DOWN, after, How.RESET))

        assert world.faults
