"""Trouble on our side of the line, where the server is not ours to spoil: Google's, or a recorded one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from requests import ConnectionError as NoAnswer
from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from connectors.workbook.client import SHEETS
from tests.connectors.workbook.recording import HOW_TO_RECORD, NotRecorded

QUOTA_TRIES = 4
QUOTA_WAIT_S = 30.0
"""Google's quota is refilled every minute; a run against it needs several."""


@dataclass(slots=True)
class Trouble:
    """What will happen to the worker's next write, once each.

    Attributes:
        meanwhile: What somebody does just before it leaves.
        lost_replies: How many writes are done without their sender hearing of it.
    """

    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    lost_replies: int = 0


class Line(BaseAdapter):
    """A requests transport in front of another one."""

    def __init__(self, beyond: BaseAdapter, trouble: Trouble) -> None:
        super().__init__()
        self._beyond = beyond
        self._trouble = trouble

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        if ":batchUpdate" not in str(request.url):
            return self._asked(request, *args, **kwargs)
        if self._trouble.meanwhile:
            self._trouble.meanwhile.pop(0)()
        response = self._asked(request, *args, **kwargs)
        if self._trouble.lost_replies:
            self._trouble.lost_replies -= 1
            response.close()
            raise NoAnswer("the reply was lost")
        return response

    def close(self) -> None:
        self._beyond.close()

    def _asked(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """The answer; while it is that the quota is used up, another one is waited for."""
        for _ in range(QUOTA_TRIES):
            response = self._sent(request, *args, **kwargs)
            if response.status_code != 429:
                return response
            time.sleep(QUOTA_WAIT_S)
        return response

    def _sent(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        try:
            return self._beyond.send(request, *args, **kwargs)
        except NotRecorded as error:
            # No Exception, so that nobody takes it for a fault of the network.
            pytest.fail(f"This request was not recorded. {HOW_TO_RECORD}\n\n{error}")


def lead_through(session: Session, trouble: Trouble) -> None:
    """From now on what this session sends to the Sheets API goes over a troubled line."""
    session.mount(SHEETS, Line(session.get_adapter(SHEETS), trouble))
