"""Do they offer us something, or ask for it? Both sides are counted, and only a clear lead decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from leads.inquiries.screening.wanting import wants
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, Sign, flattened

PITCHING = Phrasebook("pitching", "offering")
ORDERING, BUYING = Phrasebook("ordering"), Phrasebook("buying")

LEAST_OFFER = 4
"""Points of offering below which nobody takes it for a pitch."""
CLEAR_LEAD = 4
"""Points by which the offering must outweigh the asking before a mail is kept out."""
_SPEAKS_ALONE = 8
"""Points of a phrase that needs no second one: a sponsored post."""
_WEIGHT_OF_ASKING = 2
_MOST_ORDERING = 2
_MOST_OF_A_WORD = 2
"""Languages that count the same word: the letter's own, and words of all."""
_LOOKED_AT = 2_500


class Leaning(Enum):
    """What the words of a mail say."""

    ASKS = "asks"
    DOUBTFUL = "doubtful"
    OFFERS = "offers"


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both sides of a mail, in points.

    Attributes:
        signs: The words behind `offering`.
        buys: They say things of several kinds that only a buyer says: never sure to be an offer.
        is_slight: They ask a question, and one phrase alone speaks of offering ("deux jeunes en stage"), or they are
            a charity or a club that begs for nothing.
    """

    offering: int
    asking: int
    signs: tuple[Sign, ...]
    buys: bool = False
    is_slight: bool = False

    @property
    def leaning(self) -> Leaning:
        if self.offering < LEAST_OFFER:
            return Leaning.ASKS
        lead = self.offering - _WEIGHT_OF_ASKING * self.asking
        if lead >= CLEAR_LEAD and not (self.buys or self.is_slight):
            return Leaning.OFFERS
        return Leaning.DOUBTFUL if lead > 0 else Leaning.ASKS

    @property
    def is_little(self) -> bool:
        """Whether a phrase or two offer, which other people may say, too: "dear sir, I saw your advert"."""
        return self.offering < _SPEAKS_ALONE

    @property
    def words(self) -> str:
        return "; ".join(sign.words for sign in self.signs)[:200]

    def line_in(self, text: str) -> str:
        """The line of a text with the most telling sign in it; the signs' own words where it is wrapped."""
        for sign in sorted(self.signs, key=lambda sign: -sign.points):
            for line in text.split("\n"):
                if sign.words in flattened(line):
                    return line.strip()[:200]
        return self.words


def weighed(subject: str, written: str, extra: int = 0, *, names_product: bool = False) -> Weighed:
    """Weigh what a stranger wrote; `extra` are points of offering that their words do not show.

    Words that cannot add up to an offer are not counted to the end. `names_product`: they name something of ours.
    """
    own = "\n".join(line for line in written[:_LOOKED_AT].split("\n") if not line.startswith(">"))
    flat = flattened(_KOREAN_SEO.sub(" ", f"{subject}. {own}"))
    languages = likely_languages(written)
    signs = _seldom(PITCHING.signs(flat, languages, least=LEAST_OFFER - extra))
    offering = sum(sign.points for sign in signs) + extra
    if offering < LEAST_OFFER:
        return Weighed(offering, 0, signs)
    asking = sum(sign.points for sign in wants(flat, languages))
    ordering = min(ORDERING.points(flat, _ANY), _MOST_ORDERING)
    return Weighed(
        offering,
        asking + ordering,
        signs,
        buys=_buys(flat, ordering, int(names_product)),
        is_slight="?" in own and (_is_one_phrase(flat, signs) or _is_of_no_seller(flat)),
    )


_KOREAN_SEO = late_pattern(r"\bSeo-[a-z]{2,}\b|\bSeo [A-Z][a-z]+-[a-z]+\b")
"""A name of women and a surname: who looks for search engines writes SEO, or seo."""


def _seldom(signs: list[Sign]) -> tuple[Sign, ...]:
    """Each word twice at most: "SEO" is a word to a dozen languages, and Noh Seo-yeon no agency."""
    told: dict[str, list[Sign]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: -sign.points):
        told[sign.words].append(sign)
    return tuple(sign for alike in told.values() for sign in alike[:_MOST_OF_A_WORD])


