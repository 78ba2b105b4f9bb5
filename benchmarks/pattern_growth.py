"""Does any pattern of the reader take more than its share of time on a longer text? A hunt for super-linear patterns.

    python benchmarks/pattern_growth.py [--letters N] [--all-baits] [--only WORD ...]

Each compiled pattern of leads/inquiries and each row of the phrase books is searched for in baits of N letters. The
baits are read off the pattern: for each of its open repeats a text that leads there, then what is repeated without
end, then what cannot follow. `--all-baits` adds what a stranger may send without end to every pattern. Whatever takes
long is stopped, or compared with a quarter of the text: a linear one takes four times as long. Those that take nine
times as much are printed with their bait. Exit code 1 when there are any. Under a minute of processor time for all.
A pattern that is looked for in short texts alone may well be printed: what it is given is not known here.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # Python's own reading of a pattern
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import connectors  # noqa: E402
import leads.inquiries  # noqa: E402
from leads.inquiries.patterns import compiled  # noqa: E402

BAITS = [
    *(
        " ",
        ">",
        "> ",
        "a",
        "a ",
        "A",
        "Aa ",
        "aA",
        "1",
        "1 ",
        "1-",
        "1.",
        "1,",
        "@",
        "a@",
        "a@a.",
        "a.a@",
        '"',
        "'",
    ),
    *(
        "(",
        "()",
        "[",
        "[a] ",
        "<",
        "<a ",
        "<a@a.a> ",
        "-",
        "- ",
        "_",
        "=",
        "=?",
        ":",
        "a:",
        "a: ",
        ".",
        "a.",
        "\n",
        " \n",
    ),
    *(
        "\t",
        "*",
        "**",
        "|",
        "/",
        "a/",
        "\xa0",
        "é",
        "é ",
        "日",
        "+",
        "+1 ",
        "$",
        "!",
        "?",
        "a? ",
        "http://",
        "http://a ",
    ),
    *(
        "A. ",
        "A-",
        "x 1 ",
        "a\n",
        ">\n",
        "> a\n",
        "A: a\n",
        "a\t",
        "re: ",
        "\x00",
        ",",
        ", ",
        "a, ",
        "A & ",
        "0",
        "00 ",
    ),
]
"""What a stranger may send without end."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 8
_LEAST_SECONDS, _MOST_SECONDS = 0.012, 0.06
"""Of CPU for a bait: below, growth is noise; above, it is plain."""
_GROWS = 9.0
"""Times the seconds of a quarter of the text; a quadratic pattern takes sixteen, a linear one four."""
_MANY, _MOST_BAITS, _LONGEST_SAMPLE = 100, 400, 50
_TRIED = " @a1A_-.,>*:|/'+&([é日\n\t\xa0"
_END = "\x02"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Where it stands, and the pattern: module by module, then row by row."""
    for package, prefix in (
        (leads.inquiries, "leads.inquiries."),
        (connectors, "connectors.mail_"),
    ):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if found.name.startswith(prefix):
                module = importlib.import_module(found.name)
                for name, value in vars(module).items():
                    for pattern in _inside(value):
                        yield f"{found.name}.{name}", pattern
    for book in sorted((ROOT / "leads" / "inquiries" / "phrases").glob("*.toml")):
        for language, rows in tomllib.loads(book.read_text("utf-8")).items():
            for number, row in enumerate(rows):
                yield f"{book.name} {language} {number}", re.compile("".join(row["pattern"]))


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if pattern := compiled(value):
        yield pattern
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _inside(inner)


class _TooLong(Exception):  # noqa: N818  # no error: an answer
    """A search was stopped."""


class _Clock:
    """Stops a search that takes more than its share; a search lets signals through."""

    def __init__(self) -> None:
        self._is_running = False
        signal.signal(signal.SIGVTALRM, self._ring)

    def _ring(self, *_: object) -> None:
        if self._is_running:
            raise _TooLong

    def seconds(self, pattern: re.Pattern[str], text: str) -> float:
        """Of CPU for finding everything; _MOST_SECONDS where it was stopped."""
        started = time.process_time()
        self._is_running = True
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
        try:
            for _ in pattern.finditer(text):
                pass
        except _TooLong:
            return _MOST_SECONDS
        finally:
            self._is_running = False
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return min(time.process_time() - started, _MOST_SECONDS)


def _letters_of(pieces: list[tuple[Any, Any]]) -> list[str]:
    """Some letters of a class."""
    try:
        is_in = re.compile(_written(pieces)).fullmatch
    except re.error:
        return ["a"]
    found = [letter for letter in _TRIED if is_in(letter)]
    named = [chr(value) for kind, value in pieces if kind.name == "LITERAL"]
    ranges = [chr(value[0]) for kind, value in pieces if kind.name == "RANGE"]
    return found or named or ranges or ["a"]


_CATEGORIES = {"SPACE": "s", "DIGIT": "d", "WORD": "w"}


def _written(pieces: list[tuple[Any, Any]]) -> str:
    """A class as it is written in a pattern."""
    out = ""
    for kind, value in pieces:
        if kind.name == "NEGATE":
            out += "^"
        elif kind.name == "LITERAL":
            out += re.escape(chr(value))
        elif kind.name == "RANGE":
            out += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            name = value.name.removeprefix("CATEGORY_")
            letter = _CATEGORIES[name.removeprefix("NOT_")]
            out += "\\" + (letter.upper() if name.startswith("NOT_") else letter)
    return f"[{out}]"


def _sample(pieces: Any) -> str:
    """A short text that the pieces match, but for what has to stand beside it."""
    return "".join(_sample_of(kind.name, value) for kind, value in pieces)


def _sample_of(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return chr(int(value))
    if kind == "IN":
        letters = _letters_of(value)
        return next((letter for letter in letters if letter != " "), letters[0])
    if kind in {"ANY", "NOT_LITERAL"}:
        return "a" if value != ord("a") else "b"
    if kind in _REPEATS:
        return _sample(value[2]) * min(int(value[0]), _LONGEST_SAMPLE)
    if kind == "BRANCH":
        value, kind = value[1][0], "ATOMIC_GROUP"
    inner = {"SUBPATTERN": -1, "GROUPREF_EXISTS": 1}.get(kind)
    if kind != "ATOMIC_GROUP" and inner is None:
        return ""
    return _sample(value if inner is None else value[inner])


_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def _repeats(pieces: Any, ahead: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each open repeat, and what is repeated there."""
    for kind, value in pieces:
        if kind.name in _REPEATS:
            if value[1] > _MANY:
                yield from ((ahead, unit) for unit in _units(list(value[2])))
            yield from _repeats(value[2], ahead)
        elif kind.name == "BRANCH":
            for branch in value[1]:
                yield from _repeats(branch, ahead)
        elif kind.name in {"SUBPATTERN", "ATOMIC_GROUP"}:
            yield from _repeats(value[-1] if kind.name == "SUBPATTERN" else value, ahead)
        ahead += _sample_of(kind.name, value)


