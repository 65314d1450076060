"""Handing a concern to somebody else at the same stage, where whoever had it holds the role no longer."""

from domain.breaches.deciding import Candidate
from domain.breaches.events import Reassigned
from domain.breaches.state import Breach
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import BreachId


def reassign(state: Breach | None, breach_id: BreachId, owner: Candidate, *, stands_in: bool = False) -> list[Event]:
    """Only what still waits for an answer, and never to whoever raised it. `stands_in`: nobody holds the stage's role;
    a Compact lead who stood in hands it to whoever holds it again.
    """
    if state is None or state.settled or state.answered:
        return []
    if not stands_in and state.turn.role not in (owner.role, Role.LEAD):
        return []
    if owner.person_id in (state.turn.owner_id, state.raiser_id):
        return []
    return [
        Reassigned(
            breach_id=breach_id,
            stage=state.turn.stage,
            owner_id=owner.person_id,
            before_id=state.turn.owner_id,
            role=owner.role,
            stands_in=stands_in,
        )
    ]
