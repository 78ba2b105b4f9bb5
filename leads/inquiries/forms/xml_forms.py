"""A form mail whose body is XML, as portals and dealers' services send what programs are to read on.

Each element that holds nothing but words is a question with its answer; <name part="first"> asks for the first name,
as ADF has it, the format in which car dealers get their leads.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from leads.inquiries.forms.lines import MAX_LINES, FormLine
from leads.inquiries.text.html_text import without_hidden
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 40_000
_FEWEST = 3
_BEGINS = late_pattern(r"<(?:\?xml|\?adf|[a-z_][\w.:-]*)[\s>]", re.IGNORECASE)
_DECLARED = late_pattern(r"\A<\?xml[^>]{0,200}\?>")
_WHOLE = "full"
_PARTED = late_pattern(r"[_.-]|(?<=[a-z])(?=[A-Z])")


def lines_of_xml(text: str) -> list[FormLine]:
    """The questions and answers of a mail whose text is one XML document; [] where it is none."""
    told = text.strip()
    if not told.endswith(">") or len(told) > _LONGEST or not _BEGINS.match(told):
        return []
    tree = _tree_of(_DECLARED.sub("", told))
    if tree is None:
        return []
    leaves = (node for node in tree.iter() if isinstance(node.tag, str) and not len(node))
    found = list(islice(leaves, MAX_LINES))
    return [_asked_in(node) for node in found] if len(found) >= _FEWEST else []


def _tree_of(told: str) -> Any | None:
    """The document's root; None where it is no XML. No entity is looked up, in the document or elsewhere."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(told.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _asked_in(node: Any) -> FormLine:
    """An element's question, in words ("firstName" and "first_name" are "first Name" and "first name"), and answer."""
    word = _PARTED.sub(" ", node.tag.rpartition("}")[2])
    part = node.get("part", "")
    heading = f"{part} {word}" if part and part.lower() != _WHOLE else word
    return FormLine(without_hidden(node.text or "").strip(), heading=heading, closed=True)
