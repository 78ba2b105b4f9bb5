"""Spam and cold pitches: first what the mail provider said, then only what is obvious."""

from __future__ import annotations

from leads.inquiries.interests import products_in
from leads.inquiries.people.signatures import split_signature
from leads.inquiries.screening.by_words import (
    HARDLY_FRAUD,
    HARDLY_OFFERS,
    HARDLY_SPAM,
    asks_in_a_paragraph,
    words_tell_otherwise,
)
from leads.inquiries.screening.candidates import Candidate, Screen, doubtful, header_line, likely
from leads.inquiries.screening.notices import takes_no_answers
from leads.inquiries.screening.personal_letters import answers_our_letter, is_signed
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import Leaning, weighed
from leads.inquiries.text.written import answered_by
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, each_once, flattened

SPAM = Phrasebook("spam")
_LEAST_SPAM_POINTS = 3
_SEVERAL_SPAM_POINTS, _SURE_SPAM_POINTS = 5, 8
"""More than a phrase or two; and so many that no words of asking excuse them: a fraud asks for things, too."""
_LOOKED_AT = 4_000
_NO_LANGUAGE = ("any",)

_GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"

_URL = late_pattern(r"(?i)\bhttps?://[^\s<>\"']+")
_LEAST_LINKS = 2
"""So many beside hardly a word make spam of a mail."""


def provider_says_spam(candidate: Candidate) -> Screen | None:
    """The verdict of the mail provider's own filter, as its headers tell it."""
    mail = candidate.mail
    for name, says_spam in _PROVIDERS_WORDS:
        value = mail.header(name)
        if value and says_spam.search(value):
            found = _spam("the mail provider takes it for spam", header_line(mail, name), 0.95)
            is_heard = answers_our_letter(candidate) or _is_signed_request(candidate)
            return doubtful(found) if is_heard else found
    return None


def _is_signed_request(candidate: Candidate) -> bool:
    """Whether somebody signs what plainly asks us for something, and sends neither a link nor a file."""
    if "://" in candidate.mail.text or candidate.mail.attachments or not is_signed(candidate):
        return False
    return asks_in_a_paragraph(candidate)


_PROVIDERS_WORDS = tuple(
    (name, late_pattern(pattern))
    for name, pattern in (
        ("X-Spam-Flag", r"(?i)^\s*yes"),
        ("X-Spam-Status", r"(?i)^\s*yes"),
        ("X-SES-Spam-Verdict", r"(?i)fail"),
        ("X-Spam", r"(?i)^\s*(?:yes|true)"),
        ("X-Spam-Action", r"(?i)reject|add header|rewrite"),
        ("X-MS-Exchange-Organization-SCL", r"^\s*[5-9]"),
        (
            "X-Forefront-Antispam-Report",
            r"(?i)\bSCL:[5-9]|SFV:SPM|CAT:(?:SPM|HSPM|PHSH|HPHISH|MALW|SPOOF)",
        ),
        ("X-Gm-Spam", r"^\s*1"),
        (
            "X-Proofpoint-Spam-Details",
            r"(?i)rule=\w*(?<!not)spam(?!_?notspam)\b.{0,40}classifier=spam",
        ),
    )
)
"""Headers of mail providers' filters, and what they say of spam."""


def obvious_spam(candidate: Candidate) -> Screen | None:
    """Words of fraud and junk, several of them together; never in an answer, and of a form in what its visitor said.

    Only a doubt where somebody asks something and links to nothing, or where the letter speaks as customers do: a word
    has a second meaning in some language, and junk that is no outright fraud asks us nothing.
    """
    mail = candidate.mail
    said = candidate.written if candidate.has_form else candidate.own_text
    text = f"{mail.subject}\n{said[:_LOOKED_AT]}"
    if _GTUBE in text.replace("\n", ""):
        return _spam("carries the spam test text", "GTUBE", 1.0)
    if candidate.answers and (candidate.quotes or mail.header("In-Reply-To")):
        return None
    signs = SPAM.signs(flattened(text), _NO_LANGUAGE, least=_LEAST_SPAM_POINTS)
    told = each_once(sorted(signs, key=lambda sign: sign.points))
    points = sum(told.values())
    if points < _LEAST_SPAM_POINTS:
        return None
    found = _spam("reads like spam", "; ".join(told)[:200], 0.7)
    is_heard = points < _SURE_SPAM_POINTS and _may_be_customers(candidate, points)
    return doubtful(found) if is_heard else found


