"""A mail taken apart by its boundaries has the parts that the standard library finds line by line."""

from __future__ import annotations

import random
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from connectors import mail_tree
from connectors.mail_tree import tree_of

GOLD = sorted((Path(__file__).parents[1] / "mail").rglob("*.eml"))

NESTED = b"""From: Ana <ana@example.org>
Content-Type: multipart/mixed;
 boundary="outer"

For programs without MIME.
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

Ten chairs,\tplease.

--inner
Content-Type: text/html

<p>Ten chairs</p>
--inner--

--outer
Content-Type: message/rfc822

From mailer Mon Mar  2 10:00:00 2026
Subject: before
Content-Type: multipart/digest; boundary="d"

--d

Subject: one

first
--d

Subject: two

second
--d--
--outer
Content-Disposition: attachment; filename=a.txt

--outer of no boundary
--outerness
last
--outer--
epilogue
"""

REPORT = b"""Content-Type: multipart/report; boundary=r

--r

No such user.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; example.org

Final-Recipient: rfc822; ana@example.org
--r
Content-Type: message/rfc822

Subject: chairs
Content-Type: text/plain

hello
--r--
"""

IRREGULAR = {
    "no header": b"just a line\nand another\n",
    "a line between header and body": b"Subject: a\nno header\n\nbody\n",
    "begins with a continuation": b" a\nSubject: b\n\nbody",
    "a header without its name": b"Subject: a\n: b\n\nbody",
    "headers alone": b"Subject: a\nTo: b\n",
    "a header without its line end": b"Subject: a\nTo: b",
    "nothing": b"",
    "a mailbox's first line": b"From ana Mon\nSubject: a\n\nFrom here\n",
    "a mailbox's line among headers": b"Subject: a\nFrom ana Mon\nTo: b\n\nbody\n",
    "two boundaries": NESTED.replace(b"--inner\nContent", b"--inner\n--inner\nContent"),
    "the end first": NESTED.replace(b"--inner\nContent", b"--inner--\nContent", 1),
    "never closed": NESTED.partition(b"--outer--")[0],
    "never begun": NESTED.replace(b"--outer", b"--other"),
    "no boundary named": NESTED.replace(b'boundary="outer"', b"charset=utf-8"),
    "one boundary for both": NESTED.replace(b"inner", b"outer"),
    "boundaries with blanks": NESTED.replace(b"--inner\n", b"--inner \t\n"),
    "old line ends": NESTED.replace(b"\n", b"\r"),
    "mixed line ends": NESTED.replace(b"\n", b"\r\n", 9).replace(b"chairs,", b"chairs\r"),
}


def _shape(part: Message) -> object:
    payload = part._payload  # type: ignore[attr-defined]  # as parsed, nothing decoded
    if part.get_content_type() == "message/delivery-status" and isinstance(payload, list):
        payload = "fields that nobody reads"
    inner = [_shape(one) for one in payload] if isinstance(payload, list) else payload
    return part.get_content_type(), part.get_default_type(), list(part.raw_items()), inner


def _agree(raw: bytes) -> bool:
    return _shape(tree_of(raw)) == _shape(message_from_bytes(raw))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("raw", [NESTED, REPORT], ids=["nested", "report"])
def test_a_regular_mail_is_taken_apart_without_the_standard_library(
    raw: bytes, line_end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = raw.replace(b"\n", line_end)
    expected = _shape(message_from_bytes(raw))
    monkeypatch.delattr(mail_tree, "message_from_bytes")
    assert _shape(tree_of(raw)) == expected


@pytest.mark.parametrize("raw", IRREGULAR.values(), ids=IRREGULAR)
def test_an_irregular_mail_has_the_parts_that_the_standard_library_finds(raw: bytes) -> None:
    assert _agree(raw)


def test_mangled_mails_have_the_parts_that_the_standard_library_finds() -> None:
    chance = random.Random(2046)
    samples = [path.read_bytes() for path in GOLD[::40]] + [NESTED, REPORT] * 100
    assert [raw for raw in samples if not _agree(_mangled(raw, chance))] == []


def _mangled(raw: bytes, chance: random.Random) -> bytes:
    """With a few lines lost, doubled, moved or marked."""
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at] = chance.choice(
            [b"", lines[other], lines[at] + chance.choice([b" ", b"--", b"\r", b"\t", b":"])]
        )
        lines.insert(other, lines[at])
        del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)
