"""One commit asked for on the command line: read, decide, write; again when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable

from automations.turn import TRIES
from connectors.errors import WorkbookBroken, WorkbookUnavailable
from connectors.ports import Committed, Rejected, Unknown, Workbook
from leads.changes import Changes
from leads.picture import Picture


def land(workbook: Workbook, wanted: Callable[[Picture, bool], Changes | None]) -> bool:
    """Write what is `wanted` of a reading; None says that nothing is. Whether anything was written.

    The second argument tells `wanted` that an earlier try may have landed without our hearing of it.
    Raises WorkbookUnavailable, WorkbookBroken.
    """
    unheard = False
    for _ in range(TRIES):
        picture = workbook.read()
        changes = wanted(picture, unheard)
        if not changes:
            return unheard
        outcome = workbook.commit(changes, picture)
        if isinstance(outcome, Committed):
            return True
        if isinstance(outcome, Rejected):
            raise WorkbookBroken(f"the workbook takes nothing of this: {outcome.error}")
        unheard = unheard or isinstance(outcome, Unknown)
    raise WorkbookUnavailable(
        "others kept being faster, or no answer came; what stands is told by run.py explain. Try again"
    )
