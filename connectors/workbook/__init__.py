"""The shared spreadsheet, read and written over the Google Sheets API."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.ports import Outcome
from connectors.workbook.committing import PAYLOAD_LIMIT, Committer, random_id
from connectors.workbook.fence import Fence
from connectors.workbook.form_sheets import Form
from connectors.workbook.reading import Reader
from connectors.workbook.session import Session
from leads.changes import Changes
from leads.model import Workspace
from leads.picture import Picture

if TYPE_CHECKING:
    from connectors.workbook.checkup import Finding
    from connectors.workbook.furnishing import Furnished


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SheetsWorkbook:
    """ports.Workbook over the Sheets API. Making one costs nothing; the first reading signs in.

    Args:
        credentials: A service account's key file; the spreadsheet is shared with its client_email.
        api_base_url: Another host that speaks the same API; None means Google.
        link: Where a person opens the Leads tab; `{spreadsheet_id}` and `{gid}` are filled in.
        forms: (name, spreadsheet id or "" for this one, tab) of each web form.
        sleep: How to wait between repeated requests.
        payload_limit: Bytes above which a commit is split into several versions.
        new_id: Makes the id by which a commit knows its own guard; never the same one twice.
        duplicates_refused: Whether the server refuses a metadata id in use; `doctor --live` finds out.
    """

    def __init__(
        self,
        *,
        spreadsheet_id: str,
        credentials: Path,
        api_base_url: str | None = None,
        link: str = "",
        forms: Sequence[tuple[str, str, str]] = (),
        workspace: Workspace | None = None,
        clock: Callable[[], datetime] = _utc_now,
        sleep: Callable[[float], None] = time.sleep,
        payload_limit: int = PAYLOAD_LIMIT,
        new_id: Callable[[], str] = random_id,
        duplicates_refused: bool = True,
    ) -> None:
        fence = Fence()
        self._spreadsheet_id = spreadsheet_id
        self._session = Session(
            credentials=credentials, api_base_url=api_base_url, sleep=sleep, clock=clock
        )
        self._reader = Reader(
            session=self._session,
            spreadsheet_id=spreadsheet_id,
            fence=fence,
            clock=clock,
            link=link,
            forms=[Form(*form) for form in forms],
            workspace=workspace,
        )
        self._committer = Committer(
            session=self._session,
            spreadsheet_id=spreadsheet_id,
            fence=fence,
            clock=clock,
            sleep=sleep,
            payload_limit=payload_limit,
            new_id=new_id,
            duplicates_refused=duplicates_refused,
        )

    @property
    def reads(self) -> int:
        return self._session.reads

    @property
    def writes(self) -> int:
        return self._session.writes

    def open(self) -> None:
        self._reader.ground()

    def read(self) -> Picture:
        return self._reader.read()

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        return self._committer.commit(changes, picture)

    # -- what only `init` and `doctor` do

    @property
    def account(self) -> str:
        """The address the spreadsheet must be shared with. Raises ConfigError when the key file is none."""
        return self._session.client_email

    def furnish(self) -> Furnished:
        """Add what is missing; delete nothing. Raises WorkbookUnavailable, ConfigError."""
        from connectors.workbook.furnishing import furnish

        return furnish(self._session, self._spreadsheet_id)

    def prove(self) -> tuple[Finding, ...]:
        """Try what a turn relies on, in a scratch tab that is removed again. Raises as `furnish`."""
        from connectors.workbook.proving import prove

        return prove(self._session, self._spreadsheet_id)

    def examine(self) -> tuple[Finding, ...]:
        """Look at everything a turn relies on; write nothing."""
        from connectors.workbook.checkup import examine

        return examine(self._session, self._spreadsheet_id, self.read)
