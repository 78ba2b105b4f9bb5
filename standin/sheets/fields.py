"""What does a `fields` mask ask for? `a,b(c,d),e/f.g` as a tree, applied to answers and to updates."""

from __future__ import annotations

from typing import Any

from standin.sheets.errors import Json, bad_field

Mask = dict[str, Any]
"""Field name -> Mask of what lies below; an empty Mask means everything below."""

EVERYTHING: Mask = {}


def parse_mask(text: str) -> Mask:
    """Read a mask; `*` or nothing means everything. 400 when the brackets do not match."""
    tree, rest = _read(text.replace(" ", ""))
    if rest:
        raise bad_field("fields", f"Invalid field mask: {text}")
    return EVERYTHING if "*" in tree else tree


def _read(text: str) -> tuple[Mask, str]:
    tree: Mask = {}
    while text and text[0] != ")":
        text = _read_path(text, tree)
        text = text.removeprefix(",")
    return tree, text


def _read_path(text: str, tree: Mask) -> str:
    end = next((i for i, letter in enumerate(text) if letter in ",()"), len(text))
    path, rest = text[:end], text[end:]
    if not path:
        raise bad_field("fields", f"Invalid field mask: {text}")
    steps = path.replace("/", ".").split(".")
    for step in steps[:-1]:
        tree = tree.setdefault(step, {})
    below: Mask = {}
    if rest.startswith("("):
        below, rest = _read(rest[1:])
        if not rest.startswith(")"):
            raise bad_field("fields", f"Invalid field mask: {path}")
        rest = rest[1:]
    last = tree.setdefault(steps[-1], {})
    last.update({} if "*" in below else below)
    return rest


def asks_for(mask: Mask, *path: str) -> bool:
    """Whether anything at or below the path is wanted."""
    for step in path:
        if not mask:
            return True
        if "*" in mask:
            mask = mask["*"]
        elif step in mask:
            mask = mask[step]
        else:
            return False
    return True


def below(mask: Mask, *path: str) -> Mask:
    """What is wanted below a path that is asked for."""
    for step in path:
        mask = mask.get(step) or mask.get("*") or {}
    return mask


def masked(what: Any, mask: Mask) -> Any:
    """The part of an answer that was asked for."""
    if not mask:
        return what
    if isinstance(what, list):
        return [masked(one, mask) for one in what]
    if not isinstance(what, dict):
        return what
    if "*" in mask:
        return {key: masked(one, mask["*"]) for key, one in what.items()}
    return {key: masked(what[key], sub) for key, sub in mask.items() if key in what}


_MAY_BE_EMPTY = {"backgroundColor", "foregroundColor", "color", "tabColor", "rgbColor"}
"""Messages whose empty form says something: a colour of all zeros is black."""


def updated(old: Json | None, new: Json, mask: Mask) -> Json:
    """`old` with the masked fields taken from `new`; a masked field that `new` lacks is cleared."""
    if not mask or "*" in mask:
        return dict(new)
    made = dict(old or {})
    for key, part in mask.items():
        value: Any = new.get(key)
        if part:
            value = updated(made.get(key), value or {}, part)
        if value is None or (value == {} and key not in _MAY_BE_EMPTY):
            made.pop(key, None)
        else:
            made[key] = value
    return made
