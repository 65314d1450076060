"""What can happen when a draft is issued for comment."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import CommentId, OrganisationId, PersonId, VersionId
from domain.shared.sealed import Sealed, Text


class Disposition(StrEnum):
    """What was decided on a comment."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT = "not"
    NOTED = "noted"


class Issued(Event, frozen=True, kw_only=True):
    """From here on everybody can read the draft; `edition` counts how often it was issued."""

    TOPIC = "compact.issued"

    version_id: VersionId
    edition: int
    closes_on: date
    about: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} issued {version} for comment, until {closes_on}")

    def reason(self) -> Text | Sealed | None:
        return self.about


class CommentsClosed(Event, frozen=True, kw_only=True):
    TOPIC = "compact.comments-closed"

    version_id: VersionId
    edition: int
    closed_on: date

    def sentence(self) -> str:
        return N_("Comments on {version} closed at 23:59 on {closed_on}")


class Commented(Event, frozen=True, kw_only=True):
    """`quote` is what it is about, as worded then; without one it is about the clause as a whole."""

    TOPIC = "compact.commented"
    AUDIENCE = Audience.MEMBERS

    comment_id: CommentId
    ref: str
    version_id: VersionId
    edition: int
    clause_id: str
    person_id: PersonId
    organisation_id: OrganisationId | None
    quote: Text | Sealed | None
    text: Text | Sealed

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{person} commented on clause {clause_id} of {version}, for {organisation}")
        return N_("{person} commented on clause {clause_id} of {version}")


class CommentDecided(Event, frozen=True, kw_only=True):
    TOPIC = "compact.comment-decided"

    comment_id: CommentId
    version_id: VersionId
    clause_id: str
    disposition: Disposition
    reasons: Text | Sealed

    def sentence(self) -> str:
        return DECIDED_SENTENCES[self.disposition]

    def reason(self) -> Text | Sealed | None:
        return self.reasons


DECIDED_SENTENCES = {
    Disposition.ACCEPTED: N_("{actor} accepted a comment on clause {clause_id} of {version}"),
    Disposition.PARTLY: N_("{actor} accepted a comment on clause {clause_id} of {version} in part"),
    Disposition.NOT: N_("{actor} did not take up a comment on clause {clause_id} of {version}"),
    Disposition.NOTED: N_("{actor} noted a comment on clause {clause_id} of {version}"),
}
