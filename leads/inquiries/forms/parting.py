"""Parts lines of a form mail that hold several questions, and joins a heading with the rule drawn below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.paired import paired
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.values import is_person
from leads.inquiries.people.names import looks_like_name
from leads.inquiries.wording.patterns import late_pattern

_PART = late_pattern(
    r"(?:^|(?P<mark>[,;|•·/])\s*|\s[–-]\s)(?P<label>[^\W\d_][^:,;|•·?!\n]{0,40}?)\s?[:：=](?=\s|$)"
)
"""A label in a line that holds several of them."""
_FEWEST_PARTS = 3
_DRAWN = late_pattern(r"^\s*(?:-{2,}|={2,}|~{2,}|_{2,})\s*$")


def parted(lines: Sequence[FormLine], words: FormWords) -> list[FormLine]:
    """The lines, those that hold three known labels and more taken apart: "Name: Ana, City: Graz, Message: Hello"."""
    headed = _run_together(_headed(paired(lines), words), words)
    return [one for line in headed for one in _parts(line, words)]


def _run_together(lines: Sequence[FormLine], words: FormWords) -> Sequence[FormLine]:
    """The lines, those as parts of a block that set nothing between a label and its answer, "Email ana@pohl.example"
    among them, as questions: "Name Ana Pohl", "Message Hello".
    """
    addressed = (at for at, line in enumerate(lines) if "@" in line.text)
    reached = [at for at in addressed if _REACHED.match(lines[at].text)]
    if not reached:
        return lines
    near = range(max(0, reached[0] - _MOST_BEGUN), min(len(lines), reached[-1] + _MOST_BEGUN))
    found = {at: pair for at in near if (pair := _begun(lines[at], words))}
    for at in reached:
        if at not in found or found[at][0] is not Label.EMAIL:
            continue
        begin = end = at
        while begin - 1 in found:
            begin -= 1
        while end + 1 in found and found[end][0] is not Label.MESSAGE:
            end += 1
        block = range(begin, end + 1)
        if len(block) >= _FEWEST_PARTS:
            parts = {n: found[n][1] for n in block}
            return [parts.get(n, line) for n, line in enumerate(lines)]
    return lines


def _begun(line: FormLine, words: FormWords) -> tuple[Label, FormLine] | None:
    """What a line asks for by the words that it begins with, and the line parted there; None for any other."""
    if line.heading or not line.text[:1].isalpha() or line.text.rstrip().endswith(":"):
        return None
    told = line.text.split(" ")
    best = None
    for count in range(1, min(_MOST_WORDS, len(told) - 1) + 1):
        heading, answer = " ".join(told[:count]), " ".join(told[count:])
        label = words.labels.of(heading) if heading[-1:].isalpha() else None
        if label in TELLING and (label is Label.EMAIL) is bool(ADDRESS.fullmatch(answer)):
            best = (label, FormLine(answer, heading=heading))
        if best and (label is Label.MESSAGE or not told[count][:1].islower()):
            return best
    return best


_MOST_WORDS = 4
_MOST_BEGUN = 12
"""Lines before and behind the one with the address that are looked at."""
_REACHED = late_pattern(
    r"[^\W\d_][^:@\n]{2,40} [\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+\Z"
)


def with_sender_parted(lines: Sequence[FormLine]) -> Sequence[FormLine]:
    """The lines, name and address of the sentence ahead as answers: "Ana Pohl (ana@pohl.example) asked"."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
    for at in range(first + 1, min(first + _NEAR, len(lines) - 1)):
        found = None if lines[at].heading else _SENDER_ALONE.match(lines[at].text)
        if found and not lines[at + 1].text.strip() and not lines[at + 1].heading:
            return [
                *lines[:at],
                *_sender_of(found),
                FormLine("", heading="message"),
                *lines[at + 2 :],
            ]
    for at in range(first, min(first + _TWO, len(lines))):
        found = None if lines[at].heading else _SENDER.match(lines[at].text)
        if found and _is_somebody(found["name"]):
            return [*lines[:at], *_sender_of(found), *_with_quote_asked(lines[at + 1 :])]
    return lines


