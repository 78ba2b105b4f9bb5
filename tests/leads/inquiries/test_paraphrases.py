"""The same facts, written down in many ways, are read the same: sign-offs, signatures, headers, labels, HTML."""

from __future__ import annotations

import html as entities
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.inquiries.mail import Address, Mail
from leads.inquiries.reading import read_inquiry
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.text.html_text import text_of_html
from leads.model import Workspace

_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_MAILS = 40
"""Ways a person; one of them may be misread."""
_US = Workspace(own_domains=frozenset({"own.example.net"}), region="GB")
_PEOPLE: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("paraphrases.yaml").read_text("utf-8")
)

_PHONE_LABELS = {
    "en": ["Tel:", "Phone", "T", "Office:", "p:", "Direct line:", "tel", "Ph."],
    "de": ["Tel.:", "Telefon", "T", "Fon:", "Durchwahl:", "Tel", "Festnetz:"],
    "fr": ["Tél. :", "Téléphone :", "T", "Tel", "Fixe :", "Ligne directe :"],
    "es": ["Tel.", "Teléfono:", "T", "Tfno.:", "Telf.", "Fijo:"],
    "it": ["Tel.", "Telefono:", "T", "tel", "Uff."],
    "nl": ["Tel.", "T", "Telefoon:", "tel:"],
    "pt": ["Tel.", "T", "Telefone:", "Telef.:", "Fone:"],
    "pl": ["tel.", "Tel.:", "T:", "Telefon"],
    "sv": ["Tel", "Telefon:", "T", "Tfn", "Växel"],
    "da": ["Tlf.", "Telefon:", "T", "Tlf"],
    "no": ["Tlf.", "Telefon:", "T", "Tlf"],
    "fi": ["Puh.", "Puhelin:", "p.", "Tel."],
    "cs": ["Tel.:", "tel.", "T:", "telefon"],
    "hu": ["Tel.:", "Telefon:", "T:"],
    "ro": ["Tel.:", "Telefon:", "T:"],
    "tr": ["Tel:", "Telefon:", "T:"],
    "el": ["Τηλ.:", "Τηλέφωνο:", "Τ:"],
    "ru": ["Тел.:", "тел.", "Телефон:"],
}
_MOBILE_LABELS = {
    "en": ["Mobile:", "M", "Cell:", "Mob.", "c:", "mobile", "WhatsApp:"],
    "de": ["Mobil:", "Handy", "M", "mobil:", "Mob.:", "Natel:"],
    "fr": ["Mobile :", "Port. :", "Portable :", "M", "GSM", "Mob."],
    "es": ["Móvil:", "Mov.", "M", "Cel.", "Celular:", "Whatsapp"],
    "it": ["Cell.", "Cellulare:", "M", "Mob.", "cell"],
    "nl": ["Mobiel:", "M", "Mob.", "GSM:", "06:"],
    "pt": ["Telemóvel:", "Tlm.", "M", "Cel.", "Celular:"],
    "pl": ["kom.", "Komórka:", "tel. kom.", "M:", "mob."],
    "sv": ["Mobil:", "Mob", "M", "mobil"],
    "da": ["Mobil:", "Mob.", "M", "mobil"],
    "no": ["Mobil:", "Mob.", "M", "mobil"],
    "fi": ["Matkapuhelin:", "GSM", "Gsm:", "m."],
    "cs": ["Mobil:", "mob.", "M:", "GSM:"],
    "hu": ["Mobil:", "Mob.:", "M:"],
    "ro": ["Mobil:", "Mob.:", "M:"],
    "tr": ["Cep:", "GSM:", "Mobil:", "Cep Tel:"],
    "el": ["Κιν.:", "Κινητό:", "Κ:"],
    "ru": ["Моб.:", "моб. тел.:", "Мобильный:"],
}
_FAX_LABELS = {
    "de": ["Fax:", "F", "Telefax"], "fr": ["Fax :", "Télécopie :"], "pl": ["fax", "faks:"], "fi": ["Faksi:", "Fax"],
    "hu": ["Fax:"], "el": ["Φαξ:", "Fax:"], "ru": ["Факс:", "факс"], "tr": ["Faks:"],
}  # fmt: skip

_DISPLAYS = (
    "{given} {family}", "{given} {family}", "{family}, {given}", "{FAMILY} {given}", "{given} {family} | {brand}",
    "{given} {family} ({company})", "{family}, {given} (Einkauf)", "{given} {family} - {company}", "{company}",
    "{brand}", "", "{given}", "info", "{given} {family} via Anfragen", "Dr. {given} {family}", "{lower}",
    "{GIVEN} {FAMILY}",
    "{given} {family}, {company}", "{family} {given}", "{mail}",
)  # fmt: skip
_BOXES = ("{local}", "{initial}{last}", "info", "office", "{local}", "{last}", "kontakt")

