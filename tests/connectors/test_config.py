"""The configuration: the example is complete, and a wrong file gets one message that names everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from connectors.config import Config, Security, load_config
from connectors.config_values import is_loopback
from connectors.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]

SMALLEST = """\
workbook:
  spreadsheet: abc-DEF_1
  credentials_file: key.json
mailboxes:
  - name: sales
    host: imap.example.com
    user: sales@example.com
    password_file: secret
outgoing:
  host: smtp.example.com
  sender: Leads <leads@example.com>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "key.json").write_text("{}")
    (tmp_path / "secret").write_text("correct horse\n")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_config(written(folder, text))
    return caught.value.problems


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


def test_every_problem_is_named_at_once_with_path_line_and_nearest_name(folder: Path) -> None:
    text = SMALLEST.replace("    host: imap", "    prot: 99\n    security: tsl\n    host: imap")
    text = (
        text.replace("key.json", "nowhere.json") + "worker:\n  check_every: often\nmailboxs: []\n"
    )

    gone = f"{folder}/nowhere.json cannot be read (No such file or directory)"

    assert problems(folder, text) == [
        f"workbook.credentials_file (line 3): {gone}. Next: put the file there, or correct its path",
        "mailboxes[0].prot (line 6): there is no such setting; did you mean port?",
        "mailboxes[0].security (line 7): 'tsl' is not one of 'tls', 'starttls' or 'none'",
        "worker.check_every (line 15): 'often' is not a time span (write: 1 min, or 30 s)",
        "mailboxs (line 16): there is no such setting; did you mean mailboxes?",
    ]


def test_folder_in_place_of_the_file_and_a_text_in_another_encoding_are_told(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"this is a folder\. Next: name the file in it"):
        load_config(folder)

    (folder / "config.yaml").write_bytes("team: Köln".encode("latin-1"))
    with pytest.raises(ConfigError, match=r"no text in UTF-8 \(byte 8\). Next: save it as UTF-8"):
        load_config(folder / "config.yaml")


@pytest.mark.parametrize(
    ("instead", "problem"),
    [
        ("    password: hunter2\n", "a password is never written here"),
        ("    password_env: hunter2\n", "not the name of an environment variable"),
        ("    password_env: NOBODY_SET_THIS\n", "NOBODY_SET_THIS is not set"),
        ("    password_file: gone\n", "cannot be read"),
        ("", "say where the password of its user is"),
    ],
)
def test_password_that_cannot_be_had_is_named_and_never_shown(
    folder: Path, instead: str, problem: str
) -> None:
    said = "\n".join(problems(folder, SMALLEST.replace("    password_file: secret\n", instead)))

    assert said.startswith("mailboxes[0]")
    assert problem in said
    assert "hunter2" not in said


def test_two_passwords_are_one_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALES_PASSWORD", "x")
    text = SMALLEST.replace(
        "    password_file", "    password_env: SALES_PASSWORD\n    password_file"
    )

    assert problems(folder, text) == [
        "mailboxes[0].password_file (line 9): give password_env or password_file, not both"
    ]


def test_clear_text_is_refused_unless_it_stays_on_this_machine(folder: Path) -> None:
    clear = SMALLEST.replace("    user", "    security: none\n    user")

    (said,) = problems(folder, clear)
    assert said.startswith("mailboxes[0].security (line 7): none would send the password to imap.")
    at_home = load_config(written(folder, clear.replace("imap.example.com", "127.0.0.1")))
    assert at_home.mailboxes[0].port == 143


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "Leads <leads@example.com>",
            "Leads",
            "outgoing.sender (line 11): 'Leads' is not a mail address",
        ),
        ("abc-DEF_1", "my sheet", "workbook.spreadsheet (line 2): 'my sheet' is neither"),
        ("  spreadsheet: abc-DEF_1\n", "", "workbook.spreadsheet: must be given"),
        ("sales\n", "\n", "mailboxes[0].name (line 5): must be given"),
        ("mailboxes:", "mailboxes: 7\nx:", "mailboxes (line 4): must be a list"),
        ("name: sales", "name: sales\n    port: 70000", "port (line 6): must be at most 65535"),
        ("name: sales", "name: sales\n    max_mail_mb: 0", "(line 6): must be more than 0"),
        (
            "key.json",
            "[key.json]",
            "workbook.credentials_file (line 3): must be the path of a file",
        ),
        ("outgoing:", "team: {region: UK}\noutgoing:", "'UK' is not a country code of two letters"),
        ("outgoing:", "team: {region: NO}\noutgoing:", 'must be text (in quotes: "NO")'),
        ("outgoing:", "templates: gone\noutgoing:", "templates (line 9): there is no folder /"),
    ],
)
def test_mistakes_are_told_in_words(folder: Path, old: str, new: str, problem: str) -> None:
    assert problem in "\n".join(problems(folder, SMALLEST.replace(old, new)))


@pytest.mark.parametrize(
    "host",
    ["imaps://sales:hunter2@imap.example.com", "imap.example.com:993", "imap.example.com/", " "],
)
def test_server_is_a_name_and_nothing_else(folder: Path, host: str) -> None:
    """Where a URL is pasted there may be a password in it: it is not repeated."""
    (said,) = problems(folder, SMALLEST.replace("imap.example.com", f'"{host}"'))

    assert said.startswith("mailboxes[0].host (line 6): write only the server's name")
    assert "hunter2" not in said


@pytest.mark.parametrize("host", ["localhost", "::1", "[::1]", "mail-1.example.com.", "münchen.de"])
def test_servers_have_many_kinds_of_names(folder: Path, host: str) -> None:
    config = load_config(written(folder, SMALLEST.replace("imap.example.com", f'"{host}"')))

    assert config.mailboxes[0].host == host


