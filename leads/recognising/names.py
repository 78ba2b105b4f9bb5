"""Are these two names one person's? Turned, shortened, misspelt, and not so."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from leads.recognising.levels import Level
from leads.recognising.nicknames import (
    are_forms_of_one_name,
    are_two_first_names,
    may_be_same_first_name,
)
from leads.recognising.person_names import PersonName


class NameLevel(Level):
    SAME = "same name"
    VARIANT = "same name in another form"
    TYPO = "names differ by a typing error"
    INITIAL = "same surname and initial"
    SAME_PART = "same name as far as it is told"
    PART = "one name is part of the other"
    FIRST_ALIKE = "names are alike but not the same"
    FIRST_NEAR = "first names sound alike or may be short forms"
    FIRST_BEGINS = "first names differ but begin alike"
    LAST_ALIKE = "surnames are alike but not the same"
    FIRST_DIFFERS = "first names differ"
    LAST_DIFFERS = "surnames differ"
    SUFFIX_DIFFERS = "one is junior or senior"
    DIFFERENT = "names differ"
    ONE_MISSING = "one has no name"
    BOTH_MISSING = "no names"


# The two that most pairs are. In the class, on Python 3.11, a level takes as long to find as two words to compare.
_SAME, _DIFFERENT = NameLevel.SAME, NameLevel.DIFFERENT


class _Pair(Level):
    """How two words of two names compare."""

    EQUAL = "equal"
    SHORT = "short form"
    INITIAL = "initial"
    TYPO = "typing error"
    ALIKE = "alike"  # Maria and Mario, Paul and Paula, Mark and Mary


def compare_names(one: PersonName, other: PersonName) -> tuple[NameLevel, str]:
    """The level, and the same in words a rep reads ("first names differ: Ana / Marco")."""
    level = name_level(one, other)
    return level, in_words(level, one, other)


def in_words(level: NameLevel, one: PersonName, other: PersonName) -> str:
    """What the level says of these two names; "" when there are none."""
    if level is NameLevel.BOTH_MISSING:
        return ""
    if level in _TOLD_WITHOUT_NAMES:
        return level.value
    first_only = level in _ABOUT_FIRST_NAMES and one.words[0] != other.words[0]
    told = [_told(name, first_only=first_only) for name in (one, other)]
    return f"{level}: {' / '.join(told)}"


_TOLD_WITHOUT_NAMES = frozenset({NameLevel.SAME, NameLevel.SAME_PART, NameLevel.ONE_MISSING})


def _told(name: PersonName, *, first_only: bool) -> str:
    return name.words[0].title() if first_only and len(name.words) > 1 else name.shown[:60]


_ABOUT_FIRST_NAMES = frozenset(
    {
        NameLevel.FIRST_ALIKE,
        NameLevel.FIRST_NEAR,
        NameLevel.FIRST_BEGINS,
        NameLevel.FIRST_DIFFERS,
    }
)


def name_level(one: PersonName, other: PersonName) -> NameLevel:
    """How two names compare; what `compare_names` tells, without the words."""
    words, suffix, _ = one
    others, other_suffix, _ = other
    if not (words and others):
        return NameLevel.ONE_MISSING if words or others else NameLevel.BOTH_MISSING
    level = _level_of_words(words, others)
    if suffix != other_suffix and level in _ALIKE:
        return NameLevel.SUFFIX_DIFFERS
    return level


_ALIKE = frozenset(
    {
        NameLevel.SAME,
        NameLevel.VARIANT,
        NameLevel.TYPO,
        NameLevel.INITIAL,
        NameLevel.SAME_PART,
        NameLevel.PART,
    }
)


def _level_of_words(one: tuple[str, ...], other: tuple[str, ...]) -> NameLevel:
    # Two words that differ beside one that does not are neither turned nor split otherwise.
    if one != other:
        if len(one) == 2 == len(other) and (level := _level_beside_equal(one, other)):
            return level
        is_turned = one[0] in other and _are_turned(one, other)
        if not is_turned and not (one[0][0] == other[0][0] and _are_split(one, other)):
            return _level_by_pairs(one, other)
    return _SAME if _full_words(one) > 1 or _full_words(other) > 1 else NameLevel.SAME_PART


def _level_beside_equal(one: tuple[str, ...], other: tuple[str, ...]) -> NameLevel | None:
    """As `_level_by_pairs`, for two names of two words of which one is the same; None for any other.

    Of the pairs that the index proposes most are like this.
    """
    first, last = one
    other_first, other_last = other
    if last == other_last:
        same, word, match = last, first, other_first
    elif first == other_first:
        same, word, match = first, last, other_last
    else:
        return None
    if same in (word, match):
        return None
    return _level_beside(word, match, min(len(same), _FEWEST_SWAPPED), same is first)


@lru_cache(maxsize=16_384)
def _level_beside(word: str, match: str, beside: int, is_first_same: bool) -> NameLevel:  # noqa: FBT001  # a name takes the cache twice as long
    """Of two words beside one of so many letters that is the same: mostly first names, which come again and again."""
    if kind := _closest(word, match):
        return _BESIDE_EQUAL[kind]
    # Of longer ones `_closest` has found it.
    if (
        len(word) == len(match) < _SHORTEST_SWAPPED
        and len(word) + beside >= _FEWEST_SWAPPED
        and sorted(word) == sorted(match)
    ):
        return NameLevel.TYPO
    if beside < _SHORTEST_FULL:
        return NameLevel.DIFFERENT
    is_near, begin_alike = _is_near(word, match), word[0] == match[0]
    return _level_of_rest(is_near=is_near, begin_alike=begin_alike, is_first_same=is_first_same)


_BESIDE_EQUAL = {
    _Pair.SHORT: NameLevel.VARIANT,
    _Pair.INITIAL: NameLevel.INITIAL,
    _Pair.TYPO: NameLevel.TYPO,
    _Pair.ALIKE: NameLevel.FIRST_ALIKE,
}


def _level_by_pairs(one: tuple[str, ...], other: tuple[str, ...]) -> NameLevel:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    pairs, alone, left = _paired(short, long)
    if not alone:
        return _all_paired(short, long, pairs)
    lacking = sum(map(len, long)) - sum(map(len, short))
    if not lacking and _is_swapped(short, long):
        return NameLevel.TYPO
    if pairs:
        return _some_paired(short, long, pairs, left)
    is_misspelt = -_MOST_SLIPS <= lacking <= _MOST_SLIPS and _is_misspelt_as_a_whole(short, long)
    return NameLevel.TYPO if is_misspelt else _DIFFERENT


def _are_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] in other and len(one) == len(other) and sorted(one) == sorted(other)


def _are_split(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same but for a space: "Mc Allister" and "McAllister"."""
    return one[0][0] == other[0][0] and "".join(one) == "".join(other)


