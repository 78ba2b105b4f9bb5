"""What the first decision after a restart costs: nothing is remembered, and all of History is news.

    python -m benchmarks.restart_cost [--leads 10000] [--events 50000] [--profile NAME]

A register and a History are invented, every automation is asked once, as in the first turn of a process,
and once more as in the next. The limit is of processor time, on a machine that adds up five million numbers
in a quarter of a second; a slower or busier one is given as much more.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from automations import ALL
from benchmarks.start_up import slowness
from leads.last_known import WATCHED_SINCE
from leads.model import Cell, Event, Lead
from leads.picture import Arrivals, Picture
from leads.tabs import LEADS

FIRST_DECISION_S = 0.7
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
OWNERS = ("Ana Lopez", "Ben Okafor", "Chidi Meyer", "")
STAGES = ("New", "Contacted", "Quote sent", "Won", "Lost")
WATCHED = ("owner", "stage", "comment", "next_action", "last_touch", "phone")
"""What History tells most of."""


def invented(leads: int, events: int, seed: int = 7) -> Picture:
    """A workbook in which everything is as History tells it: nobody changed anything while the worker was away."""
    chance = random.Random(seed)
    rows = [_lead(number, chance) for number in range(leads)]
    history = [
        Event(
            at=lead.first_contact or BEGAN,
            lead_id=lead.lead_id,
            who="take_in_inquiries",
            what=Event.FILED,
            because="first inquiry of this person",
            source_ref=f"{lead.number}@firm.example {lead.number:012x}",
            version=number + 1,
        )
        for number, lead in enumerate(rows)
    ]
    told: dict[str, dict[str, Cell]] = {lead.lead_id: {} for lead in rows}
    for number in range(events - leads):
        lead, attribute = chance.choice(rows), chance.choice(WATCHED)
        new: Cell = getattr(lead, attribute)
        history.append(
            Event(
                at=BEGAN + timedelta(minutes=leads + number),
                lead_id=lead.lead_id,
                who=chance.choice(("person", "assign_owners")),
                what=LEADS.column(attribute).heading,
                old=told[lead.lead_id].get(attribute),
                new=new,
                because="changed by hand",
                version=leads + number + 1,
                cell=f"Leads!D{lead.row}",
            )
        )
        told[lead.lead_id][attribute] = new
    known = {event.lead_id for event in history if event.what == Event.FILED}
    return Picture(
        version=len(history),
        read_version=len(history),
        read_at=BEGAN + timedelta(days=300),
        zone=ZoneInfo("Europe/Berlin"),
        leads=tuple(replace(lead, **_untold(told[lead.lead_id])) for lead in rows),
        events=tuple(history),
        known_refs={
            e.source_ref: e.lead_id for e in history if e.source_ref and e.lead_id in known
        },
        memory={WATCHED_SINCE: "0"},
        columns={c.attribute: chr(ord("A") + n) for n, c in enumerate(LEADS.columns)},
        next_lead=1001 + leads,
    )


def _untold(told: dict[str, Cell]) -> dict[str, Any]:
    """Cells of which History tells nothing are as blank as the filing left them."""
    return {a: None if a == "next_action" else "" for a in WATCHED[:4] if a not in told}


def _lead(number: int, chance: random.Random) -> Lead:
    arrived = BEGAN + timedelta(minutes=number)
    return Lead(
        lead_id=f"L-{1001 + number}",
        name=f"Person {number}",
        company=f"Firm {number % 4000} Ltd",
        stage=chance.choice(STAGES),
        owner=chance.choice(OWNERS),
        next_action=chance.choice((None, date(2026, 12, 1) + timedelta(days=number % 90))),
        comment=chance.choice(("", "wants it before Easter", "call back on Monday")),
        phone=f"+4420794{number:05d}",
        email=f"buyer{number}@firm{number % 4000}.example",
        interest="Offer for pumps",
        country="GB",
        source="Email",
        first_contact=arrived,
        last_touch=arrived,
        inquiries=1,
        message=f"mid:{number}@firm.example",
        row=number + 2,
    )


def costs(picture: Picture) -> dict[str, float]:
    """Automation -> seconds of processor time for one decision, in the order of the roster."""
    spent: dict[str, float] = {}
    for automation in ALL:
        started = time.process_time()
        automation.decide(picture, Arrivals(), picture.read_at)
        spent[automation.name] = time.process_time() - started
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--profile", metavar="NAME", help="where one automation's time goes")
    told = parser.parse_args()
    picture = invented(told.leads, told.events)
    if told.profile:
        decide = next(one.decide for one in ALL if one.name == told.profile)
        profile = cProfile.Profile()
        profile.runcall(decide, picture, Arrivals(), picture.read_at)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(20)
        return 0
    first = costs(picture)
    second = costs(replace(picture, previous=replace(picture, known_refs=dict(picture.known_refs))))
    slow = slowness()
    print(f"{told.leads:,} leads, {told.events:,} History rows: seconds of processor time")
    print(f"{'':24}{'first':>8}{'next':>8}")
    for name, seconds in first.items():
        print(f"{name:24}{seconds:8.3f}{second[name]:8.3f}")
    whole = sum(first.values())
    limit = FIRST_DECISION_S * slow
    print(f"{'all':24}{whole:8.3f}{sum(second.values()):8.3f}   (limit {limit:.2f} for the first)")
    return 0 if whole <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
