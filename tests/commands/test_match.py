"""`match`: each new lead is judged against the register and those before it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.match import match
from commands.match_all import match_all
from commands.options import parse_arguments

ANA = {
    "lead_id": "L-1",
    "name": "Ana Silva",
    "company": "Silva Tiles Ltd",
    "email": "ana.silva@silvatiles.example.com",
    "phone": "+44 20 7946 0123",
    "city": "London",
}


def write(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def judged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_repeat_new_and_possible_are_told_with_their_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = write(tmp_path / "r.jsonl", ANA)
    again = {
        "lead_id": "N-1",
        "name": "SILVA, Ana",
        "email": "Ana.Silva+web@silvatiles.example.com",
    }
    other = {"lead_id": "N-2", "name": "Bo Lindqvist", "email": "bo@example.net", "phone": None}
    mario = {
        "lead_id": "N-3",
        "name": "Marco Silva",
        "email": "ana.silva@silvatiles.example.com",
        "phone": "020 7946 0123",
        "city": "London",
    }

    assert match(register, write(tmp_path / "n.jsonl", again, other, mario), as_json=True) == 0

    repeat, new, possible = judged(capsys)
    assert (repeat["outcome"], repeat["match"]) == ("repeat", "L-1")
    assert "same e-mail" in str(repeat["because"])
    assert (new["outcome"], new["match"], new["candidates"]) == ("new", None, [])
    assert (possible["outcome"], possible["match"]) == ("possible", None)
    assert "first names differ: Marco / Ana" in str(possible["because"])


def test_a_new_lead_joins_the_register_before_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = ANA | {"lead_id": "N-2"}
    new = write(tmp_path / "n.jsonl", ANA | {"lead_id": "N-1"}, again)

    match(write(tmp_path / "r.jsonl"), new, as_json=True)

    assert [(told["outcome"], told["match"]) for told in judged(capsys)] == [
        ("new", None),
        ("repeat", "N-1"),
    ]


def test_candidates_come_best_first_with_scores_from_0_to_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cousin = ANA | {"lead_id": "L-2", "name": "Marco Silva", "email": "marco@example.org"}
    new = write(tmp_path / "n.jsonl", ANA | {"lead_id": "N-1"})

    match(write(tmp_path / "r.jsonl", cousin, ANA), new, as_json=True)

    (told,) = judged(capsys)
    candidates = told["candidates"]
    assert isinstance(candidates, list)
    assert candidates[0][0] == "L-1"
    assert all(0 <= score <= 1 for _, score in candidates)
    assert candidates == sorted(candidates, key=lambda pair: -pair[1])


def test_without_json_it_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = write(tmp_path / "n.jsonl", ANA | {"lead_id": "N-1"})

    match(write(tmp_path / "r.jsonl", ANA), new, as_json=False)

    assert capsys.readouterr().out.startswith("N-1: repeat of L-1 (same e-mail")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{oops", "line 2: is not JSON"),
        ("[1, 2]", "line 2: is not a lead"),
        ('{"name": "Ana"}', "line 2: has no lead_id"),
        ('{"lead_id": "L-2", "phone": ["1"]}', "line 2: phone must be text"),
        ("[" * 100_000, "line 2: is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, complaint: str
) -> None:
    register = write(tmp_path / "r.jsonl", ANA)
    new = write(tmp_path / "n.jsonl", ANA | {"lead_id": "N-1"}, line, ANA | {"lead_id": "N-3"})

    assert match(register, new, as_json=True) == 2

    out, err = capsys.readouterr()
    assert [json.loads(told)["lead_id"] for told in out.splitlines()] == ["N-1", "N-3"]
    assert complaint in err


def test_a_missing_register_judges_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match(tmp_path / "no.jsonl", write(tmp_path / "n.jsonl", ANA), as_json=True) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "no.jsonl cannot be read: No such file" in err


def test_numbers_and_blank_lines_are_taken_as_they_are_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = write(
        tmp_path / "r.jsonl", {"lead_id": 7, "name": "Bo Li", "phone": 12025550123}, ""
    )
    new = write(tmp_path / "n.jsonl", {"lead_id": 8, "name": "Bo Li", "phone": "(202) 555-0123"})

    assert match(register, new, as_json=True) == 0
    assert [(told["lead_id"], told["match"]) for told in judged(capsys)] == [("8", "7")]


def test_all_tells_every_suspicious_pair_of_a_register_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = {**ANA, "lead_id": "L-2", "name": "SILVA, Ana", "phone": "020 7946 0123"}
    twin = {**ANA, "lead_id": "L-3", "name": "Marco Silva"}
    other = {"lead_id": "L-4", "name": "Bo Lindqvist", "email": "bo@example.net"}
    register = write(tmp_path / "r.jsonl", ANA, again, other, twin)

    assert match_all(register, config=tmp_path / "none.yaml", as_json=True) == 0

    out, err = capsys.readouterr()
    pairs = [json.loads(line) for line in out.splitlines()]
    assert {(p["elder"], p["younger"], p["certain"]) for p in pairs} == {
        ("L-1", "L-2", True),
        ("L-1", "L-3", False),
        ("L-2", "L-3", False),
    }
    assert all(p["because"] for p in pairs)
    assert "4 leads, 3 suspicious pairs" in err


def test_all_says_in_words_who_is_who(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = write(tmp_path / "r.jsonl", ANA, {**ANA, "lead_id": "L-2"})

    match_all(register, config=tmp_path / "none.yaml", as_json=False)

    assert capsys.readouterr().out.startswith("L-2 Ana Silva is L-1 Ana Silva: same e-mail")


def test_all_names_the_lines_it_cannot_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match_all(write(tmp_path / "r.jsonl", ANA, "{"), config=tmp_path, as_json=True) == 2

    assert "line 2: is not JSON" in capsys.readouterr().err


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_of_another_kind_is_told_in_a_few_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, whole: bool
) -> None:
    ledger = write(tmp_path / "ledger.csv", *["Ana;Silva;London"] * 500)

    if whole:
        assert match_all(ledger, config=tmp_path, as_json=True) == 2
    else:
        assert match(write(tmp_path / "r.jsonl", ANA), ledger, as_json=True) == 2

    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith(f"{ledger}, line 1: is not JSON") for line in told)
    assert told[-1] == "... and 490 more"
    assert len(told) < 15


def test_all_shows_how_far_it_has_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.match_all._NOTED_EACH", 2)
    register = write(tmp_path / "r.jsonl", *({**ANA, "lead_id": f"L-{n}"} for n in range(4)))

    match_all(register, config=tmp_path, as_json=True)

    shown = capsys.readouterr().err.splitlines()
    assert shown[:2] == ["2 of 4 leads, 1 pair", "4 of 4 leads, 6 pairs"]


@pytest.mark.parametrize(
    "typed", [["--ask", "--all", "--register", "r.jsonl"], ["--ask", "--register", "r", "n"]]
)
def test_only_a_workbooks_people_can_be_asked(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["match", *typed])

    assert "--ask goes with" in capsys.readouterr().err
