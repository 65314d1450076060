"""What people can do about a term that runs, and what a passing date brings to it."""

from uuid import UUID

from domain import areas, champions, organisations, people
from domain.shared.actor import Actor, Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.shared.permission import require
from services.shared.ports import Journal


def renew(journal: Journal, *, organisation_id: UUID, service_area: str, months: int, seen: int | None = None) -> None:
    """By whoever serves there."""
    slot = _slot(journal, organisation_id, service_area, seen)
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    me = _themself(journal, slot)
    events = champions.renew(
        slot.state,
        organisation_id=OrganisationId(organisation_id),
        service_area=service_area,
        champion_id=me,
        months=months,
        minimum_months=area.clocks[Clock.CHAMPION_TERM].length,
        on=journal.today,
    )
    journal.append(slot, events, acting=_seat(organisation_id, service_area))


def stand_down(
    journal: Journal, *, organisation_id: UUID, service_area: str, why: str, whom: str | None = None, seen: int | None = None
) -> None:
    """By whoever serves there, or said that they will; from today on. `whom`: who served there when the form was opened."""
    slot = _slot(journal, organisation_id, service_area, seen)
    me = journal.actor.person_id
    if me is None:
        raise NotFound
    must_serve(me, whom)
    organisation = OrganisationId(organisation_id)
    events = champions.stand_down(
        slot.state, organisation_id=organisation, service_area=service_area, champion_id=me, why=why, on=journal.today
    )
    journal.append(slot, events, acting=_seat(organisation_id, service_area))
    end_role(journal, me, organisation, service_area)


def has_left(
    journal: Journal, *, organisation_id: UUID, service_area: str, whom: str | None = None, seen: int | None = None
) -> None:
    """That whoever serves there has left: recorded by the Compact lead, the chair, or their own body."""
    organisation = OrganisationId(organisation_id)
    require(journal.actor, "champion.replace", Resource(organisation_id=organisation))
    slot = _slot(journal, organisation_id, service_area, seen)
    term = slot.state.serving(journal.today) if slot.state else None
    if term is None:
        return
    must_serve(term.champion_id, whom)
    events = champions.leave(
        slot.state,
        organisation_id=organisation,
        service_area=service_area,
        champion_id=term.champion_id,
        on=journal.today,
    )
    journal.append(slot, events, acting=acting_for(journal.actor, organisation))
    end_role(journal, term.champion_id, organisation, service_area)


def begin_term(journal: Journal, *, slot: UUID) -> None:
    """The ticker's: whoever said yes early serves from today; the role of the one before ends."""
    loaded, about = _about(journal, slot)
    for event in champions.begin(loaded.state, *about, journal.today):
        journal.append(loaded, [event])
        if isinstance(event, champions.TermBegan):
            end_role(journal, event.before_id, *about)


def look_at_term(journal: Journal, *, slot: UUID) -> None:
    """The ticker's: a term nears its end, or is over."""
    loaded, about = _about(journal, slot)
    journal.append(loaded, champions.run_out(loaded.state, *about, journal.today))


def end_role(journal: Journal, person_id: PersonId, organisation_id: OrganisationId, service_area: str) -> None:
    """A champion's role goes with the term."""
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.end(person.state, Seat(Role.CHAMPION, organisation_id, service_area)))


def acting_for(actor: Actor, organisation_id: OrganisationId) -> Seat | None:
    """In the seat that they hold for that body, else in their first."""
    own = [seat for seat in actor.seats if seat.organisation_id == organisation_id]
    return next(iter(own or actor.seats), None)


def must_serve(champion_id: PersonId, whom: str | None) -> None:
    if whom not in (None, str(champion_id)):
        raise Refused(N_("Somebody else serves here now than when you opened this page. Look who it is before you send it."))


def _slot(journal: Journal, organisation_id: UUID, service_area: str, seen: int | None) -> Loaded[champions.Slot]:
    journal.known(organisations.evolve, organisation_id)
    stream = champions.slot_stream(journal.tenant_id, OrganisationId(organisation_id), service_area)
    return journal.load(champions.evolve, stream, seen=seen)


def _themself(journal: Journal, slot: Loaded[champions.Slot]) -> PersonId:
    term = slot.state.serving(journal.today) if slot.state else None
    if term is None:
        raise NotFound
    require(journal.actor, "champion.renew", Resource(holder=term.champion_id))
    return term.champion_id


def _about(journal: Journal, slot: UUID) -> tuple[Loaded[champions.Slot], tuple[OrganisationId, str]]:
    loaded: Loaded[champions.Slot] = journal.load(champions.evolve, slot)
    assert loaded.state
    assert loaded.state.of
    return loaded, loaded.state.of


def _seat(organisation_id: UUID, service_area: str) -> Seat:
    return Seat(Role.CHAMPION, OrganisationId(organisation_id), service_area)
