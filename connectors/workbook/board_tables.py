"""The tables of the Dashboard, one a function: where each cell goes, relative to the table's first row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from connectors.workbook import board_words as words
from connectors.workbook.board import (
    CELL,
    COUNT,
    DAY,
    FIGURE,
    HEADING,
    HOURS,
    LABEL,
    NOTE,
    PLAIN_COUNT,
    SECTION,
    SHARE,
    STATUS,
    TITLE,
    Cells,
    address,
    span,
)
from leads.tabs import LEADS

LEFT = 1
"""Column B: A is a margin."""
FIGURE_STEP = 2
"""Columns from one great figure to the next, so that each has a line of its own under it."""

STAGE_ROWS, OWNER_ROWS, WEEKS, OLDEST = 10, 16, 8, 10
AGES = (
    ("today", 0, 0),
    ("1 day", 1, 1),
    ("2-3 days", 2, 3),
    ("4-7 days", 4, 7),
    ("8+ days", 8, None),
)


def sources() -> tuple[str, ...]:
    choices = LEADS.column("source").choices
    assert isinstance(choices, tuple)
    return choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One part of the Dashboard.

    Attributes:
        name: Of the named range that marks where it is, for as long as it is there.
        words: What `init` says it added.
        height: Rows, the chart beside or below included.
        fill: Writes the cells, from a row on.
        lists: Names of lists in it -> (first row, column, rows), from the table's first row.
        alarms: (first row, column, rows) of numbers that are red when above zero.
    """

    name: str
    words: str
    height: int
    width: int
    fill: Callable[[Cells, int, int], None]
    lists: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    alarms: tuple[tuple[int, int, int], ...] = ()


def _title(cells: Cells, top: int, _leads: int) -> None:
    cells.put(top, LEFT, "Dashboard", TITLE)
    cells.put(top + 1, LEFT, words.status_line(), STATUS)


def _figures(cells: Cells, top: int, _leads: int) -> None:
    """Six figures to be read from across the room."""
    won, lost = words.ended("won"), words.ended("lost")
    figures = (
        ("Open leads", f"={words.all_open()}", PLAIN_COUNT),
        ("Overdue", f"={words.all_open(words.OVERDUE)}", PLAIN_COUNT),
        ("With no owner", f"={words.all_open(words.of_owner(chr(34) * 2))}", PLAIN_COUNT),
        ("New this week", f'=COUNTIFS({words.CAME};">="&{words.MONDAY})', PLAIN_COUNT),
        (
            "Waiting for a first answer",
            f"=COUNTIFS({words.STAGE};{words.ENTRY_STAGE})",
            PLAIN_COUNT,
        ),
        ("Won, of all decided", f'=IF({won}+{lost}=0;"–";{won}/({won}+{lost}))', SHARE),
    )
    for place, (label, formula, number) in enumerate(figures):
        column = LEFT + FIGURE_STEP * place
        cells.put(top, column, label, LABEL)
        cells.put(top + 1, column, formula, FIGURE, number)


def _stages(cells: Cells, top: int, _leads: int) -> None:
    cells.put(top, LEFT, "Open by stage", SECTION)
    cells.row(top + 1, LEFT, ["Stage", "Leads"], HEADING)
    cells.row(top + 1, LEFT + 3, ["Closed", "Leads"], HEADING)
    first, last = top + 2, top + 1 + STAGE_ROWS
    for row in range(first, last + 1):
        for column in (LEFT, LEFT + 3):
            stage = address(row, column)
            cells.put(row, column, None, CELL)
            count = f'=IF({stage}="";;COUNTIFS({words.STAGE};{stage};{words.A_LEAD}))'
            cells.put(row, column + 1, count, CELL, COUNT)
    cells.put(first, LEFT, words.open_list(STAGE_ROWS), CELL)
    cells.put(first, LEFT + 3, words.closed_list(STAGE_ROWS), CELL)
    counts = span(first, LEFT + 1, last, LEFT + 1)
    cells.put(last + 1, LEFT, "No stage, or none of these", LABEL)
    cells.put(last + 1, LEFT + 1, f"={words.all_open()}-SUM({counts})", CELL, COUNT)


