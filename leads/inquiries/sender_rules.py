"""Rules that people make about a sender or a mailing list: always an inquiry, or never one.

sender | is | jobs@board.example   | lead
sender | is | board.example        | lead      the whole domain
list   | is | widgets.list.example | lead
sender | contains | newsletter     | screen
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading, read_anyway, read_inquiry
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.taught import taught
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Workspace
from leads.settings import Rule

SENDER, LIST = "sender", "list"
LEAD, SCREEN = "lead", "screen"

_INQUIRIES = frozenset({Verdict.INQUIRY, Verdict.REPLY})
_MACHINES = frozenset({Verdict.BOUNCE, Verdict.AUTO_REPLY, Verdict.OWN, Verdict.UNREADABLE})
"""What no rule makes an inquiry: nobody wrote it to us."""

_LIST_ID = late_pattern(r"<\s*([^<>\s]+)\s*>")


def read_by_rules(
    mail: Mail, received_at: datetime, workspace: Workspace, rules: Iterable[Rule]
) -> Reading:
    """Judge one mail as the team's rules want it; without one about its sender, as `read_inquiry` does."""
    rules = tuple(rules)
    workspace = taught(workspace, rules)
    rule = ruling(mail, rules)
    if rule is None:
        return read_inquiry(mail, received_at, workspace)
    because = f"Rules row {rule.row}: {rule.when} {rule.test} {rule.value}"
    if rule.then == SCREEN:
        return Reading(verdict=Verdict.RULE, because=because)
    reading = read_inquiry(mail, received_at, workspace)
    if reading.verdict in _INQUIRIES or reading.verdict in _MACHINES:
        return reading
    return replace(read_anyway(mail, received_at, workspace), because=because)


def ruling(mail: Mail, rules: Iterable[Rule]) -> Rule | None:
    """The first rule that is about this mail's sender or list."""
    for rule in rules:
        if rule.when in (SENDER, LIST) and _matches(mail, rule):
            return rule
    return None


def list_of(mail: Mail) -> str:
    """The mailing list that it came by, as List-Id names it; "" when by none."""
    told = mail.header("List-Id")
    found = _LIST_ID.search(told)
    return (found[1] if found else told).strip().casefold()[:200]


def _matches(mail: Mail, rule: Rule) -> bool:
    wanted = rule.value.strip().casefold().lstrip("@")
    told = list_of(mail) if rule.when == LIST else mail.sender.email.casefold()
    if not wanted or not told:
        return False
    if rule.test == "contains":
        return wanted in told
    if rule.when == LIST or "@" in wanted:
        return told == wanted
    domain = told.rpartition("@")[2]
    return domain == wanted or domain.endswith(f".{wanted}")
