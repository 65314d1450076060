"""The disk fills up under load: nothing that was acknowledged is lost, and with room again everything comes back by itself."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.trust import records
from tests.trust.aftermath import proved
from tests.trust.areas import Areas
from tests.trust.installation import Installation, installation
from tests.trust.load import Load
from tests.trust.records import What

SIZE, CHUNK = "256m", 64 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    at = tmp_path / "disk"
    at.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(at)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"NOT PROVED: a full disk. Only root may mount a small one for it ({mounted.stderr.strip()})")
    yield at
    subprocess.run(["umount", "--lazy", str(at)], check=True)


@pytest.fixture
def on_it(small_disk: Path) -> Iterator[Installation]:
    with installation(small_disk / "home") as one:
        yield one


def test_a_full_disk_loses_nothing_and_is_recovered_from_once_there_is_room(
    on_it: Installation, small_disk: Path, said: Path, count: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    areas, times = Areas(on_it.made, count(4, 50)), count(1, 20)

    with Load(areas, said).working():
        for _ in range(times):
            on_it.keep_for(1.5)
            before = unanswered(said)
            with full(small_disk):
                on_it.keep_until(lambda before=before: unanswered(said) > before + 20)
            on_it.keep_until(lambda: on_it.page_answers(f"/{areas.all[0].slug}/timeline"))

    tell(f"disk full {times} times: {proved(on_it, areas, said)}")


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Not a block is left, for as long as it lasts."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(os.urandom(CHUNK)):
            pass
    yield
    ballast.unlink()


def unanswered(said: Path) -> int:
    return records.count(records.read(said), What.UNKNOWN)
