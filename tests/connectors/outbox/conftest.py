"""Servers, certificates and outboxes that end with their test."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from connectors.config import OutgoingSection
from connectors.outbox import SmtpOutbox
from tests.connectors.outbox.smtp_house import (
    PASSWORD,
    Certificate,
    Opened,
    Post,
    Serve,
    Server,
    abort,
    call_in,
    finished,
)


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
            call_in(loop, lambda: abort(open_ones))

        return Server(server.sockets[0].getsockname()[1], post, hang_up)

    yield start
    for server in servers:
        call_in(loop, server.close)
    call_in(loop, lambda: abort(open_ones))
    asyncio.run_coroutine_threadsafe(finished(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


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


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Outboxes that are closed at the end."""
    with ExitStack() as stack:

        def outbox(
            section: OutgoingSection, tls: ssl.SSLContext | None = None, **how: Any
        ) -> SmtpOutbox:
            return stack.enter_context(closing(SmtpOutbox(section, tls, **how)))

        yield outbox
