"""People who work in the sheet while the workers die: they comment, value, sort, type calls, delete nothing."""

from __future__ import annotations

import json
import random
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property

import gspread

from tests.acceptance.conftest import Local


@dataclass
class People:
    """Everything they did that must still be there.

    Attributes:
        comments: Lead id -> what somebody typed into its Comment last.
        callers: Names typed as new rows.
    """

    chance: random.Random
    local: Local
    comments: dict[str, str] = field(default_factory=dict)
    callers: list[str] = field(default_factory=list)
    _number: int = 0

    def act(self) -> None:
        """Mostly nothing."""
        what = self.chance.choices((None, self._comment, self._sort, self._call), (12, 3, 2, 1))[0]
        if what:
            what()

    @cached_property
    def _sheet(self) -> gspread.Worksheet:
        return self.local.sheet().worksheet("Leads")

    def _comment(self) -> None:
        """On a row, as it stands on their screen: they look and type in one go."""
        ids = self._sheet.col_values(self._column("ID"))[1:]
        filed = [(row, str(lead_id)) for row, lead_id in enumerate(ids, 2) if lead_id]
        if not filed:
            return
        row, lead_id = self.chance.choice(filed)
        self._number += 1
        text = f"Called, no. {self._number}"
        self._do(do="type", cell=f"{_letter(self._column('Comment'))}{row}", text=text)
        self.comments[lead_id] = text

    def _sort(self) -> None:
        column = self._column(self.chance.choice(("Company", "Email", "ID", "Comment")))
        self._do(do="sort", column=_letter(column), descending=self.chance.random() < 0.5)

    def _call(self) -> None:
        """Somebody rang up: a new row on top, with a name and a number."""
        self._number += 1
        name = f"Caller Number{self._number}"
        self._do(do="insert_rows", at=2)
        self._do(do="type", cell=f"{_letter(self._column('Name'))}2", text=name)
        self.callers.append(name)

    @cached_property
    def _headings(self) -> list[str]:
        return [str(each) for each in self._sheet.row_values(1)]

    def _column(self, heading: str) -> int:
        return self._headings.index(heading) + 1

    def _do(self, **act: object) -> None:
        body = {"spreadsheet_id": self.local.ready["spreadsheet_id"], "sheet": "Leads", **act}
        request = urllib.request.Request(
            f"{self.local.ready['base_url']}/_local/human", data=json.dumps(body).encode()
        )
        urllib.request.urlopen(request, timeout=30).close()


def _letter(column: int) -> str:
    return gspread.utils.rowcol_to_a1(1, column).rstrip("1")
