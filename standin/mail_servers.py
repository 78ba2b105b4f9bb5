"""pymap and aiosmtpd, set up as one provider would: the only place that knows how they work inside."""

from __future__ import annotations

import asyncio
import hmac
import logging
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.result import ProxyResultLocal
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pysasl import SASLAuth
from pysasl.hashing import BuiltinHash

from standin.eml_folder import EmlFolder, KeptMail

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Take = Callable[[bytes, str, list[str]], Awaitable[None]]
"""(message, envelope sender, recipients): what to do with a mail that was handed over."""

# aiosmtpd warns of its own use of a deprecated attribute at every login.
logging.getLogger("mail.log").setLevel(logging.ERROR)

_SIZE_LIMIT = 50 * 1024 * 1024


class Connections:
    """Who is connected now, so that nobody keeps a stopping server waiting."""

    def __init__(self) -> None:
        self._open: set[asyncio.WriteTransport] = set()

    def add(self, transport: asyncio.WriteTransport) -> None:
        self._open.add(transport)

    def remove(self, transport: asyncio.WriteTransport) -> None:
        self._open.discard(transport)

    def drop(self) -> None:
        for transport in tuple(self._open):
            transport.abort()

    def tracked(self, talk: Talk) -> Talk:
        async def talk_and_forget(
            reader: asyncio.StreamReader, writer: asyncio.StreamWriter
        ) -> None:
            self.add(writer.transport)
            try:
                await talk(reader, writer)
            except (ConnectionError, EOFError):
                pass  # they hung up; nothing of theirs is half done
            finally:
                self.remove(writer.transport)
                writer.close()

        return talk_and_forget


class _Folder(MailboxData):
    """A folder that gives back exactly the bytes it was given, whatever they are."""

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        try:
            message = await super().append(append_msg, recent=recent)
        except Exception:  # noqa: BLE001  # pymap parses what it takes, and any parser has mails that break it
            blank = replace(append_msg, literal=b"\r\n")
            message = await super().append(blank, recent=recent)
        # pymap puts the bytes together again from what it parsed, and may lose a line end at that.
        content: Any = message._content  # noqa: SLF001
        content._raw = memoryview(append_msg.literal)  # noqa: SLF001
        return message


class _Inbox(_Folder):
    """An INBOX that also keeps what arrives by IMAP APPEND, as a file."""

    keep: EmlFolder | None = None

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        message = await super().append(append_msg, recent=recent)
        if self.keep is not None:
            self.keep.keep(bytes(append_msg.literal), message.internal_date.astimezone())
        return message

    async def put(self, mail: KeptMail) -> None:
        await super().append(AppendMessage(mail.raw, mail.at), recent=True)


class _Mailboxes(MailboxSet):
    """The account's folders: an INBOX of our own making, and whatever is added."""

    def __init__(self) -> None:
        super().__init__()
        self.inbox = self._inbox = _Inbox(self._content_cache, self._thread_cache)


class _WholeAnswers:
    """A connection's writer that hands over each answer in one piece.

    pymap writes an answer in parts and then drains. Sent part by part, a client that waits in IDLE
    may see half a line, and imaplib takes that for a broken connection.
    """

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._parts: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)

    def write(self, data: bytes) -> None:
        self._parts.append(bytes(data))

    def writelines(self, data: Iterable[bytes]) -> None:
        self._parts += map(bytes, data)

    async def drain(self) -> None:
        self._hand_over()
        await self._writer.drain()

    def close(self) -> None:
        self._hand_over()
        self._writer.close()

    def _hand_over(self) -> None:
        parts, self._parts = self._parts, []
        if parts:
            self._writer.write(b"".join(parts))


class _Config(Config):
    """Knows its ways to log in; pymap looks for them among all installed packages, at every connection."""

    @cached_property
    def tls_auth(self) -> SASLAuth:
        return SASLAuth.defaults()


