"""How do people of a spreadsheet's locale write numbers, dates and money?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """A locale's habits as Sheets follows them.

    Attributes:
        order: How a date of three numbers is read: dmy, mdy or ymd.
        date: The pattern of a date typed with numbers.
        dot_dates: Whether 31.12.2025 is a date.
    """

    decimal: str = "."
    group: str = ","
    currency: str = "$"
    currency_after: bool = False
    order: str = "mdy"
    date: str = "m/d/yyyy"
    time: str = "h:mm:ss am/pm"
    dot_dates: bool = False
    words: tuple[str, str] = ("TRUE", "FALSE")

    @property
    def date_time(self) -> str:
        """The pattern of a date with a time of day."""
        return f"{self.date} {self.time}"


_DMY = {"order": "dmy", "date": "dd/mm/yyyy", "time": "hh:mm:ss"}


def _continental(
    currency: str, date: str, group: str = ".", words: tuple[str, str] = ("TRUE", "FALSE")
) -> Locale:
    return Locale(
        decimal=",",
        group=group,
        currency=currency,
        currency_after=True,
        order="dmy",
        date=date,
        time="hh:mm:ss",
        dot_dates="." in date,
        words=words,
    )


_LOCALES = {
    "en_US": Locale(),
    "en_GB": Locale(currency="£", **_DMY),  # type: ignore[arg-type]
    "en_IE": Locale(currency="€", **_DMY),  # type: ignore[arg-type]
    "en_IN": Locale(currency="₹", **_DMY),  # type: ignore[arg-type]
    "en_AU": Locale(currency="$", **_DMY),  # type: ignore[arg-type]
    "en_ZA": Locale(currency="R", **_DMY),  # type: ignore[arg-type]
    "en_CA": Locale(order="ymd", date="yyyy-mm-dd", time="h:mm:ss am/pm"),
    "de_DE": _continental("€", "dd.mm.yyyy", words=("WAHR", "FALSCH")),
    "de_AT": _continental("€", "dd.mm.yyyy", words=("WAHR", "FALSCH")),
    "de_CH": Locale(
        decimal=".",
        group="’",
        currency="CHF",
        order="dmy",
        date="dd.mm.yyyy",
        time="hh:mm:ss",
        dot_dates=True,
        words=("WAHR", "FALSCH"),
    ),
    "fr_FR": _continental("€", "dd/mm/yyyy", "\u202f", ("VRAI", "FAUX")),
    "es_ES": _continental("€", "dd/mm/yyyy", words=("VERDADERO", "FALSO")),
    "it_IT": _continental("€", "dd/mm/yyyy", words=("VERO", "FALSO")),
    "nl_NL": _continental("€", "dd-mm-yyyy", words=("WAAR", "ONWAAR")),
    "pt_BR": _continental("R$", "dd/mm/yyyy", words=("VERDADEIRO", "FALSO")),
    "pl_PL": _continental("zł", "dd.mm.yyyy", "\u00a0", ("PRAWDA", "FAŁSZ")),
}


@cache
def locale_named(name: str) -> Locale:
    """The habits of a locale; an unlisted one follows its language, and English where that is unknown."""
    if name in _LOCALES:
        return _LOCALES[name]
    language = name.partition("_")[0]
    return next(
        (kept for key, kept in _LOCALES.items() if key.startswith(language + "_")),
        _LOCALES["en_US"],
    )


def is_known(name: str) -> bool:
    """Whether a locale has the form Google takes: a language, and a country if any."""
    language, _, country = name.partition("_")
    return 2 <= len(language) <= 3 and language.isalpha() and (not country or country.isalnum())
