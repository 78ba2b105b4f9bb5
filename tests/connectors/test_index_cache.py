"""The index's file is a cache and no more: whatever is wrong with it, the register is indexed all the same."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors import index_cache
from connectors.index_cache import FEWEST, IndexCache
from leads.model import Lead
from leads.recognising import kept
from leads.recognising.kept import index_of

LEADS = [
    Lead(lead_id=f"L-{n}", name=f"Person {n}", email=f"person{n}@example.com")
    for n in range(1, FEWEST + 51)
]


@pytest.fixture(autouse=True)
def _empty_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SHELF", kept._Shelf())


def start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SHELF", kept._Shelf())


def written(folder: Path, workbook: str = "book") -> Path:
    index_of(LEADS)
    IndexCache(folder, workbook).put_away()
    [file] = folder.iterdir()
    return file


def found_after_a_start(folder: Path, monkeypatch: pytest.MonkeyPatch, leads: list[Lead]) -> bool:
    """Whether the file was used; what is found is the workbook's in any case."""
    start_anew(monkeypatch)
    IndexCache(folder, "book").take_out()
    used = kept._SHELF.spare is not None
    for lead in (leads[0], leads[-1]):
        assert [one for one, _ in index_of(leads).with_email(lead.email)] == [lead.lead_id]
    assert index_of(leads).with_email("gone@example.com") == []
    return used


def test_a_start_takes_the_index_from_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path)

    assert found_after_a_start(tmp_path, monkeypatch, LEADS)


def test_a_file_that_other_code_made_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_cache, "code_mark", lambda: "yesterday's")
    written(tmp_path)
    monkeypatch.undo()

    assert not found_after_a_start(tmp_path, monkeypatch, LEADS)


def test_the_workbook_is_believed_and_not_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of([*LEADS, Lead(lead_id="L-9999", name="Gone", email="gone@example.com")])
    IndexCache(tmp_path, "book").put_away()
    moved = [Lead(lead_id="L-1", name="Person 1", email="moved@example.com"), *LEADS[1:]]

    assert found_after_a_start(tmp_path, monkeypatch, moved)


def test_only_its_owner_may_read_the_file_and_no_half_is_left(tmp_path: Path) -> None:
    file = written(tmp_path / "new" / "folder")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def changed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def older(file: Path) -> None:
    file.write_bytes(re.sub(rb'"format": \d', b'"format": 0', file.read_bytes(), count=1))


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def of_another_workbook(file: Path) -> None:
    other = written(file.parent / "other", "another book")
    other.replace(file)
    other.parent.rmdir()


def writable_by_others(file: Path) -> None:
    file.chmod(0o666)


@pytest.mark.parametrize(
    "spoil",
    [
        halved,
        changed,
        older,
        emptied,
        a_folder,
        of_another_workbook,
        writable_by_others,
        Path.unlink,
    ],
)
def test_a_file_that_is_not_as_we_left_it_is_no_file(
    spoil: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path)
    spoil(file)

    assert not found_after_a_start(tmp_path, monkeypatch, LEADS)


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    index_of(LEADS)
    IndexCache(tmp_path / "file", "book").put_away()

    assert (tmp_path / "file").read_text() == "no folder"


def test_a_full_disk_leaves_the_older_file_whole_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path)
    before = file.read_bytes()
    full = OSError(28, "No space left on device")

    def no_room(*_: object) -> None:
        raise full

    monkeypatch.setattr(os, "fdopen", no_room)
    start_anew(monkeypatch)
    index_of([*LEADS, *(Lead(lead_id=f"M-{n}", name=f"New {n}") for n in range(900))])
    IndexCache(tmp_path, "book").put_away()

    assert [one.read_bytes() for one in tmp_path.iterdir()] == [before]


def test_it_is_written_again_only_when_enough_is_new(tmp_path: Path) -> None:
    file = written(tmp_path)
    cache = IndexCache(tmp_path, "book")
    cache.put_away()
    first = file.stat().st_mtime_ns, file.stat().st_ino
    index_of([*LEADS, Lead(lead_id="L-5000", name="One more")])
    cache.put_away()

    assert (file.stat().st_mtime_ns, file.stat().st_ino) == first
