"""Did a form program send this mail? What its headers say of that, and what the program calls itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leads.inquiries.companies.domains import is_free_mail
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.mail import Address, Mail
from leads.inquiries.screening.notices import takes_no_answers
from leads.inquiries.wording.patterns import late_pattern

_MACHINE = late_pattern(
    r"(?i)^(?:wordpress|no-?_?reply|do-?not-?reply|noreply|web(?:site|form|master|shop|mail|server)?|forms?|"
    r"formul[aá]r\w*|kontakt(?:formular)?|contact(?:form)?|contacto?|mailer|robot|"
    r"notif\w*|submissions?|hello|info|www(?:-data)?|apache|form-submission|forms-receipts-noreply|"
    r"formulier\w*|lomake|skjema|anfrage\w*|site|automat\w*|system|server|bot|bookings?|leads?|benachrichtigung\w*|"
    r"bildirim\w*|iletisim|formlar|powiadom\w*|avisering\w*|meldingen|callback|enquir\w*|inquir\w*|webshop|avisos?|notifiche)(?:[+.-][\w.+-]*)?@"
)
_NOBODY = late_pattern(
    r"(?i)^(?:wordpress|no-?_?reply|mailer|notif\w*|submissions?|www(?:-data)?|apache|"
    r"form-submission|automat\w*|server|web(?:site|form|server)|forms?)(?:[+.-][\w.+-]*)?@"
)
_VENDOR = late_pattern(
    r"(?i)@(?:[\w.-]+\.)?(?:typeform|jotform|squarespace|wix|wixforms|wix-forms|wixsite|webflow|"
    r"formspree|netlify|hubspot|wufoo|cognitoforms|"
    r"formstack|google|google-forms|123formbuilder|paperform|tally|getform|basin|formsubmit|elementor|"
    r"weebly|strato|jimdo|ionos|fluentforms|shopify|microsoft|zohoforms|formcarry|formester|web3forms)\b"
)


_MAILERS = late_pattern(r"(?i)phpmailer|emailjs|wpmailsmtp")
"""What sites send their forms with, from whichever address: EmailJS does from the owner's own Gmail."""
_MAILED_FOR_PROGRAMS = ("X-SES-Outgoing", "X-SG-EID", "X-Mailgun-Sid", "X-PM-Message-Id")
"""Set by the services that send what programs write: Amazon SES, SendGrid, Mailgun, Postmark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of a form program in a mail's headers.

    Attributes:
        is_programs: A person's mail may have these, too: a mailbox called info, another address for answers.
        is_surely_programs: No person's mail has these.
        replies_to_visitor: Somebody else than the sender is to be answered.
        is_mailbox_of_forms: And that in the name of a mailbox called web, form or contact.
        is_house: Our own house sent it to nobody but ourselves, and not as an answer: as sites in our name do.
    """

    is_programs: bool
    is_surely_programs: bool
    replies_to_visitor: bool
    is_mailbox_of_forms: bool
    is_house: bool


def marks_of(mail: Mail, *, is_house: bool) -> Marks:
    answered = mail.reply_to[0].email if mail.reply_to else ""
    replies_to_visitor = answered not in {"", mail.sender.email} and not is_nobodys(answered)
    is_machines, is_surely = bool(_MACHINE.match(mail.sender.email)), _is_surely_programs(mail)
    return Marks(
        is_programs=is_machines or replies_to_visitor or is_surely,
        is_surely_programs=is_surely,
        replies_to_visitor=replies_to_visitor,
        is_mailbox_of_forms=replies_to_visitor and is_machines,
        is_house=is_house,
    )


def _is_surely_programs(mail: Mail) -> bool:
    return bool(
        is_nobodys(mail.sender.email)
        or _VENDOR.search(mail.sender.email)
        or mail.header("X-PHP-Originating-Script")
        or mail.header("X-PHP-Script")
        or mail.header("X-WPCF7-Content-Type")
        or _MAILERS.search(mail.header("X-Mailer"))
        or any(mail.header(name) for name in _MAILED_FOR_PROGRAMS)
    )


def is_nobodys(email: str) -> bool:
    """Whether nobody reads what is sent there."""
    return bool(_NOBODY.match(email)) or takes_no_answers(email)


def is_of_house(email: str, sender: str) -> bool:
    """Whether an address is of the sender's house: of its domain, one below it, or the one whose web server it is."""
    domain, house = (one.rpartition("@")[2].lower() for one in (email, sender))
    return domain == _SERVER.sub("", house) or f".{domain}".endswith(f".{house}")


_SERVER = late_pattern(r"^(?:www|web|mail|smtp|forms?|server|host|mx)\d{0,3}\.(?=[\w-]+\.)")


def is_visitors_own(address: Address, name: str) -> bool:
    """Whether an address in the headers is the visitor's rather than the site's: what it says of itself tells.

    `name` is the visitor's, as the form has it. Sites mail their forms from "callback@" and "info@" with their own
    name beside it, old scripts from the visitor's address.
    """
    mailbox, _, domain = address.email.partition("@")
    if is_nobodys(address.email) or _MACHINE.match(address.email) or _VENDOR.search(address.email):
        return False
    words = {folded(word) for word in name.split() if len(word) >= _TELLING_LETTERS}
    shown = folded(f"{address.name} {mailbox}")
    if any(word in shown for word in words):
        return True
    return is_free_mail(domain) and not words


_TELLING_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a form mail comes from.

    Attributes:
        brands: What the form program calls itself, in lower case.
        house: The sender's domain.
        called: What the sender calls itself in the From header, folded.
        sent: The mail's Date header; None when it has none.
        is_programs: Surely no person sent it.
    """

    brands: frozenset[str]
    house: str
    called: str
    sent: datetime | None
    is_programs: bool


def origin_of(mail: Mail, words: FormWords, *, is_programs: bool) -> Origin:
    return Origin(
        brands=_brands_of(mail, words),
        house=mail.sender.email.rpartition("@")[2],
        called=folded(mail.sender.name),
        sent=mail.date,
        is_programs=is_programs,
    )


def _brands_of(mail: Mail, words: FormWords) -> frozenset[str]:
    """What the form program calls itself, in lower case: as its profile does, and as its address does."""
    called = [part for name in words.profiles for part in name.split(",") if part.strip()]
    named = {folded(part).split()[0] for part in called} - _COMMON_WORDS
    if _VENDOR.search(mail.sender.email):
        parts = mail.sender.email.rpartition("@")[2].split(".")[:-1]
        named |= {part for part in parts if len(part) > 3 and part not in _COMMON_HOSTS}
    return frozenset(named)


_COMMON_WORDS = frozenset({"contact", "google", "gravity", "any", "fluent"})
"""What the names of form programs begin with, and visitors' last lines may hold, too."""
_COMMON_HOSTS = frozenset({"mail", "forms", "form", "notifications", "email", "mailer", "example"})
