"""What a text says of its writer's being away, counted in points, and what it asks or says beside."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from leads.inquiries.screening.personal_letters import asks_us
from leads.inquiries.screening.told_of_answers import AN_ANSWER, TOLD_OF
from leads.inquiries.screening.wanting import wants
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, each_once, flattened

AWAY, COURTESY = Phrasebook("away"), Phrasebook("courtesy")
LOOKED_AT = 900
"""Letters of a text that are looked at."""


class Absence:
    """What a text says of being away; what few texts are asked is counted when it is asked.

    Attributes:
        points: Of all telling phrases; `strongest` of the strongest.
        line: The phrases.
        asks: There is a question mark in it.
    """

    def __init__(self, written: str) -> None:
        """`written`: as its writer wrote it."""
        self._text = text = _above_rule(written[:LOOKED_AT])
        flat = flattened(text)
        if TOLD_OF.search(flat):
            flat = TOLD_OF.sub(" ", flat)
        self._flat = flat
        self._languages = likely_languages(text)
        told = each_once(AWAY.signs(flat, self._languages))
        self.points = sum(told.values()) + bool(told and _UNTIL.search(flat))
        self.strongest = max(told.values(), default=0)
        self.line = "; ".join(told)
        self.asks = "?" in flat.partition("http")[0]

    @cached_property
    def points_unnamed(self) -> int:
        """Points of what is left where "automatic reply" is struck out: the answers that it names may be others'."""
        if not AN_ANSWER.search(self._flat):
            return self.points
        left = AN_ANSWER.sub(" ", self._flat)
        return sum(each_once(AWAY.signs(left, self._languages)).values())

    @cached_property
    def wants(self) -> bool:
        """Whether they want something of us."""
        return bool(wants(self._flat, self._languages))

    @cached_property
    def others(self) -> int:
        """Sentences that say something else."""
        return sum(
            not (AWAY.says(sentence, self._languages) or COURTESY.says(sentence, self._languages))
            for sentence in self._sentences
        )

    @cached_property
    def questions(self) -> int:
        """Sentences that ask, and are no courtesy ("Is it urgent?")."""
        return sum(
            asks_us(question) and not COURTESY.says(question, self._languages)
            for sentence in self._sentences
            for question in re.split(r"[.!] ", sentence)
        )

    @cached_property
    def _sentences(self) -> list[str]:
        """As `flattened`; names, greetings and closing phrases left out."""
        parts = (flattened(part) for part in _SENTENCE.split(self._text))
        return [part for part in parts if len(part.split()) >= _FEWEST_WORDS]


absence_in = lru_cache(maxsize=4)(Absence)


def _above_rule(text: str) -> str:
    """Without what stands below a line of dashes: a company's notice under what somebody typed."""
    above = _RULE.split(text, maxsplit=1)[0]
    return above if len(above.split()) >= _FEWEST_WORDS else text


_RULE = late_pattern(r"(?m)^[ \t]*(?:[-_=*][ \t]?){3,}$")
_UNTIL = late_pattern(
    r"\b(?:until|till|through|bis(?: zum| einschließlich)?|jusqu'(?:au|à)|hasta|fino a\w*|"
    r"tot(?: en met)?|t/m|até|do|till(?: och med)?|"
    r"t\.?o\.?m\.?|til(?: og med)?|frem til|avant le|ab dem|from|förrän|før|ennen|până|έως|μέχρι|до|по|"
    r"since)\s(?:\w+,?\s){0,3}?(?:the )?(?:\d{1,2}\b|jan|feb|fév|mar|mär|mai|maj|may|apr|avr|"
    r"abr|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|okt|oct|out|ott|nov|dec|dez|déc|dic|gen|ene)"
)
"""A date until which somebody is away: a point more."""
_SENTENCE = late_pattern(r"(?<=[^\d\s]{2}[.!?])\s+|(?<=[。！？])|\n\s*\n|\n")
_FEWEST_WORDS = 4
"""Fewer are a name, a greeting or a closing phrase."""
