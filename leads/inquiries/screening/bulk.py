"""Lists and newsletters, by the headers that bulk senders must set, and by their foot."""

from __future__ import annotations

from leads.inquiries.people.spelling import bare
from leads.inquiries.screening.by_words import asks_by_its_words, asks_in_a_paragraph
from leads.inquiries.screening.candidates import Candidate, Screen, doubtful, header_line
from leads.inquiries.screening.notices import (
    notice,
    notice_by_traits,
    notice_subject,
    passes_on,
    takes_no_answers,
    tells_a_status,
)
from leads.inquiries.screening.personal_letters import (
    LEAVES_LIST,
    LIST_FOOTER,
    answers_our_letter,
    asks_as_people_do,
    is_for_others,
    is_for_us_alone,
    is_signed,
    may_be_a_persons,
    named_readers,
    signs_and_asks,
    speaks_in_person,
)
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import names_goods
from leads.inquiries.text.written import answered_by
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import flattened

_BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
_DIGEST = late_pattern(
    r"(?i)\bdigest,? (?:number|no\.?|nr\.?|vol(?:ume)?\.?) ?\d+|\bvol \d+, issue \d+$",
    of_names=True,
)
"""The subject of a list's mails of one day in one: "Digest Number 204", "Digest, Vol 12, Issue 3"."""


_CONTENTS = late_pattern(r"(?i)\bin this (?:issue|digest)\b|\btoday's topics\b|\btopics (?:in|of) ")


def list_digest(candidate: Candidate) -> Screen | None:
    """The mails of a list in one; what one of them asks is asked of the list."""
    subject = candidate.mail.subject
    if candidate.answers or not _DIGEST.search(subject):
        return None
    if not (subject.startswith("[") or _CONTENTS.search(candidate.own_text[:_HEAD])):
        return None
    return _list("the mails of a list, in one", f"Subject: {subject[:160]}")


def mailing_list(candidate: Candidate) -> Screen | None:
    """List-Id or List-Post of somebody else's list.

    A shared mailbox is often a group of our own domain, and stamps our own List-Id on every inquiry.
    """
    mail = candidate.mail
    if candidate.has_form:
        return None
    for name in (
        "List-Id",
        "List-Post",
        "X-Mailing-List",
        "X-BeenThere",
        "Mailing-List",
        "X-Mailman-Version",
    ):
        line = header_line(mail, name)
        if line and not is_our_group(candidate):
            found = Screen(
                verdict=Verdict.LIST, because="sent to a mailing list", line=line, confidence=0.95
            )
            return doubtful(found) if _is_to_us(candidate) else found
    return None


def _is_to_us(candidate: Candidate) -> bool:
    """Whether somebody writes to us, whatever list their letter came through: a group of theirs, or a service.

    Where the group reads it, too, a paragraph of it plainly asks.
    """
    if answers_our_letter(candidate) or _is_person_via_group(candidate):
        return True
    if is_for_us_alone(candidate):
        may_be = _may_be_heard(candidate) or _may_be_a_person(candidate)
        return may_be or asks_by_its_words(candidate)
    is_to_us = any(candidate.is_own(address.email) for address in candidate.mail.to)
    return is_to_us and asks_in_a_paragraph(candidate)


def _is_person_via_group(candidate: Candidate) -> bool:
    """Whether one of a group writes to us alone, from the group's address, and wants something.

    Google Groups puts "'Priya Raghunathan' via Purchasing" into From, and the person into Reply-To.
    """
    mail = candidate.mail
    person = _VIA_GROUP.match(mail.sender.name)
    if person is None or not is_for_us_alone(candidate):
        return False
    is_named = any(bare(person["name"]) == bare(address.name) for address in mail.reply_to)
    return is_named and candidate.asks


_VIA_GROUP = late_pattern(r"^['\"]*(?P<name>[^'\"]{3,80}?)['\"]* via \S.{0,80}$")


