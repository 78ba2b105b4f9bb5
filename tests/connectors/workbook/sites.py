"""Where the workbook's promises are tried: a workbook, and people who use it at the same time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import count
from typing import Any, Protocol

from connectors.ports import Workbook
from connectors.workbook import SheetsWorkbook
from leads.model import Cell
from leads.tabs import LEADS
from tests.connectors.workbook.origins import Origin, empty
from tests.connectors.workbook.trouble import Trouble, lead_through
from tests.fakes.clock import Clock
from tests.fakes.faults import Fault, FaultyApp
from tests.fakes.workbook import InMemoryWorkbook


class Site(Protocol):
    """One workbook and its surroundings. People's edits go in the way people make them."""

    clock: Clock

    @property
    def workbook(self) -> Workbook: ...

    def another_worker(self) -> Workbook: ...

    def type_row(self, **cells: Cell) -> None: ...

    def edit(self, lead_id: str, /, **cells: Cell) -> None: ...

    def delete(self, lead_id: str) -> None: ...

    def copy(self, lead_id: str) -> None: ...

    def sort(self, attribute: str) -> None: ...

    def lose_reply(self) -> None: ...

    def just_before_the_write(self, act: Callable[[], object]) -> None: ...


class InMemorySite:
    """The twin that turn tests use."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.workbook = InMemoryWorkbook(clock=self.clock)
        self.type_row = self.workbook.type_row
        self.edit = self.workbook.edit
        self.delete = self.workbook.delete
        self.copy = self.workbook.copy
        self.sort = self.workbook.sort

    def another_worker(self) -> Workbook:
        return self.workbook

    def lose_reply(self) -> None:
        self.workbook.lose_reply()

    def just_before_the_write(self, act: Callable[[], object]) -> None:
        self.workbook.meanwhile.append(act)


class SheetsSite:
    """The real connector over HTTP; people work through gspread. Trouble is made on our side of the line."""

    def __init__(self, origin: Origin) -> None:
        self.clock = Clock()
        self.origin = origin
        self.trouble = Trouble()
        self._ids = count(1)
        self.workbook = self.open()

    def open(self, **options: Any) -> SheetsWorkbook:
        """One more worker on the same spreadsheet."""
        workbook = SheetsWorkbook(
            spreadsheet_id=self.origin.spreadsheet_id,
            credentials=self.origin.credentials,
            api_base_url=self.origin.base_url,
            clock=self.clock,
            sleep=self.clock.sleep,
            new_id=lambda: f"commit-{next(self._ids)}",
            **options,
        )
        lead_through(workbook._session._http.session, self.trouble)
        return workbook

    @cached_property
    def person(self) -> Person:
        return Person(self.origin)

    def another_worker(self) -> Workbook:
        return self.open()

    def type_row(self, **cells: Cell) -> None:
        self.person.type_row({LEADS.column(name).heading: cell for name, cell in cells.items()})

    def edit(self, lead_id: str, /, **cells: Cell) -> None:
        for name, cell in cells.items():
            self.person.type_into(lead_id, LEADS.column(name).heading, cell)

    def delete(self, lead_id: str) -> None:
        self.person.leads.delete_rows(self.person.row_of(lead_id))

    def copy(self, lead_id: str) -> None:
        self.person.copy_row(self.person.row_of(lead_id))

    def sort(self, attribute: str) -> None:
        self.person.sort(LEADS.column(attribute).heading)

    def lose_reply(self) -> None:
        self.trouble.lost_replies += 1

    def just_before_the_write(self, act: Callable[[], object]) -> None:
        self.trouble.meanwhile.append(act)


def prepared(origin: Origin) -> Origin:
    """The same spreadsheet, emptied and furnished: how every promise begins."""
    site = SheetsSite(origin)
    empty(site.person.book)
    site.workbook.furnish()
    return origin


class StandinSite(SheetsSite):
    """On a server of our own, which makes the trouble itself."""

    def __init__(self, origin: Origin, app: FaultyApp) -> None:
        super().__init__(origin)
        self.app = app

    def open(self, **options: Any) -> SheetsWorkbook:
        return SheetsWorkbook(
            spreadsheet_id=self.origin.spreadsheet_id,
            credentials=self.origin.credentials,
            api_base_url=self.origin.base_url,
            clock=self.clock,
            sleep=self.clock.sleep,
            **options,
        )

    def lose_reply(self) -> None:
        self.app.faults.append(Fault(match=":batchUpdate", apply=True))

    def just_before_the_write(self, act: Callable[[], object]) -> None:
        self.app.meanwhile.append((":batchUpdate", act))

    def bodies(self, match: str) -> list[bytes]:
        """What was sent to paths that contain `match`."""
        return [body for _, path, body in self.app.requests if match in path]


class Person:
    """A colleague at the sheet, as typed: through gspread, with USER_ENTERED values."""

    def __init__(self, origin: Origin) -> None:
        from google.oauth2.service_account import Credentials
        from gspread.auth import DEFAULT_SCOPES

        from connectors.workbook.client import client_for

        account = Credentials.from_service_account_file(origin.credentials, scopes=DEFAULT_SCOPES)  # type: ignore[no-untyped-call]
        client = client_for(account, origin.base_url)
        self.http = client.http_client
        lead_through(self.http.session, Trouble())
        self.book = client.open_by_key(origin.spreadsheet_id)

    @property
    def leads(self) -> Any:
        return self.book.worksheet("Leads")

    def headings(self) -> list[str]:
        return [str(heading) for heading in self.leads.row_values(1)]

    def row_of(self, lead_id: str) -> int:
        ids: list[str] = self.leads.col_values(self.headings().index("ID") + 1)
        return ids.index(lead_id) + 1

    def type_row(self, cells: dict[str, Cell]) -> None:
        headings = self.headings()
        row = [cells.get(heading, "") for heading in headings]
        count = len(self.leads.get_all_values())
        self._put(count + 1, 1, row)

    def type_into(self, lead_id: str, heading: str, cell: Cell) -> None:
        self._put(self.row_of(lead_id), self.headings().index(heading) + 1, [cell])

    def copy_row(self, row: int) -> None:
        values = self.leads.row_values(row)
        self._put(len(self.leads.get_all_values()) + 1, 1, values)

    def sort(self, heading: str) -> None:
        column = self.headings().index(heading) + 1
        count = len(self.leads.get_all_values())
        self.leads.sort((column, "asc"), range=f"A2:Z{count}")

    def request(self, *requests: dict[str, Any]) -> None:
        """What the menus do: insert, delete, move."""
        self.book.batch_update({"requests": list(requests)})

    def _put(self, row: int, column: int, cells: list[Cell]) -> None:
        from gspread.utils import rowcol_to_a1

        shown = [str(cell) if cell is not None else "" for cell in cells]
        self.leads.update([shown], rowcol_to_a1(row, column), value_input_option="USER_ENTERED")