def _owners(cells: Cells, top: int, _leads: int) -> None:
    """Nobody and strangers first: the rows that a manager must do something about."""
    cells.put(top, LEFT, "Open by owner", SECTION)
    cells.row(top + 1, LEFT, ["Owner", "Overdue", "Today", "Later", "Open"], HEADING)
    nobody, others, first = top + 2, top + 3, top + 4
    last = first + OWNER_ROWS - 1
    cells.put(nobody, LEFT, "Nobody yet", CELL)
    cells.put(others, LEFT, "Not active in Team", CELL)
    for row in range(first, last + 1):
        cells.put(row, LEFT, None, CELL)
    cells.put(first, LEFT, words.team_list(OWNER_ROWS), CELL)
    for offset, due in ((1, words.OVERDUE), (2, words.TODAY), (4, "")):
        column, more = LEFT + offset, (due,) if due else ()
        for row in (nobody, *range(first, last + 1)):
            owner = address(row, LEFT, "c")
            count = words.all_open(words.of_owner('""' if row == nobody else owner), *more)
            cells.put(row, column, f'=IF({owner}="";;{count})', CELL, COUNT)
        known = f"{address(nobody, column)}-SUM({span(first, column, last, column)})"
        cells.put(others, column, f"={words.all_open(*more)}-{known}", CELL, COUNT)
    for row in range(nobody, last + 1):
        overdue, today, whole = (address(row, LEFT + n) for n in (1, 2, 4))
        later = f'=IF({address(row, LEFT, "c")}="";;{whole}-{overdue}-{today})'
        cells.put(row, LEFT + 3, later, CELL, COUNT)


def _weeks(cells: Cells, top: int, _leads: int) -> None:
    named = sources()
    cells.put(top, LEFT, "New leads a week, by source", SECTION)
    heads = ["Week of", *named, "Other", "Leads", "Wrote again"]
    cells.row(top + 1, LEFT, heads, HEADING)
    for number in range(WEEKS):
        row = top + 2 + number
        day = address(row, LEFT, "c")
        start = (
            f"={words.MONDAY}-{7 * (WEEKS - 1)}" if number == 0 else f"={address(row - 1, LEFT)}+7"
        )
        cells.put(row, LEFT, start, CELL | {"horizontalAlignment": "LEFT"}, DAY)
        week = words.between(words.CAME, day, f"({day}+7)")
        for offset, _ in enumerate(named, 1):
            head = address(top + 1, LEFT + offset, "r")
            cells.put(row, LEFT + offset, f"=COUNTIFS({words.SOURCE};{head};{week})", CELL, COUNT)
        other = LEFT + len(named) + 1
        known = f"{address(row, LEFT + 1)}:{address(row, other - 1)}"
        cells.put(row, other, f"={address(row, other + 1)}-SUM({known})", CELL, COUNT)
        cells.put(row, other + 1, f"=COUNTIFS({week})", CELL, COUNT)
        again = words.wrote_again(day, f"({day}+7)")
        cells.put(row, other + 2, f"={again}", CELL, COUNT)


def _answers(cells: Cells, top: int, _leads: int) -> None:
    """What waits, which the register knows; and how long it took, which only History can tell."""
    waiting = f"{words.STAGE};{words.ENTRY_STAGE}"
    told = (
        "A lead waits while it is in the first stage. It is answered when History tells that it left that stage; "
        f"times are those of the last {words.ANSWER_DAYS} days, by the clock."
    )
    cells.put(top, LEFT, "First answer", SECTION)
    cells.put(top + 1, LEFT, told, NOTE)
    cells.row(top + 2, LEFT, ["Answers", ""], HEADING)
    cells.row(top + 2, LEFT + 3, ["Came", "Waiting"], HEADING)
    count, hours = address(top + 3, LEFT + 1), words.wait_hours()
    oldest = f'MINIFS({words.CAME};{waiting};{words.CAME};">0")'
    facts = (
        ("Waiting now", f"=COUNTIFS({waiting})", COUNT),
        ("... since before today", f'=COUNTIFS({waiting};{words.CAME};"<"&TODAY())', COUNT),
        ("Longest wait, days", f'=IF({count}=0;"–";TODAY()-INT({oldest}))', PLAIN_COUNT),
        ("Hours until answered, median", f'=IFNA(MEDIAN(ARRAYFORMULA({hours}));"–")', HOURS),
        ("Answered within a day", f'=IFNA(AVERAGE(ARRAYFORMULA(IF({hours}<=24;1;0)));"–")', SHARE),
    )
    for row, (label, formula, number) in enumerate(facts, top + 3):
        cells.put(row, LEFT, label, CELL)
        cells.put(row, LEFT + 1, formula, CELL | {"horizontalAlignment": "RIGHT"}, number)
    for row, (label, youngest, eldest) in enumerate(AGES, top + 3):
        since = "" if eldest is None else f';{words.CAME};">="&(TODAY()-{eldest})'
        until = f'{words.CAME};">0";{words.CAME};"<"&(TODAY()+1-{youngest})'
        cells.put(row, LEFT + 3, label, CELL)
        cells.put(row, LEFT + 4, f"=COUNTIFS({waiting};{until}{since})", CELL, COUNT)


