"""The little of Drive v3 that belongs to spreadsheets: files, their permissions, export as CSV."""

from __future__ import annotations

import csv
import io
import re

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.errors import DriveError, Json, not_modelled
from standin.sheets.fields import masked, parse_mask
from standin.sheets.grid import Grid, Row
from standin.sheets.office import Held, new_book, new_file_id, permission
from standin.sheets.reading import Rendering, values_in
from standin.sheets.sheets_api import Call

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
_DEFAULT_FIELDS = "kind,id,name,mimeType"


def held_file(call: Call) -> Held:
    """The file; Drive answers 404 also where it is only not shared with the caller."""
    held = call.office.held(call.path[0])
    if held is None or not held.may_read(call.caller):
        raise DriveError(404, "notFound", f"File not found: {call.path[0]}.")
    return held


def writable_file(call: Call) -> Held:
    held = held_file(call)
    if not held.may_write(call.caller):
        raise DriveError(
            403,
            "insufficientFilePermissions",
            "The user does not have sufficient permissions for this file.",
        )
    return held


def file_json(held: Held, caller: str) -> Json:
    """A File of Drive v3."""
    key = held.book.spreadsheet_id
    may_write = held.may_write(caller)
    return {
        "kind": "drive#file",
        "id": key,
        "name": held.book.title,
        "mimeType": SPREADSHEET,
        "createdTime": held.created,
        "modifiedTime": held.modified,
        "version": str(held.version),
        "trashed": False,
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{key}/edit",
        "permissions": held.permissions,
        "owners": [
            {
                "kind": "drive#user",
                "emailAddress": p["emailAddress"],
                "displayName": p["displayName"],
            }
            for p in held.permissions
            if p["role"] == "owner"
        ],
        "capabilities": {"canEdit": may_write, "canComment": may_write, "canShare": may_write},
    }


def answer(call: Call, what: Json, usual: str) -> Json:
    return masked(what, parse_mask(call.option("fields") or usual))  # type: ignore[no-any-return]


def get_file(call: Call) -> Json:
    return answer(call, file_json(held_file(call), call.caller), _DEFAULT_FIELDS)


def list_files(call: Call) -> Json:
    """Newest first; `q` may ask for mimeType, name, trashed, each compared with = or contains."""
    wanted = _conditions(call.option("q") or "")
    files = []
    for held in sorted(call.office.all(), key=lambda one: one.modified, reverse=True):
        if held.may_read(call.caller):
            shown = file_json(held, call.caller)
            if all(_meets(shown, *one) for one in wanted):
                files.append(shown)
    listed = {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": files[: int(call.option("pageSize") or 100)],
    }
    return answer(call, listed, f"kind,incompleteSearch,files({_DEFAULT_FIELDS})")


def _conditions(query: str) -> list[tuple[str, str, str]]:
    made = []
    for part in re.split(
        r"\s+and\s+(?=(?:[^'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*$)", query.strip()
    ):
        if not part:
            continue
        match = re.fullmatch(
            r"(\w+)\s*(=|contains)\s*(?:'((?:\\.|[^'\\])*)'|\"((?:\\.|[^\"\\])*)\"|(true|false))",
            part,
        )
        parent = re.fullmatch(r"(['\"])(.*)\1\s+in\s+(\w+)", part)
        if parent:
            made.append((parent[3], "in", parent[2]))
        elif match:
            value = next(one for one in match.groups()[2:] if one is not None)
            made.append((match[1], match[2], re.sub(r"\\(.)", r"\1", value)))
        else:
            raise DriveError(400, "invalid", f"Invalid Value: {part}", "q")
    return made


def _meets(shown: Json, name: str, how: str, value: str) -> bool:
    if how == "in":
        return name == "parents" and value == "root"
    if name not in shown:
        raise DriveError(400, "invalid", f"Invalid Value: {name}", "q")
    mine = str(shown[name]).lower() if isinstance(shown[name], bool) else str(shown[name])
    return value.casefold() in mine.casefold() if how == "contains" else value == mine


def create_file(call: Call) -> Json:
    kind = call.body.get("mimeType")
    if kind != SPREADSHEET:
        raise not_modelled(f"Drive files of type {kind}")
    held = call.office.create(new_book(call.body.get("name") or "Untitled"), call.caller)
    return answer(call, file_json(held, call.caller), _DEFAULT_FIELDS)


