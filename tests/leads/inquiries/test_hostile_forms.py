"""Forms that were made to hurt: read in bounded time, whatever their markup or text."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.reading import read_inquiry
from leads.model import Workspace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEADERS = (
    "From: wordpress@own.example.net\nReply-To: ana@example.org\nSubject: x\nMIME-Version: 1.0\n"
)
HTML = f"{HEADERS}Content-Type: text/html; charset=utf-8\n\n"
TEXT = f"{HEADERS}\nName: Ana\nEmail: ana@example.org\n"

HOSTILE = {
    "5,000 deep": HTML + "<div>" * 5_000 + "Name: Ana" + "</div>" * 5_000,
    "tables within tables": HTML + "<table><tr><td>" * 80 + "Name: Ana",
    "3,000 bold words": HTML + "<p>" + "<b>Name:</b> x<br>" * 3_000,
    "3,000 rows": HTML + "<table>" + "<tr><td>Name</td><td>Ana</td></tr>" * 3_000,
    "9,000 cells": HTML + "<table><tr>" + "<td>Name</td>" * 9_000,
    "4,000 terms": HTML + "<dl>" + "<dt>Name<dd>Ana" * 4_000,
    "a line of colons": TEXT + ":" * 50_000,
    "9,000 pairs": TEXT + "a: b\n" * 9_000,
    "a broken rule": TEXT + "- " * 25_000 + "x",
    "columns of blanks": TEXT + ("a" * 40 + "   ") * 1_000,
    "open brackets": TEXT + "[" * 3_000 + "\n" + "(" * 3_900,
    "an address of numbers": TEXT + "Address: " + "12 " * 900,
    "links that never close": TEXT + "Company: x <mailto:" * 500,
    "telephones of underscores": TEXT + ("Phone: x" + "_" * 3_900 + "x\n") * 90,
    "addresses of underscores": TEXT + ("Email: x" + "_" * 3_900 + "x\n") * 15,
    "a name of underscores": f'{HEADERS}\n{{"name": "x{"_" * 39_000}x", "email": "ana@example.org"}}',
    "2,000 addresses of hyphens": TEXT + ("Address: " + "A-" * 140 + "\n") * 2_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_form_is_read_in_bounded_time(raw: str) -> None:
    read_inquiry(read_mail(HTML.encode() + b"<p>Name: Ana</p>"), NOW, Workspace())  # loads its data
    before = time.process_time()

    reading = read_inquiry(read_mail(raw.encode()), NOW, Workspace())

    assert time.process_time() - before < 2
    assert reading.because
