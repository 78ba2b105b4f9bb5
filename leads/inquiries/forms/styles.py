"""Which blocks of an HTML form mail are questions by their dress: all set in one way, and their answers in another.

Form programs of today set neither tables nor bold words, but a small grey line above each answer. Two known labels in
one dress, or lines above an address and a number, tell that whatever wears it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import TELLING
from leads.inquiries.forms.labels import Labels
from leads.inquiries.forms.values import is_dialled

ASKED = "data-asked"
"""The attribute that marks a question's element."""

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "td",
        "th",
        "li",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "ul",
        "ol",
        "dl",
        "section",
        "article",
    }
)
_DRESSED = frozenset({"p", "div", "td", "li"})
_FEWEST_KNOWN = 2
_LONGEST = 200
_MOST_BLOCKS = 600

_Dress = tuple[str, ...]


def mark_questions(tree: Any, labels: Labels) -> None:
    """Mark the elements of a mail that ask something by how they are set."""
    blocks = list(islice(_leaves(tree), _MOST_BLOCKS))
    worn: dict[_Dress, list[Any]] = defaultdict(list)
    known: dict[_Dress, int] = defaultdict(int)
    for at, (block, dress, said) in enumerate(blocks):
        if not 0 < len(said) <= _LONGEST or "@" in said:
            continue
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if below is None or below[1] == dress:
            continue
        worn[dress].append(block)
        known[dress] += labels.of(said) in TELLING or _is_reached(below[2])
    for dress, found in known.items():
        if found >= _FEWEST_KNOWN and 2 * found >= _of_dress(blocks, dress) // 2:
            for block in worn[dress]:
                block.set(ASKED, "")


def _is_reached(said: str) -> bool:
    """Whether a block is an address or a number: what stands above it asks for it, in whatever words."""
    return bool(ADDRESS.fullmatch(said)) or is_dialled(said)


def _of_dress(blocks: list[tuple[Any, _Dress, str]], dress: _Dress) -> int:
    return sum(worn == dress for _, worn, _ in blocks)


def _leaves(tree: Any) -> Iterator[tuple[Any, _Dress, str]]:
    """The blocks without blocks in them, each with its dress and what it says."""
    for node in tree.iter(*_DRESSED):
        if next(node.iterdescendants(*_BLOCKS), None) is not None:
            continue
        if node.tag == "td" and len(node.getparent()) > 1:
            continue  # a row of several cells tells by itself what is asked
        yield node, _dress_of(node), " ".join("".join(node.itertext()).split())


def _dress_of(node: Any) -> _Dress:
    """How a block is set, down to the element that holds its words."""
    dress = [node.tag, *_look(node)]
    inner = node
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        dress += [str(inner.tag), *_look(inner)]
    return tuple(dress)


def _look(node: Any) -> tuple[str, str]:
    return "".join((node.get("style") or "").lower().split()), node.get("class") or ""
