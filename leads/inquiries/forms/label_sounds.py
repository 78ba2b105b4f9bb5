"""What a heading that no list has most likely asks for: by the words that it shares with those that the lists have.

"Klienta telefona nr." is in no list, but "telefona" and "nr" stand in many that ask for a phone. How much a word says
is counted in our own lists of labels; nothing else is known of it. A guess only: what is answered must fit it, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.profiles import shipped_labels
from leads.inquiries.wording.patterns import late_pattern

_WORDS = late_pattern(r"[^\W_]+")
_RUN_TOGETHER = late_pattern(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no blanks between words."""
_STEM = 5
"""Letters of a word's beginning that other words of its family share: "telefoon", "telefona"."""
_LONGEST = 90
_ASKED_BY = (
    (
        late_pattern(
            r"^\W*(?:in (?:which|welche[rm]|quale)|en que|dans quelle|a|de|w|na|ve?|an)?\s?(?:where|wo|woher|wohin|ou|"
            r"donde|dove|onde|waar|gdzie|skad|kde|kam|odkud|odkial|gdje|kje|unde|var|vart|hvor|hol|missa|nerede\w*|где|де|къде|"
            r"που|kus|kur|どちら|哪里|어디)(?:'s|s)?\b"
        ),
        Label.PLACE,
    ),
    (
        late_pattern(
            r"^\W*(?:who|wer|qui|quien|chi|quem|wie (?:bent|is|heet)|kto|kdo|tko|cine|vem|hvem|ki|kuka|kim|кто|хто|кой|"
            r"ποιος|kes|kas)\b"
        ),
        Label.NAME,
    ),
)
"""The words that languages ask with for a place and for a person; there are few, and none comes new."""
_SELDOM = 0.5
"""Added to how often a word was met: what was met once says less than what was met often."""


@lru_cache(maxsize=512)
def sounds_like(heading: str) -> Mapping[Label, float]:
    """How much a heading's words speak for each meaning, as shares of 1; {} where none of them is known."""
    if len(heading) > _LONGEST:
        return {}
    votes: dict[Label, float] = defaultdict(float)
    plain = folded(heading)
    if label := next((one for words, one in _ASKED_BY if words.search(plain)), None):
        return {label: 1.0}
    for piece in _pieces(plain):
        met = _met().get(piece, {})
        total = sum(met.values()) + _SELDOM
        for label, count in met.items():
            votes[label] += (count / total) ** 2
    whole = sum(votes.values())
    return {label: vote / whole for label, vote in votes.items()}


@lru_cache(maxsize=1)
def _met() -> Mapping[str, Mapping[Label, int]]:
    """Each word of our labels, and in how many labels of each meaning it stands."""
    return counted(shipped_labels().all())


def counted(labels: Iterable[tuple[str, Label]]) -> Mapping[str, Mapping[Label, int]]:
    met: dict[str, dict[Label, int]] = {}
    for heading, label in labels:
        for piece in _pieces(heading):
            counts = met.setdefault(piece, {})
            counts[label] = counts.get(label, 0) + 1
    return met


_SAYS_NOTHING = frozenset(
    "which what who whom we you your do are is in on for of the and welche welcher welches fur wir sie ihr was wer "  # noqa: SIM905
    "quel quelle quels pour vous nous que quoi est etes cual que para su tu es con quien quale per con chi lei e hai "
    "qual para o a voce e com quem welk welke voor je u bij wie wat jaki jaka jakie jaka dla czy sie z vilken vilket "
    "vilka for du ni ar vem vad hangi icin ne kim bu".split()
)
"""Words that any question may have."""


def _pieces(heading: str) -> set[str]:
    """A heading's words, and their beginnings; pairs of letters where words are run together."""
    pieces: set[str] = set()
    for word in _WORDS.findall(heading):
        if word in _SAYS_NOTHING:
            continue
        pieces.add(word)
        if _RUN_TOGETHER.search(word):
            pieces.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > _STEM:
            pieces.add(f"{word[:_STEM]}-")
    return pieces
