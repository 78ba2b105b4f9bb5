"""Fit the weights by which letters are told from inquiries, and write leads/inquiries/words/kinds.json.

    python benchmarks/fit_kinds.py                 fit on benchmarks/kinds/ and the gold mails, and write
    python benchmarks/fit_kinds.py --check         four parts, each judged by what the other three taught
    python benchmarks/fit_kinds.py --check mails   the gold mails judged by what the invented letters taught

benchmarks/kinds/ holds invented letters, `SUBJECT || BODY` a line (" / " parts its lines). LANG.asks.txt and
LANG.replies.txt are by those who want something of us, LANG.notes.txt by others who must be heard; LANG.sells.txt,
LANG.list.txt, LANG.notice.txt and LANG.auto.txt are no inquiries.
Multinomial logistic regression by stochastic descent in a fixed order: the same letters give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from benchmarks.reading_scores import US, read_file  # noqa: E402
from connectors.mail_reader import read_mail  # noqa: E402
from leads.inquiries.screening.kinds import (  # noqa: E402
    FEWEST_SIGNS,
    KINDS,
    LOOKED_AT,
    KindModel,
    kind_model,
    signs_of_phrases,
    signs_of_words,
)
from leads.inquiries.screening.verdicts import Verdict  # noqa: E402
from leads.inquiries.text.written import written_text  # noqa: E402
from leads.inquiries.wording.log_odds import Model, as_table  # noqa: E402

LETTERS = ROOT / "benchmarks" / "kinds"
MAILS = ROOT / "tests" / "mail"
WEIGHTS_FILE = ROOT / "leads" / "inquiries" / "words" / "kinds.json"

_CLASSES = (Verdict.INQUIRY, *KINDS)
_KIND_OF_FILE = {
    "asks": Verdict.INQUIRY,
    "replies": Verdict.INQUIRY,
    "notes": Verdict.INQUIRY,
    "sells": Verdict.PITCH,
    "list": Verdict.LIST,
    "notice": Verdict.NOTIFICATION,
    "auto": Verdict.AUTO_REPLY,
}
_ROUNDS, _RATE, _SHRINK = 12, 0.4, 0.0005
_FEWEST = 3
"""Letters that a sign must be in, to count at all."""
_LEAST_WEIGHT = 0.3
"""Signs lighter for every kind are left out of the file."""
_PHRASE_SCALE = 0.15
"""What a phrase counts in full, a word as one of many: so that both are fitted at like paces."""
_SHORTEST_MESSAGE = 40
_PARTS = 4
_AT = (-1.0, 0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, what it is, where it stands, and whether a contact form's message."""

    verdict: Verdict
    name: str
    is_mails: bool
    is_forms: bool
    words: frozenset[str]
    phrases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A letter as it is fitted: its signs, each with what it counts."""

    signs: tuple[tuple[str, float], ...]
    answer: int


def read_letters(folder: Path = LETTERS, mails: Path = MAILS) -> list[Letter]:
    return [*_invented(folder), *_gold(mails)]


def _invented(folder: Path) -> Iterator[Letter]:
    for path in sorted(folder.glob("*.txt")):
        kind = path.name.split(".")[1]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            subject, parted, body = line.partition("||")
            if parted:
                text = body.strip().replace(" / ", "\n")
                yield _letter(_KIND_OF_FILE[kind], f"{path.name}:{number}", subject.strip(), text)


def _gold(mails: Path) -> Iterator[Letter]:
    """Gold mails of these kinds; of a form, its visitor's message."""
    classes = {*_CLASSES, Verdict.REPLY}
    for path in sorted(mails.glob("*.eml")):
        told = yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))
        if told["verdict"] not in classes:
            continue
        verdict = Verdict.INQUIRY if told["verdict"] == "reply" else Verdict(told["verdict"])
        if told.get("source") == "web_form":
            inquiry = read_file(path, US).inquiry
            if inquiry and len(inquiry.message) >= _SHORTEST_MESSAGE:
                yield _letter(verdict, path.stem, "", inquiry.message, is_mails=True, is_forms=True)
        else:
            mail = read_mail(path.read_bytes())
            yield _letter(verdict, path.stem, mail.subject, written_text(mail).reply, is_mails=True)


def _letter(  # what a letter is made of
    verdict: Verdict,
    name: str,
    subject: str,
    text: str,
    *,
    is_mails: bool = False,
    is_forms: bool = False,
) -> Letter:
    words = frozenset(signs_of_words(subject, text[:LOOKED_AT]))
    phrases = frozenset(signs_of_phrases(subject, text[:LOOKED_AT]))
    return Letter(verdict, name, is_mails, is_forms, words, phrases)


def fit(letters: Sequence[Letter]) -> dict[Verdict, Model]:
    """Of each kind, the weights that tell it from an inquiry."""
    met = Counter(sign for one in letters for sign in (*one.words, *one.phrases))
    known = {sign for sign, count in met.items() if count >= _FEWEST}
    rows = [_row(one, known) for one in letters]
    weights = [dict.fromkeys(known, 0.0) for _ in _CLASSES]
    steps = [dict.fromkeys(known, 1e-6) for _ in _CLASSES]
    bias, bias_steps = [0.0] * len(_CLASSES), [1e-6] * len(_CLASSES)
    order = random.Random(1)
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for row in rows:
            for at, error in enumerate(_errors(row, weights, bias)):
                bias_steps[at] += error * error
                bias[at] -= _RATE * error / math.sqrt(bias_steps[at])
                _step(row, error, weights[at], steps[at])
    return {kind: _against_inquiry(weights, bias, at) for at, kind in enumerate(_CLASSES) if at}


