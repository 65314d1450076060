"""Where one organisation stands with its signature, as the events have left it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.dates import A_DAY
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, SignatoryId, VersionId, claim
from domain.signatories.events import (
    Approved,
    Lapsed,
    ReaffirmationAsked,
    Reaffirmed,
    SignatureAsked,
    SignatureRefused,
    SignedUp,
    Withdrawn,
)
from domain.signatories.kinds import SignatureKind

LONGEST_ANSWER, LONGEST_WHY = 500, 1_000


class Signatory(Struct, frozen=True):
    """The version an organisation stands signed to, and since when; `ended` once it lapsed or was withdrawn, on a day.

    `signer_id` said so. `asked` waits for approval, or did when it was withdrawn: `taken_back`. `reaffirm` asks it to sign a newer
    version, by a day.
    """

    version_id: VersionId | None = None
    signed_on: date | None = None
    kind: SignatureKind = SignatureKind.FULL
    signer_id: PersonId | None = None
    ended: bool = False
    asked: SignatureAsked | None = None
    reaffirm: ReaffirmationAsked | None = None
    ended_on: date | None = None
    taken_back: SignatureAsked | None = None

    @property
    def stands(self) -> bool:
        return self.version_id is not None and not self.ended


def signatory_stream(tenant_id: UUID, organisation_id: OrganisationId) -> SignatoryId:
    """An organisation signs once: two of its people who sign at the same time meet here."""
    return SignatoryId(claim(tenant_id, "signatory", organisation_id))


def evolve(state: Signatory | None, event: Event) -> Signatory:
    before = state or Signatory()
    match event:
        case SignedUp() | Reaffirmed():
            return Signatory(event.version_id, event.signed_on, event.kind, event.signer_id)
        case SignatureAsked():
            return replace(before, asked=event)
        case Approved() if asked := before.asked or before.taken_back:  # there are histories in which it was approved even so
            return Signatory(event.version_id, event.signed_on, asked.kind, asked.signer_id)
        case SignatureRefused():
            return replace(before, asked=None)
        case ReaffirmationAsked():
            return replace(before, reaffirm=event)
        case Lapsed():
            return replace(before, ended=True, reaffirm=None, ended_on=event.due_on + A_DAY)
        case Withdrawn():
            taken_back = before.asked or before.taken_back
            return replace(before, ended=True, reaffirm=None, ended_on=event.withdrawn_on, asked=None, taken_back=taken_back)
    raise AssertionError(event)
