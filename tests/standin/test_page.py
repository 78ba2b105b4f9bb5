"""The page's own server: what it shows, what it refuses, and that nothing is loaded from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import requests
from starlette.applications import Starlette

from standin.clock import SettableClock
from standin.eml_folder import KeptMail
from standin.mail import MailStandin
from standin.page.desk import Desk, Fate, News, Worker
from standin.page.guard import LoopbackOnly
from standin.page.routes import STATIC, page_routes
from standin.serving import serve

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
OURS = "inquiries@fernhill.example"
DIGEST = (
    b"From: Leads <inquiries@fernhill.example>\r\nTo: Priya Nair <priya@fernhill.example>\r\n"
    b"Subject: 2 overdue\r\nMessage-ID: <digest-1@fernhill.example>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\n\r\nGood morning Priya\r\n"
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>Good <b>morning</b><script>alert(1)</script>\r\n--b--\r\n"
)


def fates_of(mails: tuple[KeptMail, ...]) -> Mapping[str, Fate]:
    seen = [mail for mail in mails if b"Seen:" in mail.raw]
    return {
        mail.name: Fate(kind="lead", lead="L-1001", because="nobody like them yet") for mail in seen
    }


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailStandin]:
    clock = SettableClock(NOW)
    with MailStandin(address=OURS, password="x", folder=tmp_path, clock=clock) as running:
        yield running


@pytest.fixture
def page(mail: MailStandin) -> Iterator[str]:
    worker = Worker(
        turn=lambda: News(said="2 mails: 1 new lead.", trouble=("mailbox down",)),
        jump=lambda: News(said="Nothing was due."),
        fates=fates_of,
        next_morning=lambda: NOW + timedelta(days=3),
    )
    desk = Desk(
        mail=mail,
        clock=lambda: NOW,
        zone=ZoneInfo("Europe/London"),
        spreadsheet_id="s1",
        worker=worker,
    )
    with serve(LoopbackOnly(Starlette(routes=page_routes(desk)))) as base_url:
        yield base_url


def post(page: str, path: str, json: object = None, **headers: str) -> requests.Response:
    return requests.post(f"{page}/_local/demo/{path}", json=json, headers=headers, timeout=10)


def get(page: str, path: str) -> requests.Response:
    return requests.get(f"{page}/_local/demo/{path}", timeout=10)


def inquiry(**changed: str) -> dict[str, str]:
    return {
        "name": "Zoë Müller",
        "email": "zoe@example.org",
        "subject": "Zwei Pumpen",
        "text": "Grüße",
    } | changed


def test_page_names_no_other_host() -> None:
    for path in [*STATIC.glob("*.html"), *STATIC.glob("*.css"), *STATIC.glob("*.js")]:
        hosts = set(re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8")))
        assert hosts <= {"www.w3.org"}, (
            path
        )  # the name of the SVG namespace; nothing is asked for there


def test_page_may_load_only_from_its_own_server(page: str) -> None:
    answer = requests.get(page + "/", timeout=10)
    rules = answer.headers["Content-Security-Policy"]

    assert "default-src 'none'" in rules
    assert "script-src 'self';" in rules
    assert "unsafe" not in rules
    assert "nothing leaves it" in answer.text


def test_state_tells_the_time_of_the_demo_and_what_lies_there(page: str) -> None:
    assert get(page, "state").json() == {
        "now": "2026-11-20T08:00:00+00:00",
        "zone": "Europe/London",
        "next_morning": "2026-11-23T08:00:00+00:00",
        "address": OURS,
        "spreadsheet_id": "s1",
        "mails": 0,
        "sent": 0,
    }


def test_inquiry_typed_into_the_form_arrives_by_smtp(page: str, mail: MailStandin) -> None:
    assert post(page, "send", inquiry()).status_code == 200

    (kept,) = mail.inbox.all()
    read = message_from_bytes(kept.raw, policy=policy.default)
    assert read["From"] == "Zoë Müller <zoe@example.org>"
    assert (read["To"], read["Subject"]) == (OURS, "Zwei Pumpen")
    assert read.get_content().strip() == "Grüße"
    assert read["Message-ID"].endswith("@example.org>")


@pytest.mark.parametrize(
    "wrong",
    [
        inquiry(email=""),
        inquiry(email="no address"),
        inquiry(email="a@example.org\r\nBcc: b@example.org"),
        inquiry(name="Zoë\r\nBcc: b@example.org"),
        inquiry(subject="Hello\nBcc: b@example.org"),
        inquiry(subject="", text=" "),
        ["no", "object"],
    ],
)
def test_inquiry_that_cannot_be_sent_is_answered_in_words(
    page: str, mail: MailStandin, wrong: object
) -> None:
    answer = post(page, "send", wrong)

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert mail.inbox.all() == ()


def test_dropped_file_arrives_byte_by_byte(page: str, mail: MailStandin) -> None:
    raw = b"Subject: broken\n\n\xff\xfe no line end"
    requests.post(f"{page}/_local/demo/drop", data=raw, timeout=10).raise_for_status()

    assert [kept.raw for kept in mail.inbox.all()] == [raw]


def test_mails_are_shown_newest_first_with_what_became_of_them(
    page: str, mail: MailStandin
) -> None:
    mail.deliver(
        b"Seen: yes\r\nFrom: =?utf-8?q?Zo=C3=AB?= <z@example.org>\r\nSubject: one\r\n\r\nhello  there"
    )
    mail.deliver(b"Subject: two\r\n\r\n")
    two, one = get(page, "mails").json()

    assert (one["who"], one["subject"], one["preview"]) == (
        "Zoë",
        "one",
        "hello there",
    )
    assert one["fate"] == {"kind": "lead", "lead": "L-1001", "because": "nobody like them yet"}
    assert (two["subject"], two["fate"]["kind"]) == ("two", "waiting")


def test_hostile_mail_is_shown_without_harm(page: str, mail: MailStandin) -> None:
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 3000
    hostile = [
        nested,
        b"",
        b"\x00\xff" * 100,
        b"Subject: =?no-such-charset?b?////?=\r\nContent-Type: text/plain; charset=no-such\r\n\r\n\xff",
        b"From: \xff\xfe\r\nContent-Type: text/html; name*=x''%FF\r\n\r\n" + b"<style" * 5000,
    ]
    for raw in hostile:
        mail.deliver(raw)
    lines = get(page, "mails").json()

    assert len(lines) == len(hostile)
    for line in lines:
        assert get(page, f"mail/in/{line['name']}").status_code == 200


def test_letter_is_shown_with_text_and_headers_and_its_html_apart(
    page: str, mail: MailStandin
) -> None:
    name = mail.sent.keep(DIGEST, NOW).name
    shown = get(page, f"mail/out/{name}").json()
    html = get(page, f"mail/out/{name}/html")

    assert shown["text"].strip() == "Good morning Priya"
    assert ["Message-ID", "<digest-1@fernhill.example>"] in shown["headers"]
    assert "<b>morning</b>" in html.text
    assert html.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; "
    )
    assert "sandbox" in html.headers["Content-Security-Policy"]
    assert "allow-scripts" not in html.headers["Content-Security-Policy"]


def test_reply_goes_to_us_from_whoever_got_the_letter(page: str, mail: MailStandin) -> None:
    name = mail.sent.keep(DIGEST, NOW).name
    assert post(page, "reply", {"mail": name, "text": "snooze 2 weeks"}).status_code == 200

    (kept,) = mail.inbox.all()
    read = message_from_bytes(kept.raw, policy=policy.default)
    assert read["From"] == "Priya Nair <priya@fernhill.example>"
    assert (read["Subject"], read["In-Reply-To"]) == (
        "Re: 2 overdue",
        "<digest-1@fernhill.example>",
    )
    lines = read.get_content().splitlines()
    assert lines[0] == "snooze 2 weeks"
    assert lines[-1] == "> Good morning Priya"
    assert mail.sent.all()[0].raw == DIGEST


def test_turn_says_what_it_did(page: str) -> None:
    assert post(page, "turn").json() == {
        "said": "2 mails: 1 new lead.",
        "trouble": ["mailbox down"],
    }
    assert post(page, "jump").json() == {"said": "Nothing was due.", "trouble": []}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "[", "evil.example:80"]
)
def test_request_for_another_host_is_refused(page: str, host: str) -> None:
    assert requests.get(page + "/", headers={"Host": host}, timeout=10).status_code in {400, 403}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_names_of_this_machine_are_answered(page: str, host: str) -> None:
    port = page.rpartition(":")[2]
    headers = {"Host": f"{host}:{port}"}

    assert requests.get(page + "/", headers=headers, timeout=10).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_change_asked_for_by_another_page_is_refused(
    page: str, mail: MailStandin, headers: dict[str, str]
) -> None:
    assert post(page, "send", inquiry(), **headers).status_code == 403
    assert mail.inbox.all() == ()
    assert post(page, "send", inquiry(), Origin=page).status_code == 200


def test_names_of_mails_reach_no_other_file(page: str) -> None:
    for name in ("..%2f..%2fetc%2fpasswd", "nothing", "%00"):
        assert get(page, f"mail/in/{name}").status_code == 404
