"""Which leads are worth comparing with? The register by e-mail, phone, name, company and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from leads.model import Contact, Lead
from leads.recognising.normalising import (
    Fingerprint,
    contact_of,
    fingerprint,
    is_role,
    phone_key,
)

MOST_CANDIDATES = 50
_MOST_SHARING = 64  # a key shared by more leads than this tells nobody apart
_MOST_SHARING_CONTACT = 200  # but of a shared mailbox or switchboard the newest are looked at
_SHORTEST_TELLING_MAILBOX = 5


class Index:
    """The register, found by what people have in common.

    One lead may be added several times, as more of it becomes known: it is then found by all it
    was ever known by. Adding a lead costs about as much as comparing it with ten others.
    """

    def __init__(self, leads: Iterable[Lead] = ()) -> None:
        self._lead_ids: list[str] = []
        self._fingerprints: list[Fingerprint] = []
        self._postings: dict[int, int | list[int]] = {}
        for lead in leads:
            self.add(lead)

    def __len__(self) -> int:
        return len(self._lead_ids)

    def add(self, lead: Lead) -> None:
        """Make a lead of the register findable, as it stands now."""
        self.add_contact(lead.lead_id, contact_of(lead))

    def add_contact(self, lead_id: str, contact: Contact) -> None:
        """Make a lead findable by this contact, too."""
        self.add_fingerprint(lead_id, fingerprint(contact))

    def add_fingerprint(self, lead_id: str, known: Fingerprint) -> None:
        place = len(self._lead_ids)
        self._lead_ids.append(lead_id)
        self._fingerprints.append(known)
        for key in {*_contact_keys(known), *_other_keys(known)}:
            sharing = self._postings.setdefault(key, place)
            if isinstance(sharing, list):
                sharing.append(place)
            elif sharing != place:
                self._postings[key] = [sharing, place]

    def candidates(self, wanted: Fingerprint) -> list[tuple[str, Fingerprint]]:
        """Leads that share something telling, those that share most and rarest first.

        A lead that was added several times comes once for each time it shares something.
        """
        shared: Counter[int] = Counter()
        for key in set(_contact_keys(wanted)):
            places = self._sharing(key)
            for place in places[-_MOST_SHARING_CONTACT:]:
                shared[place] += 1.0 + 1 / (1 + len(places))  # type: ignore[assignment]  # weights, not counts
        for key in set(_other_keys(wanted)):
            places = self._sharing(key)
            if len(places) <= _MOST_SHARING:
                for place in places:
                    shared[place] += 1 / (1 + len(places))  # type: ignore[assignment]
        # Ties go to the older lead, whatever the order of the keys.
        best = sorted(shared, key=lambda place: (-shared[place], place))[:MOST_CANDIDATES]
        return [(self._lead_ids[place], self._fingerprints[place]) for place in best]

    def with_email(self, email_key: str) -> list[tuple[str, Fingerprint]]:
        return self._at(hash(("email", email_key)))

    def with_phone(self, digits: str) -> list[tuple[str, Fingerprint]]:
        return self._at(hash(("phone", phone_key(digits))))

    def at_domain(self, domain: str) -> list[tuple[str, Fingerprint]]:
        return self._at(hash(("domain", domain)))

    def _at(self, key: int) -> list[tuple[str, Fingerprint]]:
        return [(self._lead_ids[p], self._fingerprints[p]) for p in self._sharing(key)]

    def _sharing(self, key: int) -> list[int]:
        sharing = self._postings.get(key, [])
        return sharing if isinstance(sharing, list) else [sharing]


def _contact_keys(known: Fingerprint) -> Iterator[int]:
    """E-mail and phone: shared, they are always worth a look.

    Keys are Python's own hashes: they live only as long as the process does.
    """
    for email in known.emails:
        yield hash(("email", email))
    for phone in known.phones:
        yield hash(("phone", phone_key(phone)))


def _other_keys(known: Fingerprint) -> Iterator[int]:
    """What finds a lead again whose e-mail and phone are new, missing or misspelt."""
    words = [word for word in known.name.words if len(word) > 1]
    sounds = {_skeleton(word) for word in words}
    for email in known.emails:
        local = email.partition("@")[0]
        if len(local) >= _SHORTEST_TELLING_MAILBOX and not is_role(email):
            yield hash(("local", local))
    if len(words) > 1:
        yield hash(("name", "".join(sorted("".join(words)))))
    for sound in sounds:
        yield from _in_context(known, sound)
    if known.domain:
        yield hash(("domain", known.domain))
    if known.company:
        yield hash(("company", known.company))
        for word in known.company.split()[:3]:
            yield hash(("company word", word, known.city))
    if known.address:
        yield hash(("address", known.address))


def _in_context(known: Fingerprint, sound: str) -> Iterator[int]:
    """A word of the name together with where they are or how they are reached."""
    for phone in known.phones:
        yield hash(("phone end", phone[-4:], sound))
    for where in (known.postcode, known.city):
        if where:
            yield hash(("there", where, sound))
    if known.domain:
        yield hash(("domain", known.domain, sound))
    if known.company:
        yield hash(("at", known.company, sound))


def _skeleton(word: str) -> str:
    """First letter and consonants, doubles once: "Philips" and "Phillips" are one."""
    kept = [word[0]]
    for letter in word[1:]:
        if letter not in "aeiouyh" and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)
