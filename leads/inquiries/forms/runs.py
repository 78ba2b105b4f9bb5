"""Words that flow in one line of an HTML page: which of them are bold, linked, or hidden from who looks at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from leads.inquiries.forms.folding import folded
from leads.inquiries.forms.requests import Wish, request_in
from leads.inquiries.forms.styles import ASKED
from leads.inquiries.text.html_text import without_hidden
from leads.inquiries.wording.patterns import late_pattern

LONGEST_HEADING = 200
DEEPEST = 90
"""Elements within elements that are walked; what lies deeper is read as one run of text."""

_SPACE = late_pattern(r"[ \t\r\n\f\xa0\u200b-\u200d\ufeff]+")
_BOLD = late_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
HEADING_CLASS = late_pattern(r"(?i)(?:^|[\s_-])(?:label|field-?(?:label|name|title)|question)")
_VALUE_CLASS = late_pattern(r"(?i)(?:^|[\s_-])(?:value|answer|response)")
_HIDDEN = late_pattern(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])")
BOLD_TAGS = frozenset({"b", "strong", "th", "dt", "label", "h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label"}
    | {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip


def one_spaced(text: str) -> str:
    """With one space for each run of blanks."""
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


@dataclass(slots=True)
class Run:
    """A line being read: its words, and how many of them from the left are bold or linked. No blanks begin it."""

    words: list[tuple[str, bool, bool]] = field(default_factory=list)

    def add(self, text: str | None, *, bold: bool, link: bool = False) -> None:
        if not text or not (self.words or text.strip()):
            return  # as most of what stands between two elements
        plain = one_spaced(without_hidden(text))
        if plain and (self.words or plain.strip()):
            self.words.append((plain, bold, link))

    @property
    def text(self) -> str:
        if len(self.words) == 1:
            return self.words[0][0].strip()
        return one_spaced("".join([words for words, _, _ in self.words])).strip()

    @property
    def bold(self) -> str:
        """The words at its beginning that are bold."""
        told = []
        for words, bold, _ in self.words:
            if not bold and words.strip():
                break
            told.append(words)
        return one_spaced("".join(told)).strip()

    @property
    def is_link(self) -> bool:
        return bool(self.text) and all(
            link or not words.strip(" |·•") for words, _, link in self.words
        )


_KEEPS_BREAKS = late_pattern(r"(?i)white-space\s*:\s*(?:pre|break-spaces)")


def add_own_words(
    runs: list[Run], text: str | None, node: Any, *, bold: bool, link: bool = False
) -> None:
    """Add an element's own words, on lines of their own where it keeps its line breaks."""
    pieces = [text]
    if text and "\n" in text.strip() and _keeps_breaks(node):
        pieces = list(text.strip("\n").split("\n"))
    for at, piece in enumerate(pieces):
        if at:
            runs.append(Run())
        runs[-1].add(piece, bold=bold, link=link)


def _keeps_breaks(node: Any) -> bool:
    return tag_of(node) in {"pre", "textarea"} or bool(
        _KEEPS_BREAKS.search(node.get("style") or "")
    )


def tag_of(node: Any) -> str:
    return node.tag if isinstance(node.tag, str) else ""


def is_hidden(node: Any) -> bool:
    style = node.get("style")
    return bool(style and _HIDDEN.search(style)) or node.get("hidden") is not None


def is_bold(node: Any) -> bool:
    if tag_of(node) in BOLD_TAGS or node.get(ASKED) is not None:
        return True
    style = node.get("style")
    return bool(style and _BOLD.search(style)) or is_classed_heading(node)


def is_classed_heading(node: Any) -> bool:
    """Whether an element's class says that it holds a question, and no answer beside it: "field-name field-value"."""
    told = node.get("class")
    return bool(told and HEADING_CLASS.search(told)) and not _VALUE_CLASS.search(told)


def is_inline(node: Any) -> bool:
    """Whether a whole element flows with the words around it."""
    tag = tag_of(node)
    if tag == "br":
        return True
    return tag in _INLINE and all(
        not isinstance(inner.tag, str) or inner.tag in _INLINE or inner.tag == "br"
        for inner in node.iterdescendants()
    )


def add_inline(node: Any, runs: list[Run], *, bold: bool, link: bool, depth: int) -> None:
    """Add an inline element's words to the runs; a line break opens another."""
    tag = tag_of(node)
    if tag == "br":
        runs.append(Run())
        return
    if not tag or tag in SILENT or is_hidden(node) or depth > DEEPEST:
        return
    bold = bold or is_bold(node)
    link = link or (tag == "a" and not _is_contact(node.get("href") or ""))
    add_own_words(runs, node.text, node, bold=bold, link=link)
    for child in node:
        add_inline(child, runs, bold=bold, link=link, depth=depth + 1)
        add_own_words(runs, child.tail, node, bold=bold, link=link)


def _is_contact(href: str) -> bool:
    return href.strip().lower().startswith(("mailto:", "tel:", "sms:", "callto:", "whatsapp:"))


def bold_below(runs: list[Run], at: int) -> list[str]:
    """The lines all in bold below a plain question: "Name:", and "Ana" in bold below it."""
    question = runs[at]
    if question.bold or len(question.text) > LONGEST_HEADING or not _is_question(question.text):
        return []
    below = takewhile(lambda run: run.text and run.text == run.bold, runs[at + 1 :])
    return [run.text for run in below]


def _is_question(text: str) -> bool:
    """Whether words are marked or worded as a form's question."""
    return text[-1:] in _ASKING or request_in(folded(text)) is not None


_ASKING = frozenset(":：?？")


def heading_of(run: Run) -> str:
    """The bold words at a line's beginning, where they may be a question."""
    bold = run.bold
    if not bold or len(bold) > LONGEST_HEADING or "@" in bold or not any(map(str.isalpha, bold)):
        return ""
    is_said = bold[-1] in ".!" and run.text == bold and not _CUT_SHORT.fullmatch(bold)
    is_said = is_said and not _asks_as_request(bold)
    if bold.endswith(",") or is_said:
        return ""
    if run.text[len(bold) :].lstrip()[:1] in _BESIDE_TITLES:
        return ""
    head, colon, tail = bold.partition(":")
    if colon and tail.strip() and run.text == bold:
        return ""  # "Name: Ana", all of it bold
    return (head if colon and not tail.strip() else bold).strip()


def _asks_as_request(bold: str) -> bool:
    """Whether a sentence asks for prose as a form's question does: "Tell us about your dream cake!"."""
    request = request_in(folded(bold.rstrip(".! ")))
    return request is not None and request.wish is not Wish.GIVE


_CUT_SHORT = late_pattern(
    r"(?i)[\w ./-]{0,30}?(?:t[ée]l(?:[ée]?f?)|tlf|tfn|puh|mob|cell?|kom|fon|nr|no|n[uú]m|nro|čís?|br|sz|adr|str|pers|"
    r"тел|моб|адр|τηλ|κιν)\."
)
"""A question whose last word a dot cuts short, as it does no sentence's: "Tel.", "Telefoonnr.", "Org. nr."."""
_BESIDE_TITLES = frozenset("|•·")
"""What parts a title in bold from what stands beside it: "Hall 800 m² | 16.500"."""


def add_all_inline(node: Any, runs: list[Run], depth: int) -> None:
    runs[-1].add(node.text, bold=is_bold(node), link=False)
    for child in node:
        add_inline(child, runs, bold=is_bold(node), link=False, depth=depth + 1)
        runs[-1].add(child.tail, bold=is_bold(node), link=False)
