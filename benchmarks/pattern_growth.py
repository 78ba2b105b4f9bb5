"""Does any pattern of the reader take more than its share of time on a longer text? A hunt for super-linear patterns.

    python benchmarks/pattern_growth.py [--letters N] [--all-baits] [--only WORD ...]

Each compiled pattern of leads/inquiries and each row of the phrase books is looked for in baits of N letters, in the
ways in which its readers look for it: anywhere, or at the beginning alone. The baits are read off the pattern: for
each of its open repeats a text that leads there, then what is repeated without end, then what cannot follow.
`--all-baits` adds what a stranger may send without end to every pattern. Whatever takes long is stopped, or compared
with a quarter of the text: a linear one takes four times as long. Those that take nine times as much are printed with
their bait. Exit code 1 where any of them is not among those that are given short texts alone (BOUNDED). Under a minute
of processor time for all.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import math
import pkgutil
import re
import signal
import statistics
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # Python's own reading of a pattern
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import connectors  # noqa: E402
import leads.inquiries  # noqa: E402
from leads.inquiries.wording.patterns import compiled  # noqa: E402

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
_GROWS_AS_TEXT, _TRIES = 6.0, 5
"""A busy machine slows now the one, now the other."""
_MANY, _MOST_BAITS, _LONGEST_SAMPLE = 100, 400, 50
_TRIED = " @a1A_-.,>*:|/'+&([é日\n\t\xa0"
_END = "\x02"


BOUNDED = {
    "leads.inquiries.screening.notices._NO_REPLY": "an e-mail address: at most 320 letters",
    "leads.inquiries.screening.notices._OFFICE_PROGRAM": "an e-mail address: at most 320 letters",
    "leads.inquiries.screening.notices._TRANSACTIONAL": "an e-mail address: at most 320 letters",
    "leads.inquiries.wording.pattern_shapes._TAIL": "a piece of our own patterns, nothing that a stranger writes",
    "leads.inquiries.people.writer._BESIDE_NUMBER": "the end of a line: _END_OF_LINE letters",
    "leads.inquiries.forms.speakers._THINGS": "the beginning of a paragraph: LONGEST letters",
}
"""Patterns that grow faster than their text, and the texts that they are given: short ones."""

_THROUGH_A_LOOP = {"leads.inquiries.forms.address_lines._SPLIT_REGION": {"match"}}
"""How patterns are looked for whose readers take them out of a row of several."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Where it stands, and the pattern: module by module, then row by row."""
    for package, prefix in (
        (leads.inquiries, "leads.inquiries."),
        (connectors, "connectors.mail_"),
    ):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
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


@cache
def _uses() -> dict[str, set[str]]:
    """Name of a pattern -> how its readers look for it; "" for ways that cannot be told."""
    uses: dict[str, set[str]] = defaultdict(set)
    for folder in ("leads/inquiries", "connectors", "automations"):
        for path in (ROOT / folder).rglob("*.py"):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for name, way in _ways(ast.parse(path.read_text("utf-8"))):
                uses[f"{module}.{name}" if name.startswith("_") else name].add(way)
    return uses


def _ways(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a module reads, each with the attribute that is asked of it."""
    asked = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked.add(node.value)
            yield node.value.id, node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in asked:
            yield node.id, ""


_AT_THE_BEGINNING = frozenset({"match", "fullmatch"})
_Look = Callable[[re.Pattern[str], str], object]


def looks_for(name: str) -> tuple[_Look, ...]:
    """In which ways the pattern of this name is looked for."""
    uses = (
        _THROUGH_A_LOOP.get(name)
        or _uses().get(name)
        or _uses().get(name.rpartition(".")[2])
        or {""}
    )
    if not uses <= _AT_THE_BEGINNING:
        return (_everywhere,)
    return tuple(getattr(re.Pattern, use) for use in sorted(uses))


def _everywhere(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


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

    def seconds(self, look: _Look, pattern: re.Pattern[str], text: str) -> float:
        """Of CPU for a look; _MOST_SECONDS where it was stopped."""
        started = time.process_time()
        self._is_running = True
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
        try:
            look(pattern, text)
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


class Suspect(NamedTuple):
    """A pattern that grows faster than its text, and the bait that shows it."""

    name: str
    seconds: float
    bait: tuple[str, str]


def grows(
    clock: _Clock, look: _Look, pattern: re.Pattern[str], bait: tuple[str, str], letters: int
) -> float:
    """Seconds for the bait where they grow faster than its text; else 0."""
    ahead, unit = bait

    def seconds(size: int) -> float:
        return clock.seconds(look, pattern, ahead + (unit * (size // len(unit) + 1))[:size] + _END)

    times = []
    for _ in range(_TRIES):
        took = seconds(letters)
        if took < _LEAST_SECONDS:
            return 0.0
        if took >= _MOST_SECONDS:
            times.append(math.inf)
            continue
        quarter = sum(seconds(letters // 4) for _ in range(4)) / 4
        times.append(took / quarter)
        if times[-1] < _GROWS_AS_TEXT:
            return 0.0
    return took if statistics.median(times) >= _GROWS else 0.0


def suspects(
    only: list[str], *, letters: int = 4_000, all_of_them: bool = False
) -> Iterator[Suspect | None]:
    """Of each pattern whose place holds one of the words `only`: what shows that it grows; None where nothing does."""
    clock = _Clock()
    for name, pattern in patterns():
        if any(word in name for word in only):
            yield next(_shown(clock, name, pattern, letters, all_of_them=all_of_them), None)


def _shown(
    clock: _Clock, name: str, pattern: re.Pattern[str], letters: int, *, all_of_them: bool
) -> Iterator[Suspect]:
    for bait in baits(pattern, all_of_them=all_of_them):
        for look in looks_for(name):
            if took := grows(clock, look, pattern, bait, letters):
                yield Suspect(name, took, bait)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--letters", type=int, default=4_000)
    parser.add_argument("--all-baits", action="store_true")
    parser.add_argument("--only", nargs="*", default=[""])
    asked = parser.parse_args()
    seen = grown = 0
    for found in suspects(asked.only, letters=asked.letters, all_of_them=asked.all_baits):
        seen += 1
        if found is None:
            continue
        reason = BOUNDED.get(found.name, "")
        grown += not reason
        ahead, unit = found.bait
        shown = f"{found.seconds * 1e3:7.1f} ms for {asked.letters} letters of {unit!r} behind {ahead!r}"
        print(f"{shown}: {found.name}{f' ({reason})' if reason else ''}")
    print(
        f"{seen} patterns, {grown} grow faster than their text; {time.process_time():.0f} s of CPU"
    )
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
