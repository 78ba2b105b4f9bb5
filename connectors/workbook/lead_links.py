"""A lead's id that opens the lead's row: a click in Review, wherever the row has been sorted to."""

from __future__ import annotations

import re

from connectors.workbook.cells import Json
from connectors.workbook.named_columns import name_of
from leads.model import Cell
from leads.tabs import LEADS

_ID = re.compile(r"L-[0-9]{1,12}", re.ASCII)
_LABEL = re.compile(r'"(L-[0-9]{1,12})"\)\Z', re.ASCII)
_IDS = name_of(LEADS, "lead_id")


def lead_link(lead_id: str, leads_sheet: int) -> Json | None:
    """A CellData that shows the id and opens its row; None for what is no id of ours.

    The formula looks the row up by id whenever it is shown, so that no sort misleads it. Nothing but
    an id goes into it: what a stranger wrote never becomes part of a formula. Where the row or the
    named column is gone, the tab's top is opened, and the cell shows the id all the same.

    Args:
        lead_id: What Lead A or Lead B holds.
        leads_sheet: The sheet id of the Leads tab.
    """
    if not _ID.fullmatch(lead_id):
        return None
    row = f'IFERROR(MATCH("{lead_id}";{_IDS};0);1)'
    link = f'=HYPERLINK("#gid={leads_sheet:d}&range=A"&{row};"{lead_id}")'
    return {"userEnteredValue": {"formulaValue": link}}


def label_of(formula: Cell) -> str:
    """The id that a cell with such a formula shows."""
    found = _LABEL.search(str(formula))
    return found[1] if found else ""
