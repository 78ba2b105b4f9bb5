"""Makes `.venv/` from the committed lock on the first run, keeps it up to date, and restarts in it.

Standard library only. Nothing is done where the dependencies are there already (a container, `uv run`, CI) or where
LEADSHEET_NO_BOOTSTRAP is set. A file `.venv/installing` marks an install under way, so that one that was interrupted
is made anew; `.venv/leadsheet-lock.sha256` says which lock is in.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPT_OUT = "LEADSHEET_NO_BOOTSTRAP"
RESTARTED = "LEADSHEET_RESTARTED"

_STAMP, _UNDER_WAY, _GUARD = "leadsheet-lock.sha256", "installing", "leadsheet-install.guard"

_CAUSES = (
    (
        r"ensurepip",
        (
            "this Python cannot make a virtual environment with pip (no ensurepip).\n"
            "Next: apt install python3-venv (Debian, Ubuntu), or install uv (https://docs.astral.sh/uv/)."
        ),
    ),
    (
        r"No space left on device|Errno 28",
        "the disk is full.\nNext: free about 300 MB, then run the same command again.",
    ),
    (
        r"Read-only file system|Permission denied|Errno 13|Errno 30",
        "this folder may not be written to.\n"
        "Next: clone into a folder of your own, or install requirements.lock yourself and set "
        + OPT_OUT
        + "=1.",
    ),
    (
        r"ProxyError|Cannot connect to proxy|Tunnel connection failed|\b407\b",
        "the proxy refused the connection.\nNext: check HTTPS_PROXY (and NO_PROXY), then run the same command again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate|UnknownIssuer",
        (
            "the package index's TLS certificate is not trusted here.\n"
            "Next: point SSL_CERT_FILE and PIP_CERT at your organisation's CA file."
        ),
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        (
            "a downloaded package is not the one named in the lock (its hash differs).\n"
            "Next: try again without a mirror or cache in between; do not install it by hand."
        ),
    ),
    (
        (
            r"Temporary failure in name resolution|Name or service not known|nodename nor servname|getaddrinfo"
            r"|dns error|Connection refused|Network is unreachable|Failed to establish a new connection"
            r"|NewConnectionError|error sending request|ConnectTimeout|timed out"
        ),
        (
            "the package index cannot be reached (no network?).\n"
            "Next: connect, or set PIP_INDEX_URL / UV_DEFAULT_INDEX to a mirror, then run the same command again."
        ),
    ),
    (
        r"No matching distribution|Could not find a version|No solution found|has no wheels",
        (
            "the package index lacks a package that the lock names, or has none for this machine.\n"
            "Next: use Python 3.11 to 3.13 on Linux, macOS or Windows, or a complete index."
        ),
    ),
)


class BootstrapFailed(Exception):  # noqa: N818  # named by what happened
    """The dependencies could not be installed; the text names the cause and the next step."""


def ensure(argv: list[str]) -> None:
    """Return when the dependencies are there; else install them and start `run.py argv` again in `.venv/`.

    Raises BootstrapFailed. On POSIX the restart replaces this process; elsewhere it ends it with the same exit code.
    """
    venv = ROOT / ".venv"
    inside = Path(sys.prefix).resolve() == venv.resolve()
    restarted = os.environ.pop(RESTARTED, "")  # not for the processes that a command may start
    if os.environ.get(OPT_OUT) or (inside and is_current(venv, ROOT / "requirements.lock")):
        return
    if dependencies_present() and not (inside and (venv / _STAMP).exists()):
        return
    if restarted:
        raise BootstrapFailed(
            f"{venv} still lacks packages.\nNext: remove that folder and run the same command again."
        )
    prepare(venv, ROOT / "requirements.lock")
    restart(venv, argv)


def dependencies_present() -> bool:
    """Whether every dependency that pyproject.toml names is installed for this Python, at whatever version."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        _canonical(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in project["dependencies"]
    }
    return wanted <= {_canonical(name) for name in _installed_names()}


def _installed_names() -> Iterator[str]:
    # importlib.metadata would read the same folder names, after 60 ms of imports.
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (found.name.split("-")[0] for found in folder.glob("*.dist-info"))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def is_current(venv: Path, lock: Path) -> bool:
    """Whether `venv` was completely installed from `lock` as it is now."""
    stamp = venv / _STAMP
    return (
        not (venv / _UNDER_WAY).exists()
        and stamp.is_file()
        and stamp.read_text(encoding="ascii").strip() == _sha256(lock)
        and python_of(venv).exists()
    )


