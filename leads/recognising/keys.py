"""By what can a lead be found again? Keys of 52 bits, the same in every process and on every machine."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from leads.recognising.normalising import Fingerprint, is_role, phone_key
from leads.recognising.person_names import squeezed_name
from leads.recognising.postings import KEY_MASK

SHORTEST_TELLING_MAILBOX = 5
_COMPANY_WORDS = 3
_WORDS_OF_A_NAME = 4
_WORDS_OF_AN_ADDRESS, _SHORTEST_STREET = 3, 4

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
_MIX = 0x9FB21C651E98DF25


def _hash(text: str) -> int:
    """32 bits are enough: two leads that share a key by chance are compared, and found to differ."""
    try:
        return crc32(text.encode())
    except UnicodeEncodeError:  # half a pair of surrogates; naming the rule every time takes longer
        return crc32(text.encode("utf-8", "surrogatepass"))


_repeated = lru_cache(maxsize=16_384)(_hash)
"""For what many leads share: cities, companies, domains."""


def _key(about: int, what: int, where: int = 0) -> int:
    mixed = (what ^ about) * _MIX + where * about
    return (mixed ^ (mixed >> 32)) & KEY_MASK


def email_key(email: str) -> int:
    return _key(_EMAIL, _hash(email))


def number_key(digits: str) -> int:
    return _key(_PHONE, int(phone_key(digits)))


@lru_cache(maxsize=16_384)
def domain_key(domain: str) -> int:
    return _key(_DOMAIN, _hash(domain))


def lead_key(lead_id: str) -> int:
    return _key(_LEAD, _hash(lead_id))


def contact_keys(known: Fingerprint) -> list[int]:
    """E-mail and phone: shared, they are always worth a look."""
    keys = [email_key(email) for email in known.emails]
    keys += [number_key(phone) for phone in known.phones]
    return keys


def other_keys(known: Fingerprint) -> list[int]:
    """What finds a lead again whose e-mail and phone are new, missing or misspelt."""
    keys: list[int] = []
    for email in known.emails:
        local = email.partition("@")[0].translate(_LETTERS)
        if len(local) >= SHORTEST_TELLING_MAILBOX and not is_role(email):
            keys.append(_key(_LOCAL, _hash(local)))
    if known.name.words or known.emails:
        keys += _of_name(known)
    if known.domain:
        keys.append(domain_key(known.domain))
    if known.company:
        keys += _of_company(known)
    if known.address:
        keys += _of_address(known)
    return keys


def _of_address(known: Fingerprint) -> list[int]:
    """The whole of it, and what of it is telling beside a number, a place or a name."""
    words = known.address.split()
    numbers = [_repeated(word) for word in words if word[0].isdigit()]
    streets = [_sound(word) for word in words if len(word) >= _SHORTEST_STREET]
    keys = [_key(_ADDRESS, _hash(known.address))]
    wheres = [_repeated(where) for where in (known.postcode, known.city) if where]
    for number in numbers[:_WORDS_OF_AN_ADDRESS]:
        keys += [_key(_ADDRESS, number, where) for where in wheres]
        keys += [_key(_ADDRESS, number, street) for street in streets[:_WORDS_OF_AN_ADDRESS]]
    sounds = {_sound(word) for word in known.name.words[:_WORDS_OF_A_NAME] if len(word) > 1}
    for street in streets[:_WORDS_OF_AN_ADDRESS]:
        keys += [_key(_ADDRESS, street, sound) for sound in sounds]
    return keys


@lru_cache(maxsize=16)
def both_keys(known: Fingerprint) -> tuple[frozenset[int], frozenset[int]]:
    """`contact_keys` and `other_keys`; remembered, as who is looked for is mostly added next."""
    return frozenset(contact_keys(known)), frozenset(other_keys(known))


def _of_name(known: Fingerprint) -> list[int]:
    """A word of the name together with where they are or how they are reached."""
    words = known.name.words or _spelt(known)
    whole = len(words) > 1 or (not known.name.words and words and len(words[0]) >= _SHORTEST_WHOLE)
    keys = [_key(_NAME, _hash(squeezed_name(words)))] if whole else []
    wheres = [
        _there(where)
        for where in (known.postcode, known.city, known.domain, known.company)
        if where
    ]
    wheres += [int(phone[-4:]) * _PHONE_END for phone in known.phones]
    for sound in {_sound(word) for word in words[:_WORDS_OF_A_NAME] if len(word) > 1}:
        # `_key` written out: half of all keys are made here.
        keys += [((mixed := sound + where) ^ (mixed >> 32)) & KEY_MASK for where in wheres]
    return keys


@lru_cache(maxsize=16_384)
def _there(where: str) -> int:
    return _hash(where) * _THERE


def _spelt(known: Fingerprint) -> tuple[str, ...]:
    """The name of somebody nameless, as their mailbox spells it: ana.silva78 is Ana Silva's."""
    for email in known.emails:
        if not is_role(email):
            parts = email.partition("@")[0].translate(_MARKS_TO_SPACES).split()
            return tuple(part for part in parts if len(part) > 1)
    return ()


_LETTERS = str.maketrans("", "", "0123456789._-")
_SHORTEST_WHOLE = 8  # letters of a mailbox that may be first and last name in one
_MARKS_TO_SPACES = str.maketrans(dict.fromkeys("0123456789._-", " "))


def _of_company(known: Fingerprint) -> list[int]:
    city = _repeated(known.city) if known.city else 0
    there, words = _of_company_there(known.company, city)
    keys = list(there)
    if not known.name.words:  # a shop: found by its words, its number and its postcode, too
        postcode = _repeated(known.postcode) if known.postcode else 0
        if postcode:
            keys += [_key(_COMPANY_THERE, word, postcode) for word in words]
        numbers = {word for word in known.address.split() if word[0].isdigit()}
        keys += [_key(_DIGITS_OF_ADDRESS, _repeated(n), postcode or city) for n in numbers]
    return keys


@lru_cache(maxsize=8_192)
def _of_company_there(company: str, city: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The keys of a company in a city, and its first words as numbers."""
    words = tuple(_hash(word) for word in set(company.split()[:_COMPANY_WORDS]))
    there = tuple(_key(_COMPANY_THERE, word, city) for word in words)
    return (_key(_COMPANY, _hash(company)), *there), words


@lru_cache(maxsize=32_768)
def _sound(word: str) -> int:
    """First letter and consonants, doubles once: "Philips" and "Phillips" are one."""
    kept = word[0]
    for letter in word[1:].translate(_NO_VOWELS):
        if letter != kept[-1]:
            kept += letter
    return (_hash(kept) ^ _THERE) * _MIX


_NO_VOWELS = str.maketrans("", "", "aeiouyh")
