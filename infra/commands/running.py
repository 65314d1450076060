"""`serve`, and the single processes `web`, `follow` and `work` that it consists of."""

import argparse
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace

from infra import processes
from infra.demo.cast import CAST
from infra.embedded.home import Home
from infra.embedded.processes import Service, Supervisor
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.settings import CHECKOUT, Settings, from_environment, home, to_environment

PORT = 8000


def add_to(commands: Any) -> None:
    serve = commands.add_parser("serve", help="run an installation (embedded servers, unless DATABASE_URL is set)")
    serve.add_argument("--port", type=int, default=PORT, help="the web's port, or the next that is free (default %(default)s)")
    serve.set_defaults(run=_serve)
    for name, what in (("web", "pages"), ("follow", "read models"), ("work", "reactions, mail and the ticker")):
        one = commands.add_parser(name, help=f"run one process alone: {what}")
        one.set_defaults(run=_one)


def _serve(arguments: argparse.Namespace) -> int:
    at = Home(home() / "live")
    if os.environ.get("DATABASE_URL"):
        return _serve_on_own_servers(from_environment(), at)
    with running(at, arguments.port) as (supervisor, embedded):
        settings = as_told(embedded)
        start_processes(supervisor, settings, at)
        say(f"\nOpen Compact: {settings.url}\nCtrl-C stops it. Data, keys and logs: {home() / 'live'}")
        supervisor.watch()
    return 0


def _serve_on_own_servers(settings: Settings, at: Home) -> int:
    """The three processes together, on databases that `./compact migrate` has made ready."""
    with at.held(), Supervisor(at.logs, say) as supervisor:
        start_processes(supervisor, settings, at)
        say(f"\nOpen Compact: {settings.url}\nCtrl-C stops it. Logs: {at.logs}")
        supervisor.watch()
    return 0


def _one(arguments: argparse.Namespace) -> int:
    settings = from_environment()
    if arguments.command == "web":
        processes.web(settings, cast())
    else:
        getattr(processes, arguments.command)(settings)
    return 0


@contextmanager
def running(at: Home, port: int, *, simulated: bool = False) -> Iterator[tuple[Supervisor, Settings]]:
    """Servers up and read models made; everything stopped in order at the end."""
    say(f"Starting in {at.path.relative_to(CHECKOUT) if at.path.is_relative_to(CHECKOUT) else at.path} …")
    with stack(at, say, simulated=simulated, port=port) as (supervisor, settings):
        if settings.port != port:
            say(f"Port {port} is taken; using {settings.port}.")
        prepare(settings, say)
        yield supervisor, settings


def as_told(settings: Settings) -> Settings:
    """What the operator says of the world outside: the address that people see, and from whom mail comes."""
    told = {"url": os.environ.get("COMPACT_URL"), "mail_from": os.environ.get("MAIL_FROM")}
    metrics_port = int(os.environ.get("COMPACT_METRICS_PORT") or 0)
    return replace(
        settings, listen=settings.port, metrics_port=metrics_port, **{name: value for name, value in told.items() if value}
    )


def start_processes(supervisor: Supervisor, settings: Settings, at: Home) -> None:
    for name in ("follow", "work", "web"):
        supervisor.start(
            Service(
                name=name,
                command=[sys.executable, "-m", "infra", name],
                environment=os.environ | to_environment(settings) | {"PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"},
                ready=(lambda: answers(settings.port)) if name == "web" else (lambda: True),
            )
        )
    at.announce(settings)


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def cast() -> Any:
    """The demo's people, where this process runs in a demo."""
    return CAST if os.environ.get("COMPACT_DEMO") else ()


def say(text: str) -> None:
    print(text, flush=True)
