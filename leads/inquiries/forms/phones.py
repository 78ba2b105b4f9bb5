"""The number that a form's visitor is called on: whose numbering it follows, as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from leads.inquiries.forms.answers import ADDRESS, FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.places import dialling_code
from leads.inquiries.phones.lines import country_of_way
from leads.inquiries.phones.phone import (
    PhoneFound,
    is_written_as,
    phone_in,
    phone_of,
    phone_where_spoken_of,
    without_extension,
)
from leads.inquiries.places.countries_told import country_of_address
from leads.inquiries.places.homes import homes_of_numbers, rivals_of, spoken_in
from leads.inquiries.places.towns_told import town_told
from leads.inquiries.places.whereabouts import countries_spoken_of
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Contact

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_ENOUGH_DIGITS = 6
_OF_ONE_MAIL = 32
"""Numbers and countries: a number is looked at in each that may be meant, and again for its kind."""
_SELECTED = late_pattern(
    r"^[^+]{0,60}?\(?(?P<code>\+\d{1,4})\)?[\s|:,-]*(?P<number>.*)$", re.DOTALL
)
"""A country select before the number: "Ireland (+353) 87 123 4567", "IE|+353|871234567"."""


def phone_of_form(
    form: FormAnswers, candidate: Candidate, told: str, where: Contact, language: str
) -> PhoneFound | None:
    """Mobile before telephone; a number given as "e-mail or phone", and last one in the message.

    `told`: the country that anything else than a number tells, "" for none; `where`: what the form tells of the place.
    """
    if not _may_tell_phone(form):
        return None
    homes = _homes_of(form, candidate, told, where, language)
    code = dialling_code(form)
    for answer in form.all(Label.MOBILE) + form.all(Label.PHONE) + form.all(Label.EMAIL):
        bare = ADDRESS.sub(" ", answer.value).strip(" ,;/|\n")
        if sum(map(str.isdigit, bare)) < _ENOUGH_DIGITS:
            continue
        value = _dialled(bare, code)
        region = homes.region_of(without_extension(value))
        if phone := phone_of(_without_trunk(value, region), region):
            return replace(phone, line=answer.line)
    if not form.get(Label.MOBILE, Label.PHONE) and homes.message:
        return homes.said_in_message()
    return None


def _may_tell_phone(form: FormAnswers) -> bool:
    """Whether there are digits enough for a number where one is looked for."""
    asked = form.all(Label.MOBILE, Label.PHONE)
    where = [answer.value for answer in asked + form.all(Label.EMAIL)]
    if not asked:
        where.append(form.value(Label.MESSAGE) or form.loose)
    return any(sum(map(str.isdigit, words)) >= _ENOUGH_DIGITS for words in where)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Homes:
    """Whose numbering a form's phone may follow.

    Attributes:
        spoken_of: Countries that the answers speak of.
        likely: As `homes_of_numbers` gives them.
        rivals: Those that make a guess doubtful; () where the country or the language tells.
        message: What the visitor wrote, where a town of theirs may be told.
        town: The country of the town that was asked for; "" where several have it.
    """

    spoken_of: tuple[str, ...]
    likely: tuple[str, ...]
    rivals: tuple[str, ...]
    message: str = ""
    town: str = ""

    def said_in_message(self) -> PhoneFound | None:
        """The number that the message tells, as a letter's is read."""
        first, *others = self.likely
        if not others:
            return phone_in(self.message, (), first)
        spoken_of = self.spoken_of or self._of_town()
        found = phone_where_spoken_of(self.message, (), spoken_of, first)
        if found or not spoken_of:
            rest = tuple(others)
            return found or phone_in(
                self.message, (), first, rest, is_told=False, rivals=self.rivals
            )
        return phone_in(self.message, (), first)

    def _of_town(self, among: Sequence[str] = ()) -> tuple[str, ...]:
        """The one likely country, or of those `among` which it is, that has the town which the message puts its
        writer in; () where several have.
        """
        homes = among or self.likely
        found = tuple(one for one in homes if one and town_told((), self.message, one))
        return found if len(found) == 1 else ()

    def _home_of(self, value: str, way: str) -> str:
        """The country that a number written as in `way` is at home in: whose town was asked for, if it is no mobile of
        `way`; or which alone is spoken of. "" for none.
        """
        only = self.spoken_of[0] if len(self.spoken_of) == 1 else self.town
        if only in {"", way} or not _is_number_of(value, only):
            return ""
        return "" if self.town and _is_mobile_of(value, way) else only

    def region_of(self, value: str) -> str:
        """The country of a number as it was typed; "" where several may be meant."""
        if way := country_of_way(value, (), self.likely):
            return self._home_of(value, way) or way
        told = [one for one in (*self.spoken_of, self.likely[0]) if _is_number_of(value, one)]
        if told and value.strip().isdigit():
            return told[0]  # digits in one run tell nothing further
        is_spanish = told[:1] == ["ES"] == list(self.spoken_of) and bool(_BY_THREES.match(value))
        at_home = (one for one in told if is_written_as(value, one) or _is_dialled_from(value, one))
        home = next(at_home, told[0] if is_spanish else None)
        return self._by_plans(value, told) if home is None else home

    def _by_plans(self, value: str, told: list[str]) -> str:
        """The same of a number that is not written as in any of the countries whose it is `told` to be, if any."""
        valid = [one for one in self.likely if _is_number_of(value, one)]
        written = [one for one in valid if is_written_as(value, one) and _is_mobile_of(value, one)]
        is_told = bool(told) or written == [self.likely[0]]
        if not is_told and len(valid) > 1 and (towns := self._of_town(valid)):
            return towns[0]  # of Prince Albert in Canada and in South Africa
        if len(written) == 1:
            return written[0]  # "0664 4127763" is Austrian: no German parts a number so
        if told:
            return told[0]
        if not self.rivals or not valid:
            return next(iter(valid), self.likely[0])
        is_sure = len(valid) == 1 and not any(_is_number_of(value, one) for one in self.rivals)
        return valid[0] if is_sure else ""


