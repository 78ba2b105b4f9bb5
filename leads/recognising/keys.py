"""By what can a lead be found again? Keys of 38 bits, the same in every process and on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from math import prod
from operator import xor
from zlib import crc32

from leads.recognising.normalising import (
    ROLE_MAILBOXES,
    Fingerprint,
    is_role,
    is_role_mailbox,
    phone_key,
)
from leads.recognising.person_names import UNPLAIN_WORDS, squeezed_name
from leads.recognising.postings import KEY_MASK
from leads.recognising.tables import leaving_out

SHORTEST_TELLING_MAILBOX = 5
_LONG = 40  # letters; longer, it may be no word
COMPANY_WORDS = 3
WORDS_OF_A_NAME = 4
LAST_DIGITS = 10_000  # of a phone, those that stand beside a name
_WORDS_OF_AN_ADDRESS, _SHORTEST_STREET = 3, 4

# What a key of one thing alone is about stands in the lowest of its 38 bits, where `Postings` wants them: above it
# are 32 bits that tell what it is.
EMAIL, PHONE, LOCAL, NAME, NAME_SOUND, DOMAIN, COMPANY, THERE = (n << 24 for n in range(1, 9))

# Odd numbers without a pattern. Times one of them is what a key is about, modulo 2**38: so no two
# hashes get one key, and two of them are put together by XOR.
COMPANY_THERE, _ADDRESS, PHONE_END = 0xEB44ACCAB5 << 24, 0xE7037ED1A1 << 24, 0x589965CC75 << 24
_DIGITS_OF_ADDRESS, _SOUND, _WHERE = 0x9C6E687773 << 24, 0x94D049BB13 << 24, 0x9FB21C651F << 24

UNDER_WHAT = 30
"""Bits below what a key is: what it is about, and the place."""

_32_BITS = (1 << 32) - 1
SPREAD = 0x9E3779B1
"""An odd number of 32 bits without a pattern: times it, modulo 2**32, no two phones get one key."""


def _hash(text: str) -> int:
    """32 bits are enough: two leads that share a key by chance are compared, and found to differ."""
    try:
        return crc32(text.encode())
    except UnicodeEncodeError:  # half a pair of surrogates; naming the rule every time takes longer
        return crc32(text.encode("utf-8", "surrogatepass"))


def hashes(texts: Iterable[str]) -> Iterable[int]:
    """As `_hash` of each; UnicodeEncodeError for half a pair of surrogates."""
    return map(crc32, map(str.encode, texts))


_repeated = lru_cache(maxsize=16_384)(_hash)
"""For what many leads share: cities, companies, domains."""


def _key(about: int, what: int, where: int = 0) -> int:
    return (what * about ^ where * _WHERE) & KEY_MASK


def email_key(email: str) -> int:
    return _hash(email) << UNDER_WHAT | EMAIL


def number_key(digits: str) -> int:
    return spread(int(phone_key(digits))) << UNDER_WHAT | PHONE


def spread(number: int) -> int:
    """Another one of 32 bits for each: the first bits of phones, which choose a shelf, are too much alike."""
    return number * SPREAD & _32_BITS


def domain_key(domain: str) -> int:
    return keys_of_domain(domain)[0]


@lru_cache(maxsize=16)
def key_sets(known: Fingerprint) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """`keys_of`, each key once; remembered, as who is looked for is mostly added next."""
    contact, other, faint = keys_of(known)
    return frozenset(contact), frozenset(other), frozenset(faint)


def keys_of(known: Fingerprint) -> tuple[list[int], list[int], list[int]]:
    """By what a lead is found: the keys of its e-mail and phone, all others, and the faint ones.

    Shared, the first are always worth a look; the others find a lead again whose e-mail and phone
    are new, missing or misspelt; a word of a name and four digits of a phone are faint, as many
    share both in a large register.
    """
    contact, other, wheres, ends = [], [], [], []
    for email in known.emails:
        contact.append(_hash(email) << UNDER_WHAT | EMAIL)
        if letters := telling_letters(email.partition("@")[0]):
            other.append(_hash(letters) << UNDER_WHAT | LOCAL)
    for phone in known.phones:
        number = int(phone_key(phone))
        contact.append(spread(number) << UNDER_WHAT | PHONE)
        ends.append(number % LAST_DIGITS * PHONE_END & KEY_MASK)
    if known.domain:
        key, where = keys_of_domain(known.domain)
        other.append(key)
        wheres.append(where)
    if known.company:
        where, keys, words = keys_of_company(known.company, known.city)
        other += keys
        wheres.append(where)
        if not known.name.words:
            other += _of_shop(known, words)
    if known.address:
        other += _of_address(known)
    if not (known.name.words or known.emails):
        return contact, other, []
    wheres += _of_place(known)
    names, sounds = _of_name(known)
    other += names
    other += [what ^ where for what in sounds for where in wheres]
    return contact, other, [what ^ end for what in sounds for end in ends]


def telling_letters(local: str) -> str:
    """Of what stands before the @, where they are enough to mean one person; "" otherwise."""
    letters = local.translate(_LETTERS)
    is_office = letters in ROLE_MAILBOXES and is_role_mailbox(local)
    return "" if len(letters) < SHORTEST_TELLING_MAILBOX or is_office else letters


def each_telling_letters(locals_: Sequence[str]) -> list[str]:
    """As `telling_letters` of each."""
    each = "\n".join(locals_).translate(_LETTERS).split("\n")
    return [
        ""
        if len(letters) < SHORTEST_TELLING_MAILBOX
        or (letters in ROLE_MAILBOXES and is_role_mailbox(local))
        else letters
        for letters, local in zip(each, locals_, strict=True)
    ]


def _of_address(known: Fingerprint) -> list[int]:
    """The whole of it, and what of it is telling beside a number, a place or a name."""
    words = known.address.split()
    numbers = [_repeated(word) for word in words if word[0].isdigit()]
    streets = [sound(word) for word in words if len(word) >= _SHORTEST_STREET]
    keys = [_key(_ADDRESS, _hash(known.address))]
    wheres = [_repeated(where) for where in (known.postcode, known.city) if where]
    for number in numbers[:_WORDS_OF_AN_ADDRESS]:
        keys += [_key(_ADDRESS, number, where) for where in wheres]
        keys += [_key(_ADDRESS, number, street) for street in streets[:_WORDS_OF_AN_ADDRESS]]
    sounds = {sound(word) for word in known.name.words[:WORDS_OF_A_NAME] if len(word) > 1}
    for street in streets[:_WORDS_OF_AN_ADDRESS]:
        keys += [_key(_ADDRESS, street, one) for one in sounds]
    return keys


def _of_name(known: Fingerprint) -> tuple[list[int], list[int]]:
    """The key of the whole, and what stands for each word beside where they are or how they are reached."""
    words = known.name.words or _spelt(known)
    whole = len(words) > 1 or (not known.name.words and words and len(words[0]) >= _SHORTEST_WHOLE)
    keys = [letters_of(" ".join(words)) << UNDER_WHAT | NAME] if whole else []
    sounds = sounds_of(words)
    if len(sounds) > 1:
        keys.append(sound_of_all(sounds) << UNDER_WHAT | NAME_SOUND)
    return keys, sounds


def sounds_of(words: Sequence[str]) -> list[int]:
    return [sound(word) for word in words[:WORDS_OF_A_NAME] if len(word) > 1]


def sound_of_all(sounds: Iterable[int]) -> int:
    """A number for a name by its sound, in whatever order: "Maaja Luczak" is Maja Łuczak."""
    return reduce(xor, sounds) >> UNDER_WHAT


def letters_of(words: str) -> int:
    """A number for the letters of folded words, whatever was turned or swapped: a prime for each, multiplied."""
    if words.isascii():
        return prod(words.encode().translate(_PRIMES), start=SPREAD) & _32_BITS
    return _hash(squeezed_name((words.replace(" ", ""),)))


def letters_of_each(lines: bytes) -> list[int]:
    """As `letters_of` of each line; a line must be of letters, digits and spaces."""
    primes = lines.translate(_PRIMES).split(b"\n")
    return [prod(line, start=SPREAD) & _32_BITS for line in primes]


_ODD_PRIMES = [n for n in range(3, 256, 2) if all(n % d for d in range(3, 16, 2) if d < n)]
_PRIMES = bytes.maketrans(b" abcdefghijklmnopqrstuvwxyz0123456789", bytes([1, *_ODD_PRIMES[:36]]))


def _of_place(known: Fingerprint) -> list[int]:
    """What stands for postcode and city beside a name."""
    # Postcodes are too many to be remembered.
    wheres = [_hash(known.postcode) << UNDER_WHAT | THERE] if known.postcode else []
    return [*wheres, _there(known.city)] if known.city else wheres


@lru_cache(maxsize=16_384)
def _there(city: str) -> int:
    return _hash(_consonants(city.replace(" ", ""))) << UNDER_WHAT | THERE


def _spelt(known: Fingerprint) -> tuple[str, ...]:
    """The name of somebody nameless, as their mailbox spells it: ana.silva78 is Ana Silva's."""
    for email in known.emails:
        if not is_role(email):
            parts = email.partition("@")[0].translate(_MARKS_TO_SPACES).split()
            return tuple(part for part in parts if len(part) > 1)
    return ()


