"""`parse`: mail files to JSON lines, without any server."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.reading_scores import GOLD, US
from commands.parse import _rows, config_at_hand, parse
from connectors.mail_reader import read_mail
from leads.inquiries.sender_rules import read_by_rules

MAILS = Path(__file__).resolve().parents[1] / "mail"
KEYS = {
    "file", "verdict", "because", "name", "company", "email", "phone", "country", "region", "city", "postcode",
    "address", "language", "interest", "message", "reply_text", "subject", "received_at", "source", "source_ref",
    "forwarded", "rules",
}  # fmt: skip


def parsed(
    capsys: pytest.CaptureFixture[str], *files: Path, own: list[str] | None = None
) -> list[dict[str, object]]:
    parse(list(files), as_json=True, config=None, own=own or [], region="GB")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_file_gives_one_object_with_the_same_keys(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(MAILS.glob("*.eml"))[
        ::12
    ]  # test_gold_mails.py reads them all, and costs a quarter minute

    found = parsed(capsys, *files, own=["@own.example.net"])

    assert [Path(str(mail["file"])) for mail in found] == files
    assert all(set(mail) == KEYS for mail in found)


def test_inquiry_is_told_field_by_field(capsys: pytest.CaptureFixture[str]) -> None:
    (mail,) = parsed(capsys, MAILS / "en_pump_quote.eml")

    assert (mail["verdict"], mail["source"], mail["forwarded"]) == ("inquiry", "email", False)
    assert (mail["name"], mail["company"]) == ("Margaret Doyle", "Doyle & Sons Dairy Ltd")
    assert (mail["email"], mail["phone"]) == ("m.doyle@doyle-dairy.example.com", "+442079460112")
    assert mail["received_at"] == "2026-03-03T09:14:07+00:00"


@pytest.mark.parametrize("own", ["own.example.net", "@own.example.net", "ben@own.example.net"])
def test_own_names_addresses_and_domains(capsys: pytest.CaptureFixture[str], own: str) -> None:
    (mail,) = parsed(capsys, MAILS / "own_colleague_note.eml", own=[own])

    assert mail["verdict"] == "own"


def test_without_a_configuration_it_says_that_no_rules_are_followed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (mail,) = parsed(capsys, MAILS / "en_pump_quote.eml")

    assert str(mail["rules"]).startswith("the Rules tab is not followed: no configuration")
    assert "the Rules tab is not followed" in rows_of("en_pump_quote.eml", capsys, monkeypatch)


def test_the_configuration_in_the_folder_is_the_one_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_at_hand() is None

    Path("config.yaml").write_text("workbook: {}\n")

    assert config_at_hand() == Path("config.yaml")


def test_bare_text_is_read_as_a_body(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "body.txt"
    file.write_text("Yes.\n\nOn 3 March Ben wrote:\n> Shall we?\n")

    (mail,) = parsed(capsys, file)

    assert (mail["reply_text"], mail["email"]) == ("Yes.", "")


def test_file_that_cannot_be_opened_is_told_and_the_others_still_go(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [tmp_path / "missing.eml", MAILS / "en_pump_quote.eml"]

    code = parse(files, as_json=True, config=None, own=[], region="")

    shown = capsys.readouterr()
    assert code == 1
    assert len(shown.out.splitlines()) == 1
    assert "missing.eml: cannot be read: No such file" in shown.err


def test_people_see_a_table_with_the_line_behind_each_field(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = parse([MAILS / "en_pump_quote.eml"], as_json=False, config=None, own=[], region="GB")

    shown = capsys.readouterr().out
    assert code == 0
    assert "Margaret Doyle" in shown
    assert "read from" in shown


def rows_of(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "240")
    parse([MAILS / name], as_json=False, config=None, own=["own.example.net"], region="GB")
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        *(
            "en_pump_quote.eml",
            "auto_reply_de_abwesend.eml",
            "bounce_dsn.eml",
            "pitch_recruiter.eml",
        ),
        *("notification_invoice.eml", "list_discussion_mailman.eml", "form_netlify.eml"),
    ],
)
def test_every_field_has_its_line_and_how_sure_it_is(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = rows_of(name, capsys, monkeypatch)
    cells = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in shown.splitlines()
        if line.startswith("│")
    ]

    told = {field: (line, sure) for field, _, line, sure in cells if field}
    for field in {
        "verdict",
        "name",
        "company",
        "email",
        "phone",
        "subject",
        "received_at",
    } & told.keys():
        assert told[field][0], field
        assert told[field][1].endswith("%"), field


def test_an_absence_says_until_when(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "away until" in rows_of("auto_reply_en_ooo.eml", capsys, monkeypatch)


def test_a_bounce_names_whom_it_could_not_reach(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "unreachable" in rows_of("bounce_dsn.eml", capsys, monkeypatch)


@pytest.mark.parametrize(
    "name",
    [
        "auto_reply_de_abwesend",
        "boat07_form_joomla",
        "boat09_newsletter",
        "cupins",
        "dach08_pitch",
        "fwd_karakus",
        "it_risposta",
        "mornings_mail_nouen_ja",
        "two_people_de",
        "two_people_one_mail",
        "utrecht11_ndr",
    ],
)
def test_every_row_names_the_line_it_was_read_from(name: str) -> None:
    mail = read_mail((GOLD / f"{name}.eml").read_bytes())
    at = datetime(2026, 3, 1, tzinfo=UTC)
    rows = list(_rows(mail, read_by_rules(mail, at, US, ()), at))

    assert [field for field, _, line, _ in rows if not line.strip()] == []
    assert rows[0][0] == "verdict"


def test_where_somebody_lives_and_their_language_are_told_with_the_lines() -> None:
    mail = read_mail((GOLD / "cupins.eml").read_bytes())
    at = datetime(2026, 3, 1, tzinfo=UTC)
    told = {
        field: (value, line)
        for field, value, line, _ in _rows(mail, read_by_rules(mail, at, US, ()), at)
    }

    assert told["city"] == ("Vassouras", "cidade: Vassouras")
    assert told["postcode"][0] == "27700-000"
    assert told["address"][0] == "Praça da Matriz, 40"
    assert told["language"] == ("pt", "the words of the message")


def test_a_form_names_the_answer_that_shows_that_it_is_one() -> None:
    mail = read_mail((GOLD / "forms_of_33_tongues_11_en_typeform.eml").read_bytes())
    at = datetime(2026, 3, 1, tzinfo=UTC)
    lines = {field: line for field, _, line, _ in _rows(mail, read_by_rules(mail, at, US, ()), at)}

    assert lines["source"] == "First things first, what's your name?: Marcy Delgadillo"


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("dj_wesele", "Odpowiedz w ciągu 24 h", "the words are a program's"),
        ("plataforma", "En cumplimiento del RGPD", "set apart"),
        ("sommerfest", "Denne e-posten er sendt av flyten", "set small or grey"),
    ],
)
def test_a_form_names_the_line_from_which_on_its_program_speaks(
    name: str, line: str, why: str
) -> None:
    mail = read_mail((GOLD / f"{name}.eml").read_bytes())
    at = datetime(2026, 3, 1, tzinfo=UTC)
    rows = {row[0]: row for row in _rows(mail, read_by_rules(mail, at, US, ()), at)}

    _, told, first, _ = rows["left out"]
    assert first.startswith(line)
    assert told.startswith("from this line on: ")
    assert why in told


def test_a_form_whose_program_says_nothing_below_leaves_nothing_out() -> None:
    mail = read_mail((GOLD / "forms_of_33_tongues_11_en_typeform.eml").read_bytes())
    mail = replace(mail, text="Name: Ana\nEmail: ana@kunde.example\nMessage: Two tents?", html="")
    at = datetime(2026, 3, 1, tzinfo=UTC)
    rows = [row[0] for row in _rows(mail, read_by_rules(mail, at, US, ()), at)]

    assert "message" in rows
    assert "left out" not in rows
