"""What no header and no single phrase tells: all words of a letter taken together are no inquiry's, or plainly are."""

from __future__ import annotations

import math
from functools import wraps

from leads.inquiries.companies.domains import is_free_mail
from leads.inquiries.people.signatures import split_signature
from leads.inquiries.screening.candidates import (
    Candidate,
    Rule,
    Screen,
    addresses_in,
    doubtful,
    likely,
)
from leads.inquiries.screening.kinds import likely_kind, odds_against_inquiry
from leads.inquiries.screening.personal_letters import (
    answers_our_letter,
    asks_for_the_press,
    is_for_others,
    is_signed,
    named_readers,
    speaks_in_person,
)
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.text.written import answered_by, has_answer_subject
from leads.inquiries.wording.patterns import late_pattern

_SURE, _LIKELY = 2.0, 0.0
"""Log-odds against an inquiry from which a letter is kept out, and from which it waits until somebody has looked.
Judged by what others taught, 3 of 3,043 people's gold letters come to 2, and 41 more wait; of 740 pitches 601, and 103
more.
"""
_SURE_OF_MANY = 0.5
"""The same of a letter to many that hides or leaves out whom it went to."""
_SURE_OF_BUMP = 0.5
"""The same of a stranger's pitch that answers or quotes their own: "Just bumping this up"."""
_SURELY_ASKS = -2.0
"""Log-odds below which a letter's words are plainly an inquiry's; hardly a pitch, newsletter or notice stands there."""
_ASKS_IN_ONE = -5.5
"""The same of a single paragraph, whatever stands around it."""
_SPEAKS_AGAINST = 1.0
"""Log-odds below which a long letter waits although a rule has something against it: judged by what others taught, 7 of
293 gold pitches that phrases tell stand below it, 2 of 55 notices, and 7 of 145 newsletters.
"""
HARDLY_OFFERS = -1.0
"""Log-odds of a long letter below which phrases of offering are no more than a doubt, and a phrase or two a slight one:
judged by what others taught, one of 294 gold pitches that phrases tell stands below it.
"""
HARDLY_SPAM, HARDLY_FRAUD = -0.75, -2.5
"""The same of a phrase or two of junk, and of more: fraud tells stories as people do, of widows and lawyers."""
ASKS_OF_PERSON = -3.5
"""The same where the sender's address is all that speaks against a letter."""
_ENOUGH_TO_WAIT = 100
"""Letters of a text below which a few words are all that speaks against it."""
_ENOUGH_TO_TELL = 250
"""Letters of a text below which its words plainly tell nothing."""
_MOST_SURE = 0.95
"""Words alone never make surer."""
_SAID = {
    Verdict.PITCH: "its words are those of somebody who offers us something",
    Verdict.LIST: "its words are those of a letter to many",
    Verdict.NOTIFICATION: "its words are those of a notice or an invoice",
    Verdict.AUTO_REPLY: "its words are an automatic reply's",
}


def told_by_words(candidate: Candidate) -> Screen | None:
    """A pitch, a circular or a notice by all its words.

    Where one thing speaks for a person (odds that are not sure, an answer to somebody, few words, a pitch that names
    nothing), it waits for somebody to look. Where two do, it is filed and looked at then; so is a colleague's letter,
    the press's, and one that only its signature tells.
    """
    mail = candidate.mail
    if candidate.has_form or answers_our_letter(candidate):
        return None
    repeats = _follows_itself_up(candidate)
    said = _unmarked(mail.text) if repeats else candidate.written
    kind = likely_kind(mail.subject, said, _LIKELY)
    if kind is None:
        return None
    found = Screen(
        verdict=kind.verdict,
        because=_SAID[kind.verdict],
        line=kind.line,
        confidence=min(_MOST_SURE, round(1 / (1 + math.exp(-kind.odds)), 2)),
    )
    if candidate.is_own(mail.sender.email) or not _letter_says_so(kind.verdict, candidate, said):
        return doubtful(found)
    weak = (
        kind.odds < _needed(kind.verdict, candidate, repeats=repeats),
        not repeats and _is_talk(candidate),
        len(said) < _ENOUGH_TO_WAIT,
        kind.verdict is Verdict.PITCH and not _NAMED.search(f"{mail.subject} {said}"),
    )
    match sum(weak):
        case 0:
            return found
        case 1:
            return likely(found)
        case _:
            return doubtful(found)


