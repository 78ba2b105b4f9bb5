"""An index as bytes, and back, so that a worker need not read a million leads anew to start.

Only ever a cache: what cannot be read, was made by another version or for another spreadsheet is
no snapshot, and the index is built from the workbook. What is read is brought up to date by
`Index.update` with the leads of the workbook as they are now; a snapshot is never believed further
than that.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import Any
from zlib import crc32

from leads.recognising.index import Index

_MAGIC = b"leadsheet index\n"
_FORMAT = 4
"""Of these bytes. Whether the keys in them are made by today's rules, who keeps them must say in `of`."""

_HEADER_BYTES = 8
_NUMBERS = 3  # of the parts, those that are arrays of numbers


def to_bytes(index: Index, of: str) -> bytes:
    """The index as it stands, with every change since it was built.

    Args:
        index: Of a whole register.
        of: Which spreadsheet, and which code's keys: only who asks for the same gets it back.
    """
    ends, digests, sizes, rows, keys = index.parts()
    parts = (ends.tobytes(), digests.tobytes(), sizes.tobytes(), rows, keys)
    body = b"".join(parts)
    header = json.dumps(_header(of, [len(part) for part in parts], crc32(body))).encode()
    return b"".join((_MAGIC, len(header).to_bytes(_HEADER_BYTES, "little"), header, body))


def from_bytes(data: bytes, of: str) -> Index | None:
    """What `to_bytes` was given; None when this is no snapshot of that, whatever it is instead."""
    whole = memoryview(data)
    start = len(_MAGIC) + _HEADER_BYTES
    if bytes(whole[: len(_MAGIC)]) != _MAGIC:
        return None
    end = start + int.from_bytes(whole[len(_MAGIC) : start], "little")
    try:
        header: dict[str, Any] = json.loads(bytes(whole[start:end]))
        sizes, body = header["sizes"], whole[end:]
        if header != _header(of, sizes, crc32(body)) or sum(sizes) != len(body):
            return None
        return _read(body, sizes)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _header(of: str, sizes: list[int], checksum: int) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "of": of,
        "order": sys.byteorder,
        "sizes": sizes,
        "checksum": checksum,
    }


def _read(body: memoryview, sizes: list[int]) -> Index:
    parts, start = [], 0
    for size in sizes:
        parts.append(body[start : start + size])
        start += size
    numbers = []
    for part in parts[:_NUMBERS]:
        numbers.append(array("Q"))
        numbers[-1].frombytes(part)
    ends, digests, shelves = numbers
    rows, keys = parts[_NUMBERS:]
    return Index.of_parts(ends, digests, shelves, rows, keys)
