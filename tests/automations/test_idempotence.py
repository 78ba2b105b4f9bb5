"""Every standing order, asked again about its own result, wants nothing: else a turn would never be idle."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automations import ALL
from leads.changes import Changes
from leads.model import Cell, Event, FormRow, Lead, LetterEvent, LetterState, Workspace
from leads.picture import Arrivals, Picture, TypedRow
from leads.settings import Member, SettingProblem, Settings, Stage, StageKind, TerritoryRule
from leads.tabs import LEADS

NOW = datetime(2026, 10, 25, 8, 30, tzinfo=UTC)
"""A Sunday on which clocks are set back in Europe."""

ZONES = st.sampled_from(["Etc/UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia"]).map(
    ZoneInfo
)
NAMES = st.sampled_from(["", "Ana", "ana ", "Ben", "Cho", "Nobody we know"])
STAGES = st.sampled_from(["", "New", "Talking", "Won", "Junk", "odd"])
WORDS = st.text(max_size=12) | st.sampled_from(["=1+1", "Lopez Ltd", "next week", "’"])
PHONES = st.sampled_from(["", "020 7946 0123", "+1 202 555 0101", "call me", "0"])
EMAILS = st.sampled_from(["", "ana@acme.example", "BEN@acme.example", "a@b", "@", "x y"])
MOMENTS = st.none() | st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  # hypothesis gives it the zone
    max_value=datetime(9998, 12, 31),  # noqa: DTZ001
    timezones=ZONES,
)
RECENT = st.timedeltas(min_value=timedelta(days=-40), max_value=timedelta(days=2)).map(
    lambda back: NOW + back
)
DAYS = st.none() | st.dates(max_value=date(9998, 12, 31))

members = st.builds(
    Member,
    name=st.sampled_from(["Ana", "Ben", "Cho"]),
    email=st.sampled_from(["", "team@example.com", "ana@example.com", "no address"]),
    active=st.booleans(),
    digest_at=st.none() | st.sampled_from([time(0, 0), time(2, 30), time(8, 0), time(23, 59)]),
    days=st.frozensets(st.integers(0, 6)),
    zone=ZONES,
    away_from=DAYS,
    away_until=DAYS,
    deputy=NAMES,
    capacity=st.none() | st.integers(0, 3),
    language=st.sampled_from(["en", "de", "xx"]),
)
rules = st.builds(
    TerritoryRule,
    order=st.integers(0, 9),
    match_on=st.sampled_from(["country", "keyword", "source", "e-mail domain", "*"]),
    pattern=st.sampled_from(["GB, DE", "pumps", "Email", "acme.example", "*"]),
    territory=st.sampled_from(["", "North", "World"]),
    owners=st.lists(st.sampled_from(["Ana", "Ben", "Cho", "Gone"]), max_size=3).map(tuple),
    row=st.integers(2, 9),
)
stages = st.tuples(
    st.builds(Stage, name=st.just("New"), remind_after=st.none() | st.integers(0, 10**9)),
    st.builds(Stage, name=st.just("Talking"), remind_after=st.none() | st.integers(0, 400)),
    st.just(Stage(name="Won", kind=StageKind.WON)),
    st.just(Stage(name="Junk", kind=StageKind.JUNK)),
)
problems = st.builds(
    SettingProblem,
    tab=st.sampled_from(["Team", "Stages"]),
    row=st.integers(2, 5),
    heading=st.sampled_from(["Days", "Colour", "odd | heading"]),
    problem=WORDS,
)
configured = st.builds(
    Settings,
    team=st.lists(members, max_size=3, unique_by=lambda m: m.name).map(tuple),
    territories=st.lists(rules, max_size=4).map(tuple),
    stages=stages,
    problems=st.lists(problems, max_size=4).map(tuple),
)
leads = st.builds(
    Lead,
    lead_id=st.integers(1001, 1012).map(lambda n: f"L-{n}"),
    name=WORDS,
    company=WORDS,
    stage=STAGES,
    owner=NAMES,
    next_action=DAYS,
    comment=WORDS,
    phone=PHONES,
    email=EMAILS,
    territory=st.sampled_from(["", "North", "north ", "elsewhere"]),
    country=st.sampled_from(["", "GB", "Germany", "??"]),
    priority=st.sampled_from(["", "A", "z"]),
    first_contact=MOMENTS,
    last_touch=MOMENTS,
    inquiries=st.integers(0, 4),
    row=st.integers(2, 50),
)
CELLS: st.SearchStrategy[Cell] = (
    WORDS | PHONES | st.floats(allow_nan=False, allow_infinity=False) | st.dates() | st.booleans()
)


def typed_cells(attribute: str) -> st.SearchStrategy[Cell]:
    """As a reading gives them: dates and numbers where the column means them, else the words."""
    kind = LEADS.column(attribute).kind.value
    if kind == "date":
        return DAYS.filter(bool) | WORDS
    if kind == "date-time":
        return MOMENTS.filter(bool) | WORDS
    if kind in {"integer", "number", "currency"}:
        return st.integers(0, 10**6) | WORDS
    return WORDS | PHONES | EMAILS


typed_rows = st.builds(
    TypedRow,
    row=st.integers(60, 70),
    cells=st.fixed_dictionaries(
        {},
        optional={
            column.attribute: typed_cells(column.attribute)
            for column in LEADS.columns
            if column.attribute != "lead_id"
        },
    ),
    copied_id=st.sampled_from(["", "L-1001"]),
)
events = st.builds(
    Event,
    at=RECENT,
    lead_id=st.integers(1001, 1012).map(lambda n: f"L-{n}"),
    who=st.sampled_from(["assign_owners", "take_in_inquiries", "a person"]),
    what=st.sampled_from(["Owner", "Next action", "Stage", Event.FILED, Event.TOUCH]),
    new=WORDS,
    source_ref=st.sampled_from(["", "one@acme.example#1", "form:web:1"]),
)
letters = st.builds(
    LetterEvent,
    message_id=st.integers(1, 4).map(lambda n: f"digest.{n}@example.com"),
    kind=st.just("digest"),
    to=st.just("ana@example.com"),
    about=st.sampled_from(["Ana", "Ben", "Gone"]),
    day=st.dates(date(2026, 10, 20), date(2026, 10, 26)),
    state=st.sampled_from(LetterState),
    at=RECENT,
    attempt=st.integers(0, 9),
)
form_rows = st.builds(
    FormRow,
    form=st.just("web"),
    answers=st.fixed_dictionaries(
        {},
        optional={
            "Timestamp": CELLS,
            "Name": CELLS,
            "Email": EMAILS,
            "Phone": PHONES,
            "Message": CELLS,
        },
    ),
)


def ids_given_out(wanted: Changes) -> list[str]:
    new = (part.new_lead or (part.completion.lead if part.completion else None) for part in wanted)
    return [lead.lead_id for lead in new if lead]


WORDS_UNDER = st.tuples(st.just("L-1003"), st.sampled_from(["next_action", "last_touch"]))


def _of_those(held: list[Lead], words: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """A reading tells words of leads alone that it shows."""
    shown = {lead.lead_id for lead in held}
    return {about: said for about, said in words.items() if about[0] in shown}


def _below(held: list[Lead], typed: list[TypedRow]) -> tuple[TypedRow, ...]:
    """A reading tells the id that a typed row carries only where a lead's row above it has that id."""
    shown = {lead.lead_id for lead in held}
    return tuple(one if one.copied_id in shown else replace(one, copied_id="") for one in typed)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    held = draw(st.lists(leads, max_size=5, unique_by=lambda lead: lead.lead_id))
    return Picture(
        read_at=NOW,
        zone=draw(ZONES),
        leads=tuple(held),
        typed_rows=_below(
            held, draw(st.lists(typed_rows, max_size=3, unique_by=lambda one: one.row))
        ),
        settings=draw(configured),
        next_lead=draw(st.integers(1001, 1012)),
        events=tuple(sorted(draw(st.lists(events, max_size=6)), key=lambda event: event.at)),
        letters=tuple(sorted(draw(st.lists(letters, max_size=5)), key=lambda row: row.at)),
        form_rows=tuple(draw(st.lists(form_rows, max_size=3))),
        words=_of_those(held, draw(st.dictionaries(WORDS_UNDER, st.just("next week")))),
        missing=draw(st.sampled_from([{}, {"Leads": ("Owner", "Next action")}])),
        workspace=Workspace(region="GB"),
    )


