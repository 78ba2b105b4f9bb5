"""A lead and its fingerprint as one short run of bytes, and back: a hundred bytes instead of a thousand."""

from __future__ import annotations

from leads.recognising.normalising import Fingerprint
from leads.recognising.person_names import NOBODY, PersonName

# Folding, splitting and joining leave no control characters in what is packed.
_FIELD, _PART = "\x1f", "\x1e"
_TEXT = ("utf-8", "surrogatepass")


def packed(lead_id: str, known: Fingerprint) -> bytes:
    """Shown as typed only where that says more than the words."""
    name = known.name
    words = " ".join(name.words)
    return _FIELD.join(
        (
            lead_id.replace(_FIELD, " "),
            words,
            name.suffix,
            "" if name.shown == words.title() else name.shown,
            _PART.join(known.emails),
            _PART.join(known.phones),
            known.domain,
            known.company,
            known.city,
            known.postcode,
            known.region,
            known.address,
            known.country.replace(_FIELD, " "),
        )
    ).encode(*_TEXT)


def unpacked(row: bytes | bytearray) -> tuple[str, Fingerprint]:
    """What `packed` was given."""
    (
        lead_id,
        words,
        suffix,
        shown,
        emails,
        phones,
        domain,
        company,
        city,
        postcode,
        region,
        address,
        country,
    ) = row.decode(*_TEXT).split(_FIELD)
    name = PersonName(tuple(words.split(" ")), suffix, shown or words.title()) if words else NOBODY
    return lead_id, Fingerprint(
        name,
        tuple(emails.split(_PART)) if emails else (),
        tuple(phones.split(_PART)) if phones else (),
        domain,
        company,
        city,
        postcode,
        region,
        address,
        country,
    )


def packed_id(row: bytes | bytearray) -> str:
    """The lead of a packed row."""
    return row.partition(_FIELD.encode())[0].decode(*_TEXT)
