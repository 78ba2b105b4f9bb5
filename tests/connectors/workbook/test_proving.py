"""doctor --live: what holds is said, what does not is said with its fallback, and the scratch tab is gone."""

from __future__ import annotations

import pytest

from connectors.ports import Unknown
from connectors.workbook.committing import LATEST_APPLY_S
from leads.changes import Changes
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, lead
from tests.fakes.faults import Fault


def tabs(sheet: StandinSite) -> list[str]:
    return [tab.title for tab in sheet.person.book.worksheets()]


def test_everything_holds_and_the_scratch_tab_is_gone(sheet: StandinSite) -> None:
    before = tabs(sheet)
    found = sheet.workbook.prove()

    assert [(one.what, one.advice) for one in found if not one.ok] == []
    assert len(found) == 7
    assert tabs(sheet) == before


def test_server_that_takes_an_id_twice_is_named_with_the_fallback(
    sheet: StandinSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from connectors.workbook import proving

    # Two different ids are what a server that does not compare them makes of one.
    ids = iter(range(1_000_000_001, 1_000_000_099))
    original = proving._Scratch.mark

    def with_other_id(scratch: proving._Scratch, location: dict[str, object]) -> dict[str, object]:
        scratch.mark_id = next(ids)
        return original(scratch, location)

    monkeypatch.setattr(proving._Scratch, "mark", with_other_id)
    found = sheet.workbook.prove()

    (odd,) = [one for one in found if not one.ok]
    assert "a metadata id in use is refused" in odd.what
    assert "duplicates_refused" in odd.advice


def test_scratch_tab_that_cannot_be_removed_is_named(sheet: StandinSite) -> None:
    sheet.workbook.prove()
    writes = len(sheet.bodies(":batchUpdate"))
    sheet.app.requests.clear()
    sheet.app.meanwhile += [(":batchUpdate", lambda: None)] * (writes - 1)
    sheet.app.meanwhile.append(
        (":batchUpdate", lambda: sheet.app.faults.append(Fault(match=":batchUpdate")))
    )
    found = sheet.workbook.prove()

    assert not found[-1].ok
    assert "could not be removed" in found[-1].what


def test_without_the_fence_a_silence_is_waited_out_and_nothing_is_sent_again(
    sheet: StandinSite,
) -> None:
    worker = sheet.open(duplicates_refused=False)
    picture = worker.read()
    sheet.lose_reply()
    outcome = worker.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Unknown)
    assert sheet.clock.slept[-1] == LATEST_APPLY_S
    assert len(sheet.bodies(":batchUpdate")) == 1
    assert [one.lead_id for one in worker.read().leads] == ["L-1001"]