def _full_words(words: tuple[str, ...]) -> int:
    return len(words) - list(map(len, words)).count(1)


def _paired(
    short: tuple[str, ...], long: tuple[str, ...]
) -> tuple[dict[str, tuple[str, _Pair]], list[str], list[str]]:
    """Each word of the shorter name with its counterpart, the best pairs first; and the words left over."""
    pairs: dict[str, tuple[str, _Pair]] = {}
    alone, left = [], list(long)
    for word in short:  # nothing is closer than equal
        if word in left:
            pairs[word] = (word, _Pair.EQUAL)
            left.remove(word)
        else:
            alone.append(word)
    if not (alone and left):
        return pairs, alone, left
    close = [
        (_CLOSENESS[kind], at, place, kind)
        for at, word in enumerate(alone)
        for place, other in enumerate(left)
        if (kind := _pair(word, other) if word < other else _pair(other, word))
    ]
    if not close:
        return pairs, alone, left
    mine, theirs = dict(enumerate(alone)), dict(enumerate(left))
    for _, at, place, kind in sorted(close):
        if at in mine and place in theirs:
            pairs[mine.pop(at)] = (theirs.pop(place), kind)
    return pairs, list(mine.values()), list(theirs.values())


_CLOSENESS = {kind: number for number, kind in enumerate(_Pair)}


