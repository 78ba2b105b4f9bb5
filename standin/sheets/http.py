"""Which function answers a path? The methods of Sheets and Drive by their path templates."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from standin.sheets import drive_api as drive
from standin.sheets import drive_comments as comments
from standin.sheets import sheets_api as sheets
from standin.sheets.checking import check
from standin.sheets.drive_checking import check_drive
from standin.sheets.errors import ApiError, Json, invalid, not_modelled
from standin.sheets.fields import masked, parse_mask
from standin.sheets.office import Office
from standin.sheets.sheets_api import Call


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method of the API: its name there, HTTP verb, path, what does it, and whether it only reads."""

    name: str
    verb: str
    path: re.Pattern[str]
    act: Callable[[Call], Any]
    reads: bool


def _endpoint(
    name: str, verb: str, template: str, act: Callable[[Call], Any], *, reads: bool = False
) -> Endpoint:
    """`{x}` stands for one path segment, `{x*}` for the rest up to a literal."""
    pattern = re.escape(template).replace(r"\{x\}", "([^/:]+)").replace(r"\{x\*\}", "(.+?)")
    return Endpoint(name, verb, re.compile(pattern, re.DOTALL), act, reads or verb == "GET")


_BOOK = "/v4/spreadsheets/{x}"

SHEETS = (
    _endpoint("spreadsheets.create", "POST", "/v4/spreadsheets", sheets.create_spreadsheet),
    _endpoint("spreadsheets.get", "GET", _BOOK, sheets.get_spreadsheet),
    _endpoint("spreadsheets.batchUpdate", "POST", _BOOK + ":batchUpdate", sheets.batch_update),
    _endpoint(
        "spreadsheets.getByDataFilter",
        "POST",
        _BOOK + ":getByDataFilter",
        sheets.get_by_data_filter,
        reads=True,
    ),
    _endpoint(
        "spreadsheets.developerMetadata.get",
        "GET",
        _BOOK + "/developerMetadata/{x}",
        sheets.get_metadata,
    ),
    _endpoint(
        "spreadsheets.developerMetadata.search",
        "POST",
        _BOOK + "/developerMetadata:search",
        sheets.search_metadata,
        reads=True,
    ),
    _endpoint(
        "spreadsheets.sheets.copyTo", "POST", _BOOK + "/sheets/{x}:copyTo", sheets.copy_sheet
    ),
    _endpoint(
        "spreadsheets.values.batchGet", "GET", _BOOK + "/values:batchGet", sheets.batch_get_values
    ),
    _endpoint(
        "spreadsheets.values.batchGetByDataFilter",
        "POST",
        _BOOK + "/values:batchGetByDataFilter",
        sheets.batch_get_by_data_filter,
        reads=True,
    ),
    _endpoint(
        "spreadsheets.values.batchUpdate",
        "POST",
        _BOOK + "/values:batchUpdate",
        sheets.batch_update_values,
    ),
    _endpoint(
        "spreadsheets.values.batchUpdateByDataFilter",
        "POST",
        _BOOK + "/values:batchUpdateByDataFilter",
        sheets.batch_update_by_data_filter,
    ),
    _endpoint(
        "spreadsheets.values.batchClear",
        "POST",
        _BOOK + "/values:batchClear",
        sheets.batch_clear_values,
    ),
    _endpoint(
        "spreadsheets.values.batchClearByDataFilter",
        "POST",
        _BOOK + "/values:batchClearByDataFilter",
        sheets.batch_clear_by_data_filter,
    ),
    _endpoint(
        "spreadsheets.values.append", "POST", _BOOK + "/values/{x*}:append", sheets.append_values
    ),
    _endpoint(
        "spreadsheets.values.clear", "POST", _BOOK + "/values/{x*}:clear", sheets.clear_values
    ),
    _endpoint("spreadsheets.values.get", "GET", _BOOK + "/values/{x*}", sheets.get_values),
    _endpoint("spreadsheets.values.update", "PUT", _BOOK + "/values/{x*}", sheets.update_values),
)

_FILE = "/drive/v3/files/{x}"
_COMMENT = _FILE + "/comments/{x}"

