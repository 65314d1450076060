"""One body's champion for one service area, as the events have left it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.champions.events import (
    Accepted,
    Declined,
    Left,
    Nominated,
    NominationExpired,
    Renewed,
    Replaced,
    ReplacementAsked,
    StoodDown,
    TermBegan,
    TermEnded,
    TermEnding,
)
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, claim, reference


class Serving(Struct, frozen=True):
    """A term; `warned`, `ended` and `began` are what was noted of it as time passed: how many days before its end
    last (0: not yet), that it was over, that a successor began.
    """

    champion_id: PersonId
    serves_from: date
    term_ends: date
    left: bool = False
    warned: int = 0
    ended: bool = False
    began: bool = False


class Slot(Struct, frozen=True):
    """A body's service area: who is asked, and who has served, oldest first.

    An elapsed term still serves until somebody follows; whoever follows early begins when it ends. `replaces`: the
    nominee takes over on their yes.
    """

    nomination: Nominated | None = None
    replaces: bool = False
    of: tuple[OrganisationId, str] | None = None
    terms: tuple[Serving, ...] = ()

    def serving(self, day: date) -> Serving | None:
        begun = [term for term in self.terms if term.serves_from <= day]
        return begun[-1] if begun and not begun[-1].left else None


def slot_stream(tenant_id: UUID, organisation_id: OrganisationId, service_area: str) -> UUID:
    return claim(tenant_id, "champion", organisation_id, service_area)


def slot_reference(organisation_id: OrganisationId, service_area: str) -> str:
    """What it is called outside, whether or not anybody ever served there."""
    return reference(slot_key(organisation_id, service_area))


def slot_key(organisation_id: OrganisationId, service_area: str) -> UUID:
    """What names it where its stream is not known."""
    return claim(organisation_id, "champion", service_area)


def evolve(state: Slot | None, event: Event) -> Slot:
    slot = state or Slot()
    match event:
        case Nominated():
            return replace(slot, nomination=event, replaces=False, of=(event.organisation_id, event.service_area))
        case ReplacementAsked():
            return replace(slot, replaces=True)
        case Accepted():
            term = Serving(event.champion_id, event.serves_from, event.term_ends)
            return replace(slot, nomination=None, replaces=False, terms=(*slot.terms, term))
        case Declined() | NominationExpired():
            return replace(slot, nomination=None, replaces=False)
        case Left(champion_id=champion_id, left_on=on):
            return replace(slot, terms=tuple(_left(slot, champion_id, on)))
        case StoodDown(champion_id=champion_id, stood_down_on=on):
            return replace(slot, terms=tuple(_left(slot, champion_id, on)))
        case Replaced(champion_id=champion_id, replaced_on=on):
            return replace(slot, terms=tuple(_left(slot, champion_id, on)))
        case Renewed():
            return _change(slot, event.champion_id, term_ends=event.term_ends, warned=0, ended=False)
        case TermEnding():
            return _change(slot, event.champion_id, warned=event.within)
        case TermEnded():
            return _change(slot, event.champion_id, ended=True)
        case TermBegan():
            return _change(slot, event.champion_id, began=True)
    raise AssertionError(event)


def _change(slot: Slot, champion_id: PersonId, **new: object) -> Slot:
    """The latest term, which is that champion's: what is noted of one is noted while nobody else follows."""
    latest = slot.terms[-1]
    assert latest.champion_id == champion_id, latest
    return replace(slot, terms=(*slot.terms[:-1], replace(latest, **new)))


def _left(slot: Slot, champion_id: PersonId, on: date) -> Iterator[Serving]:
    """The one that serves stays, ended; those that were still to come do not. Earlier ones are as they were."""
    serving = slot.serving(on)
    for term in slot.terms:
        if term.champion_id != champion_id or (term.serves_from <= on and term != serving):
            yield term
        elif term == serving:
            yield replace(term, term_ends=min(term.term_ends, on), left=True)