def _closest(one: str, other: str) -> _Pair | None:
    """The closest way in which two words of names compare; None when they do not."""
    # Which comes first does not matter: what was found one way need not be looked for the other.
    return _pair(one, other) if one < other else _pair(other, one)


@lru_cache(maxsize=32_768)
def _pair(one: str, other: str) -> _Pair | None:
    if one == other:
        return _Pair.EQUAL
    first_names = are_two_first_names(one, other)
    begin_alike = one[:1] == other[:1]
    if (
        not first_names
        and not begin_alike
        and not -_MOST_SLIPS <= len(one) - len(other) <= _MOST_SLIPS
    ):
        return None  # as of many pairs that the index proposes
    if (first_names and may_be_same_first_name(one, other)) or (
        begin_alike and _is_cut_short(one, other)
    ):
        return _Pair.SHORT
    if len(one) == 1 or len(other) == 1:
        return _Pair.INITIAL if begin_alike else None
    if _is_misspelt(one, other):
        is_another = first_names or _has_another_ending(one, other)
        return _Pair.ALIKE if is_another else _Pair.TYPO
    return _Pair.ALIKE if first_names and are_forms_of_one_name(one, other) else None


def may_be_one_word(one: str, other: str) -> bool:
    """Whether two words of names may be one: equal, short, or misspelt, but not only alike."""
    return (_pair(one, other) if one < other else _pair(other, one)) in _ONE_WORD


_ONE_WORD = frozenset({_Pair.EQUAL, _Pair.SHORT, _Pair.TYPO})


def _is_cut_short(one: str, other: str) -> bool:
    """As Ab is Abraham, Alex is Alexander and Curt is Curtis; but Paul is not Paula cut short."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not (2 <= len(short) <= 5 and long.startswith(short)):
        return False
    cut = long[len(short) :]
    return len(cut) >= 3 or (len(cut) == 2 and len(short) >= 3 and cut not in _OTHER_ENDINGS)


_OTHER_ENDINGS = frozenset({"ie", "ia", "ey", "ne", "la", "ta", "na", "sa", "ka", "ko", "ja"})
"""Georg and Georgia, Paul and Paulie, Simon and Simone: another person as often as a short form."""


_MOST_SLIPS = 2  # in one word, or in names as a whole
_SHORTEST_SWAPPED = 4  # letters of a word that is the same, whatever their order


def _is_misspelt(one: str, other: str) -> bool:
    size = len(one)
    lacking = len(other) - size
    longest = size + lacking if lacking > 0 else size
    allowed = 0 if longest < 4 else 1 if longest < 7 else _MOST_SLIPS
    is_near = -allowed <= lacking <= allowed
    if is_near and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return True
    if lacking or size < 3 or not (one[0] in other and one[1] in other and one[-1] in other):
        return False
    is_jumbled = sorted(one) == sorted(other)
    return is_jumbled and (size >= _SHORTEST_SWAPPED or OSA.distance(one, other) == 1)


def _has_another_ending(one: str, other: str) -> bool:
    """Maria and Mario, Paul and Paula: relatives more often than slips."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and short[-1] in _VOWELS and long[-1] in _VOWELS
    if len(long) - len(short) != 1 or long[-1] == long[-2] or long[-1] not in _VOWELS:
        return False
    return long.startswith(short[:-1])


_VOWELS = frozenset("aeoiy")


