"""Fixtures for everybody."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.servers import dovecot as real


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who asks for Dovecot gets its marker, so that `-m dovecot` finds them all."""
    for item in items:
        if "dovecot" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.dovecot)


@pytest.fixture(autouse=True, scope="session")
def _keys_are_examined_once() -> Iterator[None]:
    """Reading an account's key proves its primes anew, 50 ms each time, and here hundreds sign in with a few."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            serialization, "load_pem_private_key", cache(serialization.load_pem_private_key)
        )
        yield


@pytest.fixture
def dovecot() -> Iterator[real.Dovecot]:
    """A real IMAP server with one empty account."""
    if not real.installed():
        pytest.skip("Dovecot is not installed (apt install dovecot-imapd)")
    # Not tmp_path: the path of a Unix socket has 108 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    try:
        yield from real.running(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
