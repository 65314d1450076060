"""`backup` and `restore`: both databases as they are, and an installation as good as before on an empty machine."""

import argparse
import os
from pathlib import Path
from typing import Any

from infra.backups import restore, write
from infra.commands.reaching import superuser
from infra.embedded.home import Home
from infra.settings import home


def add_to(commands: Any) -> None:
    one = commands.add_parser("backup", help="write both databases into a folder")
    one.add_argument("folder", type=Path, help="a new folder; inside it the vault lies apart, to be kept apart")
    one.add_argument("--demo", action="store_true", help="the demo instead of the live installation")
    one.set_defaults(run=_backup)
    two = commands.add_parser("restore", help="make an installation out of a backup, where there is none")
    two.add_argument("folder", type=Path)
    two.add_argument("--keys", type=Path, required=True, help="the folder with the copies of `kek` and `secret`")
    two.set_defaults(run=_restore)


def _backup(arguments: argparse.Namespace) -> int:
    with superuser("demo" if arguments.demo else "live") as url:
        return write(url, arguments.folder.absolute(), print)


def _restore(arguments: argparse.Namespace) -> int:
    at = Home(home() / os.environ.get("COMPACT_INSTALLATION", "live"))
    return restore(at, arguments.folder.absolute(), arguments.keys.absolute(), print)
