"""What people write lies sealed in the history, and a box opens in its place only."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some
from psycopg import sql

from domain import breaches
from domain.shared.sealed import Clear, Sealed, Text
from infra.composition import Parts
from infra.eventstore.sealing import Moved, open_sealed, seal
from tests.eventstore.five_facts import CANARIES, CONFIDENTIAL, NAMES, PUBLISHED, Told
from tests.readmodels.boxes import Cx, sealed_in

EVERY_TABLE = """SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema')"""


def test_no_personal_published_or_confidential_word_lies_in_clear_in_the_history(told: Told, root: Cx) -> None:
    stored = b"".join(b"".join(map(bytes, row)) for row in columns_of_events(root, told.area.tenant)).lower()

    assert len(stored) > 20_000
    assert [canary for canary in CANARIES if canary in stored] == []


def test_every_one_of_those_words_is_in_a_box_there(told: Told, made: Parts, root: Cx) -> None:
    inside = {one.text for one in opened(made, root, told.area.tenant) if isinstance(one, Clear)}

    assert {*PUBLISHED.values(), *CONFIDENTIAL.values(), *NAMES.values()} <= inside


def test_no_confidential_word_lies_in_clear_in_any_table(told: Told, root: Cx) -> None:
    tables = [sql.Identifier(*names) for names in root.execute(EVERY_TABLE)]

    holding = {canary: [table for table in tables if holds(root, table, canary)] for canary in ("axolotl", "quokka")}

    assert holding["axolotl"] == []
    assert holding["quokka"], "published words are there to be found"


def test_an_address_lies_in_clear_only_in_the_mailbox_that_stands_in_for_a_mail_server(told: Told, root: Cx) -> None:
    address = told.area.addresses["champion"]

    holding = {names for names in root.execute(EVERY_TABLE).fetchall() if holds(root, sql.Identifier(*names), address)}

    assert holding == {("ops", "mailbox")}


uuids, places, key = some.uuids(), some.text(some.characters(codec="utf-8"), max_size=30), bytes(range(32))


@given(
    tenant=uuids, place=places, key_id=uuids, text=some.text(some.characters(codec="utf-8")), lang=some.sampled_from(["en", "cy"])
)
def test_a_box_opens_where_it_was_sealed(tenant: UUID, place: str, key_id: UUID, text: str, lang: str) -> None:
    box = seal(tenant, place, key_id, key, Text(text, lang)).box

    assert open_sealed(tenant, Sealed(key_id, box, place), {key_id: key}) == Clear(text, lang)


@given(data=some.data(), tenant=uuids, place=places, key_id=uuids)
def test_a_box_moved_altered_or_under_anothers_key_does_not_open(
    data: some.DataObject, tenant: UUID, place: str, key_id: UUID
) -> None:
    box = seal(tenant, place, key_id, key, Text("who said it")).box
    altered = flipped(box, data.draw(some.integers(0, len(box) * 8 - 1)))
    in_tenant, sealed = data.draw(
        some.sampled_from(
            [
                (uuid4(), Sealed(key_id, box, place)),
                (tenant, Sealed(uuid4(), box, place)),
                (tenant, Sealed(key_id, box, place + "x")),
                (tenant, Sealed(key_id, box, "x" + place)),
                (tenant, Sealed(key_id, altered, place)),
            ]
        )
    )

    with pytest.raises(Moved):
        open_sealed(in_tenant, sealed, {sealed.key_id: key})


def test_a_box_read_from_the_history_does_not_open_as_another_field_or_event(told: Told, made: Parts, root: Cx) -> None:
    case = breaches.breach_stream(told.area.tenant, told.escalated)
    boxes = [one for one in sealed_in(root, told.area.tenant) if one.key_id == case]

    keys = made.vault.keys(told.area.tenant, {case})

    assert len(boxes) > 4
    for one in boxes:
        for other in boxes:
            moved = Sealed(one.key_id, one.box, other.place)
            if other is one:
                assert isinstance(open_sealed(told.area.tenant, moved, keys), Clear)
            else:
                with pytest.raises(Moved):
                    open_sealed(told.area.tenant, moved, keys)


def columns_of_events(cx: Cx, tenant: UUID) -> list[Any]:
    """Everything that lies in an event's row, as bytes."""
    query = """SELECT convert_to(topic, 'UTF8'), meta, state, header_salt, state_salt, leaf, chain,
      convert_to(stream_id::text, 'UTF8') FROM es.event WHERE tenant_id = %s"""
    return cx.execute(query, (tenant,)).fetchall()


def opened(made: Parts, cx: Cx, tenant: UUID) -> list[Any]:
    boxes = sealed_in(cx, tenant)
    keys = made.vault.keys(tenant, {one.key_id for one in boxes})
    return [open_sealed(tenant, one, keys) for one in boxes]


def holds(cx: Cx, table: sql.Identifier, word: str) -> bool:
    query = sql.SQL("SELECT EXISTS (SELECT FROM {} AS t WHERE t::text ILIKE %s OR t::text ILIKE %s)").format(table)
    return cx.execute(query, (f"%{word}%", f"%{word.encode().hex()}%")).fetchone() == (True,)


def flipped(box: bytes, bit: int) -> bytes:
    return bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(box))
