"""How well are mails read? One table over the gold mails and, where it lies beside the checkout, the public corpus.

    python benchmarks/reading_scores.py [--misses] [--data DIR]

A gold mail is an .eml beside its .expected.yaml; a corpus folder holds files and an expected.jsonl.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

from connectors.mail_reader import read_mail  # noqa: E402
from leads.inquiries.reading import Reading, read_inquiry  # noqa: E402
from leads.inquiries.screening.verdicts import Verdict  # noqa: E402
from leads.model import Contact, Source, Workspace  # noqa: E402

GOLD = ROOT / "tests" / "mail"
CORPUS = ROOT.parent / "shared" / "data" / "mail"
US = Workspace(own_domains=frozenset({"own.example.net"}), region="GB")
_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_HUMAN = {Verdict.INQUIRY, Verdict.REPLY}


@dataclass(slots=True)
class Score:
    """How many of how many were right, and which were not."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, where: str, got: object, wanted: object, *, right: bool) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(f"{where}: {str(got)[:120]!r}, expected {str(wanted)[:120]!r}")


Scores = dict[str, Score]


def gold_cases() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each gold mail with what is expected of it."""
    for path in sorted(GOLD.glob("*.eml")):
        wanted = yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))
        yield path, wanted


def read_file(path: Path, workspace: Workspace) -> Reading:
    return read_inquiry(read_mail(path.read_bytes()), _NOW, workspace)


def checks(reading: Reading, wanted: dict[str, Any]) -> Iterator[tuple[str, object, object, bool]]:
    """Each expectation as (field, got, wanted, right)."""
    inquiry = reading.inquiry
    contact = inquiry.contact if inquiry else Contact()
    message = inquiry.message if inquiry else ""
    for name, value in wanted.items():
        got: object
        match name:
            case "verdict":
                got, right = str(reading.verdict), str(reading.verdict) == value
            case "source":
                got = "web_form" if inquiry and inquiry.source is Source.WEB_FORM else "email"
                right = got == value
            case "forwarded" | "language":
                got = getattr(inquiry, name, None)
                right = got == value
            case "refers_to":
                got = list(inquiry.refers_to) if inquiry else []
                right = got[: len(value)] == value
            case "reply_text":
                got, right = reading.reply_text, _same(reading.reply_text, value)
            case "message_starts" | "reply_starts":
                got = message if name == "message_starts" else reading.reply_text
                right = str(got).startswith(value)
            case "message" | "message_contains":
                got, right = message, _is_said(message, value, is_whole=name == "message")
            case "not_in_message" | "not_in_reply":
                got = message if name == "not_in_message" else reading.reply_text
                unwanted = value if isinstance(value, list) else [value]
                right = not any(str(part) in str(got) for part in unwanted)
            case _:
                got = getattr(contact, name)
                right = got == value
        yield name, got, value, right


def _is_said(message: str, wanted: str | list[str], *, is_whole: bool) -> bool:
    """Whether a message is what was wanted, blanks aside; or whether that is in it, letter by letter."""
    if is_whole:
        return _same(message, str(wanted))
    return all(part in message for part in (wanted if isinstance(wanted, list) else [wanted]))


def score_gold() -> Scores:
    scores: Scores = defaultdict(Score)
    for path, wanted in gold_cases():
        for name, got, value, right in checks(read_file(path, US), wanted):
            scores[f"gold {name}"].count(path.stem, got, value, right=right)
    return scores


def score_corpus(data: Path = CORPUS) -> Scores:
    """Verdicts, reply texts, senders, subjects and texts against what the corpus states."""
    scores: Scores = defaultdict(Score)
    for listing in sorted(data.glob("*/expected.jsonl")):
        for line in listing.read_text("utf-8").splitlines():
            wanted = json.loads(line)
            path = listing.parent / wanted["file"]
            where = f"{listing.parent.name}/{path.name}"
            mail = read_mail(path.read_bytes())
            reading = read_inquiry(mail, _NOW, Workspace())
            _score_verdict(scores, where, wanted["kind"], reading)
            _score_reply(scores, where, wanted, reading.reply_text)
            for name, got in (
                ("subject", mail.subject),
                ("from_email", mail.sender.email),
                ("from_name", mail.sender.name),
            ):
                if name in wanted:
                    stated = (
                        (wanted[name] or "").lower() if name == "from_email" else wanted[name] or ""
                    )
                    scores[f"parsed {name}"].count(where, got, stated, right=_same(got, stated))
            if wanted.get("text_parts"):
                stated = wanted["text_parts"][0]
                right = _packed(stated)[:200] in _packed(mail.text)
                scores["parsed text"].count(where, mail.text, stated, right=right)
    return scores


def _score_verdict(scores: Scores, where: str, kind: str, reading: Reading) -> None:
    """Kept out of the leads, or not lost: what the kinds that the corpus states ask for.

    A letter about which Review asks is neither among the leads nor lost.
    """
    is_human = reading.verdict in _HUMAN
    is_kept = is_human or reading.verdict is Verdict.REVIEW
    if kind in {"bounce", "feedback", "auto_reply", "spam", "list"}:
        scores[f"kept out: {kind}"].count(where, reading.verdict, kind, right=not is_human)
    elif kind in {"reply", "inquiry"}:
        scores["human mails kept"].count(where, reading.verdict, kind, right=is_kept)
        scores["human mails filed at once"].count(where, reading.verdict, kind, right=is_human)


def _score_reply(scores: Scores, where: str, wanted: dict[str, Any], got: str) -> None:
    stated = {name: value for name, value in wanted.items() if name.startswith("reply_")}
    if not stated:
        return
    right = (
        ("reply_text" not in stated or _same(got, stated["reply_text"]))
        and all(_packed(part) in _packed(got) for part in stated.get("reply_contains_all", ()))
        and (
            "reply_not_contains" not in stated
            or _packed(stated["reply_not_contains"]) not in _packed(got)
        )
    )
    scores["reply text"].count(where, got, stated, right=right)


def _packed(text: str) -> str:
    return "".join(text.split())


def _same(got: str, wanted: str) -> bool:
    return _packed(got) == _packed(wanted)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true", help="show each answer that was not right")
    parser.add_argument("--data", type=Path, default=CORPUS, help="folder of the corpus")
    asked = parser.parse_args()
    scores = score_gold() | score_corpus(asked.data)
    for name, score in scores.items():
        print(f"{name:24} {score.right:4} of {score.asked:4}  {score.right / score.asked:6.1%}")
        if asked.misses:
            for miss in score.misses:
                print(f"    {miss}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
