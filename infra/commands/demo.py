"""`demo`: two invented areas to look around in; `--forward 10d` lets time pass there."""

import argparse
import os
import re
import shutil
import time
from typing import Any

from infra.commands.running import running, say, start_processes
from infra.composition import parts
from infra.database.migrate import forward
from infra.demo.story import tell
from infra.embedded.home import Home
from infra.settings import home

PORT = 8080


def add_to(commands: Any) -> None:
    demo = commands.add_parser("demo", help="start here: a working demo with two invented areas")
    demo.add_argument("--port", type=int, default=PORT, help="its port, or the next that is free (default %(default)s)")
    demo.add_argument(
        "--forward", type=_days, metavar="10d", help="let that many days pass in the demo, so that things close and fall due"
    )
    demo.add_argument("--fresh", action="store_true", help="throw this demo away and make a new one")
    demo.set_defaults(run=_demo)


def _demo(arguments: argparse.Namespace) -> int:
    at = Home(home() / "demo")
    runs = at.running()
    if runs and arguments.forward:
        forward(runs.migrator_database_url, arguments.forward)
        say(f"{arguments.forward} days have passed in the demo at {runs.url}. What fell due shows in a few seconds.")
        return 0
    if runs:
        say(f"The demo is running already: {runs.url}")
        return 0
    if arguments.fresh:
        with at.held():  # not under somebody who is just starting
            shutil.rmtree(at.path, ignore_errors=True)
        at = Home(at.path)
    return _run(at, arguments)


def _run(at: Home, arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    os.environ["COMPACT_DEMO"] = "1"
    with running(at, arguments.port, simulated=True) as (supervisor, settings):
        with parts(settings) as made:
            tell(made, say)
        if arguments.forward:
            forward(settings.migrator_database_url, arguments.forward)
        start_processes(supervisor, settings, at)
        say(f"\nReady after {time.monotonic() - started:.0f} s. Open this in a browser:\n\n    {settings.url}\n")
        say(
            "Everybody in it is invented. “Demo”, at the top right, lists the people to sign in as.\nCtrl-C stops it; the next start keeps what you did."
        )
        supervisor.watch()
    return 0


def _days(typed: str) -> int:
    found = re.fullmatch(r"(\d{1,4})\s*d(ays?)?", typed.strip())
    if not found:
        raise argparse.ArgumentTypeError("write it as 10d, for ten days")
    return int(found[1])
