"""Which country is meant? ISO codes and names in the languages our correspondents write."""

from __future__ import annotations

from functools import cache, lru_cache

from leads.folding import fold

LANGUAGES = tuple(
    "en de fr es it pt nl pl sv da nb fi cs hu ro tr el ru uk ja zh ar".split()  # noqa: SIM905  # reads best as words
)
"""Languages whose names for countries, days and months are understood; earlier ones win."""

# Every territory CLDR names in English. Written out, because a configuration names a country at every start
# and loading the names takes a tenth of a second.
_CODES = frozenset(
    """
    AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM
    DO DZ EA EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT
    GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR
    KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU
    MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM
    ZW
    """.split()  # noqa: SIM905  # reads best as words
)

# What people write and CLDR does not list as a name.
_EVERYDAY = {
    "uk": "GB",
    "u k": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u s a": "US",
    "u s": "US",
    "united states of america": "US",
    "america": "US",
    "brd": "DE",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "uae": "AE",
    "korea": "KR",
    "republic of ireland": "IE",
}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The ISO 3166 alpha-2 code that a code or a name means; "" when it means none we know."""
    wanted = fold(text)
    if not wanted:
        return ""
    if len(wanted) == 2 and wanted.upper() in _CODES:
        return wanted.upper()
    return _EVERYDAY.get(wanted) or _by_name().get(wanted, "")


def country_names() -> tuple[str, ...]:
    """In English: what a misspelt country is compared with."""
    return tuple(_names("en").values())


def names_of_countries(language: str) -> dict[str, str]:
    """ISO 3166 alpha-2 code -> the country's name in one of LANGUAGES."""
    return _names(language)


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(language).territories
    return {code: name for code, name in territories.items() if code in _CODES}


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in _names(language).items():
            found.setdefault(fold(name), code)
    return found
