"""A way to the database that loses the reply to the next COMMIT, and the connection with it."""

import select
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Cut:
    """`url` is the same database through this; the commit happens, and nobody hears of it."""

    def __init__(self, url: str) -> None:
        self.to = urlsplit(url)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = self.to._replace(
            netloc=self.to.netloc.replace(str(self.to.port), str(self.listener.getsockname()[1]))
        ).geturl()
        self.cuts = 0
        self.threads = [threading.Thread(target=self._accept)]

    def __enter__(self) -> Self:
        self.threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self.listener.accept()
            except OSError:
                return
            self.threads.append(threading.Thread(target=self._carry, args=(client,)))
            self.threads[-1].start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.to.port or 5432)) as server:
            committing = False
            while True:
                for end in select.select([client, server], [], [])[0]:
                    said = end.recv(65536)
                    if not said:
                        return
                    if end is server and committing:
                        self.cuts += 1
                        return
                    (server if end is client else client).sendall(said)
                    committing = end is client and not self.cuts and b"COMMIT\0" in said
