"""A row of a web form's response tab: the answers by heading, in the same words as contact-form mails."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.contact import contact_of_form
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.message import interest_of_form, language_of_form, message_of_form
from leads.inquiries.forms.profiles import FormWords, words_for_rows
from leads.inquiries.forms.refs import SERIALS, cell_text, form_ref, timestamp_heading
from leads.inquiries.forms.values import Answer
from leads.inquiries.interests import interest_evidence
from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Cell, Evidence, FormRow, Inquiry, Source, Workspace

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # day 0 of spreadsheets, in whatever zone they are
_YEARS = (1900, 9999)
"""Between them a date can be told in every zone."""
_DATE_TEXT = ("%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M")


def read_form_row(
    row: FormRow, zone: ZoneInfo, workspace: Workspace, seen_at: datetime
) -> Reading | None:
    """The inquiry of one answered form; None when the row is blank.

    `zone` is the spreadsheet's: response dates are written in it. A row without any readable
    date counts as received when it was first seen.
    """
    ref = form_ref(row)
    if ref is None:
        return None
    stamp = timestamp_heading(row)
    received_at = _moment(row.answers[stamp], zone) if stamp else None
    own = tuple(
        one for one in workspace.form_profiles if one.name.casefold() == row.form.casefold()
    )
    words = words_for_rows(workspace.labels, own)
    form = FormAnswers(answers=tuple(_answers(row, stamp, words)))
    candidate = Candidate(
        mail=Mail(digest="", size=0), workspace=workspace, written="", has_form=True
    )
    message = message_of_form(form)
    language = language_of_form(form, message)
    found = contact_of_form(form, candidate, language)
    interest = interest_of_form(form, "", message, workspace.products)
    evidence = (
        Evidence(field="verdict", value=Verdict.INQUIRY, line=f"a row of the form {row.form}"),
        *found.evidence,
        interest_evidence(interest),
    )
    inquiry = Inquiry(
        source=Source.WEB_FORM,
        source_ref=ref,
        received_at=received_at or seen_at,
        contact=found.contact,
        subject=form.value(Label.SUBJECT),
        interest=interest.words,
        message=message,
        text="\n".join(
            f"{answer.heading}: {answer.value}" for answer in form.answers if answer.value
        ),
        language=language,
        evidence=evidence,
    )
    because = f"the form {row.form} was filled in"
    return Reading(
        verdict=Verdict.INQUIRY,
        because=because,
        inquiry=inquiry,
        evidence=evidence,
        reply_text=message,
    )


def _answers(row: FormRow, stamp: str, words: FormWords) -> list[Answer]:
    answers = []
    for heading, cell in row.answers.items():
        text = cell_text(cell)
        if heading != stamp and text and folded(text) not in words.blank:
            label = _label(heading, words)
            answers.append(
                Answer(
                    label=label,
                    heading=" ".join(heading.split()),
                    value=text,
                    line=f"{heading}: {text}",
                )
            )
    return answers


def _label(heading: str, words: FormWords) -> Label | None:
    """A form tab's columns are all the visitor's; what a mail's foot would say is kept as a question."""
    label = words.labels.of(heading)
    return None if label in {Label.FOOTER, Label.TIMESTAMP} else label


def _moment(cell: Cell, zone: ZoneInfo) -> datetime | None:
    """When a cell says it was: a serial number, a date, or text as spreadsheets write it."""
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=zone)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), zone)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in SERIALS:
        seconds = round(float(cell) * 86_400)
        return (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=zone)
    return _moment_of_text(cell, zone) if isinstance(cell, str) else None


def _moment_of_text(text: str, zone: ZoneInfo) -> datetime | None:
    text = text.strip()
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _moment_of_pattern(text)
    if moment is None or not _YEARS[0] < moment.year < _YEARS[1]:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _moment_of_pattern(text: str) -> datetime | None:
    for pattern in _DATE_TEXT:
        try:
            return datetime.strptime(text, pattern)  # noqa: DTZ007  # the caller gives it the sheet's zone
        except ValueError:
            continue
    return None
