"""A snapshot brings the same index back, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.model import Lead
from leads.recognising.index import Index
from leads.recognising.normalising import contact_of, fingerprint
from leads.recognising.snapshot import from_bytes, to_bytes

GEO = Lead(lead_id="L-1", name="Geo Ellis", email="geo.ellis@gmail.com", phone="+12025550123")
MUELLER = Lead(lead_id="L-2", name="Jürgen Müller", email="jm@example.de", company="Müller GmbH")
BOOK = "spreadsheet 1, version 7"


def test_a_register_comes_back_as_it_was() -> None:
    index = Index([GEO, MUELLER])

    again = from_bytes(to_bytes(index, BOOK), BOOK)

    assert again is not None
    assert list(again) == list(index)
    for lead in (GEO, MUELLER):
        wanted = fingerprint(contact_of(lead))
        assert again.candidates(wanted) == index.candidates(wanted)


def test_a_snapshot_of_another_spreadsheet_or_version_is_none() -> None:
    assert from_bytes(to_bytes(Index([GEO]), BOOK), "spreadsheet 1, version 8") is None


def test_a_snapshot_read_back_takes_only_what_changed() -> None:
    again = from_bytes(to_bytes(Index([GEO, MUELLER]), BOOK), BOOK)
    assert again is not None

    changed = again.update([replace(GEO, email="geo@ellis.example"), MUELLER])

    assert changed == 1
    assert again.with_email("geo.ellis@gmail.com") == []
    assert [lead_id for lead_id, _ in again.with_email("geo@ellis.example")] == ["L-1"]


@pytest.mark.parametrize("data", [b"", b"leadsheet index\n", b"\x00" * 100, b"x" * 5000])
def test_what_is_no_snapshot_is_none(data: bytes) -> None:
    assert from_bytes(data, BOOK) is None


@given(st.data())
def test_a_damaged_snapshot_is_none(data: st.DataObject) -> None:
    whole = bytearray(to_bytes(Index([GEO, MUELLER]), BOOK))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))

    assert from_bytes(bytes(whole), BOOK) is None
    assert from_bytes(bytes(whole[:at]), BOOK) is None
