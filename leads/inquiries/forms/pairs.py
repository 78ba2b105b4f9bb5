"""Lines that set a label off from what stands behind it: "Name: Ana", "[Name] Ana", "Name - Ana", "Name? Ana"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from leads.inquiries.forms.label import TELLING
from leads.inquiries.forms.labels import Labels
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.values import MOST_WORDS_ASKED
from leads.inquiries.wording.patterns import late_pattern

_LONGEST_LINE = 4_000
_FEWEST_ALIKE = 2

_PAIR = late_pattern(
    r"^\s*+[*•>\-–_|·▪■◆●▶✓☑#]*+\s*+(?P<label>(?:[^:：=\t\n]|:(?=in(?:nen)?\b)){1,100}?)"
    r"(?:\s*+[*_]*+\s*+(?:[:：](?!in(?:nen)?\b)|=>?)|\s*+[*_]*+\s*\t|\s*\t)[*_\s]*+(?P<value>.*)$"
)
_HAS_PAIR = late_pattern(r"[:：=\t]")
_SET_OFF = late_pattern(
    r"^\s*(?!\*.*\*\s*$)(?:(?:[\[【〔「『]|\*{1,2}(?!\*))(?P<inner>[^\]】〕」』*\n]{1,60})(?:[\]】〕」』]|\*{1,2})\s*[:：]?\s*(?P<beside>.*)"
    r"|(?P<label>[^\s:].{0,50}?)(?:\s+(?:[-–—|>›»→~•·]|/(?!.*(?:[:：=\t]|\.{3}))|[=-]+>|::)\s+|\s{3,}|\s*\.{3,}\s*)(?P<value>\S.*))$"
)
"""Other ways to set a label off: [label] value, **label** value, label - value, label > value, label / value,
label     value, label.....: value.
"""
_SAID_AHEAD = late_pattern(r"(?:[!…。！]|\w{5}\.{1,3})\s+\w")
"""A sentence that is over, within what a label would be."""
_SIGN = late_pattern(r"^(?:[-–—|>›»→~•·/]|[=-]+>|::)\s+")
_ARROW = late_pattern(r"^[=-]+>\s*")
_PICTURE = late_pattern(
    r"^\s*(?P<label>[\U0001f300-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\u260e\u2709][\ufe0f\u200d]*)\s*(?P<value>\S.*)$"
)
"""A small picture instead of a label, or before it: "👤 Ana Pohl", "📱 WhatsApp: 951 318 4726"."""
_ASKED = late_pattern(r"^\s*(?P<label>[^?？]{3,80}\s?[?？])\s+(?P<value>\S.*)$")
"""A question with its answer behind it."""
_ENDS_BEFORE = late_pattern(r"[.!…,;]\s")


def pair_in(text: str) -> tuple[str, str] | None:
    """(label, value) of a line that a colon, an equals sign or a tab parts, whether its label is known or not."""
    pair = _PAIR.match(text) if _HAS_PAIR.search(text) else None
    return (pair["label"].strip(), pair["value"].strip()) if pair else None


def parted_in_two(text: str) -> tuple[str, str] | None:
    """(label, value) of a line that sets anything off, whether its label is known or not."""
    if len(text) > _LONGEST_LINE:
        return None
    if pair := pair_in(text):
        return pair
    other = _SET_OFF.match(text)
    if other is None:
        return None
    return (other["inner"] or other["label"]).strip(), (
        other["beside"] or other["value"] or ""
    ).strip()


def _sign_of(found: re.Match[str]) -> str:
    """What sets a label off from its value, but for how often it is repeated."""
    if found["inner"] is not None:
        return found[0].lstrip()[0]
    between = found.string[found.end("label") : found.start("value")].strip()
    return between[:1]


class Pairs:
    """The lines of one mail that set a label off."""

    def __init__(self, lines: Sequence[FormLine], labels: Labels, *, is_programs: bool) -> None:
        self._lines = lines
        self._labels = labels
        self._is_programs = is_programs
        self._found: dict[str, tuple[str, str] | None] = {}

    def of(self, text: str) -> tuple[str, str] | None:
        """(label, value) of a line that sets one off; None for any other."""
        if len(text) > _LONGEST_LINE:
            return None
        if text not in self._found:
            pictured = None if text.isascii() else self._behind_picture(text)
            self._found[text] = pictured or self._written_pair(text)
        return self._found[text]

    def _behind_picture(self, text: str) -> tuple[str, str] | None:
        """The same where a small picture begins the line, alone or before the label."""
        picture = _PICTURE.match(text)
        if picture is None:
            return None
        told = self._written_pair(picture["value"])
        if told and self._labels.of(told[0]):
            return told
        known = self._labels.of(picture["label"])
        return (picture["label"], picture["value"]) if known else None

    def _written_pair(self, text: str) -> tuple[str, str] | None:
        pair = _PAIR.match(text) if _HAS_PAIR.search(text) else None
        if pair and pair["label"][-1:].isdigit() and pair["value"][:2].isdigit():
            return None  # the time of day
        if pair and _SAID_AHEAD.search(pair["label"]) and not self._labels.of(pair["label"]):
            return None  # "Hello! We need: two tents"
        if pair and (self._labels.of(pair["label"]) or not _SET_OFF.match(text)):
            return pair["label"], pair["value"]
        other = _SET_OFF.match(text)
        asked = _ASKED.match(text) if self._is_programs and pair is None else None
        is_set_off = other is not None and self._is_known(other["inner"] or other["label"])
        if asked and not is_set_off and self._is_known(asked["label"]):
            return asked["label"], _SIGN.sub("", asked["value"])
        if other:
            is_bracketed = other["inner"] is not None
            label, value = (
                other["inner"] or other["label"],
                _ARROW.sub("", other["beside"] or other["value"] or "").lstrip(":： "),
            )
            known = None if self._is_either(other) else self._labels.of(label)
            if known in TELLING or (known and is_bracketed) or _sign_of(other) in self._signs:
                return label, value
        return (pair["label"], pair["value"]) if pair else None

    def _is_either(self, parted: re.Match[str]) -> bool:
        """Whether a slash parts no answer from its question, but two words of one: "Company / organisation"."""
        if _sign_of(parted) != "/":
            return False
        return "/" not in self._signs or self._labels.of(parted["value"]) is not None

    def _is_known(self, heading: str) -> bool:
        return self._labels.of(heading) in TELLING

    def asked_beside(self, text: str) -> tuple[str, str] | None:
        """A short question, whatever it asks, with its answer behind it: "What is it about? Six chairs."."""
        asked = _ASKED.match(text) if self._is_programs and len(text) <= _LONGEST_LINE else None
        if asked is None or asked["value"].startswith(("(", "[")) or "?" in asked["value"]:
            return None  # who asks on was not answered
        question = asked["label"]
        is_one = question.count(" ") < MOST_WORDS_ASKED and not _ENDS_BEFORE.search(question)
        is_begun = question.lstrip(" ¿*-•")[:1].isupper()
        return (question, _SIGN.sub("", asked["value"])) if is_one and is_begun else None

    @cached_property
    def _signs(self) -> frozenset[str]:
        """How this form sets its questions off, where not by a colon: what two known ones have behind them."""
        met = Counter(
            _sign_of(found)
            for line in self._lines
            if (found := _SET_OFF.match(line.text[:_LONGEST_LINE]))
            and self._labels.of(found["inner"] or found["label"]) in TELLING
            and not (_sign_of(found) == "/" and self._labels.of(found["value"]))
        )
        return frozenset(sign for sign, count in met.items() if count >= _FEWEST_ALIKE)