DRIVE = (
    _endpoint("drive.files.list", "GET", "/drive/v3/files", drive.list_files),
    _endpoint("drive.files.create", "POST", "/drive/v3/files", drive.create_file),
    _endpoint("drive.files.get", "GET", _FILE, drive.get_file),
    _endpoint("drive.files.update", "PATCH", _FILE, drive.update_file),
    _endpoint("drive.files.delete", "DELETE", _FILE, drive.delete_file),
    _endpoint("drive.files.copy", "POST", _FILE + "/copy", drive.copy_file),
    _endpoint("drive.files.export", "GET", _FILE + "/export", drive.export_file),
    _endpoint("drive.permissions.list", "GET", _FILE + "/permissions", drive.list_permissions),
    _endpoint("drive.permissions.create", "POST", _FILE + "/permissions", drive.create_permission),
    _endpoint(
        "drive.permissions.update", "PATCH", _FILE + "/permissions/{x}", drive.update_permission
    ),
    _endpoint(
        "drive.permissions.delete", "DELETE", _FILE + "/permissions/{x}", drive.delete_permission
    ),
    _endpoint("drive.comments.list", "GET", _FILE + "/comments", comments.list_comments),
    _endpoint("drive.comments.create", "POST", _FILE + "/comments", comments.create_comment),
    _endpoint("drive.comments.get", "GET", _COMMENT, comments.get_comment),
    _endpoint("drive.comments.update", "PATCH", _COMMENT, comments.update_comment),
    _endpoint("drive.comments.delete", "DELETE", _COMMENT, comments.delete_comment),
    _endpoint("drive.replies.list", "GET", _COMMENT + "/replies", comments.list_replies),
    _endpoint("drive.replies.create", "POST", _COMMENT + "/replies", comments.create_reply),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the wire."""

    code: int
    content_type: str
    body: bytes


_JSON = "application/json; charset=UTF-8"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(code: int, what: Json) -> Answer:
    return Answer(code, _JSON, _ENCODER.encode(what).encode())


def ok(what: Json) -> Answer:
    return _json(200, what)


def refusal(error: ApiError) -> Answer:
    return _json(error.code, error.body())


def found(verb: str, raw_path: str) -> tuple[Endpoint, tuple[str, ...]]:
    """The endpoint for a percent-encoded path, with the decoded variable parts; 501 when none is modelled."""
    known = DRIVE if raw_path.startswith("/drive/") else SHEETS
    for one in known:
        if one.verb == verb:
            match = one.path.fullmatch(raw_path) or one.path.fullmatch(raw_path.replace("%3A", ":"))
            if match:
                return one, tuple(unquote(part) for part in match.groups())
    raise not_modelled(f"{verb} {unquote(raw_path)}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came over the wire; the path still percent-encoded."""

    verb: str
    raw_path: str
    query: str
    body: bytes
    authorization: str


def answer(office: Office, asked: Asked) -> Answer:
    """Answer one request of Sheets or Drive."""
    try:
        endpoint, path = found(asked.verb, asked.raw_path)
        caller = office.accounts.caller(asked.authorization)
        options = parse_qs(asked.query, keep_blank_values=True)
        body = _body(asked.body)
        if endpoint in SHEETS:
            check(endpoint.name, path, options, body)
        else:
            check_drive(endpoint.name, options, body)
        call = Call(office=office, caller=caller, path=path, query=options, body=body)
        made = endpoint.act(call)
    except ApiError as error:
        return refusal(error)
    return _wired(endpoint, call, made)


def _wired(endpoint: Endpoint, call: Call, made: Any) -> Answer:
    if made is None:
        return Answer(204, "text/html", b"")
    if isinstance(made, tuple):
        kind, text = made
        return Answer(200, kind, text.encode())
    fields = call.option("fields")
    if fields and endpoint in SHEETS and endpoint.act is not sheets.get_spreadsheet:
        made = masked(made, parse_mask(fields))
    return _json(200, made)


def _body(raw: bytes) -> Json:
    if not raw.strip():
        return {}
    try:
        read = json.loads(raw)
    except ValueError:
        raise invalid("Invalid JSON payload received. Unexpected token.") from None
    if not isinstance(read, dict):
        raise invalid("Invalid JSON payload received. Root element must be a message.")
    return _without_nulls(read) if b"null" in raw else read


def _without_nulls(what: Any) -> Any:
    """Fields that are null count as not sent; inside lists (of values) null keeps its meaning."""
    if isinstance(what, dict):
        return {key: _without_nulls(one) for key, one in what.items() if one is not None}
    if isinstance(what, list):
        return [_without_nulls(one) if isinstance(one, dict | list) else one for one in what]
    return what
