"""The words of the house as values: Inquiry, Contact, Lead, Event, Letter, Cursor.

Every time carries a zone; a naive datetime is refused where it enters.
Text is kept as it came; "" means "not given".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import quote

Cell = str | int | float | bool | date | datetime | None
"""What one cell of the workbook can hold, in our words. None is a blank cell."""


def aware(moment: datetime) -> datetime:
    """The same moment; ValueError when it carries no zone (it would mean a different instant on another machine)."""
    if moment.tzinfo is None:
        msg = f"a time without a zone: {moment.isoformat()}"
        raise ValueError(msg)
    return moment


class Source(StrEnum):
    """Where a lead came from, as the Source column shows it."""

    EMAIL = "Email"
    WEB_FORM = "Web form"
    PHONE = "Phone"
    VISIT = "Visit"
    EVENT = "Event"
    SMS_FAX = "SMS/Fax"
    OWN_FIND = "Own find"
    PARTNER = "Partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who is asking, normalised as far as it could be told.

    Attributes:
        name: One field, as typed; never split.
        email: Lower-cased address, or "".
        phone: E.164 ("+442079460123") where it could be told, else the digits as typed.
        country: ISO 3166 alpha-2 ("DE"), or "".
    """

    name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a field holds what it holds: the line it was read from, in the words of the message."""

    field: str
    value: str
    line: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What arrived from somebody who wants something.

    Attributes:
        source_ref: Message-ID and text digest, or form-row digest; the same inquiry has the same ref for ever.
        received_at: When it reached us (IMAP INTERNALDATE or form timestamp), zone-aware.
        interest: Product or first line, at most 200 characters.
        message: What they wrote, without quotes, signature and legal footer.
        text: All of what they wrote.
        refers_to: Message-IDs that this answers, nearest first (In-Reply-To, then References from the end).
        lead_hint: A lead id named in the subject ("L-1003"); believed only together with a matching sender.
        link: Where a person finds the original (a URL), or "".
        forwarded: One of our team forwarded it; the contact is the inner sender.
        language: ISO 639-1 of the text, or "".
    """

    source: Source
    source_ref: str
    received_at: datetime
    contact: Contact
    subject: str = ""
    interest: str = ""
    message: str = ""
    text: str = ""
    refers_to: tuple[str, ...] = ()
    lead_hint: str = ""
    link: str = ""
    forwarded: bool = False
    language: str = ""
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        aware(self.received_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One row of the register, as last read.

    Attributes:
        lead_id: "L-1003"; never reused.
        phone, email: As the cell shows them; a person may have typed anything.
        next_action: The local date on which the lead asks for attention.
        inquiries: How many times they wrote; 2 and more means "wrote again".
        row: Sheet row (1-based) at that reading. For links only, never for writing; None when not yet filed.
    """

    lead_id: str
    name: str = ""
    company: str = ""
    stage: str = ""
    owner: str = ""
    next_action: date | None = None
    comment: str = ""
    phone: str = ""
    email: str = ""
    interest: str = ""
    territory: str = ""
    country: str = ""
    region: str = ""
    postcode: str = ""
    tags: str = ""
    priority: str = ""
    value: float | None = None
    source: str = ""
    first_contact: datetime | None = None
    last_touch: datetime | None = None
    inquiries: int = 0
    message: str = ""
    row: int | None = None

    @property
    def number(self) -> int:
        """The running number behind the id: 1003 for "L-1003"; 0 when the id has another shape."""
        tail = self.lead_id.rpartition("-")[2]
        return int(tail) if tail.isdecimal() and tail.isascii() else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row of History: who changed what on which lead, from what to what, and why.

    Attributes:
        what: A Leads heading for a cell change ("Owner"), or one of the constants below.
        version: The commit that carried it; None until committed.
        cell: The address that was written ("Leads!D5"), as it was called then; "" when no cell was.
    """

    FILED = "filed"
    TOUCH = "wrote again"
    AWAY = "away until"
    BOUNCED = "address is bad"
    DELETED = "deleted"
    BACK = "back again"
    ROW_DELETED = "screened row deleted"
    TRIMMED = "screened rows trimmed"
    MERGED = "merged into"
    UNMERGED = "taken out of"
    TOOK_IN = "took in"
    SNAPSHOT = "before merging"
    DIFFERENT = "not the person of"
    LEARNT = "weights"

    at: datetime
    lead_id: str
    who: str
    what: str
    old: Cell = None
    new: Cell = None
    because: str = ""
    source_ref: str = ""
    version: int | None = None
    cell: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What arrived and was not taken as an inquiry, with the reason and where to find it.

    Attributes:
        verdict: One word of leads.inquiries.screening.verdicts.Verdict ("list", "bounce", ...), or "copy".
        decision: What a person typed beside it; `lead` asks for it to become one.
        row: Sheet row (1-based) at that reading; None when not yet written.
    """

    received_at: datetime
    sender: str
    subject: str
    verdict: str
    because: str
    source_ref: str
    link: str = ""
    decision: str = ""
    row: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCase:
    """A question for a person: a possible repeat, an odd setting, a repaired value.

    Attributes:
        score: 0..1 for possible repeats; None otherwise.
        lead_a, lead_b: Leads' ids; of a letter that waits, its mark in leads.held.
        decision: Same / Different / Later, of a letter that waits Lead / No lead, typed by a person.
        decided_at: When it was settled; an odd setting is settled by mending the setting.
        row: Sheet row (1-based) at that reading; None when not yet written.
    """

    POSSIBLE_REPEAT = "possible repeat"
    ODD_SETTING = "odd setting"
    SEVERAL_PEOPLE = "several people"
    DOUBTFUL = "perhaps no inquiry"
    HELD = "an inquiry or not"
    BAD_ADDRESS = "bad e-mail address"
    MISDIRECTED = "misdirected"
    TWINS = "filed twice"
    REJECTED = "cannot be written"
    UNDELIVERED = "undelivered letter"
    UNHEARD = "nobody is told"

    raised_at: datetime
    kind: str
    why: str
    score: float | None = None
    lead_a: str = ""
    lead_b: str = ""
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    row: int | None = field(default=None, compare=False)


class LetterState(StrEnum):
    """What is known of a letter. `_outbox` is a log: a letter's state is its newest row's."""

    QUEUED = "queued"
    """Committed, not yet known to have left. Found again after a crash it is in doubt."""
    SENT = "sent"
    DEFERRED = "deferred"
    """Surely not sent (the server said so, or was not reached); to be tried again."""
    UNASKED = "unasked"
    """Not begun, to be tried again: whether it left before, the Sent folder could not be asked just then."""
    FAILED = "failed"
    """Refused for good; a person must look."""
    HELD = "held"
    """Not sent, or in doubt and not repeated; a digest's content appears in the next one."""
    AGAIN = "again"
    """In doubt, and sent once more with the same Message-ID."""
    WAITING = "waiting"
    """Committed with its content, to be queued once quiet hours are over."""
    EMPTY = "empty"
    """There was nothing to say, so nothing was sent: no news that day, or it had been confirmed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEvent:
    """One row of `_outbox`.

    Attributes:
        message_id: Deterministic: kind, person or lead, local date. The letter's identity.
        kind: The template folder: "digest", "acknowledgement".
        about: The rep's name, or the lead id.
        day: The recipient's local date the letter is for.
        data: What the template shows (JSON-able); only on queued and waiting rows.
    """

    message_id: str
    kind: str
    to: str
    about: str
    day: date
    state: LetterState
    at: datetime
    attempt: int = 0
    error: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A rendered mail, ready to leave."""

    message_id: str
    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a mailbox has been filed: every UID up to `uid` of epoch `uidvalidity` is in the workbook."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One answered web form, as its tab shows it.

    Attributes:
        form: The form's name in the configuration.
        answers: Heading -> cell, in column order; dates are still serial numbers.
    """

    form: str
    answers: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormProfile:
    """How the mails of one form look, where that is not what every form's do.

    Letter case and accents do not count, and * stands for anything.

    Attributes:
        senders, subjects, says: A mail is this form's when any of these is its sender, begins its subject or
            stands in it.
        ends_at: Where a line begins like this, the visitor's words are over.
        leaves_out: Whole lines that are the program's, wherever they stand.
        labels: (meaning, headings): what its labels mean, in the words of `leads.inquiries.forms.label.Label`.
    """

    name: str
    senders: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    ends_at: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something that the team sells, and the words by which inquiries name it.

    Attributes:
        row: Of the Rules tab.
    """

    name: str
    words: tuple[str, ...]
    row: int = 0


MAX_LINK = 500
"""Letters of a link; a stranger's Message-ID may be longer than any cell is wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What the configuration says about us, as far as decisions need it.

    Attributes:
        own_addresses: Addresses we send from or receive at, lower case.
        own_domains: Domains of our team, lower case.
        region: ISO 3166 alpha-2 used for phone numbers without a country; "" when not known.
        mail_domain: Right side of the Message-IDs we make.
        message_link: URL with `{message_id}` where a person opens a message; "" for a `mid:` URL (RFC 2392).
        inquiry_addresses: (mailbox, address) of those mailboxes whose address is known, in their order.
        signature: How our letters to customers are signed; "" when not known.
        form_profiles: Forms whose mails the configuration describes.
        labels: (meaning, heading) of form labels that the Rules tab explains.
        products: What the Rules tab says we sell.
    """

    own_addresses: frozenset[str] = frozenset()
    own_domains: frozenset[str] = frozenset()
    region: str = ""
    mail_domain: str = "leadsheet.invalid"
    message_link: str = ""
    inquiry_addresses: tuple[tuple[str, str], ...] = ()
    signature: str = ""
    form_profiles: tuple[FormProfile, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    products: tuple[Product, ...] = ()

    def link_to(self, message_id: str) -> str:
        """Where a person opens the message with this Message-ID; "" when it has none, or one that fills pages."""
        if not message_id:
            return ""
        quoted = quote(message_id, safe="@")
        link = (self.message_link or "mid:{message_id}").replace("{message_id}", quoted)
        return link if len(link) <= MAX_LINK else ""
