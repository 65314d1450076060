"""`audit verify`: green on what was recorded, red on whatever was altered since, and honest about what it cannot see."""

from collections.abc import Callable
from random import Random

import psycopg
import pytest

from domain.audit import Fault
from infra.auditing import ledgers, verify
from infra.commands.audit import PROVES
from infra.settings import Settings
from tests.audit.alterations import ALTERATIONS, Altering
from tests.audit.conftest import Command
from tests.eventstore.five_facts import Told
from tests.given import World

Count = Callable[[int, int], int]
WORDS = " ".join(PROVES.split())


def test_what_was_recorded_is_whole(told: Told, settings: Settings) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        count, faults = verify(cx, told.area.tenant)

    assert count > 60
    assert faults == []


def test_every_ledger_here_is_whole(told: Told, settings: Settings) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        faults = {name: verify(cx, tenant)[1] for tenant, name in ledgers(cx)}

    kinds = {name.partition("/")[0] for name in faults}

    assert {told.area.slug, "hosts", "installation"} <= kinds
    assert [name for name, found in faults.items() if found] == []


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_each_alteration_is_reported_with_its_place(altering: Altering, count: Count, alter: Callable[..., set[int]]) -> None:
    chances = [Random(f"{alter.__name__} {number}") for number in range(count(13, 130))]

    unseen = []
    for number, chance in enumerate(chances):
        with altering.cx.transaction(force_rollback=True):
            touched = alter(altering, chance)
            if not any(names(fault, touched) for fault in altering.seen()):
                unseen.append(number)

    assert unseen == []
    assert altering.seen() == []


def test_it_does_not_see_a_tail_cut_off_together_with_its_head_and_says_so(altering: Altering) -> None:
    last = altering.event(altering.length - 3)

    altering.delete(last.position + 1, altering.length)
    altering.set_head(position=last.position, chain=last.chain, recorded_at=last.recorded_at)

    assert altering.seen() == []
    assert "cannot see a tail of events cut off together with a head row set to match" in WORDS


def test_it_does_not_see_a_chain_computed_anew_and_says_so(altering: Altering) -> None:
    altering.set(7, state=b'{"invented":true}')

    altering.chain_anew(7)

    assert altering.seen() == []
    assert "a chain computed anew from end to end by somebody who owns the database" in WORDS


def test_it_does_not_see_a_ledger_removed_whole_and_says_so(altering: Altering, told: Told) -> None:
    altering.delete(1, altering.length)
    altering.cx.execute("DELETE FROM es.head WHERE tenant_id = %s", (altering.tenant,))

    assert told.area.tenant not in dict(ledgers(altering.cx))
    assert "a whole ledger removed" in WORDS


def test_on_a_whole_history_the_command_says_so_and_what_that_does_not_prove(
    command: Command, told: Told, settings: Settings
) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        count, _faults = verify(cx, told.area.tenant)
    status, said = command("--area", told.area.slug)

    assert status == 0
    assert f"{told.area.slug}: {count} events, whole; keep {count}:" in said
    assert f"Whole. {count} events in " in said
    assert said.endswith(f"{PROVES}\n")


def test_on_an_altered_one_it_names_the_place_and_fails(command: Command, world: World, superuser: str) -> None:
    area = world.area(empty=True)
    with psycopg.connect(superuser, autocommit=True) as cx:
        altering = Altering(cx, area.tenant)

        altering.set_head(position=altering.length + 1)
        status, said = command("--area", area.slug)
        altering.set_head(position=altering.length)

    assert status == 1
    assert f"{area.slug}, position {altering.length + 1}: the head row says" in said
    assert "Altered." in said


def test_an_area_that_is_not_there_is_not_called_whole(command: Command) -> None:
    status, said = command("--area", "no-such-area")

    assert status == 1
    assert "whole" not in said.lower()


def names(fault: Fault, touched: set[int]) -> bool:
    """The place itself, or in words: what is missing is told where the next one stands."""
    said = {int(word.strip(",;:")) for word in fault.what.split() if word.strip(",;:-").isdigit()}
    return bool(touched & (said | {fault.position}))
