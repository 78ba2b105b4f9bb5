"""What of the Sheets API does the stand-in model, and what proves it? Run it: `python -m benchmarks.standin_coverage`.

It writes docs/stand-in-coverage.md: the methods and request kinds of Google's own description, which of them are
modelled, the test that speaks of each most directly, and which of them this project sends itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standin.sheets import checking, http
from standin.sheets.requests.table import ACTS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "stand-in-coverage.md"
_TESTS = ROOT / "tests" / "standin" / "sheets"
_CLAIMS = ("test_values", "test_batches", "test_facts", "test_request_shapes")
"""How the files begin whose tests state what the API does."""
_OWN_CODE = ROOT / "connectors" / "workbook"

LEFT_OUT = dict.fromkeys(
    (
        "addDataSource",
        "cancelDataSourceRefresh",
        "deleteDataSource",
        "refreshDataSource",
        "updateDataSource",
    ),
    "Connected Sheets: it needs a BigQuery or Looker project behind the spreadsheet",
)
"""What is answered 501 on purpose, and why."""

_BESIDE = """\
- Of Drive: the methods that gspread uses and comments with their replies; other files than spreadsheets, folders, \
changes, revisions and upload (v2, for `import_csv`) are answered 501.
- Export is CSV and TSV; XLSX, PDF, ODS and HTML are answered 501: nothing here needs them, and a file made by \
another library would say nothing about Google's.
- `updateCells` with a `pivotTable` or a `dataSourceTable` is answered 501.
- Sheets of type OBJECT and DATA_SOURCE cannot be added."""
_BY_SHORTHAND = {
    "put": "spreadsheets.values.update",
    "values": "spreadsheets.values.get",
    "book": "spreadsheets.get",
    "done": "spreadsheets.batchUpdate",
    "refused": "spreadsheets.batchUpdate",
    "batch": "spreadsheets.batchUpdate",
}
"""Methods behind the shorthands of the tests' caller."""

_BY_PATH = (
    (r"^/v4/spreadsheets$", "spreadsheets.create"),
    (r":getByDataFilter$", "spreadsheets.getByDataFilter"),
    (r"^/sheets/.*:copyTo$", "spreadsheets.sheets.copyTo"),
    (r"^/developerMetadata:search$", "spreadsheets.developerMetadata.search"),
    (r"^/developerMetadata/", "spreadsheets.developerMetadata.get"),
    (r"^/values:(\w+)$", r"spreadsheets.values.\1"),
    (r":append$", "spreadsheets.values.append"),
    (r"^/values/.*:clear$", "spreadsheets.values.clear"),
    (r"^:batchUpdate$", "spreadsheets.batchUpdate"),
    (r"^/values/$", "spreadsheets.values.get"),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A test, and the methods and kinds it speaks of."""

    file: str
    name: str
    about: frozenset[str]


def kinds() -> list[str]:
    """Every request kind of batchUpdate in Google's description."""
    return sorted(checking.messages()["Request"].fields)


def _named_by(text: object, known: frozenset[str]) -> Iterator[str]:
    """The kinds and methods that a text of the source names."""
    if not isinstance(text, str):
        return
    if text in known:
        yield text
    for pattern, method in _BY_PATH:
        match = re.search(pattern, text)
        if match:
            yield match.expand(method)


def _named(tree: ast.AST, known: frozenset[str]) -> Iterator[str]:
    """The kinds and methods that a test names, or asks for through its caller."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            yield from _named_by(node.value, known)
        elif isinstance(node, ast.Attribute) and node.attr in _BY_SHORTHAND:
            yield _BY_SHORTHAND[node.attr]


def _names_in(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _about(name: str, pieces: dict[str, ast.stmt], known: frozenset[str]) -> frozenset[str]:
    """What a test speaks of, by itself and through the helpers of its module."""
    seen: set[str] = set()
    left = {name}
    found: set[str] = set()
    while left:
        one = left.pop()
        seen.add(one)
        found |= set(_named(pieces[one], known))
        left |= (_names_in(pieces[one]) & set(pieces)) - seen
    return frozenset(found)


def _pieces(file: Path) -> dict[str, ast.stmt]:
    """The functions and constants of a module by name."""
    made: dict[str, ast.stmt] = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            made[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            made[node.targets[0].id] = node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            made[node.target.id] = node
    return made


def claims() -> list[Claim]:
    """The tests of the stand-in's API."""
    known = frozenset(kinds())
    made = []
    for file in sorted(_TESTS.glob("test_*.py")):
        if not file.stem.startswith(_CLAIMS):
            continue
        pieces = _pieces(file)
        tests = [name for name in pieces if name.startswith("test_")]
        made += [Claim(file.stem, name, _about(name, pieces, known)) for name in tests]
    return made


def sent_by_us() -> frozenset[str]:
    """Methods and kinds that stand in the workbook connector's source."""
    known = frozenset(kinds())
    found: set[str] = set()
    for file in sorted(_OWN_CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                found |= set(_named_by(node.value, known))
            elif _gets_the_spreadsheet(node):
                found.add("spreadsheets.get")
    return frozenset(found)


def _gets_the_spreadsheet(node: ast.AST) -> bool:
    """`session.get(spreadsheet_id, "", ...)`: nothing below the spreadsheet itself."""
    match node:
        case ast.Call(func=ast.Attribute(attr="get"), args=[_, ast.Constant(value=""), *_]):
            return True
    return False


def _proof(what: str, of: list[Claim]) -> str:
    """The test that speaks of the fewest other things."""
    fitting = [one for one in of if what in one.about]
    if not fitting:
        return "**none**"
    best = min(fitting, key=lambda one: (len(one.about), one.file, one.name))
    words = best.name.removeprefix("test_").replace("_", " ")
    return f"{best.file}: {words}"


def _table(names: list[str], modelled: set[str], of: list[Claim], ours: frozenset[str]) -> str:
    lines = ["| | modelled | we send it | tested by, or why it is left out |", "|---|---|---|---|"]
    for name in names:
        there = "yes" if name in modelled else "no: 501"
        used = "yes" if name in ours else ""
        proof = _proof(name, of) if name in modelled else LEFT_OUT[name]
        lines.append(f"| {name} | {there} | {used} | {proof} |")
    return "\n".join(lines)


def page() -> str:
    """The whole page as Markdown."""
    of, ours = claims(), sent_by_us()
    methods, known = sorted(checking.methods()), kinds()
    answered = {one.name for one in http.SHEETS}
    count = f"{len(answered & set(methods))} of {len(methods)} methods"
    kind_count = f"{len(set(ACTS) & set(known))} of {len(known)} request kinds"
    return "\n".join(
        [
            "# What the stand-in knows of the Sheets API",
            "",
            f"It models {count} and {kind_count} of batchUpdate; the rest is answered 501 with its name.",
            (
                "Methods and kinds are those of Google's discovery document, "
                f"revision {checking.document()['revision']}."
            ),
            "Every request is checked against that document first, and refused as Google refuses it.",
            "This page is generated: `python -m benchmarks.standin_coverage`.",
            "",
            "## Methods",
            "",
            _table(methods, answered, of, ours),
            "",
            "## Request kinds of batchUpdate",
            "",
            _table(known, set(ACTS), of, ours),
            "",
            "## Beside these",
            "",
            _BESIDE,
            "",
        ]
    )


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
