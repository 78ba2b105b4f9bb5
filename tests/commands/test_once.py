"""once --dry-run: everything is decided, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.once import once
from standin.story.person import Person
from standin.world import World


def test_dry_run_tells_programs_what_would_change(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert once(config=world.config, as_json=True, dry_run=True) == 0
    told = json.loads(capsys.readouterr().out)

    assert (told["mails"], told["leads"], told["letters"], told["version"]) == (1, 1, 0, 0)
    assert told["sheets_writes"] == 0
    assert {
        "sign": "+",
        "where": "Leads L-1001",
        "what": "Jane Roe, Acme Tools, jane@acme-tools.example.com",
        "because": "nobody with this e-mail, phone, name or company",
    } in told["changes"]


def test_dry_run_changes_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for as_json in (False, True):
        assert once(config=world.config, as_json=as_json, dry_run=True) == 0
    assert "Nothing was written." in capsys.readouterr().out

    assert once(config=world.config, as_json=True, dry_run=False) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["leads"]) == (1, 1)


def test_turn_says_what_it_did_and_nothing_of_what_it_did_not(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert once(config=world.config, as_json=False, dry_run=False) == 0
    assert capsys.readouterr().out.startswith("1 mail, 1 new lead, 3 cells written (")

    person = Person(base_url=world.base_url, spreadsheet_id=world.spreadsheet_id)
    person.types("Leads", [{"Owner": "", "Territory": ""}], at_row=2)
    assert once(config=world.config, as_json=False, dry_run=False) == 0
    assert capsys.readouterr().out.startswith("2 told in History (")


def test_mailbox_that_is_away_is_named_once(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = tmp_path / "away.yaml"
    text = world.config.read_text(encoding="utf-8")
    away.write_text(text.replace(f"port: {world.mail.imap_port}", "port: 1"), encoding="utf-8")

    assert once(config=away, as_json=True, dry_run=True) == 75
    (trouble,) = json.loads(capsys.readouterr().out)["trouble"]
    assert trouble.startswith("mailbox inquiries: nothing listens at 127.0.0.1:1.")


def test_letter_that_cannot_leave_is_said_and_ends_in_try_again(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An acknowledgement is due and nothing listens where letters leave; the inquiry is filed all the same."""
    rules = Person(base_url=world.base_url, spreadsheet_id=world.spreadsheet_id)
    for number, row in enumerate(rules.reads("Rules"), 2):
        value = {"acknowledgement": "on", "quiet hours": "off"}.get(row.get("Then", ""))
        if value:
            rules.types("Rules", [{**row, "Value": value}], at_row=number)
    closed = tmp_path / "closed.yaml"
    text = world.config.read_text(encoding="utf-8")
    closed.write_text(text.replace(f"port: {world.mail.smtp_port}", "port: 1"), encoding="utf-8")

    for _ in range(2):
        assert once(config=closed, as_json=True, dry_run=False) == 75
        told = json.loads(capsys.readouterr().out)
        (trouble,) = told["trouble"]
        assert trouble.startswith("the acknowledgement for L-1001 (jane@acme-tools.example.com)")
        assert "is tried again: mail server 127.0.0.1:1 cannot be used" in trouble
        assert told["letters"] == 0


def test_mailbox_that_is_away_is_named_once_in_a_real_turn_too(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = tmp_path / "away.yaml"
    text = world.config.read_text(encoding="utf-8")
    away.write_text(text.replace(f"port: {world.mail.imap_port}", "port: 1"), encoding="utf-8")

    assert once(config=away, as_json=True, dry_run=False) == 75
    (trouble,) = json.loads(capsys.readouterr().out)["trouble"]
    assert trouble.count("mailbox inquiries:") == 1


def test_stage_changed_between_two_runs_of_once_is_told_and_is_the_first_answer(
    world: World,
) -> None:
    """Each run is a new process and remembers nothing: so it is under cron."""
    person = Person(base_url=world.base_url, spreadsheet_id=world.spreadsheet_id)
    assert once(config=world.config, as_json=True, dry_run=False) == 0
    (lead,) = person.reads("Leads")
    person.types("Leads", [{"Stage": "Contacted"}], at_row=2)

    assert once(config=world.config, as_json=True, dry_run=False) == 0

    told = [row for row in person.reads("History") if row["What"] == "Stage"]
    assert [(row["Lead"], row["Who"], row["From"], row["To"]) for row in told] == [
        (lead["ID"], "person", "New", "Contacted")
    ]
    answers = {row[1]: row[2] for row in person.shows("Dashboard") if len(row) > 2}
    assert answers["Waiting now"] == "–"
    assert answers["Answered within a day"] == "100%"
