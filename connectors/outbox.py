"""The way out for mail: smtplib, with an exact answer to "did it leave?".

    connect, greet, STARTTLS, AUTH     refused, unreachable     surely not sent: again later
    MAIL FROM, RCPT TO, DATA           5xx / 4xx / cut          surely not sent: for good / again later
    all of that                        minutes went by          surely not sent: again later
    the letter, up to its final dot    cut                      surely not sent: again later
    waiting for the reply              cut, timeout, garbage    nobody can tell: in doubt
    the reply                          250 / 4xx / 5xx          sent / again later / for good

smtplib.sendmail() cannot tell the last lines apart, so its steps are taken one by one here.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from connectors.config import OutgoingSection, Security
from connectors.errors import (
    ConfigError,
    DeliveryFailed,
    DeliveryInDoubt,
    OutboxUnavailable,
)
from connectors.ports import SentFolder
from leads.model import Letter
from leads.telling.outgoing import SEND_WITHIN

Clock = Callable[[], datetime]

TIMEOUT_S = 30

_SIGN_IN_REPLIES = {530, 534, 535, 538}
"""Replies about signing in. The letter is fine, so it waits until somebody has mended the password."""

_LISTS_OF_IDS = ("In-Reply-To", "References")

_POLICY = SMTP.clone(cte_type="7bit")
"""CRLF and 7 bit: every server takes it, whatever extensions it knows."""


class SmtpOutbox:
    """ports.Outbox over SMTP. The connection stays open for the letters that follow; `close` ends it.

    Args:
        tls: For a certificate authority of one's own; None means the system's.
        unsubscribe: Address for List-Unsubscribe, or "".
        sent_folder: The account's Sent folder; None in its place or as its answer means that
            nobody will ever tell.
        reply_timeout_s: How long to wait for the answer to a letter's last byte. Servers scan the
            letter meanwhile, and giving up too early leaves it in doubt.
    """

    def __init__(
        self,
        outgoing: OutgoingSection,
        tls: ssl.SSLContext | None = None,
        *,
        unsubscribe: str = "",
        sent_folder: SentFolder | None = None,
        clock: Clock = lambda: datetime.now(UTC),
        reply_timeout_s: float = 120,
    ) -> None:
        self._outgoing = outgoing
        self._tls = tls
        self._unsubscribe = unsubscribe
        self._sent_folder = sent_folder
        self._clock = clock
        self._reply_timeout_s = reply_timeout_s
        self._smtp: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> None:
        """Hand the letter over. See ports.Outbox."""
        recipient = _envelope(letter.to)
        content = self._written(letter)
        began = self._clock()
        smtp = self._connected()
        try:
            self._announce(smtp, recipient)
            self._check_awake(began)
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

    def sign_in(self) -> None:
        """Connect and sign in without sending anything. Raises DeliveryFailed."""
        self._connected()

    def was_sent(self, message_id: str) -> bool | None:
        """See ports.Outbox."""
        return self._sent_folder.search_sent(message_id) if self._sent_folder else None

    def sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """See ports.Outbox."""
        if self._sent_folder is None:
            return None
        try:
            shown = _envelope(address)
        except DeliveryFailed:  # nothing can have left for it
            return None
        return self._sent_folder.search_sent_to(shown, since)

    def close(self) -> None:
        """Say goodbye; never raises."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def _written(self, letter: Letter) -> bytes:
        """The letter as it goes over the wire. DeliveryFailed for what a header cannot hold: a line break, say."""
        message = EmailMessage(policy=_POLICY)
        try:
            headers = self._headers(letter)
            ids = {name: headers.pop(name) for name in _LISTS_OF_IDS if name in headers}
            for name, value in headers.items():
                _put(message, name, value)
            message.set_content(letter.text)
            if letter.html:
                message.add_alternative(letter.html, subtype="html")
            return b"".join(_id_lines(*named) for named in ids.items()) + message.as_bytes()
        except ValueError as error:
            raise DeliveryFailed(
                f"letter {letter.message_id!r} cannot be written as a mail: {error}", permanent=True
            ) from error

    def _headers(self, letter: Letter) -> dict[str, str | Address]:
        """Ours, and those that the letter brings itself."""
        name, address = parseaddr(self._outgoing.sender)
        return {
            "From": Address(display_name=name, addr_spec=_envelope(address)),
            "To": Address(addr_spec=_envelope(letter.to)),
            "Subject": letter.subject,
            "Date": format_datetime(self._clock()),
            "Message-ID": f"<{letter.message_id}>",
            "Reply-To": self._outgoing.reply_to,
            "List-Unsubscribe": f"<mailto:{self._unsubscribe}>" if self._unsubscribe else "",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            **letter.headers,
        }

    @property
    def _where(self) -> str:
        return f"mail server {self._outgoing.host}:{self._outgoing.port}"

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
            self._smtp = _signed_in(self._outgoing, self._tls)
        except (OSError, smtplib.SMTPException, UnicodeError, ConfigError) as error:
            raise OutboxUnavailable(f"{self._where} cannot be used: {_reason(error)}") from error
        return self._smtp

    def _announce(self, smtp: smtplib.SMTP, recipient: str) -> None:
        self._expect(smtp.mail(_envelope(parseaddr(self._outgoing.sender)[1])), "the sender")
        self._expect(smtp.rcpt(recipient), f"the recipient {recipient}")
        self._expect(smtp.docmd("data"), "the letter", wanted=(354,))

    def _check_awake(self, began: datetime) -> None:
        """Let nothing leave that was begun long ago: while this machine slept, somebody else looked after it."""
        if not timedelta(0) <= self._clock() - began < SEND_WITHIN:
            raise TimeoutError("minutes went by, and somebody else may have sent it")

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
        smtp.sock.settimeout(self._reply_timeout_s)
        reply = smtp.getreply()
        smtp.sock.settimeout(TIMEOUT_S)
        return reply

    def _expect(
        self, reply: tuple[int, bytes], what: str, *, wanted: tuple[int, ...] = (250, 251, 252)
    ) -> None:
        code, words = reply
        if code not in wanted:
            said = _readable(words)
            raise DeliveryFailed(
                f"{self._where} refused {what}: {code} {said}",
                permanent=500 <= code < 600 and code not in _SIGN_IN_REPLIES,
            )


