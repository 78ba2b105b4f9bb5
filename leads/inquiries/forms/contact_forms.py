"""Is this mail a contact form's, whichever program wrote it? Then its visitor's answers.

Labels are recognised in many languages, as `label: value`, as a label line above its value, or where the
layout sets them off; what is special to a form program is data (leads.inquiries.forms.profiles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from leads.inquiries.forms.anchors import anchored
from leads.inquiries.forms.answers import FormAnswers, address_in
from leads.inquiries.forms.first_look import may_begin, may_reach, may_tell
from leads.inquiries.forms.json_forms import lines_of_json
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.lines import FormLine, lines_of_html, lines_of_text
from leads.inquiries.forms.openings import begins_as_letter
from leads.inquiries.forms.parting import with_sender_parted
from leads.inquiries.forms.profiles import FormWords, label_of, words_for, words_for_rows
from leads.inquiries.forms.reader import INTRO_LINES, FormReader, form_reader, read_form
from leads.inquiries.forms.senders import Marks, is_of_house, marks_of
from leads.inquiries.forms.sentences import (
    speaks_of_sender,
    told_in_first_line,
    told_in_quotes,
    told_in_sender_line,
)
from leads.inquiries.forms.shapes import told_by_shape, told_in_list
from leads.inquiries.forms.unheard import meanings_of
from leads.inquiries.forms.values import Answer
from leads.inquiries.forms.xml_forms import lines_of_xml
from leads.inquiries.mail import Mail
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Workspace

_LONG_INTRO = 500
_LEAST_SAID = 2
_FEWEST_ASKED = 3
_LOOKED_AT = 4_000
_LONGEST_HEADER = 12
_FEWEST_SAID = 4
"""Words of a message; fewer may answer any question ("Total: 249.00 USD")."""
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
    marks = marks_of(mail, is_house=_is_from_house(mail, ours))
    if _ASKED_OF_YOU.match(text):
        marks = replace(marks, is_programs=True)
    if "@" not in text and not marks.is_programs:
        return None
    read = _read_mail(mail, marks, text, ours, html)
    if read and read.is_form:
        listed = _listed(mail, marks, text) if _is_unasked(read.told) else None
        if listed or not _is_letter(mail, marks, text, read.told):
            return listed or read.told.form
        return _relayed(mail, marks, text)
    return _by_shape(mail, marks, text)


def _is_unasked(read: FormReader) -> bool:
    """Whether no question that tells of the visitor was met, and what they wrote was not found: a program's foot alone
    has labels, as Elementor's has where the site leaves those of the answers out.
    """
    return Label.MESSAGE not in read.said and not any(
        one.heading for one in read.answers if one.label in TELLING
    )


def _listed(mail: Mail, marks: Marks, text: str) -> FormAnswers | None:
    """The answers that a program lists without any label."""
    if not marks.is_surely_programs:
        return None
    return told_in_list(text[:_LOOKED_AT].strip(), mail.sender.email, _answered(mail, marks))


def _answered(mail: Mail, marks: Marks) -> str:
    """The visitor's address, where the mail is to be answered to it; else ""."""
    return mail.reply_to[0].email if marks.replies_to_visitor else ""


_ASKED_OF_YOU = late_pattern(
    r"(?i)\s*+(?:your|ihr|dein|votre|ton|su|tu|il (?:tuo|suo|vostro)|uw|je|jouw|seu|din|ditt|dit|twoje|vaše|teljes) "
    r"(?:full |complete )?(?:name|nom|nombre|nome|naam|namn|navn|imię|jméno|név)\s?:[ \t]*+\S"
)
"""A mail's first line that asks for the name as of somebody else: nobody writes "Your name: Ana" of themselves."""


def _is_letter(mail: Mail, marks: Marks, text: str, read: FormReader) -> bool:
    """Whether what was read as a form is a letter with a list in it: no list has a message that is asked for."""
    if read.words.profiles or any(_is_message(one) for one in read.answers):
        return False
    called = " ".join(one.name for one in (mail.sender, *mail.reply_to))
    above, answered = read.preface.written, read.answered
    return begins_as_letter(above, answered, text, called, is_programs=marks.is_surely_programs)


def _is_message(answer: Answer) -> bool:
    is_asked = label_of(answer.heading) is Label.MESSAGE
    return is_asked and len(answer.value.split()) >= _FEWEST_SAID


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


@dataclass(frozen=True, slots=True)
class _Read:
    """What a mail's lines tell when they are read as a form's, and whether that makes a form."""

    told: FormReader
    is_form: bool


