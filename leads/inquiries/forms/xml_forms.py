"""A form mail whose body is XML, as portals and dealers' services send what programs are to read on.

Each element that holds nothing but words is a question with its answer; <name part="first"> asks for the first name,
as ADF has it, the format in which car dealers get their leads.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import islice

from leads.inquiries.forms.lines import MAX_LINES, FormLine
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 40_000
_FEWEST = 3
_BEGINS = late_pattern(r"<(?:\?xml|\?adf|[a-z_][\w.:-]*)[\s>]", re.IGNORECASE)
_ELEMENT = late_pattern(
    r"<(?P<tag>[^\W\d][\w.:-]{0,60})(?P<with>(?:\s[^<>]{0,200})?)>"
    r"(?P<said>[^<>]*|\s*<!\[CDATA\[(?:(?!\]\]>).)*\]\]>\s*)</(?P=tag)\s*>",
    re.DOTALL,
)
_PART = late_pattern(r"\spart\s*=\s*[\"'](\w{1,20})[\"']")
_WHOLE = "full"
_DATA = late_pattern(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
_PARTED = late_pattern(r"[_.-]|(?<=[a-z])(?=[A-Z])")


def lines_of_xml(text: str) -> list[FormLine]:
    """The questions and answers of a mail whose text is one XML document; [] where it is none."""
    told = text.strip()
    if not told.endswith(">") or len(told) > _LONGEST or not _BEGINS.match(told):
        return []
    found = list(islice(_ELEMENT.finditer(told), MAX_LINES))
    if len(found) < _FEWEST:
        return []
    return [
        FormLine(_said(one["said"]), heading=_asked(one["tag"], one["with"]), closed=True)
        for one in found
    ]


def _asked(tag: str, attributes: str) -> str:
    """What an element asks for, in words: "firstName" and "first_name" are "first Name" and "first name"."""
    word = _PARTED.sub(" ", tag.rpartition(":")[2])
    part = _PART.search(attributes)
    return f"{part[1]} {word}" if part and part[1].lower() != _WHOLE else word


def _said(inner: str) -> str:
    data = _DATA.fullmatch(inner)
    return data[1].strip() if data else unescape(inner).strip()
