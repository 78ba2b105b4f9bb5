"""Who speaks in a line below a form's answers, the visitor or the program? A small model, learnt from lines of both.

Every site words anew what it says below the visitor's message, but the words come from one stock: sending, forms,
replying, notices, plans, spam, dates. A visitor may use any of them ("our notifications land in spam"), and says with
them I, we, your. So each word of a line counts for one side or the other, by a weight, and what they come to is the
judgment. The weights are words/speakers.json, fitted by benchmarks/fit_speakers.py (logistic regression).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from leads.inquiries.forms.labels import folded
from leads.inquiries.wording.letters import in_twos
from leads.inquiries.wording.log_odds import Model, model_from
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of, text_of

LONGEST = 600
"""Letters of a paragraph that are looked at."""
_WHOLE, _BEGINNING = 4, 6
"""Letters of a word that is kept whole, and of a longer word's two beginnings."""

_THINGS = (
    ("@mail", late_pattern(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60})+")),
    ("@page", late_pattern(r"(?i)\bhttps?://\S+|(?<![\w.-])www\.[\w.-]+(?:/\S*)?")),
    ("@agent", late_pattern(r"(?i)\b(?:mozilla|chrome|safari|firefox|applewebkit|edge)/[\d.]+")),
    (
        "@ip",
        late_pattern(
            r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?:[\da-fA-F]{1,4}:){4,7}[\da-fA-F]{1,4}"
        ),
    ),
    (
        "@page",
        late_pattern(
            r"(?<![@\w.-])(?:[a-z\d-]{2,40}\.){1,4}(?:[a-z]{2,4}|example)(?![\w-])(?:/\S*)?"
        ),
    ),
    (
        "@day",
        late_pattern(
            r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d{2}(?![.\d])|(?<!\d)20\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
        ),
    ),
    ("@second", late_pattern(r"(?<![\d.])\d{1,2}[:.]\d{2}[:.]\d{2}(?!\d)")),
    ("@time", late_pattern(r"(?<![\d.])\d{1,2}[:.h]\d{2}(?![\d.])")),
    ("@path", late_pattern(r"(?<![\w/])/(?:[a-z\d-]+/?)+")),
    (
        "@id",
        late_pattern(r"(?i)#\s?\d+|\b(?=[a-f\d-]*\d)(?=\d*[a-f-])[a-f\d]{4,}(?:-[a-f\d]{3,})*\b"),
    ),
    ("@long", late_pattern(r"\d{5,}")),
    ("@number", late_pattern(r"\d+")),
)
"""What is told by its kind: each is put aside before the words are read."""
_WITHOUT_DIGITS = tuple(
    (kind, pattern)
    for kind, pattern in _THINGS
    if kind not in {"@day", "@second", "@time", "@id", "@long", "@number"}
)
"""Those that a text without any digit may hold."""
_DIGIT = late_pattern(r"\d")
_PAIR = late_pattern(r"\A\W*(?P<asked>[^\W\d_][^:：\n]{0,60}?)\s?[:：](?P<told>[^\n]{0,200})\Z")
_WORD = late_pattern(r"@?[^\W\d_]+")
_LAST = {
    letter: f"ends:{sign}"
    for sign, alike in {"?": "?？;", ".": ".。", "!": "!！", ",": ",，、", ":": ":："}.items()
    for letter in alike
}
"""What a line ends in -> the sign of it."""
_MARKS = (
    ("pair", late_pattern(r"^[^\W\d_][^:：?!.]{1,40}[:：]\s*\S")),
    ("bars", late_pattern(r"\S\s*[|·•]\s*\S")),
    ("arrow", late_pattern(r"[→»›▶►]\s*$|^[→»›▶►]")),
    ("quotes", late_pattern(r"[\"“”„«»「」]")),
    ("(c)", late_pattern(r"©|\(c\)|℗|™|®")),
    ("smile", late_pattern(r"[:;]-?\)|[\U0001f600-\U0001f64f]")),
    ("picture", late_pattern(r"[\U0001f300-\U0001f5ff\U0001f680-\U0001faff\u2600-\u27bf]")),
    ("begins:small", late_pattern(r"^\W*[a-zà-ÿа-яё]")),
    ("brackets", late_pattern(r"^\s*[(\[].*[)\]]\s*$")),
)