def _read_mail(mail: Mail, marks: Marks, text: str, ours: Workspace, html: str) -> _Read | None:
    """A mail's text or its HTML, whichever tells more as a form's; None where a first look shows that it is none."""
    plain: Sequence[FormLine] = lines_of_json(text) or lines_of_xml(text) or lines_of_text(text)
    if marks.is_house or marks.is_surely_programs:
        plain = with_sender_parted(plain)
    is_set_off = bool(html) and (
        _may_be_laid_out(text, words_for_rows(ours.labels)) or bool(_anchored(mail, marks, plain))
    )
    words: FormWords | None
    if is_set_off or ours.form_profiles:
        words = words_for(mail, text, ours.labels, ours.form_profiles)
    else:
        words = _words_at_first_look(mail, marks, text, plain, ours)
    if words is None:
        return None
    laid_out = _read_html(mail, marks, html, words) if is_set_off else None
    if laid_out and laid_out.is_form and "text/plain" not in mail.part_types:
        return laid_out
    read = _read(mail, marks, with_sender_parted(plain) if words.profiles else plain, words)
    is_silent = bool(ours.form_profiles) and not read.told.said
    if html and not is_set_off and (read.is_form or words.profiles or is_silent):
        laid_out = _read_html(mail, marks, html, words)
    return _better(mail, read, laid_out) if laid_out else read


def _words_at_first_look(
    mail: Mail, marks: Marks, text: str, lines: Sequence[FormLine], ours: Workspace
) -> FormWords | None:
    """The words in which to read a mail that sets nothing off; None where it is no form in whatever words."""
    known = words_for_rows(ours.labels)
    unread = None if _has_more(mail, marks, lines) else form_reader(mail, marks, lines, known)
    if unread and not may_begin(unread.lines, unread.questions, unread.longest_preface):
        return None
    words = words_for(mail, text, ours.labels, ())
    if words.profiles:
        return words if _tells_enough(mail, marks, with_sender_parted(lines), known) else None
    if unread and not (
        may_tell(unread.lines, unread.questions)
        if marks.is_programs
        else may_reach(unread.lines, unread.questions, known)
    ):
        return None
    return words


def _has_more(mail: Mail, marks: Marks, lines: Sequence[FormLine]) -> bool:
    """Whether more than the words of its questions may show what a mail asks for: a program sent it."""
    return marks.is_surely_programs or bool(_anchored(mail, marks, lines))


def _read(mail: Mail, marks: Marks, lines: Sequence[FormLine], words: FormWords) -> _Read:
    """A mail's lines as a form's; read once more where unheard-of questions show what they ask for."""
    read = read_form(mail, marks, lines, words)
    is_form = _is_form(mail, marks, read)
    told = {} if is_form else _anchored(mail, marks, lines)
    if told:
        words = replace(words, labels=words.labels.also(told))
        read = read_form(mail, marks, lines, words, is_anchored=True)
        is_form = _is_form(mail, marks, read)
    is_asking = marks.is_surely_programs and any(one.label for one in read.asked)
    if not (told or is_asking or is_form):
        return _Read(read, is_form)
    is_programs = bool(told) or marks.is_mailbox_of_forms or _passes_on(mail, marks, read)
    if is_programs and not (told or marks.is_surely_programs):
        read = read_form(mail, marks, lines, words, is_anchored=True)
        is_form = _is_form(mail, marks, read)
    further = meanings_of(_with_rest(read), address_in(read.answered))
    if not further:
        return _Read(read, is_form)
    words = replace(words, labels=words.labels.also(told | further))
    read = read_form(mail, marks, lines, words, is_anchored=is_programs)
    return _Read(read, _is_form(mail, marks, read))


def _passes_on(mail: Mail, marks: Marks, read: FormReader) -> bool:
    """Whether a mail that asks for no message names whom its Reply-To does, and its sender is called otherwise."""
    if not marks.replies_to_visitor or Label.MESSAGE in read.said:
        return False
    visitor, sender = mail.reply_to[0], mail.sender
    if address_in(read.answered) != visitor.email:
        return False
    shown = folded(f"{sender.name} {sender.email}")
    called = _WORD.findall(folded(f"{visitor.name} {visitor.email.partition('@')[0]}"))
    return not any(word in shown for word in called)


_WORD = late_pattern(r"[^\W\d_]{3,}")


def _read_html(mail: Mail, marks: Marks, html: str, words: FormWords) -> _Read:
    lines: Sequence[FormLine] = lines_of_html(html, words.labels)
    if marks.is_house or marks.is_surely_programs:
        lines = with_sender_parted(lines)
    return _read(mail, marks, lines, words)


def _better(mail: Mail, read: _Read, laid_out: _Read) -> _Read:
    """Of a mail's text and its HTML the one that tells more."""
    is_all = "text/plain" not in mail.part_types and laid_out.is_form
    return laid_out if is_all or len(laid_out.told.said) >= len(read.told.said) else read


def _anchored(mail: Mail, marks: Marks, lines: Sequence[FormLine]) -> dict[str, Label]:
    """The questions that the visitor's address and number answer, of a mail that no person wrote."""
    if marks.replies_to_visitor:
        emails = frozenset(address.email for address in mail.reply_to)
    elif marks.is_house or marks.is_surely_programs or mail.header("List-Unsubscribe"):
        emails = frozenset()
    else:
        return {}
    return anchored(lines, emails, mail.sender.email.rpartition("@")[2])


