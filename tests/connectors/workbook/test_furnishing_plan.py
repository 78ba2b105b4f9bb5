"""What `init` sends, before it is sent anywhere."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from connectors.workbook.furnishing import planned
from connectors.workbook.furniture import samples
from connectors.workbook.inventory import Inventory
from connectors.workbook.places import Ground, SheetPlace
from leads.settings_tabs import read_settings
from leads.tabs import ALL, RULES, STAGES, TEAM, TERRITORIES

BERLIN = ZoneInfo("Europe/Berlin")


def fresh() -> Inventory:
    """A spreadsheet somebody just created."""
    only = SheetPlace(sheet_id=0, title="Sheet1")
    return Inventory(
        title="Sales",
        zone="Europe/Berlin",
        ground=Ground(zone=BERLIN, sheets=(only,)),
        standing={},
        sheet_ids=frozenset({0}),
        cells=26_000,
        spare=only,
    )


def test_everything_init_sends_is_valid_to_google(google: Any) -> None:
    url = "https://sheets.googleapis.com/v4/spreadsheets/ID:batchUpdate?prettyPrint=false"

    assert google.check_request("POST", url, {"requests": planned(fresh()).requests}) == []


def test_tabs_stand_in_the_order_a_rep_meets_them() -> None:
    requests = planned(fresh()).requests
    added = [r["addSheet"]["properties"] for r in requests if "addSheet" in r]

    assert [p["title"] for p in added] == [tab.title for tab in ALL[1:]]
    assert [p["index"] for p in added] == list(range(1, len(ALL)))
    assert {p["title"] for p in added if p.get("hidden")} == {"_system", "_outbox"}


def test_empty_first_tab_becomes_leads() -> None:
    renamed = [
        r["updateSheetProperties"]
        for r in planned(fresh()).requests
        if "updateSheetProperties" in r
    ]

    assert [r["properties"]["title"] for r in renamed] == ["Leads"]


def test_dropdowns_suggest_and_never_forbid() -> None:
    rules = [r["setDataValidation"] for r in planned(fresh()).requests if "setDataValidation" in r]
    ranges = [
        r["rule"]["condition"] for r in rules if r["rule"]["condition"]["type"] == "ONE_OF_RANGE"
    ]

    assert not any(rule["rule"]["strict"] for rule in rules)
    assert not any("endRowIndex" in rule["range"] for rule in rules)
    assert {"=Stages!$A$2:$A", "=Team!$A$2:$A", "=Territories!$D$2:$D"} == {
        condition["values"][0]["userEnteredValue"] for condition in ranges
    }


def test_protections_only_warn() -> None:
    protected = [
        r["addProtectedRange"] for r in planned(fresh()).requests if "addProtectedRange" in r
    ]

    assert protected
    assert all(p["protectedRange"]["warningOnly"] for p in protected)


def test_sample_people_get_no_filter_view() -> None:
    views = [
        r["addFilterView"]["filter"] for r in planned(fresh()).requests if "addFilterView" in r
    ]

    assert [view["title"] for view in views] == ["All open", "Overdue", "Unassigned"]


def test_sample_settings_make_sense() -> None:
    tables = {}
    for tab in (TEAM, TERRITORIES, STAGES, RULES):
        headings = {column.attribute: column.heading for column in tab.columns}
        rows = samples("Europe/Berlin")[tab.title]
        tables[tab.title] = [
            (number, {headings[key]: cell for key, cell in row.items()})
            for number, row in enumerate(rows, 2)
        ]
    settings = read_settings(tables, BERLIN)

    assert settings.problems == ()
    assert [m.name for m in settings.team if m.active] == ["Ana Keller", "Ben Okoro", "Mara Lind"]
    assert settings.territories[-1].match_on == "*"
    assert settings.entry_stage == "New"
    assert settings.named["duplicate window"] == "180 days"
