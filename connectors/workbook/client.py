"""Plain gspread, loaded without what is never used here, and pointed at another host where one is named."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from gspread import Client
    from requests import Response

SHEETS = "https://sheets.googleapis.com"
HOSTS = (SHEETS, "https://www.googleapis.com", "https://iamcredentials.googleapis.com")

_BROWSER_SIGN_IN = "google_auth_oauthlib.flow"


def load_gspread() -> None:
    """gspread, without what it would load for signing in through a browser: half of its weight, and never used here."""
    if "gspread" not in sys.modules:
        unused = ModuleType(_BROWSER_SIGN_IN)
        vars(unused)["InstalledAppFlow"] = None
        parts = (_BROWSER_SIGN_IN.partition(".")[0], _BROWSER_SIGN_IN)
        left_out = {name: unused for name in parts if name not in sys.modules}
        sys.modules.update(left_out)
        try:
            importlib.import_module("gspread")
        finally:
            for name in left_out:
                del sys.modules[name]


def client_for(account: Credentials, api_base_url: str | None = None) -> Client:
    """Plain gspread; with `api_base_url` what is meant for Google's hosts goes there instead."""
    load_gspread()
    import gspread

    if not api_base_url:
        return gspread.authorize(account)
    from google.auth.transport.requests import AuthorizedSession, Request
    from requests import Session as PlainSession

    # google-auth asks iamcredentials.googleapis.com about the account, over a session of its own.
    signing_in = PlainSession()
    session = AuthorizedSession(account, auth_request=Request(signing_in))  # type: ignore[no-untyped-call]
    for host in HOSTS:
        signing_in.mount(host, _redirecting_to(api_base_url))
        session.mount(host, _redirecting_to(api_base_url))
    return gspread.authorize(account, session=session)


def _redirecting_to(base_url: str) -> Any:
    """A transport adapter that sends the very same requests to another host."""
    from requests import PreparedRequest
    from requests.adapters import HTTPAdapter

    class Redirecting(HTTPAdapter):
        def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
            there = urlsplit(request.url or "")
            query = f"?{there.query}" if there.query else ""
            request.url = f"{base_url.rstrip('/')}{there.path}{query}"
            kwargs["proxies"] = None  # a proxy for Google's host is not one for this one
            return super().send(request, *args, **kwargs)

    return Redirecting(max_retries=0)
