"""Questions for the place of a thing: "Address of the property", "Quelle est la commune du projet ?".

What is asked for stands ahead, whatever thing it is of; the words between are data: words/place_words.toml.
"""

from __future__ import annotations

import re
from functools import cache

from leads.folding import without_accents
from leads.inquiries.places.place_words import one_of, place_words
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 60


def place_of_thing(question: str) -> str:
    """What a folded question asks for ahead of the thing: "commune"; "" where it names no thing, or a mailbox."""
    if len(question) > _LONGEST:
        return ""
    asked, of, no_place = _patterns()
    bare = asked.sub("", question.strip(" ?"))
    found = of.match(bare) or _ENGLISH.match(bare)
    return found["head"] if found and not no_place.search(found["thing"]) else ""


_ENGLISH = late_pattern(
    r"(?P<thing>\S+(?: \S+)?) (?P<head>location|address|town|city|suburb|post ?code|zip(?: code)?)\Z"
)
"""As English has it the other way round: "Property location"."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    told = place_words()
    asked, of, no_place = (
        one_of(without_accents(word) for word in told[what])
        for what in ("asked_as", "of_thing", "no_address")
    )
    return (
        re.compile(rf"^(?:{asked})\s*"),
        re.compile(rf"(?P<head>\S+(?: \S+)?) ?(?<=[\s'])(?:{of})(?:\s+|(?<='))(?P<thing>\S.*)"),
        re.compile(rf"\b(?:{no_place})"),
    )
