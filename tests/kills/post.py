"""What arrives while workers are killed: inquiries, second letters, newsletters, copies, one Message-ID used twice.

Every mail says by its Message-ID what is to become of it, so that an outsider can judge without the program.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.automations.mails import mail

Deliver = Callable[[bytes], object]
"""A mail arrives; when, is the deliverer's business."""


@dataclass
class Post:
    """The world's letters to us, by chance.

    Attributes:
        texts: Message-ID -> how many different texts went under it: so often it must be filed.
        copies: Message-ID -> how many of its deliveries were copies.
        letters_of: Buyer's address -> how many different letters they wrote.
        unwanted: Message-IDs that are no inquiry.
    """

    chance: random.Random
    deliver: Deliver
    texts: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)
    letters_of: Counter[str] = field(default_factory=Counter)
    unwanted: set[str] = field(default_factory=set)
    _sent: list[tuple[str, bytes]] = field(default_factory=list)
    _number: int = 0

    @property
    def mails(self) -> int:
        """How many mails were delivered."""
        return self.texts.total() + self.copies.total()

    def arrive(self) -> None:
        """One to three mails."""
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            what = self.chance.choices(
                (self._first, self._again, self._newsletter, self._copy, self._same_id),
                (6, 2, 1, 1, 1),
            )[0]
            what()

    def _first(self) -> None:
        self._number += 1
        self._inquiry(f"buyer{self._number}@firm{self._number}.example")

    def _again(self) -> None:
        if self.letters_of:
            self._inquiry(self.chance.choice(sorted(self.letters_of)))

    def _inquiry(self, buyer: str, message_id: str = "") -> None:
        local, _, firm = buyer.partition("@")
        self.letters_of[buyer] += 1
        count = self.letters_of[buyer]
        message_id = message_id or f"{count}.{local}@{firm}"
        self._out(
            message_id,
            mail(
                sender=f"{local.title()} Miller <{buyer}>",
                subject=f"Price for {count + 2} pumps",
                message_id=message_id,
                text=f"Please send us a price for {count + 2} pumps.\n\n{local.title()} Miller",
            ),
        )

    def _newsletter(self) -> None:
        self._number += 1
        message_id = f"{self._number}@list.example"
        self.unwanted.add(message_id)
        self._out(
            message_id,
            mail(
                sender="News <news@list.example>",
                subject=f"This week in widgets, no. {self._number}",
                message_id=message_id,
                headers={"List-Id": "<widgets.list.example>"},
                text="Ten things to know about widgets.",
            ),
        )

    def _copy(self) -> None:
        if self._sent:
            message_id, raw = self.chance.choice(self._sent)
            self.copies[message_id] += 1
            self.deliver(raw)

    def _same_id(self) -> None:
        """Some senders number their mails anew each day: the same id, another text, another inquiry."""
        wanted = [each for each, _ in self._sent if each not in self.unwanted]
        if wanted:
            message_id = self.chance.choice(wanted)
            local = message_id.partition("@")[0].partition(".")[2]
            self._inquiry(f"{local}@{message_id.partition('@')[2]}", message_id)

    def _out(self, message_id: str, raw: bytes) -> None:
        self.texts[message_id] += 1
        self._sent.append((message_id, raw))
        self.deliver(raw)