@cache
def shipped_model() -> Model:
    return model_from(json.loads(text_of("speakers.json")))


@lru_cache(maxsize=512)
def odds_of(text: str) -> float:
    """The log-odds, by the weights that ship, that the program says these words rather than the visitor."""
    return shipped_model().odds(signs_of(text))


def signs_of(text: str) -> frozenset[str]:
    """The signs by which a line is judged: its words and their beginnings, pairs of them, what it is dressed in."""
    return frozenset(_signs(text[:LONGEST]))


def _signs(text: str) -> Iterator[str]:
    yield from _signs_of_dress(text)
    for kind, pattern in _THINGS if _DIGIT.search(text) else _WITHOUT_DIGITS:
        text = pattern.sub(f" {kind} ", text)
    if pair := _PAIR.match(text):
        yield from _signs_of_pair(_words(pair["asked"]), _words(pair["told"]))
    words = _words(text)
    topics = sorted(_topics_in(words))
    yield from topics
    yield from map("+".join, combinations(topics, 2))
    yield f"long:{min(len(words).bit_length(), 6)}"
    before = "^"
    for word in words:
        if len(word) > _WHOLE and word[0] != "@":
            yield word[:_WHOLE] + "*"
            yield word[:_BEGINNING] + ("**" if len(word) > _BEGINNING else "")
        else:
            yield word
        short = word if word[0] == "@" else word[:_WHOLE]
        yield f"{before} {short}"
        before = short
    yield f"{before} $"


def _signs_of_dress(text: str) -> Iterator[str]:
    """What a line ends in, and the marks in it."""
    last = text.rstrip()[-1:]
    if last in _LAST:
        yield _LAST[last]
    elif last.isalnum():
        yield "ends:letter"
    if "?" in text or "？" in text:
        yield "has:?"
    yield from (name for name, pattern in _MARKS if pattern.search(text))


def _signs_of_pair(asked: Sequence[str], told: Sequence[str]) -> Iterator[str]:
    """What "asked: told" shows: the words of what is asked, whole and short, and the kind of the answer."""
    yield "?" + " ".join(asked)
    yield f"?long:{len(asked)}"
    for word in asked:
        yield "?" + word[:_WHOLE]
    yield from (f"?{topic}" for topic in _topics_in(asked))
    kinds = {word for word in told if word[0] == "@"}
    yield f"!long:{min(len(told).bit_length(), 4)}"
    yield from (f"!{kind}" for kind in kinds)
    if len(told) == 1:
        yield f"!{told[0]}"


def is_of_visitor(text: str) -> bool:
    """Whether a text speaks of somebody who asks or buys, and not of its own writer: "A customer seeks a plumber."."""
    topics = _topics_in(_words(text))
    return "=visitor" in topics and topics.isdisjoint({"=mine", "=ours"})


def _topics_in(words: Sequence[str]) -> set[str]:
    """What is spoken of: see words/spoken_of.toml."""
    return {topic for word in words for topic in _topics_of(word)}


@lru_cache(maxsize=2_048)  # every language's usual words come again in line after line
def _topics_of(word: str) -> tuple[str, ...]:
    whole, begun = _spoken_of()
    lengths = range(_SHORTEST, min(len(word), _LONGEST_BEGINNING) + 1)
    topics = [topic for length in lengths for topic in begun.get(word[:length], ())]
    return (*topics, whole[word]) if word in whole else tuple(topics)


@cache
def _spoken_of() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Whole words -> topic, and beginnings of words -> topics."""
    whole: dict[str, str] = {}
    begun: dict[str, tuple[str, ...]] = {}
    for topic, told in table_of("spoken_of").items():
        for word in map(folded, told.split()):
            if word.endswith("$"):
                whole[word[:-1]] = f"={topic}"
            else:
                begun[word] = (*begun.get(word, ()), f"={topic}")
    return whole, begun


_SHORTEST, _LONGEST_BEGINNING = 2, 14


def _words(text: str) -> list[str]:
    text = folded(text)
    if text.isascii():
        return _WORD.findall(text)
    words: list[str] = []
    for word in _WORD.findall(text):
        words += in_twos(word) or [word]
    return words
