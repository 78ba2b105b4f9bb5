"""The spreadsheets of this stand-in: who owns them, who may see them, and one lock for each."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from standin.sheets.accounts import Account, Accounts
from standin.sheets.book import Book
from standin.sheets.errors import Json, not_found, permission_denied
from standin.sheets.past import Past
from standin.sheets.shelf import Shelf
from standin.sheets.tab import Tab

OWNER = "owner@example.com"
"""The person who created the spreadsheets of `create_spreadsheet`, and who types in the page."""

_WRITERS = {"writer", "fileOrganizer", "organizer", "owner"}


@dataclass(slots=True)
class Held:
    """A spreadsheet, what Drive knows of it, and its lock.

    Attributes:
        permissions: As in Drive v3, in the order they were given.
        home: Whether a reset puts it back empty instead of dropping it.
    """

    book: Book
    created: str
    modified: str
    permissions: list[Json]
    home: bool = False
    version: int = 1
    lock: threading.RLock = field(default_factory=threading.RLock)
    past: Past = field(default_factory=Past)

    def about(self) -> Json:
        """What is kept beside the content."""
        return {
            "created": self.created,
            "modified": self.modified,
            "permissions": self.permissions,
            "home": self.home,
            "version": self.version,
        }

    def may_read(self, email: str) -> bool:
        return any(
            p.get("emailAddress") == email or p["type"] == "anyone" for p in self.permissions
        )

    def is_owner(self, email: str) -> bool:
        return any(
            p["role"] == "owner" and p.get("emailAddress") == email for p in self.permissions
        )

    def may_write(self, email: str) -> bool:
        return any(
            p["role"] in _WRITERS
            for p in self.permissions
            if p.get("emailAddress") == email or p["type"] == "anyone"
        )


def permission(email: str, role: str) -> Json:
    """A Drive permission of one person."""
    return {
        "kind": "drive#permission",
        "id": str(secrets.randbelow(10**20)).zfill(20),
        "type": "user",
        "role": role,
        "emailAddress": email,
        "displayName": email.partition("@")[0],
    }


class Office:
    """All spreadsheets, by id, over one shelf."""

    def __init__(self, folder: Path | None, clock: Callable[[], dt.datetime]) -> None:
        self.clock = clock
        self._lag_s = 0.0
        self._shelf = Shelf(folder)
        self._lock = threading.RLock()
        secret = self._shelf.kept("secret", None) or secrets.token_hex(32)
        self._shelf.keep("secret", secret)
        self.accounts = Accounts(
            secret, [Account(**one) for one in self._shelf.kept("accounts", [])]
        )
        self._held: dict[str, Held] = {}
        for book, about in self._shelf.load():
            self._held[book.spreadsheet_id] = Held(book, **about)

    def close(self) -> None:
        self._shelf.close()

    def add_account(self, account: Account) -> None:
        """Let a service account in and share every spreadsheet of the owner with it."""
        self.accounts.add(account)
        self._shelf.keep("accounts", [_account_json(one) for one in self.accounts.known.values()])
        for held in self.all():
            if held.may_read(OWNER):
                self.share(held, permission(account.email, "writer"))

    def share(self, held: Held, given: Json) -> None:
        with held.lock:
            held.permissions.append(given)
            self._shelf.save(held.book, held.about(), held.book)

    def unshare(self, held: Held, number: str) -> bool:
        """Take a permission back; False when there is none with this id."""
        with held.lock:
            left = [one for one in held.permissions if one["id"] != number]
            found = len(left) != len(held.permissions)
            held.permissions = left
            self._shelf.save(held.book, held.about(), held.book)
            return found

    def all(self) -> list[Held]:
        with self._lock:
            return list(self._held.values())

    def create(self, book: Book, owner: str, *, home: bool = False) -> Held:
        """Take in a new spreadsheet. Those of the owner are shared with every service account."""
        now = self.stamp()
        held = Held(book, now, now, [permission(owner, "owner")], home)
        if owner == OWNER:
            held.permissions += [permission(email, "writer") for email in self.accounts.known]
        for tab in book.tabs:
            tab.grid.touched |= {row.uid for row in tab.grid.rows}
        with self._lock:
            self._held[book.spreadsheet_id] = held
        self._shelf.save(book, held.about(), None)
        return held

    def delete(self, held: Held) -> None:
        with self._lock:
            self._held.pop(held.book.spreadsheet_id, None)
        self._shelf.drop(held.book.spreadsheet_id)

    def held(self, spreadsheet_id: str) -> Held | None:
        with self._lock:
            found = self._held.get(spreadsheet_id)
        if found is None or not self._lag_s:
            return found
        return replace(found, book=found.past.seen_late(found.book, self._lag_s))

    def lagging(self, lag_s: float) -> Office:
        """The same office for readings only, whose spreadsheets are as they were so many seconds ago."""
        made = copy.copy(self)
        made._lag_s = lag_s  # noqa: SLF001 - its own kind
        return made

    def open(self, spreadsheet_id: str, caller: str) -> Held:
        """A spreadsheet the caller may read; 404 when there is none, 403 when it is not shared with them."""
        held = self.held(spreadsheet_id)
        if held is None:
            raise not_found()
        if not held.may_read(caller):
            raise permission_denied()
        return held

    @contextlib.contextmanager
    def changing(self, held: Held, caller: str, doing: str = "") -> Iterator[Book]:
        """A copy of the book to work on; it replaces the book, and is saved, only when the block succeeds.

        `doing` says what a person does; "" is a request of the API.
        """
        if not held.may_write(caller):
            raise permission_denied()
        with held.lock:
            draft = held.book.copy()
            yield draft
            draft.revision += 1
            held.version += 1
            held.modified = self.stamp()
            self._shelf.save(draft, held.about(), held.book)
            held.past.keep(held.book, draft, doing)
            held.book = draft

    def reset(self) -> None:
        """Drop every spreadsheet; those marked as home come back empty under the same id."""
        for held in self.all():
            self.delete(held)
            if held.home:
                old = held.book
                self.create(
                    new_book(old.title, old.locale, old.time_zone, old.spreadsheet_id),
                    OWNER,
                    home=True,
                )

    def stamp(self) -> str:
        """Now, as Drive writes times."""
        now = self.clock().astimezone(dt.UTC)
        return now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03d}Z"


def new_book(
    title: str, locale: str = "en_US", time_zone: str = "Etc/GMT", key: str | None = None
) -> Book:
    """An empty spreadsheet with one tab, as Google makes it."""
    made = Book(key or new_file_id(), title, locale, time_zone)
    made.tabs = [Tab(sheet_id=0, title="Sheet1")]
    return made


def new_file_id() -> str:
    """44 characters beginning with 1, as Google's are."""
    return "1" + secrets.token_urlsafe(40)[:43]


def _account_json(account: Account) -> Json:
    return {"email": account.email, "key_id": account.key_id, "private_key": account.private_key}
