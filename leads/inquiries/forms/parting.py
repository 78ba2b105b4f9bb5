"""Parts lines of a form mail that hold several questions, and joins a heading with the rule drawn below it."""

from __future__ import annotations

from collections.abc import Sequence

from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.paired import paired
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.wording.patterns import late_pattern

_PART = late_pattern(
    r"(?:^|(?P<mark>[,;|•·/])\s*|\s[–-]\s)(?P<label>[^\W\d_][^:,;|•·?!\n]{0,40}?)\s?[:：=](?=\s|$)"
)
"""A label in a line that holds several of them."""
_FEWEST_PARTS = 3
_DRAWN = late_pattern(r"^\s*(?:-{2,}|={2,}|~{2,}|_{2,})\s*$")


def parted(lines: Sequence[FormLine], words: FormWords) -> list[FormLine]:
    """The lines, those that hold three known labels and more taken apart: "Name: Ana, City: Graz, Message: Hello"."""
    return [one for line in _headed(paired(lines), words) for one in _parts(line, words)]


def _headed(lines: Sequence[FormLine], words: FormWords) -> Sequence[FormLine]:
    """The lines, those that have a rule drawn below them as headings where two known labels do."""
    under = [at for at in range(1, len(lines)) if _DRAWN.match(lines[at].text)]
    heads = [at - 1 for at in under if _may_be_drawn_under(lines, at - 1)]
    known = {words.labels.of(lines[at].text.strip()) for at in heads} & TELLING
    if len(known) < _FEWEST_DRAWN and Label.MESSAGE not in known:
        return lines
    drawn, left = set(heads), {at + 1 for at in heads}
    return [
        FormLine("", heading=line.text.strip(" \t:")) if at in drawn else line
        for at, line in enumerate(lines)
        if at not in left
    ]


_FEWEST_DRAWN = 2


def _may_be_drawn_under(lines: Sequence[FormLine], at: int) -> bool:
    text = lines[at].text.strip()
    stands_apart = at == 0 or not lines[at - 1].text.strip()
    return stands_apart and 0 < len(text) <= _LONGEST_HEADING and not _DRAWN.match(text)


_LONGEST_HEADING = 90


def _parts(line: FormLine, words: FormWords) -> list[FormLine]:
    text = line.text
    if line.heading or text.count(":") + text.count("=") < _FEWEST_PARTS:
        return [line]
    asked = [(found, words.labels.of(found["label"])) for found in _PART.finditer(text)]
    known = [label for _, label in asked if label]
    if not asked or asked[0][0].start() or len(set(known) & TELLING) < _FEWEST_PARTS:
        return [line]
    cuts, seen = [], set[Label | None]()
    for found, label in asked:
        if label in seen or (label is None and Label.MESSAGE in seen):
            continue
        seen.add(label or None)
        seen.discard(None)
        cuts.append(found.start("label"))
    ends = [*cuts[1:], len(text)]
    return [
        FormLine(text[start:end].strip(" ,;|•·/\t")) for start, end in zip(cuts, ends, strict=True)
    ]
