"""A lead and its fingerprint as one short run of bytes, and back: a hundred bytes instead of a thousand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from operator import itemgetter, methodcaller

from leads.recognising.normalising import Cells, Fingerprint
from leads.recognising.person_names import NOBODY, PersonName

# Folding, splitting and joining leave no control characters in what is packed.
FIELD, _PART = "\x1f", "\x1e"
_TEXT = ("utf-8", "surrogatepass")


def packed_fields(*columns: Iterable[str]) -> list[bytes]:
    """Rows of which each field stands in its column already; UnicodeEncodeError for half a pair of surrogates."""
    return list(map(str.encode, map(FIELD.join, zip(*columns, strict=True))))


def packed(lead_id: str, known: Fingerprint) -> bytes:
    """Shown as typed only where that says more than the words."""
    name = known.name
    words = " ".join(name.words)
    return FIELD.join(
        (
            lead_id.replace(FIELD, " "),
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
            known.country.replace(FIELD, " "),
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
    ) = row.decode("utf-8", "surrogatepass").split(FIELD)
    name = (
        _new(PersonName, (tuple(words.split(" ")), suffix, shown or words.title()))
        if words
        else NOBODY
    )
    known = (
        name,
        () if not emails else tuple(emails.split(_PART)) if _PART in emails else (emails,),
        () if not phones else tuple(phones.split(_PART)) if _PART in phones else (phones,),
        domain,
        company,
        city,
        postcode,
        region,
        address,
        country,
    )
    return lead_id, _new(Fingerprint, known)


_new = tuple.__new__  # what a named tuple's own does, in half the time


# --- has it changed? ---


def digest_of(cells: Cells) -> int:
    """Of a lead's id and all that its fingerprint is made of; never 0 and never 1."""
    told = FIELD.join(cells)
    try:
        return _digest(told.encode())
    except UnicodeEncodeError:  # half a pair of surrogates
        return _digest(told.encode(*_TEXT))


def digests_of(several: Sequence[Cells]) -> list[int]:
    """As `digest_of` each of them."""
    try:
        hashed = map(blake2b, map(str.encode, map(FIELD.join, several)))
        told = b"".join(map(_first_bytes, map(_digest_bytes, hashed)))
    except UnicodeEncodeError:
        return list(map(digest_of, several))
    return [number | 2 for number in memoryview(told).cast("Q")]


_digest_bytes = methodcaller("digest")
_first_bytes = itemgetter(slice(8))


def _digest(written: bytes) -> int:
    return int.from_bytes(_first_bytes(blake2b(written).digest()), sys.byteorder) | 2
