"""How the mails of a form program look: data, one TOML file a program, and what the team adds to them.

The settings of a file here and of a `form_mails` block in config.yaml are the same, and so are their checks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import Labels, folded, meaning_of
from leads.inquiries.mail import Mail
from leads.inquiries.wording.patterns import late_pattern
from leads.model import FormProfile

ANY_FORM = "any_form"
"""The file with what holds for every form mail."""
_LANGUAGES = "_languages"
"""The file with further labels and foot lines, language by language."""

_LOOKED_AT = 20_000
"""Letters of a mail in which the words that mark a program are looked for."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """What is known for reading one form mail: the labels, and the lines that are the program's.

    Attributes:
        profiles: Names of the programs that the mail bears the marks of, the team's own first.
        mark: The address, subject or words that it was known by; "" when by none.
        ends_at: Where the program may begin to speak; within the visitor's words only below a blank line.
        team_ends_at: The same, of the team's own profiles, wherever it stands.
    """

    labels: Labels
    ends_at: Lines
    leaves_out: Lines
    blank: frozenset[str]
    team_ends_at: Lines
    profiles: tuple[str, ...] = ()
    mark: str = ""


class Lines:
    """Beginnings of lines (or whole lines), letter case and accents aside; * stands for anything."""

    def __init__(self, phrases: Iterable[str], *, whole: bool = False) -> None:
        patterns = {_pattern_of(phrase) for phrase in phrases if phrase.strip(" *")}
        end = r"\W*$" if whole else ""
        anywhere = sorted(pattern for pattern in patterns if pattern.startswith(_ANYTHING))
        begun = sorted(patterns - set(anywhere), key=_first_letter)
        self._anywhere = re.compile("|".join(anywhere)) if anywhere else None
        self._by_letter = {
            letter: re.compile(rf"(?:{'|'.join(alike)}){end}")
            for letter, alike in groupby(begun, key=_first_letter)
        }

    def match(self, line: str) -> bool:
        if len(line) > _LONGEST_LINE or not (self._by_letter or self._anywhere):
            return False
        told = folded(line).lstrip(_BEFORE)
        if not told.isascii():
            told = _PICTURES.sub("", told)
        pattern = self._by_letter.get(told[:1])
        if pattern and pattern.match(told):
            return True
        return bool(self._anywhere and self._anywhere.match(told))


_ANYTHING = ".{0,80}?"


def _first_letter(pattern: str) -> str:
    """The letter that a line must begin with, to be worth a look."""
    return pattern[1] if pattern.startswith("\\") else pattern[0]


_LONGEST_LINE = 600
_PICTURES = late_pattern(r"\A[^\w©(]+")
_BEFORE = " \t*_>-–—•·|[(\"'“»«※☰→▶►#~="


def _pattern_of(phrase: str) -> str:
    """A phrase as a pattern: whole words, at most 80 letters for a *, and the whole line where it ends in $."""
    plain = folded(phrase)
    if plain.endswith("$"):
        return rf"{_pattern_of(plain[:-1])}\W{{0,8}}\Z"
    closed = r"(?!\w)" if plain[-1:].isalnum() and plain.isascii() else ""
    return _ANYTHING.join(map(re.escape, plain.rstrip("*").split("*"))) + (
        "" if plain.endswith("*") else closed
    )


@dataclass(frozen=True, slots=True)
class _Program:
    """A profile made ready for looking: its marks as patterns.

    Attributes:
        parts: The longest part without a star of each of its marks, one of which a mail has that bears any.
    """

    profile: FormProfile
    senders: re.Pattern[str] | None
    subjects: re.Pattern[str] | None
    says: re.Pattern[str] | None
    parts: frozenset[str]

    def may_have_marked(self, whole: str) -> bool:
        """Whether a mail has a part of any mark, which is told in a tenth of the time of a search."""
        return any(map(whole.__contains__, self.parts))

    def mark_in(self, mail: Mail, plain: str, subject: str) -> str:
        """What of the mail marks it as this program's; "" when nothing does."""
        if self.senders and self.senders.fullmatch(mail.sender.email):
            return f"From: {mail.sender.email}"
        if self.subjects and self.subjects.match(subject):
            return f"Subject: {mail.subject}"[:200]
        said = self.says.search(plain) if self.says else None
        return said[0] if said else ""


def profile_from(given: Mapping[str, object], name: str = "") -> FormProfile:
    """A profile out of a TOML file. Raises ValueError for what a profile cannot say."""
    unknown = set(given) - {
        "name",
        "senders",
        "subjects",
        "says",
        "ends_at",
        "leaves_out",
        "labels",
    }
    if unknown:
        raise ValueError(f"there is no {min(unknown)!r} in a form profile")
    labels = given.get("labels", {})
    assert isinstance(labels, Mapping)
    return FormProfile(
        name=str(given.get("name", name)),
        senders=_words(given.get("senders")),
        subjects=_words(given.get("subjects")),
        says=_words(given.get("says")),
        ends_at=_words(given.get("ends_at")),
        leaves_out=_words(given.get("leaves_out")),
        labels=tuple((str(meaning), _words(headings)) for meaning, headings in labels.items()),
    )


