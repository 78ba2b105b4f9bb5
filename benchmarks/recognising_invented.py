"""Invented lead streams with their truth: the hostile cases that the given streams have few of.

    python benchmarks/recognising_invented.py SEED PEOPLE OUT.jsonl [MIX]

People in seven languages; families on one phone and mailbox, colleagues on one switchboard and
domain, father and son, namesakes, neighbours in the alphabet of a mail provider, agencies that
write for several clients, nameless mails, rows typed from a phone call.
"""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_FIRST = {
    "GB": "Oliver Amelia George Isla Harry Ava Noah Emily Jack Sophie Charlie Grace Thomas Lily William Ella "
    "James Freya Robert Margaret Edward Susan Michael Karen Richard Patricia Daniel Rebecca Peter Helen",
    "US": "Liam Olivia Mason Emma Ethan Madison Logan Abigail Jacob Hannah Tyler Ashley Brandon Kayla Joshua "
    "Samantha Christopher Jennifer Matthew Elizabeth Anthony Jessica Joseph Nancy Kevin Linda Brian Donna",
    "DE": "Lukas Anna Maximilian Lena Jonas Marie Felix Katharina Paul Johanna Stefan Sabine Jürgen Ursula "
    "Wolfgang Birgit Klaus Petra Andreas Monika Günther Renate Matthias Claudia Jörg Heike",
    "ES": "Alejandro Lucía Daniel Sofía Pablo María Hugo Carmen José Isabel Antonio Dolores Francisco Pilar "
    "Javier Teresa Manuel Rosario Miguel Ángela Jesús Mercedes",
    "IT": "Francesco Giulia Alessandro Sofia Lorenzo Aurora Matteo Chiara Giuseppe Maria Antonio Anna "
    "Giovanni Francesca Luigi Paola Andrea Elena Mario Lucia Salvatore Caterina",
    "FR": "Gabriel Louise Raphaël Jade Louis Emma Arthur Alice Jules Chloé Pierre Marie Jean Françoise Michel "
    "Nathalie Philippe Isabelle Nicolas Sylvie Étienne Hélène",
    "PL": "Jakub Zofia Jan Maja Piotr Katarzyna Krzysztof Małgorzata Andrzej Agnieszka Tomasz Joanna Paweł "
    "Magdalena Michał Ewa Stanisław Elżbieta Łukasz Aleksandra",
    "RU": "Aleksandr Anastasia Dmitri Maria Sergei Elena Mikhail Olga Ivan Tatiana Nikolai Svetlana Vladimir "
    "Natalia Aleksei Irina Andrei Ekaterina",
}
_LAST = {
    "GB": "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker Thompson Whitaker Pemberton "
    "Ashworth Hargreaves Birtwistle Fairclough Entwistle Ramsbottom O'Neill McAllister Lister Holroyd Sugden",
    "US": "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Kowalczyk Vandenberg Okafor "
    "Nakamura Feldman Abernathy Castellano Delacroix Hutchinson Yarborough Lindqvist Petrosyan Zamora",
    "DE": "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Schäfer Zimmermann Rosenthal "
    "Lüdenscheidt Vogelsang Grünwald Achterberg Kirchhoff Oberländer Steinbrück Weißenfels Brandstätter",
    "ES": "García Fernández González Rodríguez López Martínez Sánchez Pérez Echeverría Zubizarreta Villanueva "
    "Monteagudo Carrascal Iturralde Peñalver Quiñones Valdivieso",
    "IT": "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Bevilacqua Mastroianni Quattrocchi "
    "Santangelo Castiglione Pellegrino Guicciardi Tommasini",
    "FR": "Martin Bernard Dubois Thomas Robert Richard Petit Durand Lefèvre Beauchamp Charpentier Delaunay "
    "Rochefort Villeneuve Archambault Desrosiers Fontainebleau",
    "PL": "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Grzegorzewski "
    "Brzęczyszczykiewicz Dąbrowski Chrzanowski Pietrzykowski Świątek Łuczak",
    "RU": "Ivanov Smirnov Kuznetsov Popov Sokolov Lebedev Volkov Zaitsev Rozhdestvensky Preobrazhensky Bogdanov "
    "Vinogradov Chernyshev Dolgorukov",
}
_SHORT = {
    "Robert": "Bob", "William": "Bill", "Margaret": "Peggy", "Edward": "Ted", "Richard": "Dick", "Thomas": "Tom",
    "Elizabeth": "Liz", "Christopher": "Chris", "Katharina": "Käthe", "Maximilian": "Max", "Wolfgang": "Wolf",
    "Ursula": "Uschi", "José": "Pepe", "Francisco": "Paco", "Rosario": "Charo", "Giuseppe": "Beppe",
    "Francesco": "Checco", "Salvatore": "Totò", "Małgorzata": "Gosia", "Katarzyna": "Kasia", "Joanna": "Asia",
    "Aleksandr": "Sasha", "Mikhail": "Misha", "Dmitri": "Dima", "Tatiana": "Tanya", "Ekaterina": "Katya",
    "Patricia": "Pat", "Rebecca": "Becky", "Michael": "Mike", "Joseph": "Joe", "Samantha": "Sam", "Jesús": "Chuy",
}  # fmt: skip
_CITIES = {
    "GB": ("London", "Leeds", "Bristol", "York"),
    "US": ("Denver", "Boston", "Austin", "Tampa"),
    "DE": ("München", "Köln", "Berlin", "Ulm"),
    "ES": ("Madrid", "Sevilla", "Bilbao"),
    "IT": ("Roma", "Milano", "Torino"),
    "FR": ("Paris", "Lyon", "Nantes"),
    "PL": ("Warszawa", "Kraków", "Łódź"),
    "RU": ("Moskva", "Kazan", "Tver"),
}
_DIAL = {
    "GB": "44",
    "US": "1",
    "DE": "49",
    "ES": "34",
    "IT": "39",
    "FR": "33",
    "PL": "48",
    "RU": "7",
}
_FREE = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com", "gmx.de", "hotmail.com")
_COMPANY_A = "Nordic Alpine Harbour Summit Crown Delta Evergreen Falcon Granite Ivory Juniper Kestrel Lumen Mosaic"
_COMPANY_B = "Tiles Logistics Foods Robotics Windows Printing Textiles Dental Roofing Energy Optics Paper Travel"
_FORMS = {
    "GB": "Ltd",
    "US": "Inc",
    "DE": "GmbH",
    "ES": "S.L.",
    "IT": "S.r.l.",
    "FR": "SARL",
    "PL": "Sp. z o.o.",
    "RU": "OOO",
}
_ROLES = ("info", "office", "sales", "contact")


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


