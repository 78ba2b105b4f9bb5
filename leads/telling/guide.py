"""The Guide tab: one page for everybody, told from the tabs and the settings in force."""

from __future__ import annotations

from leads.inquiries.taught import PRODUCT
from leads.settings import Settings, StageKind
from leads.tabs import IMPORT, LEADS, PROMISES, Writer

FOOT = "— Below this line the page is yours: write what newcomers should know. It is kept. —"

_KINDS = {
    StageKind.OPEN: "open",
    StageKind.WON: "won",
    StageKind.LOST: "lost",
    StageKind.LATER: "waits for its date",
    StageKind.JUNK: "not a lead",
}


_ARRIVING = (
    "Mails to our inquiry address and answered web forms arrive in the Leads tab by themselves, one row a lead.",
    "If somebody writes again, the row stays one: Inquiries counts up, and History tells what came when.",
    (
        "A call, a visit or a card from a fair: type a name and whatever you know into the first empty row of "
        "Leads. It gets its ID, its date and its owner within a minute."
    ),
    (
        "What was not taken for an inquiry is in Screened, with the reason; type “lead” beside it to make it one, "
        "“lead, always” to take later mail of that sender or list, too."
    ),
)

_COMMENTING = (
    "Write what was said into Comment, the newest first, and the day to come back to it into Next action.",
    "For example: “Spoke to Mr. Lee, wants two quotes. To contact on 3 June.”",
)

_FINDING = (
    "Ctrl-F (⌘-F) and the name, the phone number or the ID (L-1003). IDs are never used twice.",
    (
        "Data > Filter views: All open, Overdue, Unassigned, and one for each colleague. They change your own "
        "view only. Please do not switch on the plain filter: it hides rows from everybody."
    ),
)

_DECIDING = (
    "Review asks, with the reason. Choose under Decision; it is done within a minute, and Why says what was done.",
    (
        "Same: the younger row goes into the older one. Blanks are filled, nothing you typed is overwritten, and "
        "what the two say otherwise is in the note on Inquiries. The younger row stays, at the stage Merged."
    ),
    "Different: they stay two, and nobody is asked again. After Same it takes the row out again, as it was.",
    "Later: it is asked again in a week.",
    (
        "Of a stranger's letter that reads like a sales pitch: Lead files it, No lead leaves it in Screened. Undecided "
        "it becomes a lead a day later, so that nobody is lost."
    ),
)

_NOT_YET = (
    f"{PROMISES.title} and {IMPORT.title} are kept for what comes later: nothing is read from them yet.",
    "Until then a promise belongs into Comment, with its day in Next action, and a list of people into Leads.",
)


def guide_lines(settings: Settings) -> list[str]:
    """The page's lines, top to bottom, ending with FOOT. A line that starts with "# " is a heading."""
    sections = {
        "How we work with leads": (*_ARRIVING, *_interests(settings)),
        "Which columns are yours": _columns(),
        "How to comment": _COMMENTING,
        "How to find a lead": _FINDING,
        "When two rows may be one person": _DECIDING,
        "What does nothing yet": _NOT_YET,
        "What each stage means": _stages(settings),
        "Who looks after what": _territories(settings),
        "Every morning": _digests(settings),
        "Whom to ask": _managers(settings),
    }
    lines = [line for heading, told in sections.items() for line in (f"# {heading}", *told, "")]
    return [*lines, FOOT]


def _interests(settings: Settings) -> list[str]:
    """What Interest is filled from."""
    named = list(dict.fromkeys(rule.then for rule in settings.rules if rule.when == PRODUCT))
    if not named:
        how = "product | contains | heat pump; Wärmepumpe | Heat pump"
        return [
            f"Interest is the subject or the first sentence. List what you sell in Rules ({how}), and it names that."
        ]
    shown = ", ".join(named[:_MOST_PRODUCTS]) + (" ..." if len(named) > _MOST_PRODUCTS else "")
    rest = "where an inquiry names none, it is the subject or the first sentence"
    return [f"Interest names what is asked for, by the products in Rules ({shown}); {rest}."]


_MOST_PRODUCTS = 12


def _columns() -> list[str]:
    return [
        f"Yours alone: {_headings(Writer.PEOPLE)}.",
        f"Filled in while blank, yours as soon as you type: {_headings(Writer.BOTH)}.",
        f"Kept for you, please leave them alone: {_headings(Writer.WORKER)}.",
        "Move, hide, widen and add columns as you like. What you type is never overwritten.",
    ]


def _headings(writer: Writer) -> str:
    return ", ".join(column.heading for column in LEADS.columns if column.writer is writer)


def _stages(settings: Settings) -> list[str]:
    lines = []
    for stage in settings.stages:
        wait = f"; reminds after {_days(stage.remind_after)}" if stage.remind_after else ""
        meaning = f": {stage.meaning.rstrip('.')}" if stage.meaning else ""
        lines.append(f"{stage.name}{meaning} ({_KINDS[stage.kind]}{wait}).")
    return lines or ["No stages are set up yet: see the Stages tab."]


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _territories(settings: Settings) -> list[str]:
    lines = []
    for rule in settings.territories:
        owners = " and ".join(rule.owners) or "nobody yet"
        what = "everything else" if rule.match_on == "*" else f"{rule.match_on} {rule.pattern}"
        lines.append(f"{rule.territory or 'No territory'} ({what}): {owners}.")
    return lines or ["No territories are set up yet: see the Territories tab."]


def _digests(settings: Settings) -> list[str]:
    lines = [
        f"{member.name} gets a letter at {member.digest_at:%H:%M} ({member.zone.key}) with what is due."
        for member in settings.team
        if member.active and member.digest_at and member.email
    ]
    return lines or ["Nobody gets a letter yet: see Digest at in the Team tab."]


def _managers(settings: Settings) -> list[str]:
    lines = [
        f"{member.name} ({member.email})" if member.email else member.name
        for member in settings.team
        if member.active and member.role == "manager"
    ]
    return lines or ["No manager is named in the Team tab yet."]
