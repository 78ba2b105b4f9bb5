"""A line to Google, to the mailbox or to the mail server dies after any byte: nothing is lost, nothing doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cuts.lines import IMAP, SHEETS, SMTP, lines
from tests.servers.proxy import Cut, How, Way

CUTS = 9
"""For each line and direction, in a world that grows; `python -m benchmarks.every_byte` goes through every byte.

Turns differ in length, so a few end before the byte after which they were to be cut.
"""

KINDS = (How.RESET, How.CLOSE, How.RESET, How.DELAY, How.RESET, How.HANG)


@pytest.mark.slow
@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("line", [SHEETS, IMAP, SMTP])
def test_a_line_may_be_cut_anywhere(line: str, way: Way, tmp_path: Path) -> None:
    with lines(tmp_path, seed=7) as worker:
        worker.turn()
        length = worker.length(line, way)
        for number in range(CUTS):
            how = KINDS[number % len(KINDS)]
            worker.cut_turn(line, Cut(way, length * number // CUTS, how))
        toll = worker.settle()

    assert length
    assert worker.struck > CUTS * 3 // 4
    assert toll.faultless, toll
