"""What the looks of a line at a form's foot tell of who speaks: how it is set, where it leads, who signs.

Each sign counts some log-odds for the program, or for the visitor where it is below nothing (forms/tails.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.forms.consents import is_consent
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.last_words import is_moment
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.questions import RULE, Questions
from leads.inquiries.forms.senders import Origin
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import is_person
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.people.spelling import is_domains_own
from leads.inquiries.wording.patterns import late_pattern

_HOST = late_pattern(r"https?://([\w.-]+)", re.IGNORECASE)
_FEW_WORDS = 3
_HEADING_WORDS = 5
_LONGEST_LIST = 12
_SIGNED_LINES, _SIGNED_LETTERS = 4, 120
SPEAKS = late_pattern(
    r"(?i)(?<![\w/.@-])(?:(?-i:I)|(?-i:I)['’](?:m|d|ll|ve)|me|my(?! (?:submissions|account|forms))|ich|mir|mich|"
    r"(?<!van )(?<!via )(?<!op )(?<!voor )(?<!in )(?<!met )(?<!aan )je(?! (?:kunt|kan|ontvangt|hebt|krijgt|bent))|"
    r"j['’][a-zàâéèêh]\w*|"
    r"moi|yo|m[ií]o|io|ik|mij|eu|minha|meu|mnie|mně|jag|mig|jeg|meg|minä|minulle|minut|bana|benim|я|мне|меня|μου|мені)"
    r"(?![\w/@])(?!\.\w)"
)
"""Somebody speaks of themselves."""
_FAINT, _DRESSED, _LINK, _HOME, _SIGNED, _MOMENT, _UNANSWERED = 2.0, 1.5, 2.0, 2.0, 4.0, 4.0, 4.0
"""What the looks of a line count for the program, in log-odds."""
_SIGNED_WORDS, _FEW_LETTERS = 5, 2
_SIGNS_FROM = 1.0
"""Log-odds for the program from which on a line is what it signs with."""
_NAMED = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.COMPANY})
_PERSON, _CLOSING, _SPEAKS, _HEADS = -4.0, -2.0, -1.5, -4.0
"""What a name alone, a closing phrase, an I and a question above a text count for the visitor."""
_NAMED_BY, _LONGEST_NAMING = 1.5, 300
"""What it counts for the program that a sentence names the visitor."""
_PAGE = late_pattern(r"https?://\S+")
_NAMES = late_pattern(r"\w+")
_OF_TEAM = late_pattern(
    r"(?i)^(?:(?:das|the|your|ihr|l['’]|il|el|het|a) ?)?(?:team|équipe|equipe|equipo|staff|zespół|tým|csapata?)\s+"
    r"(?:(?:von|vom|der|des|of|de la|de|du|di|del|della|van|do|da)\s+)?"
)
_NO_LINE = FormLine("")
_KEEPER = late_pattern(
    r"(?:(?:euer|eure|ihre?|deine?|your|the|votre|ton|su|tu|il (?:tuo|suo|vostro)|uw|je|jouw|seu|o seu|din|ditt?|deres|"
    r"twoj|twoja|vas|vase) )(?:webmaster|web ?site|webse?ite|web ?master|homepage|internetseite|onlineshop|web ?shop|"
    r"(?:kontakt|web)formular|contact ?form|web ?form|site(?: web| internet)?|sitio(?: web)?|sito(?: web)?|pagina web|"
    r"formulaire(?: de contact)?|formulario(?: de contacto)?|modulo di contatto|contactformulier|hemsida|hjemmeside|"
    r"nettside|strona|web)"
)
"""What a site calls itself, or him who keeps it, where it signs: "Euer Webmaster", "Your website"."""


class Looks:
    """The lines of one mail, and what each of them tells of who speaks, beside its words."""

    def __init__(self, lines: Sequence[FormLine], questions: Questions, origin: Origin) -> None:
        self._lines = lines
        self._questions = questions
        self._origin = origin
        self._told_from = _told_from(lines)

    def counts(self, at: int) -> float:
        """What a line's looks and its place tell of who speaks, beside its words; as log-odds for the program."""
        line, text = self._lines[at], self._lines[at].text
        is_signed = self.is_signed_by_program(at)
        told = (
            (line.is_faint and not self.above(at).is_faint, _FAINT),
            (line.is_dressed and not self.above(at).is_dressed, _DRESSED),
            (line.is_link, _LINK),
            (self.is_unanswered(at), _UNANSWERED),
            (self._heads_text(at), _HEADS),
            (self._leads_home(text, at), _HOME),
            (is_signed, _SIGNED),
            (is_moment(text, self._origin.sent), _MOMENT),
            (self._names_visitor(text), _NAMED_BY),
            (self._ends_with_visitor(text), _PERSON),
            (not is_signed and self._closes(at), _CLOSING),
            (bool(SPEAKS.search(text)) and not is_consent(text), _SPEAKS),
        )
        return sum(worth for is_so, worth in told if is_so)

    def _closes(self, at: int) -> bool:
        """Whether a line is a closing phrase, and none that the program signs right below it."""
        below = self._lines[at + 1].text.strip() if at + 1 < len(self._lines) else ""
        return is_sign_off(self._lines[at].text) and odds_of(below) < _SIGNS_FROM

    def _ends_with_visitor(self, text: str) -> bool:
        """Whether a short line is somebody's name, or ends with the visitor's: "Thanks! Tom"."""
        bare = text.strip(" .,!–—-*_")
        if len(bare.split()) > _SIGNED_WORDS or "/" in bare or ":" in bare:
            return False
        return not self._visitor.isdisjoint(folded(bare).split()[-1:]) or is_person(bare)

    def _names_visitor(self, text: str) -> bool:
        """Whether a sentence that is nobody's own speaks of the visitor by name: "Reply to this email to reach Ana"."""
        words = folded(text[:_LONGEST_NAMING]).strip(" .!").split()
        is_named = len(words) > _SIGNED_WORDS and not self._visitor.isdisjoint(words[2:])
        return is_named and not SPEAKS.search(text)

    @cached_property
    def _visitor(self) -> frozenset[str]:
        """The words of the visitor's name, as far as a line tells both the question and the answer."""
        names = set[str]()
        for line in self._lines:
            pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
            if pair and self._questions.meaning(pair[0]) in _NAMED:
                names.update(folded(pair[1][:_SIGNED_LETTERS]).split())
        return frozenset(name for name in names if len(name) >= _FEW_LETTERS)

    def is_among_last(self, at: int, most: int) -> bool:
        return self._told_from[at + 1] < most

    def _leads_home(self, text: str, at: int) -> bool:
        """Whether one of the mail's last lines names a page of its sender's house, in words of its own."""
        if text.rstrip().endswith(":"):
            text += " " + next((one.text for one in self._lines[at + 1 :] if one.text.strip()), "")
        if not self._origin.house or "://" not in text or len(text.split()) < _FEW_WORDS:
            return False
        hosts = [found[1].lower() for found in _HOST.finditer(text)]
        return self.is_among_last(at, _SIGNED_LINES) and any(
            host.endswith(self._origin.house) for host in hosts
        )

    def is_signed_by_program(self, at: int) -> bool:
        """Whether the mail's last lines, from this one, name the form program ("Thanks, The Webflow Team")."""
        behind = min(at + _LONGEST_LIST, len(self._lines))
        if not 0 < self._told_from[at] - self._told_from[behind] <= _SIGNED_LINES:
            return False
        rest = [said for one in self._lines[at:behind] if (said := one.text.strip())]
        is_greeting = rest[0].endswith((",", "!")) or is_sign_off(rest[0])
        first = " ".join(rest[: 2 if is_greeting else 1])
        if len(first) >= _SIGNED_LETTERS:
            return False
        names = set(_NAMES.findall(folded(_PAGE.sub(" ", first))))
        if not self._origin.brands.isdisjoint(names):
            return True
        if self._is_signed_by_sender(first) or _signs_as_keeper(rest):
            return True
        signed = rest[1 if is_greeting else 0 :]
        is_one = len(signed) == 1 and self._is_sites_name(signed[0])
        return is_one or (is_greeting and bool(signed) and self._begins_with_sender(signed[0]))

    def _is_signed_by_sender(self, text: str) -> bool:
        """Whether words end with what the sender calls itself, and that is not the visitor: "Thanks, Own Tents!"."""
        called, words = self._origin.called.split(), folded(text).strip(" .,!–—-").split()
        is_short = 0 < len(called) < len(words) <= len(called) + _SIGNED_WORDS
        return is_short and words[-len(called) :] == called and self._visitor.isdisjoint(called)

    def _begins_with_sender(self, text: str) -> bool:
        """Whether words begin with what the sender calls itself, and that is not the visitor: "Own Jobs AB"."""
        called, words = self._origin.called.split(), folded(text).split()
        is_named = bool(called) and words[: len(called)] == called
        return is_named and self._visitor.isdisjoint(called)

    def _is_sites_name(self, line: str) -> bool:
        """Whether a line names the site that sends its forms: "Your website", "Il team di Own", "Own Tents"."""
        called = _OF_TEAM.sub("", _PAGE.sub(" ", line)).strip(" .,!–—-[]()")
        label = domain_label(self._origin.house)
        return self._origin.is_programs and bool(called) and is_domains_own(called, label)

    def above(self, at: int) -> FormLine:
        """The last line above that is not blank: where it is set so, too, the whole mail is."""
        return next((one for one in reversed(self._lines[:at]) if one.text.strip()), _NO_LINE)

    def _heads_text(self, at: int) -> bool:
        """Whether a short line asks, and a text stands below it: a question that we do not know."""
        if not _asks_in_short(as_told(self._lines[at]).strip()):
            return False
        below = next((one for one in self._lines[at + 1 : at + 4] if one.text.strip()), _NO_LINE)
        return not below.heading and len(below.text.split()) > _HEADING_WORDS

    def is_unanswered(self, at: int) -> bool:
        """Whether a short line asks and has no answer right below it, nor a text further below."""
        if not _asks_in_short(as_told(self._lines[at]).strip()):
            return False
        is_below = True
        for line in self._lines[at + 1 : at + _LONGEST_LIST]:
            text = as_told(line).strip()
            if text and not _asks_in_short(text):
                return not is_below and len(text.split()) <= _HEADING_WORDS
            is_below = is_below and bool(text)
        return True


