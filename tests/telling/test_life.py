"""What became of a lead is told in words, merges and what undid them too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from leads.changes import Changes
from leads.filing import Filing
from leads.model import Event, Lead
from leads.picture import Picture
from leads.recognising.merging import merge, unmerge
from leads.telling.life import life_of

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OLDER = Lead(
    lead_id="L-1001",
    name="Ana Lopez",
    email="ana@bluewater.example",
    stage="Quoted",
    inquiries=2,
    last_touch=NOON,
    row=2,
)
YOUNGER = Lead(
    lead_id="L-1027",
    name="Anna Lopes",
    email="lopez@example.net",
    territory="Britain",
    stage="New",
    interest="Hoses",
    inquiries=1,
    last_touch=NOON + timedelta(seconds=1),
    row=3,
)


def told(lead_id: str, picture: Picture) -> str:
    return "\n".join(life_of(lead_id, picture.events, ZoneInfo("Europe/London")))


def merged() -> Picture:
    picture = Picture(leads=(OLDER, YOUNGER), read_at=NOON)
    filing = Filing(who="carry_out_decisions", at=NOON)
    change = merge(picture, OLDER, YOUNGER, "a person typed Same in Review", filing)
    return picture.after(Changes.of(change))


def parted() -> Picture:
    picture = merged()
    filing = Filing(who="unmerge", at=NOON + timedelta(hours=1))
    change = unmerge(picture, YOUNGER.lead_id, "asked for on the command line", filing)
    later = Picture(leads=picture.leads, events=picture.events, version=2, read_at=filing.at)
    return later.after(Changes.of(change))


def test_older_row_tells_whom_it_took_in_what_they_said_otherwise_and_what_it_took_over() -> None:
    assert told("L-1001", merged()) == (
        "2026-11-20 12:00  carry_out_decisions merged L-1027 into it, because a person typed Same in Review\n"
        "    L-1027 had asked: “Hoses”\n"
        "    Name stayed “Ana Lopez”; L-1027 said “Anna Lopes”\n"
        "    Email stayed “ana@bluewater.example”; L-1027 said “lopez@example.net”\n"
        "    Interest was set to “Hoses”\n"
        "    Territory was set to “Britain”\n"
        "    Inquiries went from “2” to “3”\n"
        "    Last touch went from “2026-11-20 12:00:00” to “2026-11-20 12:00:01”"
    )


def test_younger_row_tells_where_it_went() -> None:
    said = told("L-1027", merged())

    assert "carry_out_decisions merged it into L-1001, because a person typed Same in" in said
    assert "\n    Stage went from “New” to “Merged”" in said
    assert "before merging" not in said


def test_both_rows_tell_of_the_merge_that_was_taken_back() -> None:
    older, younger = told("L-1001", parted()), told("L-1027", parted())

    assert (
        "2026-11-20 13:00  unmerge took L-1027 out of it again, because asked for on the command line\n"
        "    L-1027 is remembered as another person" in older
    )
    assert "\n    Inquiries went from “3” to “2”" in older.partition("unmerge")[2]
    assert (
        "2026-11-20 13:00  unmerge took it out of L-1001 again, because asked for on the command line\n"
        "    L-1001 is remembered as another person" in younger
    )


def test_both_leads_tell_that_somebody_called_them_two() -> None:
    different = Event(
        at=NOON,
        lead_id="L-1027",
        who="carry_out_decisions",
        what=Event.DIFFERENT,
        new="L-1001",
        because="a person typed Different in Review",
    )
    picture = Picture(events=(different,))

    assert told("L-1027", picture).endswith(
        "noted that L-1001 is another person, because a person typed Different in Review"
    )
    assert told("L-1001", picture).endswith(
        "noted that L-1027 is another person, because a person typed Different in Review"
    )


def test_absence_bounce_and_a_row_that_went_and_came_back_are_told_in_words() -> None:
    what = (
        (Event.AWAY, None, datetime(2026, 12, 1, tzinfo=UTC).date()),
        (Event.BOUNCED, None, "ana@bluewater.example"),
        (Event.DELETED, "Ana Lopez", None),
        (Event.BACK, None, "Ana Lopez"),
    )
    events = tuple(
        Event(at=NOON, lead_id="L-1001", who="worker", what=one, old=old, new=new)
        for one, old, new in what
    )

    lines = [
        line.partition("worker ")[2] for line in told("L-1001", Picture(events=events)).splitlines()
    ]
    assert lines == [
        "noted that they are away until 2026-12-01",
        "noted that mail to ana@bluewater.example comes back",
        "noted that its row was deleted",
        "noted that its row is back",
    ]
