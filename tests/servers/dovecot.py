"""A real Dovecot in a folder of its own, on free loopback ports, started as whoever runs the tests.

Nothing outside the folder is touched and no system service is used. Both configuration languages are known: 2.3's
and, since 2.4, the incompatible new one.
"""

from __future__ import annotations

import grp
import itertools
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOST = "localhost"
USER, PASSWORD = "leads", "correct horse"

_START_LIMIT_S = 10.0

_ALIKE = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
ssl = yes
auth_mechanisms = plain login
first_valid_uid = 0
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Inquiries {{
    auto = create
  }}
}}
"""
"""Said alike in both languages."""

_CONF_23 = """\
mail_location = maildir:{folder}/mail/%u
disable_plaintext_auth = no
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/passwd
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
"""

_CONF_24 = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
mail_driver = maildir
mail_path = {folder}/mail/%{{user}}
mail_home = {folder}/mail/%{{user}}
mail_uid = {uid}
mail_gid = {gid}
auth_allow_cleartext = yes
ssl_server_cert_file = {folder}/cert.pem
ssl_server_key_file = {folder}/key.pem
passdb passwd-file {{
  passwd_file_path = {folder}/passwd
}}
userdb static {{
}}
"""


def installed() -> str:
    """Path of the binary, or ""; /usr/sbin is not on everybody's PATH."""
    found = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    return found or ""


class Dovecot:
    """A running server with one account.

    Attributes:
        host, port, tls_port, user, password: How to log in; port is plain with STARTTLS.
        folder: All of its files; the account's maildir is in it.
        password_file: Holds the password, as the configuration wants it.
        tls: Trusts the server's self-made certificate.
    """

    def __init__(self, folder: Path) -> None:
        self.host, self.user, self.password = HOST, USER, PASSWORD
        self.folder = folder
        self.password_file = folder / "password"
        self.port, self.tls_port = _free_ports(2)
        self.maildir = folder / "mail" / USER
        self._numbers = itertools.count(1)
        self._write_files()
        self.tls = ssl.create_default_context(cafile=str(folder / "cert.pem"))
        self._process: subprocess.Popen[bytes] | None = None

    def as_mailbox(self) -> dict[str, object]:
        """One of a configuration's `mailboxes` that reads this server."""
        return {
            "name": "dovecot",
            "host": self.host,
            "port": self.port,
            "security": "none",
            "user": self.user,
            "password_file": str(self.password_file),
        }

    def start(self) -> None:
        command = [installed(), "-F", "-c", str(self.folder / "dovecot.conf")]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + _START_LIMIT_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"Dovecot did not start: {self._log()}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End the server and every connection at once, as a power cut would; asked politely it takes a second."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(_START_LIMIT_S)
            self._process = None
            # Its children die a moment later and hold the port until then.
            until = time.monotonic() + _START_LIMIT_S
            while self._is_listening() and time.monotonic() < until:
                time.sleep(0.01)

    def deliver(self, raw: bytes, at: float | None = None) -> str:
        """Drop a mail into the maildir byte by byte; its file's name. `at` (Unix time) becomes INTERNALDATE."""
        name = f"{time.time_ns()}.{next(self._numbers)}.test"
        waiting = self.maildir / "tmp" / name
        waiting.write_bytes(raw)
        if at is not None:
            os.utime(waiting, (at, at))
        waiting.rename(self.maildir / "new" / name)
        return name

    def flags(self) -> dict[str, str]:
        """Each mail's maildir flags ("S" is seen); new and unseen mails have none."""
        names = [
            path.name for folder in ("new", "cur") for path in (self.maildir / folder).iterdir()
        ]
        return {name.split(":")[0].split(",")[0]: name.partition(":2,")[2] for name in names}

    def rebuild(self) -> None:
        """Same mails, other UIDs, another UIDVALIDITY, as after a restore. Log in anew afterwards."""
        self.stop()
        for path in self.maildir.glob("dovecot*"):
            path.unlink()
        # Without its own list, Dovecot takes the time in seconds as the new UIDVALIDITY.
        time.sleep(1.1)
        self.start()

    def empty(self) -> None:
        """Remove every mail and all that Dovecot remembers of them. Only while it is stopped."""
        shutil.rmtree(self.maildir)
        self._make_maildir()

    def _make_maildir(self) -> None:
        users = _users()
        for place in (self.maildir, *(self.maildir / name for name in ("tmp", "new", "cur"))):
            place.mkdir()
            os.chown(place, users.uid, users.gid)

    def _write_files(self) -> None:
        self.folder.chmod(0o755)  # Dovecot's own users pass through it
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
        self._make_maildir()
        self.password_file.write_text(PASSWORD + "\n")
        (self.folder / "passwd").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
        language = _CONF_23 if _version().startswith("2.3") else _CONF_24
        conf = (language + _ALIKE).format(
            folder=self.folder,
            **_users()._asdict(),
            port=self.port,
            tls_port=self.tls_port,
        )
        (self.folder / "dovecot.conf").write_text(conf)
        _make_certificate(self.folder)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                return line.recv(4) == b"* OK"
        except OSError:
            return False

    def _is_listening(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except ConnectionRefusedError:
            return False
        except OSError:
            return True
        return True

    def _log(self) -> str:
        log = self.folder / "dovecot.log"
        return log.read_text()[-2_000:] if log.exists() else "no log"


def running(folder: Path) -> Iterator[Dovecot]:
    """For a fixture: a server in `folder`, whose path must be short (Unix sockets: 108 characters)."""
    server = Dovecot(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class _Users(NamedTuple):
    """Who runs what: its inner processes, its logins, and who owns the mail."""

    internal: str
    login: str
    group: str
    uid: int
    gid: int


def _users() -> _Users:
    """Everything as ourselves; started by root, Dovecot insists on users of its own and on mail that is not root's."""
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return _Users("dovecot", "dovenull", "dovecot", nobody.pw_uid, nobody.pw_gid)
    me = pwd.getpwuid(os.getuid())
    return _Users(me.pw_name, me.pw_name, grp.getgrgid(me.pw_gid).gr_name, me.pw_uid, me.pw_gid)


def _version() -> str:
    return subprocess.run(
        [installed(), "--version"], capture_output=True, text=True, check=True
    ).stdout


def _free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def _make_certificate(folder: Path) -> None:
    """Self-signed, for localhost and 127.0.0.1; Python's ssl wants the alternative names."""
    import ipaddress
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
