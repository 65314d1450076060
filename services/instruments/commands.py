"""What people can do about child instruments."""

from collections.abc import Collection
from uuid import UUID

from msgspec.structs import replace

from domain import compacts, instruments
from domain.instruments import Writing
from domain.shared.actor import Role
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import ClauseRef, InstrumentId, reference
from services.shared.permission import require
from services.shared.ports import Journal


def record(journal: Journal, *, writing: Writing, clauses: Collection[str]) -> str:
    """A new one. Returns its reference."""
    require(journal.actor, "instrument.keep")
    ref = reference(journal.command_id)
    stream = instruments.stream(journal.tenant_id, ref)
    if journal.load(instruments.evolve, stream).version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))
    _adopt(journal, stream, ref, writing, clauses, None)
    return ref


def record_next(journal: Journal, *, ref: str, writing: Writing, clauses: Collection[str], seen: int | None = None) -> None:
    """The version that takes the place of the one before, which stays to be read."""
    require(journal.actor, "instrument.keep")
    stream = instruments.stream(journal.tenant_id, ref)
    journal.known(instruments.evolve, stream)
    _adopt(journal, stream, ref, writing, clauses, seen)


def withdraw(journal: Journal, *, ref: str, why: str) -> None:
    require(journal.actor, "instrument.keep")
    stream = instruments.stream(journal.tenant_id, ref)
    loaded = journal.load(instruments.evolve, stream)
    events = instruments.withdraw(loaded.state, instrument_id=stream, why=why)
    journal.append(loaded, events, acting=journal.actor.seat(Role.LEAD))


def note_review(journal: Journal, *, instrument_id: UUID) -> None:
    """The ticker's."""
    loaded = journal.load(instruments.evolve, instrument_id)
    effective = loaded.state.review_on if loaded.state else None
    events = instruments.review_falls_due(loaded.state, instrument_id=InstrumentId(instrument_id), today=journal.today)
    journal.append(loaded, events, effective=effective)


def _adopt(
    journal: Journal, stream: InstrumentId, ref: str, writing: Writing, clauses: Collection[str], seen: int | None
) -> None:
    loaded = journal.load(instruments.evolve, stream, seen=seen)
    whole = replace(writing, clauses=_of_the_version_in_force(journal, clauses))
    events = instruments.adopt(loaded.state, whole, instrument_id=stream, ref=ref, today=journal.today)
    journal.append(loaded, events, effective=writing.adopted_on, acting=journal.actor.seat(Role.LEAD))


def _of_the_version_in_force(journal: Journal, clauses: Collection[str]) -> tuple[ClauseRef, ...]:
    if not clauses:
        return ()
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    if agreement is None or agreement.in_force is None:
        raise NotFound
    version: compacts.Version = journal.known(compacts.evolve_version, agreement.in_force)
    return tuple(compacts.cite(version, clause_id) for clause_id in clauses)
