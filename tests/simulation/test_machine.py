"""The same promises as a state machine: hypothesis looks for a short story that breaks one, and shrinks it.

    LEADSHEET_STORIES=2000 .venv/bin/python -m pytest tests/simulation/test_machine.py

plays more of them, each time others. Without the setting the same stories are told every time.
"""

from __future__ import annotations

import os
import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.simulation import people, post, sheet
from tests.simulation.mutants import MUTANTS, planted
from tests.simulation.oracle import judged
from tests.simulation.scenario import BOUNDARIES, DAYS, MAILS, MEANWHILE, NAMESAKE, ZONES
from tests.simulation.world import Setting, World

STORIES = int(os.environ.get("LEADSHEET_STORIES", "0"))

numbers = st.integers(0, 50)
workers = st.integers(0, 1)
acts = st.sampled_from(sorted(people.ACTS))
said = st.sampled_from(sorted(people.DECISIONS))
seconds = st.sampled_from([1, 20, 70, 400, 4_000, 30_000, 86_400])


class Office(RuleBasedStateMachine):
    """A day in the office, as bad as can be; at its end every promise must have been kept."""

    @initialize(
        start=st.sampled_from(DAYS),
        zone=st.sampled_from(ZONES),
        sent_folder=st.booleans(),
        mailboxes=st.integers(1, 2),
    )
    def opens(self, start: object, zone: str, sent_folder: bool, mailboxes: int) -> None:
        setting = Setting(
            start=start,  # type: ignore[arg-type]  # one of DAYS
            zone=zone,
            workers=2,
            mailboxes=mailboxes,
            sent_folder=sent_folder,
            digest_at="08:00",
        )
        self.world = World(setting)

    @rule(kind=st.sampled_from(sorted({*MAILS, NAMESAKE})), choice=numbers)
    def mail_arrives(self, kind: str, choice: int) -> None:
        self.world.mail(kind, choice)

    @rule(worker=workers)
    def turn(self, worker: int) -> None:
        self.world.turn(worker)

    @rule(seed=numbers)
    def both_workers_at_once(self, seed: int) -> None:
        self.world.turns_together(random.Random(seed).randrange)

    @rule(what=acts, choice=numbers)
    def somebody(self, what: str, choice: int) -> None:
        people.act(self.world, what, choice)

    @rule(what=said, choice=numbers)
    def somebody_decides(self, what: str, choice: int) -> None:
        people.act(self.world, what, choice)

    @rule(at=st.sampled_from(BOUNDARIES), what=said, choice=numbers)
    def somebody_decides_in_the_same_second(self, at: str, what: str, choice: int) -> None:
        self.world.meanwhile.append((at, lambda: people.act(self.world, what, choice)))

    @rule(at=st.sampled_from(BOUNDARIES), what=st.sampled_from(MEANWHILE), choice=numbers)
    def somebody_in_the_same_second(self, at: str, what: str, choice: int) -> None:
        self.world.meanwhile.append((at, lambda: people.act(self.world, what, choice)))

    @rule(worker=workers, at=st.sampled_from(BOUNDARIES))
    def worker_dies(self, worker: int, at: str) -> None:
        self.world.processes[worker].die_at = at

    @rule(fate=st.sampled_from(list(sheet.Fate)), lag=st.integers(1, 180))
    def next_write(self, fate: sheet.Fate, lag: int) -> None:
        self.world.sheet.lag = timedelta(seconds=lag)
        self.world.sheet.fates.append(fate)

    @rule(lag=st.integers(1, 290))
    def next_reading_is_old(self, lag: int) -> None:
        self.world.sheet.lag = timedelta(seconds=lag)
        self.world.sheet.reading_fates.append(sheet.Fate.STALE)

    @rule(fate=st.sampled_from(list(post.Fate)))
    def next_letter(self, fate: post.Fate) -> None:
        self.world.post.fates.append(fate)

    @rule(what=st.sampled_from(["sheet", "mailbox", "mail server"]), long=seconds)
    def outage(self, what: str, long: int) -> None:
        self.world.outage(what, long)

    @rule(at=st.sampled_from(BOUNDARIES), long=seconds)
    def laptop_sleeps(self, at: str, long: int) -> None:
        self.world.meanwhile.append((at, lambda: self.world.wait(long)))

    @rule(long=seconds)
    def time_passes(self, long: int) -> None:
        self.world.wait(long)

    @rule(worker=workers, off=st.sampled_from([-86_400, -120, 0, 120, 86_400]))
    def clock_jumps(self, worker: int, off: int) -> None:
        self.world.set_wrong(self.world.processes[worker], float(off))

    @rule(choice=numbers)
    def mailbox_is_rebuilt(self, choice: int) -> None:
        self.world.rebuild_mailbox(choice)

    @rule(choice=numbers, with_guards=st.booleans())
    def somebody_restores_an_older_version(self, choice: int, with_guards: bool) -> None:
        people.restore(self.world, choice, with_guards=with_guards)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        assert self.world.rest(), "the workers never came to rest"
        assert [str(finding) for finding in judged(self.world)] == []


def told(examples: int, steps: int, *, always_the_same: bool, shrinks: bool = True) -> settings:
    phases = (Phase.explicit, Phase.generate, *([Phase.shrink] if shrinks else ()))
    return settings(
        phases=phases,
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=always_the_same,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(autouse=True)
def _stories_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis draws numbers it has seen in our code, too; then every change of it, anywhere, told other stories."""
    none = Constants()
    monkeypatch.setattr(providers, "_get_local_constants", lambda: none)


def test_short_stories_keep_every_promise() -> None:
    run_state_machine_as_test(Office, settings=told(15, 10, always_the_same=True))


@pytest.mark.slow
def test_long_stories_keep_every_promise() -> None:
    # To be told the shortest story of a failure takes minutes: only who asks for many stories waits for it.
    profile = told(STORIES or 300, 40, always_the_same=not STORIES, shrinks=bool(STORIES))
    run_state_machine_as_test(Office, settings=profile)


@pytest.mark.slow
def test_planted_mistake_is_found() -> None:
    mutant = next(one for one in MUTANTS if one.name == "no dedupe on source_ref")
    # A mail is filed twice, or a form's row again in every turn: whichever story is found first.
    shown = "was filed 2 times|never came to rest"
    one_story = settings(
        told(100, 20, always_the_same=True), report_multiple_bugs=False, phases=[Phase.generate]
    )
    with planted(mutant), pytest.raises(AssertionError, match=shown):
        run_state_machine_as_test(Office, settings=one_story)
