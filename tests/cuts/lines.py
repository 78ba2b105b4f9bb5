"""The lines of a worker, each through a proxy: one turn after the other, with one of them cut somewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import yaml
from google.auth.crypt import RSASigner

from automations.turn import take_turn
from commands.wiring import build_house
from connectors import mailbox_login, outbox
from connectors.errors import LeadsheetError
from connectors.workbook import session
from tests.acceptance.conftest import Local, furnished
from tests.kills.judging import Toll, judged
from tests.kills.people import People
from tests.kills.post import Post
from tests.kills.resting import STEP, comes_to_rest
from tests.kills.storm import next_monday_morning
from tests.servers.proxy import Cut, Proxy, Way, proxied

SHEETS, IMAP, SMTP = "sheets", "imap", "smtp"
SHORT_S = 0.5
"""How long the worker waits for a line that died without a word; in earnest it is minutes."""

_FRIDAY = 4


@dataclass
class Lines:
    """A world behind proxies, and a worker that takes turns in this process.

    Attributes:
        proxies: By the name of the line.
        cuts: How many turns were to be cut.
        struck: In how many of them the line came as far as that.
    """

    local: Local
    config: Path
    proxies: dict[str, Proxy]
    post: Post
    people: People
    now: datetime
    cuts: int = 0
    struck: int = 0
    restless: bool = field(default=False)

    def turn(self) -> bool:
        """One turn on a new working day, with new mail and a digest due; whether it found nothing to do."""
        self.now += timedelta(days=3 if self.now.weekday() == _FRIDAY else 1)
        self.post.arrive()
        return self._take()

    def cut_turn(self, line: str, cut: Cut) -> None:
        self.proxies[line].set(cut)
        self.turn()
        self.cuts += 1
        self.struck += self.proxies[line].has_cut
        self.proxies[line].set(None)

    def length(self, line: str, way: Way) -> int:
        """How many bytes pass in a turn that is not cut."""
        self.proxies[line].set(None)
        self.turn()
        return self.proxies[line].passed[way]

    def settle(self) -> Toll:
        """Turns without cuts until there is nothing to do; what it all cost."""
        self.restless = not comes_to_rest(self._is_idle)
        return judged(self.post, self.people, self.local, kills=self.cuts, restless=self.restless)

    def _is_idle(self) -> bool:
        self.now += STEP
        return self._take()

    def _take(self) -> bool:
        house = build_house(self.config, lambda: self.now, sleep=lambda _seconds: None)
        with closing(house):
            try:
                return take_turn(house).idle
            except LeadsheetError:  # the workbook could not be read: nothing happened
                return False


@contextmanager
def lines(folder: Path, seed: int) -> Iterator[Lines]:
    """A furnished world of its own in `folder`, and an impatient worker."""
    with ExitStack() as stack:
        local = stack.enter_context(furnished(folder / "local"))
        stack.enter_context(impatient(SHORT_S))
        ports = {
            SHEETS: urlsplit(local.ready["base_url"]).port or 0,
            IMAP: local.ready["imap"]["port"],
            SMTP: local.ready["smtp"]["port"],
        }
        proxies = {name: stack.enter_context(proxied(port)) for name, port in ports.items()}
        chance = random.Random(seed)
        yield Lines(
            local=local,
            config=_through(proxies, local),
            proxies=proxies,
            post=Post(chance, local.deliver),
            people=People(chance, local),
            now=next_monday_morning(datetime.now(UTC)),
        )


@contextmanager
def impatient(seconds: float) -> Iterator[None]:
    """Short waits for servers, and the account's key is read once: at every start it would be a third of a turn."""
    with ExitStack() as stack:
        patches = (
            patch.object(session, "TIMEOUT_S", (seconds, seconds)),
            patch.object(mailbox_login, "CONNECT_TIMEOUT_S", seconds),
            patch.object(mailbox_login, "READ_TIMEOUT_S", seconds),
            patch.object(outbox, "TIMEOUT_S", seconds),
            patch.dict(outbox.SmtpOutbox.__init__.__kwdefaults__, reply_timeout_s=seconds),
            patch.object(RSASigner, "from_string", cache(RSASigner.from_string)),
        )
        for each in patches:
            stack.enter_context(each)
        yield


def _through(proxies: dict[str, Proxy], local: Local) -> Path:
    """A configuration that leads through the proxies."""
    settings = yaml.safe_load(local.config.read_text(encoding="utf-8"))
    workbook = {
        **settings["workbook"],
        "api_base_url": f"http://127.0.0.1:{proxies[SHEETS].port}",
    }
    mailboxes = [{**settings["mailboxes"][0], "port": proxies[IMAP].port}]
    outgoing = {**settings["outgoing"], "port": proxies[SMTP].port}
    return local.config_with(
        "proxied.yaml", workbook=workbook, mailboxes=mailboxes, outgoing=outgoing
    )
