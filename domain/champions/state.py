"""One body's champion for one service area, as the events have left it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.champions.events import Accepted, Declined, Left, Nominated, NominationExpired
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, claim


class Serving(Struct, frozen=True):
    champion_id: PersonId
    serves_from: date
    term_ends: date
    left: bool = False


class Slot(Struct, frozen=True):
    """A body's service area: who is asked, and who has served, oldest first.

    An elapsed term still serves until somebody follows; whoever follows early begins when it ends.
    """

    nomination: Nominated | None = None
    terms: tuple[Serving, ...] = ()

    def serving(self, day: date) -> Serving | None:
        begun = [term for term in self.terms if term.serves_from <= day]
        return begun[-1] if begun and not begun[-1].left else None


def slot_stream(tenant_id: UUID, organisation_id: OrganisationId, service_area: str) -> UUID:
    return claim(tenant_id, "champion", organisation_id, service_area)


def evolve(state: Slot | None, event: Event) -> Slot:
    slot = state or Slot()
    match event:
        case Nominated():
            return replace(slot, nomination=event)
        case Accepted():
            term = Serving(event.champion_id, event.serves_from, event.term_ends)
            return replace(slot, nomination=None, terms=(*slot.terms, term))
        case Declined() | NominationExpired():
            return replace(slot, nomination=None)
        case Left():
            return replace(slot, terms=tuple(_left(slot, event)))
    raise AssertionError(event)


def _left(slot: Slot, event: Left) -> Iterator[Serving]:
    """The one that serves stays, ended; those that were still to come do not. Earlier ones are as they were."""
    serving = slot.serving(event.left_on)
    for term in slot.terms:
        if term.champion_id != event.champion_id or (term.serves_from <= event.left_on and term != serving):
            yield term
        elif term == serving:
            yield replace(term, term_ends=min(term.term_ends, event.left_on), left=True)
