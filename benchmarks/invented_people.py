"""Who there is, before anybody types anything: families on one phone, colleagues, namesakes, agencies."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from benchmarks.invented_words import (
    CITIES,
    COMPANY_A,
    COMPANY_B,
    DIAL,
    FIRST,
    FORMS,
    FREE,
    LAST,
    ROLES,
    without_accents,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one lead says."""

    name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    city: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as they are, before anybody types anything."""

    truth: str
    told: Told
    asks: int
    shares_mailbox: bool = False
    second_email: str = ""
    second_phone: str = ""


class Town:
    """Makes people, each kind in its own way; nobody has another's mailbox unless they share it."""

    def __init__(self, seed: int, dice: random.Random) -> None:
        self.dice = dice
        self._number = 0
        self._seed = seed
        self._taken: set[str] = set()

    def single(self, country: str = "") -> list[Somebody]:
        country = country or self.dice.choice(tuple(FIRST))
        return [
            self._somebody(
                Told(name=self._name(country), phone=self._phone(country), **self._at(country))
            )
        ]

    def colleagues(self) -> list[Somebody]:
        """One company, one domain, often one switchboard or neighbouring desks."""
        country = self.dice.choice(tuple(FIRST))
        company, domain = self._company(country)
        at, board = self._at(country), self._phone(country)
        shared = self.dice.random()
        people = []
        names = {self._name(country) for _ in range(self.dice.randint(2, 7))}
        for desk, name in enumerate(sorted(names)):
            phone = (
                board
                if shared < 0.4
                else board[:-2] + f"{10 + desk}"
                if shared < 0.7
                else self._phone(country)
            )
            told = Told(
                name=name,
                company=company,
                email=self._local(name) + "@" + domain,
                phone=phone,
                **at,
            )
            people.append(self._somebody(told))
        return people

    def family(self) -> list[Somebody]:
        """One phone, one door, one surname, and every other family one mailbox."""
        country = self.dice.choice(tuple(FIRST))
        at, phone, last = self._at(country), self._phone(country), self._last(country)
        firsts = self.dice.sample(FIRST[country].split(), self.dice.randint(2, 4))
        mailbox = self._mailbox(f"{firsts[0]} {last}") if self.dice.random() < 0.5 else ""
        people = []
        for first in firsts:
            name = f"{first} {last}"
            told = Told(name=name, email=mailbox or self._mailbox(name), phone=phone, **at)
            people.append(replace(self._somebody(told), shares_mailbox=bool(mailbox)))
        return people

    def father_and_son(self) -> list[Somebody]:
        (father,) = self.single()
        son = replace(
            father.told, name=f"{father.told.name} Jr", email=self._mailbox(father.told.name)
        )
        elder = (
            father.told
            if self.dice.random() < 0.5
            else replace(father.told, name=f"{father.told.name} Sr")
        )
        return [self._somebody(elder, email=father.told.email), self._somebody(son)]

    def namesakes(self) -> list[Somebody]:
        """One name, several people, now and then in one city."""
        country = self.dice.choice(tuple(FIRST))
        name, at = self._name(country, common=True), self._at(country)
        people = []
        for _ in range(self.dice.randint(2, 4)):
            here = at if self.dice.random() < 0.4 else self._at(country)
            told = Told(
                name=name,
                phone=self._phone(country),
                email=self._mailbox(name),
                **{**here, "postcode": self._postcode()},
            )
            people.append(self._somebody(told))
        return people

    def numbered(self) -> list[Somebody]:
        """anna.nowak1 and anna.nowak2 at one provider; most are namesakes, some wrote a digit wrongly."""
        country = self.dice.choice(tuple(FIRST))
        name, free = self._name(country, common=True), self.dice.choice(FREE)
        start = self.dice.randint(1, 80)
        return [
            self._somebody(
                Told(
                    name=name,
                    email=f"{self._local(name)}{start + n}@{free}",
                    phone=self._phone(country),
                    **self._at(country),
                )
            )
            for n in range(2)
        ]

    def agency(self) -> list[Somebody]:
        """One mailbox, now and then one phone, writes for several clients."""
        country = self.dice.choice(tuple(FIRST))
        _, domain = self._company(country)
        mailbox, board = (
            f"{self.dice.choice(('leads', 'anna', 'team'))}@{domain}",
            self._phone(country),
        )
        own = self.dice.random() < 0.6
        return [
            replace(
                self._somebody(
                    Told(
                        name=self._name(country),
                        email=mailbox,
                        phone=self._phone(country) if own else board,
                        **self._at(country),
                    )
                ),
                shares_mailbox=True,
            )
            for _ in range(self.dice.randint(2, 5))
        ]

    def office(self) -> list[Somebody]:
        country = self.dice.choice(tuple(FIRST))
        company, domain = self._company(country)
        told = Told(
            company=company,
            email=f"{self.dice.choice(ROLES)}@{domain}",
            phone=self._phone(country),
            **self._at(country),
        )
        return [self._somebody(told)]

    def nameless(self) -> list[Somebody]:
        """Known by a mailbox alone, or by a phone alone."""
        country = self.dice.choice(tuple(FIRST))
        name = self._name(country)
        if self.dice.random() < 0.6:
            return [self._somebody(Told(email=self._mailbox(name)))]
        return [self._somebody(Told(phone=self._phone(country), country=country), email=" ")]

    def _somebody(self, told: Told, email: str = "") -> Somebody:
        self._number += 1
        mailbox = email.strip() if email else told.email or self._mailbox(told.name)
        moved = self.dice.random() < 0.15 and told.name
        return Somebody(
            truth=f"P{self._seed}-{self._number}",
            told=replace(told, email=mailbox),
            asks=self.dice.choices((1, 2, 3, 4, 6), (46, 26, 14, 9, 5))[0],
            second_email=self._mailbox(told.name) if moved else "",
            second_phone=self._phone(told.country or "US") if moved else "",
        )

    # --- what they have ---

    def _name(self, country: str, *, common: bool = False) -> str:
        return f"{self.dice.choice(FIRST[country].split())} {self._last(country, common=common)}"

    def _last(self, country: str, *, common: bool = False) -> str:
        names = LAST[country].split()
        if common:
            return self.dice.choice(names[:8])
        last = self.dice.choice(names)
        # Rare surnames are many: a syllable more makes a new one.
        return (
            last
            if self.dice.random() < 0.35
            else last
            + self.dice.choice(("er", "sen", "ski", "son", "ez", "ini", "ov", "ard", "man", "ley"))
        )

    def _phone(self, country: str) -> str:
        return f"+{DIAL[country]}{self.dice.randint(2_00000000, 9_99999999)}"

    def _postcode(self) -> str:
        return f"{self.dice.randint(1000, 99999):05}"

    def _at(self, country: str) -> dict[str, str]:
        return {
            "country": country,
            "city": self.dice.choice(CITIES[country]),
            "postcode": self._postcode(),
        }

    def _company(self, country: str) -> tuple[str, str]:
        one, two = self.dice.choice(COMPANY_A.split()), self.dice.choice(COMPANY_B.split())
        extra = self.dice.choice(("", "", self._last(country)))
        name = " ".join(filter(None, (extra, one, two)))
        number = self.dice.choice(("", "", str(self.dice.randint(1, 99))))
        return (
            f"{name} {FORMS[country]}",
            f"{without_accents(name).replace(' ', '').lower()}{number}{self._number}.example",
        )

    def _local(self, name: str) -> str:
        first, _, last = without_accents(name).lower().replace("'", "").partition(" ")
        forms = (
            f"{first}.{last}",
            f"{first[:1]}{last}",
            f"{first}{last}",
            f"{last}.{first}",
            f"{first}_{last}",
        )
        return self.dice.choice(forms).replace(" ", "") if last else first or "someone"

    def _mailbox(self, name: str) -> str:
        while True:
            local = self._local(name) if name else f"user{self.dice.randint(100, 99999)}"
            number = self.dice.choice(("", "", str(self.dice.randint(1, 99))))
            mailbox = f"{local}{number}@{self.dice.choice(FREE)}"
            bare = mailbox.replace(".", "").replace("_", "")
            if bare not in self._taken:
                self._taken.add(bare)
                return mailbox
