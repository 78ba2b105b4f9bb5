"""What a form's unheard-of questions ask for: by their answers, their neighbours, their words, and what is unasked yet.

Forms ask in as many words as there are sites. But a form asks for each thing once, a surname beside a given name and
a town beside its postcode; an answer looks like what it is; and no contact form is without a name and a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.forms.address_lines import address_told, country_of_postcode
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.label_sounds import sounds_like
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.last_words import is_day
from leads.inquiries.forms.values import (
    NUMBER,
    Answer,
    is_chosen,
    is_dialled,
    is_number_of_thing,
    is_person,
)
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import looks_like_name
from leads.inquiries.people.spelling import is_domains_own, names_domain
from leads.inquiries.places.place import country_of_word, is_street
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.wording.patterns import late_pattern

_SURE = 0.75
"""How much must speak for a meaning."""
_MOST_ASKED = 40
"""Questions of one form that are looked at."""
_ADDRESS = late_pattern(r"<?[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+>?")
_RANGE = late_pattern(r"\d+-\d+")
"""A postcode of Poland, Portugal or Brazil, or as well "from 50 to 100"."""
_POSTCODE = late_pattern(
    r"(?:(?:A|B|CH|D|DK|E|F|FL|FIN|GR|H|I|L|LT|LV|N|NL|P|PL|RO|S|SE|SI|SK|CZ|HR)-)?\d{4,6}|"
    r"\d{3} \d{2,3}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}"
)
_YEAR = late_pattern(r"19\d\d|20[0-4]\d")
_PREFIXED = late_pattern(r"[A-Z]{1,3}-\d")
_POSTAL = late_pattern(
    r"(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}),? "
    r"(?P<town>[^\W\d_][^\d\n]{1,40})"
)
_POSTAL_DIGITS = late_pattern(r"\d{4}|\d{2}[- ]\d{3}|\d{3} \d{2}|[A-Z]\d")
_SHORTEST_COUNTRY = 2
"""Letters of what is rather the code of a region."""
_REGION = late_pattern(r"[(/,]")
"""What parts a town from its region: "Scandicci (FI)", "Sorocaba/SP"."""
_PROSE_WORDS = 6
_MOST_NAMES = 4
_LONGEST_NAME, _LONGEST_FIRM, _LONGEST_ADDRESS = 50, 80, 200

_PARTS = frozenset({Label.FIRST_NAME, Label.LAST_NAME})
_NAMED = _PARTS | {Label.NAME}
_DIALS = frozenset({Label.PHONE, Label.MOBILE})
_LOCAL = frozenset(
    {Label.POSTCODE, Label.CITY, Label.REGION, Label.COUNTRY, Label.PLACE, Label.ADDRESS}
)
_PERSONAL = _NAMED | _DIALS | {Label.EMAIL, Label.COMPANY, Label.SALUTATION}
_EXCLUDES: Mapping[Label, frozenset[Label]] = {
    Label.EMAIL: frozenset({Label.EMAIL}),
    Label.PHONE: _DIALS,
    Label.NAME: _NAMED,
    Label.FIRST_NAME: frozenset({Label.FIRST_NAME, Label.NAME}),
    Label.LAST_NAME: frozenset({Label.LAST_NAME, Label.NAME}),
    Label.COMPANY: frozenset({Label.COMPANY}),
    Label.POSTCODE: frozenset({Label.POSTCODE, Label.PLACE}),
    Label.CITY: frozenset({Label.CITY, Label.PLACE}),
    Label.PLACE: frozenset({Label.CITY, Label.POSTCODE, Label.PLACE}),
    Label.ADDRESS: frozenset({Label.ADDRESS}),
    Label.COUNTRY: frozenset({Label.COUNTRY}),
    Label.REGION: frozenset({Label.REGION}),
    Label.MESSAGE: frozenset({Label.MESSAGE}),
}
"""A meaning, and those that leave no room for it."""


def meanings_of(asked: Sequence[Answer], email: str) -> dict[str, Label]:
    """Heading -> what it asks for, of the questions without a meaning that most probably have one.

    `asked`: a form's questions in its order; `email`: the visitor's address, which may spell their company.
    """
    asked = [_unless_contradicted(one) for one in asked[:_MOST_ASKED]]
    if all(one.label or not one.value for one in asked):
        return {}
    found: dict[str, Label] = {}
    if (chosen := _chosen_not_said(asked)) is not None:
        found[asked[chosen].heading] = Label.INTEREST
        asked[chosen] = replace(asked[chosen], label=Label.INTEREST)
    labels: list[Label | None] = [one.label for one in asked]
    while True:
        known = _known(asked, labels) | _told_in_address(asked, labels)
        if Label.NAME in labels and Label.LAST_NAME in labels:
            known.add(Label.FIRST_NAME)  # "Name: Ana" beside "Surname: Pohl"
        best = max(_spoken_for(asked, labels, known, email), default=(0.0, 0, Label.IGNORED))
        weight, at, label = best
        if weight < _SURE:
            return found
        at = -at
        labels[at] = found[asked[at].heading] = label


def _known(asked: Sequence[Answer], labels: Sequence[Label | None]) -> set[Label]:
    """What is asked already. A name of one word leaves room for the other, but where a part of it is asked as such."""
    told = [(label, one) for label, one in zip(labels, asked, strict=True) if label and one.value]
    is_parted = any(label in _PARTS for label, _ in told)
    return {
        Label.IGNORED if label is Label.NAME and not is_parted and _is_word(one.value) else label
        for label, one in told
    }


def _told_in_address(asked: Sequence[Answer], labels: Sequence[Label | None]) -> set[Label]:
    """What a whole address leaves unasked: a form that has one wants no other town."""
    wholes = (one.value for one, label in zip(asked, labels, strict=True) if label is Label.ADDRESS)
    if any(address_told(value, "", is_street=False).city for value in wholes):
        return {Label.CITY, Label.POSTCODE, Label.PLACE}
    towns = (one.value for one, label in zip(asked, labels, strict=True) if label is Label.CITY)
    return {Label.POSTCODE} if any(map(_POSTAL.fullmatch, towns)) else set()


def _unless_contradicted(one: Answer) -> Answer:
    """A question without the meaning that its words have where its answer cannot be that: a phone without digits."""
    value = one.value.strip()
    is_wrong = (
        (one.label in _DIALS and not any(map(str.isdigit, value)) and "@" not in value)
        or (one.label is Label.EMAIL and "@" not in value and not any(map(str.isdigit, value)))
        or (one.label in _NAMED and is_dialled(value))
    )
    return replace(one, label=None) if is_wrong and value else one


def _is_word(value: str) -> bool:
    return " " not in value.strip()


def _chosen_not_said(asked: Sequence[Answer]) -> int | None:
    """Where all that counts for the message is a choice, or some ticked, and prose answers another question:
    "What do you need?: Bouquets" beside "Tell me about your day: ...".
    """
    said = [at for at, one in enumerate(asked) if one.label is Label.MESSAGE and one.value]
    if len(said) != 1:
        return None
    value = asked[said[0]].value
    if len(value.split()) >= _PROSE_WORDS and not is_chosen(value):
        return None
    others = (one.value.partition("\n\n")[0] for one in asked if one.label is None)
    return said[0] if any(map(is_told, others)) else None


def is_told(value: str) -> bool:
    """Whether an answer is prose: many words, or a whole sentence of some."""
    least = _TOLD_IN_SENTENCE if value.rstrip().endswith((".", "!", "?", "…")) else _TOLD_WORDS
    return len(value.split()) >= least


_TOLD_WORDS, _TOLD_IN_SENTENCE = 12, 8


def _spoken_for(
    asked: Sequence[Answer],
    labels: Sequence[Label | None],
    known: set[Label],
    email: str,
) -> Iterator[tuple[float, int, Label]]:
    """(how much speaks for it, the question's place, the meaning), for all that may be meant."""
    longest = max((len(one.value) for one in asked), default=0)
    named = {
        label: one.value
        for label, one in zip(labels, asked, strict=True)
        if label in _NAMED and one.value
    }
    names = [folded(name) for name in named.values() if not _is_word(name)]
    for at, one in enumerate(asked):
        if labels[at] is not None or not one.value or not one.heading or _is_choice(one):
            continue
        if any(name in folded(one.heading) for name in names) or _FIGURES.search(one.heading):
            continue  # a sentence of the program's: "Ana Pohl has sent your form: Contact us"
        beside = {
            label
            for label in (labels[at - 1] if at else None, *labels[at + 1 : at + 2])
            if label is not None
        }
        sound = _with_kin(sounds_like(one.heading))
        if sound.get(Label.LAST_NAME, 0.0) >= _HEARD_WELL:
            beside |= set(named)  # what clearly asks for a name may stand anywhere
        for label, excluded in _EXCLUDES.items():
            if excluded & known or (label in _PARTS and not _may_be_part(label, one, named, sound)):
                continue
            weight = _looks(label, one, beside, email, longest)
            if weight > 0:
                weight += _FIRST if label is Label.NAME and at == 0 else 0.0
                yield weight + _SOUND * sound.get(label, 0.0), -at, label


_FIGURES = late_pattern(r"\d{3}|\d\D+\d")
"""Numbers that no question has: a thing's measures, its register."""


def _may_be_part(
    label: Label, one: Answer, named: Mapping[Label, str], sound: Mapping[Label, float]
) -> bool:
    """Whether a question may ask for the other part of a name: by its words; or in few words, beside one part alone."""
    if label is Label.FIRST_NAME and is_given_name(named.get(Label.NAME, "")):
        return False
    if sound.get(label, 0.0) >= _HEARD:
        return True
    speaks_of_else = max(sound.values(), default=0.0) >= _HEARD
    is_whole = any(is_person(name) for name in named.values())
    if speaks_of_else or is_whole:
        return False
    is_given = label is Label.FIRST_NAME and is_given_name(one.value.strip())
    return is_given or len(one.heading.split()) <= _MOST_WORDS_OF_PART


_HEARD, _HEARD_WELL = 0.4, 0.9
_MOST_WORDS_OF_PART = 2
"""Words of what asks for a part of a name in words that nobody has heard."""


def _is_choice(one: Answer) -> bool:
    """Whether the question itself holds its answer: "Owned or rented: rented"."""
    return folded(one.value) in folded(one.heading).split()


def _with_kin(sound: Mapping[Label, float]) -> Mapping[Label, float]:
    """The same, where words that speak for one of a kind speak for the others, too: which of them, the answer tells."""
    told = dict(sound)
    for kin in (_LOCAL, _NAMED, _DIALS):
        shared = _KIN * sum(sound.get(label, 0.0) for label in kin)
        told.update({label: max(shared, sound.get(label, 0.0)) for label in kin})
    return told


_KIN = 0.95
_SOUND = 0.6
_FIRST = 0.2
"""How much speaks for a name where something is asked first of all."""


def _looks(label: Label, one: Answer, beside: set[Label], email: str, longest: int) -> float:
    """How much an answer and its neighbours speak for a meaning; 0 where it cannot be that."""
    value = one.value.strip()
    match label:
        case Label.EMAIL:
            return 1.0 if _ADDRESS.fullmatch(value) else 0.0
        case Label.PHONE:
            return 1.0 if is_called(value) and not is_number_of_thing(one.heading) else 0.0
        case Label.NAME | Label.FIRST_NAME | Label.LAST_NAME:
            return _looks_named(label, value, beside)
        case Label.COMPANY:
            return _looks_like_firm(value, email)
        case Label.MESSAGE:
            return _looks_said(value, longest)
        case _:
            return _looks_local(label, value, beside)


def is_called(value: str) -> bool:
    """Whether a value is a number to dial, perhaps with a country before it or a remark behind it."""
    if is_dialled(value):
        return True
    is_one = len(value) <= _LONGEST_NUMBER and "\n" not in value
    found = NUMBER.search(value) if is_one else None
    if found is None or not is_dialled(found[0]):
        return False
    rest = value.replace(found[0], "")
    return not any(map(str.isdigit, rest)) and found[0][0] in "+(0"


_LONGEST_NUMBER = 60


def _looks_named(label: Label, value: str, beside: set[Label]) -> float:
    words = value.split()
    if not 0 < len(words) <= _MOST_NAMES or len(value) > _LONGEST_NAME or "\n" in value:
        return 0.0
    if not looks_like_name(value) or country_of_word(value):
        return 0.0
    if label is Label.NAME:
        near = 0.25 if beside & _PERSONAL else 0.0
        if is_person(value):
            return 0.8
        return 0.25 + near + (0.1 if len(words) > 1 else 0.0)
    other = Label.LAST_NAME if label is Label.FIRST_NAME else Label.FIRST_NAME
    is_likely = is_given_name(words[0]) is (label is Label.FIRST_NAME)
    return (0.9 + 0.2 * is_likely) if beside & {other, Label.NAME} else 0.0


def _looks_like_firm(value: str, email: str) -> float:
    if len(value) > _LONGEST_FIRM or "\n" in value or value.endswith(("?", "!", ":")):
        return 0.0
    is_number = not any(map(str.isalpha, _BRACKETED.sub("", value)))  # "3 (age: 1, 4, 7)"
    if is_number or "@" in value or value.startswith(("http", "www.")):
        return 0.0
    if has_legal_form(f" {value}") and not _is_word(value):
        return 1.0
    is_named = names_organisation(value)
    if is_spelled_by(email, value, is_named=is_named):
        return 0.9
    if is_named:
        return 0.6
    return 0.25 if not value[0].islower() else 0.0


def is_spelled_by(email: str, name: str, *, is_named: bool = True) -> bool:
    """Whether an address spells an organisation's name: its domain does, or its mailbox all of what is nobody's name.

    `is_named`: the name is surely no person's.

    As sal-e-espuma does "Sal & Espuma", yesilvadi "Yeşilvadi Ortaokulu", and barsantachiara@ "Bar Santa Chiara".
    """
    if _IN_NET.search(name):
        return False
    domain, mailbox = domain_label(email), email.partition("@")[0]
    is_nobodys_name = " " in name and not is_person(name)
    spelled_out = (name, *(name.replace("&", word) for word in _AND if "&" in name))
    labels = (domain, mailbox) if is_nobodys_name and is_named else (domain,)
    if is_nobodys_name and names_organisation(name) and names_domain(name, domain):
        return True
    return any(is_domains_own(spelled, label) for label in labels for spelled in spelled_out)


_BRACKETED = late_pattern(r"\([^()]*\)?")
_IN_NET = late_pattern(r"@|://|\bwww\.|\w\.[a-z]{2,}(?:/|\Z)")
_AND = ("and", "und", "et", "y", "e", "en", "och", "og", "i", "ve")
"""What "&" is read as."""


def _looks_said(value: str, longest: int) -> float:
    if len(value.split()) < _PROSE_WORDS and not (not value.isascii() and len(value) > 20):
        return 0.0
    return 0.5 + (0.3 if len(value) == longest else 0.0)


def _looks_local(label: Label, value: str, beside: set[Label]) -> float:
    near = 0.45 if beside & _LOCAL else 0.0
    if label is Label.POSTCODE:
        return _looks_like_postcode(value, near)
    if label is Label.PLACE:
        return _looks_like_place(value, near)
    if label is Label.ADDRESS:
        return _looks_like_address(value, near)
    return _looks_like_town_or_land(label, value, near, is_beside_person=bool(beside & _PERSONAL))


def _looks_like_postcode(value: str, near: float) -> float:
    if _PREFIXED.match(value) and not _POSTCODE.fullmatch(value):
        return 0.0  # a thing's number: "MA-2207"
    if _YEAR.fullmatch(value):
        near = 0.0
    if country_of_postcode(value) and (near or not _RANGE.fullmatch(value)):
        return 0.75 + near
    return 0.3 + near if _POSTCODE.fullmatch(value) else 0.0


def _looks_like_place(value: str, near: float) -> float:
    found = _POSTAL.fullmatch(value)
    if found is None:
        return 0.0
    return 0.5 + near + (0.3 if countries_with_town(found["town"]) else 0.0)


_SPOKEN = frozenset("?!¿¡？！")
"""What no address has in it."""


def _looks_like_address(value: str, near: float) -> float:
    is_house = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    is_house &= not (value.isascii() and _is_word(value))  # "MA-2207" is a thing's number
    is_prose = len(value) >= _LONGEST_ADDRESS or not _SPOKEN.isdisjoint(value)
    if not is_house or is_prose or is_dialled(value) or is_day(value):
        return 0.0
    told = address_told(value, "", is_street=False)
    is_whole = bool(told.street and told.city and _POSTAL_DIGITS.search(told.postcode))
    return 0.2 + near + (0.6 if is_whole else 0.35 if is_street(value) else 0.0)


def _looks_like_town_or_land(
    label: Label, value: str, near: float, *, is_beside_person: bool
) -> float:
    is_short = len(value.split()) <= _MOST_NAMES and "\n" not in value and "@" not in value
    if not is_short or any(map(str.isdigit, value)) or value[:1].islower():
        return 0.0
    if label is Label.COUNTRY:
        is_country = len(value) > _SHORTEST_COUNTRY and bool(country_of_word(value))
        return 0.4 + near if is_country else 0.0
    if label is Label.REGION:
        return 0.05 + near / 2
    is_town = bool(countries_with_town(_REGION.split(value)[0].strip()))
    near = near or (0.25 if is_town and is_beside_person else 0.0)
    return 0.2 + near + (0.35 if is_town else 0.0)
