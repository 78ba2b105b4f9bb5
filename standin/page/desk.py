"""What the page's buttons do: write to us, take a turn, jump to the next morning, answer a mail."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses, make_msgid
from zoneinfo import ZoneInfo

from standin.eml_folder import KeptMail
from standin.mail import MailStandin
from standin.page.mail_view import MailView, name_in, quoted, view

_SMTP_TIMEOUT_S = 20.0


class Refusal(Exception):  # noqa: N818  # an answer for people, no failure
    """What was asked for cannot be done; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a mail.

    Attributes:
        kind: "lead", "touch", "screened", or "waiting" while no turn has seen it.
        lead: The lead's id, or "".
        because: Why, in words.
    """

    kind: str = "waiting"
    lead: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a turn, or several, did: one sentence, and what went wrong."""

    said: str
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """The real worker, as far as the page needs it.

    Attributes:
        turn: Take one turn now.
        jump: Set the clock to the next working morning, working on the way there.
        fates: Mail name -> what became of it, for those of these mails that a turn has seen.
        next_morning: Where `jump` leads.
    """

    turn: Callable[[], News]
    jump: Callable[[], News]
    fates: Callable[[tuple[KeptMail, ...]], Mapping[str, Fate]]
    next_morning: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the page can ask for, besides the sheet itself."""

    mail: MailStandin
    clock: Callable[[], datetime]
    zone: ZoneInfo
    spreadsheet_id: str
    worker: Worker
    _views: dict[tuple[str, str], MailView] = field(default_factory=dict)

    def state(self) -> dict[str, object]:
        return {
            "now": self.clock().astimezone(self.zone).isoformat(timespec="seconds"),
            "zone": self.zone.key,
            "next_morning": self.worker.next_morning().isoformat(timespec="seconds"),
            "address": self.mail.address,
            "spreadsheet_id": self.spreadsheet_id,
            "mails": len(self.mail.inbox.all()),
            "sent": len(self.mail.sent.all()),
        }

    def mails(self) -> list[dict[str, object]]:
        """The mailbox, newest first, with what became of each."""
        kept = self.mail.inbox.all()
        fates = self.worker.fates(kept)
        return [
            self._line("in", mail, _as_object(fates.get(mail.name, Fate())))
            for mail in reversed(kept)
        ]

    def sent(self) -> list[dict[str, object]]:
        return [self._line("out", mail, None) for mail in reversed(self.mail.sent.all())]

    def mail_view(self, box: str, name: str) -> MailView | None:
        """One mail of "in" or "out", decoded; None when there is none of this name."""
        folder = self.mail.inbox if box == "in" else self.mail.sent
        kept = folder.get(name)
        return None if kept is None else self._viewed(box, kept)

    def send(self, *, name: str, email: str, subject: str, text: str) -> None:
        """Somebody writes to us, by SMTP. Raises Refusal."""
        if not text.strip() and not subject.strip():
            raise Refusal("An inquiry needs a subject or a text.")
        message = self._message(name, email, subject)
        message.set_content(text, cte="quoted-printable")
        self._hand_over(message, email)

    def drop(self, raw: bytes) -> None:
        """A mail file arrives as it is. Raises Refusal."""
        if not raw.strip():
            raise Refusal("That file is empty.")
        self.mail.deliver(raw)

    def reply(self, *, to_mail: str, text: str) -> None:
        """Whoever got this mail answers it, by SMTP. Raises Refusal."""
        kept = self.mail.sent.get(to_mail)
        if kept is None:
            raise Refusal("That mail is not here any more.")
        if not text.strip():
            raise Refusal("Write a line first.")
        original = self._viewed("out", kept)
        (name, address), *_ = [*getaddresses([original.to]), ("", "")]
        message = self._message(name, address, f"Re: {original.subject.removeprefix('Re: ')}")
        if original.message_id:
            message["In-Reply-To"] = original.message_id
            message["References"] = original.message_id
        message.set_content(
            quoted(original, kept.at.astimezone(self.zone), text), cte="quoted-printable"
        )
        self._hand_over(message, address)

    def _message(self, name: str, email: str, subject: str) -> EmailMessage:
        message = EmailMessage(policy=policy.SMTP)
        try:
            sender = Address(display_name=name.strip(), addr_spec=email.strip())
            message["From"] = sender
            message["To"] = self.mail.address
            message["Subject"] = subject.strip()
        except (ValueError, IndexError) as error:
            # email.headerregistry answers some broken addresses with IndexError.
            raise Refusal(f"{email!r} is no mail address, or a line is broken.") from error
        if not sender.username or not sender.domain:
            raise Refusal("An inquiry needs the mail address it comes from.")
        message["Date"] = format_datetime(self.clock().astimezone(self.zone))
        message["Message-ID"] = make_msgid(domain=sender.domain)
        return message

    def _hand_over(self, message: EmailMessage, sender: str) -> None:
        with smtplib.SMTP("127.0.0.1", self.mail.smtp_port, timeout=_SMTP_TIMEOUT_S) as smtp:
            smtp.send_message(message, sender.strip(), [self.mail.address])

    def _line(self, box: str, kept: KeptMail, fate: dict[str, str] | None) -> dict[str, object]:
        mail = self._viewed(box, kept)
        line: dict[str, object] = {
            "name": kept.name,
            "at": kept.at.astimezone(self.zone).isoformat(timespec="seconds"),
            "who": name_in(mail.sender if box == "in" else mail.to),
            "subject": mail.subject,
            "preview": mail.preview,
        }
        return line if fate is None else line | {"fate": fate}

    def _viewed(self, box: str, kept: KeptMail) -> MailView:
        key = (box, kept.name)
        if key not in self._views:
            self._views[key] = view(kept.raw)
        return self._views[key]


def _as_object(fate: Fate) -> dict[str, str]:
    return {"kind": fate.kind, "lead": fate.lead, "because": fate.because}
