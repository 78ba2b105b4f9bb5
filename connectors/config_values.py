"""The kinds of values that settings hold: each is checked, and a wrong one is told with a right one beside it."""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from leads.countries import country_code
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import meaning_of

_folder: ContextVar[Path] = ContextVar("folder of the configuration file")


@contextmanager
def paths_beside(folder: Path) -> Iterator[None]:
    """Relative paths mean files in this folder, while the block runs."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def _beside_the_file(path: Path) -> Path:
    """Relative to the configuration file's folder; `~` and `$NAME` are filled in."""
    filled = Path(os.path.expandvars(path)).expanduser()
    return _folder.get(Path.cwd()) / filled


def _folder_there(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(f"there is no folder {path}")
    return path


def _readable(path: Path) -> Path:
    try:
        with path.open("rb"):
            return path
    except OSError as error:
        raise ValueError(
            f"{path} cannot be read ({error.strerror}). Next: put the file there, or correct its path"
        ) from None


def _address(text: str) -> str:
    """A mail address, with or without a name before it."""
    address = parseaddr(text)[1]
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", address) or not text.strip().isprintable():
        raise ValueError(f"{text!r} is not a mail address (write: Sales <sales@example.com>)")
    return text.strip()


def bare_address(text: str) -> str:
    return parseaddr(_address(text))[1].lower()


def _domain(text: str) -> str:
    domain = text.strip().lower().removeprefix("@")
    if not re.fullmatch(r"[^@\s./]+(\.[^@\s./]+)+", domain):
        raise ValueError(f"{text!r} is not a domain (write: example.com)")
    return domain


def _region(given: object) -> object:
    """In YAML a bare NO is "false"."""
    if given is False:
        raise ValueError('must be text (in quotes: "NO")')
    region = given.strip().upper() if isinstance(given, str) else given
    if not isinstance(region, str) or region in {"", country_code(region)}:
        return region
    raise ValueError(f"{given!r} is not a country code of two letters (write: GB)")


def _host(text: str) -> str:
    """A server's name or address."""
    bare = text.strip()
    if re.fullmatch(r"[\w.-]+|\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\]?", bare):
        return bare
    # A pasted URL may hold a password: it is not repeated.
    raise ValueError("write only the server's name: mail.example.com (its port goes under port)")


def _spreadsheet_id(text: str) -> str:
    """The id in a spreadsheet's URL, or the id itself."""
    in_url = re.search(r"/spreadsheets/d/([\w-]+)", text)
    found = in_url.group(1) if in_url else text.strip()
    if not re.fullmatch(r"[\w-]*", found, re.ASCII):
        raise ValueError(
            f"{text!r} is neither a spreadsheet's URL nor the id in it (the part between /d/ and /edit)"
        )
    return found


def _one_or_more(given: object) -> object:
    """A single phrase needs no dash before it."""
    return (
        [given] if isinstance(given, str | int | float) and not isinstance(given, bool) else given
    )


def _phrase(text: str) -> str:
    """Words to look for; * stands for anything, but not for everything."""
    if len(text.strip(" *?.")) < _SHORTEST_PHRASE:
        raise ValueError(
            f"{text!r} would be found in every mail; write at least {_SHORTEST_PHRASE} letters of it"
        )
    return " ".join(text.split())


_SHORTEST_PHRASE = 2


def _meaning(text: str) -> str:
    """What a form's label asks for."""
    if label := meaning_of(text):
        return label.value
    known = [label.value for label in Label]
    near = difflib.get_close_matches(text.casefold(), known, n=1, cutoff=0.6)
    guess = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    raise ValueError(f"{text!r} is nothing a form asks for; {guess}")


_UNITS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hour": 3600}


def _duration(given: object) -> object:
    """A number of seconds, or "1 min", "30 s", "2 hours"."""
    written = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", str(given).lower())
    unit = _UNITS.get(written.group(2).removesuffix("s") or "s") if written else None
    if written is None or unit is None:
        raise ValueError(f"{given!r} is not a time span (write: 1 min, or 30 s)")
    return timedelta(seconds=float(written.group(1)) * unit)


ConfigPath = Annotated[Path, AfterValidator(_beside_the_file)]
ReadablePath = Annotated[ConfigPath, AfterValidator(_readable)]
FolderPath = Annotated[ConfigPath, AfterValidator(_folder_there)]
Host = Annotated[str, AfterValidator(_host)]
Address = Annotated[str, AfterValidator(bare_address)]
AddressWithName = Annotated[str, AfterValidator(_address)]
Domain = Annotated[str, AfterValidator(_domain)]
Region = Annotated[str, BeforeValidator(_region)]
SpreadsheetId = Annotated[str, AfterValidator(_spreadsheet_id)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
Phrase = Annotated[str, Field(max_length=200), AfterValidator(_phrase)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_one_or_more), Field(max_length=200)]
Meaning = Annotated[str, AfterValidator(_meaning)]
Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]+$")]


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, as far as its name alone tells."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")
