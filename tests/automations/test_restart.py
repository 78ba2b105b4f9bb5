"""The first decision of a new process: all of History is news to it (its cost: `benchmarks/restart_cost.py`)."""

from __future__ import annotations

from dataclasses import replace

from automations.notice_edits import notice_edits
from benchmarks.restart_cost import invented
from leads.picture import Arrivals
from leads.settings import Stage
from tests.automations.office import STAGES, Office


def test_after_a_restart_only_what_history_tells_otherwise_was_edited() -> None:
    picture = invented(50, 400)
    first, *rest = picture.leads
    edited = replace(picture, leads=(replace(first, comment="rang her"), *rest))

    quiet = notice_edits(picture, Arrivals(), picture.read_at)
    told = notice_edits(edited, Arrivals(), picture.read_at)

    assert not quiet
    assert [(e.lead_id, e.what, e.new) for e in told.events] == [
        (first.lead_id, "Comment", "rang her")
    ]


def test_each_lead_is_known_by_the_stage_that_it_was_filed_in() -> None:
    """Each `work` is a new process, as under cron. The manager puts another stage first between two of them."""
    office = Office()
    office.write("Ann Lee <ann@one.example>", "A price for one, please.", "1@one.example")
    office.work()
    first = (Stage(name="Incoming"), *STAGES.stages)
    office.workbook.settings = replace(STAGES, stages=first)
    office.work()
    assert [e for e in office.workbook.events if e.what == "Stage"] == []

    office.write("Bob Ray <bob@two.example>", "A price for two, please.", "2@two.example")
    office.work()
    for lead_id in list(office.workbook.leads):
        office.workbook.edit(lead_id, stage="Quoted")
    office.work()

    told = [(e.who, e.old, e.new) for e in office.workbook.events if e.what == "Stage"]
    assert told == [("person", "New", "Quoted"), ("person", "Incoming", "Quoted")]
