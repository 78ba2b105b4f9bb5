"""Lists and newsletters, by the headers that bulk senders must set, and by their foot."""

from __future__ import annotations

from leads.inquiries.candidates import Candidate, Screen, header_line
from leads.inquiries.languages import likely_languages
from leads.inquiries.notices import (
    doubtful,
    notice,
    notice_by_traits,
    notice_subject,
    takes_no_answers,
)
from leads.inquiries.patterns import late_pattern
from leads.inquiries.spelling import bare
from leads.inquiries.tongues import Phrasebook, flattened
from leads.inquiries.verdicts import Verdict
from leads.inquiries.wanting import wants

LIST_FOOTER = Phrasebook("list_footer")
_BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
_DIGEST = late_pattern(
    r"(?i)\bdigest,? (?:number|no\.?|nr\.?|vol(?:ume)?\.?) ?\d+|\bvol \d+, issue \d+$"
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
        if line and not _is_our_group(candidate):
            found = Screen(
                verdict=Verdict.LIST, because="sent to a mailing list", line=line, confidence=0.95
            )
            is_to_us = _answers_our_letter(candidate) or _is_person_via_group(candidate)
            return doubtful(found) if is_to_us else found
    return None


def _is_person_via_group(candidate: Candidate) -> bool:
    """Whether one of a group writes to us alone, from the group's address, and wants something.

    Google Groups puts "'Priya Raghunathan' via Purchasing" into From, and the person into Reply-To.
    """
    mail = candidate.mail
    person = _VIA_GROUP.match(mail.sender.name)
    named = [address.email for address in (*mail.to, *mail.cc) if address.email]
    if person is None or not named or not all(map(candidate.is_own, named)):
        return False
    is_named = any(bare(person["name"]) == bare(address.name) for address in mail.reply_to)
    return is_named and candidate.asks


_VIA_GROUP = late_pattern(r"^['\"]*(?P<name>[^'\"]{3,80}?)['\"]* via \S.{0,80}$")


def _answers_our_letter(candidate: Candidate) -> bool:
    """Whether it answers a letter of ours and comes to us alone: whatever stamps its headers, a person may have
    written it.
    """
    mail = candidate.mail
    named = [address.email for address in (*mail.to, *mail.cc) if address.email]
    if not (candidate.answers and named and all(map(candidate.is_own, named))):
        return False
    answered = f"{mail.header('In-Reply-To')} {mail.header('References')}"
    domains = {domain.rstrip(".").lower() for domain in _ID_DOMAIN.findall(answered[:_MOST_IDS])}
    return candidate.workspace.mail_domain.lower() in domains or any(
        candidate.is_own(f"id@{domain}") for domain in domains
    )


_ID_DOMAIN, _MOST_IDS = late_pattern(r"@([\w.-]+)>"), 8_000


def _is_our_group(candidate: Candidate) -> bool:
    """Whether the list is a group address of ours (Google Groups as shared mailbox)."""
    said = " ".join(
        candidate.mail.header(name)
        for name in ("List-Id", "List-Post", "X-BeenThere", "Mailing-List")
    ).lower()
    ours = {
        *candidate.workspace.own_domains,
        *(own.rpartition("@")[2] for own in candidate.workspace.own_addresses),
    }
    return any(domain and domain in said for domain in ours)


_LIST_MANAGER = late_pattern(
    r"(?i)(?:^|[<\s])(?:owner-[\w.-]+|[\w.+-]+-(?:bounces?|owner|request|return|errors)(?:[-+=][^@\s]*)?)@"
)
_LIST_HOST = late_pattern(
    r"(?i)@(?:lists?\d?\.|listserv\.|mailman\.|[\w.-]*\.lists?\.|vger\.kernel\.org|"
    r"googlegroups\.|yahoogroups\.|groups\.io|freelists\.|[\w.-]*sourceforge\.net)"
)


def list_traces(candidate: Candidate) -> Screen | None:
    """Copies of list mail that lost their List headers: a list manager as sender, or a list's address as recipient."""
    mail = candidate.mail
    if candidate.has_form or _is_our_group(candidate):
        return None
    for name in ("Sender", "Return-Path", "Errors-To"):
        if _LIST_MANAGER.search(mail.header(name)):
            return _list("sent through a mailing list", header_line(mail, name))
    for address in (*mail.to, *mail.cc):
        if _LIST_HOST.search(address.email) and not candidate.is_own(address.email):
            return _list("addressed to a mailing list", f"To: {address.email}")
    return None


def newsletter(candidate: Candidate) -> Screen | None:
    """Bulk mail says so: unsubscribe links and precedence are demanded of its senders."""
    mail = candidate.mail
    if candidate.has_form or _is_our_group(candidate):
        return None
    if mail.header("Precedence").strip().lower() in _BULK_PRECEDENCE:
        found = _list("marked as bulk mail", header_line(mail, "Precedence"))
        # A program's answer is marked so too, but seldom quotes what it answers.
        is_answer = candidate.quotes and _answers_our_letter(candidate)
        if is_answer or _signs_and_asks(candidate, _ASKS):
            return doubtful(found)
        return notice_by_traits(candidate) or found
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
                _answers_our_letter(candidate)
                or _signs_and_asks(candidate)
                or (is_list and _may_be_a_person(candidate))
                or (not _may_be_left(candidate) and _is_carried_for_a_person(candidate))
            ):
                return doubtful(found)
            return _notice_of_bulk_service(candidate) or found
    return None


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
    if _signs_and_asks(candidate, _ASKS):
        return True
    mail = candidate.mail
    home = mail.sender.email.rpartition("@")[2]
    is_answered_elsewhere = any(
        home not in address.email and not candidate.is_own(address.email)
        for address in mail.reply_to
    )
    return is_answered_elsewhere and candidate.asks and not _is_for_others(candidate)


