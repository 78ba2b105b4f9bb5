"""A company that was found, and whether it is we ourselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CompanyFound:
    """A company, the line it was read from, and how sure we are (0..1)."""

    name: str
    line: str
    confidence: float


def is_ours(name: str, own_domains: frozenset[str]) -> bool:
    words = _key(name)
    return any(
        len(key) >= 4 and key in words
        for key in (_key(domain.split(".")[0]) for domain in own_domains)
    )


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
