"""Where is the writer, and on which number do we call them? What a letter says of both, weighed together.

The order of belief: a number's own country code; an address and its country; the numbers of a country's
registers; the country of the sender's domain or of a site they sign with; a legal form or tax number; the towns,
countries and money that the letter speaks of; the language with what numbering plans allow. The team's own
country comes last, and only where the number is one of it. What none of it decides keeps its digits as written.
"""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.people.signatures import Signed
from leads.inquiries.phones.phone import PhoneFound, phone_in, phone_where_spoken_of
from leads.inquiries.places.addresses_told import address_told
from leads.inquiries.places.countries_told import (
    country_of_address,
    country_of_language,
    country_of_message,
    country_of_town_lived_in,
)
from leads.inquiries.places.homes import (
    comes_from_one_country,
    homes_of_numbers,
    rivals_of,
    spoken_in,
)
from leads.inquiries.places.named_regions import country_of_pair, region_behind
from leads.inquiries.places.national_codes import (
    country_by_form_at_home,
    country_by_its_codes,
    country_by_its_ways,
)
from leads.inquiries.places.offices import country_of_office
from leads.inquiries.places.place import Place, country_of_domain, place_in
from leads.inquiries.places.whereabouts import countries_spoken_of
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.text.forwards import above_forwarded
from leads.inquiries.wording.patterns import late_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place, a number, and the surest sign of the country: (code, line, confidence); None where none tells."""

    place: Place
    phone: PhoneFound | None
    country: tuple[str, str, float] | None


def placed(candidate: Candidate, signed: Signed, email: str, language: str) -> Placed:
    """The place and the number that a letter of `email` gives."""
    signature, workspace = signed.signature, candidate.workspace
    place = place_in(signature)
    if not (place.country or place.city or place.postcode or place.address):
        place = address_told(signed.body)
    whole = "\n".join((*signature, signed.body))
    domain = country_of_domain(email)
    coded, code = ("", "") if place.country else country_by_its_codes(whole)
    told = place.country or domain or coded
    site, site_line = ("", "") if told else _country_of_site(candidate, signature)
    told = told or site
    spoken = () if language == "en" else spoken_in(language, whole)
    way, words = ("", "")
    if not told:
        way, words = _country_of_ways(whole, signature, language)
    addressed = "" if told or way else _country_of_place(place, spoken)
    way, words = (addressed, place.line) if addressed else (way, words)
    text = f"{_BARE_DIGITS.sub('', candidate.mail.subject)}\n{_own_words(signed.body)}"
    numbered = tuple(_own_words("\n".join(signature)).split("\n"))
    phone, spoken_of = None, {}
    paired, pair = ("", "") if told or way else country_of_pair("\n".join((text, *numbered)))
    way, words = (paired, pair) if paired else (way, words)
    if not (told or way):
        said = _without_name(signature, candidate.mail.sender.name)
        subject = candidate.mail.subject
        spoken_of = countries_spoken_of("\n".join((subject, *said, signed.body)), language)
        if not spoken_of:
            lived_in = country_of_town_lived_in(text, spoken)
            spoken_of = {lived_in.country: (lived_in.words,)} if lived_in.country else {}
        likely = homes_of_numbers("", language, workspace, "", whole)[0]
        phone = phone_where_spoken_of(text, numbered, tuple(spoken_of), likely)
    decided = phone is not None and not phone.is_international
    if phone is None:
        homes = homes_of_numbers(told or way, language, workspace, place.postcode, whole)
        is_told = bool(told or way) or comes_from_one_country(language)
        rivals = rivals_of(language)
        phone = phone_in(text, numbered, homes[0], homes[1:], is_told=is_told, rivals=rivals)
    dialled = phone.region if phone and phone.is_international else ""
    line = phone.line if phone else ""
    signs = [
        (place.country, place.line, 0.9),
        ("" if dialled else coded, code, 0.7),
        (dialled, line, 0.8),
        (domain, email, 0.7),
        (site, site_line, 0.6),
        (phone.region if phone and decided else "", line, 0.6),
        (way, words, 0.5),
        (phone.region if phone else "", line, 0.4),
    ]
    if len(spoken_of) == 1:
        signs += [(country, ", ".join(said), 0.4) for country, said in spoken_of.items()]
    sign = next((sign for sign in signs if sign[0]), None)
    if not (sign or phone):
        sign = _country_at_last(text, signature, language, is_spoken_of=bool(spoken_of))
    return Placed(place=place, phone=phone, country=sign)


_AMERICAN_FORMS = frozenset({"LLC", "PLLC", "Inc"})


def _country_of_ways(whole: str, signature: tuple[str, ...], language: str) -> tuple[str, str]:
    """What tax numbers, legal forms and ways of speaking tell, but for an American form signed with a town abroad.

    The Gulf has these forms, too: "Gulf Interiors LLC, Dubai".
    """
    way, words = country_by_its_ways(whole, spoken_in(language, whole))
    if words in _AMERICAN_FORMS:
        _, found, behind = "\n".join(signature).partition(words)
        beside = countries_spoken_of(behind, language) if found else {}
        if beside and way not in beside:
            return "", ""
    return way, words


def _country_at_last(
    text: str, signature: tuple[str, ...], language: str, *, is_spoken_of: bool
) -> tuple[str, str, float] | None:
    """The weakest signs: a town or region that a message is from, the language, the form of a firm."""
    said = country_of_message(text, language, signature, is_outright=is_spoken_of)
    if said.country:
        return said.country, said.words, 0.35
    if country := country_of_language(language):
        return country, f"written in {language}", 0.3
    formed, form = ("", "")
    if not is_spoken_of:
        formed, form = country_by_form_at_home("\n".join(signature), language)
        if not formed and language != "en":
            formed, form = country_of_office(signature, spoken_in(language, text))
    return (formed, form, 0.3) if formed else None


def _country_of_place(place: Place, spoken: tuple[str, ...]) -> str:
    """The country of an address that names none: by its town, its postcode, and the region behind the town."""
    region = place.region or region_behind(place.city, place.line)
    return country_of_address(place.city, place.postcode, spoken, region)


def _own_words(body: str) -> str:
    """A letter without the mail that it passes on, where its writer's own part has a number of its own."""
    own = above_forwarded(body)
    return own if own == body or _NUMBER.search(own) else body


def _without_name(signature: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The lines they sign with but for their name: João Salgueiro is from no town of that name."""
    return tuple(line for line in signature if line.strip(" ,.*") != name)


_NUMBER = late_pattern(r"\d(?:[ ()./-]{0,2}\d){6}")
_BARE_DIGITS = late_pattern(r"(?<!\d)(?<!\d[ ./-])\d{7,}")
"""In a subject, a number of an order."""
_SITE = late_pattern(
    r"(?i)(?:\bwww\.|\bhttps?://)([\w-]+(?:\.[\w-]+)+)|[\w.+-]@([\w-]+(?:\.[\w-]+)+)"
)
_SHORTENERS = frozenset({"youtu.be", "wa.me", "t.me", "goo.gl", "bit.ly", "lnkd.in", "t.co"})


def _country_of_site(candidate: Candidate, signature: tuple[str, ...]) -> tuple[str, str]:
    """The country of a site or address that the writer signs with, and its line; ("", "") when none tells."""
    for line in signature[:16]:
        for match in _SITE.finditer(line):
            host = (match[1] or match[2]).lower().rstrip(".")
            if host in _SHORTENERS or candidate.is_own(f"x@{host.removeprefix('www.')}"):
                continue
            if country := country_of_domain(f"@{host}"):
                return country, line.strip()
    return "", ""
