"""The way out for mail: smtplib, with an exact answer to "did it leave?".

    connect, greet, STARTTLS, AUTH     refused, unreachable     surely not sent: again later
    MAIL FROM, RCPT TO, DATA           5xx / 4xx / cut          surely not sent: for good / again later
    the letter, up to its final dot    cut                      surely not sent: again later
    waiting for the reply              cut, timeout, garbage    nobody can tell: in doubt
    the reply                          250 / 4xx / 5xx          sent / again later / for good

smtplib.sendmail() cannot tell the last lines apart, so its steps are taken one by one here.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

from connectors.errors import DeliveryFailed, DeliveryInDoubt, SourceUnavailable
from leads.model import Letter

Clock = Callable[[], datetime]

_NOT_OUR_RECIPIENT = {530, 534, 535, 538}
"""Replies about signing in. The letter is fine, so it waits until somebody has mended the password."""

_POLICY = SMTP.clone(cte_type="7bit")
"""CRLF and 7 bit: every server takes it, whatever extensions it knows."""


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpAccount:
    """Where letters are handed over.

    Attributes:
        user: "" sends without signing in.
        reply_timeout_s: How long to wait for the answer to a letter's last byte. Servers scan the
            letter meanwhile, and giving up too early leaves it in doubt.
        context: For a certificate authority of one's own; None means the system's.

    """

    host: str
    port: int
    security: Security = Security.TLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 30.0
    reply_timeout_s: float = 120.0
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whom letters come from.

    Attributes:
        reply_to, unsubscribe: Addresses, or "".

    """

    email: str
    name: str = ""
    reply_to: str = ""
    unsubscribe: str = ""


class SmtpOutbox:
    """ports.Outbox over SMTP. The connection stays open for the letters that follow; `close` ends it.

    Args:
        search_sent: Asks the account's Sent folder for a Message-ID; None in its place or as its
            answer means that nobody can tell.

    """

    def __init__(
        self,
        account: SmtpAccount,
        sender: Sender,
        *,
        search_sent: Callable[[str], bool | None] | None = None,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._sender = sender
        self._search_sent = search_sent
        self._clock = clock
        self._smtp: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> None:
        """Hand the letter over. See ports.Outbox."""
        message = compose_message(letter, self._sender, self._clock())
        recipient = _envelope(letter.to)
        content = message.as_bytes()
        smtp = self._connected()
        try:
            self._announce(smtp, recipient)
            _transmit(smtp, content)
        except DeliveryFailed:
            self.close()
            raise
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise DeliveryFailed(
                f"{self._where}: the connection broke before the letter was handed over ({error})",
                permanent=False,
            ) from error
        self._await_reply(smtp)

    def was_sent(self, message_id: str) -> bool | None:
        """See ports.Outbox."""
        if self._search_sent is None:
            return None
        try:
            return self._search_sent(message_id)
        except SourceUnavailable:
            return None

    def close(self) -> None:
        """Say goodbye; never raises."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    @property
    def _where(self) -> str:
        return f"mail server {self._account.host}:{self._account.port}"

    def _drop(self) -> None:
        """Hang up without a word, so that nothing left in a buffer is completed."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is not None and _is_alive(self._smtp):
            return self._smtp
        self._drop()
        try:
            self._smtp = _signed_in(self._account)
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryFailed(
                f"{self._where} cannot be used ({_reason(error)}); check smtp.host, port, "
                "security and the password",
                permanent=False,
            ) from error
        return self._smtp

    def _announce(self, smtp: smtplib.SMTP, recipient: str) -> None:
        self._expect(smtp.mail(_envelope(self._sender.email)), "the sender")
        self._expect(smtp.rcpt(recipient), f"the recipient {recipient}")
        self._expect(smtp.docmd("data"), "the letter", wanted=(354,))

    def _await_reply(self, smtp: smtplib.SMTP) -> None:
        try:
            reply = self._patient_reply(smtp)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._drop()
            raise DeliveryInDoubt(
                f"{self._where}: no answer after the letter's last byte ({error}); "
                "it may or may not have left"
            ) from error
        if not 200 <= reply[0] < 600:
            self._drop()
            raise DeliveryInDoubt(
                f"{self._where} gave an answer that cannot be read after the letter's last byte"
            )
        try:
            self._expect(reply, "the letter")
        except DeliveryFailed:
            self.close()
            raise

    def _patient_reply(self, smtp: smtplib.SMTP) -> tuple[int, bytes]:
        if smtp.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is gone")
        smtp.sock.settimeout(self._account.reply_timeout_s)
        reply = smtp.getreply()
        smtp.sock.settimeout(self._account.timeout_s)
        return reply

    def _expect(
        self, reply: tuple[int, bytes], what: str, *, wanted: tuple[int, ...] = (250, 251, 252)
    ) -> None:
        code, words = reply
        if code not in wanted:
            said = _readable(words)
            raise DeliveryFailed(
                f"{self._where} refused {what}: {code} {said}",
                permanent=500 <= code < 600 and code not in _NOT_OUR_RECIPIENT,
            )


def compose_message(letter: Letter, sender: Sender, now: datetime) -> EmailMessage:
    """The letter as a message. DeliveryFailed(permanent) for what no header can hold, such as a line break."""
    message = EmailMessage(policy=_POLICY)
    headers = {
        "From": Address(display_name=sender.name, addr_spec=_envelope(sender.email)),
        "To": Address(addr_spec=_envelope(letter.to)),
        "Subject": letter.subject,
        "Date": format_datetime(now),
        "Message-ID": f"<{letter.message_id}>",
        "Reply-To": sender.reply_to,
        "List-Unsubscribe": f"<mailto:{sender.unsubscribe}>" if sender.unsubscribe else "",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        **letter.headers,
    }
    try:
        for name, value in headers.items():
            if value:
                message[name] = value
    except ValueError as error:
        raise DeliveryFailed(
            f"letter {letter.message_id!r} has a header that cannot be sent: {error}",
            permanent=True,
        ) from error
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    return message


def _envelope(address: str) -> str:
    """The address in ASCII, the domain in its IDNA form."""
    local, at, domain = address.strip().rpartition("@")
    try:
        ascii_address = f"{local}@{domain.encode('idna').decode()}"
        ascii_address.encode("ascii")
    except UnicodeError:
        ascii_address = ""
    if not (at and local and domain and ascii_address) or re.search(
        r"[\s<>\x00-\x1f]", address.strip()
    ):
        raise DeliveryFailed(f"{address!r} is no address a letter can be sent to", permanent=True)
    return ascii_address


def _signed_in(account: SmtpAccount) -> smtplib.SMTP:
    """A connection that is greeted, encrypted as wished and signed in. Never falls back to less security."""
    context = account.context or ssl.create_default_context()
    smtp: smtplib.SMTP
    if account.security is Security.TLS:
        smtp = smtplib.SMTP_SSL(
            account.host, account.port, timeout=account.timeout_s, context=context
        )
    else:
        smtp = smtplib.SMTP(account.host, account.port, timeout=account.timeout_s)
    try:
        if account.security is Security.STARTTLS:
            smtp.starttls(context=context)
        if account.user:
            smtp.login(account.user, account.password)
        else:
            smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _is_alive(smtp: smtplib.SMTP) -> bool:
    try:
        return smtp.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _transmit(smtp: smtplib.SMTP, content: bytes) -> None:
    """Send the letter and its final dot; returns once the last byte is handed to the network."""
    lines = content if content.endswith(b"\r\n") else content + b"\r\n"
    smtp.send(re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n")


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_readable(error.smtp_error)}"
    return str(error) or type(error).__name__


def _readable(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:300]
