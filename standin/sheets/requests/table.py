"""Which function does a request kind? The one table, and the batch that runs through it."""

from __future__ import annotations

from standin.sheets.errors import ApiError, Json, invalid, not_modelled
from standin.sheets.requests import (
    cells,
    comments,
    dimensions,
    finding,
    merging,
    metadata,
    named,
    objects,
    pasting,
    rules,
    shift_cells,
    sorting,
    tables,
    tabs,
    things,
)
from standin.sheets.requests.context import Act, Work
from standin.sheets.requests.reach import check_open

ACTS: dict[str, Act] = {
    **tabs.ACTS,
    **cells.ACTS,
    **dimensions.ACTS,
    **metadata.ACTS,
    **named.ACTS,
    **things.ACTS,
    **objects.ACTS,
    **comments.ACTS,
    **rules.ACTS,
    **merging.ACTS,
    **sorting.ACTS,
    **pasting.ACTS,
    **shift_cells.ACTS,
    **finding.ACTS,
    **tables.ACTS,
}
"""Kinds of the API that are missing here answer 501."""

MOST_REQUESTS = 100_000


def run_batch(work: Work, requests: list[Json]) -> list[Json]:
    """Do the requests in order and give their replies; the first refusal ends the batch.

    The caller throws the half-changed book away then: that is what makes a batch atomic.
    """
    if not requests:
        raise invalid("Must specify at least one request.")
    if len(requests) > MOST_REQUESTS:
        raise invalid(f"Cannot exceed {MOST_REQUESTS} requests in a single batch.")
    for number, request in enumerate(requests):
        if not request:
            raise invalid(f"Invalid requests[{number}]: No request set.")
    return [_done(work, number, request) for number, request in enumerate(requests)]


def _done(work: Work, number: int, request: Json) -> Json:
    ((kind, body),) = request.items()
    act = ACTS.get(kind)
    if act is None:
        raise not_modelled(f"batchUpdate requests of kind {kind}")
    try:
        check_open(work, kind, body)
        reply = act(work, body)
    except ApiError as refusal:
        if refusal.code == 400:
            refusal.message = f"Invalid requests[{number}].{kind}: {refusal.message}"
        raise
    return {} if reply is None else {kind: reply}
