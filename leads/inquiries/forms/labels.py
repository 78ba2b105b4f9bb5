"""What the labels of forms and signatures mean, in ten languages and more.

The words are data: profiles/any_form.toml, and what a team adds on its Rules tab or under `form_mails`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import lru_cache
from typing import Literal

from leads.inquiries.forms.folding import folded
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.local_questions import place_of_thing
from leads.inquiries.forms.requests import Request, Wish, request_in
from leads.inquiries.forms.whole_questions import asked_for
from leads.inquiries.wording.patterns import late_pattern

__all__ = ["Labels", "folded", "meaning_of"]

_LOCAL = frozenset(
    {Label.POSTCODE, Label.CITY, Label.REGION, Label.COUNTRY, Label.PLACE, Label.ADDRESS}
)
_OF_THINGS = frozenset({Label.POSTCODE, Label.CITY, Label.PLACE, Label.ADDRESS})
_PERSONAL = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME})
_INNER = frozenset(
    {
        Label.FIRST_NAME,
        Label.LAST_NAME,
        Label.SALUTATION,
        Label.MOBILE,
        Label.ADDRESS,
        Label.POSTCODE,
        Label.CITY,
        Label.REGION,
        Label.COUNTRY,
    }
)
"""What the brackets of "Name (First)" or "Address (City)" tell more exactly than the word before them."""

_REACHED = frozenset({Label.EMAIL, Label.PHONE, Label.MOBILE})
_POSSESSIVE = late_pattern(
    r"^(?:(?:your|ihr|ihre|ihren|deine|dein|votre|vos|tu|su|sus|il tuo|la tua|il suo|la sua|"
    r"il vostro|la vostra|uw|je|"
    r"jouw|seu|sua|o seu|a sua|din|ditt|dit|dine|twoje|twoj|twoja|panstwa|vase|vas|sinun|ваш|ваше|ваша|su)\s+)+"
)
_IN_BRACKETS = late_pattern(r"(?:(?<!\s)\s++)?[(\[（【]([^)\]）】]{0,60})[)\]）】]\s*+")
_EDGES = " \t/*:：?.!#•·-–—_|=\"'“”‘’«»<>[]【】■◆●▼□◎※☑✓✔→"
_NUMBERED = late_pattern(r"^(?:\d{1,2}[.)]|(?:q|question|frage)\s?\d{1,2}[.:)]?)\s*", re.IGNORECASE)
_PICTURES = late_pattern(
    r"^[\s\[【]*[\U0001f300-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\u260e\u2709][\ufe0f\u200d]*\s*(?=[^\W_])"
)
"""A small picture before a label: "📧 E-mail"."""
_CAMEL = late_pattern(r"(?<=[a-z])(?=[A-Z][a-z])")
_INPUT = late_pattern(r"^\w{1,30}\[([\w-]{1,40})\]$")
"""The name of an HTML input: form_fields[email]."""
_COUNTED = late_pattern(r"[\s_-]\d{1,4}$")
_AND = late_pattern(
    r"(?:(?<!\s)\s++)?[/|,&+·–]\s*+|\s(?:-|and|or|und|oder|et|ou|y|o|e|en|of|och|eller|og|a|i|ja|ve|veya|и|или|και)\s"
)
_WORDS = late_pattern(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_WORDS = 7
_RUN_TOGETHER = 24
"""Letters of a label that may be written with and without its blanks ("Post code")."""


def _canonical(word: str) -> str:
    """One spelling of hyphens: "E-Mail-Adresse" is email adresse."""
    return word.replace("e-mail", "email").replace("e mail", "email").replace("-", " ").strip()


class Labels:
    """A dictionary of labels: exact words, and beginnings ("I agree*").

    Attributes:
        fillers: Words that say nothing by themselves.
    """

    def __init__(
        self, meanings: Iterable[tuple[Label, Iterable[str]]], fillers: Iterable[str] = ()
    ) -> None:
        """`meanings` in the order in which they win."""
        self._words: dict[str, Label] = {}
        self._run_together: dict[str, Label] = {}
        self._beginnings: dict[str, dict[str, Label]] = {}
        self.fillers = frozenset(map(folded, fillers))
        self._told: Mapping[str, Label] = {}
        self._put_ahead(meanings)

    def _put_ahead(self, meanings: Iterable[tuple[Label, Iterable[str]]]) -> None:
        """Let these win over what is known already."""
        words: dict[str, Label] = {}
        beginnings: dict[str, dict[str, Label]] = {}
        for label, headings in meanings:
            for heading in headings:
                word = _canonical(folded(heading.strip(" \t:?!")))
                begun = word.rstrip("* ") if word.endswith("*") else ""
                if begun:
                    beginnings.setdefault(begun[0], {}).setdefault(begun, label)
                elif word:
                    words.setdefault(word, label)
        run_together: dict[str, Label] = {}  # "adsoyad" as inputs are named
        for word, label in words.items():
            if " " in word:
                run_together.setdefault(word.replace(" ", ""), label)
        self._words = self._words | words
        self._run_together = self._run_together | run_together
        for letter, alike in self._beginnings.items():
            first = beginnings.setdefault(letter, {})
            first.update((begun, label) for begun, label in alike.items() if begun not in first)
        self._beginnings = beginnings
        self._begun = {letter: tuple(alike) for letter, alike in beginnings.items()}
        self._asked = lru_cache(maxsize=4_096)(self._meant)

    def below(self, meanings: Iterable[tuple[Label, Iterable[str]]]) -> Labels:
        """The same, and further meanings that win."""
        other = copy(self)
        other._put_ahead(meanings)  # noqa: SLF001  # its own kind's
        return other

    def _label_of(self, word: str) -> Label | None:
        return self._words.get(word) or self._run_together.get(word)

    def all(self) -> Iterable[tuple[str, Label]]:
        """Every whole label with its meaning, folded."""
        together = self._run_together.items()
        return [*self._words.items(), *(one for one in together if one[0] not in self._words)]

    def also(self, told: Mapping[str, Label]) -> Labels:
        """The same, and what one mail's own headings were found to mean."""
        other = copy(self)
        other._told = {  # noqa: SLF001  # its own kind's
            folded(heading.strip(_EDGES)): label for heading, label in told.items()
        }
        return other

    def begins(self, line: str) -> Label | None:
        """What a line's first word asks for, if it alone is a label; quick, for a first look at many lines."""
        word = line.lstrip(_EDGES)[:_RUN_TOGETHER].partition(" ")[0].partition("\t")[0]
        return self._label_of(_canonical(folded(word.rstrip(_EDGES)))) if word else None

    def of(self, heading: str) -> Label | None:
        """What a heading asks for; None when we do not know it. "Ihre E-Mail-Adresse (Pflichtfeld)*" is E-MAIL."""
        if len(heading) > _LONGEST:
            return None
        if self._told and (label := self._told.get(folded(heading.strip(_EDGES)))):
            return label
        return self._asked(heading)

    def _meant(self, heading: str) -> Label | None:
        if not heading.isascii():
            heading = _PICTURES.sub("", _NUMBERED.sub("", heading.lstrip()))
        words = folded(_NUMBERED.sub("", heading).strip(_EDGES))
        first = words[:1]
        if words.startswith(self._begun.get(first, ())):
            alike = self._beginnings[first].items()
            return next(label for begun, label in alike if words.startswith(begun))
        if len(heading) > _LONG or heading.count(" ") > 14:
            return None
        return self._inner(heading) or self._plain(heading)

    def _inner(self, heading: str) -> Label | None:
        """As in "Name (First)", "Adresse [Ville]": the part that the brackets name."""
        brackets = _IN_BRACKETS.search(heading)
        if brackets is None:
            return None
        inside = self._known(folded(brackets[1].strip(_EDGES)))
        outside = self._known(folded(_IN_BRACKETS.sub(" ", heading).strip(_EDGES)))
        if inside in _REACHED and outside is None:
            return inside  # "Where can we reach you? (email)"
        if inside is Label.COUNTRY and outside is None:
            return inside  # "From (country)"
        if inside not in _INNER:
            return None
        return inside if outside in _PERSONAL | _LOCAL | {Label.PHONE} else None

    def _plain(self, heading: str) -> Label | None:
        input_name = _INPUT.match(heading.strip())
        bare = input_name[1] if input_name else _IN_BRACKETS.sub(" ", heading)
        bare = _CAMEL.sub(" ", _NUMBERED.sub("", bare.strip(_EDGES)))
        word = folded(bare.strip(_EDGES))
        if not word:
            return None
        if label := self._known(word) or self._known_without_number(word):
            return label
        if label := self._of_thing(word):
            return label
        asked = self._asked_for(heading, word)
        if asked is Label.PLACE:
            return asked  # "Where is your farm?" asks for no farm
        told = self._of_parts(word) or self._without_fillers(word) or asked
        if " " in word and (named := self._named(_CLAUSE.split(word)[-1].lstrip("¿"))) is not None:
            return named or None
        head, comma, _ = word.partition(", ")  # "Cell, in case we miss you"
        return told or (self._known(head) if comma else None) or self._with_object(word)

    def _named(self, clause: str) -> Label | Literal[""] | None:
        """What a question for a name asks for; "" for a thing's or an animal's, None for any other question."""
        if (named := _NAME_OF.match(clause)) and self._known(named["whose"]) is Label.COMPANY:
            return Label.COMPANY
        if (called := _CALLED.match(clause)) is None or called["whose"] in _YOU:
            return None
        return Label.COMPANY if self._known(called["whose"]) is Label.COMPANY else ""

    def _with_object(self, word: str) -> Label | None:
        """As in "Telefon der Eltern", "PLZ des Objekts": a number is a number, whosoever's; a name may be a dog's."""
        found = _OBJECT.search(word)
        head = word[: found.start()] if found else ""
        if self.fillers.issuperset(head.split()):
            return None  # "Number of guests"
        label = self._known(head) or self._without_fillers(head)
        return label if label in _WHOSEVER else None

    def _asked_for(self, heading: str, word: str) -> Label | None:
        """What a request or a whole question asks for: "Describe your project", "Enter your e-mail"."""
        request = request_in(word)
        if request is None or request.wish is not Wish.PROSE:
            named = self._requested(request) if request else None
            asked = asked_for(heading, word)
            return asked if named in {None, Label.MESSAGE} and asked else named
        return Label.MESSAGE

    def _requested(self, request: Request) -> Label | None:
        """What a request names: "Enter your e-mail"; prose where somebody is to be told what no label names."""
        named = request.named
        if label := self._known(named) or self._of_parts(named) or self._without_fillers(named):
            return label
        return Label.MESSAGE if request.wish is Wish.TELL else None

    def _of_thing(self, word: str) -> Label | None:
        """The place that a question asks for of a thing: "Address of the property"."""
        head = place_of_thing(word)
        label = (self._known(head) or self._without_fillers(head)) if head else None
        return label if label in _OF_THINGS else None

    def _known(self, word: str) -> Label | None:
        word = _canonical(word)
        if label := self._label_of(word):
            return label
        spellings = [_POSSESSIVE.sub("", word)]
        if "." in word:
            spellings.append(spellings[0].replace(".", ""))
        if " " in word and len(word) < _RUN_TOGETHER:
            spellings.append(spellings[0].replace(" ", ""))
        bare = (one.strip(_EDGES) for one in spellings)
        return next(filter(None, map(self._label_of, bare)), None)

    def _known_without_number(self, word: str) -> Label | None:
        """As in "Phone 2", "field_3"."""
        bare = _COUNTED.sub("", word)
        return self._known(bare) if bare != word else None

    def _of_parts(self, word: str) -> Label | None:
        """Two labels in one: "Telefon / Phone", "PLZ, Ort", "Vor- und Nachname", "Practice / Organisation"."""
        parts = [part for part in _AND.split(word) if part.strip(_EDGES)]
        if not 1 < len(parts) < 5:
            return None
        if parts[0].endswith("-") and self._known(parts[-1]) is Label.COMPANY:
            return Label.COMPANY  # "Bedrijfs- of verenigingsnaam"
        known = {self._known(part) or self._without_fillers(part) for part in parts}
        told = known - {None}
        if len(told) == 1:
            return told.pop() if len(known) == 1 or "/" in word else None
        return _joined(frozenset(label for label in told if label)) if None not in known else None

    def _without_fillers(self, word: str) -> Label | None:
        """As in "Your business phone number" and "Mobiel nummer": one telling word, and others that say nothing."""
        words = _WORDS.findall(word)
        if not self.fillers or not 1 < len(words) <= _MOST_WORDS:
            return None
        for told in ([w for w in words if w not in self.fillers], _without_ends(words, self)):
            if told and len(told) < len(words) and (label := self._known(" ".join(told))):
                is_wish = label is Label.FOOTER and not _WISHES.isdisjoint(words)
                is_counted = label is Label.MESSAGE and not _COUNTS.isdisjoint(words)
                is_long = label is Label.MESSAGE and len(words) > 3
                return None if is_wish or is_counted or is_long else label
        return None


