"""What has happened in an area, what was mailed to its people, and ways to let less follow by itself than usual."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from domain.shared.events import Event, Recorded
from infra.composition import Parts
from infra.processes import make_worker
from infra.readmodels import events
from infra.worker import Worker
from services.duties.letters import TEXTS
from services.duties.waiting import DutyKind
from tests.given import TestArea, World

Kind = TypeVar("Kind", bound=Event)
LINK = re.compile(r"https?://\S+")
WORDS = {"title": "The library bus", "about": "Should it go?"}


def begun(world: World) -> TestArea:
    """An area as it was half a year ago."""
    narrator: Any = world.narrator()
    narrator.begin(180)
    narrator.settle = lambda: None  # all of its beginnings are read at once
    area = world.area(narrator=narrator)
    del narrator.settle
    narrator.settle()
    return area


def history(made: Parts, tenant: UUID) -> list[Recorded]:
    with made.follower_pool.connection() as cx:
        return [stored.recorded() for stored in events.after(cx, {tenant: 0}, 1_000).get(tenant, [])]


def of_kind(made: Parts, tenant: UUID, *kinds: type[Event]) -> list[Recorded]:
    return [one for one in history(made, tenant) if isinstance(one.fact, kinds)]


def mails(made: Parts, area: TestArea) -> list[tuple[str, str, str]]:
    """Address, subject and body of each, in the order in which they left."""
    query = "SELECT address, subject, body FROM ops.mailbox WHERE address LIKE %s ORDER BY sent_at, message_id"
    with made.worker_pool.connection() as cx:
        return cx.execute(query, (f"%@{area.slug}.example",)).fetchall()


def mails_to(made: Parts, area: TestArea, who: str) -> list[str]:
    return [f"{subject}\n{body}" for address, subject, body in mails(made, area) if address == area.addresses[who]]


@contextmanager
def nothing_follows(area: TestArea) -> Iterator[Worker]:
    """Facts are recorded and read, and then nothing more: no reaction, no mail, until it ends."""
    worker: Any = area.narrator.worker
    worker.follow_up, worker.send_mail = lambda _tenant: 0, lambda: 0
    yield worker
    del worker.follow_up, worker.send_mail


@contextmanager
def no_mail_leaves(area: TestArea) -> Iterator[None]:
    worker: Any = area.narrator.worker
    worker.send_mail = lambda: 0
    yield
    del worker.send_mail


@contextmanager
def from_records(area: TestArea) -> Iterator[None]:
    """What is told meanwhile is added later, from older records."""
    narrator: Any = area.narrator
    narrator.does = partial(narrator.does, source="minutes of 2011")
    yield
    del narrator.does


class Killed(BaseException):
    """What no code of ours catches."""


def of(kind: DutyKind, mail: str) -> bool:
    """Whether a mail says what that kind of letter says."""
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(TEXTS[kind].what))
    return bool(re.search(pattern, mail))


def a_worker(made: Parts, area: TestArea) -> Worker:
    """Another one, at the same moment."""
    return make_worker(made, made.settings, now=lambda: area.narrator.now)


def forget(made: Parts, area: TestArea) -> None:
    with made.worker_pool.connection() as cx:
        cx.execute("UPDATE ops.cursor SET position = 0 WHERE tenant_id = %s", (area.tenant,))
