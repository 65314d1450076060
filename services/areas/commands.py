"""Opening an area, setting its clocks, and what its host does: suspend it, resume it, step in."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from domain import areas, compacts, people
from domain.areas import Place
from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import HostId, PersonId
from domain.shared.rules import UNITS, Clock, Period
from services.areas import templates
from services.areas.templates import Template
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal

HOSTING = Seat(Role.HOST)
FIRST_TEMPLATE = "three-steps"
"""Until the area is set up and says how it handles concerns."""


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
    open_ledger_of(journal, slug, name, instrument or template.instrument, host_id, places, template_name, template)
    lead = membership.find_or_add(journal, lead_name, lead_address)
    person = journal.load(people.evolve, lead)
    journal.append(person, people.grant(person.state, lead, Seat(Role.LEAD)))


def open_ledger_of(
    journal: Journal,
    slug: str,
    name: str,
    instrument: str,
    host_id: HostId,
    places: Sequence[Place],
    template_name: str,
    template: Template,
) -> None:
    """An area as it begins, without anybody in it."""
    cx = journal.cx
    cx.execute("SELECT es.open_ledger('area')")
    area = journal.load(areas.evolve, journal.tenant_id)
    events = areas.open_area(
        area.state,
        area_id=journal.tenant_id,
        slug=slug,
        name=name,
        instrument=instrument,
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
        raise Refused(N_("The web address “{slug}” is taken."), field="slug", slug=slug)
    journal.append(area, events)


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
    unit = state.clocks[clock].unit if clock in state.clocks else UNITS[clock]
    period = Period(length, unit, in_force if clause_id else None, clause_id)
    journal.append(area, areas.set_clock(state, clock, period))


def suspend_area(journal: Journal, *, why: str) -> None:
    """Reads stay; from the next command on, only the host writes."""
    require(journal.actor, "area.suspend")
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.suspend(journal.known(areas.evolve, journal.tenant_id), why), acting=HOSTING)


def resume_area(journal: Journal) -> None:
    require(journal.actor, "area.suspend")
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.resume(journal.known(areas.evolve, journal.tenant_id)), acting=HOSTING)


class Keeper(Struct, frozen=True):
    """Somebody of a host, and who they are, or will be, in the area at hand. Whoever makes one has seen that they keep it."""

    host_id: HostId
    person_id: PersonId
    login_id: UUID
    name: str


def step_in(journal: Journal, keeper: Keeper) -> None:
    """They become an administrator there, for everybody in it to see, if history says that it is their host's area."""
    areas.step_in(journal.known(areas.evolve, journal.tenant_id), keeper.host_id)
    person_id = keeper.person_id
    person = journal.load(people.evolve, person_id)
    if person.state is None:
        journal.append(person, people.add(None, person_id, keeper.name))
        membership.bind(journal, person_id, keeper.login_id)
        person = journal.load(people.evolve, person_id)
    journal.append(person, people.grant(person.state, person_id, HOSTING))


def open_for_host(journal: Journal, *, slug: str, name: str, keeper: Keeper) -> None:
    """A new area of that host, with one administrator, to be set up."""
    template = templates.load(FIRST_TEMPLATE)
    open_ledger_of(journal, slug, name, template.instrument, keeper.host_id, (), FIRST_TEMPLATE, template)
    step_in(journal, keeper)
