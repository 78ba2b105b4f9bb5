"""Thousands of leads at once: the rows and keys that adding one after the other gives, in half the time.

Most cells of a register are plain: a first and a last name in ASCII, one address, one number in
E.164. They are read column by column, so that little is left for Python to do about each of them.
A row with anything that says more than one thing goes the long way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
    each_telling_letters,
    hashes,
    keys_of,
    letters_of,
    plain_sound,
    sound_of_all,
    sounds_of,
)
from leads.recognising.normalising import (
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
    """To be read once. What turns out not to be plain is `odd`; keys already put for it are among its own."""

    def __init__(self, cells: Sequence[Cells], first: int, keys: Unsorted) -> None:
        self._cells, self._first, self._keys = cells, first, keys
        self._odd: set[int] = set()
        self._sounds: list[tuple[int, ...]] = []  # of the words of each name

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
        low, folded = lines.lower(), list(map(str.lower, names))
        shown = [
            "" if name == title else name
            for name, title in zip(names, lines.title().split(_LINE), strict=True)
        ]
        firsts, lasts = zip(*_TWO_WORDS(low), strict=True)
        sounds: list[tuple[int, ...]]
        sounds = list(zip(map(plain_sound, firsts), map(plain_sound, lasts), strict=True))
        for at, both in enumerate(sounds):
            if 0 not in both:
                continue
            known = person_name(names[at])
            if known.suffix or not known.words:
                self._odd.add(at)
            folded[at] = " ".join(known.words)
            shown[at] = "" if known.shown == folded[at].title() else known.shown
            sounds[at] = tuple(sounds_of(known.words))
        whose = [at for at, words in enumerate(folded) if " " in words]
        self._sounds = sounds
        self._put(map(letters_of, [folded[at] for at in whose]), NAME, whose)
        sounding = [at for at, several in enumerate(sounds) if len(several) > 1]
        self._put([sound_of_all(sounds[at]) for at in sounding], NAME_SOUND, sounding)
        return folded, shown

    def _emails(self, cells: Sequence[str]) -> tuple[list[str], list[str]]:
        """The mailbox of each, and the company's domain."""
        emails, parted = list(cells), plain_emails(_LINE.join(cells))
        for at, (cell, parts) in enumerate(zip(cells, parted, strict=True)):
            if cell and not parts[0]:
                emails[at] = self._one_of(email_keys(cell), at)
                parted[at] = emails[at].partition("@")[::2]
        whose = [at for at, email in enumerate(emails) if email]
        self._put(hashes([emails[at] for at in whose]), EMAIL, whose)
        letters = each_telling_letters([parted[at][0] for at in whose])
        spelt = [at for at, told in zip(whose, letters, strict=True) if told]
        self._put(hashes(filter(None, letters)), LOCAL, spelt)
        domains = [domain_of_company(domain) if domain else "" for _, domain in parted]
        at_work = [at for at, domain in enumerate(domains) if domain]
        sites = list(hashes([domains[at] for at in at_work]))
        self._put(sites, DOMAIN, at_work)
        self._put_beside_names(_there(sites), at_work)
        return emails, domains

    def _one_of(self, found: Sequence[str], at: int) -> str:
        """The first of what a cell holds; a lead whose cell holds several is odd."""
        if len(found) > 1:
            self._odd.add(at)
        return found[0] if found else ""

    def _phones(self, cells: Sequence[str]) -> list[str]:
        phones = plain_phones(_LINE.join(cells))
        for at, (cell, phone) in enumerate(zip(cells, phones, strict=True)):
            if cell and not phone:
                phones[at] = self._one_of(phone_digits(cell), at)
        whose = [at for at, phone in enumerate(phones) if phone]
        numbers = [int(phones[at][-PHONE_KEY_DIGITS:]) for at in whose]
        self._put(numbers, PHONE, whose)
        ends = [number % LAST_DIGITS * PHONE_END & KEY_MASK for number in numbers]
        self._put_beside_names(ends, whose)
        return phones

    def _companies(self, cells: Sequence[str]) -> list[str]:
        companies = list(map(company_key, cells))
        whose = [at for at, company in enumerate(companies) if company]
        words: list[str] = []
        of_words: list[int] = []
        for at in whose:
            several = companies[at].split(" ", COMPANY_WORDS)[:COMPANY_WORDS]
            words += several
            of_words += [at] * len(several)
        whats = list(hashes([companies[at] for at in whose]))
        self._put(whats, COMPANY, whose)
        self._put(hashes(words), COMPANY_THERE, of_words)
        self._put_beside_names(_there(whats), whose)
        return companies

    def _postcodes(self, cells: Sequence[str]) -> list[str]:
        together = "".join(cells)
        plain = together.isascii() and together.isdecimal() and max(map(len, cells)) < _LONG
        codes = list(cells if plain else map(squeezed_postcode, cells))
        whose = [at for at, code in enumerate(codes) if code]
        self._put_beside_names(_there(hashes([codes[at] for at in whose])), whose)
        return codes

    # --- putting ---

    def _put(self, whats: Iterable[int], about: int, whose: Sequence[int]) -> None:
        self._keys.put_each(whats, about, self._places(whose))

    def _put_beside_names(self, wheres: Iterable[int], whose: Sequence[int]) -> None:
        sounds = self._sounds
        self._keys.put_crossed(wheres, [sounds[at] for at in whose], self._places(whose))

    def _places(self, whose: Sequence[int]) -> list[int]:
        first = self._first
        return [first + at for at in whose]


def _there(whats: Iterable[int]) -> list[int]:
    """What stands for each domain, company or postcode beside a name."""
    return [what * THERE & KEY_MASK for what in whats]