def copy_file(call: Call) -> Json:
    source = held_file(call)
    with source.lock:
        book = source.book.copy()
    book.spreadsheet_id = new_file_id()
    book.title = call.body.get("name") or f"Copy of {source.book.title}"
    book.comments = _copied(book) if _says_yes(call, "copyComments") else {}
    for tab in book.tabs:
        tab.grid = Grid([Row(list(row.cells)) for row in tab.grid.rows])
    held = call.office.create(book, call.caller)
    return answer(call, file_json(held, call.caller), _DEFAULT_FIELDS)


def _says_yes(call: Call, option: str) -> bool:
    return str(call.option(option)).lower() == "true"


def _copied(book: Book) -> dict[str, Json]:
    """The threads of a copied file, whose posts say where they come from."""
    return {
        key: {**one, "posts": [{**post, "fromCopiedSpreadsheet": True} for post in one["posts"]]}
        for key, one in book.comments.items()
    }


def update_file(call: Call) -> Json:
    held = writable_file(call)
    name = call.body.get("name")
    if name:
        with call.office.changing(held, call.caller) as book:
            book.title = name
    return answer(call, file_json(held, call.caller), _DEFAULT_FIELDS)


def delete_file(call: Call) -> None:
    held = held_file(call)
    owns = any(
        p["role"] == "owner" and p.get("emailAddress") == call.caller for p in held.permissions
    )
    if not owns:
        raise DriveError(
            403,
            "insufficientFilePermissions",
            "The user does not have sufficient permissions for this file.",
        )
    call.office.delete(held)


def export_file(call: Call) -> tuple[str, str]:
    """The first tab as CSV or TSV: (content type, text)."""
    book = held_file(call).book
    kind = call.option("mimeType") or ""
    separators = {"text/csv": ",", "text/tab-separated-values": "\t"}
    if kind not in separators:
        raise not_modelled(f"export as {kind}")
    tab = book.tabs[0]
    rows = values_in(call.view(book), Box(tab.sheet_id, 0, 0, tab.rows, tab.columns), Rendering())
    width = max((len(row) for row in rows), default=0)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separators[kind], lineterminator="\r\n")
    writer.writerows(row + [""] * (width - len(row)) for row in rows)
    return kind, text.getvalue().removesuffix("\r\n")


def list_permissions(call: Call) -> Json:
    given = held_file(call).permissions
    usual = "kind,permissions(id,type,kind,role)"
    return answer(call, {"kind": "drive#permissionList", "permissions": given}, usual)


def create_permission(call: Call) -> Json:
    held = writable_file(call)
    kind, role = call.body.get("type"), call.body.get("role")
    if kind not in {"user", "group", "domain", "anyone"} or not role:
        raise DriveError(
            400, "badRequest", "The permission type field is required.", "permission.type"
        )
    email = call.body.get("emailAddress")
    if kind == "user" and email:
        given = permission(email, role)
    else:
        given = {
            "kind": "drive#permission",
            "id": "anyoneWithLink" if kind == "anyone" else new_file_id()[:20],
            "type": kind,
            "role": role,
        }
        given |= {name: call.body[name] for name in ("emailAddress", "domain") if name in call.body}
    call.office.share(held, given)
    return answer(call, given, "kind,id,type,role")


def update_permission(call: Call) -> Json:
    """Another role; an owner-to-be (`pendingOwner`) takes the file over by `role: owner`."""
    held, number = writable_file(call), call.path[1]
    old = next((one for one in held.permissions if one["id"] == number), None)
    if old is None:
        raise DriveError(404, "notFound", f"Permission not found: {number}.", "permissionId")
    new: Json = {**old, **{k: v for k, v in call.body.items() if k in {"role", "pendingOwner"}}}
    if new["role"] == "owner":
        new.pop("pendingOwner", None)
        _step_down(call, held)
    call.office.unshare(held, number)
    call.office.share(held, new)
    return answer(call, new, "kind,id,type,role")


def _step_down(call: Call, held: Held) -> None:
    """A file has one owner: the old one goes on as a writer."""
    if not _says_yes(call, "transferOwnership"):
        raise DriveError(
            403,
            "forbidden",
            "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
            "transferOwnership",
        )
    for one in [one for one in held.permissions if one["role"] == "owner"]:
        call.office.unshare(held, one["id"])
        call.office.share(held, {**one, "role": "writer"})


def delete_permission(call: Call) -> None:
    if not call.office.unshare(writable_file(call), call.path[1]):
        raise DriveError(404, "notFound", f"Permission not found: {call.path[1]}.", "permissionId")
