"""A backup of a long history, and an installation made of it on an empty machine: seconds, without a control."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from infra import backups
from infra.bench.figures import Figure
from infra.bench.filling import fill, lengthen, opening
from infra.bench.ground import Bench
from infra.embedded.home import Home

BEGUN = 6


def measure(bench: Bench) -> list[Figure]:
    events = bench.size.many_events
    folder = Path(tempfile.mkdtemp(prefix="open-compact-bench-backup-"))
    try:
        with bench.ground() as ground:
            for tenant in fill(ground, 10, opening, BEGUN, bench.show):
                lengthen(ground, tenant, events // 10 - BEGUN, bench.show)
            bench.show("writing the backup")
            written = _seconds(lambda: backups.write(ground.superuser, folder / "all", lambda _text: None))
            shutil.copytree(
                ground.home.path, folder / "keys", ignore=lambda _path, names: set(names) - {"kek", "secret", "shreds"}
            )
        bench.show("restoring it")
        wrong: list[int] = []
        restored = _seconds(
            lambda: wrong.append(backups.restore(Home(folder / "new"), folder / "all", folder / "keys", bench.show))
        )
        size = sum(file.stat().st_size for file in (folder / "all").iterdir()) / 1e6
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        Figure(name="backup", what=f"Backup of {events:,} events in ten areas", value=written, unit="s", note=f"{size:.0f} MB"),
        Figure(name="restore", what="… restored on an empty machine: read models rebuilt, every chain verified", value=restored,
               unit="s", at_most=15 * 60, note="whole, and what was backed up" if wrong == [0] else "NOT WHOLE"),
    ]  # fmt: skip


def _seconds(do: Callable[[], object]) -> float:
    started = time.monotonic()
    do()
    return time.monotonic() - started
