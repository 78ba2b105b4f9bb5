"""The register while a turn files into it: known leads, those filed a moment ago, and who is who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from leads.changes import Change
from leads.filing import (
    Filing,
    after_cells,
    free_number,
    lead_id,
    new_lead,
    shown_message,
    touch,
    used_ids,
)
from leads.model import Event, Inquiry, Lead, ReviewCase, Screened
from leads.picture import SCREENED, Picture
from leads.recognising.asking import asked_pairs, link_question
from leads.recognising.deciding import (
    WAS,
    New,
    Possible,
    Repeat,
    Returning,
    duplicate_window,
    recognise,
)
from leads.recognising.index import Index
from leads.recognising.kept import index_of
from leads.recognising.learnt import model_of
from leads.recognising.linking import link_of
from leads.recognising.pairs import Pair, Pairs, known_under
from leads.recognising.threads import (
    addresses_in,
    answered_lead,
    homes_by_message_id,
    homes_of_letters,
)
from leads.tabs import LEADS

SENT_TWICE_WITHIN = timedelta(minutes=10)
"""The same answers again within this are one submission; later they are a touch."""

_STAGE = LEADS.column("stage").heading


class Register:
    """Files inquiries one after the other; each is recognised against all that stand before it.

    The picture is never changed: what is filed goes out as `Change`s.
    """

    def __init__(self, picture: Picture, filing: Filing) -> None:
        self.filing = filing
        self._picture = picture
        self._leads = {lead.lead_id: lead for lead in picture.leads}
        self._used = used_ids(picture)
        self._number = free_number(picture.next_lead, self._used)
        self._homes: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._index: Index | None = None
        self._threads: dict[str, str] | None = None
        self._kept_pairs: Pairs | None = None
        self._asked: set[Pair] | None = None

    def home_of(self, source_ref: str) -> str | None:
        """The lead an arrival was filed on, SCREENED, or None when it is new."""
        return self._homes.get(source_ref) or self._picture.known_refs.get(source_ref)

    def screen(self, row: Screened) -> Change:
        """File an arrival that is no inquiry."""
        self._homes.setdefault(row.source_ref, SCREENED)
        return Change(screened=(row,))

    def leads_at(self, email: str) -> tuple[Lead, ...]:
        """The leads with exactly this address, open ones first, the youngest of them first.

        Also those into which a row with this address was merged.
        """
        wanted = email.strip().casefold()
        known = {about for about, _ in self.index.with_email(email)}
        found = [
            self._leads[about]
            for about in known
            if any(wanted in addresses_in(row.email) for row in self._rows_of(about))
        ]
        is_open = self._picture.settings.is_open
        return tuple(sorted(found, key=lambda lead: (not is_open(lead.stage), -lead.number)))

    def _rows_of(self, about: str) -> Iterator[Lead]:
        """A lead's own row, and the rows that were merged into it."""
        yield self._leads[about]
        for merged in self._pairs.into:
            if merged in self._leads and self._pairs.home(merged) == about:
                yield self._leads[merged]

    def resent(self, inquiry: Inquiry) -> str:
        """The lead that got the very same words within minutes: a button pressed twice. "" when there is none."""
        if not inquiry.contact.email:
            return ""
        words = shown_message(inquiry)
        for lead in self.leads_at(inquiry.contact.email):
            last = lead.last_touch
            is_near = last is not None and abs(last - inquiry.received_at) <= SENT_TWICE_WITHIN
            if is_near and words and words == self._last_words(lead.lead_id):
                return lead.lead_id
        return ""

    def _last_words(self, about: str) -> str:
        if about in self._words:
            return self._words[about]
        wrote = (
            str(event.new or "")
            for event in reversed(self._picture.events)
            if event.lead_id == about and event.what in {Event.FILED, Event.TOUCH}
        )
        return next(wrote, "")

    def take(self, inquiry: Inquiry) -> Change:
        """File an inquiry: on the lead that it answers or repeats, else as a new lead."""
        change = self._taken(inquiry)
        self._remember(inquiry, change)
        return change

    def take_known(self, inquiry: Inquiry) -> Change | None:
        """The same where it is filed on a lead, or its sender has one, open or closed; None of a stranger's."""
        change = self._taken(inquiry)
        if change.new_lead and not self.leads_at(inquiry.contact.email):
            return None
        self._remember(inquiry, change)
        return change

    def _taken(self, inquiry: Inquiry) -> Change:
        answered = answered_lead(inquiry, self._leads, self.threads)
        if answered and (home := self._pairs.home(answered.lead_id)) in self._leads:
            return touch(self._leads[home], inquiry, answered.because, self.filing)
        window = duplicate_window(self._picture.settings)
        met = recognise(
            inquiry.contact,
            self.index,
            self._closed_since,
            inquiry.received_at,
            window,
            different=self._pairs.different_homes(),
            model=model_of(self._picture.memory),
        )
        match met:
            case Repeat(lead_id=known, because=because):
                change = touch(self._leads[known], inquiry, because, self.filing)
                return replace(change, review=tuple(self._linked(known, inquiry)))
            case Returning(lead_id=known, because=because):
                return self._new(inquiry, f"{WAS}{known}: {because}")
            case Possible() as possible:
                return self._new(inquiry, possible.because, self._questions(possible))
            case New(because=because):
                return self._new(inquiry, because)

    def _new(self, inquiry: Inquiry, because: str, review: tuple[ReviewCase, ...] = ()) -> Change:
        stage = self._picture.settings.entry_stage
        return new_lead(inquiry, self._number, stage, because, self.filing, review=review)

    def _questions(self, possible: Possible) -> tuple[ReviewCase, ...]:
        """One Review row for the likeliest candidate; the others are named in it."""
        (best, score, why), *others = possible.candidates
        also = ", ".join(other for other, _, _ in others[:3])
        return (
            ReviewCase(
                raised_at=self.filing.at,
                kind=ReviewCase.POSSIBLE_REPEAT,
                why=f"{why}; also like {also}" if also else why,
                score=score,
                lead_a=best,
                lead_b=lead_id(self._number),
            ),
        )

    def _linked(self, known: str, inquiry: Inquiry) -> Iterator[ReviewCase]:
        """A question where the inquiry would have been filed on another lead, too, were it not for this one."""
        link = link_of(
            inquiry.contact,
            known,
            self.index,
            model_of(self._picture.memory),
            self._pairs.different_homes(),
            is_certain=True,
        )
        if link is None or link.lead_id not in self._leads:
            return
        if self._asked is None:
            self._asked = asked_pairs(self._picture, self._pairs)
        pair = frozenset({known, link.lead_id})
        if pair not in self._asked:
            self._asked.add(pair)
            one, other = self._leads[known], self._leads[link.lead_id]
            how = f"a message fits both, and was filed on {known}"
            yield link_question(one, other, link, how, self.filing.at)

    def _remember(self, inquiry: Inquiry, change: Change) -> None:
        if change.new_lead:
            lead = change.new_lead
            self._leads[lead.lead_id] = lead
            self._number = free_number(self._number + 1, self._used)
            self.index.add(lead)
        else:
            lead = after_cells(self._leads[change.events[0].lead_id], change)
            self._leads[lead.lead_id] = lead
            self.index.add_contact(lead.lead_id, inquiry.contact)
        self._words[lead.lead_id] = shown_message(inquiry)
        self._homes[inquiry.source_ref] = lead.lead_id
        if self._threads is not None:
            self._threads.update(homes_by_message_id({inquiry.source_ref: lead.lead_id}))

    @property
    def index(self) -> Index:
        """Built when first needed: most turns bring nobody to recognise."""
        if self._index is None:
            self._index = index_of(known_under(self._picture.leads, self._pairs))
        return self._index

    @property
    def _pairs(self) -> Pairs:
        """What people said of two leads, before this turn's inquiries: these change nothing about it."""
        if self._kept_pairs is None:
            self._kept_pairs = Pairs.of(self._picture.events)
        return self._kept_pairs

    @property
    def threads(self) -> Mapping[str, str]:
        """Message-ID -> lead id, of everything filed and of every letter about a lead."""
        if self._threads is None:
            known = {**self._picture.known_refs, **self._homes}
            homes = homes_of_letters(self._picture.letters) | homes_by_message_id(known)
            self._threads = {ref: self._pairs.home(lead_id) for ref, lead_id in homes.items()}
        return self._threads

    def _closed_since(self, about: str) -> datetime | None:
        """When the lead's stage last became one that wants no work; None while it is open."""
        lead = self._leads[about]
        if self._picture.settings.is_open(lead.stage):
            return None
        changes = (e.at for e in self._picture.events if e.lead_id == about and e.what == _STAGE)
        return max(changes, default=None) or lead.last_touch or lead.first_contact
