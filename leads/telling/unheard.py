"""Leads that no digest can tell of, because nobody who gets one owns them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from leads.model import Lead, ReviewCase
from leads.picture import Picture
from leads.settings import Member, Role, Settings
from leads.telling.wording import is_address, one_line


def unheard(picture: Picture) -> tuple[Lead, ...]:
    """Open leads whose owner is blank, is not in Team (left, or mistyped), or gets no digest."""
    settings = picture.settings
    return tuple(
        lead
        for lead in picture.leads
        if settings.is_open(lead.stage) and why_unheard(lead.owner, settings)
    )


def why_unheard(owner: str, settings: Settings) -> str:
    """Why no digest tells of a lead with this owner; "" when one does."""
    name = one_line(owner, 40)
    if not name:
        return "no owner"
    member = settings.member(owner)
    if member is None:
        return f"owner “{name}” is not on the Team tab"
    if not member.active:
        return f"owner {name} is not active on the Team tab"
    return "" if hears(member) else f"owner {name} gets no digest: see time and address on Team"


def hears(member: Member) -> bool:
    """Whether a digest goes out to them at all."""
    return member.active and member.digest_at is not None and is_address(member.email.strip())


def a_manager_hears(settings: Settings) -> bool:
    """Whether anybody is told in a digest what concerns nobody else."""
    return any(member.role is Role.MANAGER and hears(member) for member in settings.team)


def questions(picture: Picture, now: datetime) -> Iterator[ReviewCase]:
    """For Review, where no manager gets a digest: one for each owner who is told of nothing, asked once."""
    if a_manager_hears(picture.settings):
        return
    reasons: dict[str, list[Lead]] = {}
    for lead in unheard(picture):
        reasons.setdefault(why_unheard(lead.owner, picture.settings), []).append(lead)
    asked = [case.why for case in picture.review if case.kind == ReviewCase.UNHEARD]
    for reason, leads in reasons.items():
        opening = f"No digest tells of leads with {reason}"
        if any(why.startswith(opening) for why in asked):
            continue
        rest = f" and {len(leads) - 3} more" if len(leads) > 3 else ""
        named = ", ".join(lead.lead_id for lead in leads[:3]) + rest
        yield ReviewCase(
            raised_at=now,
            kind=ReviewCase.UNHEARD,
            why=f"{opening} ({named}): correct Owner in Leads or the Team tab, or make somebody manager there",
            lead_a=leads[0].lead_id,
        )
