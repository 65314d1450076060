"""What a group decides: who took part, who stood aside, and what followed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.groups.deciding import not_ahead
from domain.groups.decision_events import DecisionLinked, DecisionLinkedForMembers, DecisionRecorded
from domain.groups.state import Group
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import DecisionId, GroupId, PersonId, ThingId
from domain.shared.sealed import Text

LONGEST_DECISION = 5_000
CAUSED = (
    *("compact.begun", "compact.issued", "compact.put-to-bodies", "compact.adopted", "compact.review-set"),
    *("signatory.signed-up", "signatory.reaffirmed", "signatory.approved", "signatory.refused", "signatory.withdrawn"),
    *("champion.nominated", "champion.accepted", "champion.replaced", "champion.left"),
    *("consultation.opened", "area.clock-set", "area.procedure-adopted", "organisation.succeeded"),
    *("group.formed", "group.renamed", "group.seat-added", "group.seat-closed", "group.chair-elected", "group.ended"),
)
"""The facts that a decision can name as its cause: nothing of a concern, and nothing that happens by itself."""


class Fact(Struct, frozen=True):
    """One that happened: in which stream, as its how-manieth event, what about, and whether everybody reads it."""

    stream_id: UUID
    version: int
    topic: str
    about_id: UUID | None
    public: bool


class Decision(Struct, frozen=True):
    decision_id: DecisionId
    group_id: GroupId
    facts: frozenset[tuple[UUID, int]] = frozenset()


def evolve_decision(state: Decision | None, event: Event) -> Decision:
    match event:
        case DecisionRecorded():
            return Decision(event.decision_id, event.group_id)
        case DecisionLinked() | DecisionLinkedForMembers() if state:
            return replace(state, facts=state.facts | {(event.fact_id, event.fact)})
    raise AssertionError(event)


def record_decision(
    group: Group,
    *,
    decision_id: DecisionId,
    ref: str,
    decided_on: date,
    what: str,
    reasons: str,
    took_part: Sequence[PersonId],
    stood_aside: Sequence[PersonId],
    today: date,
) -> list[Event]:
    not_ahead(decided_on, today, "decided_on")
    if decided_on < group.formed_on:
        message = N_("The group was formed on {day}: it decided nothing before.")
        raise Refused(message, field="decided_on", day=group.formed_on)
    if not what.strip():
        raise Refused(N_("Write what was decided."), field="what")
    if not reasons.strip():
        raise Refused(N_("Write why: everybody can read this."), field="reasons")
    if not took_part:
        raise Refused(N_("Say who took part."), field="took_part")
    if set(took_part) & set(stood_aside):
        raise Refused(N_("Nobody takes part in what they stand aside for. Choose one of the two."), field="stood_aside")
    if not {*took_part, *stood_aside} <= group.ever:
        raise Refused(N_("Choose among those who sit on the group, or did."), field="took_part")
    return [
        DecisionRecorded(
            decision_id=decision_id,
            ref=ref,
            group_id=group.group_id,
            decided_on=decided_on,
            what=Text(what.strip()),
            reasons=Text(reasons.strip()),
            took_part=tuple(took_part),
            stood_aside=tuple(stood_aside),
        )
    ]


def link(state: Decision | None, facts: Sequence[Fact]) -> list[Event]:
    """Each once, however often it is named."""
    if state is None:
        raise NotFound
    events: list[Event] = []
    for fact in dict.fromkeys(facts):
        if fact.topic not in CAUSED:
            raise Refused(N_("Choose among what can follow from a decision."), field="facts")
        if (fact.stream_id, fact.version) not in state.facts:
            kind = DecisionLinked if fact.public else DecisionLinkedForMembers
            events.append(
                kind(
                    decision_id=state.decision_id,
                    group_id=state.group_id,
                    fact_id=ThingId(fact.stream_id),
                    fact=fact.version,
                    about_id=ThingId(fact.about_id) if fact.about_id else None,
                )
            )
    return events
