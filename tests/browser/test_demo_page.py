"""The demo as a visitor meets it: a real browser on the real command, nothing fetched from outside."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CHROMIUM, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[2]
STAGE, OWNER, COMMENT = 2, 3, 5

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """The demo, running as a process of its own."""
    command = [sys.executable, "run.py", "demo", "--no-browser"]
    environment = os.environ | {"LEADSHEET_NO_BOOTSTRAP": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"Open (http://127\.0\.0\.1:\d+)", line):
                break
        else:
            pytest.fail(f"the demo did not start:\n{said}")
        yield found[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=5) == 0


@pytest.fixture
def visit(chromium: Browser, base_url: str) -> Iterator[Visit]:
    page = chromium.new_page(viewport={"width": 1400, "height": 850})
    seen = Visit(page, base_url)
    seen.watch()
    page.goto(base_url)
    yield seen
    page.close()
    assert seen.errors == []
    assert seen.outside == []


def row_of(page: Page, name: str) -> Locator:
    rows = page.locator("#grid .line")
    return rows.filter(has=page.locator("[data-c='0']", has_text=name))


def cell_of(page: Page, name: str, column: int) -> Locator:
    return row_of(page, name).locator(f"[data-c='{column}'] .words")


def go_to(page: Page, view: str) -> None:
    page.locator(f".views [data-view={view}]").click()


def take_turn(page: Page) -> str:
    page.locator("#turn").click()
    page.locator("#turn:enabled").wait_for()
    return page.locator("#toast").inner_text()


def test_edit_is_kept_and_a_sent_inquiry_becomes_a_lead_with_an_owner(visit: Visit) -> None:
    page = visit.page
    go_to(page, "sheet")
    stage = cell_of(page, "Ana Lopez", STAGE)
    stage.dblclick()
    page.get_by_role("option", name="Won").click()
    comment = cell_of(page, "Gareth Pugh", COMMENT)
    comment.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed while ")
    page.evaluate("fetch('/_local/demo/turn', {method: 'POST'}).then(r => r.text())")
    page.keyboard.type("a turn ran.")
    page.keyboard.press("Enter")

    go_to(page, "inbox")
    page.locator("#inquiry [name=name]").fill("Brigitte Sommer")
    page.locator("#inquiry [name=email]").fill("b.sommer@sommer-baeder.example")
    page.locator("#inquiry [name=text]").fill(
        "Good morning,\n\nwhat do two bilge pumps cost?\n\nBrigitte Sommer"
    )
    page.get_by_role("button", name="Send inquiry").click()
    page.locator("#inbox-list li").first.get_by_text("waiting for the next turn").wait_for()
    said = take_turn(page)

    assert "1 new lead" in said
    fate = page.locator("#inbox-list li").first
    fate.get_by_text("new lead").wait_for()
    fate.locator("button.link").click()
    row_of(page, "Brigitte Sommer").wait_for()
    assert cell_of(page, "Brigitte Sommer", OWNER).inner_text().strip()
    page.locator("#grid").evaluate("box => { box.scrollTop = 0; }")
    stage.wait_for()
    assert stage.inner_text().strip() == "Won"
    assert comment.inner_text().strip() == "Typed while a turn ran."


def test_outbox_shows_a_digest_and_a_reply_to_it_arrives(visit: Visit) -> None:
    page = visit.page
    go_to(page, "outbox")
    letter = page.frame_locator("#outbox-mail iframe")
    letter.get_by_text("Good morning").first.wait_for()
    page.get_by_role("tab", name="Plain text").click()
    assert "Good morning" in page.locator("#outbox-mail pre").inner_text()
    page.get_by_role("tab", name="Headers").click()
    assert "Message-ID" in page.locator("#outbox-mail .headers").inner_text()
    page.get_by_role("button", name="Reply to this mail").click()
    assert page.locator("#reply textarea").input_value()
    page.get_by_role("button", name="Send reply").click()

    go_to(page, "inbox")
    page.locator("#inbox-list li").first.get_by_text("Re: ").wait_for()


def test_button_for_a_reply_lies_over_no_word_of_the_letter_at_any_width(visit: Visit) -> None:
    page = visit.page
    go_to(page, "outbox")
    for width in (1280, 720, 360):
        page.set_viewport_size({"width": width, "height": 740})
        button = page.locator(".reply-button").bounding_box()
        subject = page.locator("#outbox-mail .mail-head h2").evaluate(
            "h2 => { const words = document.createRange(); words.selectNodeContents(h2);"
            " return words.getBoundingClientRect().toJSON(); }"
        )
        assert button
        beside = button["x"] >= subject["right"]
        below = button["y"] >= subject["bottom"]
        assert beside or below, width


def test_jump_brings_the_next_morning_and_its_digests(visit: Visit) -> None:
    page = visit.page
    page.locator("#clock", has_text=":").wait_for()
    before = page.locator("#clock").inner_text()
    sent = int(page.locator("#count-outbox").inner_text())
    page.locator("#jump").click()
    page.locator("#jump:enabled").wait_for()

    assert page.locator("#clock").inner_text() != before
    assert page.locator("#clock").inner_text().endswith("08:00")
    assert int(page.locator("#count-outbox").inner_text()) > sent


def test_dashboard_shows_its_charts_and_follows_a_turn(visit: Visit) -> None:
    page = visit.page
    go_to(page, "sheet")
    page.locator("#sheet-tabs").get_by_role("tab", name="Dashboard", exact=True).click()
    stages = page.locator("#grid .chart", has_text="Open leads by stage").locator("svg")
    before = stages.get_attribute("aria-label")
    page.request.post(
        f"{visit.base_url}/_local/demo/send",
        data={
            "name": "Nina Falk",
            "email": "nina@falk.example",
            "subject": "Pumps",
            "text": "Two pumps.",
        },
    )
    take_turn(page)

    page.wait_for_function(
        "before => document.querySelector('#grid .chart svg').getAttribute('aria-label') !== before",
        arg=before,
    )


def test_every_tab_opens_and_hidden_ones_on_demand(visit: Visit) -> None:
    page = visit.page
    go_to(page, "sheet")
    page.locator("#sheet-tabs button").first.wait_for()
    assert "_system" not in page.locator("#sheet-tabs").inner_text()
    page.locator("#hidden-too").check()
    page.locator("#sheet-tabs button", has_text="_system").wait_for()
    for tab in page.locator("#sheet-tabs button").all_inner_texts():
        page.locator("#sheet-tabs").get_by_role("tab", name=tab, exact=True).click()
        page.locator(f"#sheet-tabs [aria-selected=true]:text-is('{tab}')").wait_for()
        page.locator(f"#grid[aria-label^='{tab},']").wait_for()


def test_formula_from_a_stranger_is_shown_as_text(visit: Visit) -> None:
    page = visit.page
    go_to(page, "sheet")
    row = row_of(page, "Sam Porter").first
    row.wait_for()
    interest = row.locator("[data-c='8']")

    assert interest.inner_text().startswith("=IMPORTXML(")
    assert row.locator("a[href*='example.net']").count() == 0
