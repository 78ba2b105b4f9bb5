"""doctor and explain, on the stand-ins: every server is really signed in to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from google.oauth2.service_account import Credentials
from gspread import Spreadsheet

from commands.doctor import doctor
from commands.explain import explain
from commands.init import init
from commands.list_automations import list_automations
from commands.parse import parse
from connectors.workbook.client import client_for
from standin.world import Plan, World, open_world

ROOT = Path(__file__).resolve().parents[2]

INQUIRY = (
    b"From: Jane Roe <jane@acme-tools.example.com>\r\nTo: inquiries@example.org\r\nSubject: 40 pumps\r\n"
    b"Message-ID: <j1@acme-tools.example.com>\r\n\r\nPlease quote for 40 pumps.\r\nJane Roe, +44 20 7946 0123\r\n"
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    plan = Plan(folder=tmp_path_factory.mktemp("world"), address="inquiries@example.org")
    with open_world(plan, lambda: datetime.now(UTC)) as world:
        yield world


@pytest.fixture(scope="module")
def furnished(world: World) -> World:
    assert init(config=world.config) == 0
    return world


@pytest.fixture
def changed(world: World, tmp_path: Path) -> Path:
    """A copy of the configuration beside the original, for the test to change."""
    path = world.config.with_name(f"{tmp_path.name}.yaml")
    path.write_text(world.config.read_text())
    return path


def checks(config: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, str]]]:
    capsys.readouterr()
    code = doctor(config=config, as_json=True)
    return code, json.loads(capsys.readouterr().out)["checks"]


def not_ok(config: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    code, found = checks(config, capsys)
    bad = [f"{each['group']}: {each['what']}" for each in found if each["level"] != "ok"]
    assert code == (1 if bad else 0)
    assert all(each["advice"] for each in found if each["level"] != "ok")
    return bad


def opened(world: World) -> Spreadsheet:
    """The spreadsheet, as somebody else with access has it open."""
    credentials = Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
        str(world.credentials), scopes=["https://www.googleapis.com/auth/spreadsheets"]
    )
    return client_for(credentials, world.base_url).open_by_key(world.spreadsheet_id)


def test_empty_spreadsheet_is_told_to_run_init(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = checks(world.config, capsys)

    assert code == 1
    (tabs,) = [each for each in found if each["what"].startswith("tabs are not there")]
    assert "init" in tabs["advice"]


def test_sample_people_are_the_only_thing_left_after_init(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (only,) = not_ok(furnished.config, capsys)

    assert only.startswith("Team: still the sample people: ")


def test_tab_that_is_gone_is_told_once_and_init_puts_it_back(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    spreadsheet = opened(furnished)
    spreadsheet.del_worksheet(spreadsheet.worksheet("Stages"))

    told = [each for each in not_ok(furnished.config, capsys) if "Stages" in each]

    assert told == ["Spreadsheet: tabs are not there: Stages"]
    assert init(config=furnished.config) == 0
    assert not [each for each in not_ok(furnished.config, capsys) if "Stages" in each]


def test_lead_that_no_digest_tells_of_is_found(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = opened(furnished).worksheet("Leads")
    headings = sheet.row_values(1)
    places = {"Name": "Ana Lopez", "Owner": "Ben Okorro", "ID": "L-9"}
    cells = {sheet.cell(2, headings.index(name) + 1).address: said for name, said in places.items()}
    sheet.batch_update([{"range": at, "values": [[said]]} for at, said in cells.items()])

    found = not_ok(furnished.config, capsys)
    sheet.batch_clear(list(cells))

    assert "Team: nobody who gets a digest owns L-9 (Ben Okorro)" in found


def test_every_place_is_looked_at(furnished: World, capsys: pytest.CaptureFixture[str]) -> None:
    _, found = checks(furnished.config, capsys)

    assert list(dict.fromkeys(each["group"] for each in found)) == [
        "This machine",
        "Configuration",
        "Spreadsheet",
        "Team",
        "Rules",
        "Mailbox inquiries",
        "Outgoing mail",
    ]
    said = " ".join(each["what"] for each in found)
    assert "is logged in" in said
    assert "is signed in" in said
    assert "IDLE" in said


def test_nothing_is_sent_or_written(furnished: World, capsys: pytest.CaptureFixture[str]) -> None:
    checks(furnished.config, capsys)

    assert furnished.mail.sent.all() == ()


def test_wrong_password_is_found_by_trying_it(
    furnished: World, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (changed.parent / "wrong").write_text("not it")
    (changed.parent / "wrong").chmod(0o600)
    changed.write_text(
        changed.read_text().replace("password_file: password", "password_file: wrong")
    )

    bad = " ".join(not_ok(changed, capsys))

    assert "Mailbox inquiries: mailbox inquiries: 127.0.0.1 refused the login" in bad
    assert "Outgoing mail: mail server 127.0.0.1" in bad
    assert "not it" not in bad


def test_folder_that_is_not_there_is_found(
    furnished: World, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = yaml.safe_load(changed.read_text())
    config["mailboxes"][0]["folder"] = "Inbux"
    changed.write_text(yaml.safe_dump(config))

    assert "there is no folder 'Inbux'; nearest: 'INBOX'" in " ".join(not_ok(changed, capsys))


def test_key_that_others_may_read_is_found(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    furnished.credentials.chmod(0o644)

    bad = " ".join(not_ok(furnished.config, capsys))
    furnished.credentials.chmod(0o600)

    assert f"Configuration: others on this machine may read {furnished.credentials}" in bad


def test_spreadsheet_that_is_not_shared_names_the_account(
    furnished: World, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = yaml.safe_load(changed.read_text())
    config["workbook"]["spreadsheet"] = "nobody-knows-this"
    changed.write_text(yaml.safe_dump(config))

    assert "Spreadsheet: the spreadsheet cannot be opened" in not_ok(changed, capsys)


def test_unusable_configuration_ends_with_2_and_every_problem(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed.write_text(changed.read_text() + "worker: {check_evry: 1 min, log: xml}\n")

    assert doctor(config=changed, as_json=False) == 2
    said = capsys.readouterr().out
    assert "did you mean check_every?" in said
    assert "'xml' is not one of" in said


def test_missing_configuration_is_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "config.yaml"

    assert doctor(config=missing, as_json=False) == 2
    said = capsys.readouterr().out
    assert f"{missing}: there is no such file" in said
    assert "-> copy config.example.yaml to config.yaml" in said


def test_lead_is_explained_from_its_row_and_history(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    furnished.mail.deliver(INQUIRY)
    turn = [sys.executable, "run.py", "once", "--config", str(furnished.config)]
    done = subprocess.run(turn, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    capsys.readouterr()

    assert explain("l-1001", config=furnished.config) == 0
    said = capsys.readouterr().out
    assert said.startswith("L-1001: Jane Roe")
    assert "Phone: +442079460123" in said
    assert "take_in_inquiries filed it, because " in said
    assert "set Owner to “Ben Okoro”, because " in said


def test_mail_is_explained_by_the_forms_profile_and_the_rules_in_force(
    furnished: World, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed.write_text(
        changed.read_text()
        + "form_mails: [{name: shop, senders: bot@shop.example.com, labels: {e-mail: Postfach}}]\n"
    )
    mail = tmp_path / "mail.eml"
    mail.write_text(
        "From: Shop <bot@shop.example.com>\nSubject: New\n\n"
        "Name: Ana Lopez\nPostfach: ana@example.org\nMessage: What would a heat pump cost?\n"
    )

    assert explain(str(mail), config=changed) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Heat pump" in said
    assert "Rules row" in said
    assert "(shop)" in said
    assert "Postfach: ana@example.org" in said


def test_mail_is_explained_without_the_rules_when_the_sheet_cannot_be_asked(
    furnished: World, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = yaml.safe_load(changed.read_text())
    config["workbook"]["spreadsheet"] = "nobody-knows-this"
    changed.write_text(yaml.safe_dump(config))
    mail = tmp_path / "mail.eml"
    mail.write_text("From: Ana <ana@example.org>\nSubject: Chairs\n\nDo you sell chairs?\n")

    assert explain(str(mail), config=changed) == 0
    told = capsys.readouterr()
    assert "The Rules tab could not be asked" in told.err
    assert "Chairs" in told.out


def test_mail_files_are_read_by_what_people_taught_on_the_rules_tab(
    furnished: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text("From: Ana <ana@acme.example>\nSubject: Hi\n\nWhat is a heat pump?\n")

    assert parse([mail], as_json=True, config=furnished.config, own=[], region="") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["interest"] == "Heat pump"
    assert told["rules"].startswith("the Rules tab is followed: ")


def test_form_whose_mails_can_never_be_known_is_found(
    furnished: World, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed.write_text(changed.read_text() + "form_mails: [{name: shop}]\n")

    assert "Configuration: no mail is ever known as one of the form shop" in not_ok(changed, capsys)


def test_lead_nobody_knows_ends_with_1(
    furnished: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("L-9999", config=furnished.config) == 1
    assert "There is no lead L-9999 among " in capsys.readouterr().err


@pytest.mark.parametrize("what", ["letters/inquiry", "inquiry.eml", "."])
def test_path_without_a_mail_is_told_as_one_before_the_sheet_is_asked(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(what, config=tmp_path / "config.yaml") == 1
    assert f"There is no mail file {what}: check the path." in capsys.readouterr().err


def test_list_prints_the_roster_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    from automations import ALL

    assert list_automations() == 0
    said = capsys.readouterr().out
    places = [said.index(automation.name) for automation in ALL]
    assert places == sorted(places)
