"""The library as it comes: its own recorder, projection runner and wait, as its manual shows them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatchmethod
from typing import Any
from urllib.parse import unquote, urlsplit

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.sql import SQL, Composed

from infra.bench.ground import Ground

TABLES = (
    """CREATE TABLE IF NOT EXISTS stock_organisation (organisation_id uuid PRIMARY KEY, name text, sector text, identifier text)""",
    """CREATE TABLE IF NOT EXISTS stock_name (organisation_id uuid PRIMARY KEY, name text)""",
    """CREATE TABLE IF NOT EXISTS stock_entry (position bigint PRIMARY KEY, stream_id uuid, topic text, recorded_at timestamptz)""",
)
ORGANISATION = """INSERT INTO stock_organisation VALUES (%s, %s, %s, NULL)
  ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name"""
NAME = "INSERT INTO stock_name VALUES (%s, %s) ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name"
ENTRY = "INSERT INTO stock_entry VALUES (%s, %s, %s, %s) ON CONFLICT (position) DO NOTHING"


class Group(Aggregate):
    """The fields of our `organisation.added`."""

    class Added(Aggregate.Created):
        name: str
        sector: str

    def __init__(self, name: str, sector: str) -> None:
        self.name, self.sector = name, sector


class Register(PostgresTrackingRecorder):
    """Three of the rows that our read models make of such an event."""

    def __init__(self, datastore: Any, **more: Any) -> None:
        super().__init__(datastore, **more)
        self.sql_create_statements += [Composed([SQL(table)]) for table in TABLES]

    def put(self, event: Any, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(ORGANISATION, (event.originator_id, event.name, event.sector), prepare=True)
            cursor.execute(NAME, (event.originator_id, event.name), prepare=True)
            values = (tracking.notification_id, event.originator_id, "group.added", event.timestamp)
            cursor.execute(ENTRY, values, prepare=True)
            self._insert_tracking(cursor, tracking)


class Organisations(Projection[Register]):
    name = "organisations"

    @singledispatchmethod
    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        if hasattr(domain_event, "sector"):
            self.view.put(domain_event, tracking)


class Groups(Application[Any]):
    name = "groups"


def environment(ground: Ground, pool: int = 5) -> dict[str, str]:
    where = urlsplit(ground.controls)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": where.path[1:],
        "POSTGRES_HOST": where.hostname or "",
        "POSTGRES_PORT": str(where.port),
        "POSTGRES_USER": where.username or "",
        "POSTGRES_PASSWORD": unquote(where.password or ""),
        "POSTGRES_POOL_SIZE": str(pool),
        "POSTGRES_MAX_OVERFLOW": "0",
    }


@contextmanager
def application(ground: Ground, pool: int) -> Iterator[Groups]:
    app = Groups(env=environment(ground, pool))
    try:
        yield app
    finally:
        app.close()


@contextmanager
def runner(ground: Ground) -> Iterator[ProjectionRunner[Groups, Register]]:
    with ProjectionRunner(
        application_class=Groups, projection_class=Organisations, view_class=Register, env=environment(ground)
    ) as running:
        yield running


def save(app: Groups) -> int:
    """One group added; returns its position."""
    recordings = app.save(Group("The first allotment society of the vale", "vcs"))
    return recordings[-1].notification.id
