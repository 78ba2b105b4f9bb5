"""Who is asking, field by field, each with the line it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leads.inquiries.addresses import valid_address
from leads.inquiries.candidates import Candidate
from leads.inquiries.companies import (
    CompanyFound,
    company_in_signature,
    company_in_text,
    company_of_domain,
    is_role,
)
from leads.inquiries.mail import Address
from leads.inquiries.people import (
    NameFound,
    best_name,
    clean_name,
    is_office,
    person_in_signature,
    person_introduced,
    person_of_display_name,
)
from leads.inquiries.phones import PhoneFound, phone_in
from leads.inquiries.places import (
    Place,
    country_by_its_codes,
    country_of_domain,
    place_in,
)
from leads.inquiries.signatures import Signed
from leads.model import Contact, Evidence, Workspace

_HOME_OF_LANGUAGE = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT", "pl": "PL", "sv": "SE", "da": "DK",
    "no": "NO", "fi": "FI", "cs": "CZ", "tr": "TR", "ja": "JP", "ko": "KR", "ru": "RU", "el": "GR", "he": "IL",
    "hu": "HU", "ro": "RO", "hr": "HR", "sk": "SK", "sl": "SI", "uk": "UA", "bg": "BG", "et": "EE", "lv": "LV",
    "lt": "LT",
}  # fmt: skip
_SPOKEN = {
    "de": {"DE", "AT", "CH", "LI", "LU", "BE"}, "fr": {"FR", "BE", "CH", "LU", "CA", "MC"}, "it": {"IT", "CH"},
    "nl": {"NL", "BE"}, "pt": {"PT", "BR"}, "sv": {"SE", "FI"},
    "es": {"ES", "MX", "AR", "CO", "CL", "PE", "UY", "EC", "US"},
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """A contact being put together, with its evidence."""

    contact: Contact = field(default_factory=Contact)
    evidence: list[Evidence] = field(default_factory=list)

    def take(self, what: str, value: str, line: str, confidence: float) -> None:
        """Fill a field of the contact, once."""
        if value and not getattr(self.contact, what):
            self.contact = replace(self.contact, **{what: value})
            self.evidence.append(
                Evidence(field=what, value=value, line=line.strip()[:200], confidence=confidence)
            )

    def take_company(self, company: CompanyFound | None) -> None:
        if company:
            self.take("company", company.name[:120], company.line, company.confidence)

    def take_name(self, name: NameFound | None) -> None:
        if name:
            self.take("name", name.name[:120], name.line, name.confidence)

    def take_phone(self, phone: PhoneFound | None) -> None:
        if phone:
            self.take("phone", phone.number, phone.line, phone.confidence)

    def take_country(self, place: Place, phone: PhoneFound | None) -> None:
        """From the address, the phone's own country code, the domain, and last where the phone was taken to be."""
        self.take("country", place.country, place.line, 0.9)
        if phone and phone.is_international:
            self.take("country", phone.region, phone.line, 0.8)
        self.take("country", country_of_domain(self.contact.email), self.contact.email, 0.7)
        if phone:
            self.take("country", phone.region, phone.line, 0.4)


def contact_of_letter(candidate: Candidate, signed: Signed, language: str) -> Found:
    """The contact of a mail that a person wrote."""
    found = Found()
    sender, line = _sender_of(candidate)
    found.take("email", sender.email, line, 0.98)
    display = person_of_display_name(sender.name, sender.email)
    signature = signed.signature
    signed_name = person_in_signature(signature)
    if display and is_office(display, signed_name, signature):
        office = "" if is_role(display.name) else display.name
        display = NameFound("", display.line, 0.0, company=office)
    shown = display if display and display.name else None
    introduced = person_introduced(signed.body)
    name = best_name(shown, signed_name, introduced)
    found.take_name(name or _as_typed(sender))
    own = candidate.workspace.own_domains
    if display and display.company and not shown:
        found.take_company(CompanyFound(display.company, display.line, 0.8))
    found.take_company(company_in_signature(signature, found.contact.name, sender.email, own))
    if display and display.company:
        found.take_company(CompanyFound(display.company, display.line, 0.7))
    found.take_company(company_in_text(f"{sender.name}\n{signed.body}", own))
    if introduced and introduced.company:
        found.take_company(CompanyFound(introduced.company, introduced.line, 0.6))
    found.take_company(company_of_domain(sender.email))
    place = place_in(signature)
    coded, code = country_by_its_codes("\n".join((*signature, signed.body)))
    told = place.country or country_of_domain(sender.email) or coded
    region = region_of_numbers(told, language, candidate.workspace)
    phone = phone_in(signed.body, signature, region)
    found.take_phone(phone)
    found.take("country", place.country, place.line, 0.9)
    if not (phone and phone.is_international):
        found.take("country", coded, code, 0.7)
    found.take_country(place, phone)
    for what in ("region", "city", "postcode", "address"):
        found.take(what, getattr(place, what), place.line or place.address, 0.7)
    return found


def _sender_of(candidate: Candidate) -> tuple[Address, str]:
    """Whom an answer would reach: Reply-To where it is a valid address that is not ours, else From."""
    mail = candidate.mail
    for address in mail.reply_to:
        email = valid_address(address.email)
        if email and not candidate.is_own(email) and email != mail.sender.email:
            return Address(
                address.name or mail.sender.name, email
            ), f"Reply-To: {address.name} <{email}>"
    email = valid_address(mail.sender.email) or mail.sender.email
    return Address(mail.sender.name, email), f"From: {mail.sender.name} <{email}>"


def _as_typed(sender: Address) -> NameFound | None:
    """A display name that is no person's ("Einkauf Nordlicht"): better than nothing on the row."""
    name = clean_name(sender.name)
    if not name or "@" in name:
        return None
    return NameFound(name, sender.name, 0.3)


def region_of_numbers(told: str, language: str, workspace: Workspace) -> str:
    """Which country's numbering a phone without country code follows."""
    if told:
        return told
    home = _HOME_OF_LANGUAGE.get(language, "")
    if not home or workspace.region in _SPOKEN.get(language, {home}):
        return workspace.region or home
    return home
