"""The configuration: where everything is and how to connect. How the team works is said in the workbook's own tabs.

`load_config` reads a YAML file and the environment (LEADSHEET_WORKBOOK__SPREADSHEET and so on win over the file) and
either returns a checked `Config` or names every problem. Passwords are never in it, only where they are to be found.
"""

from __future__ import annotations

import os
import re
from datetime import timedelta
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from connectors.config_problems import read_yaml, same_names, sentences_of
from connectors.config_values import (
    Address,
    AddressWithName,
    ConfigPath,
    Domain,
    Duration,
    FolderPath,
    Host,
    Meaning,
    Name,
    Phrases,
    ReadablePath,
    Region,
    SpreadsheetId,
    bare_address,
    is_loopback,
    paths_beside,
)
from connectors.errors import ConfigError
from leads.model import FormProfile, Workspace

_DIFFER = "names must differ"


class Security(StrEnum):
    """How a connection is kept private."""

    TLS = "tls"
    """Encrypted from the first byte (IMAP 993, SMTP 465)."""
    STARTTLS = "starttls"
    """Encrypted before the login (IMAP 143, SMTP 587)."""
    NONE = "none"
    """Not at all: only on this machine, for trying things."""


class Section(BaseModel):
    """One block of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class WorkbookSection(Section):
    """The shared spreadsheet.

    Attributes:
        spreadsheet: Its id (a URL is cut down to it).
        credentials_file: Key file of the service account.
        api_base_url: Another server that speaks the Sheets API; "" means Google.
        link: Where people open it; "" means Google's page.
        duplicates_refused: What `doctor --live` has found out about the fence.
    """

    spreadsheet: Annotated[SpreadsheetId, Field(min_length=1)]
    credentials_file: ReadablePath
    api_base_url: str = ""
    link: str = ""
    duplicates_refused: bool = True

    @field_validator("api_base_url", "link")
    @classmethod
    def _is_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.username is not None:
            raise ValueError("must be without a user or a password")
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError(f"{url!r} is not a URL (write: https://...)")
        if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
            raise ValueError(f"{url!r} is not encrypted; http: is only for this machine")
        return url.rstrip("/")


class ServerSection(Section):
    """A mail server and how to log in there.

    Attributes:
        port: When not given, the usual one for `security`.
        password_env: Name of the environment variable that holds the password.
        password_file: File whose only content is the password; read anew at each login.
    """

    host: Host
    security: Security = Security.TLS
    port: Annotated[int, Field(ge=1, le=65_535)]
    user: str = ""
    password_env: str = ""
    password_file: Annotated[ReadablePath | None, Field(validate_default=True)] = None

    @field_validator("security")
    @classmethod
    def _is_private(cls, security: Security, info: ValidationInfo) -> Security:
        host = info.data.get("host")
        if security is Security.NONE and host and not is_loopback(host):
            raise ValueError(
                f"none would send the password to {host} in clear; use tls or starttls (none is only for this machine)"
            )
        return security

    @field_validator("password_env")
    @classmethod
    def _is_set(cls, name: str) -> str:
        if not re.fullmatch(r"([A-Z_][A-Z0-9_]*)?", name):
            # It may be the password itself: it is not repeated.
            raise ValueError(
                "this is not the name of an environment variable (write: SALES_PASSWORD)"
            )
        if name and not os.environ.get(name):
            raise ValueError(
                f"the environment variable {name} is not set. Next: set it where the worker is started, "
                "or name a file under password_file"
            )
        return name

    @field_validator("password_file")
    @classmethod
    def _has_one_password(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        # What is not in `info.data` has a problem of its own in the list.
        elsewhere = info.data.get("password_env", "named, if wrongly")
        if elsewhere and file:
            raise ValueError("give password_env or password_file, not both")
        if info.data.get("user") and not (elsewhere or file):
            raise ValueError("say where the password of its user is: password_env or password_file")
        return file

    @property
    def password(self) -> SecretStr:
        """Read now, so that a changed file counts at the next login. Raises ConfigError when it is gone."""
        if self.password_file is None:
            return SecretStr(os.environ.get(self.password_env, ""))
        try:
            return SecretStr(self.password_file.read_text(encoding="utf-8").strip("\r\n"))
        except OSError as error:
            raise ConfigError([f"password_file: {self.password_file}: {error.strerror}"]) from error


def _usual(tls: int, otherwise: int) -> Any:
    def port(data: dict[str, Any]) -> int:
        return tls if data.get("security") in {Security.TLS, None} else otherwise

    return Field(default_factory=port, ge=1, le=65_535)


class MailboxSection(ServerSection):
    """One mailbox that inquiries arrive in.

    Attributes:
        name: Its name in the workbook; how far it was read is kept under it.
        sent_folder: Where the account keeps what it sent; "" when letters leave another way.
        max_mail_mb: Of a larger mail only headers and the beginning of the text are fetched.
    """

    name: Name
    port: int = _usual(tls=993, otherwise=143)
    user: Annotated[str, Field(min_length=1)]
    folder: Name = "INBOX"
    sent_folder: str = ""
    max_mail_mb: Annotated[float, Field(gt=0, le=200)] = 25


class FormSection(Section):
    """One web form whose answers arrive as rows of a sheet.

    Attributes:
        spreadsheet: "" means the workbook itself.
    """

    name: Name
    spreadsheet: SpreadsheetId = ""
    tab: Name


class FormMailSection(Section):
    """How the mails of one web form look, where they are not understood as they are.

    Attributes:
        senders, subjects, says: By which its mails are known: any of them is enough.
        ends_at: Beginnings of lines from which on nothing is the visitor's.
        leaves_out: Whole lines that are not the visitor's.
        labels: What a label asks for ("interest") -> how the form writes it.
    """

    name: Name
    senders: Phrases = ()
    subjects: Phrases = ()
    says: Phrases = ()
    ends_at: Phrases = ()
    leaves_out: Phrases = ()
    labels: dict[Meaning, Phrases] = Field(default_factory=dict)

    def profile(self) -> FormProfile:
        return FormProfile(
            name=self.name,
            senders=self.senders,
            subjects=self.subjects,
            says=self.says,
            ends_at=self.ends_at,
            leaves_out=self.leaves_out,
            labels=tuple(self.labels.items()),
        )


class OutgoingSection(ServerSection):
    """The server that letters leave by.

    Attributes:
        sender: As the reader sees it: "Leads <leads@example.com>".
        reply_to: Where answers go; "" means to the sender.
    """

    security: Security = Security.STARTTLS
    port: int = _usual(tls=465, otherwise=587)
    sender: AddressWithName
    reply_to: AddressWithName | Literal[""] = ""


class TeamSection(Section):
    """Who we are, for telling our own mail from theirs.

    Attributes:
        own_addresses: Lower case, without names.
        region: ISO 3166 alpha-2 for phone numbers without a country; "" when not known.
        message_link: URL with `{message_id}` where a person opens a message; "" where Gmail's will do, or none is.
    """

    own_addresses: tuple[Address, ...] = ()
    own_domains: tuple[Domain, ...] = ()
    region: Region = ""
    message_link: str = ""

    @field_validator("message_link")
    @classmethod
    def _names_the_message(cls, link: str) -> str:
        if link and ("{message_id}" not in link or not link.startswith("https://")):
            raise ValueError("write an https: URL with {message_id} in it, or leave it blank")
        return link


class WorkerSection(Section):
    """How `run` works.

    Attributes:
        alarm_after: How long the workbook or a mailbox may be silent before the managers hear of it.
        alarm_to: Who hears of it besides them; lower case, without names.
        cache_folder: Where the register's index is kept between starts; None for nowhere.
    """

    check_every: Annotated[Duration, Field(ge=timedelta(seconds=1), le=timedelta(days=1))] = (
        timedelta(minutes=1)
    )
    log: Literal["human", "json"] = "human"
    alarm_after: Annotated[Duration, Field(ge=timedelta(minutes=1), le=timedelta(days=7))] = (
        timedelta(hours=2)
    )
    alarm_to: tuple[Address, ...] = ()
    cache_folder: ConfigPath | None = None


ENVIRONMENT = "LEADSHEET_"
"""How the names of environment variables that hold settings begin."""


class Config(BaseModel):
    """The whole configuration. See config.example.yaml, where each setting is explained."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    workbook: WorkbookSection
    mailboxes: tuple[MailboxSection, ...] = ()
    forms: tuple[FormSection, ...] = ()
    form_mails: tuple[FormMailSection, ...] = ()
    outgoing: OutgoingSection
    team: TeamSection = TeamSection()
    templates: FolderPath | None = None
    worker: WorkerSection = WorkerSection()

    @field_validator("mailboxes", "forms", "form_mails")
    @classmethod
    def _names_differ(cls, sections: tuple[Any, ...]) -> tuple[Any, ...]:
        names = [section.name.casefold() for section in sections]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two of them are called {', '.join(twice)}; {_DIFFER}")
        return sections

    def workspace(self) -> Workspace:
        """What decisions need to know of us."""
        sender = bare_address(self.outgoing.sender)
        ours = {sender, *self.team.own_addresses}
        ours |= {box.user.lower() for box in self.mailboxes if "@" in box.user}
        if self.outgoing.reply_to:
            ours.add(bare_address(self.outgoing.reply_to))
        return Workspace(
            own_addresses=frozenset(ours),
            own_domains=frozenset(self.team.own_domains),
            region=self.team.region,
            mail_domain=sender.rpartition("@")[2],
            message_link=self.team.message_link or self._gmail_link(),
            inquiry_addresses=tuple(
                (box.name, box.user.lower()) for box in self.mailboxes if "@" in box.user
            ),
            signature=parseaddr(self.outgoing.sender)[0],
            form_profiles=tuple(section.profile() for section in self.form_mails),
        )

    def _gmail_link(self) -> str:
        """Gmail's search for a message, where Gmail keeps all of our mail; "" elsewhere."""
        is_gmail = [box.host.lower() in _GMAIL for box in self.mailboxes]
        return GMAIL_LINK if is_gmail and all(is_gmail) else ""


