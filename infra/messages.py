"""The catalogue of everything that people read: one template, from which each language is translated."""

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

from infra.settings import CHECKOUT

TEMPLATE = CHECKOUT / "web" / "locale" / "open_compact.pot"
EXTRACT = (
    "--quiet", "extract", "-F", "pyproject.toml", "-k", "_", "-k", "N_", "-k", "say", "-k", "n_:1,2",
    "--no-location", "--sort-output", "--omit-header", "--charset=utf-8", "--width=120",
)  # fmt: skip


def extract(to: Path = TEMPLATE) -> None:
    pybabel = Path(sys.executable).parent / "pybabel"
    subprocess.run([str(pybabel), *EXTRACT, "-o", str(to), "domain", "services", "web", "infra"], cwd=CHECKOUT, check=True)


def stale() -> list[str]:
    """Messages that the committed template lacks, or still has though nobody says them any more."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.pot"
        extract(fresh)
        return sorted(_messages(fresh) ^ _messages(TEMPLATE))


def _messages(file: Path) -> set[str]:
    if not file.exists():
        return set()
    with file.open("rb") as opened:
        return {str(message.id) for message in read_po(opened) if message.id}
