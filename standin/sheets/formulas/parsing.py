"""How is a formula read? Text to a small tree, with the usual precedence of a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from standin.sheets.a1 import Span, parse_cells
from standin.sheets.cells import ErrorValue, Value

_PATTERN = r"""
    \s*(?:
      (?P<number>(?:\d+(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][+-]?\d+)?(?![\w:!(]))
    | (?P<text>"(?:[^"]|"")*")
    | (?P<error>\#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|ERROR!))
    | (?P<reference>(?:'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?
        (?:\$?[A-Za-z]{{1,3}}\$?\d+(?::\$?[A-Za-z]{{0,3}}\$?\d*)?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}\$?\d*|\$?\d+:\$?\d+)
        (?![\w(]))
    | (?P<name>[A-Za-z_][\w.]*)
    | (?P<sign><>|<=|>=|[-+*/^&=<>%(){{}},;\\])
    )
"""


class FormulaError(Exception):
    """The text is no formula; the cell shows #ERROR!."""


@dataclass(frozen=True, slots=True)
class Literal:
    value: Value


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells: the tab's title (None: the formula's own) and their bounds."""

    title: str | None
    span: Span

    @property
    def single(self) -> bool:
        s = self.span
        return (
            None not in (s.top, s.left)
            and s.bottom == (s.top or 0) + 1
            and s.right == (s.left or 0) + 1
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A named range."""

    name: str


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    sign: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Array:
    """A literal table in braces."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Call:
    """What an expression comes to, called: LAMBDA(x, x + 1)(2)."""

    callee: Node
    arguments: tuple[Node, ...]


Node = Literal | Reference | Name | Function | Unary | Binary | Array | Call

_STRENGTH = {
    "=": 1,
    "<>": 1,
    "<": 1,
    ">": 1,
    "<=": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 6,
}
_UNARY_STRENGTH = 7
_MISSING = Literal(None)


@lru_cache(maxsize=4096)
def parsed(formula: str, decimal: str = ".") -> Node:
    """The tree of a formula with its equals sign; raises FormulaError."""
    reader = _Reader(_tokens(formula.removeprefix("="), decimal), decimal)
    tree = reader.expression(0)
    if reader.here()[0]:
        raise FormulaError(f"unexpected {reader.here()[1]}")
    return tree


def _tokens(text: str, decimal: str) -> list[tuple[str, str]]:
    pattern = _compiled(decimal)
    made, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = pattern.match(text, at)
        if match is None or match.lastgroup is None:
            raise FormulaError(f"unexpected {text[at]}")
        made.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return [*made, ("", "")]


@lru_cache(maxsize=4)
def _compiled(decimal: str) -> re.Pattern[str]:
    return re.compile(_PATTERN.format(decimal=re.escape(decimal)), re.VERBOSE)


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], decimal: str) -> None:
        self._tokens = tokens
        self._at = 0
        self._decimal = decimal
        # A semicolon separates arguments in every locale; a comma only where it is no decimal sign.
        self._separators = {";"} if decimal == "," else {",", ";"}

    def here(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _next(self) -> tuple[str, str]:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _take(self, sign: str) -> None:
        if self._next() != ("sign", sign):
            raise FormulaError(f"{sign} expected")

    def expression(self, least: int) -> Node:
        left = self._operand()
        while True:
            kind, sign = self.here()
            if kind != "sign" or _STRENGTH.get(sign, -1) <= least:
                return left
            self._next()
            left = Binary(sign, left, self.expression(_STRENGTH[sign]))

    def _operand(self) -> Node:
        kind, text = self._next()
        if kind == "sign" and text in {"+", "-"}:
            made: Node = Unary(text, self.expression(_UNARY_STRENGTH))
        elif kind == "sign" and text == "(":
            made = self.expression(0)
            self._take(")")
        elif kind == "sign" and text == "{":
            made = self._array()
        else:
            made = self._atom(kind, text)
        while self.here() in {("sign", "%"), ("sign", "(")}:
            sign = self._next()[1]
            made = Unary("%", made) if sign == "%" else Call(made, self._arguments())
        return made

    def _atom(self, kind: str, text: str) -> Node:
        match kind:
            case "number":
                plain = text.replace(self._decimal, ".")
                return Literal(int(plain) if plain.isdigit() else float(plain))
            case "text":
                return Literal(text[1:-1].replace('""', '"'))
            case "error":
                return Literal(ErrorValue(text))
            case "reference":
                return _reference(text)
            case "name":
                return self._named(text)
        raise FormulaError(f"unexpected {text or 'end'}")

    def _named(self, text: str) -> Node:
        if self.here() == ("sign", "("):
            self._next()
            return Function(text.upper(), self._arguments())
        if text.upper() in {"TRUE", "FALSE"}:
            return Literal(text.upper() == "TRUE")
        return Name(text)

    def _arguments(self) -> tuple[Node, ...]:
        if self.here() == ("sign", ")"):
            self._next()
            return ()
        made: list[Node] = []
        while True:
            made.append(
                _MISSING
                if self.here()[1] in {",", ";", ")"} and self.here()[0] == "sign"
                else self.expression(0)
            )
            kind, text = self._next()
            if (kind, text) == ("sign", ")"):
                return tuple(made)
            if kind != "sign" or text not in self._separators:
                raise FormulaError(f"unexpected {text or 'end'}")

    def _array(self) -> Node:
        rows: list[list[Node]] = [[]]
        while True:
            rows[-1].append(self.expression(0))
            kind, text = self._next()
            if (kind, text) == ("sign", "}"):
                return Array(tuple(tuple(row) for row in rows))
            if kind != "sign" or text not in {*self._separators, "\\"}:
                raise FormulaError(f"unexpected {text or 'end'}")
            if text == ";":
                rows.append([])


def _reference(text: str) -> Reference:
    title, mark, cells = text.rpartition("!")
    span = parse_cells(cells)
    if span is None:
        raise FormulaError(f"no cells: {cells}")
    if title.startswith("'"):
        title = title[1:-1].replace("''", "'")
    return Reference(title if mark else None, span)
