"""Which shape may a message have? Google's schemas, compiled once into checks that convert as its transcoder does.

Google reads JSON into protobuf messages: unknown names and wrong types are refused with the place in proto spelling,
`"26"` and `26.0` pass as the integer 26, `row_index` passes as `rowIndex`, a lone value passes as a list of one, and an
enum's value may be its number or its name in other letters (`raw`, `user-entered`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from standin.sheets.errors import Json

_UNKNOWN = "Invalid JSON payload received. Unknown name"
_TYPES = "type.googleapis.com/"
_SHEETS = _TYPES + "google.apps.sheets.v4."


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its place in the payload, and the sentence before and after that place."""

    place: str
    head: str
    tail: str

    def below(self, part: str) -> Fault:
        joint = "" if not self.place or self.place.startswith("[") else "."
        return Fault(part + joint + self.place, self.head, self.tail)

    def sentence(self) -> str:
        return self.head + (f" at '{self.place}'" if self.place else "") + self.tail


def unknown(name: str, why: str = "Cannot find field.") -> Fault:
    return Fault("", f'{_UNKNOWN} "{name}"', f": {why}")


def wrong_value(kind: str, value: Any) -> Fault:
    shown = json.dumps(value, ensure_ascii=False)
    return Fault("", "Invalid value", f" ({kind}), {shown}")


Settle = Callable[[Json, str], list[Fault]]
"""Checks one field of a message, replaces its value when it was meant to be another type."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a message; a value whose type is `plain` needs no further look."""

    proto: str
    plain: type | None
    settle: Settle


class Message:
    """A message type: its fields by JSON name, and the groups of which only one field may be set."""

    __slots__ = ("fields", "name", "oneofs")

    def __init__(self, name: str) -> None:
        self.name = name
        self.fields: dict[str, Field] = {}
        self.oneofs: dict[str, str] = {}

    def check(self, value: Any) -> list[Fault]:
        """What is wrong with a message; its fields are converted in place."""
        if type(value) is not dict:
            return [wrong_value(_SHEETS + self.name, value)]
        faults: list[Fault] = []
        strange: list[str] = []
        for name, one in value.items():
            field = self.fields.get(name)
            if field is None:
                strange.append(name)
            elif type(one) is not field.plain:
                wrong = field.settle(value, name)
                if wrong:
                    faults += wrong
        if strange:
            faults += self._strangers(value, strange)
        if self.oneofs and len(value) > 1:
            faults += self._rivals(value)
        return faults

    def _strangers(self, value: Json, names: list[str]) -> list[Fault]:
        """Names that are no field are refused, unless they are the proto spelling of one."""
        faults = []
        for name in names:
            meant = self.fields.get(camel(name))
            if meant is None:
                faults.append(unknown(name))
            else:
                value[camel(name)] = value.pop(name)
                faults += meant.settle(value, camel(name))
        return faults

    def _rivals(self, value: Json) -> list[Fault]:
        taken: set[str] = set()
        faults = []
        for name in value:
            group = self.oneofs.get(name)
            if group in taken:
                why = f" (oneof), oneof field '{group}' is already set. Cannot set '{name}'"
                faults.append(Fault("", "Invalid value", why))
            elif group:
                taken.add(group)
        return faults


def camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


def snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: "_" + match[0].lower(), name)


# Google's document does not say which fields exclude each other; these groups are named in its texts as union fields.
_ONEOFS: dict[str, dict[str, str]] = {
    "ExtendedValue": {"value": "numberValue stringValue boolValue formulaValue errorValue"},
    "DataFilter": {"filter": "developerMetadataLookup a1Range gridRange"},
    "UpdateCellsRequest": {"area": "start range"},
    "DeveloperMetadataLocation": {"location": "spreadsheet sheetId dimensionRange"},
    "FindReplaceRequest": {"scope": "range sheetId allSheets"},
    "ColorStyle": {"kind": "rgbColor themeColor"},
    "ConditionalFormatRule": {"rule": "booleanRule gradientRule"},
    "ConditionValue": {"value": "relativeDate userEnteredValue"},
    "EmbeddedObjectPosition": {"location": "sheetId overlayPosition newSheet"},
    "PasteDataRequest": {"kind": "delimiter html"},
    "AutoFillRequest": {"area": "range sourceAndDestination"},
    "SortSpec": {"reference": "dimensionIndex dataSourceColumnReference"},
    "FilterSpec": {"reference": "columnIndex dataSourceColumnReference"},
    "ChartSpec": {
        "chart": "basicChart pieChart bubbleChart candlestickChart orgChart histogramChart "
        "waterfallChart treemapChart scorecardChart"
    },
}

# An enum's name follows from its first value (SORT_ORDER_UNSPECIFIED) but for these.
_ENUM_NAMES = {
    "INPUT_VALUE_OPTION_UNSPECIFIED": "ValueInputOption",
    "FORMATTED_VALUE": "ValueRenderOption",
    "SERIAL_NUMBER": "DateTimeRenderOption",
    "OVERWRITE": "InsertDataOption",
    "MERGE_ALL": "MergeCellsRequest.MergeType",
    "PASTE_NORMAL": "PasteType",
    "NORMAL": "PasteOrientation",
    "HORIZONTAL": "PivotValueLayout",
    "NUMBER_FORMAT_TYPE_UNSPECIFIED": "NumberFormat.NumberFormatType",
    "WRAP_STRATEGY_UNSPECIFIED": "CellFormat.WrapStrategy",
    "PIE_CHART_LEGEND_POSITION_UNSPECIFIED": "PieChartSpec.PieChartLegendPosition",
}


