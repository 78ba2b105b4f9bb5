"""A mail on its way through screening, and what a rule says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

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
    def passes_on(self) -> bool:
        """Whether a colleague or a program of ours tells us alone of somebody outside: by address, or who rang."""
        if self.answers or self.quotes or not self.is_own(self.mail.sender.email):
            return False
        is_told_of = self.outsider or (_RANG.search(self.written) and has_number(self.written))
        return self.is_to_us_alone and bool(is_told_of)

    @property
    def is_to_us_alone(self) -> bool:
        """Whether nobody outside is among those it is addressed to."""
        return all(self.is_own(address.email) for address in (*self.mail.to, *self.mail.cc))

    @property
    def outsider(self) -> str:
        """The first address in the text that is none of ours; "" when there is none."""
        named = addresses_in(self.written[:_LOOKED_AT])
        return next((email for email in named if not self.is_own(email)), "")

    def is_own(self, email: str) -> bool:
        """Whether an address is ours or our team's."""
        domain = email.rpartition("@")[2]
        return bool(email) and (
            email in self.workspace.own_addresses
            or domain in self.workspace.own_domains
            or any(domain.endswith(f".{own}") for own in self.workspace.own_domains)
        )


def addresses_in(text: str) -> list[str]:
    """The mail addresses that a text names, in lower case, one after another."""
    return [email.lower() for email in _ADDRESS.findall(text)]


_ADDRESS = late_pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_RANG = late_pattern(
    r"(?i)\b(?:on the (?:line|phone)|(?:ring|call|phone) (?:her|him|them|back)|rang|callback|r[üu]e?ckruf\w*|"
    r"anruf von|angerufen|zur[üu]ckrufen|rappel(?:er|ez)|a (?:t[ée]l[ée]phon[ée]|appel[ée])|appel de|"
    r"devolver la llamada|ha llamado|llam[óo]|llamar(?:la|lo|le|les)|richiamar\w+|ha (?:chiamato|telefonato)|"
    r"retornar|ligou|telefonou|terugbell?en|gebeld|belde|oddzwoni\w+|dzwoni(?:ł|ła|li)|ringde|"
    r"ringa? (?:upp|tillbaka)|geri ara\w*|arad[ıi])\b"
)
"""Somebody called, or waits for a call, as who takes calls notes it."""
_NUMBER = late_pattern(r"(?:\d[ ()./-]{0,2}){7}")
_LOOKED_AT = 6_000


def has_number(text: str) -> bool:
    """Whether digits stand together as in a phone number."""
    return bool(_NUMBER.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Why a mail is no inquiry: the verdict, in words a rep understands, and the line that says so.

    Attributes:
        is_doubtful: It only looks like one: the mail is filed as an inquiry, and somebody is asked to look.
        is_likely: A doubt that is more likely than not: it waits until somebody has looked.
    """

    verdict: Verdict
    because: str
    line: str
    confidence: float = 0.9
    is_doubtful: bool = False
    is_likely: bool = False


Rule = Callable[[Candidate], Screen | None]
"""What looks at a candidate and says why it is no inquiry; None where it has nothing against it."""


def doubtful(found: Screen) -> Screen:
    """The same as a doubt only: somebody is asked to look."""
    return replace(found, is_doubtful=True, is_likely=False, confidence=0.4)


def likely(found: Screen) -> Screen:
    """The same as a doubt that is more likely than not: somebody is asked before it is filed as an inquiry."""
    return replace(found, is_doubtful=True, is_likely=True)


def header_line(mail: Mail, name: str) -> str:
    """A header as evidence: "Precedence: bulk"; "" when there is none."""
    value = mail.header(name)
    return f"{name}: {value[:160]}" if value else ""
