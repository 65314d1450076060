"""Many areas and long histories, fast: real events in large batches, through the same es.append as any command."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4, uuid5

import psycopg
from psycopg_pool import ConnectionPool

from domain import areas, people
from domain.areas import Place
from domain.organisations import OrganisationAdded, Sector
from domain.shared.events import Event, Meta
from domain.shared.ids import HostId, OrganisationId, PersonId, TenantId
from infra.bench.ground import Ground
from infra.eventstore.mapper import Fact, FactMapper
from infra.eventstore.recorder import AreaRecorder
from infra.eventstore.sealing import Keys
from services.areas import templates

LARGEST_BATCH = 500
WRITERS = 4
HOST = HostId(uuid5(UUID(int=0), "the host of the bench"))
Show = Callable[[str], None]


def organisation(number: int = 0) -> OrganisationAdded:
    """Nothing in it is sealed, and it may come any number of times."""
    return OrganisationAdded(
        organisation_id=OrganisationId(uuid4()), name=f"The {number}th allotment society of the vale", sector=Sector.VCS
    )


def opening(tenant: UUID, events: int, host: HostId = HOST) -> list[Event]:
    """An area as it is opened, and organisations up to that number of events."""
    template = templates.load("three-steps")
    opened = areas.open_area(
        None, area_id=TenantId(tenant), slug=f"b-{tenant.hex[:12]}", name=f"Place {tenant.hex[:6]}", instrument="Compact", host_id=host,
        places=(Place("X99000098", "A place"),), template="three-steps", clocks=template.clocks, stages=template.stages,
        raisers=template.raisers,
    )  # fmt: skip
    return [*opened, *(organisation(number) for number in range(events - len(opened)))][:events]


def somebody(_tenant: UUID, events: int) -> list[Event]:
    """People: a sealed name each, under a key of its own each."""
    return [one for number in range(events) for one in people.add(None, PersonId(uuid4()), f"Ada Brightwater the {number}th")]


def fill(ground: Ground, count: int, what: Callable[[UUID, int], list[Event]], events: int, show: Show) -> list[UUID]:
    """That many new areas with that many events each."""
    tenants = [uuid4() for _ in range(count)]

    def several(some: Sequence[UUID]) -> int:
        sealed = {tenant: facts(what(tenant, events), tenant) for tenant in some}
        keys = {tenant: keys_for(ground, tenant, sealed[tenant]) for tenant in some}
        with pool.connection() as cx:
            for tenant in some:
                append(cx, tenant, sealed[tenant], keys[tenant])
        return len(some)

    with ConnectionPool(ground.settings.database_url, min_size=WRITERS, max_size=WRITERS) as pool:
        done = 0
        with ThreadPoolExecutor(WRITERS) as threads:
            for more in threads.map(several, chunks(tenants, 25)):
                done += more
                show(f"{done} of {count} areas filled")
    return tenants


def lengthen(ground: Ground, tenant: UUID, events: int, show: Show) -> None:
    """That many more events in one area, 500 a batch."""
    with psycopg.connect(ground.settings.database_url) as cx:
        for start in range(0, events, LARGEST_BATCH):
            some = [organisation(number) for number in range(start, min(start + LARGEST_BATCH, events))]
            append(cx, tenant, facts(some, tenant), {})
            cx.commit()
            show(f"{start + len(some)} of {events} events")


def facts(events: Iterable[Event], tenant: UUID) -> list[Fact]:
    """Each in a stream of its own, but for what the area itself does."""
    command = uuid4()
    meta = Meta(actor="operator", command_id=command, correlation_id=command, causation_id=command, effective=date(2026, 1, 5))
    found, of_the_area = [], 0
    for event in events:
        if event.TOPIC.startswith("area."):
            of_the_area += 1
            found.append(Fact(tenant, of_the_area, event, meta).named())
        else:
            found.append(Fact(uuid4(), 1, event, meta).named())
    return found


def keys_for(ground: Ground, tenant: UUID, some: Sequence[Fact]) -> Keys:
    needed = [key_id for fact in some for key_id in fact.key_ids]
    return ground.made.vault.ensure(tenant, needed) if needed else {}


def append(cx: psycopg.Connection[tuple[object, ...]], tenant: UUID, some: Sequence[Fact], keys: Keys) -> None:
    mapper = FactMapper(tenant)
    mapper.keys = keys
    cx.execute("SELECT set_config('app.tenant', %s, true), es.open_ledger('area')", (str(tenant),))
    AreaRecorder(cx, tenant, some[0].meta.command_id, b"", None).insert_events([mapper.to_stored_event(one) for one in some])


def chunks(whole: Sequence[UUID], size: int) -> list[Sequence[UUID]]:
    return [whole[start : start + size] for start in range(0, len(whole), size)]
