"""Where a language is at home, and so whose numbering a phone without country code may follow."""

from __future__ import annotations

from leads.inquiries.wording.patterns import late_pattern
from leads.model import Workspace

_HOME_OF_LANGUAGE = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT", "pl": "PL", "sv": "SE", "da": "DK",
    "no": "NO", "fi": "FI", "cs": "CZ", "tr": "TR", "ja": "JP", "ko": "KR", "ru": "RU", "el": "GR", "he": "IL",
    "hu": "HU", "ro": "RO", "bg": "BG", "sk": "SK", "uk": "UA", "zh": "CN", "th": "TH",
    "hr": "HR", "sl": "SI", "ca": "ES", "gl": "ES", "eu": "ES", "et": "EE", "lv": "LV", "lt": "LT", "af": "ZA",
    "id": "ID", "vi": "VN", "fa": "IR", "sr": "RS", "mk": "MK", "sq": "AL", "is": "IS", "ka": "GE", "hy": "AM",
    "hi": "IN", "bn": "BD", "ur": "PK", "ta": "IN", "tl": "PH", "kk": "KZ", "az": "AZ", "km": "KH", "mn": "MN",
}  # fmt: skip
"""The country that a letter in a language comes from most often; none for those at home in many."""

_SPOKEN = {
    "en": ("GB", "US", "IE", "AU", "IN", "NZ", "ZA", "CA", "SG"), "de": ("DE", "AT", "CH", "LI", "LU", "BE"),
    "fr": ("FR", "BE", "CH", "LU", "CA"), "it": ("IT", "CH"), "nl": ("NL", "BE"), "pt": ("PT", "BR"),
    "sv": ("SE", "FI"), "es": ("ES", "MX", "AR", "CO", "CL", "PE", "UY", "EC", "US"), "ru": ("RU", "KZ"),
    "ro": ("RO", "MD"), "cs": ("CZ", "SK"), "sk": ("SK", "CZ"), "da": ("DK", "NO"), "no": ("NO", "DK"),
    "el": ("GR", "CY"), "hr": ("HR", "BA", "RS", "ME"), "sr": ("RS", "BA", "ME"), "af": ("ZA", "NA"),
    "ca": ("ES", "AD"), "sq": ("AL", "XK"), "id": ("ID", "MY"), "sw": ("KE", "TZ", "UG"), "zh": ("CN", "TW", "HK"),
    "ur": ("PK", "IN"), "ta": ("IN", "LK"), "fa": ("IR", "AF"), "bn": ("BD", "IN"),
    "ar": (
        "SA", "AE", "EG", "MA", "DZ", "TN", "IQ", "JO", "KW", "QA", "LB", "OM", "BH", "LY", "SD", "YE", "SY", "PS",
    ),
}  # fmt: skip
"""Where a language is spoken, the likeliest first: numbering plans may decide between these."""

_ALSO_SPOKEN = {
    "en": (
        "NG", "KE", "GH", "PH", "PK", "MY", "HK", "UG", "TZ", "ZM", "ZW", "LK", "BD", "JM", "TT", "AE", "BW", "NA",
        "MT", "CY", "RW", "ET", "NP",
    ),
    "fr": ("MA", "DZ", "TN", "SN", "CI", "CM", "RE", "GP", "MQ", "CD", "MG"), "pt": ("AO", "MZ", "CV"),
    "es": ("BO", "PY", "VE", "CR", "PA", "GT", "DO", "SV", "HN", "NI", "CU"),
    "ru": ("BY", "UZ", "KG", "AM", "GE", "IL", "LV", "EE", "UA"), "hu": ("RO", "SK"), "tr": ("CY",), "sq": ("MK",),
    "id": ("BN",), "zh": ("SG", "MY", "MO"), "uk": ("PL",),
}  # fmt: skip
"""Where it is spoken, too: countries that something else must speak for."""

_TRADITIONAL = late_pattern(r"[們這請價問嗎謝個該與類廠點師櫃貨單據開關聯絡詢發門電話]")
_SIMPLIFIED = late_pattern(r"[们这请价问吗谢个该与类厂点师柜货单据开关联络询发门电话]")


def is_traditional(text: str) -> bool:
    """Whether Chinese is written as in Taiwan and Hong Kong."""
    return len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text))


def spoken_in(language: str, text: str = "") -> tuple[str, ...]:
    """The countries where a language is at home, the likeliest first; () where nobody knows.

    Chinese is told apart by how `text` writes it.
    """
    if language == "zh" and is_traditional(text):
        return ("TW", "HK")
    home = _HOME_OF_LANGUAGE.get(language, "")
    return _SPOKEN.get(language, (home,) if home else ())


def also_spoken_in(language: str) -> tuple[str, ...]:
    """Further countries of a language, which something more than the language must speak for."""
    return _ALSO_SPOKEN.get(language, ())


def rivals_of(language: str) -> tuple[str, ...]:
    """Those that make a guess doubtful: of languages that come from no country more than from all others."""
    return () if comes_from_one_country(language) else also_spoken_in(language)


def comes_from_one_country(language: str) -> bool:
    """Whether letters in it come from one country more than from all others."""
    return language in _HOME_OF_LANGUAGE


_POSTCODE_DIGITS = {
    4: frozenset(
        "AT CH LI LU BE DK NO HU SI AU NZ ZA NL PH BD TN CY BG AM GE LV PY VE MK AL MD".split()  # noqa: SIM905  # reads best as words
    ),
    5: frozenset(
        (  # noqa: SIM905  # reads best as words
            "DE FR IT ES US SE FI CZ SK GR HR EE MX PE LT RS BA ME TR UA TH MY ID MA DZ SA EG JO KW IQ KE PK LK KR TW "
            "UY CR DO SN XK MM ZM NP LB IL CU GT"
        ).split()
    ),
    6: frozenset("PL RO IN RU SG CN CO NG EC VN KZ KG BY UZ".split()),  # noqa: SIM905  # reads best as words
}


def has_postcodes_like(country: str, postcode: str) -> bool:
    """Whether a country's postcodes have as many digits, as far as that is known; True of none."""
    digits = postcode.replace(" ", "")
    lengths = {length for length, countries in _POSTCODE_DIGITS.items() if country in countries}
    return not digits or not lengths or len(digits) in lengths


def is_postcode_of(country: str, postcode: str) -> bool:
    """Whether a country's postcodes are known to have as many digits."""
    digits = postcode.replace(" ", "").replace("-", "")
    return country in _POSTCODE_DIGITS.get(len(digits), ())


def homes_of_numbers(
    told: str, language: str, workspace: Workspace, postcode: str, text: str = ""
) -> tuple[str, ...]:
    """The countries whose numbering a phone without country code may follow, the likeliest first; one where told.

    The first is "" where a language is at home in many countries and none of them is ours. A postcode of so
    many digits leaves those whose postcodes are as long.
    """
    if told:
        return (told,)
    spoken = spoken_in(language, text)
    likely = workspace.region if not spoken or workspace.region in spoken else ""
    if not likely and spoken and (language in _HOME_OF_LANGUAGE or len(spoken) == 1):
        likely = spoken[0]
    homes = tuple(dict.fromkeys((likely, *spoken)))
    digits = postcode.replace(" ", "")
    fitting = _POSTCODE_DIGITS.get(len(digits)) if digits.isdigit() else None
    return tuple(home for home in homes if fitting is None or home in fitting) or homes
