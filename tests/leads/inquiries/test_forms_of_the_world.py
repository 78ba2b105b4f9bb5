"""What form programs mail to their sites is read as the visitor meant it, and nothing of the program's is left in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.inquiries.reading import Reading
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Source
from tests.leads.inquiries.test_screening import reading_of

FORMS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("forms_of_the_world.yaml").read_text("utf-8")
)
FIELDS = ("name", "email", "phone", "company", "country", "city")


def read(form: dict[str, Any]) -> Reading:
    kind = "html" if "html" in form else "plain"
    headers = (
        f"From: {form['from']}\nSubject: {form.get('subject', 'New message')}\nMIME-Version: 1.0"
    )
    headers += f"\nContent-Type: text/{kind}; charset=utf-8"
    if "reply_to" in form:
        headers += f"\nReply-To: {form['reply_to']}"
    body = f"<html><body>{form['html']}</body></html>" if kind == "html" else form["text"]
    return reading_of(headers, body)


@pytest.mark.parametrize("name", FORMS)
def test_a_forms_mail_is_read_as_its_visitor_meant_it(name: str) -> None:
    form = FORMS[name]
    reading = read(form)

    assert reading.verdict is Verdict.INQUIRY, reading.because
    assert reading.inquiry
    assert reading.inquiry.source is Source.WEB_FORM
    contact = reading.inquiry.contact
    wanted = {field: form[field] for field in FIELDS if field in form}
    assert {field: getattr(contact, field) for field in wanted} == wanted
    said = reading.inquiry.message
    assert said == form["message"] or said.startswith(f"{form['message']}\n\n")
    assert not [words for words in form.get("never", []) if words in said]
