"""The example that everybody copies: it loads, and explains every setting there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from connectors.config import Config, load_config
from tests.connectors.config.config_files import ROOT, written


@pytest.fixture
def example(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SALES_MAILBOX_PASSWORD", "x")
    monkeypatch.setenv("OUTGOING_PASSWORD", "x")
    (folder / "service-account.json").write_text("{}")
    return written(folder, (ROOT / "config.example.yaml").read_text(encoding="utf-8"))


def test_example_loads_as_it_is(example: Path) -> None:
    assert load_config(example).mailboxes[0].name == "sales"


MEANINGS = "form_mails.labels."
"""What stands under `labels` is the user's: what a form asks for."""


def test_example_names_every_setting_and_no_other() -> None:
    shown = yaml.safe_load((ROOT / "config.example.yaml").read_text(encoding="utf-8"))

    settings = {
        "form_mails.labels" if name.startswith(MEANINGS) else name for name in names_in(shown)
    }
    assert settings == set(names_of(Config))


def test_example_explains_every_setting_above_it() -> None:
    lines = (ROOT / "config.example.yaml").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if ":" in line and not line.lstrip().startswith(("#", "- info", "- example"))
        if not above.lstrip().startswith("#") and above.strip()
    ]

    # The first setting of a block stands right below the block's own line.
    assert bare == []


def names_of(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = next(models_in(field.annotation), None)
        if inner:
            yield from names_of(inner, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def names_in(shown: Any, path: str = "") -> Iterator[str]:
    if isinstance(shown, dict):
        for name, held in shown.items():
            deeper = isinstance(held, dict) or (
                isinstance(held, list) and isinstance(held[0], dict)
            )
            if deeper:
                yield from names_in(held, f"{path}{name}.")
            else:
                yield f"{path}{name}"
    elif isinstance(shown, list):
        for held in shown:
            yield from names_in(held, path)
