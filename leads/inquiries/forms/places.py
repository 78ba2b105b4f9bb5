"""Where a form says that somebody is: country, place and address, in whichever answers they stand."""

from __future__ import annotations

from collections.abc import Iterator

from leads.inquiries.forms.address_lines import Told, address_told, ends_in_lane, place_told
from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.profiles import label_of, language_of_headings
from leads.inquiries.forms.values import Answer
from leads.inquiries.places.marked_towns import without_mark
from leads.inquiries.places.place import country_of_word
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.places.town_and_region import ASKED_APART, order_asked
from leads.inquiries.places.town_letters import in_its_letters
from leads.inquiries.wording.patterns import late_pattern

_FLAGS = late_pattern("[\U0001f1e6-\U0001f1ff\ufe0f]+")
_COUNTRY_PARTS = late_pattern(r"(?:(?<!\s)\s++)?[/|(),]\s*+|(?<!\s)\s++[-–]\s++|\n")
_CODE = late_pattern(r"[A-Z]{2}\Z")
_DIALLED = late_pattern(r"\(?\+\d{1,4}\)?")


def places_of(form: FormAnswers) -> Iterator[tuple[str, str, str]]:
    """(what, value, line) for each part of the place that the answers tell, the plainest first.

    `what` is "country" (an ISO code), "postcode", "city", "region" or "address" (the street).
    """
    country, line = _country_told(form)
    if country:
        yield "country", country, line
    for label in (Label.POSTCODE, Label.CITY, Label.REGION, Label.PLACE):
        for answer in form.all(label):
            yield from _parts(_told(answer, label, country), answer.line)
    if not country:
        yield from _town_asked_for_as_country(form)
    yield from _street_of(form, country)
    if region := next(
        (one for one in form.all(Label.REGION) if _is_called_by_town(one.heading)), None
    ):
        yield from _parts(Told(city=" ".join(region.value.split())), region.line)


def _told(answer: Answer, label: Label, country: str) -> Told:
    """What one answer tells of the place, by what it was asked for as."""
    order = order_asked(answer.heading)
    told = place_told(_without_house(answer.value), country, order)
    if label is Label.REGION and not order:
        return Told(region=" ".join(answer.value.split()))
    if label is Label.POSTCODE and not (told.postcode or told.region):
        told.postcode = " ".join(answer.value.split())[:12]
        if any(letter.isdigit() for letter in told.city):
            told.city = ""
    elif label is Label.CITY and not told.city and not told.postcode:
        told.city = " ".join(answer.value.split())
    elif label is Label.PLACE and not told.postcode:
        _part_pair(told, answer.heading)
    if _CODE.match(told.city) and (code := country_of_word(told.city)):
        told.city, told.country = "", told.country or code
    told.city = in_its_letters(without_mark(told.city))
    return told


def _without_house(value: str) -> str:
    """A Dutch postcode without the house number that is asked for beside it: "8601 AB 12"."""
    found = _POSTCODE_AND_HOUSE.match(value.strip())
    return found["postcode"] if found else value


_POSTCODE_AND_HOUSE = late_pattern(
    r"(?P<postcode>[1-9]\d{3} ?[A-Za-z]{2})[ ,/+-]+\d{1,5}[ -]?\w{0,3}\Z"
)


def _is_called_by_town(heading: str) -> bool:
    """Whether a question asks for a province that goes by its chief town, as Turks tell where they are: "İl"."""
    return folded(heading.strip(" :*")) in {"il", "iliniz", "bulundugunuz il"}


def _part_pair(told: Told, heading: str) -> None:
    """As in "Chile, Talca" where the country is asked for first; and town and region on either side of a stroke."""
    first, _, rest = told.city.partition(",")
    if label_of(ASKED_APART.split(heading)[0].strip()) is Label.COUNTRY and (
        code := country_in(first)
    ):
        told.country, told.city = code, rest.strip() or told.city
    city, slash, region = told.city.partition("/")
    if slash and "/" not in region and not told.region and region.strip():
        told.city, told.region = city.strip(), region.strip()


_COUNTRY_OR_PLACE = frozenset({"kraj", "paese", "land", "stat", "stato"})
"""Words for a country in one language, and for a place or region in another."""


def _town_asked_for_as_country(form: FormAnswers) -> Iterator[tuple[str, str, str]]:
    """The place where "Kraj" is Slovenian (place) and not Polish (country); in Czech it is a region."""
    headings = [answer.heading for answer in form.answers]
    for answer in form.all(Label.COUNTRY):
        if folded(answer.heading.strip(" :*")) in _COUNTRY_OR_PLACE and answer.value[:1].isalpha():
            is_region = language_of_headings(headings) in {"cs", "sk", "de"}
            value = " ".join(answer.value.split())
            yield from _parts(Told(region=value) if is_region else Told(city=value), answer.line)


def _street_of(form: FormAnswers, country: str) -> Iterator[tuple[str, str, str]]:
    """The street, its number, and what else stands in the address field."""
    answers = form.all(Label.ADDRESS)
    if not answers:
        return
    whole = "\n".join(answer.value for answer in answers)
    told = address_told(whole, country, is_street=bool(form.all(Label.CITY, Label.PLACE)))
    is_told = ends_in_lane(told.street) or countries_with_place(told.city)
    if form.all(Label.POSTCODE) and not is_told:
        told = address_told(whole, country, is_street=True)
    told.city = in_its_letters(told.city)
    if number := form.get(Label.HOUSE_NUMBER):
        order = [a for a in form.answers if a is number or a is answers[0]]
        told.street = (
            f"{number.value} {told.street}"
            if order[0] is number
            else f"{told.street} {number.value}"
        )
    yield from _parts(told, answers[0].line)


def _parts(told: Told, line: str) -> Iterator[tuple[str, str, str]]:
    for what, value in (
        ("country", told.country),
        ("postcode", told.postcode),
        ("city", told.city),
        ("region", told.region),
        ("address", told.street),
    ):
        if value:
            yield what, value, line


def _country_told(form: FormAnswers) -> tuple[str, str]:
    for answer in form.all(Label.COUNTRY):
        if code := country_in(answer.value):
            return code, answer.line
    return "", ""


def country_in(words: str) -> str:
    """The country that a select's answer names: "Ireland (IE)", "🇮🇪 Irlande", "IE - Ireland"; "" when none."""
    bare = _FLAGS.sub("", words).strip(" .*")[:80]
    if code := country_of_word(bare):
        return code
    parts = [part for part in _COUNTRY_PARTS.split(bare) if part]
    return next((code for part in parts if (code := country_of_word(part.strip()))), "")


def dialling_code(form: FormAnswers) -> str:
    """The "+353" of a form that asks for it apart from the number; "" when it does not."""
    for answer in form.all(Label.COUNTRY):
        if _DIALLED.fullmatch(answer.value.strip()):
            return answer.value.strip(" ()")
    return ""