class _Backend(DictBackend):
    @classmethod
    async def init(cls, args: Namespace, **overrides: Any) -> tuple[DictBackend, Config]:
        config = _Config.from_args(args, **overrides)
        login = Login(config)
        await cls._add_demo_user(config, login)
        return cls(login, config), config


class ImapHouse:
    """One IMAP account in memory. `talk` serves a connection."""

    def __init__(self, backend: DictBackend, config: Config, user: str) -> None:
        self._config = config
        self._user = user
        self._keep: EmlFolder | None = None
        self._server = IMAPServer(backend.login, config)

    @classmethod
    async def open(cls, user: str, password: str) -> ImapHouse:
        args = Namespace(
            host="127.0.0.1",
            port=0,
            debug=False,
            cert=None,
            key=None,
            tls=False,
            proxy_protocol=None,
            passlib_cfg=None,
            demo_data=False,
            demo_user=user,
            demo_password=password,
        )
        # Half a million rounds, pymap's default, cost 0.2 s a login and protect nothing here.
        backend, config = await _Backend.init(args, hash_context=BuiltinHash(rounds=1))
        config.apply_context()
        house = cls(backend, config, user)
        await house.empty()
        return house

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it ends."""
        whole: Any = _WholeAnswers(writer)
        await self._server(reader, whole, SocketInfo.get(writer, ProxyResultLocal()))

    async def empty(self) -> None:
        """Begin again with an empty INBOX and an empty Sent folder, under a new UIDVALIDITY."""
        mailboxes = _Mailboxes()
        mailboxes.inbox.keep = self._keep
        await mailboxes.add_mailbox("Sent")
        self._config.set_cache[self._user] = (mailboxes, FilterSet())

    async def put(self, folder: str, mail: KeptMail) -> None:
        """Deliver a mail that is kept already. Straight into memory: APPEND takes 48 ms each."""
        mailboxes, _ = self._config.set_cache[self._user]
        box = await mailboxes.get_mailbox(folder)
        if isinstance(box, _Inbox):
            await box.put(mail)
        else:
            await box.append(AppendMessage(mail.raw, mail.at))

    def keep_appended(self, folder: EmlFolder) -> None:
        """From now on, what arrives by IMAP APPEND in the INBOX is kept in `folder`."""
        self._keep = folder
        mailboxes, _ = self._config.set_cache[self._user]
        if isinstance(mailboxes, _Mailboxes):
            mailboxes.inbox.keep = folder


class _PatientSMTP(SMTP):
    """Takes the lines of a megabyte that broken senders write; RFC 5321 would stop at 1,000 octets."""

    line_length_limit = 1 << 20

    def __init__(self, *args: Any, connections: Connections, **options: Any) -> None:
        self._connections = connections
        super().__init__(*args, **options)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if isinstance(transport, asyncio.WriteTransport):
            self._connections.add(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if isinstance(self.transport, asyncio.WriteTransport):
            self._connections.remove(self.transport)
        super().connection_lost(error)


class _Counter:
    """aiosmtpd asks its handler what to do with each message."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def handle_DATA(  # noqa: N802  # aiosmtpd finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content or b""
        raw = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
        await self._take(raw, envelope.mail_from or "", list(envelope.rcpt_tos))
        return "250 OK, kept on this machine"


def smtp_protocol(take: Take, user: str, password: str, connections: Connections) -> SMTP:
    """A protocol for one connection. Signing in is offered, never asked for: strangers write to us, too."""

    def authenticate(
        _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        right = isinstance(data, LoginPassword) and hmac.compare_digest(
            data.login + b"\0" + data.password, f"{user}\0{password}".encode()
        )
        # handled=True, the default, would answer nothing at all and the client would hang up.
        return AuthResult(success=right, handled=False)

    return _PatientSMTP(
        _Counter(take),
        connections=connections,
        hostname="localhost",
        ident="local stand-in",
        enable_SMTPUTF8=True,
        data_size_limit=_SIZE_LIMIT,
        auth_require_tls=False,
        authenticator=authenticate,
        loop=asyncio.get_running_loop(),
    )
