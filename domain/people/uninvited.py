"""Coming uninvited: somebody takes part for a group at once, and the group says later whether they act for it."""

from domain.people.deciding import end, grant, named, not_forgotten
from domain.people.state import Person, participant
from domain.people.uninvited_events import ConfirmationAsked, NotConfirmed, PersonCame, PersonConfirmed, PersonJoined
from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, PersonId


def come(state: Person | None, person_id: PersonId, name: str) -> list[Event]:
    """Nothing to do if they are known here already."""
    return [] if state else [PersonCame(person_id=person_id, name=named(person_id, name))]


def join(state: Person | None, person_id: PersonId, organisation_id: OrganisationId) -> list[Event]:
    """Nothing to do for whoever acts for it already, in whichever role."""
    if state and any(seat.organisation_id == organisation_id for seat in state.seats):
        return []
    not_forgotten(state)
    return [PersonJoined(person_id=person_id, organisation_id=organisation_id)]


def ask(state: Person | None, organisation_id: OrganisationId) -> list[Event]:
    """Asked once; nothing to ask where nobody has to confirm anything."""
    if not state or participant(organisation_id) not in state.seats or organisation_id in state.asked:
        return []
    return [ConfirmationAsked(person_id=state.person_id, organisation_id=organisation_id)]


def confirm(state: Person | None, organisation_id: OrganisationId) -> list[Event]:
    """Raises `Refused` if they act for it no longer, or never asked; nothing to do if it is confirmed."""
    seats = [seat for seat in state.seats if seat.organisation_id == organisation_id] if state else []
    taken = participant(organisation_id) in seats
    if not state or not seats or (taken and organisation_id not in state.asked):
        raise Refused(N_("They no longer act for this group here, so there is nothing to confirm."))
    if not taken:
        return []
    return [PersonConfirmed(person_id=state.person_id, organisation_id=organisation_id)]


def speak_for(state: Person | None, organisation_id: OrganisationId) -> list[Event]:
    """A member who signed for a group becomes its contact; nothing for whoever nobody has confirmed, or is contact already."""
    if not state or Seat(Role.VCS, organisation_id) not in state.seats:
        return []
    return grant(state, state.person_id, Seat(Role.CONTACT, organisation_id))


def refuse(state: Person | None, organisation_id: OrganisationId) -> list[Event]:
    """Nothing to do if they never asked, left, or were confirmed meanwhile."""
    if not state or organisation_id not in state.asked:
        return []
    return [NotConfirmed(person_id=state.person_id, organisation_id=organisation_id)]


def leave(state: Person | None, organisation_id: OrganisationId) -> list[Event]:
    return end(state, participant(organisation_id))
