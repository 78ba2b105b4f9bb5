"""The lists of words that reading goes by: data, one file a subject, in UTF-8."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def text_of(name: str) -> str:
    """A file of this folder, as "cities.tsv"."""
    return files(__name__).joinpath(name).read_text("utf-8")


def table_of(name: str) -> dict[str, Any]:
    """A TOML file of this folder, as "titles"."""
    return tomllib.loads(text_of(f"{name}.toml"))
