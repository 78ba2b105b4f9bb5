"""The Rules tab: what to do when, and the settings that have a name."""

from __future__ import annotations

from collections.abc import Callable

from leads.following_up.quiet_hours import read_quiet_hours
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import meaning_of
from leads.inquiries.taught import LABEL, PRODUCT, words_of
from leads.settings import Rule
from leads.tabs import LEADS
from leads.telling.promises import promises_nothing, read_promise
from leads.typed_settings import cells
from leads.typed_settings.cells import did_you_mean, shown
from leads.typed_settings.rows import Row

DUPLICATE_WINDOW = "duplicate window"
"""Named setting: how long a closed lead still counts as the same matter, e.g. "180 days"."""

ACKNOWLEDGEMENT, MOST_AN_HOUR = "acknowledgement", "acknowledgements an hour"
QUIET_HOURS, REPLY_PROMISE = "quiet hours", "reply promise"

_READERS: dict[str, tuple[Callable[[Row], bool], str]] = {
    DUPLICATE_WINDOW: (
        lambda row: cells.days_long(row.cell("Value")) is not None,
        "It is a length of time. Write it like “180 days”.",
    ),
    ACKNOWLEDGEMENT: (
        lambda row: cells.yes_or_no(row.cell("Value")) is not None,
        "Write “on” or “off”; until then no acknowledgement goes out.",
    ),
    MOST_AN_HOUR: (
        lambda row: cells.whole_number(row.cell("Value")) is not None,
        "Write a whole number, like “30”.",
    ),
    QUIET_HOURS: (
        lambda row: read_quiet_hours(row.text("Value")) is not None,
        "Write it like “20:00-07:00”, or “off”.",
    ),
    REPLY_PROMISE: (
        lambda row: (
            promises_nothing(row.text("Value")) or read_promise(row.text("Value")) is not None
        ),
        "Write it like “1 working day” or “24 hours”; until then nothing is promised.",
    ),
}
"""Settings we know -> whether a value makes sense, and how to write one that does."""

_OF_MAIL = {word: word for word in ("sender", "list")}
_FATES = {word: word for word in ("lead", "screen")}
"""A rule about mail (leads.inquiries.sender_rules): whose, and what becomes of it."""

_LONGEST_PRODUCT = 80
"""Letters: several products stand in one cell."""

_SETTING = "setting"
_TESTS = {test: test for test in ("is", "contains", "older than")}
_COLUMNS = {heading.casefold(): heading for heading in LEADS.headings}


def read_rules(rows: list[Row]) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """The rules in sheet order, and the named settings (`setting | is | <value> | <name>`), names lower case."""
    rules: list[Rule] = []
    named: dict[str, tuple[str, int]] = {}
    for row in rows:
        when = row.text("When").casefold()
        if when == _SETTING:
            _read_setting(row, named)
        elif rule := _READ_BY.get(when, _rule)(row):
            rules.append(rule)
    rules = _explained_once(rules, rows)
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
    elif advice := _not_understood(name, row):
        row.wrong("Value", f"{shown(value)} is not understood. {advice}")
    else:
        named[name] = (value, row.number)


def _not_understood(name: str, row: Row) -> str:
    """How to write the value of a setting we know; "" where it is understood."""
    readable, advice = _READERS.get(name, (None, ""))
    return advice if readable and not readable(row) else ""


def _rule_of_mail(row: Row) -> Rule | None:
    """`sender | is | jobs@board.example | lead`."""
    test = (
        row.choice("Test", {"is": "is", "contains": "contains"}, "") if row.text("Test") else "is"
    )
    value, then = row.text("Value"), row.choice("Then", _FATES, "")
    if not value:
        row.wrong("Value", "Write an address, a domain or a list's name; the row is left out.")
    if not row.text("Then"):
        row.wrong("Then", "Write “lead” or “screen”; until then the row is left out.")
    if not (test and value and then):
        return None
    when = _OF_MAIL[row.text("When").casefold()]
    return Rule(when=when, test=test, value=value, then=then, row=row.number)


def _rule_of_label(row: Row) -> Rule | None:
    """`label | is | Gewerk; Bauvorhaben | interest`: what a form's question asks for."""
    test = row.choice("Test", {"is": "is"}, "") if row.text("Test") else "is"
    then, meaning = row.text("Then"), meaning_of(row.text("Then"))
    if not words_of(row.text("Value")):
        row.wrong("Value", "Write the label as the form shows it; the row is left out.")
    if not then:
        row.wrong("Then", f"Write what the label asks for: {_MEANINGS}. Until then it is left out.")
    elif meaning is None:
        guess = did_you_mean(then, [label.value for label in Label])
        row.wrong(
            "Then", f"{shown(then)} is nothing a form asks for.{guess} There are {_MEANINGS}."
        )
    if not (test and words_of(row.text("Value")) and meaning):
        return None
    return Rule(when=LABEL, test=test, value=row.text("Value"), then=meaning.value, row=row.number)


_MEANINGS = ", ".join(label.value for label in Label)


def _rule_of_product(row: Row) -> Rule | None:
    """`product | contains | heat pump; Wärmepumpe | Heat pump`: what Interest says when an inquiry names it."""
    tests = {"contains": "contains", "is": "is"}
    test = row.choice("Test", tests, "") if row.text("Test") else "contains"
    words = words_of(row.text("Value")) or words_of(row.text("Then"))
    name = " ".join((row.text("Then") or (words[0] if words else "")).split())
    if not words:
        row.wrong(
            "Value", "Write the words by which inquiries name the product: heat pump; Wärmepumpe."
        )
    if len(name) > _LONGEST_PRODUCT:
        row.wrong("Then", f"Write the product's name in at most {_LONGEST_PRODUCT} letters.")
    if not (test and words) or len(name) > _LONGEST_PRODUCT:
        return None
    return Rule(when=PRODUCT, test=test, value="; ".join(words), then=name, row=row.number)


def _explained_once(rules: list[Rule], rows: list[Row]) -> list[Rule]:
    """The rules, of two that explain one label differently only the upper one."""
    typed = {row.number: row for row in rows}
    known: dict[str, Rule] = {}
    kept = []
    for rule in rules:
        words = [word.casefold() for word in words_of(rule.value)] if rule.when == LABEL else []
        clash = next((known[w] for w in words if w in known and known[w].then != rule.then), None)
        if clash is None:
            known |= dict.fromkeys(words, rule)
            kept.append(rule)
        else:
            problem = f"Row {clash.row} says already that this label asks for {shown(clash.then)}"
            typed[rule.row].wrong("Value", f"{problem}; this row is left out.")
    return kept


def _rule(row: Row) -> Rule | None:
    column = _COLUMNS.get(" ".join(row.text("When").casefold().split()), "")
    test = row.choice("Test", _TESTS, "") if row.text("Test") else "is"
    then = row.text("Then")
    if not column:
        typed = row.text("When")
        guess = did_you_mean(typed, (*LEADS.headings, *_READ_BY, _SETTING))
        row.wrong("When", f"{shown(typed)} is no column of Leads.{guess} The row is left out.")
    if not then:
        row.wrong("Then", "This row says when, but not what to do then; it is left out.")
    if not (column and test and then):
        return None
    return Rule(when=column, test=test, value=row.text("Value"), then=then, row=row.number)


_READ_BY: dict[str, Callable[[Row], Rule | None]] = {
    **dict.fromkeys(_OF_MAIL, _rule_of_mail),
    LABEL: _rule_of_label,
    PRODUCT: _rule_of_product,
}
"""What stands under When -> how the row is read; any other word there is a column of Leads."""
