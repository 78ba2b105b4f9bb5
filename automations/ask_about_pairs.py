"""Two leads that look like one person only since something was told, merged or typed become a question in Review.

Whoever is filed as a lead is compared with all others there and then. What a lead learns later, by a touch, by a
merge or by hand, is compared here, in the turn in which it is noticed; of what was ever asked nothing is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.model import Event, Lead, ReviewCase
from leads.noticing import PERSON
from leads.picture import Arrivals, Picture
from leads.recognising.asking import asked_pairs, link_question
from leads.recognising.kept import index_of
from leads.recognising.learnt import model_of
from leads.recognising.linking import link_of
from leads.recognising.normalising import contact_of
from leads.recognising.pairs import Pairs, known_under
from leads.tabs import LEADS, REVIEW

NAME = "ask_about_pairs"

MOST = 200
"""Leads looked at in one turn; of a larger paste `run.py match --all --ask` finds the rest."""

_COMPARED = frozenset(
    LEADS.column(attribute).heading
    for attribute in ("name", "company", "email", "phone", "country", "region", "postcode")
)
_A_TURN = timedelta(minutes=10)
_NEEDED = ("Kind", "Lead A", "Lead B")


def ask_about_pairs(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """One question for each lead that learnt something in this turn and now looks like another one."""
    del arrivals
    changed = list(dict.fromkeys(_changed(picture, now)))[:MOST]
    if not changed or picture.lacks(REVIEW.title, _NEEDED):
        return Changes()
    cases = tuple(_questions(picture, changed, now))
    return Changes.of(Change(review=cases)) if cases else Changes()


def _changed(picture: Picture, now: datetime) -> Iterator[str]:
    """Leads of which more, or something else, is known since this turn began."""
    for event in reversed(picture.events):
        if event.at < now - _A_TURN:
            return
        if event.at != now:
            continue
        if event.what == Event.MERGED:
            yield str(event.new or "")
        elif event.what == Event.TOUCH or (event.what in _COMPARED and event.who == PERSON):
            yield event.lead_id


def _questions(picture: Picture, changed: list[str], now: datetime) -> Iterator[ReviewCase]:
    pairs, model = Pairs.of(picture.events), model_of(picture.memory)
    different, asked = pairs.different_homes(), asked_pairs(picture, pairs)
    leads: dict[str, Lead] = {lead.lead_id: lead for lead in picture.leads}
    index = index_of(known_under(picture.leads, pairs))
    for about in changed:
        lead = leads.get(about)
        if lead is None or pairs.home(about) != about:
            continue
        link = link_of(contact_of(lead), about, index, model, different)
        pair = frozenset({about, link.lead_id}) if link else frozenset()
        if link and link.lead_id in leads and pair not in asked:
            asked.add(pair)
            yield link_question(lead, leads[link.lead_id], link, "as the two rows stand now", now)


AUTOMATION = Automation(
    NAME,
    "Two leads that look like one person only since one of them learnt more become a question in Review.",
    ask_about_pairs,
)