_NAME_OF = late_pattern(
    r"(?:(?:quel est|cual es|qual e|what(?: i|')s|wie (?:lautet|ist)|wat is|hvad er|vad ar|jaka jest) )?"
    r"(?:(?:le|the|el|il|o|der|de|het) )?(?:votre |su |uw |your )?"
    r"(?:nom|nome|nombre|naam|name|nazwa|nazev|nazov|navn|namn|nimi|denumirea?|naziv|"
    r"название|назва|име|наименование) "
    r"(?:de l'|de la |de |du |des |dell'|della |del |do |da |van (?:de |het |uw )?|der |des |von |of (?:the |your )?|"
    r"pa |for )?(?P<whose>\S.*)"
)
_CALLED = late_pattern(
    r"(?:und |and |et |y |e |en |i |och )?(?:come si chiama|wie heisst|comment s'appelle|como se llama|hoe heet|"
    r"jak (?:sie )?nazywa(?: sie)?|vad heter|hvad hedder|hva heter|como se chama|qual e o nome d[aeo]s?) "
    r"(?P<whose>\S.*)"
)
_YOU = frozenset("usted lei lui lei? u je du ni voce o senhor a senhora pan pani tu vous".split())  # noqa: SIM905
_CLAUSE = late_pattern(r"[!,.?]\s+")
"""What parts a greeting from the question behind it: "Hi Kirra, what's the name of your business?"."""
_OBJECT = late_pattern(
    r" (?:d(?:e|es|er|em|en|el|u|o|a|as|os|ella|ello|ei|elle)|d'|dell'|van|zu[rm]?|fur|pour|para|per|voor|do|dla|pa|"
    r"til|for|of|to|fra|fran|av|w|we|till|am|im|au|en|no|na|op)(?: |(?<='))"
)
"""What stands between a label and whose it is, in folded letters."""
_WHOSEVER = frozenset({Label.EMAIL, Label.PHONE, Label.MOBILE, Label.POSTCODE, Label.CITY})
_LONG, _LONGEST = 90, 1_000
_WISHES = frozenset({"preferred", "best"})  # dates and times that the visitor asks for
_COUNTS = frozenset("numero number nummer numer numar num nr no n° cislo".split())  # noqa: SIM905
"""Who asks for a number asks for no message: "Número de pedido" is an order's."""


