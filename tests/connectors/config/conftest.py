"""A folder with what the smallest configuration needs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "key.json").write_text("{}")
    (tmp_path / "secret").write_text("correct horse\n")
    return tmp_path
