"""Leads that no digest can tell of, because nobody who gets one owns them."""

from __future__ import annotations

from leads.model import Lead
from leads.picture import Picture
from leads.settings import Settings
from leads.telling.wording import is_address


def unheard(picture: Picture) -> tuple[Lead, ...]:
    """Open leads whose owner is blank, is not in Team (left, or mistyped), or gets no digest."""
    settings = picture.settings
    return tuple(
        lead
        for lead in picture.leads
        if settings.is_open(lead.stage) and not _hears(lead.owner, settings)
    )


def _hears(owner: str, settings: Settings) -> bool:
    member = settings.member(owner)
    return (
        member is not None
        and member.active
        and member.digest_at is not None
        and is_address(member.email.strip())
    )
