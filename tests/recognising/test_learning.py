"""What a team's decisions teach, and what is refused."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest

from automations.learn_from_decisions import learn_from_decisions
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.model import Contact, Event, Lead
from leads.picture import Arrivals, Picture
from leads.recognising.comparing import compare
from leads.recognising.learning import (
    FARTHEST,
    Decision,
    Scored,
    decisions_of,
    learn,
    refitted,
    scores,
)
from leads.recognising.learnt import MOST, WEIGHTS, Learnt, learnt_of, model_of
from leads.recognising.merging import differ, merge
from leads.recognising.normalising import fingerprint
from leads.recognising.person_names import NOBODY
from leads.recognising.scoring import Model, shipped

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
FILING = Filing(who="carry_out_decisions", at=NOW)


def decision(number: int, one: Contact, other: Contact, *, is_same: bool) -> Decision:
    comparison = compare(fingerprint(one), fingerprint(other))._replace(persons=(NOBODY, NOBODY))
    return Decision(frozenset({f"L-{number}", f"L-{number + 5000}"}), comparison, is_same)


def office_mailbox(number: int) -> Decision:
    """Here a first name at an office's phone is always the same person: a habit of this team's customers."""
    one = Contact(name=f"Ana Lopez{chr(97 + number % 26)}", phone="+442079460123")
    other = Contact(name="Ana", phone="+442079460123")
    return decision(number, one, other, is_same=True)


def neighbours(number: int) -> Decision:
    one = Contact(name="Jo Reed", email=f"jo.reed{number}@gmail.com")
    other = Contact(name="Jo Reed", email=f"jo.reed{number + 1}@gmail.com")
    return decision(number, one, other, is_same=False)


HABITS = [office_mailbox(n) for n in range(20)] + [neighbours(100 + n) for n in range(20)]


def test_too_few_decisions_say_how_many_more_it_takes() -> None:
    lesson = learn(HABITS[:7])
    assert lesson.model is None
    assert lesson.missing == 13
    assert "13 more" in lesson.because


def test_decisions_of_one_kind_alone_teach_nothing() -> None:
    assert learn(HABITS[:20]).missing == 5


def test_consistent_decisions_bring_the_odds_nearer_to_what_people_say() -> None:
    lesson = learn(HABITS)
    assert lesson.before is not None
    assert lesson.after is not None
    assert lesson.after.loss < lesson.before.loss
    assert lesson.model is not None
    before, after = shipped().score(HABITS[0].comparison), lesson.model.score(HABITS[0].comparison)
    assert after > before


def test_the_order_of_decisions_changes_nothing() -> None:
    shuffled = random.Random(7).sample(HABITS, len(HABITS))
    one, other = learn(HABITS), learn(shuffled)
    assert (one.before, one.after) == (other.before, other.after)
    assert one.model is not None
    assert other.model is not None
    assert one.model.weights == pytest.approx(other.model.weights, abs=0.011)


def test_decisions_like_a_coins_are_refused() -> None:
    coin = random.Random(3)
    mixed = [d._replace(is_same=coin.random() < 0.5) for d in HABITS]
    lesson = learn(mixed)
    assert lesson.model is None or (
        lesson.after and lesson.before and lesson.after.wrong <= lesson.before.wrong
    )
    certain = Contact(name="Ana Lopez", email="ana@acme.example", phone="+442079460123")
    sure = [decision(n, certain, certain, is_same=n % 2 == 0) for n in range(40)]
    lesson = learn(sure)
    assert lesson.before is not None
    assert lesson.before.wrong == 20


def test_no_weight_goes_far_whatever_people_say() -> None:
    stubborn = [d._replace(is_same=not d.is_same) for d in HABITS] * 20
    moved, start = refitted(stubborn, shipped()), shipped()
    names = start.weights.keys() | moved.weights.keys()
    assert all(
        abs(moved.weights.get(n, 0.0) - start.weights.get(n, 0.0)) <= FARTHEST + 0.006
        for n in names
    )


def test_one_decision_hardly_moves_anything() -> None:
    moved, start = refitted(HABITS[:1], shipped()), shipped()
    names = start.weights.keys() | moved.weights.keys()
    assert all(abs(moved.weights.get(n, 0.0) - start.weights.get(n, 0.0)) <= 0.1 for n in names)


def test_five_hundred_varied_decisions_are_learnt_at_once() -> None:
    pick = random.Random(1)
    names, firms = ["Ana Lopez", "Ana", "A. Lopez", "Jo Reed", ""], ["Acme", "Acme Ltd", "Bolt", ""]
    mails = ["ana@acme.example", "ana2@acme.example", "info@acme.example", "jo@bolt.example", ""]
    phones = ["+442079460123", "+442079460124", "+442079461111", ""]

    def contact() -> Contact:
        return Contact(
            name=pick.choice(names),
            company=pick.choice(firms),
            email=pick.choice(mails),
            phone=pick.choice(phones),
        )

    many = [decision(n, contact(), contact(), is_same=pick.random() < 0.4) for n in range(500)]
    begin = process_time()
    learn(many)
    assert process_time() - begin < 3


def test_learnt_weights_survive_the_cell_and_fit_it() -> None:
    model = refitted(HABITS, shipped())
    text = Learnt(version=3, decisions=40, at="2027", model=model).to_json()
    assert len(text) < MOST
    again = learnt_of(text)
    assert (again.version, again.decisions) == (3, 40)
    assert again.model is not None
    assert again.model.weights == model.weights
    assert model_of({WEIGHTS: text}).bias == model.bias


@pytest.mark.parametrize(
    "spoilt", ["", "7", "[]", "{", '{"weights": 3}', '{"weights":{"a":"b"},"bias":0}']
)
def test_a_spoilt_cell_means_the_shipped_weights(spoilt: str) -> None:
    assert model_of({WEIGHTS: spoilt}) is shipped()


def test_what_came_into_the_program_after_the_learning_weighs_as_it_ships() -> None:
    older = Model(0.5, {"email SAME": 4.0})

    model = model_of({WEIGHTS: Learnt(version=1, model=older).to_json()})

    assert (model.bias, model.weights["email SAME"]) == (0.5, 4.0)
    assert model.weights["email DOMAIN"] == shipped().weights["email DOMAIN"]


def two_leads(n: int) -> tuple[Lead, Lead]:
    """The even ones share a phone, the odd ones a name and nearly a mailbox."""
    if n % 2 == 0:
        shared = {"company": "Acme", "phone": f"+44207946{n:04}"}
        return (
            Lead(lead_id=f"L-{1000 + n}", name="Ana Lopez", inquiries=1, **shared),  # type: ignore[arg-type]
            Lead(lead_id=f"L-{5000 + n}", name="Ana", inquiries=1, **shared),  # type: ignore[arg-type]
        )
    return (
        Lead(lead_id=f"L-{1000 + n}", name="Jo Reed", email=f"jo.reed{1000 + n}@gmail.com"),
        Lead(lead_id=f"L-{5000 + n}", name="Jo Reed", email=f"jo.reed{5000 + n}@gmail.com"),
    )


def register(count: int) -> Picture:
    """Pairs of leads: the even ones merged, the odd ones said to be different."""
    pairs = [two_leads(n) for n in range(count)]
    leads = tuple(lead for pair in pairs for lead in pair)
    picture = Picture(version=1, read_version=1, read_at=NOW, leads=leads)
    for n, (one, other) in enumerate(pairs):
        told = (
            merge(picture, one, other, "said so", FILING)
            if n % 2 == 0
            else Change(events=(differ(other.lead_id, one.lead_id, "said so", FILING),))
        )
        picture = picture.after(Changes.of(told))
    return picture


def test_decisions_are_read_from_history_as_the_rows_stood_then() -> None:
    picture = register(4)
    found = {min(d.pair): d for d in decisions_of(picture)}
    assert [found[f"L-{1000 + n}"].is_same for n in range(4)] == [True, False, True, False]
    # Merged rows are compared as they were, not with what the older one took in since.
    assert found["L-1000"].comparison.name.name in {"PART", "INITIAL", "SAME_PART"}


def test_the_week_learns_once_and_uses_it_from_then_on() -> None:
    picture = register(40)
    wanted = learn_from_decisions(picture, Arrivals(), NOW)
    after = picture.after(wanted)
    assert learnt_of(after.memory[WEIGHTS]).version == 1
    assert [e.new for e in after.events if e.what == Event.LEARNT] == ["version 1"]
    assert not learn_from_decisions(after, Arrivals(), NOW + timedelta(days=30))


def test_few_new_decisions_wait_for_more() -> None:
    picture = register(40)
    after = picture.after(learn_from_decisions(picture, Arrivals(), NOW))
    more = replace(
        after,
        events=(*after.events, *(differ(f"L-{n}", "L-1", "x", FILING) for n in range(9))),
    )
    assert not learn_from_decisions(more, Arrivals(), NOW + timedelta(days=8))


def test_answers_that_have_nothing_to_do_with_the_rows_are_refused() -> None:
    at_random = [d._replace(is_same=number % 2 == 0) for number, d in enumerate(HABITS)]
    lesson = learn(at_random)

    assert lesson.model is None
    assert lesson.because.startswith("refused: the answers do not follow")


def test_a_vetoed_pair_never_counts_as_certain() -> None:
    sure = Scored(0.999, is_same=False)

    assert scores([sure]).wrong == 1
    assert scores([sure._replace(is_vetoed=True)]).wrong == 0
