"""Where do the mails of the stand-in live? In a folder, one .eml file each, so that anybody can look."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_NAME = re.compile(r"\d{6}-(\d{8}T\d{6})Z")
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMail:
    """One mail as it lies in the folder.

    Attributes:
        name: The file's name without ".eml"; sorts in the order of arrival.
        at: When it arrived or left, by the clock of the stand-in, to the second.
        raw: Its bytes, unchanged.
    """

    name: str
    at: datetime
    raw: bytes


class EmlFolder:
    """A folder of mails, oldest first. What lies in it at the start stays in it.

    Safe to use from several threads.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        self._mails = {path.stem: _read(path) for path in sorted(folder.glob("*.eml"))}
        self._count = max((_number(name) for name in self._mails), default=0)

    def keep(self, raw: bytes, at: datetime) -> KeptMail:
        """Write the mail down; it is on disk when this returns."""
        with self._lock:
            self._count += 1
            name = f"{self._count:06d}-{at.astimezone(UTC):{_TIME}}Z"
            (self._folder / f"{name}.eml").write_bytes(raw)
            mail = KeptMail(name=name, at=at.astimezone(UTC).replace(microsecond=0), raw=raw)
            self._mails[name] = mail
            return mail

    def all(self) -> tuple[KeptMail, ...]:
        with self._lock:
            return tuple(self._mails.values())

    def get(self, name: str) -> KeptMail | None:
        """The mail of this name; None when there is none. No name reaches the file system."""
        with self._lock:
            return self._mails.get(name)

    def clear(self) -> None:
        with self._lock:
            for name in self._mails:
                (self._folder / f"{name}.eml").unlink(missing_ok=True)
            self._mails.clear()
            self._count = 0


def _read(path: Path) -> KeptMail:
    """A file that a person put there has another name; it arrived when it was last changed."""
    if found := _NAME.fullmatch(path.stem):
        at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    else:
        at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return KeptMail(name=path.stem, at=at, raw=path.read_bytes())


def _number(name: str) -> int:
    return int(name[:6]) if _NAME.fullmatch(name) else 0