invented = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Inventing a picture costs more than deciding on it: so each is shown to every standing order."""


@given(picture=pictures())
@invented
def test_automation_wants_nothing_more_once_it_has_what_it_wanted(picture: Picture) -> None:
    for automation in ALL:
        wanted = automation.decide(picture, Arrivals(), NOW)
        after = picture.after(wanted)

        assert automation.decide(after, Arrivals(), NOW) == Changes(), automation.name


@given(picture=pictures(), later=st.timedeltas(timedelta(0), timedelta(seconds=50)))
@invented
def test_whole_roster_comes_to_rest_after_one_turn_and_gives_no_id_twice(
    picture: Picture, later: timedelta
) -> None:
    """What one standing order did gives none of the others new work."""
    held = [lead.lead_id for lead in picture.leads]
    given_out: list[str] = []
    for automation in ALL:
        wanted = automation.decide(picture, Arrivals(), NOW)
        given_out += ids_given_out(wanted)
        picture = picture.after(wanted)

    for automation in ALL:
        # Whether a letter has waited long enough depends on the clock alone.
        if automation.name not in {"retry_letters", "send_digests"}:
            assert automation.decide(picture, Arrivals(), NOW + later) == Changes(), automation.name

    assert len({*held, *given_out}) == len(held) + len(given_out)
    assert picture.next_lead > max((int(one[2:]) for one in given_out), default=0)
