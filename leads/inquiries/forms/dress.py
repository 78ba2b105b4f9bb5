"""How an element of a page is dressed: small, pale, framed, in italics, as programs set what is theirs."""

from __future__ import annotations

import re
from typing import Any

from leads.inquiries.forms.runs import SILENT, is_inline, tag_of
from leads.inquiries.wording.patterns import late_pattern

_SMALL = late_pattern(
    r"(?i)font-size\s*:\s*(?:(?:[6-9](?:\.\d+)?|1[01](?:\.\d+)?)px|[5-8](?:\.\d+)?pt|0?\.[5-7]\d*r?em|x{0,2}-?small\b)"
)
_SMALLISH = late_pattern(
    r"(?i)font-size\s*:\s*(?:1[23](?:\.\d+)?px|(?:9|10)(?:\.\d+)?pt|0?\.[89]\d*r?em|smaller)"
)
_GREY = late_pattern(
    r"(?i)(?<![-\w])color\s*:\s*(?:#([\da-f]{6})\b|#([\da-f]{3})\b|(?:dim|light|dark|slate|lightslate)?gr[ae]y|silver)"
)
_DRESS = late_pattern(
    r"(?i)(?<![-\w])(?:background(?:-color)?|border(?:-(?:left|top))?)\s*:\s*(?!none|0|#fff(?:fff)?\b|white|transparent)|"
    r"font-style\s*:\s*italic|text-align\s*:\s*center"
)
_COLOURFUL = 0x30
"""How far the parts of a colour lie apart that is no grey."""
_GREY_FROM, _PALE_FROM, _GREY_TO = 0x60, 0x77, 0xCC
"""The darkest part of a grey in small print, and in any; paler is nearly white, and set on a dark ground."""
_FOOTER = late_pattern(r"(?i)(?:^|[\s_-])footer(?![\w-]*(?:off|no))")


def is_set_faintly(node: Any) -> bool:
    """Whether an element is set small, or pale, or a little of both."""
    style = node.get("style") or ""
    if tag_of(node) == "small" or (style and _SMALL.search(style)):
        return True
    grey = _GREY.search(style) if style else None
    if grey is None:
        return False
    return _is_between(grey, _GREY_FROM if _SMALLISH.search(style) else _PALE_FROM)


def is_foot(node: Any) -> bool:
    """Whether a page calls an element its footer."""
    called = node.get("class") or node.get("id")
    return tag_of(node) == "footer" or bool(called and _FOOTER.search(called))


def is_set_apart(node: Any) -> bool:
    """Whether a block that holds no other is set in a way of its own."""
    if any(tag_of(child) not in {"", "br"} and not is_inline(child) for child in node):
        return False
    inner = only_child(node)
    if tag_of(inner) in {"em", "i"}:
        return True
    styles = filter(None, (one.get("style") for one in {node, inner}))
    return any(map(_DRESS.search, styles))


def only_child(node: Any) -> Any:
    """The element that holds all of another's words; the other itself where there is none."""
    inner = [child for child in node if tag_of(child) and tag_of(child) not in SILENT]
    if len(inner) != 1 or (node.text or "").strip() or (inner[0].tail or "").strip():
        return node
    return inner[0]


def _is_between(grey: re.Match[str], darkest: int) -> bool:
    """Whether a colour is a grey, not darker than this and not nearly white."""
    digits = grey[1] or "".join(digit * 2 for digit in grey[2] or "")
    if not digits:
        return True
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    is_grey = max(parts) - min(parts) <= _COLOURFUL
    return is_grey and darkest <= min(parts) <= _GREY_TO
