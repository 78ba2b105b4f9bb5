"""What people decide in Review is done: Same merges, Different is remembered for ever, Later asks again.

Each decision is one matter: merged rows, their snapshots in History and the note beside the question
land together or not at all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from automations.automation import Automation
from leads.changes import Change, Changes, SettingFlag
from leads.filing import Filing
from leads.model import Cell, Event, ReviewCase
from leads.picture import Arrivals, Picture
from leads.recognising.decisions import (
    A_PERSON,
    CLOSED,
    NOBODY,
    PAIRS,
    Said,
    done_with,
    note_on,
    question_of,
    said_of,
    settled,
    why_with,
)
from leads.recognising.merging import CannotMergeError, differ, in_order, merge, unmerge
from leads.recognising.pairs import Pairs
from leads.tabs import LEADS, REVIEW

NAME = "carry_out_decisions"

ASKED_AGAIN_AFTER = timedelta(days=7)
GONE_FOR = timedelta(minutes=10)
"""So long a deleted row may come back, from the clipboard say, before a question about it is closed."""

MOST = 200
"""Decisions carried out in one turn; the others follow in the next."""

ODD = "odd decisions"
"""`_system` key: what was typed and is no decision, as JSON {mark of the question: text}."""

_NEEDED = ("Kind", "Lead A", "Lead B", "Why", "Decision", "When")
_ORDER: dict[Said | None, int] = {Said.DIFFERENT: 0, Said.SAME: 1, Said.LATER: 2}
_LAST = len(_ORDER)
_SETTLED_ELSEWHERE = frozenset({ReviewCase.ODD_SETTING, ReviewCase.HELD})
_ID = LEADS.column("lead_id").heading
_WAS_MERGED = " was merged into "
_IN_TWO_ROWS = (
    "not done: this question stands in two rows, because rows were sorted while it was answered, and the decision "
    "may be meant for two other leads; delete this row, and decide in the other one"
)


def carry_out_decisions(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Each question in Review that somebody has decided since, or that nobody needs to decide any more."""
    del arrivals
    if not picture.review or picture.lacks(REVIEW.title, _NEEDED):
        return Changes()
    desk = _Desk(picture, now)
    parts: list[Change] = []
    # Different first: a Same that contradicts one of the same minute must not win by its place.
    for case in sorted(picture.review, key=lambda case: _ORDER.get(said_of(case), _LAST)):
        if len(parts) == MOST:
            break
        change = desk.heard(case)
        if change is not None:
            parts.append(change)
            desk.picture = desk.picture.after(Changes.of(change))
            desk.forget()
    if flagged := _flagged(picture):
        parts.append(flagged)
    return Changes(tuple(parts))


