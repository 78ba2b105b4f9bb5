"""The Rules tab: what to do when, and the settings that have a name."""

from __future__ import annotations

from leads.settings import Rule
from leads.tabs import LEADS
from leads.typed_settings import cells
from leads.typed_settings.cells import did_you_mean, shown
from leads.typed_settings.rows import Row

DUPLICATE_WINDOW = "duplicate window"
"""Named setting: how long a closed lead still counts as the same matter, e.g. "180 days"."""

_SETTING = "setting"
_TESTS = {test: test for test in ("is", "contains", "older than")}
_COLUMNS = {heading.casefold(): heading for heading in LEADS.headings}


def read_rules(rows: list[Row]) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """The rules in sheet order, and the named settings (`setting | is | <value> | <name>`), names lower case."""
    rules: list[Rule] = []
    named: dict[str, tuple[str, int]] = {}
    for row in rows:
        if row.text("When").casefold() == _SETTING:
            _read_setting(row, named)
        elif rule := _rule(row):
            rules.append(rule)
    return tuple(rules), {name: value for name, (value, _) in named.items()}


def _read_setting(row: Row, named: dict[str, tuple[str, int]]) -> None:
    name = " ".join(row.text("Then").casefold().split())
    value = row.text("Value")
    if not name:
        row.wrong("Then", "A setting needs its name here, like “duplicate window”.")
    elif name in named:
        row.wrong(
            "Then", f"{shown(name)} is already set in row {named[name][1]}; this row is left out."
        )
    elif name == DUPLICATE_WINDOW and cells.days_long(row.cell("Value")) is None:
        row.wrong("Value", f"{shown(value)} is no length of time. Write it like “180 days”.")
    else:
        named[name] = (value, row.number)


def _rule(row: Row) -> Rule | None:
    column = _COLUMNS.get(" ".join(row.text("When").casefold().split()), "")
    test = row.choice("Test", _TESTS, "") if row.text("Test") else "is"
    then = row.text("Then")
    if not column:
        typed = row.text("When")
        guess = did_you_mean(typed, LEADS.headings)
        row.wrong("When", f"{shown(typed)} is no column of Leads.{guess} The row is left out.")
    if not then:
        row.wrong("Then", "This row says when, but not what to do then; it is left out.")
    if not (column and test and then):
        return None
    return Rule(when=column, test=test, value=row.text("Value"), then=then, row=row.number)
