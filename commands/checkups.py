"""What `doctor` looks at, in the order in which one thing depends on another."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from commands.bootstrap import dependencies_present
from commands.counting import number
from connectors.config import Config, MailboxSection, OutgoingSection
from connectors.errors import ConfigError, DeliveryFailed, LeadsheetError, SourceUnavailable

if TYPE_CHECKING:
    from leads.picture import Picture

Level = Literal["ok", "warn", "fail"]
LEVELS: tuple[Level, ...] = ("ok", "warn", "fail")

GOOGLE = "https://sheets.googleapis.com"
SKEW_S, MOST_SKEW_S = 30, 240
"""Google refuses a signature whose clock is five minutes off."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        advice: What to do about it; "" when all is well.
    """

    group: str
    level: Level
    what: str
    advice: str = ""


def checks_without_configuration(error: ConfigError) -> Iterator[Check]:
    """What can be said when the configuration cannot be used: this machine, and every problem in it."""
    yield from _this_machine()
    usual = "see config.example.yaml, where each setting is explained"
    for problem in error.problems:
        what, _, advice = problem.partition(" Next: ")
        yield Check("Configuration", "fail", f"{error.where}: {what}", advice or usual)


def all_checks(config: Config, path: Path, *, live: bool = False) -> Iterator[Check]:
    """Everything, lazily: each mailbox and server is asked when its turn comes."""
    yield from _this_machine()
    yield from _clock(config.workbook.api_base_url or GOOGLE)
    yield from _configuration(config, path)
    yield from _spreadsheet(config)
    if live:
        yield from _proofs(config)
    for mailbox in config.mailboxes:
        yield from _mailbox(mailbox)
    yield from _outgoing(config.outgoing)


def _proofs(config: Config) -> Iterator[Check]:
    from commands.wiring import open_workbook

    group = "Tried in a scratch tab"
    try:
        findings = open_workbook(config).prove()
    except LeadsheetError as error:
        yield Check(group, "fail", "nothing could be tried", str(error))
        return
    for finding in findings:
        yield Check(group, "ok" if finding.ok else "fail", finding.what, finding.advice)


def _this_machine() -> Iterator[Check]:
    group = "This machine"
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check(group, "ok", f"Python {version} ({sys.executable})")
    if dependencies_present():
        yield Check(group, "ok", "every dependency is installed")
    else:
        yield Check(
            group, "fail", "dependencies are missing", "start it as `python3 run.py doctor`"
        )


def _clock(url: str) -> Iterator[Check]:
    import requests

    group = "This machine"
    try:
        said = requests.head(url, timeout=15).headers.get("Date", "")
        skew = abs(time.time() - parsedate_to_datetime(said).timestamp())
    except (requests.RequestException, ValueError, TypeError) as error:
        yield Check(
            group,
            "fail",
            f"{url} cannot be reached ({type(error).__name__})",
            "check network and HTTPS_PROXY",
        )
        return
    if skew <= SKEW_S:
        yield Check(group, "ok", "the clock is right")
    else:
        level: Level = "fail" if skew > MOST_SKEW_S else "warn"
        yield Check(
            group,
            level,
            f"the clock is {skew:.0f} s off",
            "switch on time synchronisation (timedatectl set-ntp true)",
        )


def _configuration(config: Config, path: Path) -> Iterator[Check]:
    group = "Configuration"
    yield Check(group, "ok", f"{path} can be used")
    servers: list[MailboxSection | OutgoingSection] = [*config.mailboxes, config.outgoing]
    files = [config.workbook.credentials_file, *(server.password_file for server in servers)]
    for secret in dict.fromkeys(file for file in files if file):
        yield _secrecy(group, secret)
    if not config.mailboxes and not config.forms:
        yield Check(
            group,
            "warn",
            "neither a mailbox nor a form is named",
            "add one under mailboxes or forms",
        )
    if config.form_mails:
        named = ", ".join(section.name for section in config.form_mails)
        yield Check(
            group, "ok", f"the mails of {len(config.form_mails)} forms are described: {named}"
        )
    for section in config.form_mails:
        if not (section.senders or section.subjects or section.says):
            yield from _unmarked(group, section.name, {form.name for form in config.forms})
    if not (config.team.own_domains or config.team.own_addresses):
        advice = "name your domains under team.own_domains"
        yield Check(group, "warn", "colleagues' mail cannot be told from customers'", advice)


def _unmarked(group: str, name: str, forms: set[str]) -> Iterator[Check]:
    """A form's profile that no mail can be known by; it may still explain the rows of a form of that name."""
    if name.casefold() not in {form.casefold() for form in forms}:
        yield Check(
            group,
            "warn",
            f"no mail is ever known as one of the form {name}",
            "name its senders, subjects or what its mails say, under form_mails",
        )


