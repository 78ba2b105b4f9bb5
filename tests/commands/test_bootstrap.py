"""The first run: what it makes, what it leaves alone, and how it names what is wrong."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from commands import bootstrap
from commands.bootstrap import BootstrapFailed, cause_of, dependencies_present, is_current, prepare

ROOT = Path(__file__).resolve().parents[2]

FAKE_PYTHON = """\
#!/bin/sh
echo "$*" >> "$(dirname "$0")/../calls"
case "$*" in
  *requirements-uv.lock*) {uv} ;;
  *"install"*) {pip} ;;
esac
exit 0
"""

needs_posix = pytest.mark.skipif(
    os.name != "posix", reason="the fake interpreter is a shell script"
)
pytestmark = needs_posix


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    lock = tmp_path / "requirements.lock"
    lock.write_text("gspread==6.2.1\n")
    return lock


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    return tmp_path / ".venv"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Environments get a fake interpreter; without uv on the PATH, so that pip is asked."""
    return fake_environments(monkeypatch)


def fake_environments(
    monkeypatch: pytest.MonkeyPatch, *, uv: str = "exit 1", pip: str = "sleep 0.1"
) -> list[Path]:
    made: list[Path] = []

    def make(venv: Path) -> None:
        made.append(venv)
        python = venv / "bin" / "python"
        python.parent.mkdir()
        python.write_text(FAKE_PYTHON.format(uv=uv, pip=pip))
        python.chmod(0o755)

    monkeypatch.setattr(bootstrap, "_make", make)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return made


def calls(venv: Path) -> list[str]:
    return (venv / "calls").read_text().splitlines()


