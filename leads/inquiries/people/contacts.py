"""Who is asking, field by field, each with the line it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from leads.inquiries.companies.company import company_in_signature
from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.found import CompanyFound, is_ours
from leads.inquiries.companies.in_text import company_in_text, neat_firm
from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.companies.spelled import company_of_domain, company_spelled
from leads.inquiries.companies.told_organisations import organisation_told
from leads.inquiries.mail import Address
from leads.inquiries.people.addresses import valid_address
from leads.inquiries.people.best_names import best_name
from leads.inquiries.people.display_names import (
    is_office_device,
    organisation_of_display_name,
    person_of_display_name,
    without_desk,
)
from leads.inquiries.people.fuller_names import with_accents, written_out
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.introductions import firm_told
from leads.inquiries.people.names import NameFound, in_letters_of
from leads.inquiries.people.office_names import is_of_somebody_else, is_office
from leads.inquiries.people.others import person_ahead_of
from leads.inquiries.people.signatures import Signed
from leads.inquiries.people.spelling import bare, names_domain
from leads.inquiries.people.spoken_order import as_written, in_spoken_order, keeps_order
from leads.inquiries.people.writer import (
    person_at_end,
    person_beside_number,
    person_in_signature,
    person_introduced,
    person_of_family,
    person_spelled,
    person_to_answer,
)
from leads.inquiries.phones.phone import PhoneFound
from leads.inquiries.places.place import Place, country_of_domain
from leads.inquiries.places.placing import placed
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.places.towns_told import town_told
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.screening.notices import takes_no_answers
from leads.model import Contact, Evidence


@dataclass(slots=True)
class Found:
    """A contact being put together, with its evidence."""

    told: dict[str, str] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def contact(self) -> Contact:
        """As far as it is put together."""
        return Contact(**self.told)

    def take(self, what: str, value: str, line: str, confidence: float) -> None:
        """Fill a field of the contact, once."""
        if value and what not in self.told:
            self.told[what] = value
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
        email = self.told.get("email", "")
        self.take("country", country_of_domain(email), email, 0.7)
        if phone:
            self.take("country", phone.region, phone.line, 0.4)


def contact_of_letter(candidate: Candidate, signed: Signed, language: str) -> Found:
    """The contact of a mail that a person wrote."""
    found = Found()
    sender, line = _sender_of(candidate)
    found.take("email", sender.email, line, 0.98)
    display = person_of_display_name(sender.name, sender.email)
    signature = signed.signature
    signed_name = person_in_signature(signature, sender.name, sender.email)
    office = organisation_of_display_name(sender.name, sender.email)
    introduced = person_introduced(signed.body)
    if display and introduced and _is_their_firm(display.name, introduced.company):
        office, display = office or display.name, None
    if display and (
        is_office(display, signed_name, signature, sender.email)
        or (signed_name is None and is_of_somebody_else(display, introduced))
    ):
        office = office or without_desk(sender.name)
        display = None
    if display is None:
        display = NameFound("", sender.name, 0.0, company=office)
    shown = display if display.name else None
    signed_name = signed_name or person_at_end(signed.body, sender.email)
    is_kept = keeps_order(language, sender.email)
    signed_name, introduced = (
        said and replace(said, name=in_spoken_order(said.name, language, sender.email))
        for said in (signed_name, introduced)
    )
    if is_kept:
        shown, signed_name, introduced = map(_as_written, (shown, signed_name, introduced))
    name = best_name(shown, signed_name, introduced, sender.email, is_kept=is_kept)
    name = name or person_beside_number(signed.body) or person_to_answer(signed.body)
    if name is None and sender.email != candidate.mail.sender.email:
        name = person_ahead_of(sender.email, signed.body)
    if name:
        name = replace(name, name=in_letters_of(name.name, signed.body))
        name = written_out(name, signature)
        name = replace(name, name=with_accents(name.name, "\n".join((signed.body, *signature))))
    whole = "\n".join((signed.body, *signature))
    found.take_name(
        person_of_family(sender.name, name) or name or person_spelled(whole, sender.email)
    )
    person = found.told.get("name", "")
    companies = _companies(candidate, signed, display, introduced, person)
    found.take_company(next((company for company in companies if company and company.name), None))
    where = placed(candidate, signed, sender.email, language)
    found.take_phone(where.phone)
    if where.country:
        found.take("country", *where.country)
    place = where.place
    for what in ("region", "city", "postcode", "address"):
        found.take(what, getattr(place, what), place.line or place.address, 0.7)
    if not place.city and (town := town_told(signature, signed.body, found.contact.country)):
        found.take("city", town.name, town.line, town.confidence)
        found.take("postcode", town.postcode, town.line, town.confidence)
    return found


def _as_written(said: NameFound | None) -> NameFound | None:
    return said and replace(said, name=as_written(said.name, said.line))


def _is_their_firm(shown: str, told: str) -> bool:
    """Whether a display name is the firm that they say they write for: "Rubén Ortega, del taller Maquinados Ortega"."""
    if not told or is_given_name(shown.split(maxsplit=1)[0]):
        return False
    return shown in told or shown.startswith(f"{told} ")


def _companies(
    candidate: Candidate,
    signed: Signed,
    display: NameFound,
    introduced: NameFound | None,
    person: str,
) -> Iterator[CompanyFound | None]:
    """From what says it most surely: a legal form, the signature, what the domain spells, what they say of
    themselves. One after the other, for whoever is content with the first.
    """
    own = candidate.workspace.own_domains
    sender, _ = _sender_of(candidate)
    shown = _company_shown(display, sender.name)
    signed_for = company_in_signature(signed.signature, person, sender.email, own)
    if _has_form(signed_for):
        yield signed_for
    said = introduced.company if introduced else ""
    told, told_line = (said, introduced.line) if introduced and said else firm_told(signed.body)
    if told and _is_only_a_town(told, sender.email):
        told = ""
    self_told = (
        CompanyFound(neat_firm(told), told_line, 0.6) if told and not is_ours(told, own) else None
    )
    yield from filter(_has_form, (shown, self_told))
    if _has_form(in_text := company_in_text(signed.body, own, person)):
        yield in_text
    if signed_for and (signed_for.confidence > _TELLING or names_organisation(signed_for.name)):
        yield signed_for
    organisation, line = organisation_told(signed.body)
    ours = (
        CompanyFound(organisation, line, 0.5)
        if organisation and not is_ours(organisation, own)
        else None
    )
    for in_full in (self_told, ours):
        if shown and in_full and _spells_out(in_full.name, shown.name):
            shown = in_full
    office = shown if shown and names_organisation(shown.name) else None
    if office is None and not display.name and (words := without_desk(sender.name)).count(" "):
        office = CompanyFound(words, sender.name, 0.5)  # believed where the domain says so, too
    everywhere = "\n".join((sender.name, candidate.mail.subject, signed.body, *signed.signature))
    spelled = company_spelled(everywhere, sender.email, person, own)
    is_spelled = office and spelled and bare(spelled.name) in bare(office.name)
    if is_spelled or (office and spelled is None and office is shown):
        yield office
    yield from (spelled, signed_for, shown, self_told, ours)
    yield company_of_domain(sender.email, person)


def _has_form(company: CompanyFound | None) -> bool:
    return company is not None and has_legal_form(f" {company.name}")


def _is_only_a_town(words: str, email: str) -> bool:
    """Whether somebody tells where they write from, and not for whom: "scrivo da Ascoli Piceno"."""
    if has_legal_form(f" {words}") or names_organisation(words):
        return False
    return bool(countries_with_town(words)) and not names_domain(words, domain_label(email))


def _spells_out(long: str, short: str) -> bool:
    """Whether one name goes on where another ends, and not merely with a place: "... en Monterrey"."""
    behind = long[len(short) :].split()
    return long.casefold().startswith(short.casefold()) and behind[:1] not in ([], ["en"], ["in"])


_TELLING = 0.65


def _company_shown(display: NameFound, name: str) -> CompanyFound | None:
    """The company that a display name holds, beside the person or instead of one."""
    if display.company:
        return CompanyFound(display.company, display.line, 0.8)
    whole = name.strip(" '\"")
    return (
        CompanyFound(whole, name, 0.8) if has_legal_form(f" {whole}") and "@" not in whole else None
    )


def _sender_of(candidate: Candidate) -> tuple[Address, str]:
    """Whom an answer would reach: Reply-To where it is a valid address that is not ours, else From; the address that
    the letter names where From takes no answers.
    """
    mail = candidate.mail
    for address in mail.reply_to:
        email = valid_address(address.email)
        if email and not candidate.is_own(email) and email != mail.sender.email:
            # A shared box takes the answers, but the person is who wrote.
            person = person_of_display_name(mail.sender.name, mail.sender.email)
            is_person = person is not None and " " in person.name and not person.company
            is_person = is_person and not takes_no_answers(mail.sender.email)  # "Do Not Reply"
            shown = mail.sender.name if is_person else address.name or mail.sender.name
            return Address(shown, email), f"Reply-To: {address.name} <{email}>"
    email = valid_address(mail.sender.email) or mail.sender.email
    named = valid_address(candidate.outsider) if takes_no_answers(email) else ""
    if is_office_device(mail.sender.name, email):
        of_house = valid_address(candidate.outsider)
        named = of_house if of_house.rpartition("@")[2] == email.rpartition("@")[2] else ""
    if named and not takes_no_answers(named):
        return Address(mail.sender.name, named), named
    return Address(mail.sender.name, email), f"From: {mail.sender.name} <{email}>"
