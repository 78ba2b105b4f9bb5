"""How is a connection dropped? Without an answer, or in the middle of one: ASGI has no word for either."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from typing import TYPE_CHECKING, cast

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from standin.sheets.faults.fate import HangUp

if TYPE_CHECKING:
    from standin.sheets.http import Answer

_RESET_AT_CLOSE = struct.pack("ii", 1, 0)
"""SO_LINGER with no time to linger: closing sends RST instead of FIN."""


class Silence(Response):
    """No answer; the connection ends after a while, by reset or close, or when the caller has had enough."""

    def __init__(self, how: HangUp) -> None:
        super().__init__()
        self._how = how

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, send
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(receive(), self._how.after_s)  # a caller that goes away first
            return
        transport = _transport_of(receive)
        if self._how.reset:
            connection: socket.socket = transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
        transport.abort()
        await receive()


class Shortened(Response):
    """The headers promise the whole body, of which only a share comes before the connection ends."""

    def __init__(self, answer: Answer, share: float) -> None:
        super().__init__(answer.body, answer.code, media_type=answer.content_type)
        self._part = bytes(self.body)[: int(len(answer.body) * share)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope
        start = {"type": "http.response.start", "status": self.status_code}
        await send(start | {"headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self._part, "more_body": True})
        _transport_of(receive).close()
        await receive()


def _transport_of(receive: Receive) -> asyncio.WriteTransport:
    """The connection behind a request, which uvicorn keeps beside its `receive`."""
    cycle = getattr(receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is None:
        raise RuntimeError("only uvicorn's own connections can be dropped; is an app in between?")
    return cast("asyncio.WriteTransport", transport)
