"""Fit the weights by which a form's program is told from its visitor, and write leads/inquiries/words/speakers.json.

    python benchmarks/fit_speakers.py                    fit on benchmarks/speakers/ and write
    python benchmarks/fit_speakers.py --check            four parts, each judged by what the other three taught
    python benchmarks/fit_speakers.py --check language   each language judged by what all the others taught
    python benchmarks/fit_speakers.py --check mails      the gold mails' lines judged by what the invented taught

benchmarks/speakers/ holds what programs and visitors say last: LANG.programs.txt and LANG.visitors.txt, one paragraph
a line (" / " parts its lines), invented for this; LANG.asked.txt, questions of forms with their answers, which are the
visitor's, too; mails.tsv, the paragraphs and answers of the gold mails of tests/mail.
Logistic regression by stochastic descent in a fixed order: the same lines give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from leads.inquiries.forms.speakers import signs_of
from leads.inquiries.wording.log_odds import Model, as_table

LINES = Path(__file__).parent / "speakers"
WEIGHTS_FILE = Path(__file__).parents[1] / "leads" / "inquiries" / "words" / "speakers.json"

_ROUNDS, _RATE, _SHRINK = 20, 0.5, 0.0005
_FEWEST, _FEWEST_OF_TWO = 3, 5
"""Lines that a sign must be in, to count at all: a word, and two words one behind the other."""
_LEAST_WEIGHT = 0.7
"""Lighter ones are left out of the file."""
_PARTS = 4
_AT = (0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody says, in which language (a file's name), whether a mail's, and whether it answers a question."""

    text: str
    is_programs: bool
    language: str
    is_mails: bool
    is_asked: bool
    signs: frozenset[str]


def read_lines(folder: Path = LINES) -> list[Line]:
    """Every line of the folder, once."""
    return list({(line.is_programs, line.text): line for line in _lines(folder)}.values())


def _lines(folder: Path) -> Iterator[Line]:
    for path in sorted(folder.glob("*.txt")):
        language, who, _ = path.name.split(".")
        for told in path.read_text("utf-8").splitlines():
            if told.strip():
                yield _line(told, language[:2], who.removesuffix("s"))
    for told in (folder / "mails.tsv").read_text("utf-8").splitlines():
        who, language, text = told.split("\t")
        yield _line(text, language, who, is_mails=True)


def _line(told: str, language: str, who: str, *, is_mails: bool = False) -> Line:
    text = told.strip().replace(" / ", "\n")
    return Line(text, who == "program", language, is_mails, who == "asked", signs_of(text))


def fit(lines: Sequence[Line]) -> Model:
    """The weights that tell these lines apart, small ones put to nothing."""
    met = Counter(sign for line in lines for sign in line.signs)
    signs = sorted(
        sign for sign, count in met.items() if count >= (_FEWEST_OF_TWO if " " in sign else _FEWEST)
    )
    weights, steps = dict.fromkeys(signs, 0.0), dict.fromkeys(signs, 1e-6)
    bias, bias_steps = 0.0, 1e-6
    told = [
        (sorted(line.signs & weights.keys()), 1 / math.sqrt(len(line.signs)), line.is_programs)
        for line in lines
        if line.signs
    ]
    order = random.Random(1)
    for _ in range(_ROUNDS):
        order.shuffle(told)
        for present, worth, is_programs in told:
            odds = bias + worth * sum(map(weights.__getitem__, present))
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_programs
            bias_steps += error * error
            bias -= _RATE * error / math.sqrt(bias_steps)
            for sign in present:
                slope = error * worth + _SHRINK * weights[sign]
                steps[sign] += slope * slope
                weights[sign] -= _RATE * slope / math.sqrt(steps[sign])
    kept = {sign: round(w, 1) for sign, w in weights.items() if abs(w) >= _LEAST_WEIGHT}
    return Model(bias=round(bias, 2), weights=kept)


def show(name: str, judged: Iterable[tuple[float, Line]], misses: int = 0) -> None:
    """How many of the visitor's lines are cut and how many of the program's are left, by the odds asked for."""
    odds = sorted(judged, key=lambda one: one[0])
    programs = [one for one in odds if one[1].is_programs]
    visitors = [one for one in odds if not one[1].is_programs]
    print(f"{name}: {len(visitors)} of visitors, {len(programs)} of programs")
    for least in _AT:
        cut = sum(told > least for told, _ in visitors)
        left = sum(told <= least for told, _ in programs)
        print(
            f"  odds above {least}: {cut} cut ({cut / max(1, len(visitors)):.1%}),"
            f" {left} left ({left / max(1, len(programs)):.1%})"
        )
    for what, some in (("cut", visitors[::-1][:misses]), ("left", programs[:misses])):
        for told, line in some:
            print(f"    {what} {told:5.2f}  {line.text[:140]!r}")


def _judged(model: Model, lines: Iterable[Line]) -> Iterator[tuple[float, Line]]:
    return ((model.odds(line.signs), line) for line in lines)


def check(lines: Sequence[Line], how: str, misses: int) -> None:
    """Judge lines by a model that has not seen them."""
    invented = [line for line in lines if not line.is_mails]
    mails = [line for line in lines if line.is_mails]
    if how == "mails":
        show("gold mails", _judged(fit(invented), mails), misses)
    elif how == "language":
        for language in sorted({line.language for line in invented}):
            taught = fit([line for line in lines if line.language != language])
            own = [line for line in invented if line.language == language]
            show(language, _judged(taught, own), misses)
    else:
        judged: list[tuple[float, Line]] = []
        for part in range(_PARTS):
            taught = fit([one for at, one in enumerate(lines) if at % _PARTS != part])
            judged += _judged(taught, lines[part::_PARTS])
        said = [one for one in judged if not one[1].is_asked]
        show("invented", [one for one in said if not one[1].is_mails], misses)
        show("gold mails", [one for one in said if one[1].is_mails], misses)
        show("answers", [one for one in judged if one[1].is_asked], misses)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", nargs="?", const="parts", choices=("parts", "language", "mails"))
    parser.add_argument("--misses", type=int, default=0, help="show so many of the worst")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    asked = parser.parse_args()
    lines = read_lines()
    if asked.check:
        check(lines, asked.check, asked.misses)
        return
    model = fit(lines)
    programs = sum(line.is_programs for line in lines)
    fitted = (
        f"by benchmarks/fit_speakers.py on {len(lines):,} paragraphs ({programs:,} of programs)"
    )
    told = {"fitted": fitted, **as_table(model)}
    asked.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{asked.out}: {len(model.weights)} weights, {fitted}")


if __name__ == "__main__":
    main()
