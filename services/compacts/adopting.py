"""What people can do once a draft is ready: put it to the bodies, and what each of them records."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from domain import compacts, organisations
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import OrganisationId
from domain.shared.policy import Resource
from services.compacts.commands import question_clocks
from services.compacts.drafting import a_draft, agreement_of, seat_of
from services.shared.permission import require
from services.shared.ports import Journal

ADOPTING = (Role.OFFICER, Role.CONTACT, Role.LEAD)


def put_to_bodies(journal: Journal, *, number: int, bodies: Sequence[UUID]) -> None:
    require(journal.actor, "compact.begin")
    loaded, draft = a_draft(journal, number)
    chosen = tuple(OrganisationId(one) for one in bodies)
    for organisation in chosen:
        journal.known(organisations.evolve, organisation)
    undecided = _undecided(journal, loaded) if draft.edition else 0
    journal.append(
        loaded,
        compacts.put_to_bodies(draft, _in_force(journal, agreement_of(journal)), chosen, undecided),
        acting=seat_of(journal),
    )


def take_back(journal: Journal, *, number: int, why: str) -> None:
    require(journal.actor, "compact.begin")
    loaded = _loaded(journal, number)
    events = compacts.take_back(loaded.state, agreement_of(journal), why)
    journal.append(loaded, events, acting=seat_of(journal))


def confirm_readiness(journal: Journal, *, number: int, organisation_id: UUID, how: str) -> None:
    organisation = OrganisationId(organisation_id)
    require(journal.actor, "compact.adopt", Resource(organisation_id=organisation))
    loaded = _loaded(journal, number)
    events = compacts.confirm_readiness(loaded.state, agreement_of(journal), organisation, how)
    journal.append(loaded, events, acting=_seat_for(journal, organisation))


def record_adoption(journal: Journal, *, number: int, organisation_id: UUID, decided_on: date, minute: str) -> None:
    """With the last that was waited for, the version comes into force, unless another did meanwhile."""
    organisation = OrganisationId(organisation_id)
    require(journal.actor, "compact.adopt", Resource(organisation_id=organisation))
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
    loaded = _loaded(journal, number)
    events = compacts.record_adoption(
        loaded.state, agreement.state, organisation, decided_on=decided_on, minute=minute, today=journal.today
    )
    journal.append(loaded, events, effective=decided_on, acting=_seat_for(journal, organisation))
    adopted: compacts.Version = journal.known(compacts.evolve_version, loaded.stream_id)
    if in_force := compacts.come_into_force(adopted, agreement.state, _in_force(journal, agreement.state)):
        (event,) = in_force
        assert isinstance(event, compacts.Adopted)
        journal.append(agreement, in_force, effective=event.in_force_from)
        question_clocks(journal, adopted)


def set_review(journal: Journal, *, review_on: date, ends_on: date | None) -> None:
    require(journal.actor, "compact.begin")
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
    events = compacts.set_review(agreement.state, review_on=review_on, ends_on=ends_on, today=journal.today)
    journal.append(agreement, events, acting=seat_of(journal))


def note_review(journal: Journal, *, stream: UUID) -> None:
    """The ticker's."""
    agreement = journal.load(compacts.evolve_agreement, stream)
    effective = agreement.state.review_on if agreement.state else None
    journal.append(agreement, compacts.review_falls_due(agreement.state, journal.today), effective=effective)


def _undecided(journal: Journal, loaded: Loaded[Any]) -> int:
    """Comments that wait for a decision.

    No comment comes in after they have closed, and none that is decided becomes undecided: so once the read model knows
    the draft as it is now, what it counts can only become fewer.
    """
    row = journal.cx.execute(
        """SELECT version, (SELECT coalesce(sum(undecided), 0) FROM comment_tally t WHERE t.version_id = v.version_id)
           FROM compact_version v WHERE version_id = %s""",
        (loaded.stream_id,),
    ).fetchone()
    if row is None or row[0] != loaded.version:
        raise Refused(N_("What was done a moment ago is still being written up. Nothing was recorded; send it again."))
    return int(row[1])


def _in_force(journal: Journal, agreement: compacts.Agreement | None) -> compacts.Version | None:
    return journal.known(compacts.evolve_version, agreement.in_force) if agreement and agreement.in_force else None


def _loaded(journal: Journal, number: int) -> Loaded[Any]:
    return journal.load(compacts.evolve_version, compacts.version_stream(journal.tenant_id, number))


def _seat_for(journal: Journal, organisation: OrganisationId) -> Any:
    return journal.actor.seat(*ADOPTING, organisation_id=organisation) or journal.actor.seat(Role.LEAD)
