"""At start, daily and after a restore, mailboxes are compared with the workbook; what is missing is filed."""

from __future__ import annotations

from datetime import datetime

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.picture import Arrivals, Picture
from leads.reconciling import RECONCILED

NAME = "reconcile"


def reconcile(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Remember that they were compared; the mails that were missing are filed with the others.

    What a first reading of the mailboxes brings needs no comparison: it is all there is.
    """
    first = bool(arrivals.mails) and RECONCILED not in picture.memory
    noted = picture.memory.get(RECONCILED) == now.isoformat()
    if noted or not (arrivals.compared or first):
        return Changes()
    return Changes.of(Change(memory={RECONCILED: now.isoformat()}))


AUTOMATION = Automation(
    NAME,
    "At start, daily and after a restored file, mails of the last 30 days that are in no row are filed.",
    reconcile,
)
