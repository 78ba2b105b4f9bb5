"""By what can a lead be found again? Keys of 52 bits, the same in every process and on every machine."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from leads.recognising.normalising import Fingerprint, is_role, is_role_mailbox, phone_key
from leads.recognising.person_names import squeezed_name
from leads.recognising.postings import KEY_MASK

SHORTEST_TELLING_MAILBOX = 5
_COMPANY_WORDS = 3
_WORDS_OF_A_NAME = 4
_LAST_DIGITS = 10_000  # of a phone, those that stand beside a name
_WORDS_OF_AN_ADDRESS, _SHORTEST_STREET = 3, 4

# Odd numbers without a pattern: times one of them is what a key is about, modulo 2**52. So no two
# phones and no two hashes get one key, and two of them are put together by XOR.
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
_DIGITS_OF_ADDRESS, _SOUND, _WHERE = 0x9C6E6877736C46E3, 0x94D049BB133111EB, 0x9FB21C651E98DF25


def _hash(text: str) -> int:
    """32 bits are enough: two leads that share a key by chance are compared, and found to differ."""
    try:
        return crc32(text.encode())
    except UnicodeEncodeError:  # half a pair of surrogates; naming the rule every time takes longer
        return crc32(text.encode("utf-8", "surrogatepass"))


_repeated = lru_cache(maxsize=16_384)(_hash)
"""For what many leads share: cities, companies, domains."""


def _key(about: int, what: int, where: int = 0) -> int:
    return (what * about ^ where * _WHERE) & KEY_MASK


def email_key(email: str) -> int:
    return _hash(email) * _EMAIL & KEY_MASK


def number_key(digits: str) -> int:
    return int(phone_key(digits)) * _PHONE & KEY_MASK


def domain_key(domain: str) -> int:
    return _of_domain(domain)[0]


def lead_key(lead_id: str) -> int:
    return _hash(lead_id) * _LEAD & KEY_MASK


@lru_cache(maxsize=16)
def both_keys(known: Fingerprint) -> tuple[frozenset[int], frozenset[int]]:
    """`keys_of`, each key once; remembered, as who is looked for is mostly added next."""
    contact, other = keys_of(known)
    return frozenset(contact), frozenset(other)


def keys_of(known: Fingerprint) -> tuple[list[int], list[int]]:
    """By what a lead is found: first the keys of its e-mail and phone, then all others.

    Shared, the first are always worth a look; the others find a lead again whose e-mail and phone
    are new, missing or misspelt.
    """
    contact, other, wheres = [], [], []
    for email in known.emails:
        contact.append(_hash(email) * _EMAIL & KEY_MASK)
        local = email.partition("@")[0]
        letters = local.translate(_LETTERS)
        if len(letters) >= SHORTEST_TELLING_MAILBOX and not is_role_mailbox(local):
            other.append(_hash(letters) * _LOCAL & KEY_MASK)
    for phone in known.phones:
        number = int(phone_key(phone))
        contact.append(number * _PHONE & KEY_MASK)
        wheres.append(number % _LAST_DIGITS * _PHONE_END & KEY_MASK)
    if known.domain:
        key, where = _of_domain(known.domain)
        other.append(key)
        wheres.append(where)
    if known.company:
        where, keys, words = _of_company(known.company, known.city)
        other += keys
        wheres.append(where)
        if not known.name.words:
            other += _of_shop(known, words)
    if known.name.words or known.emails:
        other += _of_name(known, wheres)
    if known.address:
        other += _of_address(known)
    return contact, other


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


def _of_name(known: Fingerprint, wheres: list[int]) -> list[int]:
    """A word of the name together with where they are or how they are reached."""
    words = known.name.words or _spelt(known)
    whole = len(words) > 1 or (not known.name.words and words and len(words[0]) >= _SHORTEST_WHOLE)
    keys = [_hash(squeezed_name(words)) * _NAME & KEY_MASK] if whole else []
    if known.postcode:
        wheres.append(_hash(known.postcode) * _THERE & KEY_MASK)  # too many to be remembered
    if known.city:
        wheres.append(_there(known.city))
    for word in words[:_WORDS_OF_A_NAME]:
        if len(word) > 1:
            sound = _sound(word)
            for where in wheres:
                keys.append(sound ^ where)  # noqa: PERF401  # a comprehension takes longer for a few
    return keys


@lru_cache(maxsize=16_384)
def _there(where: str) -> int:
    return _hash(where) * _THERE & KEY_MASK


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


@lru_cache(maxsize=16_384)
def _of_domain(domain: str) -> tuple[int, int]:
    """Its own key, and what stands for it beside a name."""
    what = _hash(domain)
    return what * _DOMAIN & KEY_MASK, what * _THERE & KEY_MASK


@lru_cache(maxsize=8_192)
def _of_company(company: str, city: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """What stands for it beside a name; its keys; its first words as numbers."""
    here = _repeated(city) if city else 0
    words = tuple(_hash(word) for word in dict.fromkeys(company.split()[:_COMPANY_WORDS]))
    there = tuple(_key(_COMPANY_THERE, word, here) for word in words)
    what = _hash(company)
    return what * _THERE & KEY_MASK, (what * _COMPANY & KEY_MASK, *there), words


def _of_shop(known: Fingerprint, words: tuple[int, ...]) -> list[int]:
    """Nobody is named: found by the company's words, its number and its postcode, too."""
    city = _repeated(known.city) if known.city else 0
    postcode = _repeated(known.postcode) if known.postcode else 0
    keys = [_key(_COMPANY_THERE, word, postcode) for word in words] if postcode else []
    numbers = {word for word in known.address.split() if word[0].isdigit()}
    keys += [_key(_DIGITS_OF_ADDRESS, _repeated(n), postcode or city) for n in numbers]
    return keys


@lru_cache(maxsize=32_768)
def _sound(word: str) -> int:
    """First letter and consonants, doubles once: "Philips" and "Phillips" are one."""
    kept = last = word[0]
    for letter in word[1:].translate(_NO_VOWELS):
        if letter != last:
            kept += letter
            last = letter
    return _hash(kept) * _SOUND & KEY_MASK


_NO_VOWELS = str.maketrans("", "", "aeiouyh")
