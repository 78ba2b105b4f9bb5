"""Configuration files to be read, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.config import load_config
from connectors.errors import ConfigError

ROOT = Path(__file__).resolve().parents[3]


SMALLEST = """\
workbook:
  spreadsheet: abc-DEF_1
  credentials_file: key.json
mailboxes:
  - name: sales
    host: imap.example.com
    user: sales@example.com
    password_file: secret
outgoing:
  host: smtp.example.com
  sender: Leads <leads@example.com>
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_config(written(folder, text))
    return caught.value.problems
