"""Is this mail a contact form's, whichever program wrote it? Then its visitor's answers.

Labels are recognised in many languages, as `label: value`, as a label line above its value, or where the
layout sets them off; what is special to a form program is data (leads.inquiries.forms.profiles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from leads.inquiries.forms.anchors import anchored
from leads.inquiries.forms.answers import FormAnswers, address_in
from leads.inquiries.forms.json_forms import lines_of_json
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.lines import FormLine, lines_of_html, lines_of_text
from leads.inquiries.forms.parting import with_sender_parted
from leads.inquiries.forms.profiles import FormWords, words_for, words_for_rows
from leads.inquiries.forms.reader import INTRO_LINES, FormReader, read_form
from leads.inquiries.forms.senders import (
    is_mailbox_of_forms,
    is_sent_by_program,
    is_surely_programs,
    replies_to_visitor,
)
from leads.inquiries.forms.shapes import told_by_shape, told_in_sender_line
from leads.inquiries.forms.unheard import meanings_of
from leads.inquiries.forms.values import Answer
from leads.inquiries.mail import Mail
from leads.inquiries.screening.candidates import Candidate
from leads.model import Workspace

_LONG_INTRO = 500
_LONGEST_HTML = 120_000
_LEAST_SAID = 2
_FEWEST_ASKED = 3
_LOOKED_AT = 4_000
_LONGEST_HEADER = 12
_REACHED = frozenset({Label.EMAIL, Label.PHONE, Label.MOBILE})
_SUBSTANCE = frozenset(
    {Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.MESSAGE, Label.SUBJECT}
)


def form_in(mail: Mail, text: str, ours: Workspace, html: str = "") -> FormAnswers | None:
    """The form a mail carries; None when it is a person's free text.

    A signature also has "Tel:" and "E-Mail:" lines, so a form needs an address (or Reply-To), a name or
    message, and either the marks of a form program or labels where a letter would begin.
    Where there is HTML, its layout tells better than the text where an answer ends.
    """
    if "@" not in text and not is_sent_by_program(mail):
        return None
    is_house = _is_from_house(mail, ours)
    plain: Sequence[FormLine] = lines_of_json(text) or lines_of_text(text)
    if is_house or is_surely_programs(mail):
        plain = with_sender_parted(plain)
    read = _read(mail, plain, words_for_rows(ours.labels), is_house=is_house)
    is_laid_out = bool(html) and len(html) < _LONGEST_HTML and _may_be_laid_out(text, read.words)
    is_anchored = bool(html) and bool(_anchored(mail, plain, is_house=is_house))
    if not (ours.form_profiles or is_laid_out or is_anchored or _may_be_form(mail, read)):
        return _by_shape(mail, text)
    words = words_for(mail, text, ours.labels, ours.form_profiles)
    if words.profiles:
        plain = with_sender_parted(plain)
        read = _read(mail, plain, words, is_house=is_house)
    is_telling = is_laid_out or is_anchored or _is_form(mail, read, words) or not _said(read)
    if html and len(html) < _LONGEST_HTML and is_telling:
        lines: Sequence[FormLine] = lines_of_html(html, words.labels)
        if is_house or is_surely_programs(mail):
            lines = with_sender_parted(lines)
        read = _better(mail, read, _read(mail, lines, words, is_house=is_house), words)
    return read.form if _is_form(mail, read, words) else _by_shape(mail, text)


def asks_below(text: str, line: str, ours: Workspace) -> bool:
    """Whether the lines below one ask for the message and for how to answer it, as no quoted mail's header does."""
    below = takewhile(str.strip, text.partition(line)[2].split("\n")[1:])
    labels = words_for_rows(ours.labels).labels
    asked = {labels.of(one.partition(":")[0]) for one in islice(below, _LONGEST_HEADER)}
    return Label.MESSAGE in asked and not asked.isdisjoint(_REACHED)


def _is_from_house(mail: Mail, ours: Workspace) -> bool:
    """Whether our own house sent it to nobody but ourselves, and not as an answer: as sites in our name do."""
    house = Candidate(mail=mail, workspace=ours, written="")
    is_addressed = bool(mail.to or mail.cc) and house.is_to_us_alone
    return house.is_own(mail.sender.email) and is_addressed and not mail.header("In-Reply-To")


