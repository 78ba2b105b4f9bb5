"""The stand-in asked without a network: the same claims, a hundred times as fast."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests

from standin.sheets import http
from standin.sheets.accounts import Account
from standin.sheets.app import SheetsStandin
from standin.sheets.office import OWNER
from standin.sheets.requests.context import Work
from standin.sheets.requests.table import run_batch
from tests.standin.sheets.conftest import NOW, Caller, Json, _discovery, strange_in

_EMAIL = "worker@example.com"


class InProcess(Caller):
    """A caller whose requests do not leave the process."""

    now: dt.datetime = NOW

    def ask(
        self, verb: str, path: str, body: Json | None = None, **query: Any
    ) -> requests.Response:
        return self.send(verb, f"/v4/spreadsheets/{self.key}{path}", body, **query)

    def post_to(self, path: str, body: Json) -> Json:
        """A POST to any path of the API that must succeed."""
        answer = self.send("POST", path, body)
        assert answer.status_code == 200, answer.text
        told: Json = answer.json()
        return told

    def send(
        self, verb: str, path: str, body: Json | None = None, **query: Any
    ) -> requests.Response:
        """Ask for a path as it comes over the wire."""
        asked = http.Asked(
            verb,
            path,
            urlencode(query, doseq=True),
            b"" if body is None else json.dumps(body).encode(),
            "Bearer " + self.standin.office.accounts.token_for(_EMAIL),
        )
        made = http.answer(self.standin.office, asked)
        answer = requests.Response()
        answer.status_code = made.code
        answer._content = made.body
        answer.encoding = "utf-8"
        checker = _discovery()
        if made.code != 501:
            assert strange_in(verb, asked.raw_path, made.code, answer.json()) == []
        if checker is not None and made.code != 501:
            url = f"https://sheets.googleapis.com{asked.raw_path}"
            assert checker.check_response(verb, url, made.code, answer.json()) == []
        return answer

    def by_owner(self, *steps: Json) -> None:
        """A batch done as the person does whose spreadsheet it is."""
        held = self.standin.office.held(self.key)
        assert held is not None
        with self.standin.office.changing(held, OWNER) as book:
            run_batch(Work(book, OWNER, self.now), list(steps))


def in_process(locale: str = "en_GB", time_zone: str = "Europe/London") -> InProcess:
    """A fresh spreadsheet, shared with the one who asks."""
    made: list[InProcess] = []
    standin = SheetsStandin(None, lambda: made[0].now if made else NOW)
    standin.office.add_account(Account(_EMAIL, "", ""))
    key = standin.create_spreadsheet("Leads", locale, time_zone)
    made.append(InProcess(standin, "", key, Path()))
    return made[0]
