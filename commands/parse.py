"""`parse`: read mail files without any mail server, and say what each one is, as a turn would."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import Path

from connectors.errors import LeadsheetError
from connectors.mail_reader import read_mail
from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading
from leads.inquiries.refs import source_ref
from leads.inquiries.screening.away_until import away_until
from leads.inquiries.sender_rules import read_by_rules
from leads.model import Contact, Evidence, Source, Workspace
from leads.settings import Rule

DEFAULT_CONFIG = Path("config.yaml")


@dataclass(frozen=True, slots=True)
class Ours:
    """What is known of us: our addresses, and what people taught on the Rules tab.

    Attributes:
        not_followed: Why the Rules tab counts for nothing here; "" when its rules are followed.
    """

    workspace: Workspace
    rules: tuple[Rule, ...] = ()
    not_followed: str = ""

    @property
    def on_rules(self) -> str:
        """Whether the Rules tab was followed, in words."""
        if self.not_followed:
            return f"the Rules tab is not followed: {self.not_followed}"
        return f"the Rules tab is followed: {len(self.rules)} rules"


def parse(
    files: list[Path], *, as_json: bool, config: Path | None, own: list[str], region: str
) -> int:
    """Print what each file is, as a turn would judge it: by the Rules tab, where `config` names the workbook.

    Exit code 0, or 1 when a file could not be opened; the others still go.
    """
    ours = _ours(config, own, region)
    failed = False
    for file in files:
        try:
            raw, changed_at = file.read_bytes(), file.stat().st_mtime
        except OSError as err:
            print(
                f"{file}: cannot be read: {err.strerror or err}. Check the path and try again.",
                file=sys.stderr,
            )
            failed = True
            continue
        mail = read_mail(raw)
        received_at = received_date(mail) or mail.date or datetime.fromtimestamp(changed_at, UTC)
        reading = read_by_rules(mail, received_at, ours.workspace, ours.rules)
        if as_json:
            told = as_object(file, mail, reading, received_at) | {"rules": ours.on_rules}
            print(json.dumps(told, ensure_ascii=False))
        else:
            _show(file, mail, reading, received_at, ours.on_rules)
    return 1 if failed else 0


def config_at_hand() -> Path | None:
    """The configuration that every command takes when none is named, if it is there."""
    return DEFAULT_CONFIG if DEFAULT_CONFIG.is_file() else None


def _ours(config: Path | None, own: list[str], region: str) -> Ours:
    """Us, as the configuration, its workbook and the options say; none of them is needed."""
    ours = _of_config(config)
    said = [name.strip().lower() for name in own]
    addresses = {name for name in said if "@" in name.lstrip("@")}
    domains = {
        name.lstrip("@") for name in said if "@" not in name.lstrip("@") and name.lstrip("@")
    }
    known = ours.workspace
    workspace = replace(
        known,
        own_addresses=known.own_addresses | addresses,
        own_domains=known.own_domains | domains,
        region=region.upper() or known.region,
    )
    return replace(ours, workspace=workspace)


def _of_config(path: Path | None) -> Ours:
    """Raises ConfigError where the file itself is wrong; a workbook that cannot be asked is told of."""
    if path is None:
        return Ours(Workspace(), not_followed="no configuration names the workbook (--config FILE)")
    from commands.wiring import load, open_workbook

    config = load(path)
    try:
        rules = open_workbook(config).read().settings.rules
    except LeadsheetError as error:
        print(f"The Rules tab could not be asked, so it is left out: {error}", file=sys.stderr)
        return Ours(config.workspace(), not_followed=f"it could not be asked: {error}")
    return Ours(config.workspace(), rules)


def received_date(mail: Mail) -> datetime | None:
    """When the top-most Received header says that our server took it; None when it does not say."""
    stamp = re.sub(r"\([^()]*\)", "", mail.header("Received").rpartition(";")[2]).strip()
    try:
        moment = parsedate_to_datetime(stamp)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def as_object(file: Path, mail: Mail, reading: Reading, received_at: datetime) -> dict[str, object]:
    """One mail as `--json` prints it: always the same keys, "" where nothing is known."""
    inquiry = reading.inquiry
    contact = (
        inquiry.contact if inquiry else Contact(name=mail.sender.name, email=mail.sender.email)
    )
    is_form = inquiry is not None and inquiry.source is Source.WEB_FORM
    return {
        "file": str(file),
        "verdict": reading.verdict.value,
        "because": reading.because,
        "name": contact.name,
        "company": contact.company,
        "email": contact.email,
        "phone": contact.phone,
        "country": contact.country,
        "region": contact.region,
        "city": contact.city,
        "postcode": contact.postcode,
        "address": contact.address,
        "language": inquiry.language if inquiry else "",
        "interest": inquiry.interest if inquiry else "",
        "message": inquiry.message if inquiry else "",
        "reply_text": reading.reply_text,
        "subject": mail.subject,
        "received_at": received_at.isoformat(),
        "source": "web_form" if is_form else "email",
        "source_ref": source_ref(mail),
        "forwarded": inquiry.forwarded if inquiry else False,
    }


def _show(file: Path, mail: Mail, reading: Reading, received_at: datetime, on_rules: str) -> None:
    """The same for people, with the line behind each field."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=str(file),
        title_justify="left",
        caption=Text(on_rules),
        caption_justify="left",
        show_lines=False,
    )
    for heading in ("field", "value", "read from", "sure"):
        table.add_column(heading, overflow="fold")
    for name, value, line, sure in _rows(mail, reading, received_at):
        table.add_row(name, Text(value), Text(line, style="dim"), sure)
    Console().print(table)


