"""Ways in which whoever owns the database could alter a history. Each says which positions it touched."""

from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from domain.audit import Fault, Stored, leaf_of, link
from infra.auditing import verify

COLUMNS = tuple(Stored.__struct_fields__)
BYTES = ("meta", "state", "header_salt", "state_salt", "leaf", "chain")
ODD_TIMES = ("infinity", "-infinity", "12000-01-01 UTC", "1000-01-01 BC", "1969-12-31 23:59:59 UTC", "0001-01-01 UTC")
LOWEST, HIGHEST = -(2**63), 2**63 - 1
ODD_VERSIONS = (-1, 0, HIGHEST, LOWEST)
ELSEWHERE = 10_000_000


class Altering:
    """One tenant's history, in a superuser's transaction."""

    def __init__(self, cx: psycopg.Connection[Any], tenant: UUID) -> None:
        self.cx, self.tenant = cx, tenant
        (self.length,) = cx.execute("SELECT position FROM es.head WHERE tenant_id = %s", (tenant,)).fetchone() or (0,)

    def seen(self) -> list[Fault]:
        return verify(self.cx, self.tenant)[1]

    def event(self, position: int) -> Stored:
        query = f"SELECT {', '.join(COLUMNS)} FROM es.event WHERE (tenant_id, position) = (%s, %s)"
        return Stored(*(self.cx.execute(query, (self.tenant, position), binary=True).fetchone() or ()))

    def set(self, at: int, /, **new: Any) -> None:
        changes = sql.SQL(", ").join(sql.SQL("{} = {}").format(sql.Identifier(name), value) for name, value in new.items())
        where = sql.SQL(" WHERE (tenant_id, position) = ({}, {})").format(self.tenant, at)
        self.cx.execute(sql.SQL("UPDATE es.event SET ") + changes + where)

    def set_head(self, **new: Any) -> None:
        changes = sql.SQL(", ").join(sql.SQL("{} = {}").format(sql.Identifier(name), value) for name, value in new.items())
        self.cx.execute(sql.SQL("UPDATE es.head SET ") + changes + sql.SQL(" WHERE tenant_id = {}").format(self.tenant))

    def insert(self, event: Stored) -> None:
        values = [getattr(event, name) for name in COLUMNS]
        marks = ", ".join(["%s"] * len(values))
        self.cx.execute(f"INSERT INTO es.event (tenant_id, {', '.join(COLUMNS)}) VALUES (%s, {marks})", (self.tenant, *values))

    def delete(self, first: int, last: int) -> None:
        query = "DELETE FROM es.event WHERE tenant_id = %s AND position BETWEEN %s AND %s"
        self.cx.execute(query, (self.tenant, first, last))

    def move_up(self, first: int, by: int = 1) -> None:
        """Renumbers everything from there on, in two steps so that no number is there twice."""
        for step in (ELSEWHERE, by - ELSEWHERE):
            query = "UPDATE es.event SET position = position + %s WHERE tenant_id = %s AND position >= %s"
            self.cx.execute(query, (step, self.tenant, first))

    def chain_anew(self, first: int) -> None:
        """Leaves, chain and head as they would be, had it always been so."""
        chain = self.event(first - 1).chain if first > 1 else b""
        for position in range(first, self.length + 1):
            event = self.event(position)
            leaf = leaf_of(self.tenant, event)
            chain = link(chain, leaf)
            self.set(position, leaf=leaf, chain=chain)
        self.set_head(chain=chain)


Alteration = Callable[[Altering, Random], set[int]]


def another(value: bytes, chance: Random) -> bytes:
    """A bit turned, a byte more, a byte less, or nothing at all."""
    at = chance.randrange(len(value)) if value else 0
    turned = value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :] if value else b"\0"
    return chance.choice([turned, value + b"\0", value[:-1] if value else b"x", b"" if value else b"y"])


def change_bytes(history: Altering, chance: Random) -> set[int]:
    at, column = chance.randint(1, history.length), chance.choice(BYTES)
    history.set(at, **{column: another(getattr(history.event(at), column), chance)})
    return {at}


