"""The page for everybody."""

from __future__ import annotations

from datetime import time

from leads.settings import Member, Role, Settings, Stage, StageKind, TerritoryRule
from leads.tabs import LEADS
from leads.telling.guide import FOOT, guide_lines


def test_every_column_of_leads_is_somebodys() -> None:
    lines = guide_lines(Settings())
    named = ", ".join(line.partition(": ")[2].rstrip(".") for line in lines if ": " in line)

    assert all(heading in named for heading in LEADS.headings)


def test_tabs_that_nothing_reads_are_said_to_be_so() -> None:
    (told,) = [line for line in guide_lines(Settings()) if "nothing is read from them yet" in line]

    assert told.startswith("Promises and Import are kept for what comes later")


def test_stages_territories_and_letters_are_told_as_they_are_set() -> None:
    lines = guide_lines(
        Settings(
            team=(
                Member(name="Ana", email="ana@example.com", digest_at=time(8)),
                Member(name="Mara", email="mara@example.com", role=Role.MANAGER),
                Member(name="Gone", email="gone@example.com", digest_at=time(8), active=False),
            ),
            territories=(
                TerritoryRule(
                    order=1,
                    match_on="country",
                    pattern="DE",
                    territory="Germany",
                    owners=("Ana",),
                    row=2,
                ),
                TerritoryRule(order=2, match_on="*", pattern="*", territory="", owners=(), row=3),
            ),
            stages=(
                Stage(name="New", meaning="Just arrived.", remind_after=1),
                Stage(name="Won", kind=StageKind.WON),
            ),
        )
    )

    assert "New: Just arrived (open; reminds after 1 day)." in lines
    assert "Won (won)." in lines
    assert "Germany (country DE): Ana." in lines
    assert "No territory (everything else): nobody yet." in lines
    assert "Ana gets a letter at 08:00 (Etc/UTC) with what is due." in lines
    assert "Mara (mara@example.com)" in lines
    assert not any("Gone" in line for line in lines)


def test_page_ends_with_the_line_below_which_people_write() -> None:
    assert guide_lines(Settings())[-1] == FOOT
