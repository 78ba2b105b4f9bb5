"""The tabs and columns of the workbook: headings, types and who may write.

Headings are the contract with people; attributes are our names for them.
Where a tab stands, its widths and colours, is the workbook connector's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds; decides number format, validation and conversion."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    DATE_TIME = "date-time"
    INTEGER = "integer"
    NUMBER = "number"
    CURRENCY = "currency"
    CHOICE = "choice"
    LINK = "link"


class Writer(StrEnum):
    """Who may write a column of Leads."""

    WORKER = "M"
    PEOPLE = "H"
    BOTH = "B"
    """The worker fills it only while it is blank or still holds what the worker put there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in the sheet and its attribute in our values.

    Attributes:
        choices: For Kind.CHOICE: a tab and heading the list is taken from ("Stages!Stage"), or fixed values.
    """

    heading: str
    attribute: str
    kind: Kind = Kind.TEXT
    writer: Writer = Writer.BOTH
    choices: str | tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    title: str
    columns: tuple[Column, ...]
    hidden: bool = False

    def column(self, attribute: str) -> Column:
        """The column with this attribute; KeyError when the tab has none."""
        for column in self.columns:
            if column.attribute == attribute:
                return column
        raise KeyError(attribute)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)


_SOURCES = ("Email", "Web form", "Phone", "Visit", "Event", "SMS/Fax", "Own find", "Partner")
_M, _H, _B = Writer.WORKER, Writer.PEOPLE, Writer.BOTH

LEADS = Tab(
    "Leads",
    (
        Column("Name", "name"),
        Column("Company", "company"),
        Column("Stage", "stage", Kind.CHOICE, _B, "Stages!Stage"),
        Column("Owner", "owner", Kind.CHOICE, _B, "Team!Name"),
        Column("Next action", "next_action", Kind.DATE),
        Column("Comment", "comment", Kind.LONG_TEXT, _H),
        Column("Phone", "phone"),
        Column("Email", "email"),
        Column("Interest", "interest"),
        Column("Territory", "territory", Kind.CHOICE, _B, "Territories!Territory"),
        Column("Country", "country"),
        Column("Region", "region"),
        Column("Postcode", "postcode"),
        Column("Tags", "tags"),
        Column("Priority", "priority", Kind.CHOICE, _B, ("A", "B", "C", "D")),
        Column("Value", "value", Kind.CURRENCY, _H),
        Column("Source", "source", Kind.CHOICE, _M, _SOURCES),
        Column("First contact", "first_contact", Kind.DATE_TIME, _M),
        Column("Last touch", "last_touch", Kind.DATE_TIME, _M),
        Column("Inquiries", "inquiries", Kind.INTEGER, _M),
        Column("Message", "message", Kind.LINK, _M),
        Column("ID", "lead_id", Kind.TEXT, _M),
    ),
)
"""One row a lead. Column letters are only where `init` puts them first; people may move them."""

REVIEW = Tab(
    "Review",
    (
        Column("Raised", "raised_at", Kind.DATE_TIME, _M),
        Column("Kind", "kind", Kind.TEXT, _M),
        Column("Score", "score", Kind.NUMBER, _M),
        Column("Lead A", "lead_a", Kind.TEXT, _M),
        Column("Lead B", "lead_b", Kind.TEXT, _M),
        Column("Why", "why", Kind.LONG_TEXT, _M),
        Column(
            "Decision",
            "decision",
            Kind.CHOICE,
            _H,
            ("Same", "Different", "Later", "Lead", "No lead"),
        ),
        Column("Decided by", "decided_by", Kind.TEXT, _H),
        Column("When", "decided_at", Kind.DATE_TIME, _M),
    ),
)

SCREENED = Tab(
    "Screened",
    (
        Column("Received", "received_at", Kind.DATE_TIME, _M),
        Column("From", "sender", Kind.TEXT, _M),
        Column("Subject", "subject", Kind.TEXT, _M),
        Column("Verdict", "verdict", Kind.TEXT, _M),
        Column("Because", "because", Kind.LONG_TEXT, _M),
        Column("Decision", "decision", Kind.CHOICE, _H, ("lead", "lead, always", "no lead")),
        Column("Message", "link", Kind.LINK, _M),
        Column("Source ref", "source_ref", Kind.TEXT, _M),
    ),
)

PROMISES = Tab(
    "Promises",
    (
        Column("Promised to", "lead_id"),
        Column("What", "what", Kind.LONG_TEXT),
        Column("By when", "by_when", Kind.DATE_TIME),
        Column("Who confirms", "who"),
        Column("State", "state"),
    ),
)

IMPORT = Tab(
    "Import",
    (
        Column("Name", "name"),
        Column("Company", "company"),
        Column("Phone", "phone"),
        Column("Email", "email"),
        Column("Interest", "interest"),
        Column("Country", "country"),
        Column("Preview", "preview", Kind.TEXT, _M),
        Column("Decision", "decision", Kind.CHOICE, _H, ("go", "undo")),
    ),
)

HISTORY = Tab(
    "History",
    (
        Column("When", "at", Kind.DATE_TIME, _M),
        Column("Lead", "lead_id", Kind.TEXT, _M),
        Column("Who", "who", Kind.TEXT, _M),
        Column("What", "what", Kind.TEXT, _M),
        Column("From", "old", Kind.TEXT, _M),
        Column("To", "new", Kind.TEXT, _M),
        Column("Because", "because", Kind.LONG_TEXT, _M),
        Column("Source ref", "source_ref", Kind.TEXT, _M),
        Column("Version", "version", Kind.INTEGER, _M),
        Column("Cell", "cell", Kind.TEXT, _M),
    ),
)

TEAM = Tab(
    "Team",
    (
        Column("Name", "name", writer=_H),
        Column("Email", "email", writer=_H),
        Column("Active", "active", Kind.CHOICE, _H, ("yes", "no")),
        Column(
            "Role",
            "role",
            Kind.CHOICE,
            _H,
            ("rep", "manager", "call centre", "partner", "marketing"),
        ),
        Column("Digest at", "digest_at", writer=_H),
        Column("Days", "days", writer=_H),
        Column("Time zone", "zone", writer=_H),
        Column("Holidays", "holidays", writer=_H),
        Column("Away from", "away_from", Kind.DATE, _H),
        Column("Away until", "away_until", Kind.DATE, _H),
        Column("Deputy", "deputy", Kind.CHOICE, _H, "Team!Name"),
        Column("Capacity a day", "capacity", Kind.INTEGER, _H),
        Column("Language", "language", writer=_H),
    ),
)

TERRITORIES = Tab(
    "Territories",
    (
        Column("Order", "order", Kind.INTEGER, _H),
        Column(
            "Match on",
            "match_on",
            Kind.CHOICE,
            _H,
            (
                "country",
                "region",
                "postcode prefix",
                "e-mail domain",
                "keyword",
                "source",
                "size",
                "line of business",
                "*",
            ),
        ),
        Column("Pattern", "pattern", writer=_H),
        Column("Territory", "territory", writer=_H),
        Column("Owner(s)", "owners", writer=_H),
    ),
)

STAGES = Tab(
    "Stages",
    (
        Column("Stage", "stage", writer=_H),
        Column("Meaning", "meaning", Kind.LONG_TEXT, _H),
        Column("Order", "order", Kind.INTEGER, _H),
        Column("Kind", "kind", Kind.CHOICE, _H, ("open", "won", "lost", "later", "junk")),
        Column("Remind after", "remind_after", Kind.INTEGER, _H),
        Column("Allowed next", "allowed_next", writer=_H),
        Column("Colour", "colour", writer=_H),
    ),
)

RULES = Tab(
    "Rules",
    (
        Column("When", "when", writer=_H),
        Column("Test", "test", Kind.CHOICE, _H, ("is", "contains", "older than")),
        Column("Value", "value", writer=_H),
        Column("Then", "then", writer=_H),
        Column("Note", "note", Kind.LONG_TEXT, _H),
    ),
)
"""When/Test/Value -> Then. When is a column of Leads, or

