"""How many mails a second are read, beside what others need to parse them? All in one run, on the same mails.

    python benchmarks/reading_speed.py [--data DIR] [--rounds N]

Ours is bytes to inquiry: parsed, judged, trimmed, contact read. The others only parse.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import mailparser  # type: ignore[import-untyped]  # noqa: E402  # it ships no types

from connectors.mail_reader import read_mail  # noqa: E402
from leads.inquiries.reading import read_inquiry  # noqa: E402
from leads.model import Workspace  # noqa: E402

CORPUS = ROOT.parent / "shared" / "data" / "mail"
_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_US = Workspace(region="GB")


def ours(raw: bytes) -> None:
    read_inquiry(read_mail(raw), _NOW, _US)


def ours_parsing_only(raw: bytes) -> None:
    read_mail(raw)


def mail_parser(raw: bytes) -> None:
    """Its own crashes are part of the price: they cost it less time, not more."""
    try:
        mailparser.parse_from_bytes(raw)
    except (AttributeError, LookupError, ValueError):
        return


def standard_library(raw: bytes) -> None:
    """The modern policy: headers and the body part read."""
    message = message_from_bytes(raw, policy=policy.default)
    try:
        [str(value) for value in message.values()]
        body = message.get_body(("plain", "html"))
        if body is not None:
            body.get_content()
    except (LookupError, ValueError, AttributeError, KeyError, IndexError):
        return


def imap_tools(raw: bytes) -> None:
    """Everything it reads lazily is asked for."""
    message = MailMessage.from_bytes(raw)
    try:
        _ = (message.from_values, message.to_values, message.subject, message.date)
        _ = (message.text, message.html, message.attachments)
    except (LookupError, ValueError, AttributeError, TypeError):
        return


READERS: dict[str, Callable[[bytes], None]] = {
    "Leadsheet, bytes to inquiry": ours,
    "Leadsheet, parsing only": ours_parsing_only,
    "mail-parser, parsing only": mail_parser,
    "standard library, parsing only": standard_library,
}


if find_spec("imap_tools"):  # a peer: the CI's packages have it, ours need not
    from imap_tools import MailMessage

    READERS["imap-tools, parsing only"] = imap_tools


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument(
        "--data", type=Path, help="folder of mails (default: corpus, else gold mails)"
    )
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    data = asked.data or (CORPUS if CORPUS.is_dir() else ROOT / "tests" / "mail")
    files = sorted(
        path
        for path in data.rglob("*")
        if path.is_file() and path.suffix not in {".jsonl", ".yaml"}
    )
    mails = [path.read_bytes() for path in files]
    for raw in mails:
        ours(raw)  # imports and caches are no reading
    rounds = [_seconds(mails) for _ in range(asked.rounds)]
    print(
        f"{len(mails)} mails, {sum(map(len, mails)) / 1e6:.1f} MB, median of {asked.rounds} rounds, one core"
    )
    if imap_tools not in READERS.values():
        print("imap-tools is left out: it is not installed")
    for name in READERS:
        rate = len(mails) / statistics.median(spent[name] for spent in rounds)
        share = statistics.median(spent[_BASE] / spent[name] for spent in rounds)
        print(f"{name:32} {rate:7.0f} mails/s  {share:5.2f} of mail-parser")
    return 0


_BASE = "mail-parser, parsing only"
_TURN = 25


def _seconds(mails: list[bytes]) -> dict[str, float]:
    """CPU seconds that each reader takes for all mails; they take turns, so that a busy machine slows all alike."""
    spent = dict.fromkeys(READERS, 0.0)
    names = list(READERS)
    for turn, at in enumerate(range(0, len(mails), _TURN)):
        first = turn % len(names)  # whoever is first compiles the parts' boundaries for all
        for name in (*names[first:], *names[:first]):
            read = READERS[name]
            started = time.process_time()
            for raw in mails[at : at + _TURN]:
                read(raw)
            spent[name] += time.process_time() - started
    return spent


if __name__ == "__main__":
    sys.exit(main())
