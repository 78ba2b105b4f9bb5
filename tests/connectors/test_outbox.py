"""The outbox against an SMTP server that accepts, refuses, and hangs up at the worst moments."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import email
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Protocol

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from connectors.config import OutgoingSection
from connectors.errors import DeliveryFailed, DeliveryInDoubt, SourceUnavailable
from connectors.outbox import SmtpOutbox
from leads.model import Letter

NOW = dt.datetime(2026, 11, 20, 8, 0, 5, tzinfo=dt.UTC)
PASSWORD = "correct horse"

LETTER = Letter(
    message_id="digest.priya=example.com.2026-11-20@leads.example.com",
    to="priya@example.com",
    subject="2 overdue, 1 new - start with Ana López (Acme)",
    text="Good morning\n.a line with a dot before it\nGrüße\n",
    html="<p>Good morning</p>",
)


@dataclass
class Post:
    """What a mail server keeps, and how it misbehaves: replies by command, commands at which it hangs up."""

    replies: dict[str, str] = field(default_factory=dict)
    hangs_up_at: str = ""
    received: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    signed_in: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(one, policy=default) for one in self.received]

    def authenticate(
        self, server: object, session: object, envelope: object, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.signed_in.append(data.login)
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._hang_up(server, "RCPT")
        if "RCPT" in self.replies:
            return self.replies["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if "DATA" in self.replies:
            return self.replies["DATA"]
        assert isinstance(envelope.content, bytes)
        self.received.append(envelope.content)
        self.recipients.append(list(envelope.rcpt_tos))
        self._hang_up(server, "DATA")
        return "250 OK"

    def _hang_up(self, server: SMTP, moment: str) -> None:
        if self.hangs_up_at == moment:
            self.hangs_up_at = ""
            assert server.transport is not None
            server.transport.abort()  # type: ignore[attr-defined]  # a TCP transport has it


@dataclass(frozen=True)
class Server:
    port: int
    post: Post
    hang_up: Callable[[], None]
    """End the idle connections, as servers do after a while."""


Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start SMTP servers on free ports of this machine."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    servers: list[asyncio.Server] = []
    open_ones: list[SMTP] = []

    def start(
        post: Post | None = None, *, implicit_tls: ssl.SSLContext | None = None, **how: Any
    ) -> Server:
        post = post or Post()

        def protocol() -> SMTP:
            post.connections += 1
            one = SMTP(post, loop=loop, hostname="mail.example.test", **how)
            open_ones.append(one)
            return one

        made = loop.create_server(protocol, "127.0.0.1", 0, ssl=implicit_tls)
        server = asyncio.run_coroutine_threadsafe(made, loop).result(10)
        servers.append(server)

        def hang_up() -> None:
            _call(loop, lambda: _abort(open_ones))

        return Server(server.sockets[0].getsockname()[1], post, hang_up)

    yield start
    for server in servers:
        _call(loop, server.close)
    _call(loop, lambda: _abort(open_ones))
    asyncio.run_coroutine_threadsafe(_finished(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


def _abort(connections: list[SMTP]) -> None:
    for connection in connections:
        if connection.transport is not None:
            connection.transport.abort()  # type: ignore[attr-defined]  # a TCP transport has it


def _call(loop: asyncio.AbstractEventLoop, what: Callable[[], object]) -> None:
    async def called() -> None:
        what()

    asyncio.run_coroutine_threadsafe(called(), loop).result(10)


async def _finished() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)


@dataclass(frozen=True)
class Certificate:
    server: ssl.SSLContext
    client: ssl.SSLContext


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for 127.0.0.1 that only the client context given with it trusts."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example.test")])
    today = dt.datetime.now(dt.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    public = folder / "cert.pem"
    public.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    private = folder / "key.pem"
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(public, private)
    return Certificate(server, ssl.create_default_context(cafile=str(public)))


@pytest.fixture
def outgoing(tmp_path: Path) -> Callable[..., OutgoingSection]:
    def section(port: int, **more: object) -> OutgoingSection:
        settings = {
            "host": "127.0.0.1",
            "security": "none",
            "sender": "Leads <leads@example.com>",
            **more,
        }
        if settings.get("user"):
            secret = tmp_path / "password"
            secret.write_text(str(settings.pop("password", PASSWORD)), encoding="utf-8")
            settings["password_file"] = secret
        return OutgoingSection.model_validate({"port": port, **settings})

    return section


Outgoing = Callable[..., OutgoingSection]


class Opened(Protocol):
    def __call__(
        self, section: OutgoingSection, tls: ssl.SSLContext | None = None, **how: Any
    ) -> SmtpOutbox: ...


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Outboxes that are closed at the end."""
    with ExitStack() as stack:

        def outbox(
            section: OutgoingSection, tls: ssl.SSLContext | None = None, **how: Any
        ) -> SmtpOutbox:
            return stack.enter_context(closing(SmtpOutbox(section, tls, **how)))

        yield outbox


