"""The whole other side on this machine: Google Sheets, a mail provider, and a configuration that fits them.

Everything lies in one folder and survives a restart, ids and passwords included:

    sheets.sqlite3         the spreadsheets
    mailbox/ sent/         the mails, one .eml file each
    world.json             which spreadsheet it is, our address, the password
    service-account.json   the key for the Sheets API
    password               the mail password, alone in its file
    config.yaml            a configuration for exactly these servers (written anew at each start)
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standin.mail import MailStandin
from standin.serving import serve

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from standin.sheets.app import SheetsStandin


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be built.

    Attributes:
        address: Our inquiry address; its domain is our own.
        title: Of the spreadsheet.
        time_zone: Of the spreadsheet, IANA.
        region: ISO 3166 alpha-2 for phone numbers without a country.
        form_tab: Title of a tab that holds web-form answers; "" for none.
        port, imap_port, smtp_port: 0 takes any free one.
    """

    folder: Path
    address: str
    title: str = "Leads"
    locale: str = "en_GB"
    time_zone: str = "Europe/London"
    region: str = "GB"
    form_tab: str = ""
    port: int = 0
    imap_port: int = 0
    smtp_port: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The other side while it runs.

    Attributes:
        is_new: The folder was empty of it before.
        config: Path of the ready configuration file.
    """

    base_url: str
    spreadsheet_id: str
    credentials: Path
    config: Path
    sheets: SheetsStandin
    mail: MailStandin
    is_new: bool


@contextlib.contextmanager
def open_world(
    plan: Plan,
    clock: Callable[[], datetime],
    pages: Callable[[MailStandin, str], Sequence[BaseRoute]] = lambda _mail, _key: (),
) -> Iterator[World]:
    """Start everything; leaving the block stops it within a second. Raises OSError when a port is taken.

    `pages` makes further routes for the same port, from the mail servers and the spreadsheet's id.
    """
    from standin.sheets.app import SheetsStandin

    plan.folder.mkdir(parents=True, exist_ok=True)
    sheets = SheetsStandin(plan.folder, clock)
    with contextlib.ExitStack() as stack:
        stack.callback(sheets.close)
        kept, is_new = _kept(plan, sheets)
        mail = stack.enter_context(
            MailStandin(
                address=kept["address"],
                password=kept["password"],
                folder=plan.folder,
                clock=clock,
                imap_port=plan.imap_port,
                smtp_port=plan.smtp_port,
            )
        )
        app = _app(sheets, mail, pages(mail, kept["spreadsheet_id"]))
        base_url = stack.enter_context(serve(app, "127.0.0.1", plan.port))
        credentials = _credentials(plan.folder, sheets, base_url)
        yield World(
            base_url=base_url,
            spreadsheet_id=kept["spreadsheet_id"],
            credentials=credentials,
            config=_write_config(plan, kept, base_url, mail),
            sheets=sheets,
            mail=mail,
            is_new=is_new,
        )


def _kept(plan: Plan, sheets: SheetsStandin) -> tuple[dict[str, str], bool]:
    """What must stay the same from start to start, and whether this is the first one."""
    path = plan.folder / "world.json"
    if path.exists():
        return json.loads(path.read_text(encoding="utf-8")), False
    kept = {
        "address": plan.address,
        "password": secrets.token_urlsafe(12),
        "spreadsheet_id": sheets.create_spreadsheet(plan.title, plan.locale, plan.time_zone),
    }
    _write_secret(path, json.dumps(kept, indent=2))
    return kept, True


def _credentials(folder: Path, sheets: SheetsStandin, base_url: str) -> Path:
    """The key file; of one from an earlier start only the port is brought up to date."""
    path = folder / "service-account.json"
    if not path.exists():
        sheets.service_account_file(base_url, path)
    else:
        key = json.loads(path.read_text(encoding="utf-8"))
        _write_secret(path, json.dumps(key | {"token_uri": f"{base_url}/token"}, indent=2))
    return path


def _app(sheets: SheetsStandin, mail: MailStandin, pages: Sequence[BaseRoute]) -> Any:
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    from standin.page.guard import LoopbackOnly

    def reset(_: Request) -> Response:
        sheets.reset()
        mail.reset()
        return JSONResponse({})

    everything = Route("/_local/reset", reset, methods=["POST"])
    return LoopbackOnly(Starlette(routes=[everything, *pages, *sheets.routes()]))


def _write_config(plan: Plan, kept: dict[str, str], base_url: str, mail: MailStandin) -> Path:
    import yaml

    _write_secret(plan.folder / "password", kept["password"])
    server = {
        "host": "127.0.0.1",
        "security": "none",
        "user": kept["address"],
        "password_file": "password",
    }
    config: dict[str, object] = {
        "workbook": {
            "spreadsheet": kept["spreadsheet_id"],
            "credentials_file": "service-account.json",
            "api_base_url": base_url,
        },
        "mailboxes": [
            {"name": "inquiries", **server, "port": mail.imap_port, "sent_folder": "Sent"}
        ],
        "forms": [{"name": "website", "tab": plan.form_tab}] if plan.form_tab else [],
        "outgoing": {
            **server,
            "port": mail.smtp_port,
            "sender": f"Leadsheet <{kept['address']}>",
        },
        "team": {
            "own_addresses": [kept["address"]],
            "own_domains": [kept["address"].rpartition("@")[2]],
            "region": plan.region,
        },
    }
    path = plan.folder / "config.yaml"
    head = "# Written at each start: it fits the servers of this folder, and only them.\n"
    path.write_text(head + yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return path


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
