"""Old rows go, while workers die and somebody sorts in that very second: nothing comes twice; no young row goes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from math import inf

import pytest

from connectors.workbook import committing, trimming
from connectors.workbook.places import Places
from connectors.workbook.session import Answer
from leads.telling import outgoing
from tests.simulation import people
from tests.simulation.book import Book
from tests.simulation.oracle import judged
from tests.simulation.scenario import Outcome, play
from tests.simulation.sheet import Sheet
from tests.simulation.sheets_api import decoded
from tests.simulation.world import Setting, World

NEWEST_FIRST = 4
"""How "sort Screened" sorts: the worst for who deletes the first rows."""

ALSO = ("sort Screened", "delete in Screened")
PORTION = 150


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Old is what came minutes ago, and a letter of the day before yesterday; counts what was deleted."""
    monkeypatch.setattr(committing, "HOUSEKEEPING_EVERY", 1)
    monkeypatch.setattr(trimming, "KEPT_FOR", timedelta(minutes=2))
    monkeypatch.setattr(outgoing, "KEPT_FOR", timedelta(hours=49))
    trimmed: Counter[str] = Counter()
    ask = Sheet.ask

    def asked(sheet: Sheet, method: str, tail: str, body: bytes | None) -> Answer:
        """Whenever rows are about to be deleted, somebody sorts Screened, newest first."""
        deletes = {
            sheet.book.tabs[one["deleteDimension"]["range"]["sheetId"]].mark
            for one in decoded(body).get("requests", ())
            if "deleteDimension" in one
        }
        trimmed.update(deletes)
        if not deletes:
            return ask(sheet, method, tail, body)
        book = sheet.book.copy()
        people.ASIDE["sort Screened"](book, NEWEST_FIRST)
        sheet.becomes(book)
        answer = ask(sheet, method, tail, body)
        trimmed["a young row"] += _youngest_gone(book, sheet.book) > _oldest_left(sheet.book)
        return answer

    monkeypatch.setattr(Sheet, "ask", asked)
    return trimmed


def _screened(book: Book) -> dict[int, float]:
    """The rows of Screened, whatever place they have: when each message came."""
    rows = (row for _, row in book.tab("Screened").body())
    return {row.uid: float(str(row.cells["received_at"])) for row in rows}


def _youngest_gone(before: Book, after: Book) -> float:
    kept = _screened(after)
    return max((at for uid, at in _screened(before).items() if uid not in kept), default=0.0)


def _oldest_left(after: Book) -> float:
    return min(_screened(after).values(), default=inf)


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"seed {one.seed}: {finding}" for one in outcomes for finding in one.findings]


def test_few_stories_with_trimming_end_with_everything_once(impatient: Counter[str]) -> None:
    assert told([play(seed, also=ALSO) for seed in range(20_000, 20_030)]) == []
    assert impatient["Screened"]
    assert not impatient["a young row"]


def test_trimming_that_does_not_sort_first_is_found(
    monkeypatch: pytest.MonkeyPatch, impatient: Counter[str]
) -> None:
    """Else the stories above could not show that a sort in that second does no harm."""

    def careless(places: Places, now: datetime) -> trimming.Trim:
        found = trimming.screened_trim(places, now)
        deleting = tuple(one for one in found.requests if "deleteDimension" in one)
        return trimming.Trim(deleting, found.events)

    monkeypatch.setattr(committing, "screened_trim", careless)
    four_old_rows_and_four_young()

    assert impatient["a young row"]


def test_four_old_rows_go_and_four_young_ones_stay(impatient: Counter[str]) -> None:
    world = four_old_rows_and_four_young()

    assert judged(world) == []
    assert impatient["Screened"] == 1
    assert len(_screened(world.sheet.book)) == 4


def four_old_rows_and_four_young() -> World:
    """With the turn that deletes what is old."""
    world = World(Setting(digest_at="", acknowledgements=False))
    for _ in range(2):
        world.wait(300)
        for _ in range(4):
            world.mail("newsletter")
        world.turn()
    world.mail("new")
    world.turn()
    return world


@pytest.mark.slow
@pytest.mark.parametrize("first", range(20_030, 20_330, PORTION))
def test_stories_with_trimming_end_with_everything_once(
    first: int, impatient: Counter[str]
) -> None:
    assert told([play(seed, also=ALSO) for seed in range(first, first + PORTION)]) == []
    assert impatient["Screened"]
    assert impatient["_outbox"]
    assert not impatient["a young row"]
