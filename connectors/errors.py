"""Errors, sorted by who can act.

    LeadsheetError
    ├── ConfigError              the operator: a setting or a secret is wrong; lists every problem
    ├── SourceUnavailable        wait: a mailbox cannot be read just now
    │   └── NoSuchFolder         the operator: the account has no folder of that name
    ├── WorkbookUnavailable      wait: the spreadsheet cannot be read just now
    │   └── WorkbookNotShared    the operator: the spreadsheet is not shared with our account
    ├── WorkbookBroken           the sheet's owner: a tab or heading that must be there is not
    ├── DeliveryFailed           `permanent` says whether trying again can help
    │   └── OutboxUnavailable    wait: the mail server takes no letter at all just now
    └── DeliveryInDoubt          nobody: a letter may or may not have left; it is looked up, held or repeated once

Bad data from outside is an outcome, never an exception; the outcomes of a commit are in ports.py.
A message says what happened, where, and the next step.
"""

from __future__ import annotations


class LeadsheetError(Exception):
    """Something that was foreseen; its text is meant for people."""


class ConfigError(LeadsheetError):
    """The configuration cannot be used. `problems`: a sentence each, key path first; `where`: the file."""

    def __init__(self, problems: list[str], where: str = "configuration") -> None:
        self.problems, self.where = problems, where
        listed = "\n".join(f"  - {problem}" for problem in problems)
        noun = "problem" if len(problems) == 1 else "problems"
        super().__init__(f"{where}: {len(problems)} {noun}\n{listed}")


class SourceUnavailable(LeadsheetError):  # noqa: N818  # named by what it means to the caller
    """A mailbox cannot be read just now. Nothing was lost: the mail stays where it is."""


class NoSuchFolder(SourceUnavailable):
    """The account has no folder of the name that the configuration gives."""


class WorkbookUnavailable(LeadsheetError):  # noqa: N818
    """The spreadsheet cannot be read just now. Nothing was written.

    Attributes:
        retry_after_s: Seconds the server asked us to wait; None when it did not say.
    """

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(message)


class WorkbookNotShared(WorkbookUnavailable):
    """The spreadsheet exists but our account may not open it, or the key names none."""


class WorkbookBroken(LeadsheetError):  # noqa: N818
    """A tab or heading that must be there is not; `init` puts back what is missing."""


class DeliveryFailed(LeadsheetError):  # noqa: N818
    """A letter did not leave, and we know it.

    Attributes:
        permanent: The server refused it for good (5xx); else trying later can help.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        self.permanent = permanent
        super().__init__(message)


class OutboxUnavailable(DeliveryFailed):
    """The mail server cannot be used just now, whoever a letter is for: the others need not try."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=False)


class DeliveryInDoubt(LeadsheetError):  # noqa: N818
    """The connection broke after the letter's last byte: it may or may not have left."""
