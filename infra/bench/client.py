"""A client that asks, keeps its connections open, and counts what comes over the wire."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from msgspec import Struct

CONNECTIONS = 4


class Answer(Struct, frozen=True):
    """`wire` counts the bytes of head and body as they were sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    wire: int


def ask(port: int, path: str, headers: Mapping[str, str]) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        return _ask(connection, path, headers)
    finally:
        connection.close()


def load(port: int, path: str, headers: Mapping[str, str], times: int, expected: int = 200) -> None:
    """That many requests over a few kept connections."""

    def some(count: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        for _ in range(count):
            status = _ask(connection, path, headers).status
            assert status == expected, f"{path} answered {status}"
        connection.close()

    shares = [times // CONNECTIONS + (number < times % CONNECTIONS) for number in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        list(threads.map(some, shares))


def _ask(connection: HTTPConnection, path: str, headers: Mapping[str, str]) -> Answer:
    if connection.sock is None:
        connection.connect()  # it sets TCP_NODELAY itself
    host = f"localhost:{connection.port}"
    connection.request("GET", path, headers={"Host": host, "Accept-Encoding": "identity", **headers})
    answer = connection.getresponse()
    body = answer.read()
    head = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n\r\n") + sum(len(f"{k}: {v}\r\n") for k, v in answer.getheaders())
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body, head + len(body))