MIXES = {
    "usual": (50, 16, 10, 3, 8, 3, 3, 5, 4),
    "households": (30, 10, 25, 8, 14, 8, 6, 4, 8),
    "business": (20, 45, 4, 1, 4, 2, 8, 14, 4),
    "tidy": (80, 12, 4, 0.5, 2, 0.5, 0.5, 2, 1),
}
"""How often singles, colleagues, families, fathers and sons, namesakes, numbered, agencies, offices, nameless come.

The weights that ship were fitted on the usual one; the others are for seeing how they do elsewhere.
"""


class Inventor:
    """Everybody is new; of one seed and one of MIXES always the same."""

    def __init__(self, seed: int, mix: str = "usual") -> None:
        self.dice = random.Random(seed)
        self._mix = MIXES[mix]
        self._number = 0
        self._seed = seed
        self._taken: set[str] = set()

    def stream(self, people: int) -> Iterator[dict[str, str]]:
        """Leads in order of arrival, as the given streams tell them."""
        born: list[Somebody] = []
        while len(born) < people:
            born.extend(self._weighted()())
        asked = [body for body in born for _ in range(body.asks)]
        self.dice.shuffle(asked)
        met: set[str] = set()
        for number, body in enumerate(asked):
            told = self._typed(body, first=body.truth not in met)
            met.add(body.truth)
            fields = {field: getattr(told, field) for field in Told.__slots__}
            yield {"lead_id": f"I{number:06}", **fields, "true_entity": body.truth}

    def _weighted(self) -> Callable[[], list[Somebody]]:
        kinds = (
            self._single, self._colleagues, self._family, self._father_and_son, self._namesakes,
            self._numbered, self._agency, self._office, self._nameless,
        )  # fmt: skip
        return self.dice.choices(kinds, self._mix)[0]

    # --- who there is ---

    def _single(self, country: str = "") -> list[Somebody]:
        country = country or self.dice.choice(tuple(_FIRST))
        return [
            self._somebody(
                Told(name=self._name(country), phone=self._phone(country), **self._at(country))
            )
        ]

    def _colleagues(self) -> list[Somebody]:
        """One company, one domain, often one switchboard or neighbouring desks."""
        country = self.dice.choice(tuple(_FIRST))
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

    def _family(self) -> list[Somebody]:
        """One phone, one door, one surname, and every other family one mailbox."""
        country = self.dice.choice(tuple(_FIRST))
        at, phone, last = self._at(country), self._phone(country), self._last(country)
        firsts = self.dice.sample(_FIRST[country].split(), self.dice.randint(2, 4))
        mailbox = self._mailbox(f"{firsts[0]} {last}") if self.dice.random() < 0.5 else ""
        people = []
        for first in firsts:
            name = f"{first} {last}"
            told = Told(name=name, email=mailbox or self._mailbox(name), phone=phone, **at)
            people.append(replace(self._somebody(told), shares_mailbox=bool(mailbox)))
        return people

    def _father_and_son(self) -> list[Somebody]:
        (father,) = self._single()
        son = replace(
            father.told, name=f"{father.told.name} Jr", email=self._mailbox(father.told.name)
        )
        elder = (
            father.told
            if self.dice.random() < 0.5
            else replace(father.told, name=f"{father.told.name} Sr")
        )
        return [self._somebody(elder, email=father.told.email), self._somebody(son)]

    def _namesakes(self) -> list[Somebody]:
        """One name, several people, now and then in one city."""
        country = self.dice.choice(tuple(_FIRST))
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

    def _numbered(self) -> list[Somebody]:
        """anna.nowak1 and anna.nowak2 at one provider; most are namesakes, some wrote a digit wrongly."""
        country = self.dice.choice(tuple(_FIRST))
        name, free = self._name(country, common=True), self.dice.choice(_FREE)
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

    def _agency(self) -> list[Somebody]:
        """One mailbox, now and then one phone, writes for several clients."""
        country = self.dice.choice(tuple(_FIRST))
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

    def _office(self) -> list[Somebody]:
        country = self.dice.choice(tuple(_FIRST))
        company, domain = self._company(country)
        told = Told(
            company=company,
            email=f"{self.dice.choice(_ROLES)}@{domain}",
            phone=self._phone(country),
            **self._at(country),
        )
        return [self._somebody(told)]

    def _nameless(self) -> list[Somebody]:
        """Known by a mailbox alone, or by a phone alone."""
        country = self.dice.choice(tuple(_FIRST))
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
        return f"{self.dice.choice(_FIRST[country].split())} {self._last(country, common=common)}"

    def _last(self, country: str, *, common: bool = False) -> str:
        names = _LAST[country].split()
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
        return f"+{_DIAL[country]}{self.dice.randint(2_00000000, 9_99999999)}"

    def _postcode(self) -> str:
        return f"{self.dice.randint(1000, 99999):05}"

    def _at(self, country: str) -> dict[str, str]:
        return {
            "country": country,
            "city": self.dice.choice(_CITIES[country]),
            "postcode": self._postcode(),
        }

    def _company(self, country: str) -> tuple[str, str]:
        one, two = self.dice.choice(_COMPANY_A.split()), self.dice.choice(_COMPANY_B.split())
        extra = self.dice.choice(("", "", self._last(country)))
        name = " ".join(filter(None, (extra, one, two)))
        number = self.dice.choice(("", "", str(self.dice.randint(1, 99))))
        return (
            f"{name} {_FORMS[country]}",
            f"{_ascii(name).replace(' ', '').lower()}{number}{self._number}.example",
        )

    def _local(self, name: str) -> str:
        first, _, last = _ascii(name).lower().replace("'", "").partition(" ")
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
            mailbox = f"{local}{number}@{self.dice.choice(_FREE)}"
            bare = mailbox.replace(".", "").replace("_", "")
            if bare not in self._taken:
                self._taken.add(bare)
                return mailbox

    # --- how it is typed ---

    def _typed(self, body: Somebody, *, first: bool) -> Told:
        told, dice = body.told, self.dice
        if body.second_email and not first and dice.random() < 0.4:
            told = replace(told, email=body.second_email)
        elif body.second_phone and not first and dice.random() < 0.4:
            told = replace(told, phone=body.second_phone)
        name = self._typed_name(told.name) if told.name else ""
        gone = dice.random()
        email = "" if told.phone and gone < 0.2 else self._typed_email(told.email)
        phone = "" if told.email and gone > 0.72 else self._typed_phone(told.phone)
        if told.name and email and not body.shares_mailbox and dice.random() < 0.06:
            name = ""  # a mail without a signature
        return Told(
            name=name,
            company=told.company if dice.random() < 0.85 else "",
            email=email,
            phone=phone,
            country=told.country if dice.random() < 0.8 else "",
            city=told.city if dice.random() < 0.7 else "",
            postcode=told.postcode if dice.random() < 0.5 else "",
        )

    def _typed_name(self, name: str) -> str:
        first, _, last = name.partition(" ")
        suffix = ""
        if last.endswith((" Jr", " Sr")):
            last, suffix = last[:-3], last[-2:]
        dice = self.dice.random()
        if dice < 0.08:
            first = _SHORT.get(first, first)
        elif dice < 0.12:
            first = f"{first[0]}."
        elif dice < 0.20:
            last = self._slip(last)
        elif dice < 0.25:
            first = self._slip(first)
        whole = f"{first} {last} {suffix}".strip()
        dice = self.dice.random()
        if dice < 0.08:
            return f"{last}, {first} {suffix}".strip()
        if dice < 0.12:
            return whole.upper()
        if dice < 0.18:
            return _ascii(whole)
        if dice < 0.21:
            return f"Dr. {whole}"
        return last if dice < 0.23 else first if dice < 0.25 else whole

    def _typed_email(self, email: str) -> str:
        dice = self.dice.random()
        if not email or dice > 0.2:
            return email
        local, _, domain = email.partition("@")
        if dice < 0.06:
            return f"{local}+web@{domain}"
        if dice < 0.11:
            return email.upper()
        return f"{self._slip(local)}@{domain}" if dice < 0.17 else f"{local}@{self._slip(domain)}"

    def _typed_phone(self, phone: str) -> str:
        if not phone:
            return ""
        code = next(
            c for c in sorted(_DIAL.values(), key=len, reverse=True) if phone[1:].startswith(c)
        )
        national = phone[1 + len(code) :]
        if self.dice.random() < 0.03:
            national = self._slip(national, "0123456789")
        split = f"{national[:3]} {national[3:6]} {national[6:]}"
        forms = (
            phone,
            f"00{code}{national}",
            f"0{national}",
            f"+{code} (0) {split}",
            f"({national[:3]}) {national[3:]}",
            f"+{code} {split} ext {len(national)}",
        )
        return self.dice.choice(forms)

    def _slip(self, text: str, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
        """One typing error: a letter swapped, doubled, left out or hit beside."""
        if len(text) < 4:
            return text
        at = self.dice.randrange(1, len(text) - 1)
        kinds = (
            text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + self.dice.choice(letters) + text[at + 1 :],
        )
        return self.dice.choice(kinds)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("łŁßøØ", "lLsoO")))
    return "".join(c for c in plain if c.isascii())


def main() -> None:
    seed, people, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    inventor = Inventor(seed, *sys.argv[4:5])
    lines = (json.dumps(row, ensure_ascii=False) for row in inventor.stream(people))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