def test_first_run_says_what_it_does_and_installs_the_lock(
    venv: Path, lock: Path, made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(venv, lock)

    assert made == [venv]
    assert is_current(venv, lock)
    assert f"--require-hashes --requirement {lock}" in calls(venv)[-1]
    said = capsys.readouterr()
    assert said.err.startswith(
        "First run: making .venv/ (nothing outside this folder changes) ...\n"
    )
    assert said.out == ""


def test_second_run_installs_nothing(venv: Path, lock: Path, made: list[Path]) -> None:
    prepare(venv, lock)
    before = calls(venv)

    prepare(venv, lock)

    assert (made, calls(venv)) == ([venv], before)


def test_changed_lock_is_installed_into_the_same_environment(
    venv: Path, lock: Path, made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(venv, lock)
    lock.write_text("gspread==6.2.2\n")
    assert not is_current(venv, lock)

    prepare(venv, lock)

    assert is_current(venv, lock)
    assert made == [venv]
    assert "requirements.lock has changed: updating .venv/" in capsys.readouterr().err


def test_interrupted_install_is_made_anew(venv: Path, lock: Path, made: list[Path]) -> None:
    prepare(venv, lock)
    (venv / "installing").touch()
    (venv / "half a package").mkdir()
    assert not is_current(venv, lock)

    prepare(venv, lock)

    assert is_current(venv, lock)
    assert made == [venv, venv]
    assert not (venv / "half a package").exists()


def test_environment_whose_python_is_gone_is_made_anew(
    venv: Path, lock: Path, made: list[Path]
) -> None:
    """As after an upgrade of the system's Python."""
    prepare(venv, lock)
    python = venv / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3.11")

    prepare(venv, lock)

    assert (made, is_current(venv, lock)) == ([venv, venv], True)


def test_two_first_runs_at_once_install_one_time(venv: Path, lock: Path, made: list[Path]) -> None:
    runs = [threading.Thread(target=prepare, args=(venv, lock)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert made == [venv]
    assert sum("requirements.lock" in call for call in calls(venv)) == 1


def test_failed_install_names_the_cause_and_is_repeated_next_time(
    venv: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_environments(monkeypatch, pip="echo 'Temporary failure in name resolution' >&2; exit 1")

    with pytest.raises(BootstrapFailed, match=r"cannot be reached \(no network\?\)"):
        prepare(venv, lock)

    assert not is_current(venv, lock)
    fake_environments(monkeypatch)
    prepare(venv, lock)
    assert is_current(venv, lock)


def test_uv_is_taken_where_it_is_on_the_path(
    venv: Path, lock: Path, made: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uv = tmp_path / "tools" / "uv"
    uv.parent.mkdir()
    uv.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/uv-calls\n')
    uv.chmod(0o755)
    monkeypatch.setenv("PATH", f"{uv.parent}:/usr/bin:/bin")

    prepare(venv, lock)

    assert (
        f"pip install --quiet --require-hashes --requirement {lock}"
        in (tmp_path / "uv-calls").read_text()
    )
    assert not (venv / "calls").exists()


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("Error: ensurepip is not available", "apt install python3-venv"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("[Errno 30] Read-only file system: '.venv'", "may not be written to"),
        ("ProxyError('Cannot connect to proxy.')", "the proxy refused"),
        ("HTTPSConnectionPool: 407 Proxy Authentication Required", "the proxy refused"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "certificate is not trusted"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "its hash differs"),
        ("NewConnectionError: [Errno 111] Connection refused", "cannot be reached"),
        ("error: error sending request for url", "cannot be reached"),
        ("ERROR: No matching distribution found for x", "lacks a package"),
    ],
)
def test_cause_is_named_with_the_next_step(output: str, cause: str) -> None:
    said = cause_of(output)

    assert cause in said
    assert "Next: " in said


def test_cause_nobody_foresaw_is_quoted() -> None:
    said = cause_of("\n".join(f"line {number}" for number in range(20)))

    assert said.startswith("the installer stopped. It said:")
    assert said.endswith("line 19")


def test_folder_that_may_not_be_written_to_is_named(
    tmp_path: Path, lock: Path, made: list[Path]
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BootstrapFailed):
        prepare(tmp_path / "file" / ".venv", lock)


def test_opting_out_leaves_everything_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADSHEET_NO_BOOTSTRAP", "1")
    monkeypatch.setattr(bootstrap, "dependencies_present", lambda: False)
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: pytest.fail("it installed"))

    bootstrap.ensure(["demo"])


def test_nothing_is_done_where_the_dependencies_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: pytest.fail("it installed"))

    assert dependencies_present()
    bootstrap.ensure(["demo"])


def test_missing_dependencies_are_installed_and_the_command_restarted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[object] = []
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(bootstrap, "dependencies_present", lambda: False)
    monkeypatch.setattr(bootstrap, "prepare", lambda venv, lock: done.append((venv, lock)))
    monkeypatch.setattr(bootstrap, "restart", lambda venv, argv: done.append(argv))

    bootstrap.ensure(["demo", "--once"])

    assert done == [(ROOT / ".venv", ROOT / "requirements.lock"), ["demo", "--once"]]


def test_it_never_restarts_in_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADSHEET_RESTARTED", "1")
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(bootstrap, "dependencies_present", lambda: False)

    with pytest.raises(BootstrapFailed, match="still lacks packages"):
        bootstrap.ensure(["demo"])


def test_restart_hands_on_arguments_and_exit_code(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from commands import bootstrap\n"
        f"bootstrap.ROOT = Path({str(tmp_path)!r})\n"
        f"bootstrap.python_of = lambda venv: Path({sys.executable!r})\n"
        "bootstrap.restart(Path('x'), ['a b', '--c'])\n"
    )
    (tmp_path / "run.py").write_text("import sys; print(sys.argv[1:]); sys.exit(75)")

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (75, "['a b', '--c']\n")


def test_run_py_can_be_read_by_old_pythons() -> None:
    ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 8))


def test_old_python_gets_a_sentence_with_version_and_path() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2); sys.executable = '/usr/bin/python3'\n"
        "sys.argv = ['run.py', 'demo']; runpy.run_path('run.py', run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith(
        "Leadsheet needs Python 3.11 or newer; this is 3.9 (/usr/bin/python3).\nNext: "
    )
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_clean_checkout_answers_after_its_first_run(tmp_path: Path) -> None:
    """With this machine's own index; the real thing, without any fake."""
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    base = getattr(sys, "_base_executable", sys.executable)
    outside = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [base, "run.py", "list"],
            cwd=checkout,
            env=outside,
            capture_output=True,
            text=True,
            check=False,
        )

    first, second = run(), run()

    if "cannot be reached" in first.stderr:
        pytest.skip("no package index is to be reached from here")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "First run" in first.stderr
    assert second.stderr == ""
