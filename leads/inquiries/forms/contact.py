"""Who filled a form in: the visitor, never the program that sent the mail."""

from __future__ import annotations

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.companies.spelled import company_of_domain
from leads.inquiries.forms.address_lines import country_of_answered
from leads.inquiries.forms.answers import FormAnswers, address_in
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.message import said_in_form
from leads.inquiries.forms.names import name_in, name_in_preface
from leads.inquiries.forms.phones import country_of_town, phone_of_form
from leads.inquiries.forms.places import places_of
from leads.inquiries.forms.senders import is_nobodys, is_visitors_own
from leads.inquiries.forms.signatures import name_said_last, signed_in_message
from leads.inquiries.forms.unheard import is_spelled_by
from leads.inquiries.forms.values import NO_FIRM, is_person
from leads.inquiries.people.addresses import valid_address
from leads.inquiries.people.contacts import Found
from leads.inquiries.people.display_names import names_firm, person_of_display_name
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import PARTICLES, clean_name, written_large
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.spoken_order import as_written, keeps_order
from leads.inquiries.people.writer import person_introduced, person_spelled
from leads.inquiries.places.countries_told import country_of_language, country_of_message
from leads.inquiries.places.place import Place, country_of_domain
from leads.inquiries.places.regions import country_of_region
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.places.towns_told import town_told
from leads.inquiries.places.whereabouts import countries_spoken_of
from leads.inquiries.screening.candidates import Candidate
from leads.model import Contact


def contact_of_form(form: FormAnswers, candidate: Candidate, language: str) -> Found:
    """The contact that a form's answers name, each field with the line it was read from."""
    found = Found()
    _take_address(found, form, candidate, language)
    email = found.told.get("email", "")
    signed = signed_in_message(form, candidate, email, language)
    _take_house(found, form, candidate)
    _take_name(found, form, candidate, signed, language)
    company = form.get(Label.COMPANY)
    is_private = company is not None and folded(company.value) in NO_FIRM
    if company and not is_private:
        found.take("company", _without_role(company.value)[:200], company.line, 0.95)
    elif not is_private:
        _take_company_spelled(found, form)
        _take_company_introduced(found, form)
    for what, value, line in places_of(form):
        found.take(what, value[:200], line, 0.95)
    if not form.get(Label.MOBILE, Label.PHONE):
        _take_signed(found, signed, ("country", "phone"))
    where = found.contact
    told = where.country or country_of_domain(email)
    told = told or country_of_answered(where.postcode)
    by_state = _country_of_state(where, language)
    told = told or by_state
    phone = phone_of_form(form, candidate, told, where, language)
    found.take_phone(phone)
    if phone and phone.is_international:
        found.take("country", phone.region, phone.line, 0.8)
    found.take("country", country_of_domain(email), email, 0.7)
    found.take("country", country_of_answered(where.postcode), where.postcode, 0.6)
    found.take("country", by_state, f"{where.region} {where.postcode}", 0.6)
    found.take_country(Place(), phone)
    _take_signed(
        found, signed, ("company", "phone", "country", "city", "postcode", "region", "address")
    )
    if not is_private:
        found.take_company(company_of_domain(email))
    _take_told(found, form, candidate, language)
    return found


def _without_role(company: str) -> str:
    """A firm or club without what its writer is there: "Ordförande Brf Kastanjen"."""
    words = company.split()
    if len(words) > _ROLE_AND_CLUB and is_role(words[0].rstrip(",")):
        rest = " ".join(words[1:])
        is_firm = names_organisation(rest) or has_legal_form(f" {rest}")
        if rest[0].isupper() and is_firm and not names_organisation(words[0]):
            return rest
    return " ".join(words)


_ROLE_AND_CLUB = 2


def _country_of_state(where: Contact, language: str) -> str:
    """The country of a state's code; none where another's town goes by it: "22063 Cantù (CO)" is not in Colorado."""
    country = country_of_region(where.region, where.postcode)
    if not country:
        return ""
    elsewhere = language != "en" and countries_with_town(where.city)
    return "" if elsewhere and country not in elsewhere else country


def _take_told(found: Found, form: FormAnswers, candidate: Candidate, language: str) -> None:
    """Where nothing else tells: the country of the town, or of a language of one country; the town of the message."""
    where, typed = found.contact, said_in_form(form)
    if not where.country:
        by_town = country_of_town(where, language)
        found.take("country", by_town, f"{where.postcode} {where.city}", 0.6)
        said = country_of_message(typed, language)
        found.take("country", said.country, said.words, 0.4)
        named = countries_spoken_of(typed, language)
        if len(named) == 1:
            country, words = next(iter(named.items()))
            found.take("country", country, ", ".join(words), 0.4)
        found.take("country", country_of_language(language), f"written in {language}", 0.3)
    if not where.city:
        told = (typed, *_lines_naming(where.name, candidate.mail.text))
        towns = (town_told((), text, found.contact.country) for text in told)
        town = next(filter(None, towns), None)
        if town and (not where.region or town.confidence >= _SAID_OUTRIGHT):
            found.take("city", town.name, town.line, town.confidence)
            found.take("postcode", town.postcode, town.line, town.confidence)


def _lines_naming(name: str, text: str) -> list[str]:
    """The program's own sentences about a visitor: "Mevrouw Marjolein Terpstra uit Sneek wil graag een offerte"."""
    lines = text[:_LOOKED_AT].split("\n") if name else []
    return [line for line in lines if name in line and len(line) > _TWICE * len(name)][:_MOST_LINES]


_TWICE, _MOST_LINES = 2, 4
_SAID_OUTRIGHT = 0.6