def _with_quote_asked(lines: Sequence[FormLine]) -> list[FormLine]:
    """The lines below a sender's, the paragraph that is marked as quoted at their beginning as the message."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    end = first
    while end < len(lines) and lines[end].text.startswith(">"):
        end += 1
    if end == first:
        return list(lines)
    said = "\n".join(line.text.lstrip("> ") for line in lines[first:end])
    return [FormLine(said, heading="message", closed=True), *lines[end:]]


def _sender_of(found: re.Match[str]) -> list[FormLine]:
    """Name and address as the answers to two questions."""
    told = (("name", found["name"]), ("e-mail", found["email"]))
    return [FormLine(answer, heading=heading, closed=True) for heading, answer in told]


def _is_somebody(name: str) -> bool:
    """Whether words beside an address are a person's, though no list may have them."""
    words = name.split()
    is_whole = 1 < len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
    return is_person(name) or (is_whole and looks_like_name(name) and not names_organisation(name))


_TWO = 2
_NEAR = 4
"""Lines at a mail's beginning in which its writer's own may stand."""
_SENDER_ALONE = late_pattern(
    r"\s*(?P<name>[^\s<>@:][^<>@:\n]{1,60}?)\s?<(?P<email>[^\s<>@]{1,64}@[^\s<>@]{1,255})>\s*$"
)
"""As Joomla writes above the message: "Ana Pohl <ana@pohl.example>"."""
_SENDER = late_pattern(
    r"\s*(?P<name>[^\s()<>@:][^()<>@:\n]{1,60}?) ?[(<](?P<email>[^\s()<>@]{1,64}@[^\s()<>@]{1,255})[)>] \w"
)


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
    """A line that holds several questions with their answers as a line for each; what stands ahead of them, too."""
    text = line.text
    if line.heading or text.count(":") + text.count("=") < _FEWEST_PARTS:
        return [line]
    by_marks, by_labels = _cuts_at_marks(text, words), _cuts_at_labels(text, words)
    cuts = by_labels if len(by_labels) > len(by_marks) or (by_labels and by_labels[0]) else by_marks
    if not cuts:
        return [line]
    pieces = [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]
    return [FormLine(piece) for one in pieces if (piece := one.strip(" ,;|•·/–-\t"))]


def _cuts_at_labels(text: str, words: FormWords) -> list[int]:
    """Where known labels begin that stand before a colon, whatever parts them from the answer ahead of each."""
    if "@" not in text:
        return []
    cuts, seen, ahead = [], set[Label](), 0
    for colon in _COLON.finditer(text):
        begun = [ahead + found.start() for found in _WORD.finditer(text[ahead : colon.start()])]
        near = [at for at in begun[-_MOST_WORDS:] if not _PARTED.search(text, at, colon.start())]
        known = [(at, words.labels.of(text[at : colon.start()])) for at in near]
        at, label = next((one for one in known if one[1] in TELLING), (0, None))
        ahead = colon.end()
        if label is not None and label not in seen:
            seen.add(label)
            cuts.append(at)
    return cuts if len(seen) >= _FEWEST_PARTS and Label.EMAIL in seen else []


_COLON = late_pattern(r"\s?[:：=](?=\s|$)")
_PARTED = late_pattern(r"[\d/|;,]")
_WORD = late_pattern(r"(?<![^\s(/|,;])[^\W_]\S*")


def _cuts_at_marks(text: str, words: FormWords) -> list[int]:
    """Where labels begin that marks part from the answer ahead of each, unknown ones among them."""
    asked = [(found, words.labels.of(found["label"])) for found in _PART.finditer(text)]
    known = [label for _, label in asked if label]
    if not asked or asked[0][0].start() or len(set(known) & TELLING) < _FEWEST_PARTS:
        return []
    cuts, seen = [], set[Label | None]()
    for found, label in asked:
        if label in seen or (label is None and Label.MESSAGE in seen):
            continue
        seen.add(label or None)
        seen.discard(None)
        cuts.append(found.start("label"))
    return cuts
