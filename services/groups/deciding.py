"""What a group decided, as somebody records it, and what followed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain import groups
from domain.groups import CAUSED, Fact
from domain.shared.actor import Role
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Audience
from domain.shared.ids import DecisionId, GroupId, PersonId, reference
from services.shared.permission import require
from services.shared.ports import Journal

RECORDING = (Role.LEAD, Role.CHAIR, Role.SECRETARY)
FACT = """SELECT stream_id, version, topic, seen_by, slots FROM entry
  WHERE (stream_id, version) = (%s, %s) AND topic = ANY(%s) AND seen_by IN ('public', 'members')"""


def record_decision(
    journal: Journal,
    *,
    group_id: UUID,
    decided_on: date,
    what: str,
    reasons: str,
    took_part: Sequence[UUID],
    stood_aside: Sequence[UUID],
    facts: Sequence[tuple[UUID, int]] = (),
) -> str:
    """Returns its reference."""
    require(journal.actor, "decision.record")
    state: groups.Groups = journal.known(groups.evolve, groups.groups_stream(journal.tenant_id))
    group = state.group(GroupId(group_id))
    if group is None:
        raise NotFound
    ref, decision_id = reference(journal.command_id), DecisionId(uuid5(journal.command_id, "decision"))
    loaded = journal.load(groups.evolve_decision, decision_id)
    recorded = groups.record_decision(
        group,
        decision_id=decision_id,
        ref=ref,
        decided_on=decided_on,
        what=what,
        reasons=reasons,
        took_part=[PersonId(one) for one in took_part],
        stood_aside=[PersonId(one) for one in stood_aside],
        today=journal.today,
    )
    journal.append(loaded, recorded, effective=decided_on, acting=journal.actor.seat(*RECORDING))
    if facts:
        link_facts(journal, decision_id=decision_id, facts=facts)
    return ref


def link_facts(journal: Journal, *, decision_id: UUID, facts: Sequence[tuple[UUID, int]]) -> None:
    """What followed from it; more can be named later."""
    require(journal.actor, "decision.record")
    loaded = journal.load(groups.evolve_decision, decision_id)
    found = [_fact(journal, *one) for one in facts]
    if not found:
        raise Refused(N_("Choose what followed from it."), field="facts")
    journal.append(loaded, groups.link(loaded.state, found), acting=journal.actor.seat(*RECORDING))


def _fact(journal: Journal, stream_id: UUID, version: int) -> Fact:
    """What happened does not change: as the read model has it, it is."""
    row = journal.cx.execute(FACT, (stream_id, version, list(CAUSED))).fetchone()
    if row is None:
        raise Refused(N_("Choose among what can follow from a decision."), field="facts")
    stream, number, topic, seen_by, slots = row
    return Fact(stream, number, topic, _about(topic, slots), seen_by == Audience.PUBLIC)


def _about(topic: str, slots: Sequence[dict[str, Any]]) -> UUID | None:
    """The thing whose page it is on, where that has not the fact's own stream."""
    kind = {"compact": "version", "signatory": "organisation", "group": "group"}.get(topic.partition(".")[0])
    return next((UUID(slot["value"]) for slot in slots if slot["kind"] == kind), None)