def compiled(schemas: Json) -> dict[str, Message]:
    """Every schema of a discovery document as a message type."""
    made = {name: Message(name) for name in schemas}
    for name, schema in schemas.items():
        fields = schema.get("properties", {})
        made[name].fields = {key: _field(key, one, made) for key, one in fields.items()}
        for group, members in _ONEOFS.get(name, {}).items():
            made[name].oneofs |= dict.fromkeys(members.split(), group)
    if "Request" in made:
        made["Request"].oneofs = dict.fromkeys(made["Request"].fields, "kind")
    return made


def _field(name: str, schema: Json, messages: dict[str, Message]) -> Field:
    proto = snake(name)
    if schema.get("type") == "array":
        return Field(proto, None, _repeated(proto, _element(schema["items"], messages)))
    if "$ref" in schema:
        return Field(proto, None, _single(proto, messages[schema["$ref"]]))
    if "additionalProperties" in schema:
        return Field(
            proto, None, _mapped(proto, _element(schema["additionalProperties"], messages))
        )
    if "properties" in schema:
        below = Message(name)
        below.fields = {
            key: _field(key, one, messages) for key, one in schema["properties"].items()
        }
        return Field(proto, None, _single(proto, below))
    if schema.get("type") in {"any", "object"}:
        return Field(proto, None, lambda _holder, _name: [])
    plain = {"string": str, "boolean": bool}.get(schema["type"])
    return Field(proto, None if "enum" in schema else plain, _scalar(proto, converter(schema)))


Convert = Callable[[Any], Any]
"""Gives the value as the field's type; raises ValueError with the type's name when it is none."""

Element = Callable[[Any], list[Fault]]


def _element(schema: Json, messages: dict[str, Message]) -> Element:
    """What is wrong with one element of a list."""
    if "$ref" in schema:
        return messages[schema["$ref"]].check
    if schema.get("type") == "array":
        return _list_value
    if schema.get("type") == "any":
        return lambda _value: []
    convert = converter(schema)

    def check(value: Any) -> list[Fault]:
        try:
            convert(value)
        except ValueError as kind:
            return [wrong_value(str(kind), value)]
        return []

    return check


def _list_value(value: Any) -> list[Fault]:
    return [] if type(value) is list else [wrong_value(f"{_TYPES}google.protobuf.ListValue", value)]


def _repeated(proto: str, element: Element) -> Settle:
    def settle(holder: Json, name: str) -> list[Fault]:
        values = holder[name]
        if type(values) is not list:
            wrong = [one.below(proto) for one in element(values)]
            holder[name] = [values]
            return wrong
        faults: list[Fault] = []
        for number, value in enumerate(values):
            wrong = element(value)
            if wrong:
                faults += [one.below(f"{proto}[{number}]") for one in wrong]
        return faults

    return settle


def _no_list(name: str) -> list[Fault]:
    return [unknown(name, "Proto field is not repeating, cannot start list.")]


def _single(proto: str, message: Message) -> Settle:
    def settle(holder: Json, name: str) -> list[Fault]:
        value = holder[name]
        if type(value) is list:
            return _no_list(name)
        wrong = message.check(value)
        return [one.below(proto) for one in wrong] if wrong else wrong

    return settle


def _mapped(proto: str, element: Element) -> Settle:
    def settle(holder: Json, name: str) -> list[Fault]:
        value = holder[name]
        if type(value) is list:
            return _no_list(name)
        if type(value) is not dict:
            return [wrong_value("Map", value).below(proto)]
        return [
            fault.below(f'{proto}["{key}"]') for key, one in value.items() for fault in element(one)
        ]

    return settle


def _scalar(proto: str, convert: Convert) -> Settle:
    def settle(holder: Json, name: str) -> list[Fault]:
        value = holder[name]
        if type(value) is list:
            return _no_list(name)
        if type(value) is dict:
            why = f" ({proto}), Starting an object on a scalar field"
            return [Fault("", "Invalid value", why)]
        try:
            holder[name] = convert(value)
        except ValueError as kind:
            return [wrong_value(str(kind), value).below(proto)]
        return []

    return settle


def converter(schema: Json) -> Convert:
    """How a value becomes the scalar that a schema describes."""
    if "enum" in schema:
        return _enum(schema["enum"])
    match schema["type"], schema.get("format"):
        case "boolean", _:
            return _boolean
        case "integer", _:
            return _integer
        case "number", "float":
            return lambda value: _number(value, "TYPE_FLOAT")
        case "number", _:
            return lambda value: _number(value, "TYPE_DOUBLE")
    return _string


def _enum(values: list[str]) -> Convert:
    """Names as they are, in other letters, or as numbers, counted in the order of Google's document."""
    known = frozenset(values)
    first = values[0].removesuffix("_UNSPECIFIED").removesuffix("_UNDEFINED")
    name = _ENUM_NAMES.get(values[0], first.title().replace("_", ""))

    def convert(value: Any) -> Any:
        if type(value) is str and value in known:
            return value
        meant = _meant(value, values)
        if meant not in known:
            raise ValueError(_SHEETS + name)
        return meant

    return convert


def _meant(value: Any, values: list[str]) -> str | None:
    try:
        number = _integer(value)
    except ValueError:
        return value.replace("-", "_").upper() if type(value) is str else None
    return values[number] if 0 <= number < len(values) else None


def _string(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("TYPE_STRING")
    return value


def _boolean(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if type(value) is not bool:
        raise ValueError("TYPE_BOOL")
    return value


def _integer(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,10}", value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int or not -(2**31) <= value < 2**31:
        raise ValueError("TYPE_INT32")
    return value


def _number(value: Any, kind: str) -> Any:
    if type(value) is float or type(value) is int:
        return value
    try:
        return float(_string(value))
    except ValueError:
        raise ValueError(kind) from None
