"""`test`: the whole of the tests, each process against real servers of its own; `--thorough` runs full counts."""

import argparse
import os
import subprocess
import sys
import time
from typing import Any

from infra.settings import CHECKOUT

MOST = 4
"""Processes at once: each has a database, a cache and now and then a browser."""


def add_to(commands: Any) -> None:
    test = commands.add_parser("test", help="run the tests")
    test.add_argument("--thorough", action="store_true", help="full counts, with their figures")
    test.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- PYTEST ARGUMENTS")
    test.set_defaults(run=_test)


def _test(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    rest = [one for one in arguments.rest if one != "--"]
    # Full counts put a load on the machine themselves, and a few tests by name are sooner done than shared out.
    alone = arguments.thorough or rest
    shared = [] if alone else [f"--numprocesses={min(os.cpu_count() or 1, MOST)}", "--no-loadscope-reorder"]
    environment = os.environ | {"COMPACT_THOROUGH": "1" if arguments.thorough else ""}
    done = subprocess.run([sys.executable, "-m", "pytest", *shared, *rest], cwd=CHECKOUT, env=environment, check=False)
    print(f"Tests took {time.monotonic() - started:.0f} s.")
    return done.returncode
