"""What lies between the wire and the spreadsheet: faults strike here, and people act at their moments."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from standin.sheets.errors import ApiError
from standin.sheets.faults.fate import CutShort, Fate, HangUp
from standin.sheets.faults.faults import Faults
from standin.sheets.faults.methods import Visit, visit_of
from standin.sheets.http import Answer, Asked
from standin.sheets.office import Office
from standin.sheets.schedule import Moment, Schedule

if TYPE_CHECKING:
    from starlette.responses import Response

Answering = Callable[[Office, Asked], Answer]


class Passage:
    """The way of every request to its answer while faults or appointments are set."""

    def __init__(
        self, office: Office, faults: Faults, schedule: Schedule, answering: Answering
    ) -> None:
        self._office = office
        self._faults = faults
        self._schedule = schedule
        self._answering = answering
        self._landing: set[asyncio.Task[Answer]] = set()

    @property
    def is_clear(self) -> bool:
        """Nothing can happen on it, so that it need not be taken."""
        return self._faults.is_quiet and self._schedule.is_empty

    async def through(self, asked: Asked) -> Response:
        visit = visit_of(asked)
        fate = self._faults.fate_of(asked, visit, self._caller(asked))
        if fate.wait_s:
            await asyncio.sleep(fate.wait_s / 2)
            await self._people("in_latency", visit)
            await asyncio.sleep(fate.wait_s / 2)
        true: Answer | None = None
        if fate.lands_in_s == 0:
            true = await self._done(asked, visit, fate)
        elif fate.lands_in_s is not None:
            self._lands_later(asked, visit, replace(fate, lag_s=0.0), fate.lands_in_s)
        return _response(fate, true)

    def _caller(self, asked: Asked) -> str:
        try:
            return self._office.accounts.caller(asked.authorization)
        except ApiError:
            return ""

    async def _done(self, asked: Asked, visit: Visit, fate: Fate) -> Answer:
        """The true answer, with what people do around it."""
        if not visit.reads:
            await self._people("before_write", visit)
        office = self._office.lagging(fate.lag_s) if fate.lag_s else self._office
        made = await run_in_threadpool(self._answering, office, asked)
        if visit.reads:
            await self._people("after_read", visit)
        return made

    def _lands_later(self, asked: Asked, visit: Visit, fate: Fate, seconds: float) -> None:
        async def landing() -> Answer:
            await asyncio.sleep(seconds)
            return await self._done(asked, visit, fate)

        task = asyncio.ensure_future(landing())
        self._landing.add(task)  # the event loop itself keeps no hold of its tasks
        task.add_done_callback(self._landing.discard)

    async def _people(self, at: Moment, visit: Visit) -> None:
        if visit.spreadsheet_id and not self._schedule.is_empty:
            await run_in_threadpool(self._schedule.keep, self._office, at, visit.spreadsheet_id)


def _response(fate: Fate, true: Answer | None) -> Response:
    from standin.sheets.faults.dropping import Shortened, Silence

    match fate.reply:
        case HangUp():
            return Silence(fate.reply)
        case CutShort() if true is not None:
            return Shortened(true, fate.reply.share)
        case Answer():
            return response_of(fate.reply)
    assert true is not None
    return response_of(true)


def response_of(answer: Answer) -> Response:
    """An answer as the web framework sends it."""
    from starlette.responses import Response

    return Response(answer.body, answer.code, media_type=answer.content_type)
