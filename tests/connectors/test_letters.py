from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from connectors.errors import ConfigError
from connectors.letters import JinjaLetters
from leads.model import Event, Lead, Letter, Workspace
from leads.picture import Picture
from leads.settings import Member, Settings, Stage
from leads.telling.digest import compose

SHIPPED = Path(__file__).parents[2] / "templates"
DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 20, 8, tzinfo=DUBLIN)
HOSTILE = '<script>alert(1)</script>\r\nBcc: x@example.net "><img src=x> =HYPERLINK("http://example.net") {{ 7*7 }}'
GMAIL_CLIPS_AT = 102_000


def lead(number: int, **fields: Any) -> Lead:
    usual: dict[str, Any] = {
        "owner": "Priya",
        "stage": "Quoted",
        "name": "Ana Lopez",
        "row": number,
    }
    return Lead(lead_id=f"L-{number}", **{**usual, **fields})


def digest_letter(*leads: Lead, events: tuple[Event, ...] = (), language: str = "en") -> Letter:
    member = Member(name="Priya", zone=DUBLIN, digest_at=time(8), language=language)
    picture = Picture(
        leads=leads,
        events=events,
        url="https://sheet.example.test/d/1/edit#gid=0",
        settings=Settings(team=(member,), stages=(Stage(name="Quoted"), Stage(name="New"))),
        workspace=Workspace(region="GB"),
    )
    digest = compose(member, picture, NOW)
    assert digest is not None
    return JinjaLetters(SHIPPED).render(
        "digest", "x@example.com", "priya@example.com", digest.as_data()
    )


def full_letter() -> Letter:
    overdue = lead(
        1003,
        company="Acme Tools",
        priority="A",
        next_action=date(2026, 11, 14),
        comment="Wants 40 units.",
        phone="+442079460123",
        email="ana@acme.example",
    )
    filed = Event(
        at=NOW - timedelta(hours=14),
        lead_id="L-1021",
        who="x",
        what=Event.FILED,
        new="Could you quote 12 modules?",
        source_ref="m",
    )
    new = lead(
        1021, name="Tom Baker", stage="New", source="Web form", phone="ask Tom", interest="modules"
    )
    later = lead(1030, name="Lea Later", next_action=date(2026, 11, 21))
    return digest_letter(overdue, new, later, events=(filed,), language="de")


class Page(HTMLParser):
    """What stands in a page: tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent = tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_subject_has_the_counts_and_whom_to_start_with() -> None:
    assert full_letter().subject == "1 overdue, 1 new - start with Ana Lopez (Acme Tools)"


def test_plain_text_is_complete() -> None:
    text, _, footer = full_letter().text.rpartition("Sent on")

    assert footer.startswith(" your working days at 08:00 (Europe/Dublin)")
    assert (
        text
        == """\
Good morning, Priya
Friday, 20 November 2026: 1 overdue, 1 new, 1 later this week


OVERDUE (1)

* Ana Lopez, Acme Tools
  6 days overdue
  Quoted, priority A, L-1003
  Comment: Wants 40 units.
  Phone: +44 20 7946 0123
  Email: ana@acme.example
  Row:   https://sheet.example.test/d/1/edit#gid=0&range=A1003


NEW (1)

* Tom Baker
  came 18:00 yesterday by web form
  New, L-1021
  They wrote: Could you quote 12 modules?
  Phone: ask Tom
  Row:   https://sheet.example.test/d/1/edit#gid=0&range=A1021


LATER THIS WEEK (1)

- Lea Later: Saturday 21 Nov (L-1030)

