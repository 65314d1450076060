"""Time that passes in a journey's demo."""

import os
import subprocess
import sys

from infra.settings import CHECKOUT
from tests.journeys.conftest import Demo


def pass_days(demo: Demo, days: int) -> None:
    """What closes and falls due does so by itself, a moment later; whoever was signed in no longer is."""
    environment = os.environ | {"COMPACT_HOME": str(demo.home)}
    command = [sys.executable, "-m", "infra", "demo", "--forward", f"{days}d"]
    subprocess.run(command, cwd=CHECKOUT, env=environment, check=True)
