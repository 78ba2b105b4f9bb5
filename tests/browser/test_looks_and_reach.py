"""How the page shows what was requested, to eyes and to screen readers, and that strangers' text does nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CHROMIUM, PEOPLE, Json, Visit, Workbook, cell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]
HOSTILE = [
    "<img src=x onerror=\"document.title='taken'\">",
    "<script>document.title='taken'</script>",
    "\"><svg onload=document.title='taken'>",
    "</textarea></style><iframe src=//evil.example></iframe>",
    "javascript:document.title='taken'",
    "${document.title='taken'}{{constructor.constructor('x')()}}",
    '=HYPERLINK("http://evil.example","click")',
    "\u202egnp.exe \u0000\u0007 \ufeff",
]


def area(top: int, left: int, bottom: int, right: int) -> Json:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "startColumnIndex": left,
        "endRowIndex": bottom,
        "endColumnIndex": right,
    }


def colour_of(page: Page, name: str) -> str:
    shown = cell(page, name).evaluate("one => getComputedStyle(one).backgroundColor")
    return str(shown)


def test_strangers_text_never_becomes_markup(visit: Visit, book: Workbook) -> None:
    page, title = visit.page, visit.page.title()
    kept = [one.replace("\u0000", "").replace("\u0007", "") for one in HOSTILE]
    book.appends(*([one] for one in kept))
    for number, text in enumerate(kept, 6):
        book.human("note", cell=f"C{number}", text=text)
    offered = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": kept[0]}]}}
    link = {"textFormat": {"link": {"uri": "javascript:document.title='taken'"}}}
    chart: Json = {
        "title": kept[1],
        "altText": kept[2],
        "basicChart": {
            "chartType": "BAR",
            "domains": [{"domain": {"sourceRange": {"sources": [area(5, 0, 13, 1)]}}}],
            "series": [{"series": {"sourceRange": {"sources": [area(5, 1, 13, 2)]}}}],
        },
    }
    place = {"overlayPosition": {"anchorCell": {"sheetId": 0, "columnIndex": 8}}}
    book.done(
        {"setDataValidation": {"range": area(1, 4, 2, 5), "rule": offered}},
        {
            "repeatCell": {
                "range": area(5, 0, 6, 1),
                "cell": {"userEnteredFormat": link},
                "fields": "userEnteredFormat.textFormat.link",
            }
        },
        {"addFilterView": {"filter": {"title": kept[0], "range": {"sheetId": 0}}}},
        {"addChart": {"chart": {"spec": chart, "position": place}}},
        {
            "addProtectedRange": {
                "protectedRange": {"range": area(5, 3, 6, 4), "description": kept[0]}
            }
        },
    )
    book.human("rename_tab", title=kept[0])
    for number, text in enumerate(kept, 6):
        expect(cell(page, f"A{number}").locator(".words")).to_have_text(text)
        cell(page, f"C{number}").click()
        expect(page.locator("#note-card")).to_have_text(text)
    cell(page, "E2").dblclick()
    page.get_by_role("option").click()
    expect(cell(page, "E2").locator(".words")).to_have_text(kept[0])
    page.get_by_role("tab", name=kept[0]).wait_for()

    assert page.locator("#grid :is(img, script, iframe, svg[onload])").count() == 0
    assert page.locator("#grid a").count() == 0
    assert page.title() == title


def test_policy_forbids_everything_from_elsewhere(visit: Visit) -> None:
    page = visit.page
    refused = page.evaluate(
        """async () => {
          const told = new Promise((done) => {
            const heard = (event) => done(event.effectiveDirective);
            addEventListener('securitypolicyviolation', heard, { once: true });
          });
          fetch('http://other.example/').catch(() => {});
          return told;
        }"""
    )
    visit.errors.clear()  # the browser says in its console what it refused
    visit.outside.clear()

    assert refused == "connect-src"


def test_grid_tells_a_screen_reader_where_it_is(visit: Visit) -> None:
    page = visit.page
    grid = page.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", "1001")
    expect(grid).to_have_attribute("aria-colcount", "27")
    expect(page.get_by_role("columnheader", name="C", exact=True)).to_have_attribute(
        "aria-colindex", "4"
    )
    grid.focus()
    page.keyboard.press("Control+Home")
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    active = page.locator(f"#{grid.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    expect(active).to_have_attribute("aria-colindex", "3")
    expect(active.locator("xpath=..")).to_have_attribute("aria-rowindex", "4")
    expect(active).to_contain_text("Won")
    expect(page.locator("#cell-said")).to_have_text(
        "B3, Stage, dropdown, Alt and arrow down opens it"
    )
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#cell-said")).to_contain_text("B3:B4")


def test_everything_is_done_without_a_mouse(visit: Visit, book: Workbook) -> None:
    page = visit.page
    page.locator("#grid").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(cell(page, "B2").locator(".words")).to_have_text("Won")
    page.keyboard.press("Shift+F10")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(cell(page, "A2")).not_to_have_text("Chloe")
    focused = page.evaluate("document.activeElement.id")
    assert focused == "grid"
    page.keyboard.press("Shift+Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"

    assert book.rows()[1][1] == "Lost"


def test_conditional_colours_scales_and_formats_show(visit: Visit, book: Workbook) -> None:
    page = visit.page
    book.human("paste", cell="D1", rows=[["N"], ["0"], ["50"], ["100"], ["25%"]])
    low, high = {"red": 1, "green": 1, "blue": 1}, {"green": 1}
    scale = {
        "minpoint": {"type": "MIN", "color": low},
        "maxpoint": {"type": "MAX", "color": high},
    }
    won = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Won"}]}
    rule = {"condition": won, "format": {"backgroundColor": {"red": 1}}}
    book.done(
        {
            "addConditionalFormatRule": {
                "rule": {"ranges": [area(1, 3, 4, 4)], "gradientRule": scale}
            }
        },
        {"addConditionalFormatRule": {"rule": {"ranges": [area(1, 1, 5, 2)], "booleanRule": rule}}},
        {
            "addConditionalFormatRule": {
                "rule": {
                    "ranges": [area(1, 0, 5, 1)],
                    "booleanRule": {
                        "condition": {
                            "type": "CUSTOM_FORMULA",
                            "values": [{"userEnteredValue": '=$B2="Lost"'}],
                        },
                        "format": {"backgroundColor": {"blue": 1}},
                    },
                }
            }
        },
    )
    expect(cell(page, "D5")).to_have_text("25%")
    page.wait_for_function("document.querySelector('#cell-4-3').style.backgroundColor !== ''")

    assert [colour_of(page, name) for name in ("D2", "D3", "D4")] == [
        "rgb(255, 255, 255)",
        "rgb(128, 255, 128)",
        "rgb(0, 255, 0)",
    ]
    chip = cell(page, "B3").locator(".choice")
    assert chip.evaluate("one => one.style.backgroundColor") == "rgb(255, 0, 0)"
    assert colour_of(page, "A5") == "rgb(0, 0, 255)"


def test_frozen_rows_and_columns_stay_while_the_rest_scrolls(visit: Visit, book: Workbook) -> None:
    page = visit.page
    frozen = {"sheetId": 0, "gridProperties": {"frozenRowCount": 1, "frozenColumnCount": 1}}
    book.done(
        {
            "updateSheetProperties": {
                "properties": frozen,
                "fields": "gridProperties.frozenColumnCount",
            }
        }
    )
    book.human("type", cell="A900", text="far down")
    expect(page.locator("#cell-2-0.stays")).to_have_count(1)
    before = cell(page, "A1").bounding_box()
    page.locator("#grid").evaluate("grid => { grid.scrollTop = 23000; grid.scrollLeft = 900; }")
    expect(cell(page, "A900")).to_be_in_viewport()

    assert cell(page, "A1").bounding_box() == before
    assert page.locator("#grid .line").count() < 80


def test_phone_and_twofold_zoom_show_the_sheet_without_sideways_scrolling(
    chromium: Browser, book: Workbook
) -> None:
    for width, height in ((360, 740), (640, 400)):
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.goto(f"{book.base_url}/#sheet")
        page.locator(".cell.active").wait_for()
        wide = page.evaluate("document.documentElement.scrollWidth")
        shown = page.locator("#grid").evaluate("grid => [grid.clientWidth, grid.clientHeight]")
        cell(page, "C3").click()
        page.keyboard.type("x")
        page.keyboard.press("Enter")
        expect(cell(page, "C3")).to_have_text("x")
        page.close()

        assert wide <= width
        assert shown[0] > width * 0.9
        assert shown[1] >= 200


def test_nothing_is_read_again_while_nothing_changes(visit: Visit, book: Workbook) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(2):
        with page.expect_response(lambda answer: "/_local/page/workbook" in answer.url):
            pass

    assert not [url for url in asked if "/window" in url or "/charts" in url]
    book.human("type", cell="A2", text="Changed")
    expect(cell(page, "A2")).to_have_text("Changed")
    assert [row[0] for row in book.rows()[2:]] == [row[0] for row in PEOPLE[2:]]


def test_links_lead_outside_safely_and_inside_to_their_row(visit: Visit, book: Workbook) -> None:
    page = visit.page
    addresses = ["https://example.org/x", "mailto:ana@example.org", "#gid=0&range=A60"]
    refused = [
        "javascript:document.title=1",
        "data:text/html,x",
        "file:///etc/hosts",
        "//x.example",
    ]
    for number, address in enumerate([*addresses, *refused], 6):
        book.human(
            "type", cell=f"A{number}", text=f'=IF(1=1;HYPERLINK("{address}";"to {number}");)'
        )
    outside = page.locator("#grid a[target=_blank]")
    expect(cell(page, "A12")).to_have_text("to 12")

    assert [one.get_attribute("href") for one in outside.all()] == addresses[:2]
    assert {one.get_attribute("rel") for one in outside.all()} == {"noopener noreferrer"}
    assert page.locator("#grid a").count() == 3
    page.get_by_role("link", name="to 8").click()
    expect(page.locator("#cell-60-0.active")).to_be_in_viewport()


def test_lines_borders_and_heights_are_drawn_as_asked(visit: Visit, book: Workbook) -> None:
    page = visit.page
    line = {"style": "SOLID_MEDIUM", "color": {"red": 1}}
    tall = {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    form = {
        "textFormat": {"fontSize": 20},
        "verticalAlignment": "MIDDLE",
        "borders": {"bottom": line},
    }
    book.done(
        {
            "updateSheetProperties": {
                "properties": {"sheetId": 0, "gridProperties": {"hideGridlines": True}},
                "fields": "gridProperties.hideGridlines",
            }
        },
        {
            "updateDimensionProperties": {
                "range": tall,
                "properties": {"pixelSize": 46},
                "fields": "pixelSize",
            }
        },
        {
            "repeatCell": {
                "range": area(2, 0, 3, 1),
                "cell": {"userEnteredFormat": form},
                "fields": "userEnteredFormat",
            }
        },
    )
    expect(page.locator("#cell-3-0.middle")).to_have_count(1)
    bottom = "one => getComputedStyle(one).borderBottom"
    box, words = cell(page, "A3").bounding_box(), cell(page, "A3").locator(".words").bounding_box()
    below = cell(page, "A4").bounding_box()
    assert box is not None
    assert words is not None
    assert below is not None

    assert cell(page, "A3").evaluate(bottom) == "2px solid rgb(255, 0, 0)"
    assert "rgba(0, 0, 0, 0)" in cell(page, "C4").evaluate(bottom)
    assert box["height"] == 46
    assert below["y"] == box["y"] + box["height"]
    above, under = words["y"] - box["y"], box["y"] + box["height"] - words["y"] - words["height"]
    assert min(above, under) >= 0
    assert abs(above - under) <= 3
