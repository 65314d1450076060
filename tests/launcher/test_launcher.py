"""`./compact` itself: which lock it installs for what, when it need not, and what it says when it cannot."""

import ast
import importlib.machinery
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from infra.commands import MODULES

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def launcher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The launcher in a checkout of its own, which has locks and no packages; what it would run is kept in `ran`."""
    loader = importlib.machinery.SourceFileLoader("launcher", str(CHECKOUT / "compact"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("launcher", loader))
    loader.exec_module(module)
    for name in ("core", "embedded", "dev", "node"):
        lock = tmp_path / "infra" / "locks" / f"{name}.lock"
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.write_text(f"{name}==1 \\\n    --hash=sha256:{name}\n")
    (tmp_path / ".venv").mkdir()
    ran: list[list[str]] = []
    for name, value in {
        "CHECKOUT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOCKS": tmp_path / "infra" / "locks",
        "run": lambda _what, command, **_more: ran.append(command),
        "ran": ran,
    }.items():
        monkeypatch.setattr(module, name, value, raising=False)
    return module


@pytest.mark.parametrize("command", sorted(MODULES))
def test_what_tests_need_is_installed_for_tests_alone(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert launcher.lock_for(command) == ("dev" if command in ("test", "check", "bench") else "embedded")


def test_with_servers_of_ones_own_no_embedded_ones_are_installed(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/compact")

    assert launcher.lock_for("serve") == "core"
    assert launcher.lock_for("test") == "dev"


def test_what_it_knows_of_commands_are_commands(launcher: ModuleType) -> None:
    known = launcher.NEEDS_TESTS_TOO | launcher.NEEDS_NO_PAGES

    assert known - MODULES.keys() == {"help", "--help", "-h"}


def test_packages_are_installed_from_the_lock_with_its_hashes_into_the_checkout(launcher: ModuleType) -> None:
    launcher.install("embedded")

    made, installed = launcher.ran
    assert made[:3] == [sys.executable, "-m", "venv"]
    assert installed[installed.index("--python") + 1] == str(launcher.VENV / "bin" / "python")
    assert "--require-hashes" in installed
    assert installed[-2:] == ["-r", str(launcher.LOCKS / "embedded.lock")]


@pytest.mark.parametrize(("there", "wanted"), [("core", "core"), ("embedded", "core"), ("dev", "core"), ("dev", "embedded")])
def test_what_is_there_or_is_part_of_what_is_there_is_not_installed_again(launcher: ModuleType, there: str, wanted: str) -> None:
    launcher.install(there)
    launcher.ran.clear()

    launcher.install(wanted)

    assert launcher.ran == []


@pytest.mark.parametrize(("there", "wanted"), [("core", "embedded"), ("embedded", "dev"), ("dev", "node"), ("node", "core")])
def test_what_is_not_part_of_what_is_there_is_installed(launcher: ModuleType, there: str, wanted: str) -> None:
    launcher.install(there)
    launcher.ran.clear()

    launcher.install(wanted)

    assert launcher.ran[-1][-1] == str(launcher.LOCKS / f"{wanted}.lock")


def test_a_changed_lock_is_installed_again(launcher: ModuleType) -> None:
    launcher.install("dev")
    launcher.ran.clear()

    (launcher.LOCKS / "dev.lock").write_text("another==2")
    launcher.install("dev")

    assert len(launcher.ran) > 0


def test_what_was_there_before_a_change_is_not_taken_for_installed_after_it(launcher: ModuleType) -> None:
    launcher.install("dev")
    before = (launcher.LOCKS / "dev.lock").read_text()
    for name in ("dev", "embedded"):
        (launcher.LOCKS / f"{name}.lock").write_text("another==2")
    launcher.install("embedded")
    launcher.ran.clear()

    (launcher.LOCKS / "dev.lock").write_text(before)
    launcher.install("dev")

    assert len(launcher.ran) > 0


def test_what_failed_is_not_taken_for_installed(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_anything: object, **_more: object) -> None:
        raise SystemExit("no network")

    with monkeypatch.context() as during:
        during.setattr(launcher, "run", fail)
        with pytest.raises(SystemExit):
            launcher.install("core")
    launcher.install("core")

    assert len(launcher.ran) == 2


def test_a_step_that_fails_says_what_it_was_and_what_it_said() -> None:
    step = subprocess.run(
        [sys.executable, "-c", RUN.format(compact=CHECKOUT / "compact")], capture_output=True, text=True, check=False
    )

    assert step.returncode == 1
    assert "Fetching: it failed.\nno network\n" in step.stderr


@pytest.mark.parametrize("version", [(3, 8, 20), (3, 10, 14)])
def test_a_python_that_is_too_old_is_told_before_anything_is_made(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is"):
        launcher.main(["demo"])

    assert list(launcher.VENV.iterdir()) == []


def test_an_old_python_can_read_it_far_enough_to_say_so() -> None:
    assert ast.parse((CHECKOUT / "compact").read_text(), feature_version=(3, 9))


def test_a_folder_that_cannot_be_written_to_is_said(launcher: ModuleType) -> None:
    launcher.VENV.rmdir()
    launcher.VENV.touch()  # root, too, can make no folder there

    with pytest.raises(SystemExit, match="cannot be written to"), launcher.one_at_a_time():
        pass


RUN = """
import importlib.machinery, importlib.util, sys
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("launcher", "{compact}")
launcher = importlib.util.module_from_spec(importlib.util.spec_from_loader("launcher", loader))
loader.exec_module(launcher)
launcher.run("Fetching", [sys.executable, "-c", "print('no network'); raise SystemExit(3)"])
"""