def _with_rest(read: FormReader) -> list[Answer]:
    """The questions of a form, the last with what stands below its answer: a message's further paragraphs."""
    asked = list(read.asked)
    if asked and asked[-1].label is None and read.answered.loose:
        asked[-1] = replace(asked[-1], value=f"{asked[-1].value}\n\n{read.answered.loose}")
    return asked


def _by_shape(mail: Mail, marks: Marks, text: str) -> FormAnswers | None:
    """Without a known label: told where a program surely sent it, or passes on the Reply-To's words."""
    if relayed := _relayed(mail, marks, text):
        return relayed
    if marks.is_surely_programs:
        sender, visitor = mail.sender.email, _answered(mail, marks)
        return told_in_sender_line(text) or told_by_shape(text, sender, mail.date, visitor)
    passed_on = told_in_sender_line(text)
    if passed_on and address_in(passed_on).lower() in _visitors(mail, marks, text):
        return passed_on
    is_sites = marks.is_house or marks.is_mailbox_of_forms
    if not (is_sites and mail.reply_to):
        return None
    return told_in_first_line(text, mail.reply_to[0]) or told_in_quotes(text, mail.reply_to[0])


def _visitors(mail: Mail, marks: Marks, text: str) -> set[str]:
    """The address that a mail bears for whoever a site wrote it for: to be answered, or in whose name it is sent.

    Sites that send in their visitors' names say with a Sender header that they do; so does an assistant's letter, but
    it does not open with a sentence about its writer.
    """
    visitors = {mail.reply_to[0].email} if marks.replies_to_visitor else set[str]()
    sent_by = mail.header("Sender").lower()
    is_anothers = "@" in sent_by and mail.sender.email not in sent_by
    return visitors | ({mail.sender.email} if is_anothers and speaks_of_sender(text) else set())


def _relayed(mail: Mail, marks: Marks, text: str) -> FormAnswers | None:
    """A visitor's words and nothing else, which our shop's script sends in their name from our own address."""
    is_scripts = marks.is_surely_programs or mail.header("X-Mailer").lower().startswith("php")
    if not (is_scripts and marks.is_house and marks.replies_to_visitor):
        return None
    visitor, said = mail.reply_to[0].name, text.strip()
    if not said or not visitor or visitor != mail.sender.name:
        return None
    message = Answer(label=Label.MESSAGE, heading="", value=said, line=said.partition("\n")[0])
    return FormAnswers(answers=(message,))


def _tells_enough(mail: Mail, marks: Marks, lines: Sequence[FormLine], words: FormWords) -> bool:
    """Whether lines tell enough in common words for a mail that bears a program's marks to be read in the program's:
    a person may have passed its mail on, or wrote of it.
    """
    least = _least(marks)
    is_told = form_reader(mail, marks, lines, words).tells(least)
    return is_told or len(_read(mail, marks, lines, words).told.said) >= least


def _least(marks: Marks) -> int:
    """How many questions that tell something a mail must answer to be looked at as a form's."""
    return 1 if marks.is_programs else _LEAST_SAID


def _may_be_laid_out(text: str, words: FormWords) -> bool:
    """Whether lines begin with labels that only the layout sets off: "<b>Name</b> Ana Pohl"."""
    lines = (cell for line in text[:_LOOKED_AT].split("\n") for cell in line.split("\t"))
    begun = {words.labels.begins(cell) for cell in lines}
    return len(begun & TELLING) >= _FEWEST_ASKED


def _asked(read: FormReader) -> set[Label | None]:
    """What is asked, whether answered or not: no letter has labels with nothing behind them."""
    return {answer.label for answer in read.answers if answer.label in TELLING}


def _names_a_stranger(mail: Mail, form: FormAnswers) -> bool:
    """Whether the answers give an address that is not the sender's own house."""
    email = address_in(form)
    is_strangers = bool(email) and not is_of_house(email, mail.sender.email)
    return is_strangers and bool(form.get(Label.PHONE, Label.MOBILE))


def _is_form(mail: Mail, marks: Marks, read: FormReader) -> bool:
    labels = read.said
    reaches = marks.replies_to_visitor or bool(address_in(read.answered))
    is_called = bool(labels & {Label.PHONE, Label.MOBILE})
    if read.words.profiles and labels and (reaches or is_called):
        return bool(labels & _SUBSTANCE) or len(labels) > 1
    if _is_programs_form(mail, marks, read, reaches=reaches):
        return True
    if len(labels) < 2 or not labels & _SUBSTANCE:
        return False
    if marks.is_programs and (reaches or is_called):
        return True
    above = read.preface
    starts_like_form = above.lines < INTRO_LINES and above.letters < _LONG_INTRO
    return reaches and starts_like_form and (len(labels) >= 3 or Label.MESSAGE in labels)


def _is_programs_form(mail: Mail, marks: Marks, read: FormReader, *, reaches: bool) -> bool:
    """A program's mail that asks much, though little was filled in; or that names whom to call and write to."""
    labels = read.said
    if marks.is_surely_programs and labels and reaches and len(_asked(read)) >= _FEWEST_ASKED:
        return True
    is_rich = marks.is_programs and len(labels) >= _FEWEST_ASKED
    return is_rich and _names_a_stranger(mail, read.answered)
