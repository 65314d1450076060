"""Opening an invented area of one's own, and its end. Whatever fills it is written by whoever composes the command."""

from uuid import UUID, uuid5

from domain import areas, people
from domain.areas import Place
from domain.shared.actor import Role, Seat
from domain.shared.events import Loaded
from domain.shared.ids import HostId, OrganisationId, PersonId
from services.areas import templates
from services.areas.commands import FIRST_TEMPLATE, open_ledger_of
from services.shared import membership
from services.shared.ports import Journal

HOST = HostId(uuid5(UUID(int=0), "the host of try-outs"))
"""Nobody keeps it, so it is on nobody's page."""
HOST_NAME = "Open Compact"
NAME, PLACE = "Wrenbridge, to try things out", Place("", "Wrenbridge, which is invented")


def register_its_host(journal: Journal) -> bool:
    """Once in an installation; whether it was now."""
    journal.cx.execute("SELECT es.open_ledger('host')")
    host: Loaded[object] = journal.load(lambda _state, event: event, HOST)
    if host.version == 0:
        journal.append(host, [areas.HostRegistered(host_id=HOST, name=HOST_NAME)])
    return host.version == 0


def open_try_out(journal: Journal, *, slug: str, person_id: PersonId, login_id: UUID, name: str) -> None:
    """Whoever opens it leads it and chairs its group."""
    template = templates.load(FIRST_TEMPLATE)
    open_ledger_of(journal, slug, NAME, template.instrument, HOST, (PLACE,), FIRST_TEMPLATE, template)
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.begin_try_out(journal.today))
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.add(person.state, person_id, name))
    membership.bind(journal, person_id, login_id)
    for role in (Role.LEAD, Role.CHAIR):
        play(journal, person_id, role)


def play(journal: Journal, person_id: PersonId, role: Role, organisation_id: OrganisationId | None = None) -> None:
    """One more part for whoever tries things out."""
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.grant(person.state, person_id, Seat(role, organisation_id)))


def end_try_out(journal: Journal) -> None:
    """The ticker's."""
    area = journal.load(areas.evolve, journal.tenant_id)
    journal.append(area, areas.end_try_out(journal.known(areas.evolve, journal.tenant_id), journal.today))
