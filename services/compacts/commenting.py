"""What people can do about comments on a draft."""

from datetime import date
from uuid import UUID

from domain import compacts
from domain.compacts import Disposition
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId, reference
from domain.shared.policy import Resource
from services.compacts.drafting import a_draft, drafter_of, seat_of
from services.shared.permission import require
from services.shared.ports import Journal


def issue(journal: Journal, *, number: int, closes_on: date, about: str) -> None:
    loaded, draft = a_draft(journal, number)
    events = compacts.issue(draft, closes_on=closes_on, about=about, today=journal.today)
    journal.append(loaded, events, acting=seat_of(journal))


def close_comments(journal: Journal, *, version_id: UUID) -> None:
    """The ticker's. They closed when their day ended, whenever that was noticed."""
    loaded = journal.load(compacts.evolve_version, version_id)
    effective = loaded.state.closes_on if loaded.state else None
    journal.append(loaded, compacts.close(loaded.state, journal.today), effective=effective)


def comment(journal: Journal, *, number: int, clause_id: str, organisation_id: UUID | None, quote: str, text: str) -> str:
    """Returns its reference. The draft is a guard: while it was open, it was open."""
    actor = journal.actor
    require(actor, "compact.comment")
    assert actor.person_id
    organisation = OrganisationId(organisation_id) if organisation_id else None
    seat = next((one for one in actor.seats if one.organisation_id == organisation), None)
    if organisation and seat is None:
        raise Refused(N_("Choose an organisation that you have a role in."), field="organisation")
    draft = journal.load(compacts.evolve_version, compacts.version_stream(journal.tenant_id, number)).state
    ref = reference(journal.command_id)
    stream = compacts.comment_stream(journal.tenant_id, ref)
    loaded = journal.load(compacts.evolve_comment, stream)
    if loaded.version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))
    events = compacts.comment(
        draft,
        comment_id=stream,
        ref=ref,
        clause_id=clause_id,
        person_id=PersonId(actor.person_id),
        organisation_id=organisation,
        quote=quote,
        text=text,
        today=journal.today,
    )
    journal.append(loaded, events, acting=seat)
    return ref


def decide(journal: Journal, *, ref: str, disposition: Disposition, reasons: str, seen: int | None = None) -> None:
    stream = compacts.comment_stream(journal.tenant_id, ref)
    loaded = journal.load(compacts.evolve_comment, stream, seen=seen)
    comment: compacts.Comment = journal.known(compacts.evolve_comment, stream)
    version: compacts.Version = journal.known(compacts.evolve_version, comment.version_id)
    require(journal.actor, "compact.draft", Resource(holder=drafter_of(version)))
    journal.append(loaded, compacts.decide(comment, stream, disposition, reasons), acting=seat_of(journal))
