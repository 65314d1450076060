"""An area changes its host: its chair asks, the other host says yes, and both histories say so."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from domain import areas, people
from domain.areas import AreaHandedOver, AreaTakenOn, HostChanged
from domain.shared.actor import Role, Seat
from domain.shared.events import Event, Recorded
from domain.shared.ids import HostId, TenantId
from services.areas.commands import Keeper, step_in
from services.shared.permission import require
from services.shared.ports import Journal

CHAIRING, HOSTING = Seat(Role.CHAIR), Seat(Role.HOST)
Decision = Callable[[Journal], None]


def offer_area(journal: Journal, *, host_id: HostId, why: str) -> None:
    require(journal.actor, "host.change")
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.offer_to(_known(journal), host_id, why), acting=CHAIRING)


def withdraw_offer(journal: Journal) -> None:
    require(journal.actor, "host.change")
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.withdraw_offer(_known(journal)), acting=CHAIRING)


def take_area_on(journal: Journal, keeper: Keeper) -> None:
    """Who administered it for the host before stops, and whoever said yes begins, in one append."""
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.change_host(_known(journal), TenantId(journal.tenant_id), keeper.host_id))
    for person_id in journal.holders(Role.HOST):
        person = journal.load(people.evolve, person_id)
        journal.append(person, people.end(person.state, HOSTING))
    step_in(journal, keeper)


def decline_area(journal: Journal, keeper: Keeper) -> None:
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.decline_offer(_known(journal), keeper.host_id))


def when_host_changed(_cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """In the histories of both hosts."""
    changed = event.fact
    if not isinstance(changed, HostChanged):
        return {}
    return {
        changed.host_id: _notes(AreaTakenOn(area_id=changed.area_id, before_id=changed.before_id)),
        changed.before_id: _notes(AreaHandedOver(area_id=changed.area_id, after_id=changed.host_id)),
    }


def _notes(fact: Event) -> Decision:
    def note(journal: Journal) -> None:
        host = journal.load(lambda _state, event: event, journal.tenant_id)
        journal.append(host, [fact])

    return note


def _known(journal: Journal) -> areas.Area:
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    return area
