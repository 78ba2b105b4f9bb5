"""What is loaded once (public suffixes, legal forms, countries, weights) is loaded before anything is timed."""

from __future__ import annotations

import pytest

from leads.countries import country_code
from leads.model import Contact
from leads.recognising.deciding import judge
from leads.recognising.index import Index
from leads.recognising.normalising import fingerprint


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    somebody = Contact(name="Geo Ellis", company="Ellis Ltd", email="geo@ellis.example.com")
    country_code("Germany")
    index = Index()
    index.add_contact("L-1", somebody)
    judge(fingerprint(somebody), index)