def _all_paired(
    short: tuple[str, ...], long: tuple[str, ...], pairs: dict[str, tuple[str, _Pair]]
) -> NameLevel:
    kinds = {kind for _, kind in pairs.values()}
    if _Pair.ALIKE in kinds:
        return NameLevel.FIRST_ALIKE
    if len(short) == 1:
        return NameLevel.PART  # also of a single word that is misspelt
    if kinds == {_Pair.INITIAL} or (kinds == {_Pair.SHORT} and len(short) > 1):
        return NameLevel.DIFFERENT  # nothing of the two is really the same
    if _Pair.INITIAL in kinds and min(_full_words(short), _full_words(long)) < 2:
        return NameLevel.INITIAL
    if kinds == {_Pair.EQUAL} and len(short) == len(long):
        return NameLevel.SAME
    return NameLevel.TYPO if _Pair.TYPO in kinds else NameLevel.VARIANT


_FEWEST_SWAPPED = 8
"""Letters of two names that are enough to tell that some were swapped."""


def _is_swapped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Letters swapped, also across words: "ooMre Alex" is Alex Moore. Both have as many."""
    letters = "".join(one)
    return len(letters) >= _FEWEST_SWAPPED and sorted(letters) == sorted("".join(other))


def _is_misspelt_as_a_whole(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A space in the wrong place: "russel lyuan" is Russell Yuan."""
    whole = "".join(one)
    if len(whole) < 8:
        return False
    turned = ("".join(other), "".join(reversed(other)))
    return any(
        OSA.distance(whole, text, score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS for text in turned
    )


def _some_paired(
    short: tuple[str, ...],
    long: tuple[str, ...],
    pairs: dict[str, tuple[str, _Pair]],
    left: list[str],
) -> NameLevel:
    is_full, is_last_full = False, False
    for word, (match, kind) in pairs.items():
        if (kind is _Pair.EQUAL or kind is _Pair.TYPO) and (
            len(word) >= _SHORTEST_FULL <= len(match)
        ):
            is_full = True
            is_last_full = is_last_full or word != short[0] or match != long[0]
    if not is_full:
        return NameLevel.DIFFERENT
    is_first_same = len(short) > 1 and not is_last_full
    if is_first_same and not left:
        return NameLevel.DIFFERENT
    rest = [(word, other) for word in short if word not in pairs for other in left]
    is_near = any(_is_near(*both) for both in rest)
    begin_alike = any(one[0] == other[0] for one, other in rest)
    return _level_of_rest(is_near=is_near, begin_alike=begin_alike, is_first_same=is_first_same)


def _level_of_rest(*, is_near: bool, begin_alike: bool, is_first_same: bool) -> NameLevel:
    """Of names that have a word in common, and others that do not compare, by how near these come to it."""
    if is_first_same:
        return NameLevel.LAST_ALIKE if is_near else NameLevel.LAST_DIFFERS
    if is_near:
        return NameLevel.FIRST_NEAR
    return NameLevel.FIRST_BEGINS if begin_alike else NameLevel.FIRST_DIFFERS


_SHORTEST_FULL = 3  # letters of a word that says who it is


def _is_near(one: str, other: str) -> bool:
    """Bab and Barbara, Stal and Crystal, Donnellny and Donnelyl, ltchelm and Mitchell: worth a question."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _SHORTEST_NEAR:
        return False
    if JaroWinkler.similarity(short, long) >= _NEAR or short in long:
        return True
    if len(short) >= _SHORTEST_JUMBLED:
        return _lacks_at_most_one(long, short)
    if long[0] != short[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _lacks_at_most_one(text: str, letters: str) -> bool:
    """Whether the letters are in the text but for one, each as often, in any order."""
    lacking = 0
    for letter in letters:
        rest = text.replace(letter, "", 1)
        if rest == text:
            lacking += 1
            if lacking > 1:
                return False
        text = rest
    return True


_SHORTEST_NEAR, _SHORTEST_JUMBLED, _NEAR = 3, 6, 0.82
