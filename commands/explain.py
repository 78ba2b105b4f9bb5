"""`explain L-1003`: why a lead is as it is, told from its row and its History; `explain FILE`: how a mail is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.exit_codes import FINDINGS, OK
from commands.wiring import load, open_workbook
from leads.model import Lead, ReviewCase
from leads.picture import Picture
from leads.tabs import LEADS
from leads.telling.life import life_of, spoken


def explain(what: str, *, config: Path) -> int:
    """Print what is known of the lead, or what a mail file says. Exit code 0, or 1 when there is neither."""
    file = Path(what)
    if file.is_file():
        from commands.parse import parse

        ours = config if config.is_file() else None
        return parse([file], as_json=False, config=ours, own=[], region="")
    if file.exists() or file.suffix or file.name != what:
        print(
            f"There is no mail file {what}: check the path. A lead's id looks like L-1003.",
            file=sys.stderr,
        )
        return FINDINGS
    picture = open_workbook(load(config)).read()
    lead_id = what.strip().upper()
    lead = next((lead for lead in picture.leads if lead.lead_id.upper() == lead_id), None)
    known_as = lead.lead_id if lead else lead_id
    life = list(life_of(known_as, picture.events, picture.zone))
    if lead is None and not life:
        print(
            f"There is no lead {lead_id} among {len(picture.leads)}, and History knows none: "
            "its ID stands in the last column of Leads.",
            file=sys.stderr,
        )
        return FINDINGS
    print("\n".join(told(known_as, lead, life, picture)))
    return OK


def told(lead_id: str, lead: Lead | None, life: Sequence[str], picture: Picture) -> Iterator[str]:
    """The explanation, line by line."""
    if lead is None:
        yield f"{lead_id} is no longer in the Leads tab; this is what History says."
    else:
        yield from _row(lead, picture.zone)
        yield f"  {picture.link_to(lead)}"
    yield ""
    yield f"History (times in {picture.zone.key}):" if life else "History says nothing about it."
    for line in life:
        yield f"  {line}"
    if lead:
        for case in _open_cases(lead, picture):
            yield f"Review asks: {case.kind} of {case.lead_a} and {case.lead_b}: {case.why}"


def _row(lead: Lead, zone: ZoneInfo) -> Iterator[str]:
    yield f"{lead.lead_id}: {', '.join(filter(None, (lead.name, lead.company))) or 'no name yet'}"
    for column in LEADS.columns:
        shown = getattr(lead, column.attribute)
        if shown not in {"", None} and column.attribute not in {"lead_id", "name", "company"}:
            yield f"  {column.heading}: {spoken(shown, zone)}"


def _open_cases(lead: Lead, picture: Picture) -> Iterator[ReviewCase]:
    for case in picture.review:
        if lead.lead_id in {case.lead_a, case.lead_b} and not case.decision:
            yield case
