"""What a mail is taken for."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """One word for a mail; the first two become leads or touches, the third waits in Review, the rest is screened."""

    INQUIRY = "inquiry"
    REPLY = "reply"
    REVIEW = "review"
    """It may be an inquiry, but more likely is none: a person says."""
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

    @property
    def called(self) -> str:
        """As a sentence names such a mail: "it might be an automatic reply"."""
        return _CALLED.get(self, f"a {self}")


_CALLED = {
    Verdict.AUTO_REPLY: "an automatic reply",
    Verdict.OWN: "a mail of our own",
    Verdict.SPAM: "spam",
    Verdict.RULE: "excluded by a rule",
}