--
Open the sheet: https://sheet.example.test/d/1/edit#gid=0
"""
    )


def test_html_says_the_same_as_the_text() -> None:
    letter = full_letter()
    page = " ".join(Page(letter.html).text.casefold().split())

    said = re.findall(r"(?m)^(?:\* |- |  (?!Row:)(?:\w+: +|They wrote: )?)(.+)$", letter.text)
    pieces = [piece for line in said for piece in re.split(r", |: | \(|\)", line) if piece]
    assert len(pieces) > 15
    assert [piece for piece in pieces if piece.casefold() not in page] == []


def test_links_can_be_tapped() -> None:
    links = [attributes["href"] for attributes in Page(full_letter().html).all("a")]

    assert links == [
        "tel:+442079460123",
        "mailto:ana@acme.example",
        "https://sheet.example.test/d/1/edit#gid=0&range=A1003",
        "https://sheet.example.test/d/1/edit#gid=0&range=A1021",
        "https://sheet.example.test/d/1/edit#gid=0&range=A1030",
        "https://sheet.example.test/d/1/edit#gid=0",
    ]


def test_page_tells_its_language_has_headings_and_a_hidden_preheader() -> None:
    page = Page(full_letter().html)

    assert page.all("html") == [{"lang": "en"}]
    assert [len(page.all(f"h{level}")) for level in (1, 2, 3)] == [1, 3, 2]
    [preheader] = [a for a in page.all("div") if a.get("class") == "preheader"]
    assert "display: none" in str(preheader["style"])
    assert all(attributes.get("role") == "presentation" for attributes in page.all("table"))


def test_rules_are_inline_and_dark_mode_is_kept() -> None:
    letter = full_letter()

    assert "prefers-color-scheme: dark" in letter.html
    assert all("font-size" in str(a.get("style")) for a in Page(letter.html).all("h3"))


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Page(full_letter().html)

    assert {tag for tag, _ in page.tags} & {"img", "script", "link", "iframe"} == set()
    assert "url(" not in full_letter().html


def test_text_is_large_enough_and_stands_out() -> None:
    """At least 13 px (the hidden preheader aside) and a contrast of 4.5 on every background used."""
    light, dark = (SHIPPED / "digest/body.html").read_text(encoding="utf-8").split("@media")

    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", light)} - {1}
    assert min(sizes) >= 13
    for css, backgrounds in ((light, ("#ffffff", "#eef1f4")), (dark, ("#1c2229", "#12161b"))):
        button = set(re.findall(r"\.open \{[^}]*?[; {]color: (#\w{6})", css))
        colours = set(re.findall(r"[; {]color: (#\w{6})", css)) - button
        assert len(colours) >= 6
        for background in backgrounds:
            assert {c for c in colours if _contrast(c, background) < 4.5} == set()
    assert _contrast("#ffffff", "#0b57a4") >= 4.5
    assert _contrast("#0d1117", "#8ec5ff") >= 4.5


def test_fifteen_full_cards_stay_below_what_gmail_clips() -> None:
    for letter in ("x", "<", "&", "ü", "字"):
        text = (letter * 9 + " ") * 60
        many = [
            lead(
                1001 + n,
                name=text,
                company=text,
                comment=text,
                priority="A",
                next_action=date(2026, 11, 1),
                phone="+442079460123",
                email=f"a.rather.long.address.of.person{n}@a-subsidiary-of-acme.example",
            )
            for n in range(300)
        ]
        touched = tuple(
            Event(at=NOW, lead_id=f"L-{1001 + n}", who="x", what=Event.TOUCH, new=text)
            for n in range(300)
        )

        html = digest_letter(*many, events=touched).html
        assert len(html.encode()) < GMAIL_CLIPS_AT, letter


def test_hostile_text_is_shown_and_does_nothing() -> None:
    letter = digest_letter(
        lead(
            1003,
            name=HOSTILE,
            company=HOSTILE,
            comment=HOSTILE,
            stage="Quoted",
            next_action=date(2026, 11, 1),
        )
    )
    shown = " ".join(HOSTILE.split())[:60]

    assert "\n" not in letter.subject
    assert "\r" not in letter.subject + letter.text
    assert len(letter.subject) <= 200
    assert not re.search(r"(?m)^\s*Bcc:", letter.text)
    page = Page(letter.html)
    assert {"script", "img"} & {tag for tag, _ in page.tags} == set()
    assert shown in page.text
    assert shown in letter.text
    assert "49" not in page.text.replace("L-1003", "")


def test_own_template_wins_and_the_rest_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest/subject.txt").write_text("Heute: {{ summary }}\n", encoding="utf-8")
    data = _data()

    letter = JinjaLetters(SHIPPED, tmp_path).render(
        "digest", "x@example.com", "p@example.com", data
    )
    assert letter.subject == "Heute: 1 overdue"
    assert letter.text.startswith("Good morning, Priya")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("one\n\n{{ sumary }}", r"digest/subject.txt, line 3: 'sumary' is undefined"),
        ("one\n{% if %}", r"digest/subject.txt, line 2: "),
        ("{{ sections[7].count }}", r"digest/subject.txt, line 1: .*7"),
        ("{{ 1 / 0 }}", r"digest/subject.txt, line 1: division by zero"),
        ("{% include 'nowhere.txt' %}", r"digest/subject.txt: .*nowhere.txt"),
        ("{{ ''.__class__.__mro__ }}", r"digest/subject.txt, line 1: .*unsafe"),
    ],
)
def test_mistake_in_a_template_is_told_by_file_line_and_variable(
    tmp_path: Path, template: str, told: str
) -> None:
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest/subject.txt").write_text(template, encoding="utf-8")

    with pytest.raises(ConfigError, match=told):
        JinjaLetters(SHIPPED, tmp_path).render("digest", "x@example.com", "p@example.com", _data())


@pytest.mark.parametrize("kind", ["nothing", "../digest", "", "digest/../digest"])
def test_letter_nobody_worded_is_a_clear_error(kind: str) -> None:
    with pytest.raises(ConfigError, match="no such template"):
        JinjaLetters(SHIPPED).render(kind, "x@example.com", "p@example.com", {})


def test_missing_templates_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no folder"):
        JinjaLetters(SHIPPED, tmp_path / "nowhere")


def test_subject_is_one_line_of_at_most_200_characters(tmp_path: Path) -> None:
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest/subject.txt").write_text("{{ first }}\n\n" + "word " * 90, encoding="utf-8")

    letter = JinjaLetters(SHIPPED, tmp_path).render(
        "digest", "x@example.com", "p@example.com", _data()
    )
    assert "\n" not in letter.subject
    assert len(letter.subject) <= 200


def _data() -> dict[str, object]:
    member = Member(name="Priya", zone=DUBLIN)
    picture = Picture(leads=(lead(1003, next_action=date(2026, 11, 1)),))
    digest = compose(member, replace(picture), NOW)
    assert digest is not None
    return digest.as_data()


def _contrast(one: str, other: str) -> float:
    """WCAG 2's ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


