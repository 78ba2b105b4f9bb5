"""Letters that did not leave are queued again: later and later for two days, or once quiet hours are over."""

from __future__ import annotations

from datetime import datetime

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.following_up.quiet_hours import quiet_hours_of
from leads.picture import Arrivals, Picture
from leads.telling.outgoing import due_again, waited
from leads.telling.undelivered import questions


def retry_letters(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Queue again, behind the fence, so that of two workers only one tries. What is given up is asked in Review."""
    del arrivals
    rows = due_again(picture.letters, now)
    if quiet_hours_of(picture.settings).end(now, picture.zone) is None:
        rows += waited(picture.letters, now)
    return Changes(tuple(Change(letters=(row,), review=questions((row,), now)) for row in rows))


AUTOMATION = Automation(
    "retry_letters",
    "Letters that did not leave are tried again, later and later, for two days; what waited for quiet hours leaves.",
    retry_letters,
)
