"""Which method of the API is it? The names of Google's discovery documents, for the rules to match."""

from __future__ import annotations

from dataclasses import dataclass

from standin.sheets import http, tokens
from standin.sheets.errors import ApiError

KNOWN = frozenset(one.name for one in http.SHEETS + http.DRIVE) | {tokens.METHOD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request as the rules see it.

    Attributes:
        method: As in Google's discovery document; "" for a path that is not modelled.
        spreadsheet_id: "" for those of Drive.
        is_sheets: Of the Sheets API, which has the quota.
        is_token: Of the token endpoint, which only a rule that names it strikes.
    """

    verb: str
    path: str
    method: str
    reads: bool
    spreadsheet_id: str
    is_sheets: bool
    is_token: bool = False


def visit_of(asked: http.Asked) -> Visit:
    if asked.raw_path == tokens.PATH:
        return Visit(
            verb=asked.verb,
            path=asked.raw_path,
            method=tokens.METHOD,
            reads=False,
            spreadsheet_id="",
            is_sheets=False,
            is_token=True,
        )
    is_sheets = asked.raw_path.startswith("/v4/")
    method, reads, key = "", asked.verb == "GET", ""
    try:
        endpoint, path = http.found(asked.verb, asked.raw_path)
    except ApiError:
        pass
    else:
        method, reads = endpoint.name, endpoint.reads
        key = path[0] if is_sheets and path else ""
    return Visit(
        verb=asked.verb,
        path=asked.raw_path,
        method=method,
        reads=reads,
        spreadsheet_id=key,
        is_sheets=is_sheets,
    )