def is_our_group(candidate: Candidate) -> bool:
    """Whether the list is a group address of ours (Google Groups as shared mailbox)."""
    said = " ".join(
        candidate.mail.header(name)
        for name in ("List-Id", "List-Post", "X-BeenThere", "Mailing-List")
    ).lower()
    if said.isspace():
        return False
    ours = {
        *candidate.workspace.own_domains,
        *(own.rpartition("@")[2] for own in candidate.workspace.own_addresses),
    }
    return any(domain and domain in said for domain in ours)


_LIST_MANAGER = late_pattern(
    r"(?i)(?:^|[<\s])(?:owner-[\w.-]+|[\w.+-]+-(?:bounces?|owner|request|return|errors)(?:[-+=][^@\s]*)?)@",
    of_names=True,
)
_LIST_HOST = late_pattern(
    r"(?i)@(?:lists?\d?\.|listserv\.|mailman\.|[\w.-]*\.lists?\.|vger\.kernel\.org|"
    r"googlegroups\.|yahoogroups\.|groups\.io|freelists\.|[\w.-]*sourceforge\.net)",
    of_names=True,
)


def list_traces(candidate: Candidate) -> Screen | None:
    """Copies of list mail that lost their List headers: a list manager as sender, or a list's address as recipient."""
    mail = candidate.mail
    if candidate.has_form or is_our_group(candidate):
        return None
    for name in ("Sender", "Return-Path", "Errors-To"):
        if _LIST_MANAGER.search(mail.header(name)):
            found = _list("sent through a mailing list", header_line(mail, name))
            return doubtful(found) if _is_to_us(candidate) else found
    for email in named_readers(candidate):
        if _LIST_HOST.search(email) and not candidate.is_own(email):
            found = _list("addressed to a mailing list", f"To: {email}")
            return doubtful(found) if _is_copied_to_theirs(email, candidate) else found
    return None


def _is_copied_to_theirs(listed: str, candidate: Candidate) -> bool:
    """Whether they write to us, and a list gets a copy, or is of the writer's own house."""
    mail = candidate.mail
    home = mail.sender.email.rpartition("@")[2]
    is_to_us = any(candidate.is_own(address.email) for address in mail.to)
    is_copied = is_to_us and all(listed != address.email for address in mail.to)
    is_of_house = bool(home) and listed.endswith(f".{home}")
    return (is_copied or is_of_house) and _may_be_heard(candidate)


def newsletter(candidate: Candidate) -> Screen | None:
    """Bulk mail says so: unsubscribe links and precedence are demanded of its senders."""
    mail = candidate.mail
    if candidate.has_form or is_our_group(candidate):
        return None
    if mail.header("Precedence").strip().lower() in _BULK_PRECEDENCE:
        found = _list("marked as bulk mail", header_line(mail, "Precedence"))
        # A program's answer is marked so too, but seldom quotes what it answers.
        is_answer = candidate.quotes and answers_our_letter(candidate)
        if is_answer or _may_be_heard(candidate) or _is_carried_by_a_program(candidate):
            return doubtful(found)
        is_status = not candidate.answers and tells_a_status(candidate)
        told = notice("a program tells of a ticket", found.line, 0.8) if is_status else None
        return told or notice_by_traits(candidate) or found
    for name in (
        "Feedback-ID",
        "X-Campaign",
        "X-CampaignID",
        "X-Mailchimp-ID",
        "X-MC-User",
        "List-Unsubscribe-Post",
        "List-Unsubscribe",
    ):
        if (line := header_line(mail, name)) and not _OF_A_PERSON.search(line):
            is_list = name.startswith("List")
            found = _list(
                "bulk mail with a way to unsubscribe" if is_list else "sent by a bulk mail service",
                line,
            )
            if (
                answers_our_letter(candidate)
                or _is_typed_answer(candidate)
                or _may_be_heard(candidate, _ASKS_MUCH)
                or _is_signed_order(candidate)
                or (is_list and _may_be_a_person(candidate))
                or (not _may_be_left(candidate) and _is_carried_for_a_person(candidate))
            ):
                return doubtful(found)
            return _notice_of_bulk_service(candidate) or found
    return None


def _is_carried_by_a_program(candidate: Candidate) -> bool:
    """Whether a purchasing program marks as bulk what it passes on: an order, or what somebody asks of us alone."""
    if asks_as_people_do(candidate):
        return True
    return passes_on(candidate) and newsletter_footer(candidate) is None