class _Desk:
    """Hears one question after the other; each on the register as those before it leave it."""

    def __init__(self, picture: Picture, now: datetime) -> None:
        self.picture = picture
        self._filing = Filing(who=NAME, at=now)
        self._asked = Counter(map(_question, picture.review))
        self._pairs: Pairs | None = None
        self._gone: Mapping[str, datetime] | None = None
        self._present: frozenset[str] | None = None

    def forget(self) -> None:
        """After the picture changed."""
        self._pairs = self._present = None

    @property
    def pairs(self) -> Pairs:
        if self._pairs is None:
            self._pairs = Pairs.of(self.picture.events)
        return self._pairs

    @property
    def present(self) -> frozenset[str]:
        if self._present is None:
            self._present = frozenset(lead.lead_id for lead in self.picture.leads)
        return self._present

    def heard(self, case: ReviewCase) -> Change | None:
        """What is to be done about a question; None when nothing is."""
        if case.row is None or case.kind in _SETTLED_ELSEWHERE:
            return None
        if case.kind not in PAIRS or not (case.lead_a and case.lead_b):
            return self._acknowledged(case)
        if not case.decision:
            return self._closing(case) if case.decided_at is None else None
        said = said_of(case)
        return self._told(case, said) if said else None

    def _told(self, case: ReviewCase, said: Said) -> Change | None:
        """Somebody typed a decision."""
        if said == done_with(case):
            return self._asked_again(case) if said is Said.LATER else self._parted(case, said)
        if done_with(case) and self._asked[_question(case)] > 1:
            # Somebody sorted Review in the second of our note, and it fell on this row: what is typed here was
            # meant for the two leads that stood here before.
            return self._noted(case, said, _IN_TWO_ROWS)
        if said is Said.LATER:
            return self._noted(case, said, "it is asked again in a week")
        return self._decided(case, said)

    def _decided(self, case: ReviewCase, said: Said) -> Change | None:
        missing = [about for about in self._homes(case) if about not in self.present]
        if missing and not self._are_gone(missing):
            return None  # perhaps a row that is being moved: the next reading tells
        if missing:
            return self._noted(
                case, said, f"nothing to do: {' and '.join(missing)} is not there any more"
            )
        return self._same(case) if said is Said.SAME else self._different(case)

    def _parted(self, case: ReviewCase, said: Said) -> Change | None:
        """Merged here, and taken out by the command since: the row must not go on saying that they are one."""
        one, other = case.lead_a, case.lead_b
        outcome = case.why.rpartition("\n")[2]
        was_merged = said is Said.SAME and _WAS_MERGED in outcome
        if not was_merged or frozenset({one, other}) not in self.pairs.different:
            return None
        if self.pairs.home(one) == self.pairs.home(other):
            return None
        return self._noted(case, said, f"{one} and {other} were one, and were taken apart again")

    def _homes(self, case: ReviewCase) -> tuple[str, str]:
        return self.pairs.home(case.lead_a), self.pairs.home(case.lead_b)

    def _same(self, case: ReviewCase) -> Change:
        one, other = self._homes(case)
        if one == other:
            return self._noted(case, Said.SAME, f"they are one lead already: {one}")
        pair = frozenset({case.lead_a, case.lead_b})
        before = replace(self.pairs, different=self.pairs.different - {pair})
        if before.are_different(one, other):
            return self._noted(
                case,
                Said.SAME,
                f"not done: somebody said that {one} and {other} are two people; "
                "type Same beside that question first",
            )
        leads = {lead.lead_id: lead for lead in self.picture.leads}
        older, younger = in_order(leads[one], leads[other])
        because = "a person typed Same in Review"
        merged = merge(self.picture, older, younger, because, self._filing)
        outcome = f"{younger.lead_id}{_WAS_MERGED}{older.lead_id}; Different takes it out again"
        return self._with_note(merged, case, Said.SAME, outcome)

    def _different(self, case: ReviewCase) -> Change:
        one, other = case.lead_a, case.lead_b
        because = "a person typed Different in Review"
        for younger, older in ((one, other), (other, one)):
            if self.pairs.into.get(younger) == older:
                try:
                    parted = unmerge(self.picture, younger, because, self._filing)
                except CannotMergeError as error:
                    return self._noted(case, Said.DIFFERENT, f"not done: {error}")
                outcome = f"{younger} was taken out of {older} again"
                return self._with_note(parted, case, Said.DIFFERENT, outcome)
        if self.pairs.home(one) == self.pairs.home(other):
            way = f"{one} and {other} are one by way of others: take one of those out first"
            return self._noted(case, Said.DIFFERENT, f"not done: {way}")
        told = Change(events=(differ(other, one, because, self._filing),))
        return self._with_note(
            told, case, Said.DIFFERENT, "they stay two, and it is not asked again"
        )

    def _closing(self, case: ReviewCase) -> Change | None:
        """An undecided question that has become idle."""
        one, other = self._homes(case)
        missing = [about for about in (one, other) if about not in self.present]
        why = ""
        if missing:
            why = (
                f"{' and '.join(missing)} is not there any more" if self._are_gone(missing) else ""
            )
        elif one == other:
            why = f"they are one lead by now: {one}"
        elif self.pairs.are_different(one, other):
            why = "somebody said that they are two people"
        elif {one, other} != {case.lead_a, case.lead_b}:
            return self._passed_on(case, one, other)
        return self._noted(case, CLOSED, why) if why else None

    def _passed_on(self, case: ReviewCase, one: str, other: str) -> Change:
        """One of the two was merged: the question goes on about the lead it was merged into."""
        outcome = f"merged meanwhile; the question is now whether {one} and {other} are one person"
        closed = self._noted(case, CLOSED, outcome)
        asked = (frozenset({c.lead_a, c.lead_b}) for c in self.picture.review if c.kind in PAIRS)
        if frozenset({one, other}) in asked:
            return closed
        again = replace(
            case,
            raised_at=self._filing.at,
            why=question_of(case),
            lead_a=one,
            lead_b=other,
            row=None,
        )
        return replace(closed, review=(again,))

    def _asked_again(self, case: ReviewCase) -> Change | None:
        if case.decided_at is None or self._filing.at - case.decided_at < ASKED_AGAIN_AFTER:
            return None
        cells: dict[str, Cell] = {
            "raised_at": self._filing.at,  # so that the manager's next digest tells of it again
            "decision": None,
            "decided_at": None,
            "why": question_of(case),
        }
        if case.decided_by == A_PERSON:
            cells["decided_by"] = None
        return Change(notes=(note_on(case, cells),))

    def _acknowledged(self, case: ReviewCase) -> Change | None:
        """Something to know, not to decide: whatever is typed there settles it, but Later."""
        if not case.decision or case.decided_at is not None or said_of(case) is Said.LATER:
            return None
        return Change(notes=(note_on(case, settled(case, A_PERSON, self._filing.at)),))

    def _noted(self, case: ReviewCase, word: str, outcome: str) -> Change:
        return self._with_note(Change(), case, word, outcome)

    def _with_note(self, change: Change, case: ReviewCase, word: str, outcome: str) -> Change:
        """The change, and beside its question what was done."""
        by = NOBODY if word == CLOSED else A_PERSON
        cells = {**settled(case, by, self._filing.at), "why": why_with(case, word, outcome)}
        if word != Said.LATER:
            # What is answered is text again: every open link looks its row up whenever a row changes.
            cells |= {"lead_a": case.lead_a, "lead_b": case.lead_b}
        return replace(change, notes=(*change.notes, note_on(case, cells)))

    def _are_gone(self, missing: Iterable[str]) -> bool:
        """Whether History tells so since a while, or never heard of them."""
        if self._gone is None:
            self._gone = dict(_departures(self.picture.events))
        never = datetime.min.replace(tzinfo=self._filing.at.tzinfo)
        return all(self._filing.at - self._gone.get(about, never) >= GONE_FOR for about in missing)


