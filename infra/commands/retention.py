"""`retention`: removes what is past its time, kind by kind; or only says what it would remove."""

import argparse
from typing import Any

from infra.commands.reaching import installation
from infra.composition import parts
from services.erasure.retention import Retention
from web.shared.words import Words


def add_to(commands: Any) -> None:
    one = commands.add_parser("retention", help="remove what is past its time: drafts, links, sessions, mail, who never came")
    one.add_argument("--dry-run", action="store_true", help="say what it would remove, and remove nothing")
    one.add_argument("--demo", action="store_true", help="the demo instead of the live installation")
    one.set_defaults(run=_retention)


def _retention(arguments: argparse.Namespace) -> int:
    words = Words()
    with installation("demo" if arguments.demo else "live") as settings, parts(settings) as made:
        made.follower().run_dry()
        for found in Retention(made.worker_pool, made.vault, made.eraser).run(dry=arguments.dry_run):
            print(f"{found.count:>6}  {words.plain(found.what)}")
        made.follower().run_dry()
    print("This is what would go. Nothing was removed." if arguments.dry_run else "Removed. History is as it was.")
    return 0
