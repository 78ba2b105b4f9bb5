"""What arrives of a letter, over which connections, and how they are kept safe."""

from __future__ import annotations

import dataclasses
from email.message import EmailMessage
from typing import Any

import pytest

from connectors.errors import DeliveryFailed
from leads.model import Letter
from tests.connectors.outbox.smtp_house import (
    LETTER,
    NOW,
    Certificate,
    Opened,
    Outgoing,
    Post,
    Serve,
    failure_of,
)


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

    failed = failure_of(opened(section))

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

    failed = failure_of(opened(outgoing(server.port, security="tls")))

    assert not failed.permanent
    assert server.post.received == []


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


def _letter(**changed: Any) -> Letter:
    known = {
        name: getattr(LETTER, name) for name in ("message_id", "to", "subject", "text", "html")
    }
    return Letter(**{**known, **changed})


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


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
