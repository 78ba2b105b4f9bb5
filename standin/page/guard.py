"""Keep web pages of elsewhere away from the servers on this machine.

A browser will send requests to 127.0.0.1 for any page that asks it to, and a name that an attacker owns may point here
(DNS rebinding). So the Host must be a name of this machine, and what changes something must come from our own page.
Programs send no Origin and are let through: they are on this machine already. So are those that mean Google: recorded
traffic is played back with Google's own names as Host, which no stranger can make point here.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_GOOGLES = frozenset({"sheets.googleapis.com", "www.googleapis.com", "oauth2.googleapis.com"})


class LoopbackOnly:
    """Refuses requests for other hosts (403) and changes that another site's page asks for (403)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope) if scope["type"] == "http" else ""
        answer = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        await answer(scope, receive, send)


def _refusal(scope: Scope) -> str:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not _is_this_machine(host):
        return "This server answers to 127.0.0.1 and localhost only."
    if scope["method"] in _HARMLESS:
        return ""
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "This request comes from the page of another site."
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return "This request comes from the page of another site."
    return ""


def _is_this_machine(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name in _GOOGLES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