def _words(given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(map(str, given))  # type: ignore[call-overload]  # a TOML array


@lru_cache(maxsize=1)
def _any_form() -> Mapping[str, object]:
    return _read(ANY_FORM)


def _read(name: str) -> Mapping[str, object]:
    data = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(data)


@lru_cache(maxsize=1)
def shipped_profiles() -> tuple[FormProfile, ...]:
    """The form programs that we know without being told, by name."""
    folder = files(__name__)
    names = sorted(path.name.removesuffix(".toml") for path in folder.iterdir())
    return tuple(
        profile_from(_read(name), name)
        for name in names
        if name != ANY_FORM and not name.startswith("_")
    )


@lru_cache(maxsize=1)
def shipped_labels() -> Labels:
    """The labels that we know without being told."""
    general = _any_form()
    labels = general["labels"]
    assert isinstance(labels, Mapping)
    meanings = [(_label(meaning), _words(headings)) for meaning, headings in labels.items()]
    return Labels(meanings + _labels_of_languages(), _words(general["fillers"]))


def label_of(heading: str) -> Label | None:
    """What a heading asks for, in the words that came along; None when we do not know it."""
    return shipped_labels().of(heading)


@lru_cache(maxsize=128)
def _labels_of(taught: tuple[tuple[str, str], ...], profiles: tuple[FormProfile, ...]) -> Labels:
    """`taught` are the team's (meaning, heading) pairs; they win, then the profiles', then ours."""
    meanings: list[tuple[Label, tuple[str, ...]]]
    meanings = [(_label(meaning), (heading,)) for meaning, heading in taught]
    meanings += [
        (_label(meaning), headings) for profile in profiles for meaning, headings in profile.labels
    ]
    return shipped_labels().below(meanings) if meanings else shipped_labels()


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Language -> meaning, or `ends_at` -> words."""
    return _read(_LANGUAGES)  # type: ignore[return-value]  # shipped, and held to this shape by the tests


def _labels_of_languages() -> list[tuple[Label, tuple[str, ...]]]:
    return [
        (_label(meaning), tuple(headings))
        for told in _languages().values()
        for meaning, headings in told.items()
        if meaning != "ends_at"
    ]


def _label(meaning: str) -> Label:
    label = meaning_of(meaning)
    if label is None:
        raise ValueError(f"{meaning!r} is no meaning of a label")
    return label


@lru_cache(maxsize=128)
def _words_of(
    taught: tuple[tuple[str, str], ...],
    profiles: tuple[FormProfile, ...],
    own: tuple[FormProfile, ...] = (),
) -> FormWords:
    return FormWords(
        labels=_labels_of(taught, profiles),
        ends_at=_ends_at(tuple(line for one in profiles for line in one.ends_at)),
        leaves_out=_leaves_out(tuple(line for one in profiles for line in one.leaves_out)),
        blank=frozenset(map(folded, _words(_any_form()["blank"]))),
        team_ends_at=Lines(line for one in profiles if one in own for line in one.ends_at),
        profiles=tuple(one.name for one in profiles),
    )


@lru_cache(maxsize=128)
def _ends_at(further: tuple[str, ...]) -> Lines:
    told = (line for told in _languages().values() for line in told.get("ends_at", ()))
    return Lines((*_words(_any_form()["ends_at"]), *told, *further))


@lru_cache(maxsize=128)
def _leaves_out(further: tuple[str, ...]) -> Lines:
    return Lines((*_words(_any_form()["leaves_out"]), *further), whole=True)


@lru_cache(maxsize=8)
def _programs(own: tuple[FormProfile, ...]) -> tuple[_Program, ...]:
    return tuple(map(_program_of, (*own, *shipped_profiles())))


def _program_of(profile: FormProfile) -> _Program:
    senders = [phrase.strip().lower() for phrase in profile.senders]
    subjects, says = list(map(folded, profile.subjects)), list(map(folded, profile.says))
    marks = filter(_says_something, (*senders, *subjects, *says))
    parts = frozenset(max(mark.split("*"), key=len) for mark in marks)
    return _Program(profile, _either(senders), _either(subjects), _either(says), parts)


def _either(phrases: Sequence[str]) -> re.Pattern[str] | None:
    patterns = [
        ".{0,120}?".join(map(re.escape, phrase.split("*")))
        for phrase in filter(_says_something, phrases)
    ]
    return re.compile("|".join(patterns)) if patterns else None


def _says_something(mark: str) -> bool:
    return bool(mark.strip("*"))


def words_for(
    mail: Mail, text: str, taught: tuple[tuple[str, str], ...], own: tuple[FormProfile, ...]
) -> FormWords:
    """What is known for reading this mail: ours, the team's, and those of the programs whose marks it bears."""
    plain, subject = folded(text[:_LOOKED_AT]), folded(mail.subject[:500])
    whole = f"{mail.sender.email}\n{subject}\n{plain}"
    found = [
        (program.profile, mark)
        for program in _programs(own)
        if program.may_have_marked(whole) and (mark := program.mark_in(mail, plain, subject))
    ]
    words = _words_of(taught, tuple(profile for profile, _ in found), own)
    return replace(words, mark=found[0][1]) if found else words


@lru_cache(maxsize=1)
def _telling_headings() -> Mapping[str, tuple[str, ...]]:
    """A label's words -> the languages that have them."""
    told = _any_form()["languages"]
    assert isinstance(told, Mapping)
    found: dict[str, tuple[str, ...]] = {}
    for language, headings in told.items():
        for heading in _words(headings):
            found[heading] = (*found.get(heading, ()), str(language))
    return found


def language_of_headings(headings: Iterable[str]) -> str:
    """The language that most of a form's labels are in; "" when none leads."""
    votes: dict[str, float] = {}
    for heading in headings:
        plain = folded(heading).strip(" :*?.")
        for words in {plain, *plain.split()}:
            languages = _telling_headings().get(words, ())
            for language in languages:
                votes[language] = votes.get(language, 0.0) + 1 / len(languages)
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def words_for_rows(
    taught: tuple[tuple[str, str], ...], own: tuple[FormProfile, ...] = ()
) -> FormWords:
    """What is known for reading the rows of a form's sheet; `own` are the team's profiles of this form."""
    return _words_of(taught, own)