_LAYOUTS = {
    "full": "{name}\n{job}\n\n{company}\n{street}\n{town}\n{phone}\n{mobile}\n{fax}\n{mail}\nwww.{domain}",
    "short": "{name}\n{company}\n{phone}",
    "firm first": "{company}\n{name}\n{street}, {town}\n{phone}\n{mobile}",
    "pipes": "{name} | {job} | {company} | {phone}",
    "name only": "{name}",
    "given only": "{given}",
    "no form": "{name}\n{brand}\nwww.{domain}\n{mobile}",
    "no form, job": "{name}\n{job}\n{brand}\n{street}\n{town}\n{phone} | {mobile}",
    "job and firm": "{name}\n{job}, {company}\n{town}\n{mobile}",
    "commas": "{name}, {company}, {phone}",
    "reversed": "{company}\n{street} · {town}\n{phone} · {fax}\n\n{name}\n{job}",
    "numbers first": "{name}\n{phone}\n{mobile}\n{company}\n{town}",
    "stars": "*{name}*\n{job}\n*{company}*\n{street} | {town}\n{phone} | {mobile} | {fax}",
    "given, then delimited": "{given}\n\n-- \n{name}\n{job}\n{company}\n{street}\n{town}\n{phone}\n{mobile}",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A mail and what it tells; a field that it does not tell is missing."""

    mail: Mail
    how: str
    facts: dict[str, Any]


def _written(person: dict[str, Any], chance: random.Random) -> Told:
    """One way to write a mail with these facts."""
    words = _words(person, chance)
    display, layout = chance.choice(_DISPLAYS), chance.choice(list(_LAYOUTS))
    if "{FAMILY}" in display and person["language"] == "tr":
        display = "{given} {family}"  # its capital I is two letters
    if display == "{brand}" and not person["brand"].isascii():
        display = "{company}"  # what the address does not spell may be anybody's name
    closing = chance.choice([*person["closes"], *person["closes"], ""])
    introduced = chance.choice([*person["introduced"], "", ""])
    call = person["call"] if chance.random() < 0.25 else ""
    body = " ".join(part.format(**person) for part in (introduced, person["body"], call) if part)
    text = f"{person['hello']}\n\n{body}\n\n{_foot(_LAYOUTS[layout], closing, words, chance)}\n"
    if chance.random() < 0.3:
        text = _through_html(text)
    email = f"{chance.choice(_BOXES).format(**words)}@{person['domain']}"
    shown = email if display == "{mail}" else display.format(**words)
    mail = Mail(
        digest="0", size=1, message_id="a@b.example", sender=Address(shown, email), text=text,
        to=(Address("", "info@own.example.net"),), content_type="text/plain", part_types=("text/plain",),
    )  # fmt: skip
    how = f"{person['country']} {display!r} {closing!r} {layout!r} {introduced!r} {call!r}"
    facts = {"email": email, "language": person["language"]}
    return Told(
        mail, how, facts | _facts(person, f"{display} {_LAYOUTS[layout]} {introduced} {call}")
    )


def _facts(person: dict[str, Any], shows: str) -> dict[str, str]:
    """What a careful reader knows when these placeholders were filled in."""
    spells = any(part in shows for part in ("{name}", "{family}", "{FAMILY}", "{lower}"))
    facts = {"name": f"{person['given']} {person['family']}" if spells else person["given"]}
    if "{company}" in shows:
        facts["company"] = person["company"]
    elif "{brand}" in shows:
        facts["company"] = person["brand"]
    if "{mobile}" in shows:
        facts["phone"] = person["E164"][1]
    elif "{phone}" in shows:
        facts["phone"] = person["E164"][0]
    if "{town}" in shows or "phone" in facts:
        facts["country"] = person["country"]
    return facts


def _foot(layout: str, closing: str, words: dict[str, str], chance: random.Random) -> str:
    block = layout.format(**words)
    if not closing:
        return block
    is_on_one_line = layout in {"{name}", "{given}"} and " aus " not in closing
    if is_on_one_line and chance.random() < 0.3:
        return f"{closing.rstrip(' ,.:!')} {block}"
    return f"{closing}{chance.choice([chr(10), chr(10) * 2])}{block}"


def _through_html(text: str) -> str:
    lines = "".join(f"<div>{entities.escape(line) or '<br>'}</div>" for line in text.split("\n"))
    return text_of_html(f"<html><body>{lines}</body></html>")


def _words(person: dict[str, Any], chance: random.Random) -> dict[str, str]:
    language, given, family = person["language"], person["given"], person["family"]
    ascii_name = (
        "".join(c for c in f"{given}.{family.split()[-1]}".lower() if c.isascii()).strip(".")
        or "kontakt"
    )
    return {
        **{key: str(value) for key, value in person.items()},
        "name": f"{given} {family}",
        "FAMILY": family.upper(), "GIVEN": given.upper(), "lower": f"{given} {family}".lower(),
        "phone": f"{chance.choice(_PHONE_LABELS[language])} {person['phone']}",
        "mobile": f"{chance.choice(_MOBILE_LABELS[language])} {person['mobile']}",
        "fax": f"{chance.choice(_FAX_LABELS.get(language, ['Fax:', 'F', 'fax']))} {person['fax']}",
        "local": ascii_name, "initial": ascii_name[0], "last": ascii_name.rpartition(".")[2] or "post",
        "mail": f"{ascii_name}@{person['domain']}",
    }  # fmt: skip


def _told(person: dict[str, Any], how_many: int, seed: int = 1) -> Iterator[Told]:
    chance = random.Random(f"{person['country']} {seed}")  # the same mails in every run
    for _ in range(how_many):
        yield _written(person, chance)


def _misread(told: Told) -> list[str]:
    reading = read_inquiry(told.mail, _NOW, _US)
    if reading.verdict is not Verdict.INQUIRY or not reading.inquiry:
        return [f"verdict {reading.verdict}: {reading.because}"]
    contact = reading.inquiry.contact
    got = {"language": reading.inquiry.language}
    wrong = []
    for name, value in told.facts.items():
        read = got.get(name) if name in got else getattr(contact, name)
        if str(read).rstrip(".") != str(value).rstrip("."):  # "Ltd." at a sentence's end
            wrong.append(f"{name} {read!r} is not {value!r}")
    return wrong


@pytest.mark.parametrize("person", _PEOPLE, ids=[person["country"] for person in _PEOPLE])
def test_the_same_facts_are_read_however_they_are_written_down(person: dict[str, Any]) -> None:
    misread = [(told.how, wrong) for told in _told(person, _MAILS) if (wrong := _misread(told))]

    assert len(misread) <= _MAILS // 40, misread
