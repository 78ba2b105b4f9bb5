"""Does somebody want something of us? Phrases of asking, ordering and needing, in the first person.

They outweigh what else looks like a pitch or an automatic answer: a person who wants something
must never be kept out.
"""

from __future__ import annotations

from leads.inquiries.wording.tongues import Phrasebook, Sign

_WANTING = Phrasebook("wanting")


def wants(flat: str, languages: tuple[str, ...]) -> list[Sign]:
    """The phrases with which the writer asks us for something; `flat` as `tongues.flattened` gives it."""
    return _WANTING.signs(flat, languages)