def test_sender_cannot_bring_headers_of_its_own(folder: Path) -> None:
    text = SMALLEST.replace(
        "Leads <leads@example.com>", '"Leads <leads@example.com>\\r\\nBcc: x@example.com"'
    )

    (said,) = problems(folder, text)
    assert said.startswith("outgoing.sender (line 11): ")


def test_missing_password_is_named_beside_other_problems(folder: Path) -> None:
    text = SMALLEST.replace("    password_file: secret\n", "    port: many\n")

    assert problems(folder, text) == [
        "mailboxes[0].password_file: say where the password of its user is: password_env or password_file",
        "mailboxes[0].port (line 8): must be a whole number",
    ]


def test_password_in_a_url_is_not_repeated(folder: Path) -> None:
    text = SMALLEST.replace("mailboxes", "  link: http://me:hunter2@example.com/\nmailboxes")

    (said,) = problems(folder, text)
    assert "hunter2" not in said


def test_setting_given_twice_is_a_mistake(folder: Path) -> None:
    assert problems(folder, SMALLEST + "outgoing:\n  host: other.example.com\n")[0] == (
        "outgoing: given twice, in lines 9 and 12"
    )


def test_two_mailboxes_of_one_name_are_refused(folder: Path) -> None:
    """How far each was read is kept under its name."""
    block = SMALLEST[SMALLEST.index("  - name") : SMALLEST.index("outgoing")]
    text = SMALLEST.replace(block, block + block.replace("sales\n", "Sales\n"))

    assert problems(folder, text) == [
        "mailboxes (line 4): two of them are called sales; names must differ"
    ]


def test_missing_file_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"copy config\.example\.yaml to config\.yaml"):
        load_config(tmp_path / "config.yaml")


@pytest.mark.parametrize("text", ["workbook: [", "a: b: c", "\t- x", "- just\n- a list", "word"])
def test_file_that_is_no_yaml_says_where(folder: Path, text: str) -> None:
    assert len(problems(folder, text)) == 1


def test_empty_file_names_what_is_needed(folder: Path) -> None:
    assert problems(folder, "# nothing yet\n") == [
        "workbook: must be given",
        "outgoing: must be given",
    ]


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


# -- how a form's mails look

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


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ("    labels: {intrest: Gewerk}", "did you mean interest?"),
        ("    labels: {xyzzy: Farbe}", "there are name, first name"),
        ("    labls: {interest: Gewerk}", "did you mean labels?"),
        ("    says: '*'", "would be found in every mail"),
        ("    ends_at: ['']", "would be found in every mail"),
        ("    senders: {a: b}", "must be a list"),
    ],
)
def test_a_form_profile_that_makes_no_sense_is_named_with_the_nearest_word(
    folder: Path, odd: str, told: str
) -> None:
    found = problems(folder, f"{SMALLEST}\nform_mails:\n  - name: shop\n{odd}\n")

    assert len(found) == 1
    assert found[0].startswith("form_mails[0].")
    assert told in found[0]


# -- the example that everybody copies


@pytest.fixture
def example(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SALES_MAILBOX_PASSWORD", "x")
    monkeypatch.setenv("OUTGOING_PASSWORD", "x")
    (folder / "service-account.json").write_text("{}")
    return written(folder, (ROOT / "config.example.yaml").read_text(encoding="utf-8"))


def test_example_loads_as_it_is(example: Path) -> None:
    assert load_config(example).mailboxes[0].name == "sales"


MEANINGS = "form_mails.labels."
"""What stands under `labels` is the user's: what a form asks for."""


def test_example_names_every_setting_and_no_other() -> None:
    shown = yaml.safe_load((ROOT / "config.example.yaml").read_text(encoding="utf-8"))

    settings = {
        "form_mails.labels" if name.startswith(MEANINGS) else name for name in names_in(shown)
    }
    assert settings == set(names_of(Config))


def test_example_explains_every_setting_above_it() -> None:
    lines = (ROOT / "config.example.yaml").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if ":" in line and not line.lstrip().startswith(("#", "- info", "- example"))
        if not above.lstrip().startswith("#") and above.strip()
    ]

    # The first setting of a block stands right below the block's own line.
    assert bare == []


def names_of(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = next(models_in(field.annotation), None)
        if inner:
            yield from names_of(inner, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def names_in(shown: Any, path: str = "") -> Iterator[str]:
    if isinstance(shown, dict):
        for name, held in shown.items():
            deeper = isinstance(held, dict) or (
                isinstance(held, list) and isinstance(held[0], dict)
            )
            if deeper:
                yield from names_in(held, f"{path}{name}.")
            else:
                yield f"{path}{name}"
    elif isinstance(shown, list):
        for held in shown:
            yield from names_in(held, path)


ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ALIAS_BOMB, "more than 20 aliases"),
        ("mailboxes: &m [*m]\n", "holds itself"),
        ("a: " + "[" * 5_000 + "]" * 5_000 + "\n", "nested too deeply"),
    ],
)
def test_file_that_unfolds_without_end_is_refused_at_once(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=told):
        load_config(path)


def test_two_mailboxes_of_one_name_are_told_beside_their_other_problems(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "mailboxes:\n  - {name: sales, host: imap.example.com}\n  - {name: Sales, port: x}\n",
        encoding="utf-8",
    )

    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert any("names must differ" in problem for problem in told.value.problems)
    assert any("mailboxes[1].port" in problem for problem in told.value.problems)
