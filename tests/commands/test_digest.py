"""`digest --dry-run` shows the letters and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations import complete_typed_rows, send_digests
from automations.house import House
from commands import digest as command
from connectors.letters import JinjaLetters
from leads.model import LetterEvent, LetterState, Workspace
from leads.settings import Member, Settings, Stage
from tests.fakes.post import InMemoryOutbox
from tests.fakes.workbook import InMemoryWorkbook

NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)  # a Friday
TEAM = (
    Member(
        name="Priya Nair",
        email="priya@example.com",
        digest_at=time(8),
        zone=ZoneInfo("Europe/Dublin"),
    ),
    Member(
        name="Marco", email="marco@example.com", digest_at=time(9), zone=ZoneInfo("Europe/Rome")
    ),
    Member(name="Lena", email="lena@example.com"),
    Member(name="Omar", email="omar", digest_at=time(8)),
    Member(name="Ines", email="ines@example.com", digest_at=time(8), active=False),
)

Digest = Callable[..., int]


@pytest.fixture
def workbook() -> InMemoryWorkbook:
    book = InMemoryWorkbook(
        clock=lambda: NOW, settings=Settings(team=TEAM, stages=(Stage(name="New"),))
    )
    book.rows.append(
        {
            "lead_id": "L-1001",
            "name": "Ana",
            "owner": "Priya Nair",
            "stage": "New",
            "next_action": date(2026, 11, 14),
        }
    )
    return book


@pytest.fixture
def digest(workbook: InMemoryWorkbook, monkeypatch: pytest.MonkeyPatch) -> Digest:
    house = House(
        workbook=workbook,
        inboxes=(),
        letters=JinjaLetters(Path(__file__).parents[2] / "templates"),
        outbox=InMemoryOutbox(),
        workspace=Workspace(mail_domain="leads.example.com"),
        roster=(complete_typed_rows.AUTOMATION, send_digests.AUTOMATION),
        clock=lambda: NOW,
    )
    monkeypatch.setattr(command, "build_house", lambda config: house)

    def called(rep: str = "", day: date | None = None, *, dry_run: bool = True) -> int:
        return command.digest(config=Path("c.yaml"), rep=rep, day=day, dry_run=dry_run)

    return called


def test_letter_is_printed_with_recipient_subject_and_text(
    digest: Digest, workbook: InMemoryWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest("priya nair") == 0

    told = capsys.readouterr().out
    assert told.startswith(
        "=== Priya Nair, Friday 2026-11-20, at 08:00 Europe/Dublin\n"
        "To: priya@example.com\nSubject: 1 overdue - start with Ana\n\nGood morning, Priya Nair\n"
    )
    assert "6 days overdue" in told
    assert told.endswith("Nothing was sent, nothing was written.\n")
    assert (workbook.reads, workbook.writes) == (1, 0)


def test_everybody_is_shown_and_who_gets_none_is_told_why(
    digest: Digest, workbook: InMemoryWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest() == 0

    told = capsys.readouterr().out
    assert "Marco, Friday 2026-11-20: no digest, because there is nothing to say." in told
    assert "Lena, Friday 2026-11-20: no digest, because the Team tab gives no time" in told
    assert (
        "Omar, Friday 2026-11-20: no digest, because 'omar' on the Team tab is no mail address"
        in told
    )
    assert "Ines, Friday 2026-11-20: no digest, because they are not active" in told
    assert workbook.reads == 1


def test_another_day_is_counted_from_that_day(
    digest: Digest, capsys: pytest.CaptureFixture[str]
) -> None:
    digest("Priya Nair", date(2026, 11, 23))
    assert "9 days overdue" in capsys.readouterr().out

    digest("Priya Nair", date(2026, 11, 22))
    assert "because it is no working day of theirs" in capsys.readouterr().out


def test_row_typed_just_now_is_in_it(
    digest: Digest, workbook: InMemoryWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook.type_row(name="Ben by phone", owner="Marco", stage="New")

    digest("Marco")
    assert "Subject: 1 new - start with Ben by phone" in capsys.readouterr().out
    assert workbook.writes == 0


def test_digest_that_went_out_is_not_shown_as_if_it_would_again(
    digest: Digest, workbook: InMemoryWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook.letters.append(
        LetterEvent(
            message_id="x@leads.example.com",
            kind="digest",
            to="priya@example.com",
            about="Priya Nair",
            day=NOW.date(),
            state=LetterState.SENT,
            at=NOW,
        )
    )

    digest("Priya Nair")
    assert "because that day's is noted as sent already" in capsys.readouterr().out


def test_unknown_name_gets_the_nearest(digest: Digest, capsys: pytest.CaptureFixture[str]) -> None:
    assert digest("Prya Nair") == 2
    assert "did you mean 'Priya Nair'?" in capsys.readouterr().err


def test_without_dry_run_it_says_who_sends_digests(
    digest: Digest, workbook: InMemoryWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest(dry_run=False) == 2
    assert "`run` and `once`" in capsys.readouterr().err
    assert workbook.reads == 0
