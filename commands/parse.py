"""`parse`: read mail files without any server, and say what each one is."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from connectors.mail_reader import read_mail
from leads.inquiries.mail import Mail
from leads.inquiries.reading import Reading
from leads.inquiries.refs import source_ref
from leads.inquiries.sender_rules import read_by_rules
from leads.model import Contact, Evidence, Source, Workspace
from leads.settings import Rule


def parse(
    files: list[Path],
    *,
    as_json: bool,
    config: Path | None,
    own: list[str],
    region: str,
    rules: tuple[Rule, ...] = (),
) -> int:
    """Print what each file is. Exit code 0, or 1 when a file could not be opened; the others still go.

    `rules` are those of the Rules tab, where it was asked.
    """
    workspace = _workspace(config, own, region)
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
        reading = read_by_rules(mail, received_at, workspace, rules)
        if as_json:
            print(json.dumps(as_object(file, mail, reading, received_at), ensure_ascii=False))
        else:
            _show(file, mail, reading, received_at)
    return 1 if failed else 0


def _workspace(config: Path | None, own: list[str], region: str) -> Workspace:
    """Us, as the configuration and the options say; neither is needed."""
    ours = Workspace()
    if config is not None:
        from connectors.config import load_config

        ours = load_config(config).workspace()
    said = [name.strip().lower() for name in own]
    addresses = {name for name in said if "@" in name.lstrip("@")}
    domains = {
        name.lstrip("@") for name in said if "@" not in name.lstrip("@") and name.lstrip("@")
    }
    return Workspace(
        own_addresses=ours.own_addresses | addresses,
        own_domains=ours.own_domains | domains,
        region=region.upper() or ours.region,
        mail_domain=ours.mail_domain,
        message_link=ours.message_link,
        form_profiles=ours.form_profiles,
    )


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
        "interest": inquiry.interest if inquiry else "",
        "message": inquiry.message if inquiry else "",
        "reply_text": reading.reply_text,
        "subject": mail.subject,
        "received_at": received_at.isoformat(),
        "source": "web_form" if is_form else "email",
        "source_ref": source_ref(mail),
        "forwarded": inquiry.forwarded if inquiry else False,
    }


def _show(file: Path, mail: Mail, reading: Reading, received_at: datetime) -> None:
    """The same for people, with the line behind each field."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=str(file), title_justify="left", show_lines=False)
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
        yield "doubt", f"it {reading.doubt}", "", ""
    for name, value in as_object(Path(), mail, reading, received_at).items():
        if name not in {"file", "verdict", "because", "reply_text"} and value not in {"", False}:
            found = behind.get(name)
            sure = f"{found.confidence:.0%}" if found else ""
            yield name, str(value), found.line if found else _WITHOUT_LINE.get(name, ""), sure
    if reading.away_until:
        yield "away until", f"{reading.away_until:%Y-%m-%d}", "", ""
    for address in reading.failed:
        yield "unreachable", address, "the delivery report names it", ""
    for person in reading.several:
        yield "also named", person, "", ""
    for file in mail.attachments:
        yield "file", file.name or "without a name", file.content_type, ""
    for defect in mail.defects:
        yield "repaired", defect, "", ""


_WITHOUT_LINE = {
    "source": "a contact form was found, or not",
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
