"""Says what is wrong with a configuration file: key path, line, and the nearest valid name."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from connectors.errors import ConfigError

KeyPath = tuple[int | str, ...]
Lines = Mapping[KeyPath, int]
"""Where each key stands, counted from 1."""

_WORDS = {
    "missing": "must be given",
    "string_type": "must be text",
    "model_type": "must be a block of settings, not a single value",
    "tuple_type": "must be a list (each one beginning with a dash)",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "string_too_short": "must not be blank",
    "path_type": "must be the path of a file or folder",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}


MOST_ALIASES = 20
"""Aliases of aliases multiply: nine lines of nine each would stand for a billion settings."""

DEEPEST = 20
"""Blocks within blocks; a configuration needs four."""

_TOO_MANY = (
    f"holds more than {MOST_ALIASES} aliases (*name), which may stand for more settings than there is room for. "
    "Next: write the settings out"
)
_TOO_DEEP = "is nested too deeply, or a block holds itself. Next: write the settings out"


def read_yaml(path: Path) -> tuple[dict[str, Any], Lines, list[str]]:
    """The file's content without blank settings, where each key stands, and what is given twice.

    Raises ConfigError when it is no YAML, or no block of settings.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if problem := _unfolds(text):
            raise ConfigError([problem], str(path))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except FileNotFoundError:
        copy = "there is no such file. Next: copy config.example.yaml to config.yaml and fill it in"
        raise ConfigError([copy], str(path)) from None
    except IsADirectoryError:
        folder = "this is a folder. Next: name the file in it, mostly config.yaml"
        raise ConfigError([folder], str(path)) from None
    except OSError as error:
        why = f"cannot be read ({error.strerror}). Next: let the worker's user read it"
        raise ConfigError([why], str(path)) from error
    except UnicodeDecodeError as error:
        why = f"is no text in UTF-8 (byte {error.start + 1}). Next: save it as UTF-8"
        raise ConfigError([why], str(path)) from error
    except yaml.YAMLError as error:
        raise ConfigError([_yaml_problem(error)], str(path)) from None
    except RecursionError:
        raise ConfigError([_TOO_DEEP], str(path)) from None
    if not isinstance(content or {}, dict):
        raise ConfigError(["must be settings, each with its name and a colon"], str(path))
    lines: dict[KeyPath, int] = {}
    try:
        twice = list(_note_lines(root, (), lines)) if root else []
        return _without_blanks(content or {}), lines, twice
    except RecursionError:
        raise ConfigError([_TOO_DEEP], str(path)) from None


def _unfolds(text: str) -> str:
    """Why the file may stand for far more than it says, told before anything is built from it; "" when it does not."""
    aliases = depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if aliases > MOST_ALIASES:
            return _TOO_MANY
        if depth > DEEPEST:
            return _TOO_DEEP
    return ""


def _yaml_problem(error: yaml.YAMLError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return f"is not YAML: {error}"
    mark = error.problem_mark
    what = error.problem or "cannot be understood"
    return f"line {mark.line + 1}, column {mark.column + 1}: {what} (is the indentation right? quotes closed?)"


def _note_lines(node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int]) -> Iterator[str]:
    """Fill `lines`; yields a sentence for each key given twice, of which YAML would silently take the last."""
    if isinstance(node, yaml.SequenceNode):
        for place, child in enumerate(node.value):
            lines[*path, place] = child.start_mark.line + 1
            yield from _note_lines(child, (*path, place), lines)
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            here = (*path, str(key.value))
            line = key.start_mark.line + 1
            if here in lines:
                yield f"{_spoken(here)}: given twice, in lines {lines[here]} and {line}"
            lines[here] = line
            yield from _note_lines(child, here, lines)


def _without_blanks(content: Any) -> Any:
    """A key with nothing behind it means: not given."""
    if isinstance(content, dict):
        return {
            str(key): _without_blanks(held) for key, held in content.items() if held is not None
        }
    if isinstance(content, list):
        return [_without_blanks(held) for held in content]
    return content


def same_names(data: Mapping[str, Any], lists: Sequence[str], lines: Lines) -> list[str]:
    """A sentence for each name that two of a list share, whatever else is wrong with them."""
    problems = []
    for key in lists:
        sections = data.get(key)
        first: dict[str, int] = {}
        for place, section in enumerate(sections if isinstance(sections, list) else ()):
            name = section.get("name") if isinstance(section, dict) else None
            if not isinstance(name, str):
                continue
            if (before := first.setdefault(name.strip().casefold(), place)) != place:
                where = lines.get((key, place, "name"))
                at = f" (line {where})" if where else ""
                problems.append(
                    f"{key}[{place}].name{at}: {name!r} is also the name of {key}[{before}]; names must differ"
                )
    return problems


def sentences_of(error: ValidationError, model: type[BaseModel], lines: Lines) -> list[str]:
    """One sentence a problem, in the order of the file."""
    found = error.errors(include_url=False)
    # A default that waits for another setting, which has a problem of its own in the list.
    problems = [problem for problem in found if problem["type"] != "default_factory_not_called"]
    problems.sort(key=lambda problem: _line_of(problem["loc"], lines))
    return [_sentence(problem, model, lines) for problem in problems]


def _sentence(problem: ErrorDetails, model: type[BaseModel], lines: Lines) -> str:
    path = problem["loc"]
    place = f" (line {lines[path]})" if path in lines else ""
    return f"{_spoken(path)}{place}: {_what_is_wrong(problem, model)}"


def _what_is_wrong(problem: ErrorDetails, model: type[BaseModel]) -> str:
    kind, path = problem["type"], problem["loc"]
    if kind == "extra_forbidden":
        return _unknown_name(str(path[-1]), _names_at(path[:-1], model))
    if kind in {"enum", "literal_error"}:
        return f"{problem['input']!r} is not one of {problem['ctx']['expected']}"
    if kind in _WORDS:
        return _WORDS[kind].format(**problem.get("ctx", {}))
    return problem["msg"].removeprefix("Value error, ")


def _unknown_name(name: str, known: Sequence[str]) -> str:
    if name == "password" and "password_env" in known:
        return (
            "a password is never written here; name where it is with password_env or password_file"
        )
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if nearest:
        return f"there is no such setting; did you mean {nearest[0]}?"
    return f"there is no such setting here; there are {', '.join(known)}"


def _names_at(path: KeyPath, model: type[BaseModel]) -> Sequence[str]:
    """The settings that the block at `path` may have."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _spoken(path: KeyPath) -> str:
    """("mailboxes", 0, "port") is mailboxes[0].port, as people write it."""
    named = (part for part in path if part != "[key]")  # pydantic's mark of a key that is wrong
    spoken = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in named)
    return spoken.removeprefix(".") or "the file"


def _line_of(path: KeyPath, lines: Lines) -> int:
    """The line of the key, or of the nearest block around it."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 0)
