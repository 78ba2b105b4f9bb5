"""Forms that a site mails in our own name, with labels of their own, are read as their visitors' inquiries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.inquiries.screening.verdicts import Verdict
from leads.model import Source
from tests.leads.inquiries.test_screening import reading_of

FORMS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("homemade_forms.yaml").read_text("utf-8")
)
PROGRAM = "X-PHP-Originating-Script: 33:PHPMailer.php\nContent-Type: text/plain; charset=utf-8"


@pytest.mark.parametrize("name", FORMS)
def test_a_homemade_form_is_its_visitors_inquiry(name: str) -> None:
    form = FORMS[name]
    headers = f"From: {form['from']}\nSubject: website\n{PROGRAM}"
    if "reply_to" in form:
        headers += f"\nReply-To: {form['reply_to']}"
    reading = reading_of(headers, form["text"])

    assert reading.verdict is Verdict.INQUIRY, reading.because
    assert reading.inquiry
    assert reading.inquiry.source is Source.WEB_FORM
    contact = reading.inquiry.contact
    told = {field: getattr(contact, field) for field in ("name", "email", "phone", "company")}
    wanted = {field: form[field] for field in told if field in form}
    assert {field: told[field] for field in wanted} == wanted
    assert reading.inquiry.message.startswith(form["message"])
    assert not [words for words in form.get("never", []) if words in reading.inquiry.message]


@pytest.mark.parametrize(
    "text",
    [
        "Backup finished\n\nServer: web07\nStarted: 01.02.2026 22:18\nSize: 1 234 567\nJob: 20260201-0017",
        "New sign-in to the shop's back office\n\nUser: admin\nIP: 192.0.2.44\nDate: 2026-02-01\nBrowser: Firefox",
        "Order 20260045 was paid\n\nAmount: 120.00\nReference: 4417 2026 0045\nMethod: card",
    ],
)
def test_what_our_own_programs_report_is_no_visitors_form(text: str) -> None:
    reading = reading_of(f"From: site <site@own.test>\nSubject: report\n{PROGRAM}", text)

    assert reading.verdict is Verdict.OWN