def _is_one_phrase(flat: str, signs: tuple[Sign, ...]) -> bool:
    """Whether a single phrase of no great weight offers, and nobody asks what we are in need of."""
    told = {sign.words for sign in signs}
    is_one = len(signs) == 1 or (
        len(told) == 1 and " " not in signs[0].words
    )  # which may be a name
    return is_one and signs[0].points < _SPEAKS_ALONE and not _OUR_NEED.search(flat)


_OUR_NEED = late_pattern(
    r"\b(?:do|are|would|is) (?:you|your \w+) (?:\w+ )?(?:need|want|looking|struggling|hiring|interested|ready|open)\b|"
    r"\b(?:suchen|brauchen|benötigen|wollen) sie\b|\b(?:re)?cherchez-vous\b|\bavez-vous besoin\b|"
    r"\bvous (?:re)?cherchez\b|"
    r"\b(?:buscan?|necesitan?|quieren?)\b[^.?!]{0,60}\?|\b(?:cercate|avete bisogno|volete|vuole)\b|"
    r"\b(?:zoekt|wilt) u\b|"
    r"\bnodig\?|\b(?:szuka\w+|potrzebuj\w+) państwo\b|\b(?:söker|behöver) (?:ni|du)\b|"
    r"\b(?:søger|mangler|trenger) (?:i|dere|du)\b"
)


def _is_of_no_seller(flat: str) -> bool:
    """Whether they are an association that sells nothing, and asks neither for gifts nor for sponsors."""
    return bool(_ASSOCIATION.search(flat)) and not _BEGS.search(flat)


_ASSOCIATION = late_pattern(
    r"\b(?:we are a (?:\w+ )?(?:charity|club|school|church)|our (?:\w+ )?(?:charity|club|school|parish|church)|"
    r"registered charity|non-?profit|not-for-profit|community (?:centre|center|group)|volunteers?|"
    r"unser\w* (?:\w+ )?(?:\w*verein|\w*schule|\w*gemeinde)|e\. ?v\.|gemeinnützig\w*|ehrenamtlich\w*|"
    r"(?:notre|l.|une) ?association|asbl|à but non lucratif|bénévoles?|maison (?:de|des) jeunes|"
    r"(?:nuestra|una) asociación|sin (?:ánimo|fines) de lucro|voluntari[oa]s?|"
    r"(?:nostra|un.) ?associazione|senza scopo di lucro|onlus|volontari|sem fins lucrativos|"
    r"(?:onze|een) (?:stichting|vereniging)|vrijwilligers|vzw|nasz\w* (?:fundacj|stowarzyszeni)\w+|wolontariusz\w*|"
    r"vår förening|vores forening|ideell\w*)(?!\w)"
)
_BEGS = late_pattern(
    r"\b(?:donat\w+|donors?|sponsor\w*|fundrais\w+|spende\w*|fördermitglied\w*|dons?\b|mécén\w+|parrain\w+|"
    r"donaci\w+|donativ\w+|patrocin\w+|donazion\w+|doaç\w+|doneer\w*|donatie\w*|darowizn\w+|bidrag)"
)


def _buys(flat: str, ordering: int, named: int = 0) -> bool:
    """Whether two kinds of traits are a buyer's: price, budget, delivery, rooms of theirs; or one, and a quantity."""
    traits = BUYING.points(flat, _ANY) + named
    return traits >= _TRAITS or (traits > named and ordering > 0)


@lru_cache(maxsize=8)
def asks_for_something(written: str) -> bool:
    """Whether the writer wants something of us, or orders; the cheap half of `weighed`."""
    flat = flattened(written[:_ASKED_WITHIN])
    if wants(flat, likely_languages(written)):
        return True
    ordering = ORDERING.points(flat, _ANY)
    return ordering >= _ORDERS or _buys(flat, ordering)


def names_goods(written: str) -> bool:
    """Whether a text names quantities, measures or terms of delivery."""
    return ORDERING.points(flattened(written[:_ASKED_WITHIN]), _ANY) > 0


_ASKED_WITHIN = 2_000
_ORDERS = _TRAITS = 2
_ANY = ("any",)
