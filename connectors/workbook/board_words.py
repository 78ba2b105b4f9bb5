"""The formulas of the Dashboard: what is open, overdue, waiting, won, in Google's own functions."""

from __future__ import annotations

from connectors.workbook.named_columns import name_of
from leads.model import Event
from leads.tabs import HISTORY, LEADS, STAGES, SYSTEM, TEAM

OPEN_STAGES = "Dashboard_open"
CLOSED_STAGES = "Dashboard_closed"
"""Names of the two lists of stages on the Dashboard."""

NAME = name_of(LEADS, "name")
STAGE, OWNER, SOURCE = (name_of(LEADS, one) for one in ("stage", "owner", "source"))
LEAD_ID, DUE = name_of(LEADS, "lead_id"), name_of(LEADS, "next_action")
CAME, TOUCHED = name_of(LEADS, "first_contact"), name_of(LEADS, "last_touch")
STAGES_STAGE, STAGES_KIND = name_of(STAGES, "stage"), name_of(STAGES, "kind")
STAGES_ORDER = name_of(STAGES, "order")
TEAM_NAME, TEAM_ACTIVE = name_of(TEAM, "name"), name_of(TEAM, "active")
AT, ABOUT = name_of(HISTORY, "at"), name_of(HISTORY, "lead_id")
WHAT, BEFORE = name_of(HISTORY, "what"), name_of(HISTORY, "old")
SYSTEM_KEY, SYSTEM_VALUE = name_of(SYSTEM, "key"), name_of(SYSTEM, "value")

A_LEAD = f'{LEAD_ID};"L-*"'
ENTRY_STAGE = f"INDEX({OPEN_STAGES};1)"
"""The first open stage: where leads enter, and wait for their first answer."""
MONDAY = "(TODAY()-WEEKDAY(TODAY();2)+1)"
ANSWER_DAYS = 90


def all_open(*criteria: str) -> str:
    """How many leads are in no closed stage; one in an unknown stage, or in none, is open."""
    more = "".join(f";{one}" for one in criteria)
    return (
        f"COUNTIFS({A_LEAD}{more})"
        f'-SUMPRODUCT(({CLOSED_STAGES}<>"")*COUNTIFS({STAGE};{CLOSED_STAGES};{A_LEAD}{more}))'
    )


def of_owner(owner: str) -> str:
    """A criterion: this owner's. `owner` is a cell or a text in quotes."""
    return f"{OWNER};{owner}"


OVERDUE = f'{DUE};">0";{DUE};"<"&TODAY()'
TODAY = f'{DUE};">="&TODAY();{DUE};"<"&(TODAY()+1)'


def between(dates: str, start: str, end: str) -> str:
    """A criterion: from the first day on, before the second."""
    return f'{dates};">="&{start};{dates};"<"&{end}'


def stages(*kinds: str) -> str:
    """The stages of these kinds."""
    if len(kinds) == 1:
        return f'FILTER({STAGES_STAGE};{STAGES_KIND}="{kinds[0]}")'
    listed = ";".join(f'"{kind}"' for kind in kinds)
    return f"FILTER({STAGES_STAGE};ISNUMBER(MATCH({STAGES_KIND};{{{listed}}};0)))"


def open_list(most: int) -> str:
    """The open stages in their order. Where there are none the list is blank."""
    order = f'FILTER({STAGES_ORDER};{STAGES_KIND}="open")'
    return f"=IFNA(ARRAY_CONSTRAIN(SORT({stages('open')};{order};1);{most};1))"


def closed_list(most: int) -> str:
    return f"=IFNA(ARRAY_CONSTRAIN({stages('won', 'lost', 'later', 'junk')};{most};1))"


def team_list(most: int) -> str:
    return f'=IFNA(ARRAY_CONSTRAIN(FILTER({TEAM_NAME};{TEAM_ACTIVE}="yes");{most};1))'


def ended(kind: str, *criteria: str) -> str:
    """How many leads are in a stage of this kind; 0 when there is no such stage."""
    more = "".join(f";{one}" for one in criteria)
    return f"IFNA(SUMPRODUCT(COUNTIFS({STAGE};{stages(kind)}{more}));0)"


def wait_hours() -> str:
    """An array: hours from the first contact until the lead left its first stage, as History tells it."""
    about = (
        f'{WHAT}="{LEADS.column("stage").heading}";{BEFORE}={ENTRY_STAGE};'
        f"{AT}>=TODAY()-{ANSWER_DAYS};ISNUMBER(MATCH({ABOUT};{LEAD_ID};0))"
    )
    return f"(FILTER({AT};{about})-SUMIF({LEAD_ID};FILTER({ABOUT};{about});{CAME}))*24"


def wrote_again(start: str, end: str) -> str:
    return f'COUNTIFS({WHAT};"{Event.TOUCH}";{between(AT, start, end)})'


def oldest_ids(most: int) -> str:
    """Ids of open leads, the longest untouched first."""
    which = f"ISNA(MATCH({STAGE};{CLOSED_STAGES};0));ISNUMBER({TOUCHED})"
    listed = f"SORT(FILTER({LEAD_ID};{which});FILTER({TOUCHED};{which});1)"
    return f"=IFNA(ARRAY_CONSTRAIN({listed};{most};1))"


def status_line() -> str:
    """Last turn 07:58, ok. Earlier days are told with their date; trouble in the words of the turn."""
    at = f'INDEX({SYSTEM_VALUE};MATCH("last_turn";{SYSTEM_KEY};0))'
    trouble = f'IFNA(INDEX({SYSTEM_VALUE};MATCH("trouble";{SYSTEM_KEY};0));"")'
    day = f"DATE(LEFT({at};4);MID({at};6;2);MID({at};9;2))"
    when = f'IF({day}=TODAY();"";LEFT({at};10)&" ")&MID({at};12;5)'
    said = f'"Last turn that had something to write: "&{when}&", "&IF({trouble}="";"ok";{trouble})'
    return f'=IFNA(IF({at}="";"No turn yet";{said});"No turn yet")'
