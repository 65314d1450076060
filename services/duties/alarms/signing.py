"""Of a signature: the day after which it lapses, where its organisation is asked to sign a newer version."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from domain import organisations, signatories
from domain.shared.dates import end_of
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, VersionId, claim
from services.duties.alarms.rows import Alarm, AlarmKind, cancel
from services.shared.rows import Row, Rows

SIGNING = "signing"


class Lapsing(Row, frozen=True, kw_only=True):
    """The version that an organisation is asked to sign, the last day for it and where that is decided; the one whose signature
    `waits` for approval; and the one that it signed last. While it is `merged`, the record that it is shown as is asked.
    """

    __key__ = ("organisation_id",)

    organisation_id: OrganisationId
    version_id: VersionId | None = None
    lapses_after: date | None = None
    stream_id: UUID | None = None
    waits_id: VersionId | None = None
    signed_id: VersionId | None = None
    merged: bool = False

    @property
    def audience(self) -> str:
        return "ticker"


def changed(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case signatories.ReaffirmationAsked() as asked:
            known = replace(_over(rows, asked.organisation_id), version_id=asked.version_id, stream_id=event.stream_id)
            _look(rows, replace(known, lapses_after=asked.reaffirm_by.on))
        case signatories.SignatureAsked(organisation_id=organisation_id, version_id=version_id):
            _look(rows, replace(_known(rows, organisation_id), waits_id=version_id))
        case signatories.SignatureRefused(organisation_id=organisation_id):
            _look(rows, replace(_known(rows, organisation_id), waits_id=None))
        case signatories.SignedUp() | signatories.Reaffirmed() | signatories.Approved() as signed:
            _look(rows, replace(_over(rows, signed.organisation_id), waits_id=None, signed_id=signed.version_id))
        case signatories.Withdrawn(organisation_id=organisation_id):
            _look(rows, replace(_over(rows, organisation_id), waits_id=None, signed_id=None))
        case signatories.Lapsed(organisation_id=organisation_id):
            _look(rows, replace(_over(rows, organisation_id), signed_id=None))
        case organisations.Succeeded(organisation_id=organisation_id):
            _look(rows, _over(rows, organisation_id))
        case organisations.Merged(organisation_id=organisation_id, into_id=into_id):
            _merged(rows, _known(rows, organisation_id), _known(rows, into_id))
        case organisations.Separated(organisation_id=organisation_id):
            _look(rows, replace(_known(rows, organisation_id), merged=False))


def _known(rows: Rows, organisation_id: OrganisationId) -> Lapsing:
    return rows.get(Lapsing, organisation_id) or Lapsing(organisation_id=organisation_id)


def _over(rows: Rows, organisation_id: OrganisationId) -> Lapsing:
    return replace(_known(rows, organisation_id), version_id=None, lapses_after=None, stream_id=None)


def _merged(rows: Rows, one: Lapsing, into: Lapsing) -> None:
    """What either of them has signed, both have."""
    _look(rows, replace(one, merged=True))
    if one.signed_id and one.signed_id == into.version_id:
        _look(rows, _over(rows, into.organisation_id))


def _look(rows: Rows, lapsing: Lapsing) -> None:
    """While a signature of that version waits for approval, nothing rings: whoever asked in time does not lapse by waiting."""
    thing = claim(lapsing.organisation_id, SIGNING)
    rows.put(lapsing)
    cancel(rows, thing)
    waits = lapsing.waits_id and lapsing.waits_id == lapsing.version_id
    if lapsing.lapses_after and lapsing.stream_id and not waits and not lapsing.merged:
        kind, at = AlarmKind.LAPSE_SIGNATURE, end_of(lapsing.lapses_after)
        rows.put(Alarm(alarm_id=claim(thing, kind, at.isoformat()), kind=kind, thing=thing, stream_id=lapsing.stream_id, at=at))
