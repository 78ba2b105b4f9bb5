"""Does the local web server start, answer and stop at once?"""

import time

import requests
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from standin.serving import serve


def _app() -> Starlette:
    async def hello(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("hello")

    return Starlette(routes=[Route("/", hello)])


def test_server_answers_on_a_free_port_and_stops_though_somebody_is_connected() -> None:
    with requests.Session() as session, serve(_app()) as base_url:
        assert session.get(base_url, timeout=5).text == "hello"
        leaving = time.monotonic()

    assert time.monotonic() - leaving < 10


def test_two_servers_run_side_by_side() -> None:
    with serve(_app()) as one, serve(_app()) as other:
        assert one != other
        assert requests.get(other, timeout=5).text == "hello"
