"""Leads as a file of JSON lines tells them, one each; what cannot be used is named with its line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leads.model import Contact

_MOST_TOLD = 10
"""Problems that are told one by one; a file of another kind has one in every line."""
_CONTACT = ("name", "company", "email", "phone", "country", "region", "city", "postcode", "address")


@dataclass(frozen=True, slots=True)
class Line:
    """One lead of a file."""

    lead_id: str
    contact: Contact


class BadLineError(ValueError):
    """A line that holds no lead; its text says what is wrong with it."""


def lines_of(path: Path, problems: list[str]) -> Iterator[Line]:
    """The leads of a file; what cannot be used goes to `problems`."""
    try:
        with path.open("rb") as raw_lines:
            for number, raw in enumerate(raw_lines, start=1):
                if not raw.strip():
                    continue
                try:
                    yield _line(raw)
                except BadLineError as error:
                    problems.append(f"{path}, line {number}: {error}")
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}")


def unreadable(path: Path, problems: list[str]) -> bool:
    """Whether the register itself is missing: without it every answer would be "new"."""
    return any(problem.startswith(f"{path} cannot be read") for problem in problems)


def complain(problems: list[str]) -> None:
    """Name what could not be used, on stderr: the first of it, and how much more there is."""
    for problem in problems[:_MOST_TOLD]:
        print(problem, file=sys.stderr)
    if len(problems) > _MOST_TOLD:
        print(f"... and {len(problems) - _MOST_TOLD} more", file=sys.stderr)


def _line(raw: bytes) -> Line:
    try:
        told = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLineError("is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"is not JSON: {error}") from None
    if not isinstance(told, dict):
        raise BadLineError('is not a lead; write one as {"lead_id": "L-1", "name": ...}')
    lead_id = _text(told, "lead_id")
    if not lead_id:
        raise BadLineError("has no lead_id")
    return Line(lead_id, Contact(**{field: _text(told, field) for field in _CONTACT}))


def _text(told: dict[str, object], field: str) -> str:
    value = told.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLineError(f"{field} must be text, not {json.dumps(value)[:40]}")
    return str(value)
