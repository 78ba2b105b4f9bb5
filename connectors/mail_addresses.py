"""The addresses in a mail's headers: mail-parser reads them, but where there is only one way to read them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from email.utils import getaddresses

from connectors.mail_words import decode_words, one_line
from leads.inquiries.mail import Address

_MAX_ADDRESSES = 50

# mail-parser reports each oddity of a hostile mail on stderr; ours are in a mail's `defects`.
logging.getLogger("mailparser").setLevel(logging.CRITICAL)


Addresses = dict[str, tuple[Address, ...]]


def by_mail_parser(headers: Mapping[str, str]) -> tuple[Addresses, str]:
    """mail-parser's reading of each header, or the standard library's and what went wrong."""
    from mailparser.utils import get_addresses  # type: ignore[import-untyped]  # it ships none

    try:
        return _read_by(lambda value: get_addresses(value, decode_names=True), headers), ""
    except Exception as err:  # noqa: BLE001  # a library's surprise; the fallback reads the same headers
        trouble = f"mail-parser failed ({type(err).__name__}): read by the standard library"
        return by_standard_library(headers), trouble


def by_standard_library(headers: Mapping[str, str]) -> Addresses:
    """The standard library's reading of each header."""
    return _read_by(lambda value: getaddresses([value]), headers)


_Pairs = list[tuple[str, str]]


def _read_by(library: Callable[[str], _Pairs], headers: Mapping[str, str]) -> Addresses:
    def read(value: str) -> tuple[Address, ...]:
        plain = plain_addresses(value)
        return addresses_of(library(value) if plain is None else plain)

    return {name: read(value) if value else () for name, value in headers.items()}


_PLAIN_ADDRESS = re.compile(
    r"(?:(?:(?P<name>[A-Za-z][A-Za-z0-9 &'-]{0,99}) |\"(?P<quoted>[^\\\"<>=?]{1,100})\" |"
    r"(?P<coded>(?:=\?(?i:utf-8)\?[bBqQ]\?[^?\s]{1,200}\?= ){1,8}))?(?P<open><))?"
    r"(?P<email>[A-Za-z0-9_+=-]{1,60}(?:\.[A-Za-z0-9_+=-]{1,60}){0,4}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,4})"
    r"(?(open)>|(?: \((?P<beside>[A-Za-z][A-Za-z0-9 ]{0,99})\))?)(?:, ?(?=.)|\Z)"
)
"""One that can be read in one way only, as most can: "Ana Lopez <ana@example.org>", "ana@example.org (Ana Lopez)"."""


def plain_addresses(value: str) -> _Pairs | None:
    """The names and addresses of a header where each is plain; None for any other header."""
    found, at = [], 0
    while plain := _PLAIN_ADDRESS.match(value, at):
        name = plain["name"] or plain["quoted"] or plain["beside"]
        found.append(((name or decode_words(plain["coded"] or "")).strip(), plain["email"]))
        at = plain.end()
    return found if at == len(value) else None


def addresses_of(pairs: _Pairs) -> tuple[Address, ...]:
    """Names and addresses decoded and harmless; a name that is but the address is none."""
    found = (
        Address(one_line(decode_words(name).strip("'\" "), 200), one_line(email, 320).lower())
        for name, email in pairs[:_MAX_ADDRESSES]
    )
    return tuple(
        Address("", address.email) if address.name.lower() == address.email else address
        for address in found
        if address.email or address.name
    )


_SOME_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def salvaged(value: str) -> tuple[Address, ...]:
    """The sender of a header that is no valid address list, as in "Ana <ana@example.org" without its end."""
    value = decode_words(value)[:1000]
    match = _SOME_ADDRESS.search(value)
    name = value[: match.start()] if match else value
    return addresses_of([(name.strip(" \"'<([;,"), match[0] if match else "")])
