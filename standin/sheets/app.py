"""The stand-in of the Sheets API as a set of web routes, to be mounted with others in one application."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from standin.sheets import http, local_api, tokens
from standin.sheets.accounts import PROJECT, new_account, write_file
from standin.sheets.errors import ApiError, Json
from standin.sheets.faults.faults import Faults
from standin.sheets.faults.passage import Passage, response_of
from standin.sheets.office import OWNER, Office, new_book
from standin.sheets.schedule import Schedule
from standin.sheets.window import Looks

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

_log = logging.getLogger(__name__)
_VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class SheetsStandin:
    """Google Sheets, on this machine.

    Attributes:
        v4_reads: Sheets requests that only read, since the start; Google counts them against the read quota.
        v4_writes: All other Sheets requests.
        v4_written_bytes: The bodies of those.
        faults: What is to go wrong; nothing, until something is added.
        schedule: What people will do at moments to come.
    """

    def __init__(self, data: Path | None, clock: Callable[[], dt.datetime]) -> None:
        """`data` is the folder of the SQLite file (None: memory only); `clock` gives the time, with a zone."""
        self.office = Office(data, clock)
        self.v4_reads = 0
        self.v4_writes = 0
        self.v4_written_bytes = 0
        self.faults = Faults(clock)
        self.schedule = Schedule()
        self._looks = Looks()
        self._passage = Passage(self.office, self.faults, self.schedule, self._answered)

    def create_spreadsheet(
        self, title: str, locale: str = "en_GB", time_zone: str = "Europe/London"
    ) -> str:
        """Create an empty spreadsheet of the owner, shared with every service account; a reset empties it."""
        held = self.office.create(new_book(title, locale, time_zone), OWNER, home=True)
        return held.book.spreadsheet_id

    def service_account_file(self, base_url: str, path: Path, project: str = PROJECT) -> str:
        """Make a service account, share the owner's spreadsheets with it, write its file; gives its address."""
        account = new_account(project)
        self.office.add_account(account)
        write_file(account, base_url, path)
        return account.email

    def reset(self) -> None:
        """Drop all spreadsheets; those of `create_spreadsheet` come back empty, under the same ids.

        Faults and people's appointments are forgotten with them.
        """
        self.faults.clear()
        self.schedule.clear()
        self.office.reset()

    def close(self) -> None:
        self.office.close()

    def routes(self) -> list[Route]:
        """Everything below /v4, /drive, /upload, /token and the stand-in's own /_local."""
        from starlette.routing import Route

        return [
            Route("/v4/{rest:path}", self._api, methods=_VERBS),
            Route("/drive/{rest:path}", self._api, methods=_VERBS),
            Route("/upload/{rest:path}", self._api, methods=_VERBS),
            Route(tokens.PATH, self._api, methods=["POST"]),
            Route("/_local/reset", self._reset, methods=["POST"]),
            Route("/_local/calls", self._calls, methods=["GET"]),
            Route("/_local/faults", self._faults, methods=["GET", "POST", "DELETE"]),
            Route("/_local/human", self._human, methods=["GET", "POST", "DELETE"]),
            Route("/_local/page/{what:str}", self._page, methods=["GET"]),
        ]

    async def _api(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        body = await request.body()
        raw_path = request.scope.get("raw_path") or request.url.path.encode()
        path, query = raw_path.decode("latin-1"), request.url.query
        authorization = request.headers.get("authorization", "")
        self._count(request.method, path, len(body))
        asked = http.Asked(request.method, path, query, body, authorization)
        if self._passage.is_clear:
            return response_of(await run_in_threadpool(self._answered, self.office, asked))
        return await self._passage.through(asked)

    def _answered(self, office: Office, asked: http.Asked) -> http.Answer:
        try:
            if asked.raw_path == tokens.PATH:
                return tokens.granted(office, asked)
            return http.answer(office, asked)
        except Exception:  # noqa: BLE001 - a mistake in here must look like Google's 500, not end the connection
            _log.exception("the stand-in failed at %s %s", asked.verb, asked.raw_path)
            return http.refusal(ApiError(500, "INTERNAL", "Internal error encountered."))

    def _count(self, verb: str, path: str, size: int) -> None:
        if not path.startswith("/v4/"):
            return
        try:
            reads = http.found(verb, path)[0].reads
        except ApiError:
            reads = verb == "GET"
        if reads:
            self.v4_reads += 1
        else:
            self.v4_writes += 1
            self.v4_written_bytes += size

    async def _reset(self, _request: Request) -> Response:
        from starlette.responses import JSONResponse

        self.reset()
        return JSONResponse({})

    async def _calls(self, _request: Request) -> Response:
        """What was asked of the Sheets API since the start, for those who count calls from outside."""
        from starlette.responses import JSONResponse

        return JSONResponse(
            {
                "reads": self.v4_reads,
                "writes": self.v4_writes,
                "written_bytes": self.v4_written_bytes,
            }
        )

    async def _faults(self, request: Request) -> Response:
        body = await request.body()
        if request.method == "POST":
            return await self._local(lambda: local_api.faults_changed(self.faults, body))
        if request.method == "DELETE":
            self.faults.clear()
        return await self._local(self.faults.told)

    async def _human(self, request: Request) -> Response:
        body = await request.body()
        if request.method == "POST":
            return await self._local(lambda: local_api.human(self.office, self.schedule, body))
        if request.method == "DELETE":
            self.schedule.clear()
        return await self._local(lambda: {"scheduled": self.schedule.told()})

    async def _page(self, request: Request) -> Response:
        what, asked = request.path_params["what"], dict(request.query_params)
        return await self._local(lambda: local_api.page(self.office, self._looks, what, asked))

    async def _local(self, act: Callable[[], Json]) -> Response:
        from starlette.concurrency import run_in_threadpool

        def done() -> http.Answer:
            try:
                return http.ok(act())
            except ApiError as error:
                return http.refusal(error)

        return response_of(await run_in_threadpool(done))
