"""`test`: the whole of the tests against real servers of their own; `--thorough` runs full counts."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.settings import CHECKOUT, to_environment


def add_to(commands: Any) -> None:
    test = commands.add_parser("test", help="run the tests")
    test.add_argument("--thorough", action="store_true", help="full counts, with their figures")
    test.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- PYTEST ARGUMENTS")
    test.set_defaults(run=_test)


def _test(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="open-compact-test-"))
    rest = [one for one in arguments.rest if one != "--"]
    try:
        with stack(Home(folder), print, simulated=True) as (_supervisor, settings):
            environment = (
                os.environ
                | to_environment(settings)
                | {
                    "COMPACT_TEST_HOME": str(folder),
                    "COMPACT_THOROUGH": "1" if arguments.thorough else "",
                }
            )
            done = subprocess.run([sys.executable, "-m", "pytest", *rest], cwd=CHECKOUT, env=environment, check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"Tests took {time.monotonic() - started:.0f} s.")
    return done.returncode