def _read(mail: Mail, lines: Sequence[FormLine], words: FormWords, *, is_house: bool) -> FormReader:
    """A mail's lines as a form's; read once more where unheard-of questions show what they ask for."""
    read = read_form(mail, lines, words)
    told: dict[str, Label] = {}
    if not _is_form(mail, read, words) and (told := _anchored(mail, lines, is_house=is_house)):
        words = replace(words, labels=words.labels.also(told))
        read = read_form(mail, lines, words, is_anchored=True)
    is_asking = any(one.label for one in read.asked) and is_surely_programs(mail)
    if not (told or is_asking or _is_form(mail, read, words)):
        return read
    is_programs = bool(told) or is_mailbox_of_forms(mail)
    if is_programs and not told:
        read = read_form(mail, lines, words, is_anchored=True)
    further = meanings_of(_with_rest(read), address_in(read.form))
    if not further:
        return read
    words = replace(words, labels=words.labels.also(told | further))
    return read_form(mail, lines, words, is_anchored=is_programs)


def _anchored(mail: Mail, lines: Sequence[FormLine], *, is_house: bool) -> dict[str, Label]:
    """The questions that the visitor's address and number answer, of a mail that no person wrote."""
    if replies_to_visitor(mail):
        emails = frozenset(address.email for address in mail.reply_to)
    elif is_house or is_surely_programs(mail) or mail.header("List-Unsubscribe"):
        emails = frozenset()
    else:
        return {}
    return anchored(lines, emails, mail.sender.email.rpartition("@")[2])


def _with_rest(read: FormReader) -> list[Answer]:
    """The questions of a form, the last with what stands below its answer: a message's further paragraphs."""
    asked = list(read.asked)
    if asked and asked[-1].label is None and read.form.loose:
        asked[-1] = replace(asked[-1], value=f"{asked[-1].value}\n\n{read.form.loose}")
    return asked


def _by_shape(mail: Mail, text: str) -> FormAnswers | None:
    """Without a known label: told where a program surely sent it, or passes on the Reply-To's words."""
    if is_surely_programs(mail):
        return told_in_sender_line(text) or told_by_shape(text, mail.sender.email)
    passed_on = told_in_sender_line(text) if replies_to_visitor(mail) else None
    return passed_on if passed_on and address_in(passed_on) == mail.reply_to[0].email else None


def _may_be_form(mail: Mail, read: FormReader) -> bool:
    told = _said(read)
    return bool(told) and (len(told) >= _LEAST_SAID or is_sent_by_program(mail))


def _may_be_laid_out(text: str, words: FormWords) -> bool:
    """Whether lines begin with labels that only the layout sets off: "<b>Name</b> Ana Pohl"."""
    lines = (cell for line in text[:_LOOKED_AT].split("\n") for cell in line.split("\t"))
    begun = {words.labels.begins(cell) for cell in lines}
    return len(begun & TELLING) >= _FEWEST_ASKED


def _better(mail: Mail, read: FormReader, laid_out: FormReader, words: FormWords) -> FormReader:
    """Of a mail's text and its HTML the one that tells more."""
    is_all = "text/plain" not in mail.part_types and _is_form(mail, laid_out, words)
    return laid_out if is_all or len(_said(laid_out)) >= len(_said(read)) else read


def _said(read: FormReader) -> set[Label | None]:
    return {
        answer.label for answer in read.form.answers if answer.value and answer.label in TELLING
    }


def _asked(read: FormReader) -> set[Label | None]:
    """What is asked, whether answered or not: no letter has labels with nothing behind them."""
    return {answer.label for answer in read.form.answers if answer.label in TELLING}


def _names_a_stranger(mail: Mail, form: FormAnswers) -> bool:
    """Whether the answers give an address that is not the sender's own house."""
    domain = address_in(form).rpartition("@")[2]
    return (
        bool(domain)
        and domain not in mail.sender.email
        and bool(form.get(Label.PHONE, Label.MOBILE))
    )


def _is_form(mail: Mail, read: FormReader, words: FormWords) -> bool:
    form, labels = read.form, _said(read)
    reaches = bool(address_in(form)) or replies_to_visitor(mail)
    is_called = bool(labels & {Label.PHONE, Label.MOBILE})
    if words.profiles and labels and (reaches or is_called):
        return bool(labels & _SUBSTANCE) or len(labels) > 1
    if _is_programs_form(mail, read, reaches=reaches):
        return True
    if len(labels) < 2 or not labels & _SUBSTANCE:
        return False
    if is_sent_by_program(mail) and (reaches or is_called):
        return True
    starts_like_form = read.lines_before < INTRO_LINES and read.letters_before < _LONG_INTRO
    return reaches and starts_like_form and (len(labels) >= 3 or Label.MESSAGE in labels)


def _is_programs_form(mail: Mail, read: FormReader, *, reaches: bool) -> bool:
    """A program's mail that asks much, though little was filled in; or that names whom to call and write to."""
    labels = _said(read)
    if is_surely_programs(mail) and labels and reaches and len(_asked(read)) >= _FEWEST_ASKED:
        return True
    is_rich = is_sent_by_program(mail) and len(labels) >= _FEWEST_ASKED
    return is_rich and _names_a_stranger(mail, read.form)
