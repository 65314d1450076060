"""`check`: lint, types, the layer rule, templates and catalogues."""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from infra import messages
from infra.settings import CHECKOUT

BIN = Path(sys.executable).parent
STEPS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("layers", ["lint-imports", "--no-logo"]),
    ("templates", ["djlint", "--lint", "--quiet", "web"]),
)


def add_to(commands: Any) -> None:
    check = commands.add_parser("check", help="lint, types, layers, templates")
    check.add_argument("--write-messages", action="store_true", help="bring the catalogue of messages up to date first")
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    """Runs every step, so that one run tells all there is to mend."""
    failed = _messages(write=arguments.write_messages)
    for name, command in STEPS:
        started = time.monotonic()
        done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=CHECKOUT, capture_output=True, text=True, check=False)
        print(f"{name}: {'ok' if not done.returncode else 'FAILED'} ({time.monotonic() - started:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    return 1 if failed else 0


def _messages(*, write: bool) -> list[str]:
    if write:
        messages.extract()
    wrong = messages.stale()
    print(f"messages: {'FAILED' if wrong else 'ok'}", flush=True)
    for message in wrong[:10]:
        print(f"  {message[:100]}")
    if wrong:
        print("  Bring web/locale/open_compact.pot up to date: ./compact check --write-messages")
    return ["messages"] if wrong else []
