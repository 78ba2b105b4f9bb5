"""Thousands of leads at once: the rows and keys that adding one after the other gives, in half the time.

Most cells of a register are plain: a first and a last name in ASCII, one address, one number in
E.164. They are read column by column, so that little is left for Python to do about each of them.
A row with anything that says more than one thing goes the long way.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, repeat

from leads.countries import country_code
from leads.recognising.companies import company_key, domain_of_company
from leads.recognising.keys import (
    COMPANY,
    COMPANY_THERE,
    COMPANY_WORDS,
    DOMAIN,
    EMAIL,
    LAST_DIGITS,
    LOCAL,
    NAME,
    NAME_SOUND,
    PHONE,
    PHONE_END,
    THERE,
    UNDER_WHAT,
    each_telling_letters,
    hashes,
    keys_of,
    letters_of,
    letters_of_each,
    plain_sound,
    sound_of_all,
    sounds_of,
    spread,
)
from leads.recognising.lanes import crossed, lanes, tagged
from leads.recognising.normalising import (
    GMAIL,
    PHONE_KEY_DIGITS,
    Cells,
    email_keys,
    fingerprint_of_cells,
    folded_often,
    phone_digits,
    plain_emails,
    plain_phones,
    squeezed_postcode,
)
from leads.recognising.packing import FIELD, packed, packed_fields
from leads.recognising.person_names import person_name
from leads.recognising.postings import KEY_MASK, Unsorted

_LONG = 40  # characters of a postcode; longer, it may have to be cut
_LINE = "\n"
_BLANK: Cells = ("",) * 8
_TWO_WORDS = re.compile(r"^(?:([a-z]+) ([a-z]+)|.*)$", re.MULTILINE).findall
"""Of each line, the two words it is; of a line that is anything else, nothing twice."""


def rows_of(cells: Sequence[Cells], first: int, keys: Unsorted) -> list[bytes]:
    """The packed row of each lead, the first of which gets the place `first`; their keys go to `keys`."""
    try:
        return _Columns(cells, first, keys).rows()
    except UnicodeEncodeError:  # half a pair of surrogates, somewhere
        return [_the_long_way(row, first + at, keys) for at, row in enumerate(cells)]


def _the_long_way(cells: Cells, place: int, keys: Unsorted) -> bytes:
    known = fingerprint_of_cells(cells)
    for found in keys_of(known):
        keys.put(found, place)
    return packed(cells[-1], known)


class _Columns:
    """To be read once. What turns out not to be plain is `odd`; keys already put for it are among its own.

    Of each name of two plain words the sounds stand in two columns; of any other they are among `_others`, and 0
    stands in both.
    """

    def __init__(self, cells: Sequence[Cells], first: int, keys: Unsorted) -> None:
        self._cells, self._first, self._keys = cells, first, keys
        self._odd: set[int] = set()
        self._sounds: tuple[list[int], list[int]] = [], []
        self._others: dict[int, list[int]] = {}

    def rows(self) -> list[bytes]:
        names, companies, emails, phones, countries, regions, postcodes, ids = zip(
            *self._in_lines(), strict=True
        )
        folded, shown = self._names(names)
        mailboxes, domains = self._emails(emails)
        nothing = [""] * len(ids)
        rows = packed_fields(
            ids,
            folded,
            nothing,
            shown,
            mailboxes,
            self._phones(phones),
            domains,
            self._companies(companies),
            nothing,
            self._postcodes(postcodes),
            map(folded_often, regions),
            nothing,
            map(country_code, countries),
        )
        for at in self._odd:
            rows[at] = _the_long_way(self._cells[at], self._first + at, self._keys)
        return rows

    def _in_lines(self) -> Sequence[Cells]:
        """All cells; those of a lead that a column of lines, or a packed row, cannot hold are odd, and blank."""
        together = "".join(map("".join, self._cells))
        if _LINE not in together and FIELD not in together:
            return self._cells
        cells = list(self._cells)
        for at, row in enumerate(self._cells):
            told = "".join(row)
            if _LINE in told or FIELD in told:
                cells[at] = _BLANK
                self._odd.add(at)
        return cells

    def _names(self, names: Sequence[str]) -> tuple[list[str], list[str]]:
        """The words of each, and how it was typed where that says more."""
        lines = _LINE.join(names)
        low = lines.lower()
        here, there = (
            list(map(plain_sound, words)) for words in zip(*_TWO_WORDS(low), strict=True)
        )
        folded, titles = low.split(_LINE), lines.title().split(_LINE)
        shown = ["" if name == title else name for name, title in zip(names, titles, strict=True)]
        plain = folded
        if 0 in here or 0 in there:
            plain = list(folded)
            for at, (one, other) in enumerate(zip(here, there, strict=True)):
                if not (one and other):
                    here[at] = there[at] = 0
                    folded[at], shown[at] = self._another_name(names[at], at)
                    plain[at] = ""
        self._sounds = here, there
        self._put(NAME, compress(letters_of_each(_LINE.join(plain).encode()), here), here)
        both = [sounds >> UNDER_WHAT for sounds in crossed(lanes(here), lanes(there))]
        self._put(NAME_SOUND, compress(both, here), here)
        return folded, shown

    def _another_name(self, name: str, at: int) -> tuple[str, str]:
        """As `_names`, of one that is not two plain words."""
        known, place = person_name(name), self._first + at
        words, sounds = " ".join(known.words), sounds_of(known.words)
        if known.suffix or not words:
            self._odd.add(at)
        if " " in words:
            self._keys.put((letters_of(words) << UNDER_WHAT | NAME,), place)
        if len(sounds) > 1:
            self._keys.put((sound_of_all(sounds) << UNDER_WHAT | NAME_SOUND,), place)
        self._others[at] = sounds
        return words, "" if known.shown == words.title() else known.shown

    def _emails(self, cells: Sequence[str]) -> tuple[list[str], list[str]]:
        """The mailbox of each, and the company's domain."""
        emails, parted = list(cells), plain_emails(_LINE.join(cells))
        for at, (cell, (local, domain)) in enumerate(zip(cells, parted, strict=True)):
            if cell and not local:
                emails[at] = self._one_of(email_keys(cell), at)
                parted[at] = emails[at].partition("@")[::2]
            elif domain in GMAIL:
                emails[at] = f"{local}@{domain}"
        self._put(EMAIL, hashes(filter(None, emails)), emails)
        locals_, at_domains = zip(*parted, strict=True)
        letters = each_telling_letters(locals_)
        self._put(LOCAL, hashes(filter(None, letters)), letters)
        domains = list(map(domain_of_company, at_domains))
        sites = list(hashes(filter(None, domains)))
        self._put(DOMAIN, sites, domains)
        self._put_beside_names(self._there(sites, domains), domains)
        return emails, domains

    def _one_of(self, found: Sequence[str], at: int) -> str:
        """The first of what a cell holds; a lead whose cell holds several is odd."""
        if len(found) > 1:
            self._odd.add(at)
        return found[0] if found else ""

    def _phones(self, cells: Sequence[str]) -> list[str]:
        phones = plain_phones(_LINE.join(cells))
        if "" in phones:
            for at, (cell, phone) in enumerate(zip(cells, phones, strict=True)):
                if cell and not phone:
                    phones[at] = self._one_of(phone_digits(cell), at)
        numbers = [int(phone[-PHONE_KEY_DIGITS:]) for phone in filter(None, phones)]
        self._put(PHONE, map(spread, numbers), phones)
        ends = [
            number % LAST_DIGITS * PHONE_END & KEY_MASK | place
            for number, place in zip(numbers, self._places(phones), strict=True)
        ]
        self._put_beside_names(lanes(ends), phones)
        return phones

    def _companies(self, cells: Sequence[str]) -> list[str]:
        companies = list(map(company_key, cells))
        whats = list(hashes(filter(None, companies)))
        self._put(COMPANY, whats, companies)
        words = [name.split(" ", COMPANY_WORDS)[:COMPANY_WORDS] for name in filter(None, companies)]
        places = chain.from_iterable(map(repeat, self._places(companies), map(len, words)))
        self._keys.put_all(
            [
                word * COMPANY_THERE & KEY_MASK | place
                for word, place in zip(hashes(chain.from_iterable(words)), places, strict=True)
            ]
        )
        self._put_beside_names(self._there(whats, companies), companies)
        return companies

    def _postcodes(self, cells: Sequence[str]) -> list[str]:
        together = "".join(cells)
        plain = together.isascii() and together.isdecimal() and max(map(len, cells)) < _LONG
        codes = list(cells if plain else map(squeezed_postcode, cells))
        self._put_beside_names(self._there(hashes(filter(None, codes)), codes), codes)
        return codes

    # --- putting: of what stands in a column, for the lead on whose line it stands ---

    def _put(self, about: int, whats: Iterable[int], column: Sequence[object]) -> None:
        self._keys.put_all(tagged(whats, UNDER_WHAT, self._places(column, about)))

    def _there(self, whats: Iterable[int], column: Sequence[str]) -> array[int]:
        """What stands for each domain, company or postcode beside a name, with the place."""
        return tagged(whats, UNDER_WHAT, self._places(column, THERE))

    def _put_beside_names(self, wheres: array[int], column: Sequence[str]) -> None:
        """Each "where", by XOR with the sounds of the name on its line."""
        for sounds in self._sounds:
            here = list(compress(sounds, column))
            self._keys.put_all(compress(crossed(wheres, lanes(here)), here))
        if self._others:
            lines = compress(range(len(column)), column)
            for at, where in zip(lines, wheres, strict=True):
                if at in self._others:
                    self._keys.put_all([sound ^ where for sound in self._others[at]])

    def _places(self, column: Sequence[object], about: int = 0) -> Iterator[int]:
        """The place of each line on which something stands, with what is told of it there."""
        first = about | self._first
        return compress(range(first, first + len(column)), column)
