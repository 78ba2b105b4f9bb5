"""By what can a lead be found again? Keys of 52 bits, the same in every process and on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from leads.recognising.normalising import Fingerprint, is_role, phone_key
from leads.recognising.person_names import squeezed_name
from leads.recognising.postings import KEY_MASK

SHORTEST_TELLING_MAILBOX = 5
_COMPANY_WORDS = 3
_WORDS_OF_A_NAME = 4

# Odd numbers without a pattern; what a key is about is mixed in with one of them.
_EMAIL, _PHONE, _LOCAL, _NAME = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0x27D4EB2F165667C5,
)
_DOMAIN, _COMPANY, _ADDRESS, _LEAD = (
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
    0xE7037ED1A0B428DB,
    0x8EBC6AF09C88C6E3,
)
_PHONE_END, _THERE, _COMPANY_THERE = 0x589965CC75374CC3, 0x1D8E4E27C47D124F, 0xEB44ACCAB455D165
_DIGITS_OF_ADDRESS = 0x9C6E6877736C46E3


def _hash(text: str) -> int:
    """64 bits, a fifth of the time of a cryptographic hash: two that agree by chance are told apart later."""
    raw = text.encode("utf-8", "surrogatepass")
    return crc32(raw) << 32 | crc32(raw[::-1])


_repeated = lru_cache(maxsize=65_536)(_hash)
"""For what many leads share: words of names, cities, companies."""


def _key(about: int, what: int, where: int = 0) -> int:
    mixed = (what ^ about) * 0x9FB21C651E98DF25 + where * about
    return (mixed ^ (mixed >> 32)) & KEY_MASK


def email_key(email: str) -> int:
    return _key(_EMAIL, _hash(email))


def number_key(digits: str) -> int:
    return _key(_PHONE, int(phone_key(digits)))


def domain_key(domain: str) -> int:
    return _key(_DOMAIN, _repeated(domain))


def lead_key(lead_id: str) -> int:
    return _key(_LEAD, _hash(lead_id))


def contact_keys(known: Fingerprint) -> Iterator[int]:
    """E-mail and phone: shared, they are always worth a look."""
    for email in known.emails:
        yield email_key(email)
    for phone in known.phones:
        yield number_key(phone)


def other_keys(known: Fingerprint) -> Iterator[int]:
    """What finds a lead again whose e-mail and phone are new, missing or misspelt."""
    for email in known.emails:
        local = email.partition("@")[0]
        if len(local) >= SHORTEST_TELLING_MAILBOX and not is_role(email):
            yield _key(_LOCAL, _hash(local))
    yield from _of_name(known)
    if known.domain:
        yield domain_key(known.domain)
    if known.company:
        yield from _of_company(known)
    if known.address:
        yield _key(_ADDRESS, _hash(known.address))


def _of_name(known: Fingerprint) -> Iterator[int]:
    words = known.name.words
    if not words:
        return
    if len(words) > 1:
        yield _key(_NAME, _hash(squeezed_name(words)))
    wheres = [
        _repeated(where)
        for where in (known.postcode, known.city, known.domain, known.company)
        if where
    ]
    ends = [int(phone[-4:]) for phone in known.phones]
    for sound in {_sound(word) for word in words[:_WORDS_OF_A_NAME] if len(word) > 1}:
        for end in ends:
            yield _key(_PHONE_END, sound, end)
        for where in wheres:
            yield _key(_THERE, sound, where)


def _of_company(known: Fingerprint) -> Iterator[int]:
    yield _key(_COMPANY, _repeated(known.company))
    city = _repeated(known.city) if known.city else 0
    postcode = _repeated(known.postcode) if known.postcode else 0
    for word in set(known.company.split()[:_COMPANY_WORDS]):
        yield _key(_COMPANY_THERE, _repeated(word), city)
        if postcode and not known.name.words:
            yield _key(_COMPANY_THERE, _repeated(word), postcode)
    if known.address and not known.name.words:
        for number in {word for word in known.address.split() if word[0].isdigit()}:
            yield _key(_DIGITS_OF_ADDRESS, _repeated(number), postcode or city)


@lru_cache(maxsize=65_536)
def _sound(word: str) -> int:
    """First letter and consonants, doubles once: "Philips" and "Phillips" are one."""
    kept = [word[0]]
    for letter in word[1:]:
        if letter not in "aeiouyh" and letter != kept[-1]:
            kept.append(letter)
    return _hash("".join(kept))