_BY_THREES = late_pattern(r"\s*\(?\d{3}\)?[ .-]\d{3}[ .-]\d{3}\s*\Z")
"""As Spaniards write numbers, too, whatever the plan's own groups are."""


def _homes_of(
    form: FormAnswers, candidate: Candidate, told: str, where: Contact, language: str
) -> _Homes:
    answers = "\n".join(answer.value for answer in form.answers)
    likely = homes_of_numbers(told, language, candidate.workspace, where.postcode, answers)
    if told:
        return _Homes(spoken_of=(), likely=likely, rivals=(), message=form.value(Label.MESSAGE))
    by_town = country_of_town(where, language)
    return _Homes(
        spoken_of=(by_town,) if by_town else tuple(countries_spoken_of(answers, language)),
        likely=likely,
        rivals=rivals_of(language),
        message=form.value(Label.MESSAGE) or form.loose,
        town=by_town,
    )


def country_of_town(where: Contact, language: str) -> str:
    """The country of the town that a form asked for; "" where several have it. English is at home everywhere."""
    spoken = () if language == "en" else spoken_in(language)
    return country_of_address(where.city, where.postcode, spoken, where.region)


def _without_trunk(value: str, region: str) -> str:
    """A number without the 0 that people still write ahead of it where none is dialled: "(032) 123-4567" in Poland."""
    bare = _TRUNK.sub(r"\1", value) if region in _NO_TRUNK else value
    is_dialled = bare == value or _is_number_of(value, region) or not _is_number_of(bare, region)
    return value if is_dialled else bare


_NO_TRUNK = frozenset({"PL", "CZ", "ES", "PT", "DK", "NO", "GR"})
_TRUNK = late_pattern(r"^(?=\W*0[1-9])(\W*)0")


def _is_number_of(value: str, region: str) -> bool:
    """Whether a country's numbering plan has such a number."""
    from phonenumbers import is_valid_number

    number = _number_in(value, region)
    return number is not None and is_valid_number(number)


def _is_mobile_of(value: str, region: str) -> bool:
    """Whether a number is a mobile of that country."""
    from phonenumbers import PhoneNumberType, number_type

    number = _number_in(value, region)
    return number is not None and number_type(number) == PhoneNumberType.MOBILE


def _is_dialled_from(value: str, region: str) -> bool:
    """Whether what a form asks for apart, and sets in brackets ahead of the rest in one run, is a country's area code.

    Jotform does: "(046) 2112340" is in Lund, though a Finn would part a mobile there. No code of a town is the "(0664)"
    of Austria's mobiles.
    """
    import phonenumbers

    found = _AREA_APART.match(value)
    number = _number_in(value, region) if found else None
    if not found or number is None:
        return False
    usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.findall(r"\d+", usual)[:1] == [found["area"]]


_AREA_APART = late_pattern(r"\s*\((?P<area>0\d{1,5})\) ?\d{5,9}\s*\Z")


@lru_cache(maxsize=_OF_ONE_MAIL)
def _number_in(value: str, region: str) -> PhoneNumber | None:
    """A number as it would be dialled in a country; None for what is none."""
    import phonenumbers

    try:
        return phonenumbers.parse(value[:60], region or None)
    except phonenumbers.NumberParseException:
        return None


def _dialled(value: str, code: str) -> str:
    """A number as one dials it, with the country that was selected beside it."""
    selected = _SELECTED.match(value)
    if selected and sum(map(str.isdigit, selected["number"])) >= _ENOUGH_DIGITS:
        return f"{selected['code']} {selected['number'].strip()}"
    if code and not value.lstrip("( ").startswith(("+", "00")):
        return f"{code} {value.strip().removeprefix('0')}"
    return value
