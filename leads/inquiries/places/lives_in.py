"""Do the words ahead of a town say outright that the writer lives, works or has something there?"""

from __future__ import annotations

import re
from functools import cache

from leads.inquiries.words import table_of

AHEAD = 60
"""Letters ahead of a town that are looked at."""


def lives_in(text: str, at: int) -> bool:
    """Whether a writer says that they are in the town that begins at `at`: "we rent a house in Bad Feilnbach"."""
    ahead = text[max(0, at - AHEAD) : at].replace("\n", " ")
    ahead = ahead.rpartition(". ")[2]  # no such words go on behind a sentence's end
    return ahead.endswith(" ") and bool(_told().search(ahead))


@cache
def _told() -> re.Pattern[str]:
    told: dict[str, list[str]] = table_of("lives_in")
    return re.compile(rf"(?i)\b(?:{'|'.join(map(''.join, told.values()))}) $")
