"""Which lines of a mail may hold a phone number, and as whose country writes it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from leads.inquiries.phones.labels import NO_PHONE
from leads.inquiries.wording.patterns import late_pattern

_OF_ONE_MAIL = 8
_MAX_LINES = 80
_MAX_LINE = 300
_ENOUGH_DIGITS = late_pattern(r"(?:\d[^\w\n]{0,3}){6}")
_ANY_ENOUGH = late_pattern(r"(?:\d\W{0,3}){6}")
"""The same of a whole text, whose lines may have to be put together: where it is not, no line has enough."""
AMERICAN = late_pattern(
    r"(?<![\d+])(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}(?!\d)"
)
"""The way North Americans write, and nobody else: (202) 555-0187, 202-555-0187."""
_AMERICAS = frozenset({"US", "CA", "PR", "JM", "BS", "TT", "DO"})
_TEN_DIGITS = frozenset({"TR", "IN", "MX", "CO"})
"""Where numbers have ten digits, too, which forms group as in America: "(505) 772-3340" is a Turkish mobile."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with enough digits for a number, and the line above it where that is its label.

    Attributes:
        led: The end of the line above, where a mail program broke the sentence there.
    """

    text: str
    above: str
    is_american: bool
    led: str = ""

    def home(self, region: str) -> str:
        """Whose numbering its numbers follow where the mail's follow `region`."""
        return "US" if self.is_american and region not in _AMERICAS | _TEN_DIGITS else region


@lru_cache(maxsize=_OF_ONE_MAIL)
def numbered_in(text: str) -> tuple[Line, ...]:
    """Those of a text's lines that may hold a number."""
    return numbered(tuple(text.split("\n"))) if _ANY_ENOUGH.search(text) else ()


def numbered(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """The same of lines."""
    found, before = [], ""
    for line in (
        _parted(piece) for whole in _mended(lines[:_MAX_LINES]) for piece in _pieces(whole)
    ):
        if _ENOUGH_DIGITS.search(line):
            found.append(_line_below(before, line))
        before = line
    return tuple(found)


def _line_below(before: str, line: str) -> Line:
    """A line, with what the one above it says of its numbers."""
    is_label = len(before) < _SHORT and (
        before.rstrip().endswith(":") or bool(NO_PHONE.search(before))
    )
    is_broken = len(before) >= WRAPPED and before[-1:] not in ".!?"
    return Line(
        text=line,
        above=before if is_label else "",
        is_american=bool(AMERICAN.search(line)),
        led=before[-CALLED_WITHIN:] if is_broken else "",
    )


def _mended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, with a number that a mail program broke at a line's end put together again on the first of two."""
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        if not (below[:1].isdigit() and len(line) >= WRAPPED and line[-1:].isdigit()):
            continue
        torn, rest = _TORN.search(line), _REST.match(below)
        digits = sum(map(str.isdigit, torn[0])) if torn else 0
        if rest and _LEAST_TORN <= digits < _WHOLE_NUMBER:
            joined = f"{line} {rest[0].strip()}"
            return (*lines[:at], joined, *_mended((below[rest.end() :], *lines[at + 2 :])))
    return lines


_REST = late_pattern(r"\d{2,6}(?:[ ./-]\d{2,6})*(?=[^\w:,-]|[.!?,]?$)")
_LEAST_TORN, _WHOLE_NUMBER = 4, 10
"""Digits ahead of the break that may begin a number, and that are a whole one."""


def _pieces(whole: str) -> Iterator[str]:
    """A paragraph on one line in pieces that end at blanks, as a mail program would have broken it."""
    rest = whole[: _MAX_LINE * _MOST_PIECES]
    while len(rest) > _MAX_LINE:
        end = rest.rfind(" ", 0, _MAX_LINE)
        end = _before_number(rest, end) if end > 0 else _MAX_LINE
        yield rest[:end]
        rest = rest[end:]
    yield rest


def _before_number(text: str, end: int) -> int:
    """Where to break instead, where a number would be torn apart."""
    torn = _TORN.search(text[max(end - _LONGEST_NUMBER, 0) : end])
    return end - len(torn[0]) if torn and text[end + 1 : end + 2].isdigit() else end


_SHORT, _MOST_PIECES, _LONGEST_NUMBER = 40, 6, 30
_TORN = late_pattern(r"[+(]?\d[\d ()./-]{0,60}+$")


def may_hold_further(rest: str) -> bool:
    """Whether a number without a plan may stand in a line: see `numbers` for how those begin."""
    return bool(_ENOUGH_DIGITS.search(rest) and _CALLED_BEGINS.search(rest))


_CALLED_BEGINS = late_pattern(r"(?:[+(]|(?<!\d)0)(?:(?:[^\d:+]|(?<!\d):)*+\d){7}|\d{17}")
"""Eight digits or more, as such a number has; no colon stands right behind one of them, as in the time of a day."""


_GLUED = late_pattern(
    r"((?<!\d)(?:0\d(?:[ .]\d\d){4}|\+\d{2} \d(?: \d\d){4})) "
    r"(?=(?:0\d|\+\d{2} \d)(?:[ .]\d\d){4}(?!\d))"
)
_TWO_NUMBERS = 27


def _parted(line: str) -> str:
    """With a bar between two French numbers whose icons were lost between them, and a plus where it belongs.

    Where text runs from right to left, the plus of a country code stands behind its digits.
    """
    if "+" in line:
        line = _PLUS_BEHIND.sub(r"+\1", line)
    return _GLUED.sub(r"\1 | ", line) if len(line) > _TWO_NUMBERS else line


_PLUS_BEHIND = late_pattern(r"(?<![\d+])(\d{10,15})\+(?!\d)")


def without(line: str, matches: list[Any]) -> str:
    """A line without the numbers found in it."""
    for match in matches:
        line = f"{line[: match.start]}{'x' * (match.end - match.start)}{line[match.end :]}"
    return line


WRAPPED, CALLED_WITHIN = 50, 90
"""Letters of a line that a mail program has broken; of what is said ahead of a number."""


_WAYS = (
    ("CH", r"0\d{2} \d{3} \d{2} \d{2}"),
    ("BE", r"04\d{2}[ ./]\d{2}[ .]\d{2}[ .]\d{2}|04\d{2}[ ./]\d{3}[ .]\d{3}"),
    ("AU", r"04\d{2} ?\d{3} ?\d{3}"),
    ("IE", r"08[5679][ -]?\d{3}[ -]?\d{4}"),
    ("AT", r"06[5-9]\d[ /-]\d{3} \d{2} \d{2,3}"),
)
_WRITTEN = tuple(
    (country, late_pattern(rf"(?<![\d+])(?<!\d[ ./-])(?:{way})(?![ ./-]?\d)"))
    for country, way in _WAYS
)
"""Mobile numbers as only one country of a language writes them: 079 442 77 13, 0475 60 19 38, 087 912 0456."""


def country_of_way(text: str, signature: tuple[str, ...], likely: tuple[str, ...]) -> str:
    """The country, of those that are likely, which alone writes numbers as a mail's first one is; "" when none."""
    for written in ("\n".join(signature), text):
        for country, way in _WRITTEN:
            if country in likely and way.search(written):
                return country
    return ""
