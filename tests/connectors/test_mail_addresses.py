"""Plain addresses are read in one look, and as both libraries read them."""

from __future__ import annotations

from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mailparser.utils import get_addresses  # type: ignore[import-untyped]  # it ships none

from connectors.mail_addresses import addresses_of, plain_addresses
from leads.inquiries.mail import Address

NAMES = st.lists(
    st.sampled_from(
        ["Ana", "Lopez", "O'Neil", "Jean-Luc", "B", "&", "-", "''", "x@y.example", "F.lli", "(x)", "Ä",
         "=?utf-8?q?A=C3=A9=2C?=", "=?utf-8?b?w4k=?=", "Lopez,", ",", ";", ":", "'quoted'"]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)  # fmt: skip
EMAILS = st.sampled_from(
    ["ana@example.org", "A.B+c=d@Ex-AMPLE.Co.Uk", "a@b", "=a=@b.c", "-@-.-", "a..b@c.d", "@c.d", "a@b.c."]
)  # fmt: skip
SHAPES = ["{email}", "{name} <{email}>", '"{name}" <{email}>', "{email} ({name})", "<{email}>"]
SHAPES += ["{name} <{email}> ({name})", '"{name}"<{email}>', "{name}"]
MAILBOXES = st.builds(
    lambda shape, name, email: shape.format(name=name, email=email),
    st.sampled_from(SHAPES),
    NAMES,
    EMAILS,
)


@given(st.lists(MAILBOXES, min_size=1, max_size=3), st.sampled_from([", ", ",", " , ", ", , "]))
@example(["ana@example.org (Ana Lopez)"], ", ")
@example(['"Lopez, Ana" <ana@example.org>', "ben@example.org"], ", ")
def test_plain_addresses_are_read_as_both_libraries_read_them(
    mailboxes: list[str], mark: str
) -> None:
    header = mark.join(mailboxes)
    if (plain := plain_addresses(header)) is None:
        return

    found = addresses_of(plain)

    assert found == addresses_of(get_addresses(header, decode_names=True))
    assert found == addresses_of(getaddresses([header]))


@pytest.mark.parametrize(
    ("header", "addresses"),
    [
        ("Ana Lopez <ana@Example.org>", [Address("Ana Lopez", "ana@example.org")]),
        ("mailer@example.org (Mail System)", [Address("Mail System", "mailer@example.org")]),
        ('"Lopez, Ana" <a@b.c>, d@e.f', [Address("Lopez, Ana", "a@b.c"), Address("", "d@e.f")]),
        ('"ana@example.org" <ana@example.org>', [Address("", "ana@example.org")]),
        ("bounce-1=ana=example.org@list.example", [Address("", "bounce-1=ana=example.org@list.example")]),
    ],
)  # fmt: skip
def test_plain_header_needs_no_library(header: str, addresses: list[Address]) -> None:
    assert addresses_of(plain_addresses(header) or []) == tuple(addresses)


@pytest.mark.parametrize(
    "header",
    ["Lopez, Ana <ana@example.org>", "a@b.c,", "Team: a@b.c;", "ana@example.org <bob@example.org>", "ana"],
)  # fmt: skip
def test_what_may_mean_two_things_is_left_to_the_libraries(header: str) -> None:
    assert plain_addresses(header) is None
