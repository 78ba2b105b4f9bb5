"""A mail on its way through screening, and what a rule says about it."""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.mail import Mail
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import asks_for_something
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mail with what was found out before the rules look at it.

    Attributes:
        written: What the sender wrote, without quotes.
        has_form: A contact form's answers were found in it, so its sender is a program by right.
        answers: Headers say that it answers something.
        quotes: It quotes another mail, whose words are not the sender's.
    """

    mail: Mail
    workspace: Workspace
    written: str
    has_form: bool = False
    answers: bool = False
    quotes: bool = False

    @property
    def own_text(self) -> str:
        """What the sender's program wrote, foot included, without what is quoted."""
        return self.written if self.quotes else self.mail.text

    @property
    def asks(self) -> bool:
        """Whether they want something of us, in words of asking, or speak of quantities, prices and delivery."""
        return asks_for_something(self.written)

    @property
    def outsider(self) -> str:
        """The address of somebody outside of whom a colleague or a program of ours tells us, and nobody else; or ""."""
        mail = self.mail
        if self.answers or self.quotes or not self.is_own(mail.sender.email):
            return ""
        if not all(self.is_own(address.email) for address in (*mail.to, *mail.cc)):
            return ""
        named = map(str.lower, _ADDRESS.findall(self.written[:_LOOKED_AT]))
        return next((email for email in named if not self.is_own(email)), "")

    def is_own(self, email: str) -> bool:
        """Whether an address is ours or our team's."""
        domain = email.rpartition("@")[2]
        return bool(email) and (
            email in self.workspace.own_addresses
            or domain in self.workspace.own_domains
            or any(domain.endswith(f".{own}") for own in self.workspace.own_domains)
        )


_ADDRESS = late_pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LOOKED_AT = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Why a mail is no inquiry: the verdict, in words a rep understands, and the line that says so.

    Attributes:
        is_doubtful: It only looks like one: the mail is filed as an inquiry, and somebody is asked to look.
    """

    verdict: Verdict
    because: str
    line: str
    confidence: float = 0.9
    is_doubtful: bool = False


def header_line(mail: Mail, name: str) -> str:
    """A header as evidence: "Precedence: bulk"; "" when there is none."""
    value = mail.header(name)
    return f"{name}: {value[:160]}" if value else ""
