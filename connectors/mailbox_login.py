"""Connecting to a mailbox and logging in; what fails becomes SourceUnavailable with the next step in it."""

from __future__ import annotations

import difflib
import re
import socket
import ssl
from typing import NamedTuple

from imapclient import IMAPClient, SocketTimeout  # type: ignore[import-untyped]  # it ships no types
from imapclient.exceptions import IMAPClientError, LoginError  # type: ignore[import-untyped]

from connectors.config import MailboxSection, Security
from connectors.errors import NoSuchFolder, SourceUnavailable

CONNECT_TIMEOUT_S = 20
READ_TIMEOUT_S = 60

BROKEN = (OSError, IMAPClientError)
"""What a broken connection or a server that makes no sense raises; timeouts and TLS errors are OSErrors."""

_APP_PASSWORD_HOSTS = ("gmail.com", "googlemail.com", "google.com", "mail.yahoo.com", "mail.me.com")
_MICROSOFT_HOSTS = ("office365.com", "outlook.com")


class OpenFolder(NamedTuple):
    """What the server says of a folder when it is opened.

    Attributes:
        uidnext: The next UID it will give out; 0 when it does not say.
    """

    uidvalidity: int
    uidnext: int
    exists: int


def log_in(mailbox: MailboxSection, tls: ssl.SSLContext | None = None) -> IMAPClient:
    """A connection that is logged in, with timeouts. Raises SourceUnavailable, ConfigError."""
    if tls is None and mailbox.security is not Security.NONE:
        tls = ssl.create_default_context()  # reads every authority's certificate: 0.1 s
    client = None
    try:
        client = IMAPClient(
            mailbox.host,
            port=mailbox.port,
            ssl=mailbox.security is Security.TLS,
            ssl_context=tls,
            timeout=SocketTimeout(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
        )
        if mailbox.security is Security.STARTTLS:
            client.starttls(tls)
    except BROKEN as error:
        if client:
            shut(client)
        raise broken(mailbox, error) from error
    # Zone-aware INTERNALDATEs; by default IMAPClient turns them into this machine's local time.
    client.normalise_times = False
    _authenticate(client, mailbox)
    return client


def _authenticate(client: IMAPClient, mailbox: MailboxSection) -> None:
    password = mailbox.password.get_secret_value()
    try:
        if (mailbox.user + password).isascii():
            client.login(mailbox.user, password)
        else:
            # The LOGIN command knows only ASCII.
            client.plain_login(mailbox.user, password)
    except LoginError as error:
        shut(client)
        raise SourceUnavailable(
            f"mailbox {mailbox.name}: {_why_refused(error, mailbox)}"
        ) from error
    except BROKEN as error:
        shut(client)
        raise broken(mailbox, error) from error


def open_folder(client: IMAPClient, folder: str, mailbox: MailboxSection) -> OpenFolder:
    """Open a folder read-only (EXAMINE), so that no flag can change.

    Raises NoSuchFolder when there is none of that name; else what IMAPClient raises.
    """
    try:
        said = client.select_folder(folder, readonly=True)
    except client.AbortError:
        raise
    except IMAPClientError as error:
        names = [name for _, _, name in client.list_folders()]
        if folder in names:
            raise
        raise NoSuchFolder(f"mailbox {mailbox.name}: {_no_such(folder, names, mailbox)}") from error
    return OpenFolder(
        int(said.get(b"UIDVALIDITY", 0)), int(said.get(b"UIDNEXT", 0)), int(said.get(b"EXISTS", 0))
    )


def shut(client: IMAPClient) -> None:
    """Close the connection without a word; never raises."""
    try:
        client.shutdown()
    except BROKEN:
        return


def broken(mailbox: MailboxSection, error: Exception) -> SourceUnavailable:
    """The error for a connection that broke while it was used."""
    return SourceUnavailable(f"mailbox {mailbox.name}: {_why_unreachable(error, mailbox)}")


def _no_such(folder: str, names: list[str], mailbox: MailboxSection) -> str:
    setting = "sent_folder" if folder != mailbox.folder else "folder"
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(folder.casefold(), list(folded), n=3, cutoff=0.5)
    known = [folded[name] for name in near] or sorted(names)[:10]
    return f"there is no folder {folder!r}; nearest: {', '.join(map(repr, known))}. Next: correct `{setting}`"


def _why_refused(error: LoginError, mailbox: MailboxSection) -> str:
    host = mailbox.host.lower()
    # IMAPClient hands on the server's words as the text of a bytes literal.
    words = re.sub(r"""^b(['"])(.*)\1$""", r"\2", str(error), flags=re.DOTALL)
    said = f"{mailbox.host} refused the login of {mailbox.user} ({words})"
    if host.endswith(_APP_PASSWORD_HOSTS):
        return f"{said}. Next: this provider wants an app password, not the account's own: see docs/mailboxes.md"
    if host.endswith(_MICROSOFT_HOSTS):
        return (
            f"{said}. Next: Microsoft 365 takes no passwords over IMAP any more: "
            "docs/mailboxes.md says how to forward the mailbox"
        )
    return f"{said}. Next: check `user` and the password that password_env or password_file names"


def _why_unreachable(error: Exception, mailbox: MailboxSection) -> str:
    place = f"{mailbox.host}:{mailbox.port}"
    match error:
        case ssl.SSLCertVerificationError():
            return (
                f"the certificate of {place} is not trusted ({error.verify_message}). Next: check `host`; "
                "for a certificate of your own, point SSL_CERT_FILE at its CA"
            )
        case ssl.SSLError():
            return (
                f"{place} and we do not agree on TLS ({error.reason}). Next: check `security` and `port` "
                "(tls is usual on 993, starttls on 143)"
            )
        case socket.gaierror():
            return f"no server is known by the name {mailbox.host}. Next: check `host` and this machine's DNS"
        case ConnectionRefusedError():
            return f"nothing listens at {place}. Next: check `host` and `port`"
        case TimeoutError():
            return f"{place} did not answer in time. It is tried again; if it stays so, check `host`, `port`, firewall"
        case _:
            return f"the connection to {place} broke ({error}). It is tried again"
