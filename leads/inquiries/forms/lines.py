"""The lines of a form mail, and what its layout says of them: which are headings, and where an answer ends.

Form programs lay out a question and its answer as two cells of a table row, as a row above a row, as terms
and definitions, as bold words before others, or as plain lines. A visitor's words never leave their cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from leads.inquiries.forms.dress import is_foot, is_set_apart, is_set_faintly, only_child
from leads.inquiries.forms.labels import Labels
from leads.inquiries.forms.runs import (
    BOLD_TAGS,
    DEEPEST,
    LONGEST_HEADING,
    SILENT,
    Run,
    add_all_inline,
    add_inline,
    add_own_words,
    bold_below,
    heading_of,
    is_bold,
    is_hidden,
    is_inline,
    tag_of,
)
from leads.inquiries.forms.styles import ASKED, mark_questions
from leads.inquiries.text.html_text import tree_of, without_hidden
from leads.inquiries.wording.patterns import late_pattern

MAX_LINES = 600
_RULE = "-----"
"""What a line drawn across an HTML page is read as."""

_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line, or a question with its answer where the layout binds them.

    Attributes:
        text: The line; with a heading, the answer behind or below it (several lines, perhaps none).
        heading: What the layout sets off as a question; "" for a plain line.
        closed: The answer ends here, whatever comes after it.
        is_link: Nothing but a link, as buttons are.
        is_faint: Set small or grey, as programs set what is theirs.
        is_dressed: A block of its own, all in italics, on a ground of its own, framed or centred.
    """

    text: str
    heading: str = ""
    closed: bool = False
    is_link: bool = False
    is_faint: bool = False
    is_dressed: bool = False


def lines_of_text(text: str) -> list[FormLine]:
    return [FormLine(line) for line in text.split("\n")[:MAX_LINES]]


def lines_of_html(html: str, labels: Labels) -> list[FormLine]:
    """The lines of an HTML body; [] when it is too big, too deep or empty."""
    tree = tree_of(html)
    if tree is None:
        return []
    mark_questions(tree, labels)
    lines: list[FormLine] = []
    for line in _block(tree, 0):
        lines.append(line)
        if len(lines) >= MAX_LINES:
            break
    return lines


def _block(node: Any, depth: int) -> Iterator[FormLine]:
    """The lines of an element and what is in it, in order."""
    tag = tag_of(node)
    if not tag or tag in SILENT or is_hidden(node):
        return
    if depth > DEEPEST:
        yield from lines_of_text(without_hidden(" ".join(node.itertext())[:4_000]))
    elif tag == "table":
        yield from _table(node, depth)
    elif tag == "dl":
        yield from _definitions(node, depth)
    else:
        yield from _mixed(node, depth)


def _mixed(node: Any, depth: int) -> Iterator[FormLine]:
    """Runs of inline words between blocks: each run is a paragraph. A faint block's lines are faint."""
    lines = _runs_of(node, depth)
    is_block = tag_of(node) in {"p", "div", "small"}
    is_faint = is_block and (is_set_faintly(node) or is_set_faintly(only_child(node)))
    is_faint = is_faint or is_foot(node)
    is_dressed = is_block and not is_faint and is_set_apart(node)
    if not (is_faint or is_dressed):
        yield from lines
        return
    for line in lines:
        is_plain = bool(line.text.strip()) and not line.heading
        yield replace(line, is_faint=is_faint and is_plain, is_dressed=is_dressed and is_plain)


def _runs_of(node: Any, depth: int) -> Iterator[FormLine]:
    bold = is_bold(node) and (tag_of(node) not in {"body", "div"} or node.get(ASKED) is not None)
    runs = [Run()]
    add_own_words(runs, node.text, node, bold=bold)
    for child in node:
        tag = tag_of(child)
        if tag in SILENT or not tag or is_hidden(child):
            pass
        elif is_inline(child):
            add_inline(child, runs, bold=bold, link=False, depth=depth + 1)
        else:
            if runs[0].words or len(runs) > 1:
                yield from _paragraph(runs, is_one=False)
                runs = [Run()]
            if tag == "hr":
                yield FormLine(_RULE)
            elif tag != "br":
                yield from _block(child, depth + 1)
        add_own_words(runs, child.tail, node, bold=bold)
    yield from _paragraph(runs, is_one=tag_of(node) == "li")


