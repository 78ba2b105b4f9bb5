"""The real program, only quicker and without its log: pure functions answer the same question once.

Every scenario asks the same few mails and headings again; what they mean never changes.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from datetime import datetime
from email.headerregistry import HeaderRegistry
from email.policy import EmailPolicy
from functools import lru_cache
from types import ModuleType
from typing import Any, ParamSpec, TypeVar
from unittest.mock import patch

import structlog

from connectors import mail_reader, outbox
from connectors.workbook import places
from connectors.workbook import reading as sheet_reading
from leads.inquiries import reading as inquiry_reading
from leads.inquiries.fields import letter_fields
from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.screening.rules import screen
from leads.model import Workspace
from leads.settings_tabs import read_settings

_READ: dict[tuple[str, datetime], Reading] = {}
_MOST_READ = 5_000

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def quietly() -> Iterator[None]:
    """No log, and no pure function twice for the same."""
    with ExitStack() as stack:
        stack.enter_context(silent())
        for owner, name, quick in _quick():
            stack.enter_context(patch.object(owner, name, quick))
        yield


@contextmanager
def silent() -> Iterator[None]:
    """The program without its log."""
    kept = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        yield
    finally:
        structlog.configure(**kept)


def _quick() -> list[tuple[Any, str, Any]]:
    return [
        (places, "folded", lru_cache(maxsize=4_096, typed=True)(places.folded)),
        (places.Ground, "tabs", lru_cache(maxsize=256)(places.Ground.tabs)),
        (sheet_reading, "columns_of", _once(places.columns_of, _told_of_columns)),
        (sheet_reading, "read_settings", _once(read_settings, _told_of_settings)),
        (outbox, "_envelope", lru_cache(maxsize=1_024)(outbox._envelope)),
        (HeaderRegistry, "__getitem__", lru_cache(maxsize=256)(HeaderRegistry.__getitem__)),
        (
            EmailPolicy,
            "header_store_parse",
            _once(EmailPolicy.header_store_parse, _told_of_header),
        ),
        (inquiry_reading, "screen", _once(screen, _told_of_candidate)),
        (
            inquiry_reading,
            "letter_fields",
            _once(letter_fields, _told_of_candidate),
        ),
        (mail_reader, "read_mail", lru_cache(maxsize=2_048)(mail_reader.read_mail)),
        *((reader, "read_inquiry", _read_once) for reader in _readers()),
    ]


def _once(ask: Callable[P, T], told: Callable[P, Hashable]) -> Callable[P, T]:
    """`ask`, which answers the same question once; `told` is all that the answer depends on."""
    known: dict[Hashable, T] = {}

    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        key = told(*args, **kwargs)
        if key not in known:
            if len(known) > _MOST_READ:
                known.clear()
            known[key] = ask(*args, **kwargs)
        return known[key]

    return answer


def _told_of_columns(tab: Any, header: Any, marked: Any = None) -> Hashable:
    return tab.title, header, tuple(marked.items()) if marked else None


def _told_of_settings(tables: Any, zone: Any) -> Hashable:
    return zone.key, repr(tables)


def _told_of_header(policy: Any, name: Any, value: Any) -> Hashable:
    return policy, name, type(value), str(value)


def _told_of_candidate(candidate: Candidate, rules: Any = None) -> Hashable:
    """One workspace, so the mail's bytes and what was made of them tell all."""
    return tuple(
        one.digest if isinstance(one, Mail) else one
        for field in fields(candidate)
        if not isinstance(one := getattr(candidate, field.name), Workspace)
    ), rules


def _readers() -> list[ModuleType]:
    """The modules of the program that read inquiries."""
    ours = [one for name, one in sys.modules.items() if name.startswith(("automations", "leads."))]
    home = sys.modules[read_inquiry.__module__]
    return [
        one for one in ours if one is not home and vars(one).get("read_inquiry") is read_inquiry
    ]


def _read_once(mail: Mail, received_at: datetime, workspace: Workspace) -> Reading:
    """The bytes' digest tells mails apart, and there is one workspace."""
    key = mail.digest, received_at
    if key not in _READ:
        if len(_READ) > _MOST_READ:
            _READ.clear()
        _READ[key] = read_inquiry(mail, received_at, workspace)
    return _READ[key]
