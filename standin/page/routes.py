"""The page and what it asks for: `/` and `/_local/demo/*`.

The functions that answer are plain ones, so Starlette runs them beside its loop: a turn talks to this very server.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from standin.page.desk import Desk, News, Refusal

STATIC = Path(__file__).parent / "static"
_LARGEST_BODY = 25 * 1024 * 1024

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_PAGE_HEADERS = {
    "Content-Security-Policy": _PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_MAIL_HEADERS = _PAGE_HEADERS | {
    # A stranger wrote what is in there: no script, nothing fetched, no way out of its frame.
    "Content-Security-Policy": "default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
}


def page_routes(desk: Desk) -> list[Route | Mount]:
    """The demo's own routes; the sheet itself is answered by the stand-in of the Sheets API."""
    page = _Answers(desk)
    return [
        Route("/", page.index),
        Route("/_local/demo/state", page.state),
        Route("/_local/demo/mails", page.mails),
        Route("/_local/demo/sent", page.sent),
        Route("/_local/demo/mail/{box:str}/{name:str}", page.mail),
        Route("/_local/demo/mail/{box:str}/{name:str}/html", page.mail_html),
        Route("/_local/demo/send", page.send, methods=["POST"]),
        Route("/_local/demo/drop", page.drop, methods=["POST"]),
        Route("/_local/demo/reply", page.reply, methods=["POST"]),
        Route("/_local/demo/turn", page.turn, methods=["POST"]),
        Route("/_local/demo/jump", page.jump, methods=["POST"]),
        Mount("/static", _Static(directory=STATIC)),
    ]


class _Static(StaticFiles):
    def file_response(self, *args: Any, **options: Any) -> Response:
        response = super().file_response(*args, **options)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-cache"
        return response


class _Answers:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def index(self, _: Request) -> Response:
        return HTMLResponse((STATIC / "index.html").read_bytes(), headers=_PAGE_HEADERS)

    def state(self, _: Request) -> Response:
        return JSONResponse(self._desk.state())

    def mails(self, _: Request) -> Response:
        return JSONResponse(self._desk.mails())

    def sent(self, _: Request) -> Response:
        return JSONResponse(self._desk.sent())

    def mail(self, request: Request) -> Response:
        mail = self._desk.mail_view(request.path_params["box"], request.path_params["name"])
        return _gone() if mail is None else JSONResponse(mail.as_object())

    def mail_html(self, request: Request) -> Response:
        mail = self._desk.mail_view(request.path_params["box"], request.path_params["name"])
        return _gone() if mail is None else HTMLResponse(mail.html, headers=_MAIL_HEADERS)

    def turn(self, _: Request) -> Response:
        return _news(self._desk.worker.turn)

    def jump(self, _: Request) -> Response:
        return _news(self._desk.worker.jump)

    async def send(self, request: Request) -> Response:
        asked = await _fields(request, "name", "email", "subject", "text")
        return await _done(lambda: self._desk.send(**asked))

    async def reply(self, request: Request) -> Response:
        asked = await _fields(request, "mail", "text")
        return await _done(lambda: self._desk.reply(to_mail=asked["mail"], text=asked["text"]))

    async def drop(self, request: Request) -> Response:
        raw = await _body(request)
        return await _done(lambda: self._desk.drop(raw))


def _gone() -> Response:
    return JSONResponse({"error": "That mail is not here any more."}, status_code=404)


def _news(work: Callable[[], News]) -> Response:
    news = work()
    return JSONResponse({"said": news.said, "trouble": list(news.trouble)})


async def _done(work: Callable[[], None]) -> Response:
    try:
        await run_in_threadpool(work)
    except Refusal as refusal:
        return JSONResponse({"error": str(refusal)}, status_code=400)
    except OSError as error:
        return JSONResponse({"error": f"The mail was not taken: {error}"}, status_code=502)
    return JSONResponse({})


async def _fields(request: Request, *names: str) -> dict[str, str]:
    """These fields of a JSON object, as text; what is missing or no text is blank."""
    try:
        given = json.loads(await _body(request))
    except ValueError:
        given = {}
    found = given if isinstance(given, dict) else {}
    return {name: found[name] if isinstance(found.get(name), str) else "" for name in names}


async def _body(request: Request) -> bytes:
    """The body; b"" when it is larger than a provider would take."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_BODY:
                return b""
    except ClientDisconnect:
        return b""
    return bytes(body)
