"""Cassettes of the contract: what was asked and answered, without secrets and without whose sheet it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import vcr  # type: ignore[import-untyped]  # it has none

from connectors.workbook.client import SHEETS
from tests.connectors.workbook.origins import SIGN_IN

CASSETTES = Path(__file__).parent / "cassettes"

HOW_TO_RECORD = (
    "Record the cassettes anew with: LEADSHEET_RECORD=stand-in "
    "pytest tests/connectors/workbook/test_workbook_contract.py (docs/development.md)."
)

SCRUBBED = "scrubbed"
TOKEN = {"access_token": SCRUBBED, "expires_in": 3599, "token_type": "Bearer"}
USED_UP = 429
"""Says something about the minute it was recorded in, and nothing about the sheet."""

NotRecorded = vcr.errors.CannotOverwriteExistingCassetteException

LOOKED_AT: dict[str, Any] = {
    "spreadsheetId": ...,
    "properties": {"title": ..., "locale": ..., "timeZone": ...},
    "sheets": {
        "properties": {"sheetId": ..., "title": ..., "index": ..., "gridProperties": ...},
        "developerMetadata": {"metadataKey": ..., "metadataValue": ...},
    },
}
"""Of a spreadsheet. gspread asks for everything about it; the rest would be nine tenths of a cassette."""


@contextmanager
def cassette(path: Path, names: Mapping[str, str], *, recording: bool) -> Iterator[None]:
    """All traffic of this block is written to `path`, or comes from there: each answer once, and all of them.

    Args:
        path: Of the cassette; an old one is written anew when recording.
        names: What is written instead of what: nobody's spreadsheet and account are told.
        recording: False means that nothing reaches a network.
    """
    if recording:
        path.unlink(missing_ok=True)
    elif not path.exists():
        pytest.fail(f"There is no cassette {path.name}. {HOW_TO_RECORD}")
    scrubbing = Scrubbing(names)
    recorder = vcr.VCR(
        serializer="json",
        record_mode="all" if recording else "none",
        match_on=("method", "host", "path", "query", "body"),
        before_record_request=scrubbing.request,
        before_record_response=scrubbing.response,
        decode_compressed_response=True,
    )
    with recorder.use_cassette(str(path)) as tape:
        yield
    if not recording and not tape.all_played:
        left = len(tape) - len(tape.play_counts)
        pytest.fail(f"{left} requests of {path.name} were not made any more. {HOW_TO_RECORD}")


class Scrubbing:
    """Makes the traffic with any server look like that with Google, about a spreadsheet of nobody's."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def request(self, request: vcr.request.Request) -> vcr.request.Request:
        """Ids and times need no mask: ours count, and our clock stands still."""
        there = urlsplit(request.uri)
        if there.path.endswith("/token"):
            return vcr.request.Request("POST", SIGN_IN + "/token", SCRUBBED, {})
        query = f"?{there.query}" if there.query else ""
        kept = {
            name: value for name, value in request.headers.items() if name.lower() == "content-type"
        }
        body = self._renamed(request.body.decode()) if request.body else None
        return vcr.request.Request(
            request.method, SHEETS + self._renamed(there.path) + query, body, kept
        )

    def response(self, response: dict[str, Any]) -> dict[str, Any] | None:
        if response["status"]["code"] == USED_UP:
            return None
        kept = {
            name: value
            for name, value in response["headers"].items()
            if name.lower() == "content-type"
        }
        body = self._renamed(response["body"]["string"].decode())
        return response | {"headers": kept, "body": {"string": _essence(body).encode()}}

    def _renamed(self, text: str) -> str:
        for real, told in self._names.items():
            text = text.replace(real, told)
        return text


def _essence(body: str) -> str:
    """The answer without tokens, and without what nobody looks at."""
    try:
        told = json.loads(body)
    except ValueError:
        return body
    if "access_token" in told:
        told = TOKEN
    if "sheets" in told:
        told = _only(told, LOOKED_AT)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _only(told: Any, looked_at: Any) -> Any:
    if looked_at is ...:
        return told
    if isinstance(told, list):
        return [_only(one, looked_at) for one in told]
    return {name: _only(told[name], inner) for name, inner in looked_at.items() if name in told}
