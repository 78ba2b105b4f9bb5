"""Colours as Google gives them back: in steps of 1/255, the old and the new spelling side by side."""

from __future__ import annotations

import struct
from typing import Any

from standin.sheets.errors import Json
from standin.sheets.fields import Mask

_PAIRS = {
    "backgroundColor": "backgroundColorStyle",
    "foregroundColor": "foregroundColorStyle",
    "tabColor": "tabColorStyle",
}
_BORDER = {"color": "colorStyle"}


def stepped(colour: Json) -> Json:
    """An RGB colour rounded down to 8 bits a channel; channels of 0 are left out."""
    made: Json = {}
    for channel in ("red", "green", "blue", "alpha"):
        share = colour.get(channel)
        if share:
            made[channel] = _single(int(min(float(share), 1.0) * 255 + 1e-6) / 255)
    return {channel: share for channel, share in made.items() if share}


def _single(number: float) -> float | int:
    """The shortest decimal of the 32-bit float, as Google prints it."""
    bits = struct.pack("f", number)
    for digits in range(1, 10):
        text = f"{number:.{digits}g}"
        if struct.pack("f", float(text)) == bits:
            return int(text) if text in {"0", "1"} else float(text)
    return number


def respelled(style: Json, mask: Mask, *, border: bool = False) -> Json:
    """An updated style with both spellings of its own colours; the one in the mask wins, else the newer."""
    made = dict(style)
    for old, new in (_BORDER if border else _PAIRS).items():
        if old in mask and new not in mask:
            made.pop(new, None)
        if new in made:
            _from_style(made, old, new)
        elif old in made:
            made[old] = stepped(made[old])
            made[new] = {"rgbColor": made[old]}
    return made


def paired(style: Any) -> Any:
    """A style with both spellings of each colour, all the way down; the newer spelling wins."""
    if isinstance(style, list):
        return [paired(one) for one in style]
    if not isinstance(style, dict):
        return style
    made = {key: paired(one) for key, one in style.items()}
    for old, new in _PAIRS.items():
        if new in made:
            _from_style(made, old, new)
        elif old in made:
            made[old] = stepped(made[old])
            made[new] = {"rgbColor": made[old]}
    return made


def _from_style(made: Json, old: str, new: str) -> None:
    made.pop(old, None)
    if "rgbColor" in made[new]:
        made[old] = stepped(made[new]["rgbColor"])
        made[new] = {"rgbColor": made[old]}
    elif not made[new]:
        del made[new]


def hexadecimal(colour: Json | None) -> str | None:
    """An RGB colour of the API as #rrggbb; None stays None."""
    if colour is None:
        return None
    shares = (colour.get(channel, 0) for channel in ("red", "green", "blue"))
    return "#" + "".join(f"{round(float(share) * 255):02x}" for share in shares)
