"""Clients that work in many areas at the same time, by forms over HTTP and at the desk, and somebody who watches cursors."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Self

import psycopg

from tests.trust.clients import Desker, Former, Run
from tests.trust.records import Log, What

AT_FORMS, AT_DESK = 8, 2
CURSORS = "SELECT tenant_id, position FROM rm.cursor JOIN rm.live USING (generation)"


class Load(Run):
    """`working()` lets them work for as long as the block runs; `folder` then holds what they said."""

    @contextmanager
    def working(self) -> Iterator[Self]:
        clients = [*(Former(self, number) for number in range(AT_FORMS)), *(Desker(self, number) for number in range(AT_DESK))]
        failed: list[BaseException] = []
        threads = [threading.Thread(target=_noting, args=(do, failed)) for do in [*(one.work for one in clients), self._watch]]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.done.set()
            for thread in threads:
                thread.join()
        if failed:
            raise failed[0]

    def _watch(self) -> None:
        """Notes how far the read models of each area are, again and again."""
        log, last = Log(self.folder, "watcher"), {}
        while not self.done.wait(0.2):
            with suppress(psycopg.Error), psycopg.connect(self.areas.made.settings.follower_database_url, autocommit=True) as cx:
                while not self.done.wait(0.05):
                    now = dict(cx.execute(CURSORS).fetchall())
                    for tenant, position in now.items() - last.items():
                        log.say(What.CURSOR, str(tenant), position=position)
                    last = now


def _noting(work: Callable[[], None], failed: list[BaseException]) -> None:
    try:
        work()
    except BaseException as error:  # noqa: BLE001  # raised again where the load ends
        failed.append(error)