_LETTERS = leaving_out("0123456789._-")
_SHORTEST_WHOLE = 8  # letters of a mailbox that may be first and last name in one
_MARKS_TO_SPACES = str.maketrans(dict.fromkeys("0123456789._-", " "))


@lru_cache(maxsize=16_384)
def keys_of_domain(domain: str) -> tuple[int, int]:
    """Its own key, and what stands for it beside a name."""
    what = _hash(domain) << UNDER_WHAT
    return what | DOMAIN, what | THERE


@lru_cache(maxsize=8_192)
def keys_of_company(company: str, city: str = "") -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """What stands for it beside a name; its keys; its first words as numbers."""
    words = tuple(map(_hash, dict.fromkeys(company.split(" ", COMPANY_WORDS)[:COMPANY_WORDS])))
    here = _repeated(city) * _WHERE if city else 0
    there = [(word * COMPANY_THERE ^ here) & KEY_MASK for word in words]
    what = _hash(company) << UNDER_WHAT
    return what | THERE, (what | COMPANY, *there), words


def _of_shop(known: Fingerprint, words: tuple[int, ...]) -> list[int]:
    """Nobody is named: found by the company's words, its number and its postcode, too."""
    city = _repeated(known.city) if known.city else 0
    postcode = _repeated(known.postcode) if known.postcode else 0
    keys = [_key(COMPANY_THERE, word, postcode) for word in words] if postcode else []
    numbers = {word for word in known.address.split() if word[0].isdigit()}
    keys += [_key(_DIGITS_OF_ADDRESS, _repeated(n), postcode or city) for n in numbers]
    return keys


@lru_cache(maxsize=32_768)
def plain_sound(word: str) -> int:
    """As `sound`; 0 for what may be more, or less, than a word of somebody's name."""
    is_plain = word.isascii() and word.isalpha() and 1 < len(word) < _LONG
    if not is_plain or word in UNPLAIN_WORDS:
        return 0
    kept = word[0] + word[1:].translate(_NO_VOWELS)
    if len(set(kept)) < len(kept):  # perhaps a double
        kept = _consonants(word)
    return crc32(kept.encode()) * _SOUND & KEY_MASK


@lru_cache(maxsize=32_768)
def sound(word: str) -> int:
    """First letter and consonants, doubles once: "Philips" and "Phillips" are one."""
    return _hash(_consonants(word)) * _SOUND & KEY_MASK


def _consonants(word: str) -> str:
    kept = last = word[0]
    for letter in word[1:].translate(_NO_VOWELS):
        if letter != last:
            kept += letter
            last = letter
    return kept


_NO_VOWELS = leaving_out("aeiouyh")