def _id_lines(name: str, ids: str | Address) -> bytes:
    """A header of Message-IDs, one a line. The library would encode long ones beyond recognition."""
    text = str(ids)
    if not text.isprintable() or not text.isascii():
        raise ValueError(f"header {name} holds what no Message-ID may hold")
    listed = "\r\n ".join(text.split())
    return f"{name}: {listed}\r\n".encode() if listed else b""


def _put(message: EmailMessage, name: str, value: str | Address) -> None:
    """Set a header that has a value. The library alone lets line breaks through in names and Message-IDs."""
    if not f"{name}{value}".isprintable():
        raise ValueError(f"header {name[:40]!r} holds a line break or an invisible character")
    if value:
        message[name] = value


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


def _signed_in(outgoing: OutgoingSection, tls: ssl.SSLContext | None) -> smtplib.SMTP:
    """A connection that is greeted, encrypted as wished and signed in. Never falls back to less security."""
    if tls is None and outgoing.security is not Security.NONE:
        tls = ssl.create_default_context()  # reads every authority's certificate: 0.1 s
    # Our name in EHLO. smtplib would ask DNS for this machine's, which takes seconds where there
    # is none, and "localhost" is turned away by some relays.
    us = _envelope(parseaddr(outgoing.sender)[1]).rpartition("@")[2]
    where = (outgoing.host, outgoing.port, us)
    smtp = (
        smtplib.SMTP_SSL(*where, timeout=TIMEOUT_S, context=tls)
        if outgoing.security is Security.TLS
        else smtplib.SMTP(*where, timeout=TIMEOUT_S)
    )
    try:
        if outgoing.security is Security.STARTTLS:
            smtp.starttls(context=tls)
        if outgoing.user:
            smtp.login(outgoing.user, outgoing.password.get_secret_value())
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
    """What went wrong while connecting, and the next step."""
    match error:
        case smtplib.SMTPAuthenticationError():
            said = f"{error.smtp_code} {_readable(error.smtp_error)}"
            reason = f"the login was refused ({said}). Next: check outgoing.user and its password"
        case smtplib.SMTPResponseException():
            reason = f"it said {error.smtp_code} {_readable(error.smtp_error)}. It is tried again"
        case smtplib.SMTPNotSupportedError():
            reason = f"{error} Next: check outgoing.security and port (starttls is usual on 587)"
        case UnicodeError():  # its text would show a letter of the password
            reason = "user or password hold letters beyond ASCII. Next: set another password"
        case _:
            reason = _why_unreachable(error)
    return reason


def _why_unreachable(error: Exception) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            return f"its certificate is not trusted ({error.verify_message}). Next: check outgoing.host"
        case ssl.SSLError():
            return f"TLS failed ({error.reason}). Next: check outgoing.security and port (tls: 465)"
        case socket.gaierror():
            return (
                "no server is known by that name. Next: check outgoing.host and this machine's DNS"
            )
        case ConnectionRefusedError():
            return "nothing listens there. Next: check outgoing.host and port"
        case _:
            return f"{str(error) or type(error).__name__}. It is tried again"


def _readable(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:300]
