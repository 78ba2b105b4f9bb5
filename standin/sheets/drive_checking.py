"""Does a request fit Google's own description of Drive? If not, Drive's 400.

Drive is laxer than Sheets: it looks over fields and parameters that it does not know (recorded). Its sentences are
those of the servers before Google's JSON transcoder; the one for a body of the wrong type is an assumption.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from standin.sheets.checking import DOCUMENT
from standin.sheets.errors import DriveError, Json
from standin.sheets.fields import Mask, parse_mask
from standin.sheets.shapes import Message, compiled, converter

DRIVE_DOCUMENT = DOCUMENT.with_name("drive.v3.json")

_MUST_SAY_FIELDS = frozenset({"drive.comments", "drive.replies"})
"""Resources whose methods answer only with fields that were asked for (all but delete)."""


@dataclass(frozen=True, slots=True)
class DriveMethod:
    """What a method takes: parameters by name, and the schemas of its body and its answer."""

    parameters: Json
    body: str
    answer: str
    in_body: Message | None


@cache
def drive_document() -> Json:
    """Google's description of the Drive API."""
    read: Json = json.loads(DRIVE_DOCUMENT.read_text(encoding="utf-8"))
    return read


@cache
def drive_messages() -> dict[str, Message]:
    return compiled(drive_document()["schemas"])


@cache
def drive_methods() -> dict[str, DriveMethod]:
    """Every method of the resources, by its name, such as `drive.files.get`."""
    document = drive_document()
    made = {}
    for resource in document["resources"].values():
        for one in resource.get("methods", {}).values():
            body = one.get("request", {}).get("$ref", "")
            made[one["id"]] = DriveMethod(
                parameters=document["parameters"] | one.get("parameters", {}),
                body=body,
                answer=one.get("response", {}).get("$ref", ""),
                in_body=drive_messages()[body] if body else None,
            )
    return made


def check_drive(name: str, query: dict[str, list[str]], body: Json) -> None:
    """Refuse what Drive refuses before it looks at a file; the body is converted in place."""
    method = drive_methods()[name]
    for key, described in method.parameters.items():
        for value in query.get(key, []):
            _check_parameter(key, value, described)
        if described.get("required") and described["location"] == "query" and key not in query:
            raise DriveError(400, "required", f"Required parameter: {key}", key)
    _check_fields(name, method, query.get("fields", [""])[-1])
    if method.in_body is not None:
        known = {key: one for key, one in body.items() if key in method.in_body.fields}
        if method.in_body.check(known):
            raise DriveError(400, "parseError", "Parse Error", "")
        body.update(known)


def _check_parameter(key: str, value: str, described: Json) -> None:
    message = _wrong_with(value, described)
    if message:
        raise DriveError(400, "invalidParameter", message, key)


def _wrong_with(value: str, described: Json) -> str:
    if "enum" in described:
        allowed = ", ".join(described["enum"])
        right = value in described["enum"]
        return "" if right else f"Invalid string value: '{value}'. Allowed values: [{allowed}]"
    try:
        meant: Any = converter(described)(value)
    except ValueError:
        return f"Invalid {described['type']} value: '{value}'."
    low = int(described.get("minimum", 0))
    if described["type"] == "integer" and meant < low:  # what is above the maximum is cut to it
        highest = described.get("maximum", 2**31 - 1)
        return f"Invalid value '{value}'. Values must be within the range: [{low}, {highest}]"
    return ""


def _check_fields(name: str, method: DriveMethod, text: str) -> None:
    """`fields` must name fields of the answer; comments and replies are told only to who names them."""
    if not text:
        resource, _, verb = name.rpartition(".")
        if resource in _MUST_SAY_FIELDS and verb != "delete":
            told = "The 'fields' parameter is required for this method."
            raise DriveError(400, "required", told, "fields")
    elif method.answer:
        schema = drive_document()["schemas"][method.answer]
        strange = _stranger(schema, parse_mask(text))
        if strange:
            told = f"Invalid field selection {strange}"
            raise DriveError(400, "invalidParameter", told, "fields")


def _stranger(schema: Json, mask: Mask) -> str:
    """The first name of a mask that is no field of the schema."""
    while schema.get("type") == "array":
        schema = schema["items"]
    if "$ref" in schema:
        schema = drive_document()["schemas"][schema["$ref"]]
    fields = schema.get("properties")
    if fields is None:
        return "" if "additionalProperties" in schema or not mask else next(iter(mask))
    for name, below in mask.items():
        if name != "*" and name not in fields:
            return name
        strange = _stranger(fields[name], below) if below and name != "*" else ""
        if strange:
            return strange
    return ""
