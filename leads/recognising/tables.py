"""Tables for `str.translate`."""

from __future__ import annotations

_ASCII = range(128)


def leaving_out(characters: str) -> dict[int, int | None]:
    """As `str.maketrans("", "", characters)`, in half the time: what a table does not name costs an exception."""
    every: dict[int, int | None] = {code: code for code in _ASCII}
    return every | dict.fromkeys(map(ord, characters))