ACKNOWLEDGEMENT: dict[str, Any] = {
    "lead_id": "L-1003",
    "subject": "",
    "product": "<b>pumps</b>",
    "promise": dict.fromkeys(("en", "de", "fr", "es", "it", "nl"), "PROMISED"),
    "signature": "Ours & Sons",
}


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl"])
def test_every_language_of_the_acknowledgement_is_whole(language: str) -> None:
    data = {**ACKNOWLEDGEMENT, "language": language}
    letter = JinjaLetters(SHIPPED).render("acknowledgement", "x@a.example", "b@c.example", data)
    silent = {**data, "promise": dict.fromkeys(ACKNOWLEDGEMENT["promise"], ""), "signature": ""}
    without = JinjaLetters(SHIPPED).render("acknowledgement", "x@a.example", "b@c.example", silent)

    assert f'lang="{language}"' in letter.html
    assert "&lt;b&gt;pumps" in letter.html
    assert "[L-1003]" in letter.subject
    for body in (letter.text, letter.html):
        assert "PROMISED" in body
    assert "PROMISED" not in without.text + without.html
    english = letter.text.startswith("Hello,")
    assert english == (language == "en")


@pytest.mark.parametrize("language", ["pl", "", "../digest", "DE", "xx/yy"])
def test_language_without_a_folder_gets_the_letter_for_everybody(language: str) -> None:
    data = {**ACKNOWLEDGEMENT, "language": language}
    letter = JinjaLetters(SHIPPED).render("acknowledgement", "x@a.example", "b@c.example", data)

    assert letter.text.startswith("Hello,")
