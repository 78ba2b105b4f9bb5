"""Where a language is at home, and so whose numbering a phone without country code may follow."""

from __future__ import annotations

from leads.inquiries.patterns import late_pattern
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
    "en": (
        "GB", "US", "IE", "AU", "IN", "NZ", "ZA", "CA", "SG", "NG", "KE", "GH", "PH", "PK", "MY", "HK", "UG", "TZ",
        "ZM", "ZW", "LK", "BD", "JM", "TT", "AE", "BW", "NA", "MT", "CY", "RW", "ET",
    ),
    "de": ("DE", "AT", "CH", "LI", "LU", "BE"),
    "fr": ("FR", "BE", "CH", "LU", "CA", "MA", "DZ", "TN", "SN", "CI", "CM", "RE", "GP", "MQ", "CD", "MG"),
    "it": ("IT", "CH"), "nl": ("NL", "BE"), "pt": ("PT", "BR", "AO", "MZ", "CV"), "sv": ("SE", "FI"),
    "es": (
        "ES", "MX", "AR", "CO", "CL", "PE", "UY", "EC", "US", "BO", "PY", "VE", "CR", "PA", "GT", "DO", "SV", "HN",
        "NI", "CU",
    ),
    "ru": ("RU", "KZ", "BY", "UZ", "KG", "AM", "GE", "IL", "LV", "EE"), "uk": ("UA",), "ro": ("RO", "MD"),
    "cs": ("CZ", "SK"), "sk": ("SK", "CZ"), "da": ("DK", "NO"), "no": ("NO", "DK"), "hu": ("HU", "RO", "SK"),
    "el": ("GR", "CY"), "tr": ("TR", "CY"), "hr": ("HR", "BA", "RS", "ME"), "sr": ("RS", "BA", "ME"),
    "sl": ("SI",), "af": ("ZA", "NA"), "ca": ("ES", "AD"), "sq": ("AL", "XK", "MK"), "id": ("ID", "MY", "BN"),
    "sw": ("KE", "TZ", "UG"), "zh": ("CN", "TW", "HK", "SG", "MY", "MO"), "ur": ("PK", "IN"), "ta": ("IN", "LK"),
    "fa": ("IR", "AF"), "bn": ("BD", "IN"), "ko": ("KR",), "ja": ("JP",), "he": ("IL",), "th": ("TH",),
    "ar": (
        "SA", "AE", "EG", "MA", "DZ", "TN", "IQ", "JO", "KW", "QA", "LB", "OM", "BH", "LY", "SD", "YE", "SY", "PS",
    ),
}  # fmt: skip
"""Where a language is spoken, the likeliest first."""

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
        return ("TW", "HK", "MO")
    home = _HOME_OF_LANGUAGE.get(language, "")
    return _SPOKEN.get(language, (home,) if home else ())


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
