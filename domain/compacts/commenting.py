"""Issuing a draft for comment, commenting, and deciding on each comment with a reason."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.compacts.events import CommentDecided, Commented, CommentsClosed, Disposition, Issued
from domain.compacts.state import Version
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import CommentId, OrganisationId, PersonId, VersionId, claim
from domain.shared.sealed import Text

LONGEST_COMMENT, LONGEST_QUOTE, LONGEST_REASONS = 5_000, 2_000, 2_000


class Comment(Struct, frozen=True):
    """A comment, and what was decided on it."""

    version_id: VersionId
    clause_id: str
    disposition: Disposition | None = None


def comment_stream(tenant_id: UUID, ref: str) -> CommentId:
    return CommentId(claim(tenant_id, "comment", ref))


def evolve_comment(_state: Comment | None, event: Event) -> Comment:
    match event:
        case Commented():
            return Comment(event.version_id, event.clause_id)
        case CommentDecided():
            return Comment(event.version_id, event.clause_id, event.disposition)
    raise AssertionError(event)


def issue(state: Version, *, closes_on: date, about: str, today: date) -> list[Event]:
    if not state.clauses:
        raise Refused(N_("There is no clause in this text."))
    if closes_on <= today:
        raise Refused(N_("Comments close on a day after today."), field="closes_on")
    about_it = Text(about.strip()) if about.strip() else None
    return [Issued(version_id=state.version_id, edition=state.edition + 1, closes_on=closes_on, about=about_it)]


def close(state: Version | None, today: date) -> list[Event]:
    """The ticker's: once the day is over, whenever that was noticed."""
    if state is None or state.closes_on is None or today <= state.closes_on:
        return []
    return [CommentsClosed(version_id=state.version_id, edition=state.edition, closed_on=state.closes_on)]


def comment(
    state: Version | None,
    *,
    comment_id: CommentId,
    ref: str,
    clause_id: str,
    person_id: PersonId,
    organisation_id: OrganisationId | None,
    quote: str,
    text: str,
    today: date,
) -> list[Event]:
    if state is None or clause_id not in state.clauses:
        raise NotFound
    if state.closes_on is None or today > state.closes_on:
        raise Refused(N_("This draft is not open for comment now."))
    if not text.strip():
        raise Refused(N_("Write your comment."), field="text")
    return [
        Commented(
            comment_id=comment_id,
            ref=ref,
            version_id=state.version_id,
            edition=state.edition,
            clause_id=clause_id,
            person_id=person_id,
            organisation_id=organisation_id,
            quote=Text(quote) if quote else None,
            text=Text(text.strip()),
        )
    ]


def decide(state: Comment | None, comment_id: CommentId, disposition: Disposition, reasons: str) -> list[Event]:
    if state is None:
        raise NotFound
    if not reasons.strip():
        raise Refused(N_("Say why."), field="reasons")
    return [
        CommentDecided(
            comment_id=comment_id,
            version_id=state.version_id,
            clause_id=state.clause_id,
            disposition=disposition,
            reasons=Text(reasons.strip()),
        )
    ]
