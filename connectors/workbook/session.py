"""Talking to the Sheets API: gspread and google-auth, counted, with errors in our words.

Reads are repeated a few times; a write is sent once, and what to do about a silence is its
sender's business: a transport that repeats writes by itself doubles rows.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from connectors.errors import (
    ConfigError,
    LeadsheetError,
    WorkbookBroken,
    WorkbookNotShared,
    WorkbookUnavailable,
)
from connectors.workbook.cells import Json
from connectors.workbook.client import SHEETS, client_for, load_gspread
from connectors.workbook.quota import Bucket

if TYPE_CHECKING:
    from gspread.http_client import HTTPClient
    from requests import Response
    from tenacity import RetryCallState, Retrying

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
TIMEOUT_S = (10.0, 190.0)
"""To connect, and to wait for an answer: Google works on a request for at most 180 s."""

READ_TRIES = 4
PATIENCE_S = 10.0
"""The longest wait a read sits out by itself; a longer one is the caller's to plan."""

NO_ANSWER = 0
PASSING = frozenset({NO_ANSWER, 408, 409, 429, 500, 502, 503, 504})
"""Statuses after which the same request may well succeed."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class ReadingRefused(WorkbookBroken):
    """The API called a reading itself wrong (400): a tab it names is gone, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back.

    Attributes:
        status: HTTP status; NO_ANSWER when none came or its body could not be read, so nobody can tell.
        message: Google's own words, or ours for a silence.
        retry_after_s: Seconds the server asked us to wait; None when it did not say.
    """

    status: int
    message: str = ""
    body: Json = field(default_factory=dict)
    retry_after_s: float | None = None

    @property
    def passing(self) -> bool:
        return self.status in PASSING


class Session:
    """One service account's line to the API. Nothing is opened before the first request."""

    def __init__(
        self,
        *,
        credentials: Path,
        api_base_url: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._credentials = credentials
        self._api_base_url = api_base_url
        self._sleep = sleep
        self._for_reads = Bucket(clock, sleep, kind="reads")
        self._for_writes = Bucket(clock, sleep, kind="writes")
        self.reads = 0
        self.writes = 0

    @cached_property
    def client_email(self) -> str:
        """The account the spreadsheet must be shared with."""
        return str(self._key_file.get("client_email", "the service account"))

    def get(self, spreadsheet_id: str, tail: str, params: Mapping[str, str]) -> Json:
        """A read by GET. Raises WorkbookUnavailable, ReadingRefused, ConfigError."""
        return self._read("get", spreadsheet_id, tail, params, None)

    def look_up(self, spreadsheet_id: str, tail: str, body: Json) -> Json:
        """A read whose question is a body (by data filter). Raises as `get`."""
        return self._read("post", spreadsheet_id, tail, {}, encoded(body))

    def write(self, spreadsheet_id: str, body: bytes) -> Answer:
        """One spreadsheets.batchUpdate, sent once. Raises only ConfigError, and then nothing was sent."""
        self._for_writes.take()
        self.writes += 1
        return self._ask("post", _url(spreadsheet_id, ":batchUpdate"), {}, body)

    def error(self, answer: Answer, spreadsheet_id: str) -> LeadsheetError:
        """The answer in words that say what to do."""
        told = answer.message
        match answer.status:
            case 400:
                return ReadingRefused(f"Google Sheets refused a reading: {told}")
            case 401 | 403 | 404:
                return WorkbookNotShared(self._what_to_do(answer, spreadsheet_id))
            case 429:
                return WorkbookUnavailable(
                    f"Google's quota is used up for this minute: {told}",
                    answer.retry_after_s or 60.0,
                )
            case _:
                status = f" (HTTP {answer.status})" if answer.status else ""
                return WorkbookUnavailable(
                    f"Google Sheets does not answer{status}: {told}", answer.retry_after_s
                )

    def _what_to_do(self, answer: Answer, spreadsheet_id: str) -> str:
        told = answer.message
        if answer.status == 401:
            return told
        if answer.status == 404:
            return (
                f"there is no spreadsheet with the id {spreadsheet_id!r}: copy the part between /d/ "
                f"and /edit of its address ({told})"
            )
        if "disabled" in told or "has not been used" in told:
            return f"the Google Sheets API is switched off: {told}"
        return (
            f"spreadsheet {spreadsheet_id} is not shared with us: open it, press Share, and add "
            f"{self.client_email} as Editor ({told})"
        )

    def _read(
        self,
        method: str,
        spreadsheet_id: str,
        tail: str,
        params: Mapping[str, str],
        body: bytes | None,
    ) -> Json:
        def ask() -> Answer:
            self._for_reads.take()
            self.reads += 1
            return self._ask(method, _url(spreadsheet_id, tail), params, body)

        answer: Answer = self._retrying(ask)
        if answer.status != 200:
            raise self.error(answer, spreadsheet_id)
        return answer.body

    @cached_property
    def _retrying(self) -> Retrying:
        from tenacity import Retrying, retry_if_result, stop_after_attempt

        return Retrying(
            sleep=self._sleep,
            stop=stop_after_attempt(READ_TRIES),
            wait=_pause,
            retry=retry_if_result(_worth_repeating),
            retry_error_callback=_last_answer,
        )

    def _ask(self, method: str, url: str, params: Mapping[str, str], body: bytes | None) -> Answer:
        load_gspread()
        from google.auth.exceptions import RefreshError, TransportError
        from gspread.exceptions import APIError
        from requests.exceptions import RequestException

        try:
            response = self._http.request(
                method,
                url,
                params={"prettyPrint": "false", **params},
                data=body,
                headers={"Content-Type": "application/json"} if body else None,
            )
        except APIError as error:
            return _bad_answer(error.response)
        except RefreshError as error:
            return Answer(status=503 if error.retryable else 401, message=self._why_no_token(error))
        except (RequestException, TransportError) as error:
            return Answer(status=NO_ANSWER, message=_why_no_answer(error))
        except TypeError:  # google-auth stumbles over a sign-in that is answered with a page
            told = "the sign-in was answered with something else; is a proxy or portal on the way?"
            return Answer(status=NO_ANSWER, message=told)
        return _good_answer(response)

    @cached_property
    def _http(self) -> HTTPClient:
        from google.oauth2.service_account import Credentials as ServiceAccount

        try:
            account = ServiceAccount.from_service_account_info(self._key_file, scopes=SCOPES)  # type: ignore[no-untyped-call]
        except ValueError as error:
            raise ConfigError(
                [f"{self._credentials}: this is no service-account key: {error}"], "credentials"
            ) from error
        http = client_for(account, self._api_base_url).http_client
        http.set_timeout(TIMEOUT_S)
        return http

    @cached_property
    def _key_file(self) -> Json:
        try:
            held = self._credentials.read_bytes()
            found = json.loads(held)
        except OSError as error:
            why = f"{self._credentials} cannot be read ({error.strerror})"
            raise ConfigError([why], "credentials") from error
        except ValueError:
            found = None
        if not isinstance(found, dict) or not found:
            what = "is empty" if not held.strip() else "is no service account's key (no JSON)"
            raise ConfigError(
                [f"{self._credentials} {what}. Next: download the key again: docs/google.md"],
                "credentials",
            ) from None
        return found

    def _why_no_token(self, error: Exception) -> str:
        told = str(error.args[0]) if error.args else str(error)
        if "short-lived" in told or "reasonable timeframe" in told:
            return (
                f"Google refuses our sign-in because this machine's clock is wrong: set it ({told})"
            )
        return (
            f"Google refuses the key of {self.client_email}: it was deleted, or belongs to another "
            f"account; make a new one and put it in {self._credentials} ({told})"
        )


def _why_no_answer(error: Exception) -> str:
    """Why nothing came back, for a person; the library's own sentence is a chain of object names."""
    told = repr(error)
    for sign, words in _SIGNS:
        if sign in told:
            return f"{words}. It is tried again"
    return f"the connection broke ({type(error).__name__}). It is tried again"


_SIGNS = (
    ("NameResolution", "no server is known by that name; check this machine's network and DNS"),
    ("getaddrinfo", "no server is known by that name; check this machine's network and DNS"),
    ("ProxyError", "the proxy refused the connection; check HTTPS_PROXY"),
    ("CERTIFICATE_VERIFY", "its certificate is not trusted here; check the proxy and the clock"),
    ("SSLError", "no encrypted connection came about; check the proxy and the clock"),
    ("Connection refused", "nothing listens there; check the network and workbook.api_base_url"),
    ("unreachable", "the network cannot be reached; check this machine's connection"),
    ("ReadTimeout", "no answer came in time"),
    ("Timeout", "no connection came about in time; check this machine's network"),
)
"""What a library's words contain -> what it means, and where to look."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encoded(body: Json) -> bytes:
    return _ENCODER.encode(body).encode()


def _url(spreadsheet_id: str, tail: str) -> str:
    return f"{SHEETS}/v4/spreadsheets/{quote(spreadsheet_id, safe='')}{tail}"


def _good_answer(response: Response) -> Answer:
    try:
        body = response.json()
    except ValueError as error:
        return Answer(status=NO_ANSWER, message=f"the answer could not be read: {error}")
    return Answer(status=200, body=body)


def _bad_answer(response: Response) -> Answer:
    try:
        message = str(response.json()["error"]["message"])
    except (ValueError, LookupError, TypeError):
        message = " ".join(response.text.split())[:200] or response.reason
    return Answer(
        status=response.status_code,
        message=message,
        retry_after_s=_seconds(response.headers.get("Retry-After", "")),
    )


def _seconds(header: str) -> float | None:
    try:
        return max(0.0, float(header))
    except ValueError:
        return None  # Google sends seconds; a date is left to our own pace


def _worth_repeating(answer: Answer) -> bool:
    return answer.passing and (answer.retry_after_s or 0.0) <= PATIENCE_S


def _pause(state: RetryCallState) -> float:
    answer: Answer | None = state.outcome.result() if state.outcome else None
    asked_for = answer.retry_after_s if answer else None
    return asked_for if asked_for is not None else float(2 ** (state.attempt_number - 1))


def _last_answer(state: RetryCallState) -> Answer:
    assert state.outcome is not None
    answer: Answer = state.outcome.result()
    return answer
