"""The short confirmation that an inquiry arrived: whether one may go out, and what it says.

It goes to strangers by itself, so it is written as if everybody meant ill (RFC 3834): it answers
persons and forms only, repeats nothing of theirs but a subject and a product without links or
numbers to call, and its Message-ID is the inquiry's for ever.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta

from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading
from leads.inquiries.screening.bulk import is_our_group
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.screening.notices import takes_no_answers
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Inquiry, Source, Workspace
from leads.settings import Settings
from leads.telling.outgoing import ACKNOWLEDGEMENT
from leads.telling.promises import in_languages, promise_of
from leads.telling.wording import is_address, one_line
from leads.typed_settings.cells import whole_number, yes_or_no

KIND = ACKNOWLEDGEMENT

SWITCH, MOST_AN_HOUR = "acknowledgement", "acknowledgements an hour"
"""Named settings of the Rules tab."""
USUAL_MOST_AN_HOUR = 30

ONE_IN = timedelta(hours=24)
"""An address gets one acknowledgement in this time, whatever it writes."""

SUBJECT_MOST, PRODUCT_MOST = 100, 80
MOST_REFERENCES = 10

_PREFIXES = re.compile(
    r"(?i)^\s*(?:(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|odp|rif|res)(?:\[\d+\])?\s*:\s*)+"
)
_OUR_MARK = re.compile(r"(?i)\[\s*L-\d{1,9}\s*\]")
_LURE = re.compile(r"(?i)://|www\.|@|\b[a-z0-9-]{2,}\.[a-z]{2,}\b|(?:\d[\s().+/-]*){9,}")
"""A link, an address, or a number to call: what somebody would have us send to a third person."""
_MANY = {"bulk", "list", "junk", "auto_reply"}
_LISTS = ("List-Id", "List-Post", "List-Unsubscribe", "List-Help")
"""What a mail to many says of itself; RFC 3834 wants nobody to answer it, however its words are read."""
_MACHINES = re.compile(
    r"(?i)^(?:mailer-daemon|postmaster|bounces?|abuse|listserv|majordomo)\b[^@]*@"
)


def is_on(settings: Settings) -> bool:
    """Whether the Rules tab asks for acknowledgements; it does not by default."""
    return yes_or_no(settings.named.get(SWITCH, "")) is True


def most_an_hour(settings: Settings) -> int:
    given = whole_number(settings.named.get(MOST_AN_HOUR, ""))
    return USUAL_MOST_AN_HOUR if given is None else given


def acknowledgement_id(source_ref: str, mail_domain: str) -> str:
    """The Message-ID of an inquiry's acknowledgement: the same for ever, also when the file was restored."""
    digest = hashlib.sha256(source_ref.encode("utf-8", "replace")).hexdigest()[:32]
    return f"{KIND}.{digest}@{mail_domain}"


def is_acknowledgement(message_id: str) -> bool:
    """Whether this is the Message-ID of an acknowledgement of ours, of whichever inquiry."""
    return message_id.startswith(f"{KIND}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An inquiry that was filed as a new lead a moment ago.

    Attributes:
        mail: The mail it came in; None for a row of a web form.
        mailbox: That mail's mailbox; "" for a row of a web form.
    """

    lead_id: str
    reading: Reading
    inquiry: Inquiry
    mail: Mail | None = None
    mailbox: str = ""

    @property
    def is_letter(self) -> bool:
        """Whether they wrote the mail themselves, so that an answer belongs in its thread."""
        return self.mail is not None and self.inquiry.source is Source.EMAIL


def may_be_answered(asked: Asked, workspace: Workspace) -> bool:
    """Whether a person asked, for the first time, and at an address that takes answers and is theirs."""
    email = asked.inquiry.contact.email
    ours = Candidate(mail=Mail(digest="", size=0), workspace=workspace, written="").is_own(email)
    return (
        asked.reading.verdict is Verdict.INQUIRY
        and not asked.inquiry.forwarded
        and is_address(email)
        and email.isascii()
        and not ours
        and not takes_no_answers(email)
        and not _MACHINES.match(email)
        and (
            not asked.is_letter
            or asked.mail is None
            or (_wants_answers(asked.mail, email) and not _is_to_many(asked.mail, workspace))
        )
    )


def _wants_answers(mail: Mail, email: str) -> bool:
    """Whether a letter's own headers let us answer this address: no program, no null sender, nobody else."""
    submitted = mail.header("Auto-Submitted").partition(";")[0].strip().lower()
    suppressed = mail.header("X-Auto-Response-Suppress").strip().lower()
    return (
        submitted in {"", "no"}
        and suppressed in {"", "none"}
        and mail.header("Return-Path").replace(" ", "") != "<>"
        and email in {mail.sender.email, *(address.email for address in mail.reply_to)}
    )


def _is_to_many(mail: Mail, workspace: Workspace) -> bool:
    """Whether a letter says that it went through a list; a group of ours, which is our mailbox, is none."""
    through = mail.header("Precedence").strip().lower() in _MANY or any(map(mail.header, _LISTS))
    return through and not is_our_group(Candidate(mail=mail, workspace=workspace, written=""))


def content(asked: Asked, settings: Settings, workspace: Workspace) -> dict[str, object]:
    """What the template shows and the head of the letter holds, as JSON values."""
    subject = "" if asked.mail is not None and not asked.is_letter else asked.inquiry.subject
    data: dict[str, object] = {
        "language": asked.inquiry.language,
        "lead_id": asked.lead_id,
        "subject": harmless(_OUR_MARK.sub("", _PREFIXES.sub("", subject)), SUBJECT_MOST),
        "product": harmless(asked.inquiry.interest, PRODUCT_MOST),
        "promise": in_languages(promise_of(settings)),
        "signature": workspace.signature,
        "reply_to": _answers_go_to(asked, workspace),
        "answers_automatically": True,
    }
    if asked.is_letter and asked.mail is not None and asked.mail.message_id:
        data["in_reply_to"] = asked.mail.message_id
        earlier = re.findall(r"<([^<>\s]+)>", asked.mail.header("References"))
        data["references"] = [*earlier[-MOST_REFERENCES + 1 :], asked.mail.message_id]
    return data


def harmless(text: str, most: int) -> str:
    """A stranger's words on one line, or "" when they are long or hold what could lure somebody."""
    line = one_line(text, most + 1).strip(" .,;:-–")
    return "" if len(line) > most or _LURE.search(line) else line


def _answers_go_to(asked: Asked, workspace: Workspace) -> str:
    """The address they wrote to, else that of the mailbox it came to, else of the first mailbox."""
    named = [] if asked.mail is None else [one.email for one in (*asked.mail.to, *asked.mail.cc)]
    known = dict(workspace.inquiry_addresses)
    ours = [email for email in named if email in workspace.own_addresses]
    return next(iter([*ours, *filter(None, [known.get(asked.mailbox)]), *known.values()]), "")
