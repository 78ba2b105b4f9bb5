from __future__ import annotations

from datetime import date

from leads.settings import Member
from leads.telling.digest_log import digest_id

DAY = date(2026, 11, 20)


def _id(member: Member, *others: Member) -> str:
    return digest_id(member, (member, *others), DAY, "leads.example.com")


def test_message_id_is_the_same_for_ever() -> None:
    priya = Member(name="Priya Nair", email=" Priya.Nair@Example.com")

    assert _id(priya) == "digest.priya.nair=example.com.2026-11-20@leads.example.com"


def test_different_addresses_never_share_a_message_id() -> None:
    addresses = (
        "a.b@example.com",
        "a-b@example.com",
        "a_b@example.com",
        "a+b@example.com",
        "a'b@example.com",
    )

    assert len({_id(Member(name="A", email=address)) for address in addresses}) == len(addresses)


def test_colleagues_with_one_address_each_get_their_own() -> None:
    ana = Member(name="Ana", email="sales@example.com")
    bob = Member(name="Bob Ó Sé", email="sales@example.com")

    assert _id(ana, bob) == "digest.sales=example.com.ana.2026-11-20@leads.example.com"
    assert _id(bob, ana) != _id(ana, bob)
    assert _id(bob, ana).isascii()
    assert " " not in _id(bob, ana)
