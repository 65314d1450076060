"""The whole run on every core: what is handed to one process together, and what each of them has to say at the end."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.figures import FIGURES

TOGETHER = ("tests/journeys/", "tests/trust/", "tests/web/isolation/")
"""Share what is dear to build: a demo that is told, an installation, two areas with everybody in their places."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Each process has servers of its own, so any file may run beside any other."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((together for together in TOGETHER if file.startswith(together)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["figures"] = FIGURES


def pytest_testnodedown(node: Any) -> None:
    """One of several processes is done: what it found is said where they are joined."""
    FIGURES.extend(line for line in node.workeroutput.get("figures", []) if line not in FIGURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in FIGURES:
        terminalreporter.write_line(line)