_GMAIL = frozenset({"imap.gmail.com", "imap.googlemail.com"})
GMAIL_LINK = "https://mail.google.com/mail/#search/rfc822msgid:{message_id}"


def _model() -> type[Config]:
    """The model; one that reads the environment only where that holds any setting, since it takes long to load."""
    settings = {f"{ENVIRONMENT}{name}".upper() for name in Config.model_fields}
    if not any(name.upper().split("__")[0] in settings for name in os.environ):
        return Config
    from connectors.config_environment import with_environment

    return with_environment(Config, ENVIRONMENT)


def load_config(path: Path) -> Config:
    """Read and check the configuration. Raises ConfigError with every problem found, key path first."""
    data, lines, twice = read_yaml(path)
    try:
        with paths_beside(path.resolve().parent):
            config = _model()(**data)
    except ValidationError as error:
        sentences = sentences_of(error, Config, lines)
        if not any(_DIFFER in sentence for sentence in sentences):
            # The model compares names only once everything else in the list is right.
            sentences += same_names(data, ("mailboxes", "forms", "form_mails"), lines)
        raise ConfigError(twice + sentences, str(path)) from None
    except ValueError as error:
        # pydantic-settings: an environment variable for a list must hold JSON.
        raise ConfigError(
            [*twice, f"{error} (a list is written as JSON there)"], str(path)
        ) from error
    if twice:
        raise ConfigError(twice, str(path))
    return config
