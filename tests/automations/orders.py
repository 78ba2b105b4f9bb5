"""Standing orders of no use but to tests."""

from __future__ import annotations

from datetime import datetime

from leads.changes import CellChange, Change, Changes
from leads.picture import Arrivals, Picture

FIRST_COME = "Priya"


def give_owner(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Wants each lead without an owner to be Priya's."""
    return Changes(
        tuple(
            Change(
                cells=(
                    CellChange(
                        lead_id=lead.lead_id,
                        attribute="owner",
                        old="",
                        new=FIRST_COME,
                        because="first come",
                        who="give_owner",
                    ),
                )
            )
            for lead in picture.leads
            if not lead.owner
        )
    )
