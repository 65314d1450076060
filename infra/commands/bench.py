"""`bench`: every speed that the design promises, each beside its control in the same run."""

import argparse
import sys
from importlib import import_module
from typing import Any

from infra.bench.figures import Figure
from infra.bench.ground import Bench
from infra.bench.report import table, write
from infra.bench.sizes import FULL, QUICK, USUAL
from infra.settings import home

GROUPS = (
    "saving",
    "following",
    "replaying",
    "waiting",
    "pages",
    "agreement",
    "importing",
    "growing",
    "hosting",
    "starting",
    "restoring",
)


def add_to(commands: Any) -> None:
    bench = commands.add_parser("bench", help="measure how fast it is, each figure beside its control")
    size = bench.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="fewer rounds, smaller: a look, no verdict")
    size.add_argument("--full", action="store_true", help="more rounds, and a million events (an hour)")
    bench.add_argument("--only", metavar="NAME", choices=GROUPS, action="append", help=f"of {', '.join(GROUPS)}; may be repeated")
    bench.add_argument("--profile", metavar="NAME", choices=GROUPS, help="that one, and where its time goes even if it is met")
    bench.set_defaults(run=_bench)


def _bench(arguments: argparse.Namespace) -> int:
    size = QUICK if arguments.quick else FULL if arguments.full else USUAL
    wanted = [arguments.profile] if arguments.profile else arguments.only or GROUPS
    bench = Bench(size, profile=bool(arguments.profile))
    figures: list[Figure] = []
    for name in wanted:
        bench.group = name
        figures += import_module(f"infra.bench.{name}").measure(bench)
    if sys.stdout.isatty():
        print("\r\x1b[K", end="")
    print(table(figures))
    file = home() / "bench.json"
    write(file, figures, size)
    print(f"Every round: {file}")
    return 0
