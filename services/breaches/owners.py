"""Whose turn it is at a stage: nobody who raised the concern, and in any role but champion nobody from either side."""

from msgspec import Struct

from domain import breaches, champions
from domain.breaches import Candidate, Turn
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.rules import Procedure, Stage
from services.shared.ports import Journal


class Sides(Struct, frozen=True):
    """Who raises a concern for whom, and about whom."""

    raiser_id: PersonId
    organisation_id: OrganisationId
    respondent_id: OrganisationId
    service_area: str | None

    @classmethod
    def of(cls, state: breaches.Breach) -> "Sides":
        return cls(state.raiser_id, state.organisation_id, state.respondent_id, state.service_area)


class Path(Struct, frozen=True):
    """Where a concern would begin: `skipped` are stages that nobody holds now."""

    turn: Turn
    stage: Stage
    skipped: tuple[str, ...]


def first_turn(journal: Journal, procedure: Procedure, sides: Sides) -> Path:
    """At the first stage that somebody holds; where nobody holds any, the Compact lead's."""
    skipped: list[str] = []
    for number, stage in enumerate(procedure.stages, 1):
        owner = owner_of(journal, stage, sides)
        if owner:
            return Path(breaches.take_turn(number, stage, owner, journal.now, journal.calendar), stage, tuple(skipped))
        skipped.append(stage.name)
    turn = turn_at(journal, procedure, 1, sides)
    if turn is None:
        raise Refused(N_("Nobody here could take a concern on yet: the area has no Compact lead. Ask its host."))
    return Path(turn, procedure.stages[0], ())


def turn_at(journal: Journal, procedure: Procedure, number: int, sides: Sides) -> Turn | None:
    """A stage's turn; where nobody holds it, the Compact lead's. None past the last stage, or without a lead."""
    if number > len(procedure.stages):
        return None
    stage = procedure.stages[number - 1]
    owner = owner_of(journal, stage, sides) or stand_in(journal, sides)
    return breaches.take_turn(number, stage, owner, journal.now, journal.calendar) if owner else None


def owner_of(journal: Journal, stage: Stage, sides: Sides) -> Candidate | None:
    if stage.owner is not Role.CHAMPION:
        return _holder(journal, stage.owner, {sides.raiser_id}, {sides.organisation_id, sides.respondent_id})
    slot_id = champions.slot_stream(journal.tenant_id, sides.respondent_id, sides.service_area or "")
    slot = journal.load(champions.evolve, slot_id).state
    serving = slot.serving(journal.today) if slot else None
    if serving is None or serving.champion_id == sides.raiser_id or not journal.person(serving.champion_id).holds(Role.CHAMPION):
        return None
    return Candidate(serving.champion_id, Role.CHAMPION)


def stand_in(journal: Journal, sides: Sides) -> Candidate | None:
    """Who takes a concern on where nobody holds its stage: the Compact lead, unless they raised it."""
    return _holder(journal, Role.LEAD, {sides.raiser_id}, set())


def _holder(journal: Journal, role: Role, aside: set[PersonId], bodies_aside: set[OrganisationId]) -> Candidate | None:
    """Somebody who holds the role by history itself, not only by the read model that names them."""
    for person_id in journal.holders(role):
        actor = journal.person(person_id)
        party = any(seat.organisation_id in bodies_aside for seat in actor.seats)
        if actor.holds(role) and person_id not in aside and not party:
            return Candidate(person_id, role)
    return None