def _units(repeated: list[tuple[Any, Any]]) -> list[str]:
    if len(repeated) == 1 and repeated[0][0].name == "IN":
        return _letters_of(repeated[0][1])
    if len(repeated) == 1 and repeated[0][0].name in {"ANY", "NOT_LITERAL"}:
        return [" ", "a", "@", "-"]
    return [_sample(repeated) or "a"]


def baits(pattern: re.Pattern[str], *, all_of_them: bool) -> list[tuple[str, str]]:
    """What leads there, and what goes on without end."""
    found = dict.fromkeys(_repeats(_parser.parse(pattern.pattern, pattern.flags)))
    chosen = list(found)[:_MOST_BAITS]
    if all_of_them:
        words = list(dict.fromkeys(_WORD.findall(pattern.pattern)))[:_MOST_WORDS]
        chosen += [("", unit) for unit in (*BAITS, *words, *(f"{word} " for word in words))]
    return chosen


def grows(clock: _Clock, pattern: re.Pattern[str], bait: tuple[str, str], letters: int) -> float:
    """Seconds for the bait where they grow faster than its text; else 0."""
    ahead, unit = bait

    def seconds(size: int, tries: int) -> float:
        text = ahead + (unit * (size // len(unit) + 1))[:size] + _END
        return min(clock.seconds(pattern, text) for _ in range(tries))

    took = seconds(letters, 1)
    if took < _LEAST_SECONDS:
        return 0.0
    took = min(took, seconds(letters, 2))
    if took < _MOST_SECONDS and took < _GROWS * seconds(letters // 4, 4):
        return 0.0
    return took if took >= _LEAST_SECONDS else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--letters", type=int, default=4_000)
    parser.add_argument("--all-baits", action="store_true")
    parser.add_argument("--only", nargs="*", default=[""])
    asked = parser.parse_args()
    clock = _Clock()
    seen = suspects = 0
    for name, pattern in patterns():
        if not any(word in name for word in asked.only):
            continue
        seen += 1
        for bait in baits(pattern, all_of_them=asked.all_baits):
            if took := grows(clock, pattern, bait, asked.letters):
                suspects += 1
                print(
                    f"{took * 1e3:7.1f} ms for {asked.letters} letters of {bait[1]!r} behind {bait[0]!r}: {name}"
                )
                break
    print(
        f"{seen} patterns, {suspects} grow faster than their text; {time.process_time():.0f} s of CPU"
    )
    return 1 if suspects else 0


if __name__ == "__main__":
    sys.exit(main())
