"""`migrate` and `rebuild`: databases and read models to what this code needs; `keys`: the two files it opens them with."""

import argparse
from pathlib import Path
from typing import Any

from infra.commands.reaching import installation
from infra.database.migrate import migrate
from infra.epochs import rotate
from infra.rebuilding import prepare, rebuild
from infra.secret import Secret
from infra.settings import from_environment
from infra.shreds import ShredFile
from infra.vault import KeyFile


def add_to(commands: Any) -> None:
    one = commands.add_parser("migrate", help="bring databases and read models to this version")
    one.add_argument("--simulated", action="store_true", help="at the very first run: time will be simulated here, for ever")
    one.set_defaults(run=_migrate)
    two = commands.add_parser("rebuild", help="fill a new generation of all read models from history, then use it")
    two.set_defaults(run=_rebuild)
    three = commands.add_parser("keys", help="make the key file and the secret, where there are none yet")
    three.add_argument("folder", type=Path, help="where they are made; or the word rotate: to lock every key anew")
    three.set_defaults(run=_keys)


def _migrate(arguments: argparse.Namespace) -> int:
    settings = from_environment()
    for name in migrate(settings.migrator_database_url, simulated=arguments.simulated):
        print(f"applied {name}")
    prepare(settings, print)
    return 0


def _keys(arguments: argparse.Namespace) -> int:
    if str(arguments.folder) == "rotate":
        with installation() as settings:
            return rotate(settings.vault_url, Path(settings.kek_file), print)
    ShredFile.make(arguments.folder / "shreds")
    KeyFile.make(arguments.folder / "kek")
    Secret.make(arguments.folder / "secret")
    print(
        f"{arguments.folder}/kek and {arguments.folder}/secret. Keep a copy of both away from the databases: without them no name can be read again."
    )
    return 0


def _rebuild(_arguments: argparse.Namespace) -> int:
    with installation() as settings:
        rebuild(settings, print)
    return 0
