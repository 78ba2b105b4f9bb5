"""Does any pattern of the reader take more than its share of time on a longer text? A hunt for super-linear patterns.

    python benchmarks/pattern_growth.py [--letters N] [--slow FACTOR] [--only WORD ...]

Each compiled pattern of leads/inquiries and each row of the phrase books is searched for in baits of N, 2N and 4N
letters. A linear one takes twice the time for twice the text; those that take FACTOR times as much, twice in a row,
are printed with their bait. Exit code 1 when there are any. `--only` looks at what has one of the words in its name.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

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
_LEAST_SECONDS = 0.004
"""Of CPU for the longest bait, below which growth is noise."""


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


def grows(pattern: re.Pattern[str], bait: str, letters: int, factor: float) -> float:
    """Seconds for the longest bait where each doubling takes `factor` times as long; else 0."""
    took: list[float] = []
    for size in (letters, 2 * letters, 4 * letters):
        text = (bait * (size // len(bait) + 1))[:size] + "\x02"
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        took.append(time.process_time() - started)
        if len(took) > 1 and took[-1] < factor * max(took[-2], 1e-5):
            return 0.0
    return took[-1] if took[-1] > _LEAST_SECONDS else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--letters", type=int, default=1_000)
    parser.add_argument("--slow", type=float, default=3.0)
    parser.add_argument("--only", nargs="*", default=[""])
    asked = parser.parse_args()
    seen = suspects = 0
    for name, pattern in patterns():
        if not any(word in name for word in asked.only):
            continue
        seen += 1
        words = list(dict.fromkeys(_WORD.findall(pattern.pattern)))[:_MOST_WORDS]
        for bait in [*BAITS, *(f"{word} " for word in words), *words]:
            took = grows(pattern, bait, asked.letters, asked.slow)
            # What happens once may be the machine's doing.
            if took and grows(pattern, bait, asked.letters, asked.slow):
                suspects += 1
                print(f"{took * 1e3:7.1f} ms for {4 * asked.letters} letters of {bait!r}: {name}")
    print(f"{seen} patterns, {suspects} grow faster than their text")
    return 1 if suspects else 0


if __name__ == "__main__":
    sys.exit(main())
