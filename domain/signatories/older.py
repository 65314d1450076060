"""What older records tell of a signature: it never takes the place of what is known from later days."""

from datetime import date

from domain.shared.dates import A_DAY
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import VersionId
from domain.signatories.state import Signatory

LATER_IS_KNOWN = N_(
    "Something later than {day} is recorded of its signature: it signed, withdrew, lapsed or was asked to sign anew. Leave this row out."
)
NOT_YET = N_("Nobody has signed on {day} yet: that day is still to come.")


def must_be_latest(state: Signatory | None, *, version_id: VersionId, since: date, today: date) -> None:
    """Nor does it answer what its people were asked about another version."""
    if since > today:
        raise Refused(NOT_YET, day=since)
    if state is None:
        return
    days = (state.signed_on - A_DAY if state.signed_on else None, state.ended_on)
    asked = state.reaffirm is not None and state.reaffirm.version_id != version_id
    if asked or any(since <= day for day in days if day):
        raise Refused(LATER_IS_KNOWN, day=since)
