"""QUERY, the part of its language that people use: select, where, group by, order by, limit, offset, label."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from standin.sheets.a1 import column_number
from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.entering import entered
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Operand, Rows, area_of
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.arrays import made, sorted_places
from standin.sheets.formulas.known import Known, reshaping
from standin.sheets.formulas.logic import is_number

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<number>\d+(?:\.\d+)?)|(?P<word>`[^`]*`|[A-Za-z_]\w*)|(?P<sign><>|!=|<=|>=|[-+*/(),=<>]))"""
)
_TOTALS: dict[str, Callable[[list[Value]], Value]] = {
    "sum": lambda values: tidy(sum(v for v in values if is_number(v))),  # type: ignore[misc]
    "avg": lambda values: _mean([v for v in values if is_number(v)]),
    "count": len,
    "max": lambda values: max((v for v in values if is_number(v)), default=None),  # type: ignore[type-var]
    "min": lambda values: min((v for v in values if is_number(v)), default=None),  # type: ignore[type-var]
}
Condition = Callable[[list[Value]], bool]
T = TypeVar("T")


def _mean(values: list[Value]) -> Value:
    return tidy(sum(values) / len(values)) if values else None  # type: ignore[arg-type]


def _refused(why: str) -> NoValueError:
    return NoValueError(
        ErrorValue("#VALUE!", f"Unable to parse query string for Function QUERY parameter 2: {why}")
    )


@dataclass(frozen=True, slots=True)
class _Term:
    """A column, or a total over one."""

    column: int
    total: str = ""