def _secrecy(group: str, secret: Path) -> Check:
    if os.name == "posix" and secret.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        mode = stat.filemode(secret.stat().st_mode)
        return Check(
            group,
            "warn",
            f"others on this machine may read {secret} ({mode})",
            f"chmod 600 {secret}",
        )
    return Check(group, "ok", f"only we may read {secret}")


def _spreadsheet(config: Config) -> Iterator[Check]:
    from commands.wiring import open_workbook

    group = "Spreadsheet"
    workbook = open_workbook(config)
    try:
        yield Check(group, "ok", f"the key is that of {workbook.account}")
    except ConfigError as error:
        what = "; ".join(error.problems)
        yield Check(group, "fail", what, "download the key file anew: docs/google.md")
        return
    for finding in workbook.examine():
        yield Check(group, "ok" if finding.ok else "fail", finding.what, finding.advice)
    yield from _team(config)


def _team(config: Config) -> Iterator[Check]:
    """The Team tab, as far as letters need it."""
    from commands.wiring import open_workbook
    from connectors.workbook.furniture import sample_addresses

    group = "Team"
    try:
        picture = open_workbook(config).read()
    except LeadsheetError:
        return  # said already, under Spreadsheet
    settings = picture.settings
    left = [member.name for member in settings.team if member.email in sample_addresses()]
    if left:
        advice = "type your colleagues over them in the Team tab"
        yield Check(group, "warn", f"still the sample people: {', '.join(left)}", advice)
    elif not any(member.active and member.email for member in settings.team):
        yield Check(group, "warn", "nobody is active and has an address", "fill in the Team tab")
    else:
        yield Check(
            group, "ok", f"{sum(member.active for member in settings.team)} people are active"
        )
    yield from _unheard(group, picture)
    yield from _rules(picture)


def _rules(picture: Picture) -> Iterator[Check]:
    """The Rules tab: what it teaches, and rows that make no sense."""
    from leads.inquiries.taught import taught
    from leads.tabs import RULES

    ours = taught(picture.workspace, picture.settings.rules)
    products, labels = len(ours.products), len(ours.labels)
    learnt = f"{number(products, 'product', 'products')} and {number(labels, 'form label', 'form labels')}"
    yield Check(RULES.title, "ok", f"taught: {learnt}")
    for odd in picture.settings.problems:
        if odd.tab == RULES.title:
            yield Check(RULES.title, "warn", f"row {odd.row}, {odd.heading}: {odd.problem}", _MEND)


_MEND = "correct the red cell; the row is left out until then"


def _unheard(group: str, picture: Picture) -> Iterator[Check]:
    """Leads that ask for attention in nobody's letter."""
    from leads.telling.unheard import unheard

    if missed := unheard(picture):
        named = ", ".join(f"{lead.lead_id} ({lead.owner or 'no owner'})" for lead in missed[:5])
        rest = f" and {len(missed) - 5} more" if len(missed) > 5 else ""
        yield Check(
            group,
            "warn",
            f"nobody who gets a digest owns {named}{rest}",
            "correct Owner in Leads, or make the owner active in Team with a mail address and a time",
        )


def _mailbox(mailbox: MailboxSection) -> Iterator[Check]:
    from connectors.mailbox_login import BROKEN, broken, log_in, open_folder, shut

    group = f"Mailbox {mailbox.name}"
    try:
        client = log_in(mailbox)
    except LeadsheetError as error:
        yield _told(group, error)
        return
    try:
        yield Check(group, "ok", f"{mailbox.user} is logged in at {mailbox.host}")
        for folder in filter(None, (mailbox.sent_folder, mailbox.folder)):
            try:
                mails = open_folder(client, folder, mailbox).exists
                yield Check(group, "ok", f"folder {folder} opens: {mails} mails")
            except SourceUnavailable as error:
                yield _told(group, error)
        if client.has_capability("IDLE"):
            yield Check(group, "ok", "new mail is noticed at once (IDLE)")
        else:
            yield Check(
                group, "ok", "the server knows no IDLE: new mail is noticed at the next tick"
            )
    except BROKEN as error:
        yield _told(group, broken(mailbox, error))
    finally:
        shut(client)


def _outgoing(outgoing: OutgoingSection) -> Iterator[Check]:
    from connectors.outbox import SmtpOutbox

    group = "Outgoing mail"
    outbox = SmtpOutbox(outgoing)
    try:
        outbox.sign_in()
        who = f"{outgoing.user} is signed in at" if outgoing.user else "no login is asked for at"
        yield Check(group, "ok", f"{who} {outgoing.host} (nothing was sent)")
    except DeliveryFailed as error:
        yield _told(group, error)
    finally:
        outbox.close()


def _told(group: str, error: LeadsheetError) -> Check:
    """Our errors end with the next step."""
    what, _, advice = str(error).partition(" Next: ")
    return Check(group, "fail", what, advice)
