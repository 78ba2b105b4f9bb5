"""How do tests, `demo` and `local` run a web application on this machine?

A real server on a real port: the code under test speaks HTTP and cannot tell the difference.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_START_LIMIT_S = 10.0
_STOP_LIMIT_S = 0.9


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes any free one. Raises OSError when the port is taken."""
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every answer in two parts takes 45 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


@contextlib.contextmanager
def serve(app: "ASGIApp", host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve `app` from a daemon thread and yield its base URL, without a slash at the end.

    Leaving the block stops the server within a second, open connections included.
    """
    import uvicorn

    listener = listening_socket(host, port)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=0,
        timeout_keep_alive=30,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="standin", daemon=True
    )
    thread.start()
    try:
        _wait_until_started(server, thread)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(_STOP_LIMIT_S)
        if thread.is_alive():
            server.force_exit = True
            thread.join(_STOP_LIMIT_S)
        listener.close()


def _wait_until_started(server: object, thread: threading.Thread) -> None:
    deadline = time.monotonic() + _START_LIMIT_S
    while not getattr(server, "started", False):
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("the local web server did not start")
        time.sleep(0.005)
