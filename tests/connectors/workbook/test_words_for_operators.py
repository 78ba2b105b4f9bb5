"""What an operator reads when Google, the key file or a form's tab is not as it should be."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from connectors.errors import ConfigError, WorkbookUnavailable
from connectors.workbook.checkup import LARGE, _content
from connectors.workbook.session import Session, _why_no_answer
from leads.picture import SCREENED, Picture
from leads.tabs import LEADS
from standin.sheets.app import SheetsStandin


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"not JSON", "is no service account's key"),
        (b"\xff\xfe\x00", "is no service account's key"),
        (b"[]", "is no service account's key"),
        (b"{}", "is no service account's key"),
    ],
)
def test_key_file_that_is_none_says_so_and_what_to_do(
    tmp_path: Path, content: bytes, told: str
) -> None:
    key = tmp_path / "key.json"
    key.write_bytes(content)

    with pytest.raises(ConfigError) as error:
        _ = Session(credentials=key).client_email
    assert told in str(error.value)
    assert "Next: download the key again" in str(error.value)
    assert "Expecting value" not in str(error.value)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (requests.ConnectionError("Max retries: [Errno 111] Connection refused"), "nothing listens"),
        (requests.ConnectionError("NameResolutionError: sheets.googleapis.com"), "DNS"),
        (requests.exceptions.ProxyError("Cannot connect to proxy"), "HTTPS_PROXY"),
        (requests.exceptions.SSLError("CERTIFICATE_VERIFY_FAILED"), "certificate"),
        (requests.exceptions.ReadTimeout("read timed out"), "no answer came in time"),
        (requests.exceptions.ChunkedEncodingError("cut"), "the connection broke"),
    ],
)  # fmt: skip
def test_unreachable_google_is_told_in_words_a_rep_understands(error: Exception, told: str) -> None:
    words = _why_no_answer(error)

    assert told in words
    assert "Error(" not in words
    assert "object at" not in words


def test_form_whose_tab_is_gone_is_not_mended_by_init() -> None:
    picture = Picture(missing={"Form responses 1": ("form website: no such tab",)})
    [about_form] = [one for one in _content(picture) if "Form responses 1" in one.what]
    assert "under forms in the configuration" in about_form.advice
    assert "init" not in about_form.advice

    [about_tab] = [
        one for one in _content(Picture(missing={LEADS.title: ("Owner",)})) if "Owner" in one.what
    ]
    assert "run init" in about_tab.advice


def test_reading_without_any_server_names_the_next_step(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    standin = SheetsStandin(tmp_path, lambda: datetime.now(UTC))
    key = tmp_path / "key.json"
    standin.service_account_file(f"http://127.0.0.1:{port}", key)
    standin.close()
    session = Session(
        credentials=key, api_base_url=f"http://127.0.0.1:{port}", sleep=lambda _: None
    )

    with pytest.raises(WorkbookUnavailable) as error:
        session.get("abc", "", {})
    assert "nothing listens there" in str(error.value)
    assert "HTTPConnection" not in str(error.value)


def test_logs_that_have_grown_large_are_named_with_what_to_do() -> None:
    refs = {f"{number}@list.example": SCREENED for number in range(LARGE + 1)}
    told = list(_content(Picture(known_refs=refs)))

    (large,) = [one for one in told if not one.ok]
    assert large.what == "Screened has grown to 50,001 rows"
    assert large.advice == "sort it by Received, oldest first: rows older than 90 days then go"
    assert "rows that are read when the worker starts: History 0, Screened 50,001, _outbox 0" in [
        one.what for one in told
    ]
