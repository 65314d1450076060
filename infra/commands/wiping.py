"""`wipe`: the database's own files keep nothing of what was removed."""

import argparse
from typing import Any

from infra.commands.reaching import superuser
from infra.wiping import wipe


def add_to(commands: Any) -> None:
    one = commands.add_parser("wipe", help="after somebody was forgotten: rewrite the tables, and throw old log away")
    one.add_argument("--demo", action="store_true", help="the demo instead of the live installation")
    one.set_defaults(run=_wipe)


def _wipe(arguments: argparse.Namespace) -> int:
    with superuser("demo" if arguments.demo else "live") as url:
        done = wipe(url, lambda _text: None)
    print(f"{done.tables} tables are written anew, and the write-ahead log begins after them.")
    if done.kept:
        print(f"{len(done.kept)} segments of the log from before are held for an archive or a replica, {done.kept[0]} the first.")
        print("What was removed is still in them: let the archive take them, then run this again.")
        return 1
    print("Archives of the log and backups of the files made before now still have it: they go by your own rules (README).")
    return 0
