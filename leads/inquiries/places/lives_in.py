"""Do the words ahead of a town say outright that the writer lives, works or has something there?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

AHEAD = 60
"""Letters ahead of a town that are looked at."""


def lives_in(text: str, at: int) -> bool:
    """Whether a writer says that they are in the town that begins at `at`: "we rent a house in Bad Feilnbach"."""
    ahead = text[max(0, at - AHEAD) : at].replace("\n", " ")
    return ahead.endswith(" ") and bool(_told().search(ahead))


@cache
def _told() -> re.Pattern[str]:
    text = files("leads.inquiries").joinpath("words", "lives_in.toml").read_text("utf-8")
    told: dict[str, list[str]] = tomllib.loads(text)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(''.join, told.values()))}) $")
