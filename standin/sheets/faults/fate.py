"""What becomes of a request? When it is done, what is answered, and how each kind of fault decides that."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from standin.sheets import tokens
from standin.sheets.accounts import BAD_SIGNATURE, CLOCK_SKEW, GrantRefusedError
from standin.sheets.errors import Json, invalid
from standin.sheets.faults import replies
from standin.sheets.faults.latencies import check_latency, drawn
from standin.sheets.faults.methods import Visit
from standin.sheets.http import Answer, Asked, refusal

GOOGLE_LIMIT_S = 180.0
"""For so long Google works on a request at most; a longer silence is no answer any more."""

DEFAULT_DELAY_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HangUp:
    """No answer: the connection ends after so many seconds, by a reset (RST) or just closed."""

    after_s: float = 0.0
    reset: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CutShort:
    """The true answer, of which only this share of the bytes arrives."""

    share: float


Reply = Answer | HangUp | CutShort


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What one fault does to one request.

    Attributes:
        wait_s: Before anything is done with it.
        lag_s: A reading shows the spreadsheet as it was so long ago.
        lands_in_s: When it is applied: 0 at once, None never.
        reply: In place of the true answer; None for the true one.
    """

    wait_s: float = 0.0
    lag_s: float = 0.0
    lands_in_s: float | None = 0.0
    reply: Reply | None = None


Making = Callable[[Json, Asked, Visit, random.Random], Fate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of fault: what may be set about it, how it is checked, and what it makes.

    Attributes:
        settles: It decides what is answered, so that only one of these can meet a request.
        of_token: It is what the token endpoint says, and strikes only there.
    """

    make: Making
    settings: frozenset[str] = frozenset()
    check: Callable[[Json], None] = lambda _settings: None
    settles: bool = True
    of_token: bool = False


def _latency(settings: Json, _asked: Asked, visit: Visit, chance: random.Random) -> Fate:
    return Fate(wait_s=drawn(settings, visit.method, chance))


def _stale(settings: Json, _asked: Asked, visit: Visit, _chance: random.Random) -> Fate:
    return Fate(lag_s=float(settings["seconds"]) if visit.reads else 0.0)


def _delayed(settings: Json, asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    said: dict[str, Reply] = {
        "reset": HangUp(),
        "timeout": HangUp(after_s=float(settings.get("hang_s", 0.0)), reset=False),
        "unavailable": replies.unavailable(asked),
    }
    delay = float(settings.get("seconds", DEFAULT_DELAY_S))
    return Fate(lands_in_s=delay, reply=said[settings.get("answer", "reset")])


def _reset(settings: Json, _asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    return Fate(lands_in_s=_landing(settings, applied=True), reply=HangUp())


def _timeout(settings: Json, _asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    silence = HangUp(after_s=float(settings.get("seconds", GOOGLE_LIMIT_S)), reset=False)
    return Fate(lands_in_s=_landing(settings, applied=True), reply=silence)


def _truncated(settings: Json, _asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    return Fate(reply=CutShort(share=float(settings.get("share", 0.5))))


def _landing(settings: Json, *, applied: bool) -> float | None:
    return 0.0 if settings.get("applied", applied) else None


def _saying(words: Callable[[Asked], Answer], *, applied: bool = False) -> Making:
    def make(settings: Json, asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
        return Fate(lands_in_s=_landing(settings, applied=applied), reply=words(asked))

    return make


def _out_of_quota(_settings: Json, _asked: Asked, visit: Visit, _chance: random.Random) -> Fate:
    error = replies.quota_exceeded(reads=visit.reads, per_user=True, limit=60)
    return Fate(lands_in_s=None, reply=refusal(error))


def _no_grant(settings: Json, _asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    told = str(settings.get("description", BAD_SIGNATURE))
    return Fate(lands_in_s=None, reply=tokens.refusal(GrantRefusedError(told)))


def _wrong_clock(_settings: Json, _asked: Asked, _visit: Visit, _chance: random.Random) -> Fate:
    return Fate(lands_in_s=None, reply=tokens.refusal(GrantRefusedError(CLOCK_SKEW)))


def _check_stale(settings: Json) -> None:
    if "seconds" not in settings:
        raise invalid("Stale reads need seconds: how old they are.")


def _check_delayed(settings: Json) -> None:
    if settings.get("answer", "reset") not in {"reset", "timeout", "unavailable"}:
        raise invalid("A delayed request can be answered by reset, timeout or unavailable.")


_APPLIED = frozenset({"applied"})

KINDS: dict[str, Kind] = {
    "latency": Kind(
        make=_latency,
        settings=frozenset({"seconds", "uniform", "lognormal", "preset"}),
        check=check_latency,
        settles=False,
    ),
    "stale": Kind(make=_stale, settings=frozenset({"seconds"}), check=_check_stale, settles=False),
    "too_many_requests": Kind(make=_out_of_quota),
    "server_error": Kind(make=_saying(replies.server_error), settings=_APPLIED),
    "unavailable": Kind(make=_saying(replies.unavailable), settings=_APPLIED),
    "not_json": Kind(make=_saying(replies.not_json, applied=True), settings=_APPLIED),
    "truncated": Kind(make=_truncated, settings=frozenset({"share"})),
    "reset": Kind(make=_reset, settings=_APPLIED),
    "timeout": Kind(make=_timeout, settings=_APPLIED | {"seconds"}),
    "delayed": Kind(
        make=_delayed, settings=frozenset({"seconds", "answer", "hang_s"}), check=_check_delayed
    ),
    "invalid_grant": Kind(make=_no_grant, settings=frozenset({"description"}), of_token=True),
    "clock_skew": Kind(make=_wrong_clock, of_token=True),
    "expired_token": Kind(make=_saying(replies.expired_token)),
    "unshared": Kind(make=_saying(replies.unshared)),
    "protected": Kind(make=_saying(replies.protected)),
    "storage_quota": Kind(make=_saying(replies.storage_quota)),
    "api_disabled": Kind(make=_saying(replies.api_disabled)),
}