def _signs_as_keeper(rest: Sequence[str]) -> bool:
    """Whether a mail ends with nothing but who keeps the site: "Euer Webmaster ;-)", below a closing phrase perhaps."""
    head, comma, behind = rest[0].partition(",")
    signed = rest[1:] if is_sign_off(rest[0]) else rest
    if comma and behind.strip() and is_sign_off(head):
        signed = [behind.strip(), *rest[1:]]  # "Regards, your website."
    if len(signed) != 1 or len(signed[0]) >= _SIGNED_LETTERS:
        return False
    return bool(_KEEPER.fullmatch(folded(signed[0]).strip(_AROUND)))


_AROUND = " .,;:!)(-–—*_"


def _asks_in_short(text: str) -> bool:
    """Whether a line is no more than a few words and a colon."""
    return text.endswith((":", "：")) and len(text.split()) <= _HEADING_WORDS


def as_told(line: FormLine) -> str:
    """A line's words. A rule parts paragraphs as a blank line does."""
    if line.heading:
        return f"{line.heading}: {line.text}"
    return "" if RULE.match(line.text) else line.text


def _told_from(lines: Sequence[FormLine]) -> list[int]:
    """How many lines from each on, and behind the last, are not blank."""
    told = [0]
    for line in reversed(lines):
        told.append(told[-1] + bool(line.text.strip()))
    return told[::-1]
