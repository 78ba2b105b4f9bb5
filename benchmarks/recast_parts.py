"""Takes the gold mails of web forms apart: whose answers, under which labels, between which lines of the program.

Only the expectations beside a mail and its text tell what is what, never the reader's forms: a line that ends in the
visitor's name is the one that asks for it, and what stands before or above the name is its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from benchmarks.reading_scores import gold_cases
from connectors.mail_reader import read_mail
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.profiles import shipped_labels
from leads.inquiries.mail import Mail
from leads.inquiries.people.sign_offs import is_sign_off

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr")
ROLES = (
    "name", "first", "last", "email", "phone", "company", "city", "postcode", "place", "message"
)  # fmt: skip
_FACTS = ("name", "company", "email", "phone", "city", "postcode")
_EDGES = " \t*_:：|#>•·-–—=✓☑►▸"
_PAIR = re.compile(r"^\W{0,3}(?P<label>[^:：\t\n@]{2,80}?)\s*(?:[:：]|\t)\s*(?P<answer>\S.*)$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"[+(]{0,2}\d[\d\s()./-]{5,20}\d")
_COUNTED = re.compile(r"^\d{1,2}[.)]\s+")
_NO_LABELS = frozenset(
    "mr mrs ms mag dr dra ing av mme sr sra frau herr de da van od von from soru cevap q a".split()  # noqa: SIM905
)
"""Titles before a name, and words that ask for one only in one program's mails."""
_TAIL = 7
"""Digits of a number that are the same however it is dialled."""
_LONGEST_LABEL, _LONGEST_LINE, _LONGEST_ANSWER = 80, 160, 80
_MOST_ABOVE, _MOST_BELOW = 3, 8
_LEAST_MESSAGE = 25
_TWO = 2
_FURTHER = frozenset(
    {Label.INTEREST, Label.BUDGET, Label.IGNORED, Label.SUBJECT, Label.SALUTATION, None}
)
"""What another visitor's form may ask, too, without telling who its visitor is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer."""

    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Form:
    """One gold form, taken apart.

    Attributes:
        told: Role -> what the visitor typed; their message, too, where the whole of it is expected.
        labels: Role -> how this form asks for it, in the form's order.
        further: What it asks besides, with the answers.
        above, below: What its program says around the answers, line by line, "{name}" and "{email}" in the visitor's
            place; blank lines are kept. `below` is () where nothing tells which lines are the program's.
        facts: What a careful assistant reads in it, by field; company "" where they would read none.
    """

    stem: str
    language: str
    mail: Mail
    told: Mapping[str, str]
    labels: Mapping[str, str]
    further: tuple[Asked, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    facts: Mapping[str, str] = field(repr=False)


def gold_forms() -> Iterator[Form]:
    """Every gold mail of a web form in one of the ten languages that can be taken apart."""
    for path, wanted in gold_cases():
        is_form = wanted.get("source") == "web_form" and not wanted.get("forwarded")
        if is_form and wanted.get("language") in LANGUAGES:
            parted = _Parting(path.stem, read_mail(path.read_bytes()), wanted)
            if parted.is_whole:
                yield parted.form()


class _Parting:
    """One mail's text, and which of its lines answer what is expected."""

    def __init__(self, stem: str, mail: Mail, wanted: dict[str, Any]) -> None:
        self._stem = stem
        self._mail = mail
        self._wanted = wanted
        self._lines = [line.strip() for line in mail.text.split("\n")]
        self._facts = {name: str(wanted[name]) for name in _FACTS if wanted.get(name)}
        self._is_nobodys = wanted.get("company") == ""
        self._told: dict[str, str] = {}
        self._asked: dict[str, tuple[int, str]] = {}
        self._taken: set[int] = set()
        self._message_ends = 0
        self._find_message()
        self._find_facts()

    @property
    def is_whole(self) -> bool:
        """Whether it shows at least who wrote, how to answer, and what."""
        is_named = "name" in self._asked or "first" in self._asked
        return is_named and {"email", "message"} <= set(self._asked)

    def form(self) -> Form:
        order = sorted(self._asked, key=lambda role: self._asked[role][0])
        return Form(
            stem=self._stem,
            language=self._wanted["language"],
            mail=self._mail,
            told=self._told,
            labels={role: self._asked[role][1] for role in order},
            further=tuple(self._further()),
            above=self._above(),
            below=self._below(),
            facts=self._facts | ({"company": ""} if self._is_nobodys else {}),
        )

    def _find_message(self) -> None:
        said = self._wanted.get("message") or self._wanted.get("message_contains")
        said = said or self._wanted.get("message_starts")
        if isinstance(said, list):
            said = max(map(str, said), key=len)
        if not isinstance(said, str) or not said.strip():
            return
        wanted = [line.strip() for line in said.strip().split("\n") if line.strip()]
        for at, line in enumerate(self._lines):
            if not line.endswith(wanted[0]):
                continue
            here = [n for n in range(at, len(self._lines)) if self._lines[n]][: len(wanted)]
            if len(here) < len(wanted) or [self._lines[n] for n in here[1:]] != wanted[1:]:
                continue
            label = self._label_of(at, wanted[0])
            if label and len(said) >= _LEAST_MESSAGE:
                told = "\n".join([wanted[0], *self._lines[at + 1 : here[-1] + 1]])
                self._asked["message"], self._told["message"] = (at, label), told
                self._taken.update(here)
                self._message_ends = here[-1]
                return
        self._find_part_of_message(wanted[0])

    def _find_part_of_message(self, part: str) -> None:
        """The label of a message of which only a part is expected: good for others, its visitor is not heard."""
        at = next((n for n, line in enumerate(self._lines) if part in line), None)
        if at is None:
            return
        pair = _PAIR.match(self._lines[at])
        is_beside = pair is not None and part in pair["answer"]
        label = self._label_of(at, pair["answer"] if pair and is_beside else self._lines[at])
        if label and shipped_labels().of(label) is Label.MESSAGE:
            self._asked["message"] = (at, label)
            self._taken.add(at)
            self._message_ends = len(self._lines) - 1

    def _find_facts(self) -> None:
        email, phone = self._facts.get("email", ""), self._facts.get("phone", "")
        for at, line in enumerate(self._lines):
            if at in self._taken or not line:
                continue
            if email and "email" not in self._told and line.lower().endswith(email):
                self._take(at, "email", line[-len(email) :])
            elif phone and "phone" not in self._told and (number := _number_at_end(line, phone)):
                self._take(at, "phone", number)
        for role in ("name", "company", "city", "postcode"):
            self._find(role, self._facts.get(role, ""))
        if not {"city", "postcode"} & set(self._told):
            told = " ".join(filter(None, map(self._facts.get, ("postcode", "city"))))
            self._find("place", told if " " in told else "")
        if "name" not in self._told:
            self._find_parts_of_name()

    def _find(self, role: str, value: str) -> bool:
        for at, line in enumerate(self._lines):
            is_it = bool(value) and at not in self._taken and line.endswith(value)
            if is_it and self._take(at, role, value):
                return True
        return False

    def _find_parts_of_name(self) -> None:
        words = self._facts.get("name", "").split()
        for count in range(1, len(words)):
            first, last = " ".join(words[:count]), " ".join(words[count:])
            if self._find("first", first):
                if self._find("last", last):
                    return
                at, _ = self._asked.pop("first")
                del self._told["first"]
                self._taken.discard(at)

    def _take(self, at: int, role: str, value: str) -> bool:
        label = self._label_of(at, value)
        if not label or (role == "place" and shipped_labels().of(label) is None):
            return False  # above a postcode stands a street as well
        self._asked[role] = (at, label)
        self._told[role] = value
        self._taken.add(at)
        return True

    def _label_of(self, at: int, value: str) -> str:
        """What stands before a value on its line, or alone above it; "" where that is no label."""
        label = self._lines[at][: -len(value)].strip(_EDGES)
        if not label or folded(label) in _NO_LABELS:
            above = [n for n in (at - 1, at - 2) if n >= 0 and self._lines[n]]
            if not above or above[0] in self._taken:
                return ""
            label = self._lines[above[0]]
            if _PAIR.match(label) or label.endswith((".", ",", "!")) or not any(self._lines[:at]):
                return ""
            label = label.strip(_EDGES)
        is_one = not re.search(r"[:：@\t\d]|https?| {2}|No Label|\.\.", label) and any(
            map(str.isalpha, label)
        )
        is_told = any(fact and fact.lower() in label.lower() for fact in self._facts.values())
        label = _COUNTED.sub("", label).rstrip(" .")
        is_told |= any(part in label for part in self._facts.get("name", "").split())
        is_said = folded(label) in _NO_LABELS or is_sign_off(label)
        is_said |= label.endswith(",")
        is_fit = is_one and not is_told and not is_said
        return label if is_fit and len(label) <= _LONGEST_LABEL else ""

    @cached_property
    def _edges(self) -> tuple[int, int]:
        places = [at for at, _ in self._asked.values()]
        return min(places), max(*places, self._message_ends)

    def _further(self) -> Iterator[Asked]:
        for label, answer in self._pairs_between():
            known = [fact.lower() for fact in self._facts.values()]
            is_known = any(fact in answer.lower() or answer.lower() in fact for fact in known)
            is_other = not re.search(r"@|://|\d{5}", answer) and "?" not in answer
            if label and answer and is_other and not is_known and _may_be_further(label):
                yield Asked(label, answer)

    def _pairs_between(self) -> Iterator[tuple[str, str]]:
        """Lines between two that are told which ask for something else: "label: answer", or one above the other."""
        first, last = self._edges
        block: list[str] = []
        for at in range(first + 1, last + 1):
            line = self._lines[at]
            if at in self._taken:
                _, label = next((one for one in self._asked.values() if one[0] == at), (at, ""))
                if block and block[-1].strip(_EDGES) == label:
                    block.pop()
                pairs = [_PAIR.match(one) for one in block]
                if all(pairs):
                    yield from (
                        (one["label"].strip(_EDGES), one["answer"].strip(" *_"))
                        for one in pairs
                        if one
                    )
                elif len(block) == _TWO and not any(pairs):
                    yield block[0].strip(_EDGES), block[1]
                block = []
            elif line:
                block.append(line)

    def _above(self) -> tuple[str, ...]:
        first, _ = self._edges
        if self._first_label not in self._lines[first]:
            above = [at for at in range(first) if self._lines[at]]
            first = above[-1]  # the label's own line
        lines = [line for line in self._lines[:first] if line]
        known = shipped_labels()
        is_said = all(
            len(one) <= _LONGEST_LINE and not _PAIR.match(one) and known.of(one) is None
            for one in lines
        )
        told = self._without_visitor(lines) if lines else ()
        return told if is_said and len(lines) <= _MOST_ABOVE and _is_clean(told) else ()

    @property
    def _first_label(self) -> str:
        return min(self._asked.values())[1]

    def _below(self) -> tuple[str, ...]:
        """From the first line on that the expectation says to be no message."""
        _, last = self._edges
        unwanted = self._wanted.get("not_in_message") or []
        unwanted = [str(part) for part in ([unwanted] if isinstance(unwanted, str) else unwanted)]
        lines = self._lines[last + 1 :]
        at = next((n for n, line in enumerate(lines) if any(one in line for one in unwanted)), None)
        if at is None or any(map(str.strip, lines[:at])):
            return ()  # what stands before it may be an answer, or the program's
        told = self._without_visitor(lines[at:])
        while told and not told[-1]:
            told = told[:-1]
        is_short = len(told) <= _MOST_BELOW and all(len(one) <= 2 * _LONGEST_LINE for one in told)
        return told if is_short and _is_clean(told) else ()

    def _without_visitor(self, lines: Sequence[str]) -> tuple[str, ...]:
        told = "\n".join(lines)
        for fact, mark in (("email", "{email}"), ("name", "{name}")):
            if fact in self._facts:
                told = told.replace(self._facts[fact], mark)
        for fact in self._facts.values():
            if fact in told:
                return ()
        parts = self._facts.get("name", "").split()
        return () if any(part in told for part in parts) else tuple(told.split("\n"))


def _is_clean(lines: Sequence[str]) -> bool:
    """Whether braces in the lines stand for the visitor only."""
    rest = "\n".join(lines).replace("{name}", "").replace("{email}", "")
    return not set("{}") & set(rest)


def _number_at_end(line: str, phone: str) -> str:
    found = list(_NUMBER.finditer(line))
    if not found or found[-1].end() != len(line):
        return ""
    digits = re.sub(r"\D", "", found[-1][0])
    return found[-1][0] if digits.endswith(phone[-_TAIL:]) else ""


def _may_be_further(label: str) -> bool:
    return shipped_labels().of(label) in _FURTHER and len(label) <= _LONGEST_LABEL