def _letter_says_so(verdict: Verdict, candidate: Candidate, said: str) -> bool:
    """Whether the words above the signature say so, too, and not only a firm's advertising below a letter.

    The press speaks of readers and editions as those do who sell space; who says "I" complains of an invoice.
    """
    if verdict is Verdict.NOTIFICATION:
        return not (is_signed(candidate) and speaks_in_person(candidate))
    if verdict is not Verdict.PITCH:
        return True
    mail = candidate.mail
    if asks_for_the_press(candidate):
        return False
    body = split_signature(said, "", mail.sender.name, mail.sender.email).body
    return odds_against_inquiry(mail.subject, body) >= _LIKELY


_NAMED = late_pattern(r"[?？؟\d%€$£¥]|[α-ωά-ώ];|://|www\.")
"""What sellers ask, count, price or link to: of 284 gold pitches that words tell, three have none of it."""


def _unmarked(text: str) -> str:
    """A text without the marks of what it quotes of its own."""
    return "\n".join(line.lstrip("> ") for line in text.split("\n"))


def _is_talk(candidate: Candidate) -> bool:
    """Whether it answers or quotes somebody.

    Mail programs put "Re:" before what they answer: sellers' programs, that thread a second letter to their first by
    its header alone, need not.
    """
    if candidate.quotes or "\n>" in candidate.written:
        return True
    return candidate.answers and has_answer_subject(candidate.mail.subject)


def _needed(verdict: Verdict, candidate: Candidate, *, repeats: bool) -> float:
    """The log-odds from which nobody need look; automatic replies have marks that other rules know."""
    if verdict is Verdict.AUTO_REPLY:
        return math.inf
    if verdict is Verdict.PITCH and repeats:
        return _SURE_OF_BUMP
    is_to_many = verdict is Verdict.LIST and _hides_its_readers(candidate)
    return _SURE_OF_MANY if is_to_many else _SURE


def _hides_its_readers(candidate: Candidate) -> bool:
    """Whether it went to us, and names others, or "undisclosed-recipients:;", as copies that nobody sees do."""
    is_undisclosed = bool(candidate.mail.header("To")) and not named_readers(candidate)
    return is_undisclosed or is_for_others(candidate)


def unless_it_asks(rule: Rule, in_one: float = _ASKS_IN_ONE) -> Rule:
    """A rule that is no more than a doubt where a letter's words are an inquiry's, as `asks_by_its_words` tells.

    People write through newsletter services, put a motto of their trade below their name, and speak of invoices.
    Where words are not plainly an inquiry's, and not those of such mails either, it waits for somebody to look.
    """

    @wraps(rule)
    def looked_at(candidate: Candidate) -> Screen | None:
        found = rule(candidate)
        if found is None or found.is_doubtful:
            return found
        if asks_by_its_words(candidate, in_one) or asks_for_the_press(candidate):
            return doubtful(found)
        return _weighed(found, candidate, _SPEAKS_AGAINST)

    return looked_at


def unless_words_differ(rule: Rule) -> Rule:
    """A rule that needs a long letter's words to be surely no inquiry's, too; else it waits for somebody to look."""

    @wraps(rule)
    def looked_at(candidate: Candidate) -> Screen | None:
        found = rule(candidate)
        return found if found is None or found.is_doubtful else _weighed(found, candidate, _SURE)

    return looked_at