def _departures(events: Iterable[Event]) -> Iterator[tuple[str, datetime]]:
    """Lead id -> when it was last told of in a way that says where its row is, or that it is gone."""
    for event in events:
        if event.what in {Event.DELETED, Event.BACK, Event.FILED, _ID}:
            yield event.lead_id, event.at


def _question(case: ReviewCase) -> tuple[str, frozenset[str], str]:
    return case.kind, frozenset({case.lead_a, case.lead_b}), question_of(case)


_CHOICES = dict.fromkeys(PAIRS, "Same, Different or Later") | {ReviewCase.HELD: "Lead or No lead"}


def _flagged(picture: Picture) -> Change | None:
    """What is no decision gets a note and turns red; both go once it is one."""
    cases = {_mark(case): case for case in picture.review if case.kind in _CHOICES and case.row}
    odd = {
        mark: case.decision[:100]
        for mark, case in cases.items()
        if case.decision and said_of(case) is None
    }
    before = _remembered(picture.memory.get(ODD, ""))
    if odd == before:
        return None
    flags = [
        _flag(cases[mark], f"“{typed}” is no decision. Choose {_CHOICES[cases[mark].kind]}.")
        for mark, typed in odd.items()
        if before.get(mark) != typed
    ]
    flags += [_flag(cases[mark], "") for mark in before if mark not in odd and mark in cases]
    told = json.dumps(odd, ensure_ascii=False, separators=(",", ":")) if odd else ""
    return Change(flags=tuple(flags), memory={ODD: told[:50_000]})


def _flag(case: ReviewCase, problem: str) -> SettingFlag:
    heading = REVIEW.column("decision").heading
    return SettingFlag(tab=REVIEW.title, row=case.row or 0, heading=heading, problem=problem)


def _mark(case: ReviewCase) -> str:
    """Of a question, wherever its row stands."""
    told = "|".join((case.kind, case.lead_a, case.lead_b, question_of(case)))
    return blake2b(told.encode(errors="replace"), digest_size=6).hexdigest()


def _remembered(text: str) -> dict[str, str]:
    try:
        told = json.loads(text or "{}")
        return {str(mark): str(typed) for mark, typed in told.items()}
    except (ValueError, AttributeError):
        return {}


AUTOMATION = Automation(
    NAME,
    "What people decide in Review is done: Same merges two rows, Different is remembered, Later asks again in a week.",
    carry_out_decisions,
)
