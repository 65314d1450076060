"""The tables of signatures, of where each signatory stands, of what waits for approval, and of who is signed for."""

from datetime import date
from enum import StrEnum

from domain.shared.ids import OrganisationId, PersonId, VersionId
from domain.signatories import Capacity, SignatureKind
from services.shared.cells import Words
from services.shared.rows import MEMBERS, Row


class State(StrEnum):
    STANDS = "stands"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    SUCCEEDED = "succeeded"


class Signature(Row, frozen=True, kw_only=True):
    """One organisation's signature under one version; earlier ones stay. `ended_on`: it counts no longer from then on."""

    __key__ = ("organisation_id", "version_id")
    __indexes__ = ("version_id, organisation_id",)

    organisation_id: OrganisationId
    version_id: VersionId
    kind: SignatureKind
    capacity: Capacity
    represents: Words | None
    signer_id: PersonId
    position: Words
    authority: Words
    signed_on: date
    backfilled: bool
    ended_on: date | None = None
    unconfirmed: bool = False
    """When it was signed; whether the signer has been confirmed since, the seats say."""


class Signatory(Row, frozen=True, kw_only=True):
    """Where an organisation stands: its latest signature, and what became of it.

    `asked_id` is a newer version that it was asked to sign, until `reaffirm_by`.
    """

    __key__ = ("organisation_id",)
    __indexes__ = ("state, version_id",)

    organisation_id: OrganisationId
    version_id: VersionId | None = None
    kind: SignatureKind = SignatureKind.FULL
    state: State | None = None
    ended_on: date | None = None
    why_ended: Words | None = None
    successor_id: OrganisationId | None = None
    asked_id: VersionId | None = None
    reaffirm_by: date | None = None


class Twin(Row, frozen=True, kw_only=True):
    """A record that was merged into another of the same organisation: what becomes of that one becomes of it."""

    __key__ = ("organisation_id",)
    __find__ = ("into_id",)

    organisation_id: OrganisationId
    into_id: OrganisationId

    @property
    def audience(self) -> str:
        return MEMBERS


class SignatureRequest(Row, frozen=True, kw_only=True):
    """What waits, or waited last, for approval. `state` is asked, approved, refused or withdrawn; `why` it was refused."""

    __key__ = ("organisation_id",)
    __indexes__ = ("state",)

    organisation_id: OrganisationId
    version_id: VersionId
    version: int
    kind: SignatureKind
    capacity: Capacity
    represents: Words | None
    signer_id: PersonId
    position: Words
    authority: Words
    asked_on: date
    members: tuple[OrganisationId, ...] = ()
    state: str = "asked"
    why: Words | None = None
    unconfirmed: bool = False

    @property
    def audience(self) -> str:
        return MEMBERS


class SigningRule(Row, frozen=True, kw_only=True):
    """Whether a signature waits for the Compact lead; no row: it does not."""

    approval_needed: bool


class Represented(Row, frozen=True, kw_only=True):
    """A member that an organisation signs for by name: of that version, unless it has opted out."""

    __key__ = ("organisation_id", "member_id")
    __indexes__ = ("member_id",)

    organisation_id: OrganisationId
    member_id: OrganisationId
    version_id: VersionId
    opted_out: bool = False