def _results(cells: Cells, top: int, _leads: int) -> None:
    named = sources()
    cells.put(top, LEFT, "Won and lost, by source", SECTION)
    cells.row(top + 1, LEFT, ["Source", "Won", "Lost", "Share won"], HEADING)
    first, other = top + 2, top + 2 + len(named)
    for row, source in enumerate((*named, "Other"), first):
        name = address(row, LEFT, "c")
        cells.put(row, LEFT, source, CELL)
        for column, kind in ((LEFT + 1, "won"), (LEFT + 2, "lost")):
            counted = words.ended(kind, f"{words.SOURCE};{name}")
            if row == other:
                counted = f"{words.ended(kind)}-SUM({address(first, column)}:{address(other - 1, column)})"
            cells.put(row, column, f"={counted}", CELL, COUNT)
        won, lost = address(row, LEFT + 1), address(row, LEFT + 2)
        share = f'=IF({won}+{lost}=0;"–";{won}/({won}+{lost}))'
        cells.put(row, LEFT + 3, share, CELL | {"horizontalAlignment": "RIGHT"}, SHARE)


def _oldest(cells: Cells, top: int, leads: int) -> None:
    cells.put(top, LEFT, "Longest untouched open leads", SECTION)
    heads = ["Name", "Owner", "Stage", "Last touch", "Days", "Link", "ID"]
    for offset, head in enumerate(heads):
        right = {"horizontalAlignment": "RIGHT"} if head in {"Last touch", "Days"} else {}
        cells.put(top + 1, LEFT + offset, head, HEADING | right)
    for row in range(top + 2, top + 2 + OLDEST):
        lead = address(row, LEFT + 6, "c")
        place = f"MATCH({lead};{words.LEAD_ID};0)"
        looked = {
            0: f"INDEX({words.NAME};{place})",
            1: f"INDEX({words.OWNER};{place})",
            2: f"INDEX({words.STAGE};{place})",
            3: f"INDEX({words.TOUCHED};{place})",
            4: f"TODAY()-INT({address(row, LEFT + 3)})",
            5: f'HYPERLINK("#gid={leads}&range=A"&{place};"open")',
        }
        for offset, formula in looked.items():
            number = {3: DAY, 4: PLAIN_COUNT}.get(offset)
            cells.put(row, LEFT + offset, f'=IF({lead}="";;{formula})', CELL, number)
        cells.put(row, LEFT + 6, None, CELL)
    cells.put(top + 2, LEFT + 6, words.oldest_ids(OLDEST), CELL)


TABLES: tuple[Table, ...] = (
    Table(name="Dashboard_title", words="the title", height=3, width=12, fill=_title),
    Table(
        name="Dashboard_figures",
        words="figures",
        height=4,
        width=12,
        fill=_figures,
        alarms=((1, 1, 1), (1, 3, 1)),
    ),
    Table(
        name="Dashboard_stages",
        words="stages",
        height=15,
        width=5,
        fill=_stages,
        lists={
            words.OPEN_STAGES: (2, 0, STAGE_ROWS),
            words.CLOSED_STAGES: (2, 3, STAGE_ROWS),
        },
        alarms=((2 + STAGE_ROWS, 1, 1),),
    ),
    Table(
        name="Dashboard_owners",
        words="owners",
        height=OWNER_ROWS + 6,
        width=5,
        fill=_owners,
        alarms=((2, 1, OWNER_ROWS + 2), (2, 4, 2)),
    ),
    Table(name="Dashboard_weeks", words="weeks", height=WEEKS + 17, width=12, fill=_weeks),
    Table(
        name="Dashboard_answers",
        words="first answers",
        height=17,
        width=5,
        fill=_answers,
        alarms=((4, 1, 1),),
    ),
    Table(name="Dashboard_results", words="won and lost", height=16, width=4, fill=_results),
    Table(
        name="Dashboard_oldest", words="longest untouched", height=OLDEST + 3, width=7, fill=_oldest
    ),
)
"""In their order down the tab. The names of `stages` are used by all that follow."""
