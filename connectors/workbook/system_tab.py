"""The hidden tab `_system`: version, counter, mailbox cursors and what else must be remembered, as keys and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.errors import WorkbookBroken
from connectors.workbook.cells import text
from connectors.workbook.places import Table
from leads.model import Cursor
from leads.tabs import SYSTEM

FIRST_LEAD = 1001
CURSOR = "cursor "
"""A `_system` key "cursor sales" holds how far the mailbox "sales" is filed: "<uidvalidity> <uid>"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The `_system` tab.

    Attributes:
        key_rows: Key -> 0-based row.
    """

    version: int
    next_lead: int
    cursors: Mapping[str, Cursor]
    memory: Mapping[str, str]
    key_rows: Mapping[str, int]


def system_of(table: Table) -> System:
    """Raises WorkbookBroken when the version cannot be read: without it nothing may be written."""
    values: dict[str, str] = {}
    key_rows: dict[str, int] = {}
    for index, row in table.body():
        key = text(table.place.cell(row, "key"))
        if key and key not in values:
            values[key] = text(table.place.cell(row, "value"))
            key_rows[key] = index
    version = values.pop("version", "")
    if not version.isdecimal():
        raise WorkbookBroken(
            f"the hidden tab {SYSTEM.title} holds no version (found {version!r}): run init, or restore "
            "the file's last version from File > Version history"
        )
    next_lead = values.pop("next_lead", "")
    return System(
        version=int(version),
        next_lead=int(next_lead) if next_lead.isdecimal() else FIRST_LEAD,
        cursors={
            key.removeprefix(CURSOR): cursor
            for key, value in values.items()
            if key.startswith(CURSOR) and (cursor := cursor_of(value))
        },
        memory={key: value for key, value in values.items() if not key.startswith(CURSOR)},
        key_rows=key_rows,
    )


def cursor_text(cursor: Cursor) -> str:
    return f"{cursor.uidvalidity} {cursor.uid}"


def cursor_of(value: str) -> Cursor | None:
    """None for what is no cursor: the mailbox is then looked through again from its beginning."""
    epoch, _, uid = value.partition(" ")
    return (
        Cursor(uidvalidity=int(epoch), uid=int(uid)) if (epoch + uid).isdecimal() and uid else None
    )
