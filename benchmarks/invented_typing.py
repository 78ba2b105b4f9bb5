"""What a person types of who they are: short forms, slips, turned names, half of it left out."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.invented_people import Somebody, Told
from benchmarks.invented_words import DIAL, SHORT, without_accents


class Typist:
    """Types for everybody, with the slips of the dice."""

    def __init__(self, dice: random.Random, left_out: tuple[float, float] = (0.2, 0.28)) -> None:
        """Of those who have both, so many, 0..1, leave out their e-mail, and so many others their phone."""
        self.dice = dice
        self._no_email, self._no_phone = left_out

    def typed(self, body: Somebody, *, first: bool) -> Told:
        told, dice = body.told, self.dice
        if body.second_email and not first and dice.random() < 0.4:
            told = replace(told, email=body.second_email)
        elif body.second_phone and not first and dice.random() < 0.4:
            told = replace(told, phone=body.second_phone)
        name = self._typed_name(told.name) if told.name else ""
        gone = dice.random()
        email = "" if told.phone and gone < self._no_email else self._typed_email(told.email)
        phone = "" if told.email and gone > 1 - self._no_phone else self._typed_phone(told.phone)
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
            first = SHORT.get(first, first)
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
            return without_accents(whole)
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
            c for c in sorted(DIAL.values(), key=len, reverse=True) if phone[1:].startswith(c)
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