@dataclass(slots=True)
class _Query:
    select: list[_Term] | None = None
    where: Condition | None = None
    group: list[int] = field(default_factory=list)
    order: list[tuple[_Term, bool]] = field(default_factory=list)
    limit: int | None = None
    offset: int = 0
    labels: dict[_Term, str] = field(default_factory=dict)


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, text: str, first_column: int, width: int, calc: Calculator) -> None:
        self._tokens: list[tuple[str, str]] = []
        self._calc = calc
        self._first, self._width = first_column, width
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None or match.lastgroup is None:
                raise _refused(f"unexpected {text[at:].strip()[0]}")
            self._tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()
        self._at = 0

    def query(self) -> _Query:
        made = _Query()
        while self._at < len(self._tokens):
            match self._word():
                case "select":
                    made.select = None if self._took("*") else self._listed(self._term)
                case "where":
                    made.where = self._either()
                case "group":
                    self._expect("by")
                    made.group = [term.column for term in self._listed(self._term)]
                case "order":
                    self._expect("by")
                    made.order = self._listed(self._directed)
                case "limit":
                    made.limit = int(self._next()[1])
                case "offset":
                    made.offset = int(self._next()[1])
                case "label":
                    made.labels = dict(self._listed(self._labelled))
                case other:
                    raise _refused(f"{other} is not known here")
        return made

    def _next(self) -> tuple[str, str]:
        if self._at == len(self._tokens):
            raise _refused("it ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _word(self) -> str:
        return self._next()[1].lower()

    def _peek(self) -> str:
        return self._tokens[self._at][1].lower() if self._at < len(self._tokens) else ""

    def _took(self, *words: str) -> str:
        if self._peek() in words:
            return self._word()
        return ""

    def _expect(self, word: str) -> None:
        if not self._took(word):
            raise _refused(f"{word} expected")

    def _listed(self, read: Callable[[], T]) -> list[T]:
        made = [read()]
        while self._took(","):
            made.append(read())
        return made

    def _column(self) -> int:
        kind, text = self._next()
        name = text.strip("`")
        numbered = re.fullmatch(r"Col(\d+)", name)
        if kind != "word" or not (numbered or re.fullmatch(r"[A-Z]{1,3}", name)):
            raise _refused(f"no column: {text}")
        column = int(numbered[1]) - 1 if numbered else column_number(name) - self._first
        if not 0 <= column < self._width:
            raise _refused(f"NO_COLUMN: {name}")
        return column

    def _term(self) -> _Term:
        total = self._peek()
        if (
            total in _TOTALS
            and self._at + 1 < len(self._tokens)
            and self._tokens[self._at + 1][1] == "("
        ):
            self._at += 2
            column = self._column()
            self._expect(")")
            return _Term(column, total)
        return _Term(self._column())

    def _directed(self) -> tuple[_Term, bool]:
        return self._term(), self._took("asc", "desc") != "desc"

    def _labelled(self) -> tuple[_Term, str]:
        return self._term(), self._next()[1][1:-1]

    def _either(self) -> Condition:
        one = self._both()
        while self._took("or"):
            one = _or(one, self._both())
        return one

    def _both(self) -> Condition:
        one = self._test()
        while self._took("and"):
            one = _and(one, self._test())
        return one

    def _test(self) -> Condition:
        if self._took("not"):
            inner = self._test()
            return lambda row: not inner(row)
        if self._took("("):
            inner = self._either()
            self._expect(")")
            return inner
        column = self._column()
        sign = self._word()
        if sign == "is":
            wanted = not self._took("not")
            self._expect("null")
            return lambda row: (row[column] in (None, "")) == wanted
        if sign in {"starts", "ends"}:
            self._expect("with")
        return _compared(column, sign, self._literal())

    def _literal(self) -> Value:
        if self._took("date"):
            return entered(self._next()[1][1:-1], self._calc.locale, self._calc.today())[0]
        negative = bool(self._took("-"))
        kind, text = self._next()
        if kind == "number":
            return tidy(float(text) * (-1 if negative else 1))
        if kind == "text":
            return text[1:-1]
        if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        raise _refused(f"unexpected {text}")


def _or(one: Condition, other: Condition) -> Condition:
    return lambda row: one(row) or other(row)


def _and(one: Condition, other: Condition) -> Condition:
    return lambda row: one(row) and other(row)


def _compared(column: int, sign: str, wanted: Value) -> Condition:
    """Text is compared with its letter case; values of another kind never meet."""
    tests: dict[str, Callable[[str, str], bool]] = {
        "contains": lambda text, part: part in text,
        "starts": str.startswith,
        "ends": str.endswith,
        "matches": lambda text, pattern: re.fullmatch(pattern, text) is not None,
        "like": lambda text, pattern: re.fullmatch(_like(pattern), text) is not None,
    }
    if sign in tests:
        return lambda row: tests[sign](str(row[column] or ""), str(wanted))
    orders: dict[str, Callable[[int], bool]] = {
        "=": lambda order: order == 0,
        "<>": lambda order: order != 0,
        "!=": lambda order: order != 0,
        "<": lambda order: order < 0,
        "<=": lambda order: order <= 0,
        ">": lambda order: order > 0,
        ">=": lambda order: order >= 0,
    }
    if sign not in orders:
        raise _refused(f"unexpected {sign}")

    def test(row: list[Value]) -> bool:
        value = row[column]
        if value is None or isinstance(value, ErrorValue):
            return sign in {"<>", "!="} and wanted is not None
        if isinstance(value, str) and isinstance(wanted, str):
            return orders[sign]((value > wanted) - (value < wanted))
        if isinstance(value, str) != isinstance(wanted, str):
            return sign in {"<>", "!="}
        return orders[sign](arithmetic.compare(value, wanted))

    return test


def _like(pattern: str) -> str:
    return re.escape(pattern).replace("%", ".*").replace("_", ".")


def _query(calc: Calculator, operands: list[Operand]) -> Operand:
    area = area_of(operands[0])
    first = area.box.left if area.box else 0
    query = _Reader(reading.text(calc, operands, 1, ""), first, area.width, calc).query()
    rows = area.all_rows if area.box is None else area.rows
    count = _header_count(calc, operands, rows)
    headers, body = (
        rows[:count],
        [row for row in rows[count:] if query.where is None or query.where(row)],
    )
    if query.where is None:
        body = [row for row in body if any(v not in (None, "") for v in row)]
    terms = query.select or [_Term(n) for n in range(area.width)]
    if query.group or any(term.total for term in terms):
        body, at = _grouped(body, query, terms)
    else:
        at = {_Term(n): n for n in range(area.width)}
    if query.order:
        keys = [([row[at[term]] for row in body], up) for term, up in query.order]
        body = [body[n] for n in sorted_places(keys, len(body))]
    body = body[query.offset :][: query.limit]
    table = [[row[at[term]] for term in terms] for row in body]
    has_heads = bool(headers) or bool(query.labels) or any(term.total for term in terms)
    head = [[_heading(term, headers, query) for term in terms]] if has_heads else []
    if not head and not table:
        return ErrorValue("#N/A", "Query completed with an empty output.")
    return made(head + table)


def _header_count(calc: Calculator, operands: list[Operand], rows: Rows) -> int:
    """As said; else one when the first row is text and something below it is not."""
    if len(operands) > 2 and (told := int(reading.number(calc, operands, 2, -1))) >= 0:
        return told
    if not rows or not all(isinstance(v, str) or v is None for v in rows[0]):
        return 0
    return int(any(is_number(v) for row in rows[1:] for v in row))


def _grouped(body: Rows, query: _Query, terms: list[_Term]) -> tuple[Rows, dict[_Term, int]]:
    wanted = list(
        dict.fromkeys([*(_Term(n) for n in query.group), *terms, *(t for t, _ in query.order)])
    )
    if any(not term.total and term.column not in query.group for term in wanted):
        raise _refused("ADD_COL_TO_GROUP_BY_OR_AGG")
    groups: dict[tuple[Value, ...], Rows] = {}
    for row in body:
        groups.setdefault(tuple(row[n] for n in query.group), []).append(row)
    made_rows = [
        [
            _TOTALS[term.total]([r[term.column] for r in rows if r[term.column] is not None])
            if term.total
            else rows[0][term.column]
            for term in wanted
        ]
        for rows in groups.values()
    ]
    keys = [([row[n] for row in made_rows], True) for n in range(len(query.group))]
    return [made_rows[n] for n in sorted_places(keys, len(made_rows))], {
        term: n for n, term in enumerate(wanted)
    }


def _heading(term: _Term, headers: Rows, query: _Query) -> Value:
    if term in query.labels:
        return query.labels[term]
    own = " ".join(str(row[term.column]) for row in headers if row[term.column] is not None)
    return f"{term.total} {own}".strip() if term.total else own or None


QUERYING: dict[str, Known] = reshaping({"QUERY": _query}, {0})
