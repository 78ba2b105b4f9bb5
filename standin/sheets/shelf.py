"""Where does everything lie when the stand-in is off? In one SQLite file; rows are written singly."""

from __future__ import annotations

import gc
import json
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula, Style, Value
from standin.sheets.errors import Json
from standin.sheets.grid import Grid, Row, reserve_uids
from standin.sheets.tab import Tab

_SCHEMA = """
CREATE TABLE IF NOT EXISTS keep(name TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS books(id TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tabs(
  book TEXT NOT NULL, sheet_id INTEGER NOT NULL, json TEXT NOT NULL, row_order BLOB NOT NULL,
  PRIMARY KEY (book, sheet_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS grid_rows(
  book TEXT NOT NULL, uid INTEGER NOT NULL, cells TEXT NOT NULL,
  PRIMARY KEY (book, uid)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS styles(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
"""
_FILE = "sheets.sqlite3"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Inside, Python looks for no garbage: among a million new cells there is none, and looking is half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Shelf:
    """One SQLite file in the data folder, or only memory when there is none."""

    def __init__(self, folder: Path | None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(
            ":memory:" if folder is None else folder / _FILE,
            check_same_thread=False,
            isolation_level=None,
        )
        self._lock = threading.Lock()
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)
        self._style_ids: dict[str, int] = {}
        self._seen: dict[int, tuple[Style, int]] = {}
        self._styles: dict[int, Style] = {}
        for number, text in self._db.execute("SELECT id, json FROM styles"):
            self._style_ids[text] = number
            self._styles[number] = json.loads(text)
        self._written: dict[str, str] = {}

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def kept(self, name: str, otherwise: Any) -> Any:
        """A small thing kept under a name."""
        found = self._db.execute("SELECT json FROM keep WHERE name=?", (name,)).fetchone()
        return json.loads(found[0]) if found else otherwise

    def keep(self, name: str, what: Any) -> None:
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO keep VALUES (?,?)", (name, json.dumps(what)))

    def save(self, book: Book, about: Json, before: Book | None) -> None:
        """Write what changed between two states of a book, in one transaction. `about`: what Drive knows of it."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._save(book, about, before)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _save(self, book: Book, about: Json, before: Book | None) -> None:
        named = {name: getattr(book, name) for name in _BOOK_FIELDS}
        named["metadata"] = list(book.metadata.values())
        named["tabs"] = [tab.sheet_id for tab in book.tabs]
        named["file"] = about
        self._db.execute(
            "INSERT OR REPLACE INTO books VALUES (?,?)", (book.spreadsheet_id, json.dumps(named))
        )
        old = {tab.sheet_id: tab for tab in before.tabs} if before else {}
        for tab in book.tabs:
            self._save_tab(book, tab, old.pop(tab.sheet_id, None))
        for tab in old.values():
            self._db.execute(
                "DELETE FROM tabs WHERE book=? AND sheet_id=?", (book.spreadsheet_id, tab.sheet_id)
            )
            self._forget(book, (row.uid for row in tab.grid.rows))

    def _save_tab(self, book: Book, tab: Tab, old: Tab | None) -> None:
        described = json.dumps({name: getattr(tab, name) for name in _TAB_FIELDS})
        key = f"{book.spreadsheet_id}/{tab.sheet_id}"
        grid = tab.grid
        if old is None or grid.rearranged or self._written.get(key) != described:
            order = array("q", [row.uid for row in grid.rows]).tobytes()
            self._db.execute(
                "INSERT OR REPLACE INTO tabs VALUES (?,?,?,?)",
                (book.spreadsheet_id, tab.sheet_id, described, order),
            )
            self._written[key] = described
        if grid.touched:
            self._db.executemany(
                "INSERT OR REPLACE INTO grid_rows VALUES (?,?,?)",
                [
                    (book.spreadsheet_id, row.uid, self._encoded(row.cells))
                    for row in grid.rows
                    if row.uid in grid.touched
                ],
            )
        if old is not None and grid.rearranged:
            left = {row.uid for row in grid.rows}
            self._forget(book, (row.uid for row in old.grid.rows if row.uid not in left))

    def _forget(self, book: Book, uids: Iterable[int]) -> None:
        self._db.executemany(
            "DELETE FROM grid_rows WHERE book=? AND uid=?",
            [(book.spreadsheet_id, uid) for uid in uids],
        )

    def drop(self, spreadsheet_id: str) -> None:
        """Forget a spreadsheet."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            for table, key in (("books", "id"), ("tabs", "book"), ("grid_rows", "book")):
                self._db.execute(f"DELETE FROM {table} WHERE {key}=?", (spreadsheet_id,))  # noqa: S608 - names are ours
            self._db.execute("COMMIT")

    def load(self) -> list[tuple[Book, Json]]:
        """Every spreadsheet with what Drive knows of it."""
        found = self._db.execute("SELECT json FROM books").fetchall()
        highest = self._db.execute("SELECT max(uid) FROM grid_rows").fetchone()[0]
        reserve_uids(highest or 0)
        with _no_collecting():
            return [self._loaded(json.loads(text)) for (text,) in found]

    def _loaded(self, named: Json) -> tuple[Book, Json]:
        key = named["spreadsheet_id"]
        rows = dict(self._db.execute("SELECT uid, cells FROM grid_rows WHERE book=?", (key,)))
        tabs = {}
        for sheet_id, text, order in self._db.execute(
            "SELECT sheet_id, json, row_order FROM tabs WHERE book=?", (key,)
        ):
            uids = array("q", order)
            grid = Grid([Row(self._decoded(rows.get(uid, "[]")), uid) for uid in uids])
            tabs[sheet_id] = Tab(**_with_int_keys(json.loads(text)), grid=grid)
        made = Book(**{name: named[name] for name in _BOOK_FIELDS if name in named})
        made.tabs = [tabs[number] for number in named["tabs"]]
        made.metadata = {one["metadataId"]: one for one in named["metadata"]}
        return made, named["file"]

    def _encoded(self, cells: list[Cell | None]) -> str:
        return _ENCODER.encode([None if cell is None else self._packed(cell) for cell in cells])

    def _packed(self, cell: Cell) -> Any:
        value: Any = cell.value
        if type(value) is Formula:
            value = {"=": str(value)}
        if cell[1:] == (None, None, None, None) and value is not None:
            return value
        return [
            value,
            self._style(cell.format),
            cell.note,
            self._style(cell.validation),
            cell.extra,
        ]

    def _style(self, style: Style | None) -> int | None:
        """The number of a style in the table of styles; equal styles share one."""
        if style is None:
            return None
        seen = self._seen.get(id(style))
        if seen is not None and seen[0] is style:
            return seen[1]
        text = json.dumps(style, sort_keys=True)
        number = self._style_ids.get(text)
        if number is None:
            number = len(self._style_ids) + 1
            self._style_ids[text] = number
            self._db.execute("INSERT OR REPLACE INTO styles VALUES (?,?)", (number, text))
        if len(self._seen) > 10_000:
            self._seen.clear()
        self._seen[id(style)] = (style, number)
        return number

    def _decoded(self, text: str) -> list[Cell | None]:
        return [
            None
            if packed is None
            else Cell(packed)
            if type(packed) is str
            else self._unpacked(packed)
            for packed in json.loads(text)
        ]

    def _unpacked(self, packed: Any) -> Cell:
        if not isinstance(packed, list):
            return Cell(_value(packed))
        value, form, note, validation, extra = packed
        return Cell(_value(value), self._known(form), note, self._known(validation), extra)

    def _known(self, number: int | None) -> Style | None:
        return None if number is None else self._styles_by_id(number)

    def _styles_by_id(self, number: int) -> Style:
        if number not in self._styles:
            text = self._db.execute("SELECT json FROM styles WHERE id=?", (number,)).fetchone()[0]
            self._styles[number] = json.loads(text)
        return self._styles[number]


_BOOK_FIELDS = (
    "spreadsheet_id",
    "title",
    "locale",
    "time_zone",
    "properties",
    "named_ranges",
    "comments",
    "revision",
)
_TAB_FIELDS = tuple(one.name for one in fields(Tab) if one.name != "grid")


def _value(packed: Any) -> Value:
    if isinstance(packed, dict):
        return Formula(packed["="])
    return packed  # type: ignore[no-any-return]


def _with_int_keys(described: Json) -> Json:
    for name in ("row_properties", "column_properties"):
        described[name] = {int(number): one for number, one in described[name].items()}
    return described