def _row(letter: Letter, known: set[str]) -> Row:
    worth = 1 / math.sqrt(max(FEWEST_SIGNS, len(letter.words)))
    words = tuple((sign, worth) for sign in sorted(letter.words & known))
    phrases = tuple((sign, _PHRASE_SCALE) for sign in sorted(letter.phrases & known))
    return Row((*words, *phrases), _CLASSES.index(letter.verdict))


def _errors(row: Row, weights: list[dict[str, float]], bias: list[float]) -> list[float]:
    """How far each class's probability is from the truth."""
    odds = [
        bias[at] + sum(weight[sign] * worth for sign, worth in row.signs)
        for at, weight in enumerate(weights)
    ]
    highest = max(odds)
    parts = [math.exp(one - highest) for one in odds]
    total = sum(parts)
    return [part / total - (at == row.answer) for at, part in enumerate(parts)]


_SMALL = 1e-3


def _step(row: Row, error: float, weights: dict[str, float], steps: dict[str, float]) -> None:
    if abs(error) < _SMALL:
        return
    for sign, worth in row.signs:
        slope = error * worth + _SHRINK * weights[sign]
        steps[sign] += slope * slope
        weights[sign] -= _RATE * slope / math.sqrt(steps[sign])


def _against_inquiry(weights: list[dict[str, float]], bias: list[float], at: int) -> Model:
    told = {}
    for sign, weight in weights[at].items():
        scale = _PHRASE_SCALE if sign[0] == "=" else 1.0
        difference = round((weight - weights[0][sign]) * scale, 2 if sign[0] == "=" else 1)
        if abs(difference) >= (0.02 if sign[0] == "=" else _LEAST_WEIGHT):
            told[sign] = difference
    return Model(bias=round(bias[at] - bias[0], 2), weights=told)


def fitted(letters: Sequence[Letter]) -> dict[Verdict, KindModel]:
    """The same, ready to judge by."""
    return {kind: kind_model(model) for kind, model in fit(letters).items()}


def judge(models: Mapping[Verdict, KindModel], letter: Letter) -> tuple[float, Verdict]:
    """The log-odds of the likeliest kind against an inquiry."""
    return max((model.odds(letter.words, letter.phrases), kind) for kind, model in models.items())


def check(letters: Sequence[Letter], how: str, misses: int) -> None:
    """Judge letters by a model that has not seen them."""
    judged: list[tuple[float, Verdict, Letter]] = []
    if how == "mails":
        models = fitted([one for one in letters if not one.is_mails])
        judged = [(*judge(models, one), one) for one in letters if one.is_mails]
    else:
        mixed = random.Random(2).sample(list(letters), len(letters))
        for part in range(_PARTS):
            models = fitted([one for at, one in enumerate(mixed) if at % _PARTS != part])
            judged += [(*judge(models, one), one) for one in mixed[part::_PARTS]]
    for name, is_mails, is_forms in (
        ("invented", False, False),
        ("gold letters", True, False),
        ("gold forms' messages", True, True),
    ):
        some = [one for one in judged if (one[2].is_mails, one[2].is_forms) == (is_mails, is_forms)]
        if some:
            show(name, some, misses)


def show(name: str, judged: Sequence[tuple[float, Verdict, Letter]], misses: int) -> None:
    print(f"{name}: taken for something else than an inquiry where the odds are above")
    print(
        "  "
        + " ".join(
            f"{'':16}{least:>6}" if not at else f"{least:>6}" for at, least in enumerate(_AT)
        )
    )
    for verdict in _CLASSES:
        odds = [told for told, _, one in judged if one.verdict is verdict]
        if odds:
            shares = " ".join(f"{sum(told > least for told in odds):>6}" for least in _AT)
            print(f"  {verdict:12} {len(odds):>4} {shares}")
    asked = sorted((one for one in judged if one[2].verdict is Verdict.INQUIRY), key=_odds)
    others = sorted((one for one in judged if one[2].verdict is not Verdict.INQUIRY), key=_odds)
    for told, kind, one in (*asked[::-1][:misses], *others[:misses]):
        print(f"    {told:5.2f} {kind:12} is {one.verdict:12} {one.name}")


def _odds(judged: tuple[float, Verdict, Letter]) -> float:
    return judged[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", nargs="?", const="parts", choices=("parts", "mails"))
    parser.add_argument("--misses", type=int, default=0, help="show so many of the worst")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    asked = parser.parse_args()
    letters = read_letters()
    if asked.check:
        check(letters, asked.check, asked.misses)
        return
    models = fit(letters)
    others = sum(one.verdict is not Verdict.INQUIRY for one in letters)
    told = {
        "fitted": f"by benchmarks/fit_kinds.py on {len(letters):,} letters ({others:,} no inquiries)",
        "kinds": {kind: as_table(model) for kind, model in models.items()},
    }
    asked.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    signs = sum(len(model.weights) for model in models.values())
    print(f"{asked.out}: {signs} weights, {told['fitted']}")


if __name__ == "__main__":
    main()
