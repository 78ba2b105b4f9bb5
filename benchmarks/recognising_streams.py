"""Labelled lead streams for the recognising benchmarks: JSON lines in order of arrival, with `true_entity`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leads.model import Contact
from leads.recognising.normalising import Fingerprint, fingerprint

_FIELDS = ("name", "company", "email", "phone", "country", "region", "city", "postcode", "address")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One lead, with who it really is."""

    lead_id: str
    person: str
    contact: Contact

    @property
    def fingerprint(self) -> Fingerprint:
        return fingerprint(self.contact)


def read_stream(path: Path) -> list[Labelled]:
    """The stream as it arrived; `kind` and `true_entity` are kept from the matcher."""
    with path.open(encoding="utf-8") as lines:
        return list(_labelled(lines))


def _labelled(lines: Iterator[str]) -> Iterator[Labelled]:
    return (labelled(json.loads(line)) for line in lines)


def labelled(row: Mapping[str, str]) -> Labelled:
    """One line of a stream."""
    told = {field: row.get(field) or "" for field in _FIELDS}
    return Labelled(row["lead_id"], row["true_entity"], Contact(**told))
