"""Fit the weights by which letters are told from inquiries, and write leads/inquiries/words/kinds.json.

    python benchmarks/fit_kinds.py                 fit on benchmarks/kinds/ and the gold mails, and write
    python benchmarks/fit_kinds.py --check         four parts, each judged by what the other three taught
    python benchmarks/fit_kinds.py --check mails   the gold mails judged by what the invented letters taught

benchmarks/kinds/ holds invented letters, `SUBJECT || BODY` a line (" / " parts its lines). LANG.asks.txt and
LANG.replies.txt are by those who want something of us, LANG.notes.txt by others who must be heard; LANG.sells.txt,
LANG.list.txt, LANG.notice.txt and LANG.auto.txt are no inquiries.
Multinomial logistic regression by scikit-learn: the same letters give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from numpy import float32
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from benchmarks.reading_scores import US, read_file  # noqa: E402
from connectors.mail_reader import read_mail  # noqa: E402
from leads.inquiries.screening.kind_signs import WordSigns, phrase_signs, word_signs  # noqa: E402
from leads.inquiries.screening.kinds import (  # noqa: E402
    KINDS,
    LOOKED_AT,
    KindModel,
    Weights,
    as_table,
    kind_model,
    worth_of,
)
from leads.inquiries.screening.verdicts import Verdict  # noqa: E402
from leads.inquiries.text.written import written_text  # noqa: E402

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
_STRENGTH, _MOST_STEPS = 6.0, 400
"""How freely weights may grow: the inverse of scikit-learn's regularisation; and the descent's steps at most."""
_FEWEST = 3
"""Letters that a sign must be in, to count at all."""
_OF_MAIL = 3.0
"""What a gold mail's letter counts as: it stands in a real mail, an invented one alone."""
_PAIR, _QUESTION, _PHRASE = 2.0, 2.0, 0.1
"""What a sign of a pair or a question counts against a word's when fitted, and a phrase's in full: the heavier, the
less weight they need."""
_LEAST_WEIGHT, _LEAST_OF_PHRASE = 0.3, 0.02
"""Signs lighter for every kind are left out of the file."""
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
    words: WordSigns
    phrases: frozenset[str]


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
    read = text[:LOOKED_AT]
    words, phrases = word_signs(subject, read), phrase_signs(subject, read)
    return Letter(verdict, name, is_mails, is_forms, words, phrases)


def fit(letters: Sequence[Letter]) -> KindModel:
    """Of each kind, the weights that tell it from an inquiry."""
    worths = [_worths(one) for one in letters]
    met = Counter(sign for one in worths for sign in one)
    table = DictVectorizer(dtype=float32)
    rows = table.fit_transform(
        {sign: worth for sign, worth in one.items() if met[sign] >= _FEWEST} for one in worths
    )
    told = LogisticRegression(C=_STRENGTH, max_iter=_MOST_STEPS)
    told.fit(
        rows,
        [_CLASSES.index(one.verdict) for one in letters],
        sample_weight=[_OF_MAIL if one.is_mails and not one.is_forms else 1.0 for one in letters],
    )
    against = (told.coef_[1:] - told.coef_[0]).T.tolist()
    bias = (told.intercept_[1:] - told.intercept_[0]).tolist()
    weights = dict(zip(table.get_feature_names_out().tolist(), against, strict=True))
    return kind_model(
        tuple(round(one, 2) for one in bias),
        {sign: rounded for sign, told in weights.items() if (rounded := _rounded(sign, told))},
    )


def _worths(letter: Letter) -> dict[str, float]:
    """A letter's signs, each with what it counts while fitted."""
    worths = {
        **dict.fromkeys(letter.words.single, worth_of(letter.words.single)),
        **dict.fromkeys(letter.words.paired, worth_of(letter.words.paired)),
        **dict.fromkeys(letter.phrases, 1.0),
    }
    return {sign: worth * _scale_of(sign) for sign, worth in worths.items()}


def _scale_of(sign: str) -> float:
    if sign[0] == "=":
        return _PHRASE
    if " " in sign:
        return _PAIR
    return _QUESTION if sign[0] == "?" and len(sign) > 1 else 1.0


def _rounded(sign: str, told: Sequence[float]) -> Weights | None:
    """Weights as the file holds them; None where they hardly count."""
    least, digits = (_LEAST_OF_PHRASE, 2) if sign[0] == "=" else (_LEAST_WEIGHT, 1)
    scaled = tuple(round(one * _scale_of(sign), digits) for one in told)
    return scaled if any(abs(one) >= least for one in scaled) else None


def judge(model: KindModel, letter: Letter) -> tuple[float, Verdict]:
    """The log-odds of the likeliest kind against an inquiry."""
    return max(zip(model.odds(letter.words, letter.phrases), KINDS, strict=True))


def check(letters: Sequence[Letter], how: str, misses: int) -> None:
    """Judge letters by a model that has not seen them."""
    judged: list[tuple[float, Verdict, Letter]] = []
    if how == "mails":
        model = fit([one for one in letters if not one.is_mails])
        judged = [(*judge(model, one), one) for one in letters if one.is_mails]
    else:
        mixed = random.Random(2).sample(list(letters), len(letters))
        for part in range(_PARTS):
            model = fit([one for at, one in enumerate(mixed) if at % _PARTS != part])
            judged += [(*judge(model, one), one) for one in mixed[part::_PARTS]]
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
    model = fit(letters)
    others = sum(one.verdict is not Verdict.INQUIRY for one in letters)
    fitted = f"by benchmarks/fit_kinds.py on {len(letters):,} letters ({others:,} no inquiries)"
    told = {"fitted": fitted, "kinds": KINDS, **as_table(model)}
    asked.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{asked.out}: {len(model.weights)} weights, {fitted}")


if __name__ == "__main__":
    main()