def _paragraph(runs: list[Run], *, is_one: bool) -> Iterator[FormLine]:
    """The runs as lines, the bold words before others as headings; a blank line before and behind.

    `is_one`: it is one question with its answer, as a list's point is.
    """
    if not any(run.words for run in runs):
        if len(runs) > 1:
            yield FormLine("")
        return
    yield FormLine("")
    at = 0
    while at < len(runs):
        run = runs[at]
        if answer := bold_below(runs, at):
            yield FormLine("\n".join(answer), heading=run.text.rstrip(" :："), closed=True)
            at += 1 + len(answer)
            continue
        heading = heading_of(run)
        if not heading:
            yield FormLine(run.text, is_link=run.is_link)
            at += 1
            continue
        below = at + 1
        while below < len(runs) and not heading_of(runs[below]):
            below += 1
        rest = run.text[len(run.bold) :].lstrip(" :：-–—") if run.text != run.bold else ""
        said = runs[at + 1 : below]
        while said and (not said[-1].text or _is_buttons(said[-1].is_link, said[-1].text)):
            said.pop()
        answer = [rest, *(line.text for line in said)]
        ends = below < len(runs) or is_one
        blank = next(
            (n for n, line in enumerate(answer) if n and any(answer[:n]) and not line), None
        )
        if ends or blank is None:
            yield FormLine("\n".join(answer).strip(), heading=heading, closed=ends)
        else:  # what stands below a blank line may be the program's
            yield FormLine("\n".join(answer[:blank]).strip(), heading=heading)
            yield from (FormLine(line) for line in answer[blank:])
        at = below
    yield FormLine("")


def _definitions(node: Any, depth: int) -> Iterator[FormLine]:
    """<dt> and <dd>, also within <div>."""
    term = ""
    said: list[str] = []
    for part in node.iter("dt", "dd"):
        words = _text(part, depth)
        if tag_of(part) == "dd":
            said.append(words)
            continue
        if term:
            yield FormLine("\n".join(said), heading=term, closed=True)
        term, said = words, []
    if term:
        yield FormLine("\n".join(said), heading=term, closed=True)


def _table(node: Any, depth: int) -> Iterator[FormLine]:
    """A table's rows: question | answer, question over answer, or only somebody's layout."""
    rows = [cells for row in _rows(node) if (cells := _filled(row))]
    at = 0
    while at < len(rows):
        cells = rows[at]
        below = rows[at + 1] if at + 1 < len(rows) else []
        if (
            len(cells) == 1
            and len(below) == 1
            and (heading := _heading_in(cells[0], depth))
            and (not _heading_in(below[0], depth) and not _is_laid_out(below[0], depth))
        ):
            yield FormLine(_text(below[0], depth), heading=heading.rstrip(" :"), closed=True)
            at += 2
            continue
        if 2 < len(cells) == len(below) and (headings := _headings_in(cells, depth)):
            for heading, other in zip(headings, below, strict=True):
                yield FormLine(_text(other, depth), heading=heading, closed=True)
            at += 2
            continue
        yield from _row(cells, depth)
        at += 1


def _rows(table: Any) -> Iterator[Any]:
    for part in table:
        tag = tag_of(part)
        if tag == "tr":
            yield part
        elif tag in {"tbody", "thead", "tfoot"}:
            yield from (row for row in part if tag_of(row) == "tr")
        elif tag == "caption":
            yield [part]


def _filled(row: Any) -> list[Any]:
    """The cells that hold more than blanks and punctuation; an empty one where an answer would stand."""
    cells = [cell for cell in row if tag_of(cell) in _CELLS | {"caption"} and not is_hidden(cell)]
    told = [cell for cell in cells if _tells(cell)]
    if not told:
        return []
    if len(told) == 1 and len(cells) == 2 and told[0] is cells[0] and not _has_blocks(cells[0]):
        return cells
    if len(told) == 1 and len(cells) > 1:
        return told
    return [
        cell for cell in cells if cell in told or "".join(cell.itertext()).strip(" :：\xa0\n\t")
    ]


