"""Every mistake in a configuration is told with its place and the next step, and no secret with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.config import load_config
from connectors.errors import ConfigError
from tests.connectors.config.config_files import SMALLEST, problems, written


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
