"""What a configuration says once it is read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from connectors.config import Security, load_config
from connectors.config_values import is_loopback
from connectors.errors import ConfigError
from tests.connectors.config.config_files import SMALLEST, written


def test_smallest_file_has_the_documented_defaults(folder: Path) -> None:
    config = load_config(written(folder, SMALLEST))

    (mailbox,) = config.mailboxes
    assert (mailbox.port, mailbox.security, mailbox.folder) == (993, Security.TLS, "INBOX")
    assert (mailbox.max_mail_mb, mailbox.sent_folder) == (25, "")
    assert (config.outgoing.port, config.outgoing.security) == (587, Security.STARTTLS)
    assert (config.outgoing.user, config.outgoing.reply_to) == ("", "")
    assert (config.worker.check_every, config.worker.log) == (timedelta(minutes=1), "human")
    assert (config.forms, config.templates, config.workbook.api_base_url) == ((), None, "")


def test_paths_start_at_the_files_own_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "words").mkdir()
    path = written(folder, SMALLEST + "templates: words\n")
    monkeypatch.chdir("/")

    config = load_config(path)

    assert config.workbook.credentials_file == folder / "key.json"
    assert config.templates == folder / "words"


def test_names_in_paths_are_filled_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As systemd's LoadCredential wants it."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    text = SMALLEST.replace("password_file: secret", "password_file: $CREDENTIALS_DIRECTORY/secret")

    config = load_config(written(folder, text))

    assert config.mailboxes[0].password.get_secret_value() == "correct horse"


def test_password_file_is_read_anew_at_each_login(folder: Path) -> None:
    mailbox = load_config(written(folder, SMALLEST)).mailboxes[0]
    (folder / "secret").write_text("battery staple")

    assert mailbox.password.get_secret_value() == "battery staple"
    (folder / "secret").unlink()
    with pytest.raises(ConfigError, match="password_file"):
        _ = mailbox.password


def test_no_secret_shows_in_what_is_printed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALES_PASSWORD", "correct horse")
    text = SMALLEST.replace("password_file: secret", "password_env: SALES_PASSWORD")

    config = load_config(written(folder, text))

    assert config.mailboxes[0].password.get_secret_value() == "correct horse"
    shown = f"{config!r} {config.mailboxes[0].password!r} {config.model_dump_json()}"
    assert "correct horse" not in shown


@pytest.mark.parametrize(
    "spreadsheet",
    [
        "abc-DEF_1",
        "https://docs.google.com/spreadsheets/d/abc-DEF_1/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/abc-DEF_1",
    ],
)
def test_spreadsheet_is_named_by_url_or_id(folder: Path, spreadsheet: str) -> None:
    config = load_config(written(folder, SMALLEST.replace("abc-DEF_1", spreadsheet)))

    assert config.workbook.spreadsheet == "abc-DEF_1"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1 min", timedelta(minutes=1)),
        ("30 s", timedelta(seconds=30)),
        ("2 hours", timedelta(hours=2)),
        ("90", timedelta(seconds=90)),
        ("5 Minutes", timedelta(minutes=5)),
    ],
)
def test_time_spans_are_read_as_people_write_them(
    folder: Path, said: str, meant: timedelta
) -> None:
    config = load_config(written(folder, f"{SMALLEST}worker:\n  check_every: {said}\n"))

    assert config.worker.check_every == meant


def test_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADSHEET_WORKBOOK__SPREADSHEET", "other")
    monkeypatch.setenv("LEADSHEET_WORKER__LOG", "json")

    config = load_config(written(folder, SMALLEST))

    assert (config.workbook.spreadsheet, config.worker.log) == ("other", "json")
    assert config.workbook.credentials_file == folder / "key.json"


@pytest.mark.parametrize("host", ["localhost", "::1", "[::1]", "mail-1.example.com.", "münchen.de"])
def test_servers_have_many_kinds_of_names(folder: Path, host: str) -> None:
    config = load_config(written(folder, SMALLEST.replace("imap.example.com", f'"{host}"')))

    assert config.mailboxes[0].host == host


def test_workspace_knows_our_own_addresses(folder: Path) -> None:
    team = "team:\n  own_addresses: [INFO@example.com]\n  own_domains: ['@Example.com']\n  region: gb\n"

    ours = load_config(written(folder, SMALLEST + team)).workspace()

    assert sorted(ours.own_addresses) == [
        "info@example.com",
        "leads@example.com",
        "sales@example.com",
    ]
    assert (list(ours.own_domains), ours.region) == (["example.com"], "GB")
    assert ours.mail_domain == "example.com"


def test_messages_open_in_gmail_where_all_our_mail_is_there(folder: Path) -> None:
    at_gmail = SMALLEST.replace("host: imap.example.com", "host: imap.gmail.com")

    ours = load_config(written(folder, at_gmail)).workspace()

    assert (
        ours.link_to("a+b/1@example.org")
        == "https://mail.google.com/mail/#search/rfc822msgid:a%2Bb%2F1@example.org"
    )
    assert ours.link_to("a" * 600) == ""


def test_messages_have_a_link_that_some_mail_programs_open_elsewhere(folder: Path) -> None:
    team = "team:\n  message_link: https://webmail.example.com/?id={message_id}\n"

    assert (
        load_config(written(folder, SMALLEST)).workspace().link_to("1@a.example")
        == "mid:1@a.example"
    )
    assert (
        load_config(written(folder, SMALLEST + team)).workspace().link_to("1@a.example")
        == "https://webmail.example.com/?id=1@a.example"
    )


@pytest.mark.parametrize(
    ("host", "at_home"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("127.example.com", False),
        ("localhost.example.com", False),
        ("192.0.2.1", False),
    ],
)
def test_only_this_machine_is_loopback(host: str, at_home: bool) -> None:
    assert is_loopback(host) is at_home


FORM_MAIL = """
form_mails:
  - name: shop
    senders: bot@shop.example.com
    labels:
      Interest: [Gewerk, Bauvorhaben]
      E-Mail: Postfach
"""


def test_a_form_profile_is_known_to_decisions(folder: Path) -> None:
    profile = load_config(written(folder, SMALLEST + FORM_MAIL)).workspace().form_profiles[0]

    assert (profile.name, profile.senders) == ("shop", ("bot@shop.example.com",))
    assert profile.labels == (("interest", ("Gewerk", "Bauvorhaben")), ("e-mail", ("Postfach",)))
