"""Hostile HTML to plain text in bounded time: what a person would read, one table row a line.

Our own walk over lxml's tree. inscriptis draws tables with padded columns: pretty, but one
long cell times many rows is a bomb, and a form's "label <tab> value" is what readers here need.
"""

from __future__ import annotations

import html as entities
from typing import Any

from leads.inquiries.wording.patterns import late_pattern

MAX_HTML = 400_000
"""Letters of HTML that are looked at; newsletters stay below, bombs do not."""
MAX_TAGS = 20_000
_MAX_DEPTH = 250

_OPENINGS = late_pattern(r"(?i)<(?:(?P<tag>script|style|head|title|template)\b[^<>]*>|!--)")
_ENDINGS = {
    tag: late_pattern(rf"(?i)</{tag}\s*>")
    for tag in ("script", "style", "head", "title", "template")
} | {"": late_pattern("-->")}
"""What ends an element whose text nobody sees, and a comment."""
_BREAKS = late_pattern(r"(?i)<(?:br|/p|/div|/tr|/li|/h\d|/dt|/dd|hr)\b[^<>]{0,200}>")
_TAG = late_pattern(r"<[^<>]{0,2000}>")
_MANY_BLANKS = late_pattern(r"\n(?:\n){2,}")
_SPACE = late_pattern(r"[ \t\r\n\f\xa0]+")
_HIDDEN = late_pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Controls and marks that show nothing or turn the reading direction."""

_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_PARAGRAPH = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "hr"}
)
_LINE = frozenset(
    {"div", "tr", "li", "dt", "dd", "address", "article", "section", "header", "footer", "body"}
    | {"form", "fieldset", "center", "pre", "caption", "thead", "tbody", "tfoot", "figure", "main"}
)
_CELL = frozenset({"td", "th"})
_STYLED = frozenset({"strong", "b", "span", "label", "small", "a"})
_BLOCK = late_pattern(r"(?i)(?<![\w-])display\s*:\s*(?:block|flex|grid|table)\b")
"""A style that gives an element, which would run on in its line, lines of its own."""


def text_of_html(html: str) -> str:
    """What the HTML says. Never raises; deep or huge markup is read crudely instead of prettily."""
    html = html[:MAX_HTML]
    if not html.strip():
        return ""
    tree = tree_of(html)
    return text_of_tree(tree) if tree is not None else _crude(html)


def tree_of(html: str) -> Any | None:
    """The lxml tree of the HTML; None when it is too big, too deep or nothing."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    html = html[:MAX_HTML]
    if html.count("<") > MAX_TAGS:
        return None
    try:
        # Not lxml.html's, which asks Python for the class of each element.
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if tree is not None and _is_shallow(tree) else None


def _is_shallow(tree: Any) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return False
    return True


def text_of_tree(tree: Any) -> str:
    """The text of an lxml tree: paragraphs apart, cells of a row separated by a tab."""
    page = _Page()
    page.read(tree)
    return tidy("".join(page.out))


def _laid_out(node: Any, tag: str) -> str:
    """An element's tag, or a block's where its style makes it one: a form's question above its answer."""
    if tag not in _STYLED:
        return tag
    style = node.get("style")
    return "div" if style and _BLOCK.search(style) else tag


class _Page:
    """Text being laid out. `out` never ends in more than two line breaks of our own making."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.breaks = 2
        self.pending_space = False

    def read(self, tree: Any) -> None:
        from lxml import etree

        silent = 0
        for event, node in etree.iterwalk(tree, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                silent += tag in _SILENT
                self.open(_laid_out(node, tag))
                if not silent:
                    self.write(node.text)
            else:
                silent -= tag in _SILENT
                self.close(_laid_out(node, tag))
                if not silent and node is not tree:
                    self.write(node.tail)

    def open(self, tag: str) -> None:
        if tag == "br":
            self.out.append("\n")
            self.breaks += 1
            self.pending_space = False
        elif tag in _PARAGRAPH:
            self.start_line(2)
        elif tag in _LINE:
            self.start_line(1)
        elif tag in _CELL and not self.breaks:
            self.out.append("\t")
            self.pending_space = False

    def close(self, tag: str) -> None:
        if tag in _PARAGRAPH:
            self.start_line(2)
        elif tag in _LINE:
            self.start_line(1)

    def start_line(self, breaks: int) -> None:
        if self.breaks < breaks:
            self.out.append("\n" * (breaks - self.breaks))
            self.breaks = breaks
        self.pending_space = False

    def write(self, text: str | None) -> None:
        if not text:
            return
        words = text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)
        bare = words.strip(" ")
        if not bare:
            self.pending_space = True
            return
        if not self.breaks and (self.pending_space or words[0] == " "):
            self.out.append(" ")
        self.out.append(bare)
        self.breaks = 0
        self.pending_space = words[-1] == " "


def _crude(html: str) -> str:
    text = _TAG.sub(" ", _BREAKS.sub("\n", _without_silent(html)))
    return tidy(entities.unescape(text))


def _without_silent(html: str) -> str:
    """Without comments, scripts and their like. What is never closed is looked for once: a bomb is made of such."""
    shown: list[str] = []
    never_closed: set[str] = set()
    at = 0
    for opening in _OPENINGS.finditer(html):
        tag = (opening["tag"] or "").lower()
        if opening.start() < at or tag in never_closed:
            continue
        ending = _ENDINGS[tag].search(html, opening.end())
        if ending is None:
            never_closed.add(tag)
            continue
        shown.append(html[at : opening.start()])
        at = ending.end()
    return " ".join([*shown, html[at:]])


def tidy(text: str) -> str:
    """Line ends trimmed, runs of blank lines drawn together, and nothing hidden: entities can stand for any letter."""
    text = without_hidden(text)
    lines = "\n".join(line.rstrip() for line in text.replace("\xa0", " ").split("\n"))
    return _MANY_BLANKS.sub("\n\n", lines).strip("\n")


def without_hidden(text: str) -> str:
    """The text without controls and marks that nobody sees."""
    return text if text.isprintable() else _HIDDEN.sub("", text)