def test_letter_arrives_with_both_bodies_and_all_headers(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    section = outgoing(
        server.port, sender='"Müller, Vertrieb" <leads@example.com>', reply_to="act@example.com"
    )
    outbox = opened(section, unsubscribe="leads@example.com", clock=lambda: NOW)

    outbox.send(LETTER)

    [mail] = server.post.mails
    assert server.post.recipients == [["priya@example.com"]]
    assert {
        name: str(mail[name]) for name in mail if name not in {"Content-Type", "MIME-Version"}
    } == {
        "From": '"Müller, Vertrieb" <leads@example.com>',
        "To": "priya@example.com",
        "Subject": "2 overdue, 1 new - start with Ana López (Acme)",
        "Date": "Fri, 20 Nov 2026 08:00:05 +0000",
        "Message-ID": "<digest.priya=example.com.2026-11-20@leads.example.com>",
        "Reply-To": "act@example.com",
        "List-Unsubscribe": "<mailto:leads@example.com>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    assert _body(mail, "plain") == LETTER.text
    assert _body(mail, "html").strip() == LETTER.html


def test_letter_is_seven_bit_with_crlf_line_ends(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()

    opened(outgoing(server.port)).send(LETTER)

    [wire] = server.post.received
    assert wire.isascii()
    assert wire.count(b"\n") == wire.count(b"\r\n")


def test_long_message_id_is_never_folded_or_encoded(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    message_id = f"digest.{'a-long-name.' * 12}=example.com.2026-11-20@leads.example.com"

    opened(outgoing(server.port)).send(_letter(message_id=message_id))

    assert f"Message-ID: <{message_id}>\r\n".encode() in server.post.received[0]


def test_letters_of_one_turn_share_a_connection(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    outbox = opened(outgoing(server.port))

    for number in range(3):
        outbox.send(_letter(message_id=f"{number}@example.com"))

    assert (len(server.post.received), server.post.connections) == (3, 1)


def test_connection_that_the_server_ended_meanwhile_is_built_again(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    outbox = opened(outgoing(server.port))
    outbox.send(LETTER)
    server.hang_up()

    outbox.send(LETTER)

    assert (len(server.post.received), server.post.connections) == (2, 2)


def test_starttls_and_auth(
    serve: Serve, outgoing: Outgoing, opened: Opened, certificate: Certificate
) -> None:
    post = Post()
    server = serve(
        post, tls_context=certificate.server, authenticator=post.authenticate, auth_required=True
    )
    section = outgoing(server.port, security="starttls", user="leads@example.com")

    opened(section, certificate.client).send(LETTER)

    assert (len(post.received), post.signed_in) == (1, [b"leads@example.com"])


def test_tls_from_the_first_byte(
    serve: Serve, outgoing: Outgoing, opened: Opened, certificate: Certificate
) -> None:
    server = serve(implicit_tls=certificate.server)

    opened(outgoing(server.port, security="tls"), certificate.client).send(LETTER)

    assert len(server.post.received) == 1


def test_server_without_starttls_gets_nothing_in_clear(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    section = outgoing(server.port, security="starttls", user="leads@example.com")

    failed = _failure(opened(section))

    assert not failed.permanent
    assert "STARTTLS" in str(failed)
    assert server.post.received == []


def test_settings_are_checked_without_sending(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()

    opened(outgoing(server.port)).sign_in()
    assert (server.post.connections, server.post.received) == (1, [])


def test_certificate_nobody_vouches_for_is_not_trusted(
    serve: Serve, outgoing: Outgoing, opened: Opened, certificate: Certificate
) -> None:
    server = serve(implicit_tls=certificate.server)

    failed = _failure(opened(outgoing(server.port, security="tls")))

    assert not failed.permanent
    assert server.post.received == []


@pytest.mark.parametrize("password", ["wrong", "größer"])
def test_wrong_password_waits_for_somebody_to_mend_it(
    serve: Serve, outgoing: Outgoing, opened: Opened, certificate: Certificate, password: str
) -> None:
    post = Post()
    server = serve(
        post, tls_context=certificate.server, authenticator=post.authenticate, auth_required=True
    )
    section = outgoing(server.port, security="starttls", user="leads", password=password)

    failed = _failure(opened(section, certificate.client))

    assert not failed.permanent
    assert "password" in str(failed)
    assert password not in str(failed)


@pytest.mark.parametrize(
    ("moment", "reply", "permanent"),
    [
        ("RCPT", "550 5.1.1 no such mailbox", True),
        ("RCPT", "451 4.7.1 try later", False),
        ("DATA", "554 5.7.1 looks like spam", True),
        ("DATA", "452 4.3.1 disk full", False),
        ("DATA", "421 4.3.2 shutting down", False),
    ],
)
def test_refusal_says_whether_trying_again_can_help(
    serve: Serve, outgoing: Outgoing, opened: Opened, moment: str, reply: str, permanent: bool
) -> None:
    server = serve(Post(replies={moment: reply}))

    failed = _failure(opened(outgoing(server.port)))

    assert failed.permanent is permanent
    assert reply in str(failed)
    assert server.post.received == []


def test_letter_after_a_refused_one_leaves(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve(Post(replies={"RCPT": "550 no"}))
    outbox = opened(outgoing(server.port))
    _failure(outbox)
    server.post.replies.clear()

    outbox.send(LETTER)

    assert len(server.post.received) == 1


def test_hang_up_before_the_letter_is_surely_not_sent(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve(Post(hangs_up_at="RCPT"))
    outbox = opened(outgoing(server.port))

    failed = _failure(outbox)
    outbox.send(LETTER)

    assert not failed.permanent
    assert len(server.post.received) == 1


def test_hang_up_after_the_last_byte_is_in_doubt(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve(Post(hangs_up_at="DATA"))
    outbox = opened(outgoing(server.port))

    with pytest.raises(DeliveryInDoubt, match="may or may not have left"):
        outbox.send(LETTER)
    assert len(server.post.received) == 1


@pytest.mark.parametrize("answer", [b"", b"garbage\r\n", b"99999 what\r\n"])
def test_silence_or_garbage_after_the_last_byte_is_in_doubt(
    outgoing: Outgoing, opened: Opened, answer: bytes
) -> None:
    with _scripted([b"250 ok\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"], answer) as port:
        outbox = opened(outgoing(port), reply_timeout_s=0.3)

        with pytest.raises(DeliveryInDoubt):
            outbox.send(LETTER)


def test_nobody_listening_is_tried_again_later(outgoing: Outgoing, opened: Opened) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    failed = _failure(opened(outgoing(port)))

    assert not failed.permanent
    assert f"127.0.0.1:{port}" in str(failed)


@pytest.mark.parametrize(
    "hostile",
    [
        {"subject": "hello\r\nBcc: everybody@example.net"},
        {"subject": "hello\nBcc: everybody@example.net"},
        {"to": "priya@example.com\r\nBcc: everybody@example.net"},
        {"to": "priya@example.com>,<everybody@example.net"},
        {"to": "nobody"},
        {"message_id": "a@b>\r\nBcc: everybody@example.net"},
        {"headers": {"X-Lead": "L-1\r\nBcc: everybody@example.net"}},
        {"headers": {"X-Lead: 1\r\nBcc": "everybody@example.net"}},
    ],
)
def test_headers_cannot_be_injected(
    serve: Serve, outgoing: Outgoing, opened: Opened, hostile: dict[str, Any]
) -> None:
    server = serve()

    with pytest.raises(DeliveryFailed) as caught:
        opened(outgoing(server.port)).send(_letter(**hostile))
    assert caught.value.permanent
    assert server.post.received == []


def test_letter_may_say_that_it_is_an_answer(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()
    answer = _letter(headers={"Auto-Submitted": "auto-replied", "In-Reply-To": "<q@example.net>"})

    opened(outgoing(server.port)).send(answer)

    [mail] = server.post.mails
    assert mail.get_all("Auto-Submitted") == ["auto-replied"]
    assert mail["In-Reply-To"] == "<q@example.net>"


def test_international_domain_goes_out_in_ascii(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve()

    opened(outgoing(server.port)).send(_letter(to="priya@bücher.example"))

    assert server.post.recipients == [["priya@xn--bcher-kva.example"]]


def test_sent_folder_tells_or_nobody_can(outgoing: Outgoing, opened: Opened) -> None:
    def unreachable(message_id: str) -> bool | None:
        raise SourceUnavailable("the mailbox is down")

    section = outgoing(2525)
    asked = [
        opened(section, search_sent=search).was_sent("x@example.com")
        for search in (lambda _: True, lambda _: False, lambda _: None, unreachable, None)
    ]
    assert asked == [True, False, None, None, None]


def _letter(**changed: Any) -> Letter:
    known = {
        name: getattr(LETTER, name) for name in ("message_id", "to", "subject", "text", "html")
    }
    return Letter(**{**known, **changed})


def _failure(outbox: SmtpOutbox) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        outbox.send(LETTER)
    return caught.value


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


class _scripted:  # noqa: N801  # reads as a verb where it is used
    """A server that answers each line from a script, swallows the letter and then gives `last`, or nothing."""

    def __init__(self, script: list[bytes], last: bytes) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._script, self._last = script, last
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)
        self._listener.close()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 ready\r\n")
            for reply in self._script:
                lines.readline()
                connection.sendall(reply)
            while lines.readline() not in {b".\r\n", b""}:
                pass
            connection.sendall(self._last)
            self._over.wait(10)


def test_thread_of_long_ids_arrives_as_it_was_given(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    """Exchange makes ids longer than a line; an encoded one would belong to no thread."""
    server = serve()
    ids = [f"<{'a0' * 60}{n}@mail.acme.example>" for n in range(3)]
    headers = {
        "In-Reply-To": ids[-1],
        "References": " ".join(ids),
        "Auto-Submitted": "auto-replied",
    }
    opened(outgoing(server.port)).send(dataclasses.replace(LETTER, headers=headers))

    [raw] = server.post.received
    [arrived] = server.post.mails
    assert arrived["References"].split() == ids
    assert arrived["In-Reply-To"].split() == ids[-1:]
    assert arrived.get_all("Auto-Submitted") == ["auto-replied"]
    assert max(map(len, raw.splitlines())) < 998
