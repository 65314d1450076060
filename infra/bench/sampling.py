"""Runs a module and looks every millisecond of processor time at what it is doing: `python -m infra.bench.sampling FILE MODULE …`.

Unlike a profiler that counts calls, it does not make small functions look expensive. SIGUSR1 forgets what was seen so far.
"""

import json
import runpy
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from infra.bench.cost import package

EVERY = 0.001  # seconds of processor time
REQUEST = "run_asgi"  # uvicorn's: what lies under it is done for a request
OURS, AROUND_ALL = {"web", "services", "infra", "templates"}, {"wrapped", "root"}


class Seen:
    """`packages` are where it was, `functions` those of ours that it was in or that had called it."""

    def __init__(self) -> None:
        self.forget()

    def forget(self, *_: Any) -> None:
        self.all, self.packages, self.functions = 0, Counter[str](), Counter[str]()

    def look(self, _number: int, frame: FrameType | None) -> None:
        innermost, names = frame, set[str]()
        while frame and frame.f_code.co_name != REQUEST:
            code = frame.f_code
            if package(code.co_filename) in OURS and code.co_name not in AROUND_ALL:
                names.add(f"{Path(code.co_filename).name}:{code.co_name}")
            frame = frame.f_back
        if frame and innermost:
            self.all += 1
            self.packages[package(innermost.f_code.co_filename)] += 1
            self.functions.update(names)


def told(file: Path, most: int = 6) -> str:
    """One line: by package, then by functions of ours with all that they call."""
    seen = json.loads(file.read_text())
    whole = seen["all"] or 1
    packages, functions = (
        ", ".join(f"{count / whole:.0%} {name}" for name, count in Counter(seen[kind]).most_common(number))
        for kind, number in (("packages", most), ("functions", 2 * most))
    )
    return f"{packages}; with what they call: {functions}"


def main() -> None:
    file, module = Path(sys.argv[1]), sys.argv[2]
    sys.argv = sys.argv[2:]
    seen = Seen()
    signal.signal(signal.SIGUSR1, seen.forget)
    signal.signal(signal.SIGPROF, seen.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        file.write_text(json.dumps({"all": seen.all, "packages": seen.packages, "functions": seen.functions}))


if __name__ == "__main__":
    main()
