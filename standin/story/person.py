"""Somebody at the keyboard: types into the workbook, and reads from it, as a person does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

_TIMEOUT_S = 30.0
_FIRST_TAB = "Sheet1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Works on one spreadsheet of the stand-in."""

    base_url: str
    spreadsheet_id: str

    def types(self, tab: str, rows: Sequence[Mapping[str, str]], *, at_row: int = 0) -> None:
        """Rows of heading -> text from `at_row` on, or (0) below what stands there. Other cells are left alone.

        KeyError when the tab has no such heading.
        """
        headings, filled = self._standing(tab)
        first = at_row or filled + 1
        for heading in dict.fromkeys(name for row in rows for name in row):
            cell = f"{_letters(headings[heading])}{first}"
            self._do("paste", tab, cell=cell, rows=[[row.get(heading, "")] for row in rows])

    def makes_form_tab(self, tab: str, headings: Sequence[str]) -> None:
        """The empty first tab becomes the one that a web form writes to."""
        self._do("rename_tab", _FIRST_TAB, title=tab)
        self._do("paste", tab, cell="A1", rows=[list(headings)])

    def revision(self) -> int:
        """Rises with every change of the workbook."""
        return int(self._get("workbook")["revision"])

    def reads(self, tab: str) -> list[dict[str, str]]:
        """What stands below the headings, as heading -> text; blank rows left out. [] when there is no such tab."""
        texts = self.shows(tab)
        headings = texts[0] if texts else []
        rows = [
            {
                heading: text
                for heading, text in zip(headings, row, strict=False)
                if heading and text
            }
            for row in texts[1:]
        ]
        return [row for row in rows if row]

    def _standing(self, tab: str) -> tuple[dict[str, int], int]:
        """Heading -> column (from 0), and the last row (from 1) that holds anything."""
        texts = self.shows(tab)
        headings = texts[0] if texts else []
        return {heading: column for column, heading in enumerate(headings) if heading}, len(texts)

    def shows(self, tab: str) -> list[list[str]]:
        """Every row as it is displayed; [] when there is no such tab."""
        found = [one for one in self._get("workbook")["tabs"] if one["title"] == tab]
        if not found:
            return []
        rows: list[list[str]] = self._get("texts", sheet_id=str(found[0]["sheet_id"]))["rows"]
        return rows

    def _get(self, what: str, **asked: str) -> dict[str, Any]:
        params = {"spreadsheet_id": self.spreadsheet_id, **asked}
        answer = requests.get(
            f"{self.base_url}/_local/page/{what}", params=params, timeout=_TIMEOUT_S
        )
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        return body

    def _do(self, doing: str, tab: str, **how: object) -> None:
        asked = {"spreadsheet_id": self.spreadsheet_id, "do": doing, "sheet": tab, **how}
        answer = requests.post(f"{self.base_url}/_local/human", json=asked, timeout=_TIMEOUT_S)
        answer.raise_for_status()


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
