"""Whether the days of signatures can be so: none is still to come, and none would take the place of a later one."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from domain.importing.table import Doubt, Kind, Line
from domain.shared.events import N_
from domain.signatories import LATER_IS_KNOWN, NOT_YET


def out_of_order(lines: Sequence[Line], today: date) -> Iterator[Doubt]:
    """Nothing of what is recorded already: a table that was begun is brought again to go on with it."""
    latest: dict[UUID, Line] = {}
    for line in lines:
        if line.kind is not Kind.SIGNATORIES or not line.body or not line.since or line.since in line.body.signed:
            continue
        until, before = line.body.signed_until, latest.setdefault(line.body.organisation_id, line)
        if line.since > today:
            yield Doubt(line.row, NOT_YET, {"day": line.since})
        elif until and line.since <= until:
            yield Doubt(line.row, LATER_IS_KNOWN, {"day": line.since})
        elif before.since and line.since < before.since:
            message = N_("Row {row} has a later signature of {body}: put the earlier row first.")
            yield Doubt(line.row, message, {"row": before.row, "body": line.body.name})
        else:
            latest[line.body.organisation_id] = line
