"""Three small processes under a supervisor, each writing down when it starts and when it is asked to stop.

Run by tests: python -m tests.embedded.supervised FOLDER SECONDS, which is how long each takes to stop.
"""

import os
import sys
from pathlib import Path

from infra.embedded.processes import Service, Supervisor

SCRIPT = """
trap 'echo "{name} stops" >> {folder}/order; sleep {takes}; exit 0' TERM
echo "{name} starts" >> {folder}/order
while :; do sleep 0.02; done
"""


def service(name: str, folder: Path, takes: str) -> Service:
    return Service(
        name=name,
        command=["sh", "-c", SCRIPT.format(name=name, folder=folder, takes=takes)],
        environment={"PATH": os.environ["PATH"]},
        ready=lambda: f"{name} starts" in read(folder),
    )


def read(folder: Path) -> list[str]:
    order = folder / "order"
    return order.read_text().splitlines() if order.exists() else []


def main(folder: Path, takes: str) -> None:
    try:
        with Supervisor(folder / "log", lambda text: print(text, flush=True)) as supervisor:
            for name in ("one", "two", "three"):
                supervisor.start(service(name, folder, takes))
            print("watching", flush=True)
            supervisor.watch()
    except KeyboardInterrupt:
        print("stopped in order", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
