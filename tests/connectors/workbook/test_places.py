"""Finding tabs and columns again, whatever people did to them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from connectors.workbook.places import Ground, SheetPlace, columns_of, header_of, letters
from leads.tabs import LEADS, TEAM


def test_headings_are_found_whatever_their_case_and_spacing() -> None:
    columns, missing = columns_of(TEAM, ("  name", "E-Mail", "DIGEST  AT"))

    assert columns == {"name": 0, "digest_at": 2}
    assert "Email" in missing


def test_of_two_equal_headings_the_left_one_counts() -> None:
    columns, _ = columns_of(TEAM, ("Name", "Name"))

    assert columns["name"] == 0


def test_renamed_heading_is_followed_by_its_mark() -> None:
    columns, missing = columns_of(LEADS, ("Name", "Rep"), {"owner": 1})

    assert columns["owner"] == 1
    assert "Owner" not in missing


def test_mark_on_a_column_that_another_heading_claims_is_not_followed() -> None:
    columns, missing = columns_of(LEADS, ("Name", "Stage"), {"owner": 1})

    assert columns["stage"] == 1
    assert "Owner" in missing


def test_headings_below_a_line_somebody_put_above_are_found() -> None:
    assert header_of(TEAM, [("Our people",), (), ("Name", "Email", "Active"), ("Ana",)]) == 2
    assert header_of(TEAM, []) == 0


def test_renamed_tab_is_known_by_its_mark() -> None:
    ground = Ground(
        zone=ZoneInfo("Etc/UTC"),
        sheets=(
            SheetPlace(sheet_id=0, title="Customers", mark="Leads"),
            SheetPlace(sheet_id=5, title="team "),
        ),
    )

    assert {title: place.sheet_id for title, place in ground.tabs().items()} == {
        "Leads": 0,
        "Team": 5,
    }


def test_columns_are_lettered_as_people_call_them() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
