"""Who filled a form in: the visitor, never the program that sent the mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from leads.inquiries.addresses import valid_address
from leads.inquiries.candidates import Candidate
from leads.inquiries.contacts import Found
from leads.inquiries.form_answers import FormAnswers, address_in, name_in
from leads.inquiries.form_places import (
    country_of_postcode,
    country_of_region,
    dialling_code,
    places_of,
)
from leads.inquiries.homes import homes_of_numbers, rivals_of
from leads.inquiries.labels import Label
from leads.inquiries.names import clean_name
from leads.inquiries.patterns import late_pattern
from leads.inquiries.phones import PhoneFound, phone_in, phone_of
from leads.inquiries.places import Place, country_of_domain
from leads.inquiries.spelled_companies import company_of_domain
from leads.inquiries.whereabouts import countries_spoken_of
from leads.model import Contact

_ENOUGH_DIGITS = 6
_SELECTED = late_pattern(
    r"^[^+]{0,60}?\(?(?P<code>\+\d{1,4})\)?[\s|:,-]*(?P<number>.*)$", re.DOTALL
)
"""A country select before the number: "Ireland (+353) 87 123 4567", "IE|+353|871234567"."""


def contact_of_form(form: FormAnswers, candidate: Candidate, language: str) -> Found:
    """The contact that a form's answers name, each field with the line it was read from."""
    found = Found()
    _take_address(found, form, candidate)
    if name := form.get(Label.NAME, Label.LAST_NAME, Label.FIRST_NAME):
        found.take("name", clean_name(name_in(form))[:120], name.line, 0.95)
    if company := form.get(Label.COMPANY):
        found.take("company", " ".join(company.value.split())[:200], company.line, 0.95)
    for what, value, line in places_of(form):
        found.take(what, value[:200], line, 0.95)
    told = found.contact.country or country_of_domain(found.contact.email)
    told = told or country_of_postcode(found.contact.postcode)
    told = told or country_of_region(found.contact.region, found.contact.postcode)
    phone = _phone_of(form, _homes_of(form, candidate, told, found.contact, language))
    found.take_phone(phone)
    if phone and phone.is_international:
        found.take("country", phone.region, phone.line, 0.8)
    found.take("country", country_of_domain(found.contact.email), found.contact.email, 0.7)
    where = found.contact
    found.take("country", country_of_postcode(where.postcode), where.postcode, 0.6)
    by_state = country_of_region(where.region, where.postcode)
    found.take("country", by_state, f"{where.region} {where.postcode}", 0.6)
    found.take_country(Place(), phone)
    found.take_company(company_of_domain(found.contact.email))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Homes:
    """Whose numbering a form's phone may follow.

    Attributes:
        spoken_of: Countries that the answers speak of.
        likely: As `homes_of_numbers` gives them.
        rivals: Those that make a guess doubtful; () where the country or the language tells.
    """

    spoken_of: tuple[str, ...]
    likely: tuple[str, ...]
    rivals: tuple[str, ...]

    def region_of(self, value: str) -> str:
        """The country of a number as it was typed; "" where several may be meant."""
        for one in (*self.spoken_of, self.likely[0]):
            if _is_number_of(value, one):
                return one
        valid = [one for one in self.likely if _is_number_of(value, one)]
        if not self.rivals or not valid:
            return next(iter(valid), self.likely[0])
        is_sure = len(valid) == 1 and not any(_is_number_of(value, one) for one in self.rivals)
        return valid[0] if is_sure else ""


def _homes_of(
    form: FormAnswers, candidate: Candidate, told: str, where: Contact, language: str
) -> _Homes:
    answers = "\n".join(answer.value for answer in form.answers)
    likely = homes_of_numbers(told, language, candidate.workspace, where.postcode, answers)
    if told:
        return _Homes(spoken_of=(), likely=likely, rivals=())
    spoken_of = tuple(countries_spoken_of(answers, language))
    return _Homes(spoken_of=spoken_of, likely=likely, rivals=rivals_of(language))


def _phone_of(form: FormAnswers, homes: _Homes) -> PhoneFound | None:
    """Mobile before telephone; a number given as "e-mail or phone", and last one in the message."""
    code = dialling_code(form)
    for answer in form.all(Label.MOBILE) + form.all(Label.PHONE) + form.all(Label.EMAIL):
        if sum(map(str.isdigit, answer.value)) < _ENOUGH_DIGITS or "@" in answer.value:
            continue
        value = _dialled(answer.value, code)
        if phone := phone_of(value, homes.region_of(value)):
            return replace(phone, line=answer.line)
    if not form.get(Label.MOBILE, Label.PHONE) and (message := form.value(Label.MESSAGE)):
        return phone_in(message, (), homes.likely[0])
    return None


def _is_number_of(value: str, region: str) -> bool:
    """Whether a country's numbering plan has such a number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value[:60], region or None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def _dialled(value: str, code: str) -> str:
    """A number as one dials it, with the country that was selected beside it."""
    selected = _SELECTED.match(value)
    if selected and sum(map(str.isdigit, selected["number"])) >= _ENOUGH_DIGITS:
        return f"{selected['code']} {selected['number'].strip()}"
    if code and not value.lstrip("( ").startswith(("+", "00")):
        return f"{code} {value.strip().removeprefix('0')}"
    return value


def _take_address(found: Found, form: FormAnswers, candidate: Candidate) -> None:
    email = valid_address(address_in(form))
    if email:
        said = form.get(Label.EMAIL, Label.NAME)
        found.take("email", email, said.line if said else email, 0.97)
    for address in (*candidate.mail.reply_to, candidate.mail.sender):
        email = valid_address(address.email)
        if email and not candidate.is_own(email):
            found.take("email", email, f"Reply-To or From: {email}", 0.8)
            if candidate.mail.reply_to and not form.get(
                Label.NAME, Label.FIRST_NAME, Label.LAST_NAME
            ):
                found.take("name", clean_name(address.name)[:120], address.name, 0.5)
            return