def _without_ends(words: list[str], labels: Labels) -> list[str]:
    """Without the fillers before and behind; those between stay."""
    told = list(words)
    while told and told[0] in labels.fillers:
        told.pop(0)
    while len(told) > 1 and told[-1] in labels.fillers:
        told.pop()
    return told


_TOGETHER: tuple[tuple[frozenset[Label], tuple[Label, ...]], ...] = (
    (frozenset({Label.PHONE, Label.MOBILE, Label.FAX}), (Label.PHONE, Label.MOBILE)),
    (_PERSONAL, (Label.NAME, Label.FIRST_NAME)),
    (frozenset({Label.ADDRESS, Label.HOUSE_NUMBER}), (Label.ADDRESS,)),
    (_LOCAL | {Label.HOUSE_NUMBER}, (Label.ADDRESS,)),
    (frozenset({Label.SUBJECT, Label.MESSAGE, Label.INTEREST}), (Label.MESSAGE, Label.SUBJECT)),
    (frozenset({Label.EMAIL, Label.PHONE, Label.MOBILE}), (Label.EMAIL,)),
    (frozenset({Label.CITY, Label.COMPANY}), (Label.COMPANY,)),
    (_PERSONAL | {Label.COMPANY}, (Label.NAME, Label.FIRST_NAME, Label.LAST_NAME)),
)
"""Labels that stand together, and the one of them that the answer is read as."""


def _joined(told: frozenset[Label]) -> Label | None:
    """What two labels in one ask for: first and last name the name, postcode and city the place."""
    for together, leading in _TOGETHER:
        if told <= together:
            label = next((one for one in leading if one in told), None)
            if together is _PERSONAL or label in {Label.FIRST_NAME, Label.LAST_NAME}:
                return Label.NAME
            if label is Label.MOBILE:
                return Label.PHONE
            return label or Label.PLACE
    return None


def meaning_of(word: str) -> Label | None:
    """The label that somebody means who writes "E-Mail" or "ignore"; None when there is none."""
    wanted = folded(word).replace("-", "").replace(" ", "")
    return _MEANINGS.get(wanted)


_MEANINGS: Mapping[str, Label] = {
    **{label.value.replace("-", "").replace(" ", ""): label for label in Label},
    "mail": Label.EMAIL,
    "telephone": Label.PHONE,
    "zip": Label.POSTCODE,
    "postalcode": Label.POSTCODE,
    "state": Label.REGION,
    "street": Label.ADDRESS,
    "product": Label.INTEREST,
    "nothing": Label.IGNORED,
    "ignored": Label.IGNORED,
}
