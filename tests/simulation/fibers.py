"""Several workers in one process: each turn in a thread of its own, of which exactly one runs at a time.

Who runs next is decided from outside at every boundary between two effects, so one seed gives one
interleaving.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

_LONGEST_S = 120
"""Between two pauses; a story that hangs is a mistake of the simulation."""


def _closed() -> threading.Lock:
    """A gate for one: `acquire` waits until somebody else calls `release`. A semaphore takes ten times as long."""
    gate = threading.Lock()
    gate.acquire()
    return gate


class Fiber:
    """A piece of work that hands control back wherever it calls `pause`."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._go, self._back = _closed(), _closed()
        self._broke: BaseException | None = None
        self.is_done = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def resume(self) -> None:
        """Let it run to its next pause, or to its end; raises what it raised."""
        self._go.release()
        if not self._back.acquire(timeout=_LONGEST_S):
            raise TimeoutError("a worker waits for something that another, paused one holds")
        if self.is_done:
            self._thread.join()
        if self._broke is not None:
            broke, self._broke = self._broke, None
            raise broke

    def pause(self) -> None:
        """Called from within the work: wait until it is resumed."""
        self._back.release()
        self._go.acquire()

    def _run(self) -> None:
        self._go.acquire()
        try:
            self._work()
        except BaseException as error:  # noqa: BLE001  # handed over to who resumed it
            self._broke = error
        self.is_done = True
        self._back.release()