_OF_A_PERSON = late_pattern(r"(?i)^Feedback-ID:.*:user:")
"""What mailbox providers stamp on the letters of their people: "3036f581:user:proton"."""


def _may_be_a_person(candidate: Candidate) -> bool:
    """Whether a way to unsubscribe may be a mail gateway's doing: the text asks for something, and signs off no list.

    Some gateways stamp List-Unsubscribe on every letter of their people.
    """
    if takes_no_answers(candidate.mail.sender.email) or not candidate.asks:
        return False
    return newsletter_footer(candidate) is None and "http" not in candidate.written


def _signs_and_asks(candidate: Candidate, least: int = 4) -> bool:
    """Whether a short letter asks plainly and is signed with the name it is sent under.

    Programs for customer care send people's own letters like newsletters, foot and all. `least`: points of asking.
    """
    mail, written = candidate.mail, candidate.written
    names = mail.sender.name.casefold().split()
    if len(names) < _WHOLE_NAME or len(written) > _SHORT_LETTER or not candidate.asks:
        return False
    if (
        written.count("http") > 1
        or _is_for_others(candidate)
        or takes_no_answers(mail.sender.email)
    ):
        return False
    signed = {line.strip(" ,.*-–").casefold() for line in written.split("\n")[-_SIGNED_WITHIN:]}
    if not signed & {" ".join(names), names[0]}:
        return False
    flat = flattened(written)
    wanted = wants(flat, likely_languages(written))
    return sum(sign.points for sign in wanted) >= least


_WHOLE_NAME, _SHORT_LETTER, _SIGNED_WITHIN, _ASKS = 2, 1_500, 12, 1


def _list(because: str, line: str) -> Screen:
    return Screen(verdict=Verdict.LIST, because=because, line=line, confidence=0.92)


def newsletter_footer(candidate: Candidate) -> Screen | None:
    """How to leave the list stands in it: bulk mail that carries no header of its kind."""
    if candidate.has_form or candidate.answers or _is_our_group(candidate):
        return None
    text = candidate.own_text
    flat = flattened(text[-_FOOT:] if len(text) > _FOOT else text)
    languages = likely_languages(text)
    signs = LIST_FOOTER.signs(flat, languages)
    if len(text) > _FOOT:
        signs += LIST_FOOTER.signs(flattened(text[:_HEAD]), languages)
    if max((sign.points for sign in signs), default=0) < _LEAVES_LIST:
        return None
    found = _list("a newsletter by its foot", "; ".join(sign.words for sign in signs)[:160])
    return doubtful(found) if candidate.asks and not _is_for_others(candidate) else found


def _is_for_others(candidate: Candidate) -> bool:
    """Whether it names its readers, and none of them is us."""
    named = [address.email for address in (*candidate.mail.to, *candidate.mail.cc) if address.email]
    return bool(candidate.workspace.own_domains and named) and not any(map(candidate.is_own, named))


_FOOT, _HEAD = 1_500, 600
_LEAVES_LIST = 3
"""Points of a phrase that says how to leave the list."""