def _is_typed_answer(candidate: Candidate) -> bool:
    """Whether somebody answers a newsletter of ours: their program copies its headers, and what they quote its foot."""
    if not (candidate.quotes and answered_by(candidate.mail) and is_for_us_alone(candidate)):
        return False
    return "http" not in candidate.written


def _notice_of_bulk_service(candidate: Candidate) -> Screen | None:
    """An invoice, parcel or code that a bulk mail service carries: it is about us alone, and comes from no list."""
    announced = notice_subject(candidate)
    if announced and not announced.is_doubtful:
        return announced
    sender = candidate.mail.sender.email
    if _may_be_left(candidate) or not takes_no_answers(sender) or newsletter_footer(candidate):
        return None
    return notice("the sender takes no answers", f"From: {sender}", 0.85)


def _may_be_left(candidate: Candidate) -> bool:
    """Whether the headers say how to leave a list, which those who send to many must."""
    return any(
        candidate.mail.header(name) for name in ("List-Unsubscribe", "List-Id", "Precedence")
    )


def _is_carried_for_a_person(candidate: Candidate) -> bool:
    """Whether a mail service may carry what one person asks: office programs and portals hand it their letters.

    The person signs, or answers go to an address of theirs beside the portal's.
    """
    if signs_and_asks(candidate):
        return True
    mail = candidate.mail
    home = mail.sender.email.rpartition("@")[2]
    is_answered_elsewhere = any(
        home not in address.email and not candidate.is_own(address.email)
        for address in mail.reply_to
    )
    return is_answered_elsewhere and candidate.asks and not is_for_others(candidate)


_OF_A_PERSON = late_pattern(r"(?i)^Feedback-ID:.*:user:")
"""What mailbox providers stamp on the letters of their people: "3036f581:user:proton"."""


def _may_be_heard(candidate: Candidate, least: int = 1) -> bool:
    """Whether a person may have written it, from an address that takes answers; `least`: points of asking."""
    if takes_no_answers(candidate.mail.sender.email):
        return False
    return may_be_a_persons(candidate, least)


def _is_signed_order(candidate: Candidate) -> bool:
    """Whether the one in the header signs what asks us for so many: sales programs carry their people's own letters."""
    return signs_and_asks(candidate) and names_goods(candidate.written)


_ASKS_MUCH = 4
"""Points of asking by which a letter with a way to unsubscribe in its headers is heard."""


def _may_be_a_person(candidate: Candidate) -> bool:
    """Whether a way to unsubscribe may be a mail gateway's doing: the text asks for something, and signs off no list.

    Some gateways stamp List-Unsubscribe on every letter of their people.
    """
    if takes_no_answers(candidate.mail.sender.email) or not candidate.asks:
        return False
    return newsletter_footer(candidate) is None and "http" not in candidate.written


def _list(because: str, line: str) -> Screen:
    return Screen(verdict=Verdict.LIST, because=because, line=line, confidence=0.92)


def newsletter_footer(candidate: Candidate) -> Screen | None:
    """How to leave the list stands in it: bulk mail that carries no header of its kind."""
    if candidate.has_form or candidate.answers or is_our_group(candidate):
        return None
    text = candidate.own_text
    flat = flattened(text[-_FOOT:] if len(text) > _FOOT else text)
    languages = likely_languages(text)
    signs = LIST_FOOTER.signs(flat, languages)
    if len(text) > _FOOT:
        signs += LIST_FOOTER.signs(flattened(text[:_HEAD]), languages)
    if max((sign.points for sign in signs), default=0) < LEAVES_LIST:
        return None
    found = _list("a newsletter by its foot", "; ".join(sign.words for sign in signs)[:160])
    may_be = candidate.asks or (
        "http" not in text and is_signed(candidate) and speaks_in_person(candidate)
    )
    may_be = may_be or asks_in_a_paragraph(candidate)
    return doubtful(found) if may_be and not is_for_others(candidate) else found


_FOOT, _HEAD = 1_500, 600
