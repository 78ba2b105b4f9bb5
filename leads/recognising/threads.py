"""Does this mail answer one that we have filed? By Message-ID, nearest first; never by subject alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leads.inquiries.refs import lasting_id, message_id_of
from leads.model import Inquiry, Lead, LetterEvent
from leads.picture import SCREENED
from leads.telling.outgoing import ACKNOWLEDGEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The lead that an inquiry answers, and why we say so."""

    lead_id: str
    because: str


def homes_by_message_id(known_refs: Mapping[str, str]) -> dict[str, str]:
    """Message-ID -> the lead that message was filed on; screened ones and form rows have none."""
    homes: dict[str, str] = {}
    for ref, home in known_refs.items():
        message_id = message_id_of(ref)
        if message_id and home != SCREENED:
            homes.setdefault(message_id, home)
    return homes


def homes_of_letters(letters: Iterable[LetterEvent]) -> dict[str, str]:
    """Message-ID -> the lead that a letter of ours was about; digests are about none."""
    return {
        lasting_id(letter.message_id): letter.about
        for letter in letters
        if letter.kind == ACKNOWLEDGEMENT
    }


def answered_lead(
    inquiry: Inquiry, leads: Mapping[str, Lead], threads: Mapping[str, str]
) -> Answered | None:
    """The lead whose message this one answers, or that its subject names.

    A Message-ID is hard to guess, so a colleague who answers in the thread is believed. A number in
    the subject is easy to guess: it counts only when the sender's address is the lead's own.
    """
    for message_id in inquiry.refers_to:
        home = threads.get(message_id, "")
        if home in leads:
            return Answered(lead_id=home, because=f"answers a message of {home}")
    hinted = leads.get(inquiry.lead_hint)
    if hinted and _same_address(hinted, inquiry):
        return Answered(
            lead_id=hinted.lead_id,
            because=f"names {hinted.lead_id} in the subject and comes from its address",
        )
    return None


def _same_address(lead: Lead, inquiry: Inquiry) -> bool:
    wanted = inquiry.contact.email.casefold()
    return bool(wanted) and wanted in addresses_in(lead.email)


def addresses_in(cell: str) -> Iterable[str]:
    """A person may have typed two addresses into one cell."""
    return [
        part.strip("<>,;").casefold() for part in cell.replace(",", " ").replace(";", " ").split()
    ]
