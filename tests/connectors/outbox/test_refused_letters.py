"""What becomes of a letter that a server refuses, forgets to answer or hangs up on."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from connectors.errors import DeliveryInDoubt, SourceUnavailable
from tests.connectors.outbox.smtp_house import (
    LETTER,
    Certificate,
    Opened,
    Outgoing,
    Post,
    Scripted,
    Serve,
    failure_of,
)


@pytest.mark.parametrize("password", ["wrong", "größer"])
def test_wrong_password_waits_for_somebody_to_mend_it(
    serve: Serve, outgoing: Outgoing, opened: Opened, certificate: Certificate, password: str
) -> None:
    post = Post()
    server = serve(
        post, tls_context=certificate.server, authenticator=post.authenticate, auth_required=True
    )
    section = outgoing(server.port, security="starttls", user="leads", password=password)

    failed = failure_of(opened(section, certificate.client))

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

    failed = failure_of(opened(outgoing(server.port)))

    assert failed.permanent is permanent
    assert reply in str(failed)
    assert server.post.received == []


def test_letter_after_a_refused_one_leaves(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve(Post(replies={"RCPT": "550 no"}))
    outbox = opened(outgoing(server.port))
    failure_of(outbox)
    server.post.replies.clear()

    outbox.send(LETTER)

    assert len(server.post.received) == 1


def test_hang_up_before_the_letter_is_surely_not_sent(
    serve: Serve, outgoing: Outgoing, opened: Opened
) -> None:
    server = serve(Post(hangs_up_at="RCPT"))
    outbox = opened(outgoing(server.port))

    failed = failure_of(outbox)
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
    with Scripted([b"250 ok\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"], answer) as port:
        outbox = opened(outgoing(port), reply_timeout_s=0.3)

        with pytest.raises(DeliveryInDoubt):
            outbox.send(LETTER)


def test_nobody_listening_is_tried_again_later(outgoing: Outgoing, opened: Opened) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    failed = failure_of(opened(outgoing(port)))

    assert not failed.permanent
    assert f"127.0.0.1:{port}" in str(failed)


def test_sent_folder_tells_or_nobody_can(outgoing: Outgoing, opened: Opened) -> None:
    section, since = outgoing(2525), datetime(2027, 3, 1, tzinfo=UTC)
    outboxes = [
        opened(section, sent_folder=folder)
        for folder in (Folder("x@example.com"), Folder(), NoFolder(), None)
    ]
    assert [outbox.was_sent("x@example.com") for outbox in outboxes] == [True, False, None, None]
    assert [outbox.sent_to("ana@acme.example", since) for outbox in outboxes] == [
        ("x@example.com",), (), None, None,
    ]  # fmt: skip
    assert outboxes[0].sent_to("no address", since) is None


def test_sent_folder_that_cannot_be_looked_into_just_now_says_so(
    outgoing: Outgoing, opened: Opened
) -> None:
    """That is not the same as none: who asks again later hears more."""
    outbox = opened(outgoing(2525), sent_folder=Unreachable())
    with pytest.raises(SourceUnavailable):
        outbox.was_sent("x@example.com")
    with pytest.raises(SourceUnavailable):
        outbox.sent_to("ana@acme.example", datetime(2027, 3, 1, tzinfo=UTC))


class Folder:
    """A Sent folder that knows these Message-IDs."""

    def __init__(self, *message_ids: str) -> None:
        self.message_ids = message_ids

    def search_sent(self, message_id: str) -> bool | None:
        return message_id in self.message_ids

    def search_sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        return self.message_ids


class NoFolder(Folder):
    def search_sent(self, message_id: str) -> bool | None:
        return None

    def search_sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        return None


class Unreachable(Folder):
    def search_sent(self, message_id: str) -> bool | None:
        raise SourceUnavailable("the mailbox is down")

    def search_sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        raise SourceUnavailable("the mailbox is down")
