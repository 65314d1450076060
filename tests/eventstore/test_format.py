"""The format of the proof, three ways: as described, as domain.audit computes it, as the database does. It never changes."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import EPOCH, MICROSECOND, Stored, leaf_of, link
from tests.eventstore import proof
from tests.eventstore.five_facts import tell
from tests.given import World

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "chain.json").read_text())
TENANT = bytes.fromhex(GOLDEN["tenant"])
ROWS = """SELECT position, stream_id, stream_version, topic, meta, state, header_salt, state_salt, recorded_at, leaf, chain
  FROM es.event WHERE tenant_id = %s ORDER BY position"""
APPEND = """SELECT es.append(gen_random_uuid(), '', %(recorded_at)s, ARRAY[%(stream)s], ARRAY[%(version)s], ARRAY[%(topic)s],
  ARRAY[%(meta)s], ARRAY[%(state)s], ARRAY[%(header_salt)s], ARRAY[%(state_salt)s], '{}', '{}')"""
integers, hashes = st.integers(-(2**63), 2**63 - 1), st.binary(min_size=16, max_size=16)
events = st.fixed_dictionaries(
    {"topic": st.text(st.characters(codec="utf-8")).map(str.encode), "stream": hashes, "version": integers, "position": integers}
    | dict.fromkeys(("meta", "state", "header_salt", "state_salt"), st.binary())
    | {"recorded_at": st.datetimes().map(lambda at: (at.replace(tzinfo=EPOCH.tzinfo) - EPOCH) // MICROSECOND)}
)


def golden() -> list[dict[str, Any]]:
    return [
        {name: value if isinstance(value, int) else unwritten(name, value) for name, value in event.items()}
        for event in GOLDEN["events"]
    ]


def test_the_frozen_chain_follows_from_the_description() -> None:
    frozen = golden()

    assert proof.chains(TENANT, frozen) == [(event["leaf"], event["chain"]) for event in frozen]


def test_the_frozen_chain_is_what_we_compute() -> None:
    chain = b""
    for event in golden():
        stored = as_stored(event)
        chain = link(chain, leaf_of(UUID(bytes=TENANT), stored))

        assert chain == stored.chain


def test_the_frozen_chain_is_what_the_database_makes_of_the_same_events(root: psycopg.Connection[Any]) -> None:
    root.execute("SELECT set_config('app.tenant', %s, true), es.open_ledger('area')", (str(UUID(bytes=TENANT)),))
    for event in golden():
        root.execute(APPEND, vars_of(as_stored(event)))

    made = root.execute(ROWS, (UUID(bytes=TENANT),), binary=True).fetchall()

    assert [Stored(*row) for row in made] == [as_stored(event) for event in golden()]


@given(hashes, events)
def test_whatever_lies_in_a_row_both_compute_the_same_leaf(tenant: bytes, event: dict[str, Any]) -> None:
    ours = leaf_of(UUID(bytes=tenant), as_stored(event))

    assert ours == proof.leaf(tenant, event)


def test_every_leaf_that_the_database_made_of_a_real_history_is_what_both_compute(
    world: World, root: psycopg.Connection[Any]
) -> None:
    tenant = tell(world).area.tenant

    stored = [Stored(*row) for row in root.execute(ROWS, (tenant,), binary=True)]

    assert len(stored) > 60
    assert proof.chains(tenant.bytes, map(described, stored)) == [(event.leaf, event.chain) for event in stored]
    assert [leaf_of(tenant, event) for event in stored] == [event.leaf for event in stored]


def unwritten(name: str, value: Any) -> bytes:
    """Hex, topics as text, and long runs of one byte by their length."""
    if isinstance(value, dict):
        return bytes.fromhex(value["byte"]) * value["times"]
    return value.encode() if name == "topic" else bytes.fromhex(value)


def as_stored(event: dict[str, Any]) -> Stored:
    return Stored(
        position=event["position"],
        stream_id=UUID(bytes=event["stream"]),
        stream_version=event["version"],
        topic=event["topic"].decode(),
        recorded_at=EPOCH + timedelta(microseconds=event["recorded_at"]),
        leaf=event.get("leaf", b""),
        chain=event.get("chain", b""),
        **{name: event[name] for name in ("meta", "state", "header_salt", "state_salt")},
    )


def described(stored: Stored) -> dict[str, Any]:
    at = (stored.recorded_at - EPOCH) // MICROSECOND
    own = {"stream": stored.stream_id.bytes, "version": stored.stream_version, "topic": stored.topic.encode(), "recorded_at": at}
    return own | {name: getattr(stored, name) for name in ("meta", "state", "header_salt", "state_salt", "position")}


def vars_of(stored: Stored) -> dict[str, Any]:
    names = ("topic", "meta", "state", "header_salt", "state_salt", "recorded_at")
    return {"stream": stored.stream_id, "version": stored.stream_version} | {name: getattr(stored, name) for name in names}
