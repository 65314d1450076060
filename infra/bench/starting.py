"""A web process from its start: how long to its first page, how much memory it holds, and what a first visit brings over."""

import re
from collections.abc import Iterator
from statistics import median

from msgspec.structs import replace

from infra.bench import cost
from infra.bench.client import load
from infra.bench.figures import Figure
from infra.bench.furnishing import furnish
from infra.bench.ground import Bench
from infra.bench.serving import Served, web

ASSET = re.compile(rb'(?:href|src)="(/assets/[^"]+)"')
SMALL = {"Accept-Encoding": "br"}
KB = 1024


def measure(bench: Bench) -> list[Figure]:
    with bench.ground(simulated=True) as ground:
        bench.show("furnishing an area")
        area = furnish(ground)
        took = []
        for turn in range(bench.size.rounds + 1):
            bench.show(f"start {turn} of {bench.size.rounds}")
            with web(ground) as served:
                took.append(served.took)
        with web(ground) as served:
            first = list(_visit(served, f"/{area.slug}/"))
            for page in ("", "signatories", "timeline", "consultations"):
                load(served.port, f"/{area.slug}/{page}", {"Cookie": f"oc={area.lead}"}, bench.size.requests)
            memory = served.memory
    start = Figure(name="start", what="Web process, exec to first page, servers up", value=median(took[1:]), unit="s", at_most=2,
                   samples={"start": took[1:]})  # fmt: skip
    return [
        Figure(name="memory", what="Memory of a web worker's own (USS), after requests", value=memory, unit="MB", at_most=90),
        replace(start, where=bench.why(start.met, _imports)),
        Figure(name="first-visit", what="First visit, anonymous, over the wire (heads and bodies, brotli)",
               value=sum(size for _path, size in first) / KB, unit="KB", at_most=55,
               note="; ".join(f"{path} {size:,}" for path, size in first)),
        Figure(name="first-visit-requests", what="… in requests", value=len(first), unit="requests", at_most=5),
    ]  # fmt: skip


def _visit(served: Served, path: str) -> Iterator[tuple[str, int]]:
    """A page and all that it asks for."""
    page = served.ask(path)
    yield path, served.ask(path, **SMALL).wire
    for asset in dict.fromkeys(ASSET.findall(page.body)):
        yield asset.decode(), served.ask(asset.decode(), **SMALL).wire


def _imports() -> str:
    """What starting does before it listens."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import infra.processes"], capture_output=True, text=True, check=True
    )
    lines = [line.removeprefix("import time:").split("|") for line in said.stderr.splitlines()[1:]]
    slowest = sorted(lines, key=lambda line: -int(line[0]))[: cost.TOP]
    return "slowest imports: " + "; ".join(f"{line[2].strip()} {int(line[0]) / 1000:.0f} ms" for line in slowest)