def _take_house(found: Found, form: FormAnswers, candidate: Candidate) -> None:
    """A firm that stands where a name is asked for, and the person to be answered.

    So the programs of buyers write: "Buyer: Northmere Hospitals Trust", Reply-To: Jocelyn Thwaite.
    """
    asked, answered = form.get(Label.NAME), candidate.mail.reply_to[:1]
    if asked is None or not answered or form.get(Label.COMPANY) or not names_firm(asked.value):
        return
    person = person_of_display_name(answered[0].name, answered[0].email)
    if person and " " in person.name:
        found.take("name", person.name[:120], person.line, 0.7)
        found.take("company", asked.value[:200], asked.line, 0.8)


def _take_name(
    found: Found, form: FormAnswers, candidate: Candidate, signed: Found, language: str
) -> None:
    """As the form has it; the fuller name where the message is signed with it; last, as the address spells it."""
    asked = form.get(Label.NAME, Label.LAST_NAME, Label.FIRST_NAME)
    told = name_in(form, language) if asked else ""
    is_initial = told.startswith("M. ") and language != "fr"  # there, it is Monsieur
    name = _as_names_are_written(told if is_initial else clean_name(told))[:120]
    name = as_written(name, told) if keeps_order(language) else name
    signature = signed.told.get("name", "")
    if asked and name and not _begins_with(signature, name):
        found.take("name", name, asked.line, 0.95)
    shown = candidate.mail.reply_to[0].name if candidate.mail.reply_to else ""
    is_house = shown in candidate.mail.sender.name and not is_person(shown)
    if not asked and not (is_house and name_in_preface(candidate.mail.text, form)[0]):
        found.take("name", clean_name(shown)[:120], shown, 0.5)
    _take_signed(found, signed, ("name",))
    if asked:
        found.take("name", name, asked.line, 0.95)
    else:
        told, line = name_in_preface(candidate.mail.text, form)
        house = candidate.mail.sender.name
        is_of_house = house != told and told in house and house in line
        found.take("name", "" if is_of_house else told, line, 0.6)
        told, line = name_said_last(form)
        found.take("name", told, line, 0.6)
        if introduced := person_introduced(said_in_form(form)):
            found.take("name", introduced.name, introduced.line, 0.6)
        email = found.told.get("email", "")
        found.take_name(person_spelled(candidate.mail.text[:_LOOKED_AT], email))


def _as_names_are_written(name: str) -> str:
    """What somebody typed where their name is asked for, in large letters: "ze carlos antunes"; no "nelu_t"."""
    words = name.split()
    is_typed_small = name.islower() and all(
        len(word) > 1 and word.replace("-", "").isalpha() for word in words
    )
    if not is_typed_small or not any(map(is_given_name, words)):
        return written_large(name)
    return " ".join(word if word in PARTICLES else word.title() for word in words)


_LOOKED_AT = 4_000


def _take_company_spelled(found: Found, form: FormAnswers) -> None:
    """The short answer to a question of the site's own that the visitor's address spells: "Outlet: Clover & Hive".

    The domain does, or the mailbox does all of a name that is nobody's: barsantachiara@, "Locale: Bar Santa Chiara".
    """
    name, email = found.contact.name, found.contact.email
    for answer in form.answers:
        words = " ".join(answer.value.split())
        if answer.label not in {None, Label.FOOTER} or not 0 < len(words) <= _LONGEST_COMPANY:
            continue
        if words not in name and is_spelled_by(email, words, is_named=bool(name)):
            found.take("company", words, answer.line, 0.8)
            return


_LONGEST_COMPANY = 60


def _take_company_introduced(found: Found, form: FormAnswers) -> None:
    """The organisation of whom no question asked for a name, and who says both: "soy Ana Rey, maestra del CEIP Sil"."""
    if form.get(Label.NAME, Label.LAST_NAME, Label.FIRST_NAME):
        return
    said = person_introduced(said_in_form(form))
    if said is None or said.name != found.contact.name or not said.company:
        return
    is_theirs = is_spelled_by(found.contact.email, said.company, is_named=True)
    if is_theirs or names_organisation(said.company) or has_legal_form(f" {said.company}"):
        found.take("company", said.company, said.line, 0.7)


def _begins_with(whole: str, short: str) -> bool:
    """Whether a signed name spells out what the form holds shortened: "Henrike Sommerfeld" and "H. Sommerfeld"."""
    words, begun = whole.casefold().split(), short.casefold().replace(".", " ").split()
    if not words or len("".join(words)) <= len("".join(begun)):
        return False
    return all(any(word.startswith(part) for word in words) for part in begun)


def _take_signed(found: Found, signed: Found, fields: tuple[str, ...]) -> None:
    """What the message is signed with, each field with its own line."""
    lines = {evidence.field: evidence for evidence in signed.evidence}
    for what in fields:
        if evidence := lines.get(what):
            found.take(what, signed.told.get(what, ""), evidence.line, evidence.confidence)


def _take_address(found: Found, form: FormAnswers, candidate: Candidate, language: str) -> None:
    """The visitor's address: as the form says it, else of the headers the one that is not the site's own."""
    email = valid_address(address_in(form))
    if email:
        said = form.get(Label.EMAIL, Label.NAME)
        found.take("email", email, said.line if said else email, 0.97)
        return
    mail = candidate.mail
    name = name_in(form, language) or name_in_preface(mail.text, form)[0]
    for address in mail.reply_to:
        email = valid_address(address.email)
        if not email or candidate.is_own(email) or is_nobodys(email):
            continue
        if email != mail.sender.email or is_visitors_own(address, name):
            found.take("email", email, f"Reply-To: {email}", 0.8)
    email = valid_address(mail.sender.email)
    if email and not candidate.is_own(email) and is_visitors_own(mail.sender, name):
        found.take("email", email, f"From: {email}", 0.7)
