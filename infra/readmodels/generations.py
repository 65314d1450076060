"""Generations: the whole set of read-model tables, made empty beside the old one and taken into use whole."""

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import psycopg

from infra.readmodels.tables import Moved, ddl
from infra.settings import CHECKOUT
from services.shared.rows import ReadModel, Row


def fingerprint(models: Sequence[ReadModel]) -> str:
    """Changes whenever a table, or code that can have a part in filling it, does: then a new generation is due."""
    code = [one.__module__ for model in models for one in (model.absorb, *model.tables)]
    beside = {file for name in code for file in Path(sys.modules[name].__file__ or "").parent.glob("*.py")}
    sources = sorted(beside | set(_what_they_rest_on()))
    tables = [ddl(table, "s") for model in models for table in model.tables]
    return sha256("".join([*tables, *(source.read_text() for source in sources)]).encode()).hexdigest()[:16]


def _what_they_rest_on() -> list[Path]:
    """Events and their sentences, and what all read models share."""
    folders = (CHECKOUT / "domain", CHECKOUT / "services" / "shared", CHECKOUT / "services" / "timeline")
    return [file for folder in folders for file in folder.rglob("*.py")]


def schemas(generation: int) -> tuple[str, str]:
    return f"rm_{generation}", f"wide_{generation}"


def make(migrator_url: str, models: Sequence[ReadModel]) -> int:
    """An empty generation, not yet in use unless it is the first; returns its number."""
    with psycopg.connect(migrator_url) as cx:
        cx.execute("SET LOCAL ROLE oc_owner")
        cx.execute("LOCK TABLE rm.generation IN EXCLUSIVE MODE")
        (last,) = cx.execute("SELECT coalesce(max(generation), 0) FROM rm.generation").fetchone() or (0,)
        number = int(last) + 1
        areas, wide = schemas(number)
        for schema in (areas, wide):
            cx.execute(f"CREATE SCHEMA {schema}")  # a number of ours
            cx.execute(f"GRANT USAGE ON SCHEMA {schema} TO oc_app, oc_worker, oc_follower")
        tables: list[type[Row]] = [Moved, *(table for model in models for table in model.tables)]
        for kind in tables:
            cx.execute(ddl(kind, wide if kind.__wide__ else areas))  # from our own types
        cx.execute("INSERT INTO rm.generation (generation, fingerprint) VALUES (%s, %s)", (number, fingerprint(models)))
        cx.execute("INSERT INTO rm.live (generation) VALUES (%s) ON CONFLICT DO NOTHING", (number,))
    return number


def due(migrator_url: str, models: Sequence[ReadModel]) -> bool:
    """True if the generation in use was made by other code than this."""
    with psycopg.connect(migrator_url) as cx:
        cx.execute("SET LOCAL ROLE oc_owner")
        row = cx.execute("SELECT fingerprint FROM rm.live JOIN rm.generation USING (generation)").fetchone()
    return row is None or row[0] != fingerprint(models)


def take_into_use(migrator_url: str, generation: int) -> None:
    """The next page reads it. The one before stays until the next rebuild, in case."""
    with psycopg.connect(migrator_url) as cx:
        cx.execute("SET LOCAL ROLE oc_owner")
        cx.execute("UPDATE rm.live SET generation = %s", (generation,))
        old = [
            number for (number,) in cx.execute("SELECT generation FROM rm.generation WHERE generation < %s - 1", (generation,))
        ]
        for number in old:
            for schema in schemas(number):
                cx.execute(f"DROP SCHEMA {schema} CASCADE")
            cx.execute("DELETE FROM rm.cursor WHERE generation = %s", (number,))
            cx.execute("DELETE FROM rm.parked WHERE generation = %s", (number,))
            cx.execute("DELETE FROM rm.generation WHERE generation = %s", (number,))