def _tells(cell: Any) -> bool:
    return any(any(map(str.isalnum, words)) for words in cell.itertext())


def _row(cells: list[Any], depth: int) -> Iterator[FormLine]:
    if len(cells) == 2 and all(tag_of(cell) == "th" for cell in cells):
        return  # "Name | Value": the columns' headings
    is_pair = len(cells) == 2
    if is_pair and (_is_button(cells[1]) or all(_is_answered(cell, depth) for cell in cells)):
        for cell in cells:
            yield from _mixed(cell, depth + 1)
    elif is_pair and not _has_table(cells[1]) and (asked := _question_in(cells[0], depth)):
        yield FormLine(_text(cells[1], depth), heading=asked.rstrip(" :"), closed=True)
    elif len(cells) == 4 and all(both := [_question_in(cells[n], depth) for n in (0, 2)]):
        for asked, answer in zip(both, (cells[1], cells[3]), strict=True):
            yield FormLine(_text(answer, depth), heading=asked.rstrip(" :"), closed=True)
    else:
        for cell in cells:
            yield from _mixed(cell, depth + 1)


def _is_answered(cell: Any, depth: int) -> bool:
    """Whether a cell holds both a question in bold and its answer below it, as others stand beside it."""
    if next(cell.iterdescendants("br", "p", "div"), None) is None:
        return False
    return any(line.heading and line.text for line in _mixed(cell, depth + 1))


def _is_button(cell: Any) -> bool:
    """Whether a cell is no more than a link whose words name no page, no address and no file."""
    inner = only_child(cell)
    while only_child(inner) is not inner:
        inner = only_child(inner)
    href = (inner.get("href") or "") if tag_of(inner) == "a" else ""
    return _is_buttons(href.startswith("http"), "".join(inner.itertext()))


def _is_buttons(is_link: bool, words: str) -> bool:  # noqa: FBT001
    return is_link and not _NAMES_FILE.search(words)


_NAMES_FILE = late_pattern(r"[.@/]\w")


def _question_in(cell: Any, depth: int) -> str:
    """What a cell asks, if it may ask anything."""
    text = "" if _has_table(cell) else _text(cell, depth)
    return text if len(text) <= LONGEST_HEADING and "@" not in text else ""


def _heading_in(cell: Any, depth: int) -> str:
    """What a cell says that is all bold, or marked as a label; "" of any other."""
    text = _question_in(cell, depth)
    if not text or "\n" in text:
        return ""
    if tag_of(cell) == "th" or is_bold(cell):
        return text
    runs = [Run()]
    add_all_inline(cell, runs, depth)
    told = [run for run in runs if run.text]
    return text if len(told) == 1 and told[0].bold == told[0].text else ""


def _headings_in(cells: list[Any], depth: int) -> list[str]:
    """What each cell of a row says, if all of them are headings; else none."""
    headings = list(takewhile(bool, (_heading_in(cell, depth) for cell in cells)))
    return headings if len(headings) == len(cells) else []


def _has_table(cell: Any) -> bool:
    return next(cell.iterdescendants("table"), None) is not None


def _has_blocks(cell: Any) -> bool:
    """Whether a cell lays out several blocks, as a page does, and is no answer."""
    if next(cell.iterdescendants("table", "h1", "h2", "h3", "h4", "dl"), None) is not None:
        return True
    asked = [
        inner
        for inner in cell.iterdescendants(*BOLD_TAGS)
        if "".join(inner.itertext()).rstrip().endswith((":", "："))
    ]
    return len(asked) > 1


def _is_laid_out(cell: Any, depth: int) -> bool:
    """Whether a cell holds a page's blocks, or a question with its own answer: what stands above is a title."""
    return _has_blocks(cell) or any(line.heading for line in _mixed(cell, depth + 1))


def _text(node: Any, depth: int) -> str:
    """What an answer's element says, line by line."""
    said: list[str] = []
    for line in _mixed(node, depth + 1):
        words = f"{line.heading}: {line.text}" if line.heading and line.text else line.heading
        said.append(words or line.text)
    text = "\n".join(said).strip()
    return re.sub(r"\n{3,}", "\n\n", text)
