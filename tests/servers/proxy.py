"""A line between the worker and a server that can be cut after any byte, held up, or left hanging."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum

_CHUNK = 65_536


class Way(StrEnum):
    """Which of the two directions of a line."""

    UP = "request"
    DOWN = "response"


class How(StrEnum):
    """What happens to the line."""

    RESET = "reset"
    """Both ends see the connection die at once."""
    CLOSE = "close"
    """Both ends see a polite end."""
    HANG = "half-open"
    """Nothing passes any more, in either direction, and nobody is told."""
    GONE = "gone"
    """Both ends see the connection die at once, and so does every later one."""
    DELAY = "delay"
    """The rest comes a while later."""


@dataclass(frozen=True, slots=True)
class Cut:
    """After so many bytes in one direction, counted over all connections since it was set."""

    way: Way
    after: int
    how: How = How.RESET
    delay_s: float = 0.2


class Proxy:
    """Passes on what comes to `port` to a server on this machine, until the cut it was given.

    Attributes:
        passed: Bytes in each direction since the last `set`.
    """

    def __init__(self, upstream: int) -> None:
        self._upstream = upstream
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._cut: Cut | None = None
        self._has_cut = False
        self._ends: list[socket.socket] = []
        self._dead: set[socket.socket] = set()
        self._hung = threading.Event()
        self._gone = False
        self.port: int = self._listener.getsockname()[1]
        self.passed = dict.fromkeys(Way, 0)
        threading.Thread(target=self._listen, daemon=True).start()

    def set(self, cut: Cut | None) -> None:
        """Count anew and cut there; None passes everything on. Ends connections that were left from before."""
        self.hang_up()
        with self._lock:
            self._cut = cut
            self._has_cut = False
            self._hung.clear()
            self._gone = False
            self.passed = dict.fromkeys(Way, 0)

    @property
    def has_cut(self) -> bool:
        """Whether so many bytes came by since `set` that the line was cut."""
        with self._lock:
            return self._has_cut

    def hang_up(self) -> None:
        """End every connection."""
        with self._lock:
            ends, self._ends = self._ends, []
            self._dead.clear()
        for end in ends:
            _shut(end)

    def close(self) -> None:
        _shut(self._listener)
        self.hang_up()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                if self._gone:
                    _shut(near, at_once=True)
                    continue
                far = socket.create_connection(("127.0.0.1", self._upstream))
            except OSError:
                return
            with self._lock:
                self._ends += [near, far]
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for way, source, target in ((Way.UP, near, far), (Way.DOWN, far, near)):
                threading.Thread(
                    target=self._pass_on, args=(way, source, target), daemon=True
                ).start()

    def _pass_on(self, way: Way, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                if self._hung.is_set():
                    continue
                before, after, cut = self._counted(way, data)
                target.sendall(before)
                if cut is None:
                    continue
                if cut.how is How.HANG:
                    self._hung.set()
                    continue
                if cut.how is How.DELAY:
                    time.sleep(cut.delay_s)
                    target.sendall(after)
                    continue
                if cut.how is How.CLOSE:
                    _shut(source)
                    _shut(target)
                else:
                    self._reset(source, target)
                if cut.how is How.GONE:
                    self.hang_up()
                return
        # Whoever hung up is also told to the other side, unless the line is dead and tells nobody.
        if not self._hung.is_set() and source not in self._dead:
            with suppress(OSError):
                target.shutdown(socket.SHUT_WR)

    def _reset(self, *ends: socket.socket) -> None:
        """Both ends see the connection die; none is first told of an end."""
        self._dead.update(ends)
        for end in ends:
            _shut(end, at_once=True)

    def _counted(self, way: Way, data: bytes) -> tuple[bytes, bytes, Cut | None]:
        """What passes, what comes after the cut, and the cut when it falls within."""
        with self._lock:
            so_far = self.passed[way]
            self.passed[way] += len(data)
            cut = self._cut
            if cut is None or cut.way is not way or not so_far <= cut.after < so_far + len(data):
                return data, b"", None
            self._cut = None
            self._has_cut = True
            self._gone = cut.how is How.GONE
        kept = cut.after - so_far
        return data[:kept], data[kept:], cut


@contextmanager
def proxied(upstream: int) -> Iterator[Proxy]:
    line = Proxy(upstream)
    try:
        yield line
    finally:
        line.close()


def _shut(end: socket.socket, *, at_once: bool = False) -> None:
    with suppress(OSError):
        if at_once:  # with nothing lingering, close() sends a reset
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            # Who waits for its bytes in another thread holds it open: they are woken, and nothing is sent.
            end.shutdown(socket.SHUT_RD)
        else:
            end.shutdown(socket.SHUT_RDWR)
    end.close()
