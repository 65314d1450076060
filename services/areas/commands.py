"""Opening an area, its host, and setting its clocks."""

from collections.abc import Sequence

from domain import areas, compacts, people
from domain.areas import Place
from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import HostId
from domain.shared.rules import Clock, Period
from services.areas.templates import Template
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal


def register_host(journal: Journal, name: str) -> HostId:
    """A host body gets a ledger of its own."""
    journal.cx.execute("SELECT es.open_ledger('host')")
    host_id = HostId(journal.tenant_id)
    journal.append(Loaded(host_id, 0, None), [areas.HostRegistered(host_id=host_id, name=name)])
    return host_id


def open_area(
    journal: Journal,
    *,
    slug: str,
    name: str,
    instrument: str,
    host_id: HostId,
    places: Sequence[Place],
    template_name: str,
    template: Template,
    lead_name: str,
    lead_address: str,
) -> None:
    """A new ledger with its area, its rules out of the template, and one person who leads it."""
    cx = journal.cx
    cx.execute("SELECT es.open_ledger('area')")
    area = journal.load(areas.evolve, journal.tenant_id)
    events = areas.open_area(
        area.state,
        area_id=journal.tenant_id,
        slug=slug,
        name=name,
        instrument=instrument or template.instrument,
        host_id=host_id,
        places=tuple(places),
        template=template_name,
        clocks=template.clocks,
        stages=template.stages,
        raisers=template.raisers,
    )
    taken = cx.execute(
        "INSERT INTO registry.slug (slug, tenant_id) VALUES (%s, %s) ON CONFLICT DO NOTHING", (slug, journal.tenant_id)
    )
    if not taken.rowcount:
        raise Refused(N_("The web address “{slug}” is taken."), slug=slug)
    journal.append(area, events)
    lead = membership.find_or_add(journal, lead_name, lead_address)
    person = journal.load(people.evolve, lead)
    journal.append(person, people.grant(person.state, lead, Seat(Role.LEAD)))


def confirm_clock(journal: Journal, *, clock: Clock, length: int, clause_id: str | None) -> None:
    """The lead says how long it runs from now on, and by which clause. What is running keeps its own."""
    require(journal.actor, "clock.confirm")
    set_clock(journal, clock=clock, length=length, clause_id=clause_id)


def set_clock(journal: Journal, *, clock: Clock, length: int, clause_id: str | None) -> None:
    """Sets how long a clock runs; with the clause of the version in force that says so."""
    area = journal.load(areas.evolve, journal.tenant_id)
    state: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    in_force = agreement.in_force if agreement else None
    if clause_id:
        version = journal.load(compacts.evolve_version, in_force).state if in_force else None
        compacts.cite(version, clause_id)
    unit = state.clocks[clock].unit
    period = Period(length, unit, in_force if clause_id else None, clause_id)
    journal.append(area, areas.set_clock(state, clock, period))
