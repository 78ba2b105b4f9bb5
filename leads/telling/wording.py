"""Words for letters: text from outside made harmless and short, dates, links that can be tapped."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from urllib.parse import quote

_ADDRESS = re.compile(
    r"[^\s@<>()\[\]\"'`,:;\\]+@[^\s@<>()\[\]\"'`,:;\\/?&#%]+\.[^\s@<>()\[\]\"'`,:;\\/?&#%.]{2,}"
)
_ADDRESS_MOST = 254
"""RFC 5321 leaves no room for a longer address."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = {"\u200c", "\u200d"}
"""Invisible, but part of how Persian, Hindi and emoji are written."""


def one_line(text: str, most: int) -> str:
    """`text` on one line without invisible characters, cut at a word with "…" when longer than `most`."""
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or _is_visible(c))
    line = " ".join(visible.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rpartition(" ")[0]
    return f"{at_word if len(at_word) > most // 2 else cut.rstrip()}…" if most > 0 else ""


def is_address(text: str) -> bool:
    """Whether this is one plain mail address that a letter can be sent to."""
    return len(text) <= _ADDRESS_MOST and _ADDRESS.fullmatch(text) is not None


def mailto(text: str) -> str:
    """A mailto: link, or "" when the cell holds no single address."""
    address = text.strip()
    return f"mailto:{quote(address, safe='@.+-_')}" if is_address(address) else ""


def telephone(text: str, region: str) -> tuple[str, str]:
    """How to show a phone number and its tel: link; the link is "" for what can be no number.

    A number without a country is read as one of `region` (ISO 3166 alpha-2; "" when not known).
    """
    import phonenumbers

    shown = one_line(text, 40)
    try:
        number = phonenumbers.parse(shown, region.upper() or None)
    except phonenumbers.NumberParseException:
        return shown, ""
    if not phonenumbers.is_possible_number(number) or re.search(r"[^\d\s+().\-/]", shown):
        return shown, ""
    style = phonenumbers.PhoneNumberFormat
    return (
        phonenumbers.format_number(number, style.INTERNATIONAL),
        f"tel:{phonenumbers.format_number(number, style.E164)}",
    )


def web_link(url: str) -> str:
    """The URL when a click on it is harmless (http or https), else ""."""
    return url if re.match(r"https?://[^\s<>\"]+\Z", url) else ""


def day_in_words(day: date, language: str = "") -> str:
    """A date as that variety of English says it ("en-US": month first); for any other language as Britain does.

    All else in our letters to colleagues is English, and one foreign line among it would read as a mistake.
    """
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    locale = britain = Locale.parse("en_GB")
    with suppress(ValueError, UnknownLocaleError):
        locale = Locale.parse(language.strip().replace("-", "_"))
    is_variety = locale.language == "en" and locale.territory
    return format_date(day, "full", locale=locale if is_variety else britain)


def greeting(local: datetime) -> str:
    """What one says at this hour."""
    if local.hour < 12:
        return "Good morning"
    return "Good afternoon" if local.hour < 18 else "Good evening"


def _is_visible(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _INVISIBLE