def unless_visitor_asks(rule: Rule) -> Rule:
    """A rule that needs a form's message to be no inquiry by all its words, too, however short it is.

    Visitors write a line or two, and "free quote, no obligation?" is a customer's question in any language. Where the
    words are plainly an inquiry's it is filed and looked at; where they are not surely another's, it waits. What is
    certain needs no words.
    """

    @wraps(rule)
    def looked_at(candidate: Candidate) -> Screen | None:
        found = rule(candidate)
        if found is None or not candidate.has_form:
            return found
        if found.confidence == 1 or (found.is_doubtful and not found.is_likely):
            return found
        odds = odds_against_inquiry("", candidate.written)
        if odds < _SURELY_ASKS:
            return doubtful(found)
        return likely(found) if odds < _SURE else found

    return looked_at


def _weighed(found: Screen, candidate: Candidate, least: float) -> Screen:
    """The same, but waiting where a long letter's words come to less than `least`."""
    return likely(found) if words_tell_otherwise(candidate, least) else found


def asks_by_its_words(candidate: Candidate, in_one: float = _ASKS_IN_ONE) -> bool:
    """Whether a letter's words are plainly an inquiry's, all of them or a paragraph's; a few words are nobody's.

    `in_one`: log-odds that a paragraph must come to.
    """
    return words_tell_otherwise(candidate, _SURELY_ASKS) or asks_in_a_paragraph(candidate, in_one)


def asks_in_a_paragraph(candidate: Candidate, in_one: float = _ASKS_IN_ONE) -> bool:
    """Whether one paragraph's words are most plainly an inquiry's, whatever stands around it."""
    told = _paragraphs(candidate.written)
    return any(odds_against_inquiry("", one) <= in_one for one in told)


def words_tell_otherwise(candidate: Candidate, below: float) -> bool:
    """Whether all words of a long letter, weighed together, speak against what a few of its phrases say."""
    written = candidate.written
    is_long = len(written) >= _ENOUGH_TO_TELL
    return is_long and odds_against_inquiry(candidate.mail.subject, written) < below


def _paragraphs(written: str) -> list[str]:
    """The first paragraphs of a text that are neither a line of courtesy nor a page, and link to nothing."""
    told = (one.strip() for one in _PARTS.split(written[:_LOOKED_AT]))
    fitting = (one for one in told if _LEAST_OF_ONE <= len(one) <= _MOST_OF_ONE)
    return [one for one in fitting if "://" not in one][:_MOST_PARAGRAPHS]


_PARTS = late_pattern(r"\n\s*\n")
_LOOKED_AT, _MOST_PARAGRAPHS = 4_000, 10
_LEAST_OF_ONE, _MOST_OF_ONE = 60, 700
"""Letters of a paragraph that may tell by itself."""


def _follows_itself_up(candidate: Candidate) -> bool:
    """Whether it answers a mail of its own sender's: "Just bumping this up".

    Mails of a free mail service's people all come from one house: there, only what it quotes can tell.
    """
    mail = candidate.mail
    if mail.sender.email and _quoted_author(candidate) == mail.sender.email:
        return True
    home = mail.sender.email.rpartition("@")[2]
    if is_free_mail(home):
        return False
    answered = mail.header(answered_by(mail) or "In-Reply-To").split()
    hosts = [one.strip("<>").rpartition("@")[2].lower() for one in answered]
    return bool(home and hosts) and all(f".{host}".endswith(f".{home}") for host in hosts)


def _quoted_author(candidate: Candidate) -> str:
    """The first address behind what they wrote ("On Monday, A <a@x.example> wrote:"); "" where nothing is quoted."""
    text, written = candidate.mail.text, candidate.written
    if not candidate.quotes or not written:
        return ""
    _, found, behind = text.partition(written[-_LAST_WORDS:])
    named = addresses_in(behind[:_ATTRIBUTED_WITHIN]) if found else []
    return named[0] if named else ""


_LAST_WORDS, _ATTRIBUTED_WITHIN = 40, 300
"""Letters of the sender's last words by which their end is found, and within which a quote names its author."""
