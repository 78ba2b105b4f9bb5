"""Thousands of leads at once: the rows and keys that adding one after the other gives, in half the time.

Most cells of a register are plain: a first and a last name in ASCII, one address, one number in
E.164. They are read column by column, so that little is left for Python to do about each of them.
A row with anything that says more than one thing goes the long way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from leads.countries import country_code
from leads.recognising.companies import company_key, domain_of_company
from leads.recognising.keys import (
    DOMAIN,
    EMAIL,
    LAST_DIGITS,
    LOCAL,
    NAME,
    PHONE,
    PHONE_END,
    THERE,
    WORDS_OF_A_NAME,
    hashes,
    keys_of,
    keys_of_company,
    letters_of,
    plain_sound,
    sound,
    telling_letters,
)
from leads.recognising.normalising import (
    PHONE_KEY_DIGITS,
    Cells,
    email_keys,
    fingerprint_of_cells,
    folded_often,
    phone_digits,
    plain_email,
    plain_phone,
    squeezed_postcode,
)
from leads.recognising.packing import FIELD, packed, packed_fields
from leads.recognising.person_names import person_name
from leads.recognising.postings import KEY_MASK, Unsorted

_LONG = 40  # characters of a postcode; longer, it may have to be cut


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
    """To be read once. What turns out not to be plain is `odd`; keys already put for it are among its own."""

    def __init__(self, cells: Sequence[Cells], first: int, keys: Unsorted) -> None:
        self._cells, self._first, self._keys = cells, first, keys
        self._odd: set[int] = set()
        self._sounds: list[list[int]] = []  # of the words of each name

    def rows(self) -> list[bytes]:
        names, companies, emails, phones, countries, regions, postcodes, ids = zip(
            *self._cells, strict=True
        )
        if FIELD in "".join(ids):
            self._odd.update(at for at, lead_id in enumerate(ids) if FIELD in lead_id)
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

    def _names(self, names: Sequence[str]) -> tuple[list[str], list[str]]:
        """The words of each, and how it was typed where that says more."""
        folded, shown, sounds = list(map(str.lower, names)), list(names), self._sounds
        for at, low in enumerate(folded):
            words = low.split(" ")
            found = list(map(plain_sound, words))
            if 1 < len(words) <= WORDS_OF_A_NAME and 0 not in found:
                sounds.append(found)
                if names[at].istitle():
                    shown[at] = ""
                continue
            known = person_name(names[at])
            if known.suffix or not known.words:
                self._odd.add(at)
            folded[at] = " ".join(known.words)
            shown[at] = "" if known.shown == folded[at].title() else known.shown
            several = known.words[:WORDS_OF_A_NAME]
            sounds.append([sound(word) for word in several if len(word) > 1])
        whose = [at for at, words in enumerate(folded) if " " in words]
        self._put([letters_of(folded[at]) for at in whose], NAME, whose)
        return folded, shown

    def _first_of(
        self,
        cells: Sequence[str],
        plain: Callable[[str], str],
        every: Callable[[str], Sequence[str]],
    ) -> list[str]:
        """What each cell holds, read the short way where that will do; a lead whose cell holds several is odd."""
        firsts = list(map(plain, cells))
        for at, (cell, first) in enumerate(zip(cells, firsts, strict=True)):
            if cell and not first:
                found = every(cell)
                firsts[at] = found[0] if found else ""
                if len(found) > 1:
                    self._odd.add(at)
        return firsts

    def _emails(self, cells: Sequence[str]) -> tuple[list[str], list[str]]:
        """The mailbox of each, and the company's domain."""
        emails, domains = self._first_of(cells, plain_email, email_keys), [""] * len(cells)
        whose = [at for at, email in enumerate(emails) if email]
        spelt, at_work, letters, sites = [], [], [], []
        for at in whose:
            local, _, domain = emails[at].partition("@")
            if told := telling_letters(local):
                letters.append(told)
                spelt.append(at)
            if site := domain_of_company(domain):
                domains[at] = site
                sites.append(site)
                at_work.append(at)
        self._put(hashes([emails[at] for at in whose]), EMAIL, whose)
        self._put(hashes(letters), LOCAL, spelt)
        self._put(hashes(sites), DOMAIN, at_work)
        beside = [what * THERE & KEY_MASK for what in hashes(sites)]
        self._put_beside_names(beside, at_work)
        return emails, domains

    def _phones(self, cells: Sequence[str]) -> list[str]:
        phones = self._first_of(cells, plain_phone, phone_digits)
        whose = [at for at, phone in enumerate(phones) if phone]
        numbers = [int(phones[at][-PHONE_KEY_DIGITS:]) for at in whose]
        self._put(numbers, PHONE, whose)
        ends = [number % LAST_DIGITS * PHONE_END & KEY_MASK for number in numbers]
        self._put_beside_names(ends, whose)
        return phones

    def _companies(self, cells: Sequence[str]) -> list[str]:
        companies = list(map(company_key, cells))
        whose = [at for at, company in enumerate(companies) if company]
        wheres = []
        for at in whose:
            where, keys, _ = keys_of_company(companies[at])
            wheres.append(where)
            self._keys.put(keys, self._first + at)
        self._put_beside_names(wheres, whose)
        return companies

    def _postcodes(self, cells: Sequence[str]) -> list[str]:
        together = "".join(cells)
        plain = together.isascii() and together.isdecimal() and max(map(len, cells)) < _LONG
        codes = list(cells if plain else map(squeezed_postcode, cells))
        whose = [at for at, code in enumerate(codes) if code]
        found = hashes([codes[at] for at in whose])
        self._put_beside_names([what * THERE & KEY_MASK for what in found], whose)
        return codes

    # --- putting ---

    def _put(self, whats: Iterable[int], about: int, whose: Sequence[int]) -> None:
        self._keys.put_each(whats, about, whose, self._first)

    def _put_beside_names(self, wheres: Iterable[int], whose: Sequence[int]) -> None:
        self._keys.put_crossed(wheres, self._sounds, whose, self._first)
