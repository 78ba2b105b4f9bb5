"""What a mail is taken for."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """One word for a mail; the first two become leads or touches, the rest goes to Screened."""

    INQUIRY = "inquiry"
    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    LIST = "list"
    OWN = "own"
    SPAM = "spam"
    PITCH = "pitch"
    NOTIFICATION = "notification"
    UNREADABLE = "unreadable"
    RULE = "rule"
    """A row of the Rules tab says so."""
