"""Does a request fit Google's own description of its method? If not, Google's 400."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from standin.sheets.errors import ApiError, Json, bad_fields, invalid
from standin.sheets.fields import Mask, parse_mask
from standin.sheets.shapes import (
    Fault,
    Message,
    camel,
    compiled,
    converter,
    snake,
    unknown,
    wrong_value,
)

DOCUMENT = Path(__file__).with_name("discovery") / "sheets.v4.json"

_BODY_NAMES = {
    "spreadsheets.values.update": "data",
    "spreadsheets.values.append": "data",
    "spreadsheets.create": "spreadsheet",
}
"""Methods whose body is one field of the request message; recorded refusals name that field first."""

_MASK_ROOTS = {
    "updateCells": "CellData",
    "repeatCell": "CellData",
    "appendCells": "CellData",
    "updateSheetProperties": "SheetProperties",
    "updateSpreadsheetProperties": "SpreadsheetProperties",
    "updateDimensionProperties": "DimensionProperties",
    "updateNamedRange": "NamedRange",
    "updateProtectedRange": "ProtectedRange",
    "updateFilterView": "FilterView",
    "updateDeveloperMetadata": "DeveloperMetadata",
    "updateBanding": "BandedRange",
    "updateTable": "Table",
    "updateDimensionGroup": "DimensionGroup",
    "updateEmbeddedObjectPosition": "OverlayPosition",
    "updateEmbeddedObjectBorder": "EmbeddedObjectBorder",
    "updateSlicerSpec": "SlicerSpec",
}
"""What the `fields` of a request of this kind are fields of."""


@dataclass(frozen=True, slots=True)
class Method:
    """What a method takes: parameters by name, and the message types of its body and its answer."""

    parameters: Json
    in_path: list[str]
    body: Message | None
    body_name: str
    answer: Message


@cache
def document() -> Json:
    """Google's description of the Sheets API."""
    read: Json = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return read


@cache
def messages() -> dict[str, Message]:
    return compiled(document()["schemas"])


@cache
def methods() -> dict[str, Method]:
    """Every method of the API by its name, such as `spreadsheets.values.get`."""
    return dict(_methods_in(document(), document()["parameters"]))


def _methods_in(resource: Json, common: Json) -> list[tuple[str, Method]]:
    made = []
    for one in resource.get("methods", {}).values():
        name = one["id"].removeprefix("sheets.")
        body = one.get("request", {}).get("$ref")
        method = Method(
            parameters=common | one["parameters"],
            in_path=one.get("parameterOrder", []),
            body=messages()[body] if body else None,
            body_name=_BODY_NAMES.get(name, ""),
            answer=messages()[one["response"]["$ref"]],
        )
        made.append((name, method))
    for below in resource.get("resources", {}).values():
        made += _methods_in(below, common)
    return made


def check(name: str, path: tuple[str, ...], query: dict[str, list[str]], body: Json) -> None:
    """Refuse what Google refuses before it looks at a spreadsheet; query and body are converted in place."""
    method = methods()[name]
    faults = _parameter_faults(method, path, query)
    if method.body is not None:
        wrong = method.body.check(body)
        faults += [one.below(method.body_name) for one in wrong] if method.body_name else wrong
    if faults:
        raise _refusal(faults)
    _check_answer_mask(method, query)
    if name == "spreadsheets.batchUpdate":
        _check_masks(body.get("requests", []))


def _refusal(faults: list[Fault]) -> ApiError:
    return bad_fields([(one.place, one.sentence()) for one in faults])


def _parameter_faults(
    method: Method, path: tuple[str, ...], query: dict[str, list[str]]
) -> list[Fault]:
    faults = []
    for key, value in zip(method.in_path, path, strict=False):
        faults += _settle_parameter(method, key, [value])
    for key in list(query):
        if camel(key) in method.parameters:
            values = query[camel(key)] = query.pop(key)
            faults += _settle_parameter(method, camel(key), values)
        elif not key.startswith("$"):
            why = (
                f"Cannot bind query parameter. Field '{key}' could not be found in request message."
            )
            faults.append(unknown(key, why))
    return faults


def _settle_parameter(method: Method, key: str, values: list[str]) -> list[Fault]:
    """What is wrong with the values of a parameter; the names of enums are put in Google's spelling."""
    described = method.parameters.get(key)
    faults = []
    for number, value in enumerate(values):
        try:
            if described and (value or "enum" not in described):
                meant = converter(described)(value)
                values[number] = meant if "enum" in described else value
        except ValueError as kind:
            faults.append(wrong_value(str(kind), value).below(snake(key)))
    return faults


def _check_answer_mask(method: Method, query: dict[str, list[str]]) -> None:
    """`fields` in the query must name fields of the answer."""
    text = query.get("fields", [""])[-1]
    strange = _stranger(method.answer, parse_mask(text)) if text else None
    if strange is not None:
        why = (
            f"Error expanding 'fields' parameter. Cannot find matching fields for path '{strange}'."
        )
        error = bad_fields([(strange, why)])
        error.message = "Request contains an invalid argument."
        raise error


def _check_masks(requests: list[Json]) -> None:
    """`fields` of a request must name fields of what it updates."""
    for number, request in enumerate(requests):
        for kind, body in request.items():
            root = _MASK_ROOTS.get(kind)
            text = body.get("fields") if root else None
            strange = _stranger(messages()[root], _plain_mask(text)) if root and text else None
            if strange is not None:
                raise invalid(f"Invalid requests[{number}].{kind}: Invalid field: {strange}")


@cache
def _plain_mask(text: str) -> Mask:
    return parse_mask(text)


def _stranger(message: Message, mask: Mask) -> str | None:
    """The first path of a mask that is no field of the message."""
    for name, below in mask.items():
        if name == "*":
            continue
        if camel(name) not in message.fields:
            return name
        inner = _message_of(message, camel(name))
        strange = _stranger(inner, below) if inner is not None and below else None
        if strange is not None:
            return f"{name}.{strange}"
        if below and inner is None and not _open(message, camel(name)):
            return f"{name}.{next(iter(below))}"
    return None


def _schema_of(message: Message, name: str) -> Json:
    schema: Json = document()["schemas"][message.name]["properties"][name]
    while schema.get("type") == "array":
        schema = schema["items"]
    return schema


def _message_of(message: Message, name: str) -> Message | None:
    referred: Any = _schema_of(message, name).get("$ref")
    return messages()[referred] if referred else None


def _open(message: Message, name: str) -> bool:
    """Whether anything may be named below: a map, or a value of any kind."""
    schema = _schema_of(message, name)
    return "additionalProperties" in schema or schema.get("type") == "any"