def _may_be_customers(candidate: Candidate, points: int) -> bool:
    """Whether somebody asks something and links to nothing, or says so few words of junk among a customer's."""
    links = bool(_URL.search(candidate.written))
    asks = candidate.asks or ("?" in candidate.written and not links)
    if asks and not takes_no_answers(candidate.mail.sender.email):
        return True
    below = HARDLY_SPAM if points < _SEVERAL_SPAM_POINTS else HARDLY_FRAUD
    return not links and words_tell_otherwise(candidate, below)


def cold_pitch(candidate: Candidate) -> Screen | None:
    """Somebody sells to us: SEO, guest posts, lists, candidates, themselves. Wanting something of ours outweighs it."""
    if candidate.answers and not _opens_a_thread(candidate):
        return None
    subject, written = candidate.mail.subject, candidate.written
    names_product = products_in(f"{subject}\n{written}", candidate.workspace.products) is not None
    found = weighed(subject, written, _names_us(candidate), names_product=names_product)
    if found.leaning is Leaning.ASKS:
        return None
    is_weak = found.leaning is Leaning.DOUBTFUL or _offers_below_name(candidate)
    is_at_odds = not is_weak and words_tell_otherwise(candidate, HARDLY_OFFERS)
    is_doubtful = is_weak or (is_at_odds and found.is_little)
    told = Screen(
        verdict=Verdict.PITCH,
        because="offers us something instead of asking for it",
        line=found.line_in(f"{subject}\n{written[:_LOOKED_AT]}"),
        confidence=0.5 if is_doubtful else 0.75,
        is_doubtful=is_doubtful,
    )
    is_line = not is_doubtful and _is_line(written)
    return likely(told) if is_line or (is_at_odds and not found.is_little) else told


def _is_line(written: str) -> bool:
    """Whether it is so short that a phrase is nearly all it says, and has neither a link nor a code."""
    return len(written.encode()) < _A_LINE and not _LINK_OR_CODE.search(written)


_LINK_OR_CODE = late_pattern(r"://|\d{5}")
_A_LINE = 70
"""Bytes of a line, as "free quote please" has them; a Chinese letter has three."""


def _offers_below_name(candidate: Candidate) -> bool:
    """Whether only what stands below the writer's name offers anything: a recruiter's motto, and a letter that buys."""
    sender = candidate.mail.sender
    body = split_signature(candidate.written, "", sender.name, sender.email).body
    return weighed(candidate.mail.subject, body).leaning is not Leaning.OFFERS


def _names_us(candidate: Candidate) -> int:
    """A point where the subject names our site, as programs put it in: "own.example + Pipely"."""
    subject = candidate.mail.subject.lower()
    return int(any(domain in subject for domain in candidate.workspace.own_domains))


def only_links(candidate: Candidate) -> Screen | None:
    """Hardly a word beside links, from a stranger."""
    if candidate.answers or candidate.has_form or not candidate.mail.sender.email:
        return None
    if candidate.written.count("://") < _LEAST_LINKS or "?" in _URL.sub(" ", candidate.written):
        return None
    links = [link for link in _URL.findall(candidate.written) if not _is_our_link(link, candidate)]
    words = len(_URL.sub(" ", candidate.written).split())
    if len(links) >= _LEAST_LINKS and words < 5 * len(links) and words < 25:
        found = _spam("hardly a word beside links", links[0][:120], 0.6)
        is_polite = candidate.asks or is_signed(candidate) or _POLITE.search(candidate.written)
        return doubtful(found) if is_polite else found
    return None


_POLITE = late_pattern(
    r"(?i)\b(?:please|pls|thanks|thank you|bitte|danke|merci|s'il vous pla[iî]t|por favor|gracias|grazie|per favore|"
    r"alstublieft|bedankt|obrigad[oa]|prosz[ęe]|dzi[ęe]kuj\w*|tack|tak|takk|kiitos|pros[ií]m|d[ěe]kuj\w*|"
    r"k[öo]sz[öo]n\w*|mul[țt]umesc|l[üu]tfen|te[şs]ekk[üu]r\w*|спасибо|пожалуйста)\b"
)


def _is_our_link(link: str, candidate: Candidate) -> bool:
    """Whether a link leads to a page of ours: people ask about what they saw there."""
    host = link.partition("://")[2].partition("/")[0].lower()
    return candidate.is_own(f"page@{host}")


def _opens_a_thread(candidate: Candidate) -> bool:
    """Whether an "answer" answers nothing: a "Re:" without a header behind it is an old trick."""
    return not answered_by(candidate.mail)


def _spam(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.SPAM, because=because, line=line, confidence=confidence)
