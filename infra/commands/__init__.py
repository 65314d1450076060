"""What `./compact` can do. Each command has a module of its own, loaded when it is asked for: a process starts fast."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from infra.embedded.home import Busy
from infra.embedded.postgres import Unavailable
from infra.embedded.processes import NotReady
from infra.settings import Missing

MODULES = {
    "demo": "demo",
    "serve": "running",
    "web": "running",
    "follow": "running",
    "work": "running",
    "migrate": "migrating",
    "rebuild": "migrating",
    "keys": "migrating",
    "area": "area",
    "host": "host",
    "import": "importing",
    "audit": "audit",
    "backup": "backup",
    "restore": "backup",
    "retention": "retention",
    "wipe": "wiping",
    "test": "testing",
    "check": "checking",
    "bench": "bench",
}


def run(arguments: Sequence[str]) -> int:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    parser = argparse.ArgumentParser(prog="./compact", description="Open Compact: the register of local Compacts.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    asked = arguments[0] if arguments else "help"
    for module in dict.fromkeys([MODULES[asked]] if asked in MODULES else MODULES.values()):
        import_module(f"infra.commands.{module}").add_to(commands)
    if asked == "help":
        parser.print_help()
        return 0
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen) or 0)
    except (Busy, Missing, NotReady, Unavailable) as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
