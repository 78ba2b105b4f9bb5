"""Which language a text is in, by a vote of its smallest words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from leads.inquiries.wording.letters import letter_runs
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.small_words import VOTES

_LETTERS = (
    ("de", "ß"), ("es", "ñ¿¡"), ("pt", "ãõ"), ("fr", "êœ"), ("pl", "łęąśżźć"), ("cs", "řěů"), ("sk", "ľĺŕ"),
    ("hu", "őű"), ("lt", "ėųįū"), ("lv", "ļņķģāīēū"), ("et", "õ"), ("is", "ðþ"), ("sq", "ë"), ("hr", "đć"),
    ("vi", "ăđơưạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷ"), ("az", "ə"), ("tr", "şğı"),
    ("ro", "șțăţ"), ("sv", "ä"), ("da", "æø"), ("no", "æø"), ("it", "ìò"),
)  # fmt: skip
"""Letters that hardly any other of these languages writes; each kind found is a vote."""
_SCRIPTS = (
    ("ja", late_pattern(r"[\u3040-\u30ff]")),
    ("ko", late_pattern(r"[\uac00-\ud7af]")),
    ("zh", late_pattern(r"[\u4e00-\u9fff]")),
    ("ru", late_pattern(r"[\u0400-\u04ff]")),
    ("el", late_pattern(r"[\u0370-\u03ff]")),
    ("ar", late_pattern(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", late_pattern(r"[\u0590-\u05ff]")),
    ("th", late_pattern(r"[\u0e00-\u0e7f]")),
    ("hi", late_pattern(r"[\u0900-\u097f]")),
    ("bn", late_pattern(r"[\u0980-\u09ff]")),
    ("ta", late_pattern(r"[\u0b80-\u0bff]")),
    ("hy", late_pattern(r"[\u0530-\u058f]")),
    ("ka", late_pattern(r"[\u10a0-\u10ff]")),
    ("km", late_pattern(r"[\u1780-\u17ff]")),
    ("te", late_pattern(r"[\u0c00-\u0c7f]")),
    ("gu", late_pattern(r"[\u0a80-\u0aff]")),
    ("pa", late_pattern(r"[\u0a00-\u0a7f]")),
    ("kn", late_pattern(r"[\u0c80-\u0cff]")),
    ("ml", late_pattern(r"[\u0d00-\u0d7f]")),
    ("si", late_pattern(r"[\u0d80-\u0dff]")),
    ("lo", late_pattern(r"[\u0e80-\u0eff]")),
    ("my", late_pattern(r"[\u1000-\u109f]")),
    ("am", late_pattern(r"[\u1200-\u137f]")),
)
_OTHER_SCRIPT = late_pattern(
    r"[\u0370-\u06ff\u0900-\u09ff\u0a00-\u0eff\u1000-\u137f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
)
"""A letter of one of these scripts: most texts have none, and are not counted script by script."""
_LOOKED_AT = 2_000
_FEWEST_VOTES = 1.5
_VOTE_OF_LETTERS = 0.75
_SURE_VOTES = 4
_SURE_LEAD, _DOUBTFUL_LEAD = 1.5, 4.0
"""Times the votes of another language that rule it out: in a longer text, and in a short one."""
_FINNISH = late_pattern(r"\b\w{2,}(?:ssa|ssä|sta|stä|lla|llä|lle|ksi|mme|kö|iin|ään|itse)\b")
"""How Finnish words end; believed beside an ä only."""
_VOTE_OF_ENDING = 0.5
_BULGARIAN, _RUSSIAN_ALONE = late_pattern(r"[ъЪ]"), late_pattern(r"[ыэёЫЭЁ]")
_UKRAINIAN = late_pattern(r"[іїєґІЇЄҐ]")


def language_of(text: str) -> str:
    """ISO 639-1 of the text, or "" when too few words tell."""
    text = text[:_LOOKED_AT]
    language = _voted(text)[0]
    return "sr" if language == "hr" and _is_serbian(text) else language


def _is_serbian(text: str) -> bool:
    """Whether a text in what Croats and Serbs share has words as only Serbs write them, and none as only Croats do."""
    return bool(_SERBIAN.search(text)) and not _CROATIAN.search(text)


_SERBIAN = late_pattern(
    r"(?i)\b(?:cen[aeiou]|cenovnik\w*|gde|ovde|uvek|interesuj[eu]|takođe|saradnj\w+|mest[aou]|vreme|nedelj\w+|hiljad\w+|"
    r"obavešt\w+|uopšte|porudžb\w+|sledeć\w+|primer|bezbedn\w+|delov[ai]|razumem)\b"
)
_CROATIAN = late_pattern(
    r"(?i)\b(?:cijen\w*|gdje|ovdje|uvijek|tvrtk\w+|tjed\w+|suradnj\w+|također|unaprijed|lijep\w*|uvjet\w*|tisuć\w+|"
    r"mjest\w+|vrijeme|općenito|sljedeć\w+|primjer|dijel\w+|razumijem|što|srpnj\w+|rujn\w+|svibnj\w+|travnj\w+)\b"
)


def likely_languages(text: str) -> tuple[str, ...]:
    """Every language that the text may well be in, the likeliest first; () when too few words tell."""
    language, rivals = _voted(text[:_LOOKED_AT])
    return (language, *rivals) if language else ()


@lru_cache(maxsize=16)
def _voted(text: str) -> tuple[str, tuple[str, ...]]:
    """The language with most votes, and those that come near it."""
    if not text.isascii() and (language := _by_script(text)):
        return language, ()
    ranked = sorted(votes_in(text).items(), key=lambda vote: -vote[1])
    if not ranked or ranked[0][1] < _FEWEST_VOTES:
        return "", ()
    best, most = ranked[0]
    near = most / (_SURE_LEAD if most >= _SURE_VOTES else _DOUBTFUL_LEAD)
    return best, tuple(language for language, votes_of in ranked[1:] if votes_of > near)


def votes_in(text: str) -> dict[str, float]:
    """Language -> the votes of small words and telling letters; of a text in Latin letters."""
    lowered = text.lower()
    votes: defaultdict[str, float] = defaultdict(float)
    for told in filter(None, map(VOTES.get, letter_runs(lowered))):
        for language, vote in told:
            votes[language] += vote
    if not lowered.isascii():
        letters_used = set(lowered)
        for language, letters in _LETTERS:
            if found := letters_used.intersection(letters):
                votes[language] += _VOTE_OF_LETTERS * len(found)
    if "ä" in lowered and len(endings := _FINNISH.findall(lowered)) > 1:
        votes["fi"] += _VOTE_OF_ENDING * len(endings)
    return votes


_TELLING_LETTERS = {
    "ru": (
        ("kk", late_pattern(r"[әғқңұһӘҒҚҢҰҺ]")),
        ("be", late_pattern(r"[ўЎ]|\b(?:дзень|калі|колькі|ёсць|вас цікавіць)\b")),
        ("uk", _UKRAINIAN),
        ("mk", late_pattern(r"[ѓќѕЃЌЅ]")),
        ("mk", late_pattern(r"(?i)\b(?:колку|чини|сакам|би сакал[ае]?|благодарам|понудата?)\b")),
        ("sr", late_pattern(r"[ђћјљњџЂЋЈЉЊЏ]|(?i:\b(?:добар дан|колико|кошта|хвала|молим)\b)")),
        ("bg", late_pattern(r"(?i)\b(?:здравейте|колко|струва|имате|благодаря|оферта|наличност|искам|бихме|бих)\b")),
        ("mn", late_pattern(r"[өүӨҮ]")),
    ),
    "ar": (
        ("ur", late_pattern(r"[ٹڈڑےںھہ]")),
        ("fa", late_pattern(r"[پچژگیک]")),
    ),
}  # fmt: skip
"""Letters that only some of the languages in one script write, the surest first."""


def _by_letters(script: str, text: str) -> str:
    """Which of the languages in one script: some write letters that the others do not."""
    for language, letters in _TELLING_LETTERS.get(script, ()):
        if letters.search(text):
            return language
    if script == "ru" and _BULGARIAN.search(text) and not _RUSSIAN_ALONE.search(text):
        return "bg"
    return script


def _by_script(text: str) -> str:
    """The language of a text that is not in Latin letters; "" where most of them are."""
    if not _OTHER_SCRIPT.search(text):
        return ""
    for language, script in _SCRIPTS:
        if len(script.findall(text)) * 4 >= len(text.split()) + 8:
            return _by_letters(language, text)
    return ""
