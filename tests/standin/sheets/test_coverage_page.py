"""Is the page of what the stand-in models as the code and the tests are now?"""

from __future__ import annotations

from benchmarks import standin_coverage
from standin.sheets.requests.table import ACTS


def test_the_page_is_up_to_date() -> None:
    kept = standin_coverage.PAGE.read_text(encoding="utf-8")

    assert kept == standin_coverage.page(), "run: python -m benchmarks.standin_coverage"


def test_whatever_is_modelled_is_tested_and_whatever_we_send_is_modelled() -> None:
    tested = {what for claim in standin_coverage.claims() for what in claim.about}
    ours = standin_coverage.sent_by_us()
    kinds = set(standin_coverage.kinds())

    assert set(ACTS) <= kinds
    assert set(ACTS) - tested == set()
    assert ours & kinds <= set(ACTS)
    assert {"createDeveloperMetadata", "appendCells", "spreadsheets.get"} <= ours
    assert len(kinds) == 74


def test_what_is_left_out_is_left_out_for_a_reason() -> None:
    assert set(standin_coverage.kinds()) - set(ACTS) == set(standin_coverage.LEFT_OUT)