def _rows(
    mail: Mail, reading: Reading, received_at: datetime
) -> Iterator[tuple[str, str, str, str]]:
    """Field, value, the line it was read from, and how sure that is."""
    behind = {found.field: found for found in (*_of_the_headers(mail), *reading.evidence)}
    told = behind.get("verdict")
    sure = f"{told.confidence:.0%}" if told else ""
    yield "verdict", f"{reading.verdict}: {reading.because}", told.line if told else "", sure
    if reading.doubt:
        against = behind.get("doubt")
        yield "doubt", f"it {reading.doubt}", against.line if against else "", ""
    for name, value in as_object(Path(), mail, reading, received_at).items():
        if name not in {"file", "verdict", "because", "reply_text"} and value not in {"", False}:
            found = behind.get(name)
            sure = f"{found.confidence:.0%}" if found else ""
            yield name, str(value), found.line if found else _WITHOUT_LINE.get(name, ""), sure
    if left := behind.get("left out"):
        yield left.field, f"from this line on: {left.value}", left.line, f"{left.confidence:.0%}"
    if reading.away_until:
        line = _line_of_absence(mail, reading.away_until, received_at.date())
        yield "away until", f"{reading.away_until:%Y-%m-%d}", line, ""
    for address in reading.failed:
        yield "unreachable", address, _line_with(address, mail.text), ""
    for person in reading.several:
        address = person.rpartition("<")[2].strip(">")
        yield "also named", person, _line_with(address, mail.text), ""
    for file in mail.attachments:
        yield "file", file.name or "without a name", file.content_type, ""
    for defect in mail.defects:
        yield "repaired", defect, "", ""


def _line_with(words: str, text: str) -> str:
    """The first line of a text with these words; what else tells them where none has them."""
    lines = (line.strip() for line in text.split("\n"))
    return next((line[:200] for line in lines if words in line.lower()), "the report's own part")


def _line_of_absence(mail: Mail, until: date, told_on: date) -> str:
    """The line that names the last day away, or the two that it is wrapped over."""
    lines = [mail.subject, *filter(None, map(str.strip, mail.text.split("\n")))]
    wrapped = (f"{first} {second}" for first, second in pairwise(lines))
    named = (line for line in (*lines, *wrapped) if away_until(line, told_on) == until)
    return next(named, "")[:200]


_WITHOUT_LINE = {
    "language": "the words of the message",
    "source": "no inquiry, so no form was looked for",
    "source_ref": "Message-ID and text: what the same mail is known by again",
}


def _of_the_headers(mail: Mail) -> Iterator[Evidence]:
    """What stands in the headers of any mail, also of one that is no inquiry."""
    sender = mail.sender
    line = f"From: {mail.header('From')}"[:200]
    yield Evidence(field="name", value=sender.name, line=line, confidence=0.9)
    yield Evidence(field="email", value=sender.email, line=line, confidence=0.98)
    subject = f"Subject: {mail.subject}"[:200]
    yield Evidence(field="subject", value=mail.subject, line=subject, confidence=0.95)
    sent = mail.header("Date")[:60]
    when = f"when it arrived; the sender wrote Date: {sent}" if sent else "when it arrived"
    yield Evidence(field="received_at", value="", line=when, confidence=0.95)