def _sha256(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def python_of(venv: Path) -> Path:
    """Where the environment's interpreter is, or would be."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(venv: Path, lock: Path) -> None:
    """Make or update `venv` so that it holds what `lock` names. A second run at the same moment waits for the first."""
    try:
        venv.mkdir(exist_ok=True)
        with _one_at_a_time(venv / _GUARD):
            if not is_current(venv, lock):
                _install_all(venv, lock)
    except OSError as error:
        raise BootstrapFailed(cause_of(str(error))) from error


def _install_all(venv: Path, lock: Path) -> None:
    if (venv / _UNDER_WAY).exists() or not python_of(venv).exists():
        _say("First run: making .venv/ (nothing outside this folder changes) ...")
        _clear(venv)
    elif (venv / _STAMP).exists():
        _say(f"{lock.name} has changed: updating .venv/ ...")
    else:
        _say(".venv/ was made by somebody else: adding what is missing ...")
    (venv / _UNDER_WAY).touch()
    if not python_of(venv).exists():
        _make(venv)
    install(venv, lock)
    (venv / _STAMP).write_text(_sha256(lock) + "\n", encoding="ascii")
    (venv / _UNDER_WAY).unlink()


def _clear(venv: Path) -> None:
    # Not `venv --clear`: that would remove the guard which another first run may be waiting at.
    for found in venv.iterdir():
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        elif found.name != _GUARD:
            found.unlink()


def _make(venv: Path) -> None:
    without_pip = ["--without-pip"] if shutil.which("uv") else []
    # The interpreter that ours was made from: ours may lie in the very folder that was just cleared.
    base = str(getattr(sys, "_base_executable", sys.executable))
    _run([base, "-m", "venv", *without_pip, str(venv)])


def install(venv: Path, lock: Path) -> None:
    """Install `lock` into `venv`: with uv where that is to be had (seconds), else with pip (half a minute)."""
    from_lock = ["install", "--quiet", "--require-hashes", "--requirement", str(lock)]
    python = str(python_of(venv))
    try:
        uv = shutil.which("uv") or _uv_inside(venv)
        _say(f"Installing {lock.name} with {uv} ...")
        _run([uv, "pip", *from_lock, "--python", python])
    except BootstrapFailed as why:
        # uv does not read pip's configuration: where only pip knows the mirror, pip can still do it.
        _say(f"uv could not do it: {str(why).splitlines()[0]} Trying pip ...")
        _run([*_pip(python), *from_lock])


def _uv_inside(venv: Path) -> str:
    uv = python_of(venv).with_name("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        lock = str(ROOT / "requirements-uv.lock")
        _run(
            [
                *_pip(str(python_of(venv))),
                "install",
                "--quiet",
                "--require-hashes",
                "--requirement",
                lock,
            ]
        )
    return str(uv)


def _pip(python: str) -> list[str]:
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:  # noqa: S603  # our own words
        _run([python, "-m", "ensurepip"])
    return pip


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603  # our own words, no shell
            command,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise BootstrapFailed(cause_of(str(error))) from error
    if done.returncode:
        raise BootstrapFailed(cause_of(done.stdout + done.stderr))


def cause_of(output: str) -> str:
    """What an installer's output means, in one sentence and a next step; its last lines when it is none we know."""
    for pattern, sentence in _CAUSES:
        if re.search(pattern, output):
            return sentence
    return "the installer stopped. It said:\n" + "\n".join(output.strip().splitlines()[-8:])


def restart(venv: Path, argv: list[str]) -> None:
    """Run `run.py argv` in `venv`; does not return."""
    python = str(python_of(venv))
    command = [python, str(ROOT / "run.py"), *argv]
    environment = {**os.environ, RESTARTED: "1"}
    if os.name == "posix":
        os.execve(python, command, environment)  # noqa: S606  # our own interpreter, no shell
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603


@contextmanager
def _one_at_a_time(guard: Path) -> Iterator[None]:
    """Hold an exclusive lock, which the system lets go of when we die."""
    with guard.open("a+b") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    # To stderr: stdout belongs to the command's own output.
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    # For CI: `python3 -m commands.bootstrap requirements-ci.lock` adds that lock to .venv/.
    install(ROOT / ".venv", Path(sys.argv[1]).resolve())
