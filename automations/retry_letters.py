"""Letters that surely did not leave are queued again, later and later, for two days."""

from __future__ import annotations

from datetime import datetime

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.picture import Arrivals, Picture
from leads.telling.outgoing import due_again


def retry_letters(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Queue again, behind the fence, so that of two workers only one tries."""
    del arrivals
    return Changes(tuple(Change(letters=(row,)) for row in due_again(picture.letters, now)))


AUTOMATION = Automation(
    "retry_letters",
    "Letters that surely did not leave are tried again, later and later, for two days.",
    retry_letters,
)