def change_topic(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    topic = history.event(at).topic
    history.set(at, topic=chance.choice([topic + "x", topic[:-1], topic.upper(), ""]))
    return {at}


def change_stream(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    history.set(at, stream_id=uuid4())
    return {at}


def change_version(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    history.set(at, stream_version=chance.choice([*ODD_VERSIONS, history.event(at).stream_version + 1000]))
    return {at}


def change_time(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    by = sql.SQL("recorded_at + {} * interval '1 microsecond'").format(chance.choice([-1, 1, -(10**12), 10**12]))
    history.set(at, recorded_at=chance.choice([by, *ODD_TIMES]))
    return {at}


def swap_contents(history: Altering, chance: Random) -> set[int]:
    one, other = chance.sample(range(1, history.length + 1), 2)
    what = chance.choice([("state", "state_salt"), ("meta", "header_salt"), ("topic",), ("state",), ("recorded_at",)])
    first, second = history.event(one), history.event(other)
    if all(getattr(first, name) == getattr(second, name) for name in what):
        return swap_positions(history, chance)
    history.set(one, **{name: getattr(second, name) for name in what})
    history.set(other, **{name: getattr(first, name) for name in what})
    return {one, other}


def swap_positions(history: Altering, chance: Random) -> set[int]:
    one, other = chance.sample(range(1, history.length + 1), 2)
    for before, after in ((one, ELSEWHERE), (other, one), (ELSEWHERE, other)):
        history.set(before, position=after)
    return {one, other}


def delete_some(history: Altering, chance: Random) -> set[int]:
    first = chance.randint(1, history.length)
    last = min(history.length, first + chance.choice([0, 0, 1, 5]))
    history.delete(first, last)
    return set(range(first, last + 1))


def delete_the_tail(history: Altering, chance: Random) -> set[int]:
    first = chance.randint(1, history.length)
    history.delete(first, history.length)
    return set(range(first, history.length + 1))


def insert_a_copy(history: Altering, chance: Random) -> set[int]:
    """At an end, or in between with everything behind it moved up; as it was, or with a leaf of its own."""
    at = chance.choice([LOWEST, -5, 0, history.length + 1, history.length + 7, chance.randint(1, history.length)])
    event = history.event(chance.randint(1, history.length))
    copy = Stored(*(getattr(event, name) if name != "stream_id" else uuid4() for name in COLUMNS))
    if 1 <= at <= history.length:
        history.move_up(at)
    history.insert(_fitted(history, copy, at) if chance.random() < 0.5 else _at(copy, at))
    return {at} | set(range(max(at, 1), history.length + 2))


def renumber(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    to = chance.choice([LOWEST, -1, 0, history.length + 1, history.length + 500, HIGHEST])
    history.set(at, position=to)
    return {at, to}


def leave_a_gap(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    history.move_up(at, chance.randint(1, 9))
    return set(range(at, history.length + 10))


def give_to_another_tenant(history: Altering, chance: Random) -> set[int]:
    at = chance.randint(1, history.length)
    history.set(at, tenant_id=uuid4())
    return {at}


def change_the_head(history: Altering, chance: Random) -> set[int]:
    (chain,) = history.cx.execute("SELECT chain FROM es.head WHERE tenant_id = %s", (history.tenant,)).fetchone() or (b"",)
    position = chance.choice([0, -1, history.length - 1, history.length + 1, history.length * 2])
    what = chance.choice([{"position": position}, {"chain": another(chain, chance)}, {"recorded_at": chance.choice(ODD_TIMES)}])
    history.set_head(**what)
    return {history.length, position}


def delete_the_head(history: Altering, _chance: Random) -> set[int]:
    history.cx.execute("DELETE FROM es.head WHERE tenant_id = %s", (history.tenant,))
    return {history.length}


ALTERATIONS: tuple[Alteration, ...] = (
    change_bytes,
    change_bytes,
    change_topic,
    change_stream,
    change_version,
    change_time,
    swap_contents,
    swap_positions,
    delete_some,
    delete_the_tail,
    insert_a_copy,
    renumber,
    leave_a_gap,
    give_to_another_tenant,
    change_the_head,
    delete_the_head,
)


def _at(event: Stored, position: int) -> Stored:
    return Stored(*(position if name == "position" else getattr(event, name) for name in COLUMNS))


def _fitted(history: Altering, event: Stored, position: int) -> Stored:
    """With the leaf and link that it would have, were it the next one there."""
    placed = _at(event, position)
    before = history.event(min(position - 1, history.length)).chain if position > 1 else b""
    leaf = leaf_of(history.tenant, placed)
    found = {"leaf": leaf, "chain": link(before, leaf)}
    return Stored(*(found.get(name, getattr(placed, name)) for name in COLUMNS))
