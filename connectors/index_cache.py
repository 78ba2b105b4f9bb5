"""A file beside the worker that spares it indexing a large register anew at every start.

Only ever a cache: the workbook alone is believed, and the index is brought up to date by it before it
is used. What is missing, damaged, half-written, from another version, workbook or user, or cannot be
written, is as if it were not there.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

import leads
from leads.recognising.index import Index
from leads.recognising.kept import newest_index, start_from
from leads.recognising.snapshot import from_bytes, to_bytes

FEWEST, ONE_IN = 200, 50
"""It is written again once so many leads are new or changed, and a fiftieth of the register."""


class IndexCache:
    """The index of one workbook's register, in a folder of the operator's choice.

    The file holds names and addresses, as the workbook does, and no secret: only its owner may read it.
    """

    def __init__(self, folder: Path, workbook: str) -> None:
        self._of = f"{workbook} {code_mark()}"
        name = blake2b(workbook.encode(), digest_size=8).hexdigest()
        self._path = folder / f"leadsheet-{name}.index"
        self._written = 0

    def take_out(self) -> None:
        """Let the first turn start from the file, if there is one; never raises for what is in it."""
        index = self._read()
        if index is not None:
            self._written = index.end
            start_from(index)

    def put_away(self) -> None:
        """Write the index as the last turn left it, when enough of it is new. Never raises."""
        index = newest_index()
        if index is None or not self._is_due(index):
            return
        # Also where it fails: a full disk is not tried again every minute.
        self._written = index.end
        with suppress(OSError):
            self._write(to_bytes(index, self._of))

    def _is_due(self, index: Index) -> bool:
        return abs(index.end - self._written) >= max(FEWEST, self._written // ONE_IN)

    def _read(self) -> Index | None:
        try:
            with self._path.open("rb") as file:
                if not _is_ours(file.fileno()):
                    return None
                return from_bytes(file.read(), self._of)
        except (OSError, MemoryError):
            return None

    def _write(self, data: bytes) -> None:
        """All of it or nothing; the file is its owner's from the first byte."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, half = tempfile.mkstemp(dir=self._path.parent, prefix=f"{self._path.name}.")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(half).replace(self._path)
        except BaseException:
            with suppress(OSError):
                Path(half).unlink()
            raise


@cache
def code_mark() -> str:
    """Of the code that makes an index: keys by other rules would be looked for in vain."""
    code = blake2b(digest_size=8)
    for path in sorted(Path(leads.__path__[0]).rglob("*.py")):
        code.update(path.read_bytes())
    return code.hexdigest()


def _is_ours(number: int) -> bool:
    """Whether nobody else may have written the file."""
    if not hasattr(os, "getuid"):
        return True
    told = os.fstat(number)
    return told.st_uid == os.getuid() and not told.st_mode & 0o022
