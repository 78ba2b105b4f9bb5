"""Trouble on the way: a server that loses replies, refuses, or is slow to say what it did."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens to one request whose path contains `match`.

    Attributes:
        apply: The server does what was asked before the answer goes wrong.
        status: Of the answer given instead; 0 cuts the real answer off in the middle.
    """

    match: str
    apply: bool = False
    status: int = 503
    body: bytes = b"<html>Error 503 (Server Error)</html>"
    headers: dict[str, str] = field(default_factory=dict)


def refusal(match: str, code: int, message: str, **headers: str) -> Fault:
    """An answer in Google's form, before anything was done."""
    error = {"error": {"code": code, "message": message, "status": "X"}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(match=match, status=code, body=json.dumps(error).encode(), headers=named)


class FaultyApp:
    """An ASGI application in front of another one.

    Attributes:
        faults: Waiting; each happens once, to the first request it matches.
        meanwhile: (match, what somebody does just before that request arrives); each once.
        requests: (method, path with query, body) of all that arrived.
    """

    def __init__(self, app: Any) -> None:
        self._app = app
        self.faults: list[Fault] = []
        self.meanwhile: list[tuple[str, Callable[[], object]]] = []
        self.requests: list[tuple[str, str, bytes]] = []

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["raw_path"].decode()
        body = await _whole(receive)
        self.requests.append((scope["method"], f"{path}?{scope['query_string'].decode()}", body))
        await self._act_of_others(path)
        fault = self._taken(path)
        if fault is None:
            await self._app(scope, _again(body), send)
            return
        if fault.apply:
            await self._app(scope, _again(body), _nowhere)
        await _answer(fault, send)

    def _taken(self, path: str) -> Fault | None:
        fault = next((fault for fault in self.faults if fault.match in path), None)
        if fault:
            self.faults.remove(fault)
        return fault

    async def _act_of_others(self, path: str) -> None:
        from starlette.concurrency import run_in_threadpool

        due = next((pair for pair in self.meanwhile if pair[0] in path), None)
        if due:
            self.meanwhile.remove(due)
            await run_in_threadpool(due[1])


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _again(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _nowhere(message: Message) -> None:
    """Where a reply goes that is lost."""


async def _answer(fault: Fault, send: Send) -> None:
    told = {"content-type": "text/html", **fault.headers}
    body = fault.body
    status = fault.status
    if status == 0:
        status, body = 200, b'{"spreadsheetId": "cut'
    told["content-length"] = str(len(body))
    headers = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