- `setting`, a named value: setting | is | <value> | <name>;
- `sender` or `list`, whose mail is always or never an inquiry (leads.inquiries.sender_rules);
- `product` or `label`, what inquiries name and forms ask for (leads.inquiries.taught).
"""

DASHBOARD = Tab("Dashboard", ())
GUIDE = Tab("Guide", ())

SYSTEM = Tab(
    "_system",
    (Column("Key", "key", writer=_M), Column("Value", "value", writer=_M)),
    hidden=True,
)
"""Key/value rows: `version`, `next_lead`, `cursor <mailbox>`, `last_turn`, ... One cell a value, all text."""

OUTBOX = Tab(
    "_outbox",
    (
        Column("Message-ID", "message_id", Kind.TEXT, _M),
        Column("Kind", "kind", Kind.TEXT, _M),
        Column("To", "to", Kind.TEXT, _M),
        Column("About", "about", Kind.TEXT, _M),
        Column("Day", "day", Kind.TEXT, _M),
        Column("State", "state", Kind.TEXT, _M),
        Column("At", "at", Kind.TEXT, _M),
        Column("Attempt", "attempt", Kind.INTEGER, _M),
        Column("Error", "error", Kind.TEXT, _M),
        Column("Data", "data", Kind.LONG_TEXT, _M),
    ),
    hidden=True,
)
"""A log: one row for each change of a letter's state, newest last. Rows are only ever appended."""

ALL = (
    LEADS,
    DASHBOARD,
    REVIEW,
    SCREENED,
    PROMISES,
    IMPORT,
    HISTORY,
    GUIDE,
    TEAM,
    TERRITORIES,
    STAGES,
    RULES,
    SYSTEM,
    OUTBOX,
)
"""In the order a rep meets them."""

TAB_OF = {tab.title: tab for tab in ALL}
"""By its title."""
