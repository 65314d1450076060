"""What somebody in an area owes by a day, as its host counts it: never a concern's."""

from datetime import date
from uuid import UUID

from domain import compacts, erasure, instruments
from domain.shared.events import Event
from services.areas.hosted.rows import HostedArea, HostedDue
from services.shared.rows import Rows

NOTHING_DUE = "9999-12-31"
THE_REVIEW = UUID(int=1)
"""Of the agreement: there is one at a time."""


def owed(rows: Rows, fact: Event) -> None:
    match fact:
        case erasure.Requested(request_id=thing, decide_by=decide_by):
            _due(rows, thing, decide_by.on)
        case erasure.Confirmed(request_id=thing) | erasure.Withdrawn(request_id=thing):
            _done(rows, thing)
        case compacts.ReviewFellDue(due_on=due_on):
            _due(rows, THE_REVIEW, due_on)
        case compacts.ReviewSet() | compacts.Begun() | compacts.Adopted():
            _done(rows, THE_REVIEW)
        case compacts.engaging.EngagementFellDue(engagement_id=thing, until=until):
            _due(rows, thing, until)
        case compacts.engaging.EngagementClosed(engagement_id=thing):
            _done(rows, thing)
        case instruments.ReviewFellDue(instrument_id=thing, due_on=due_on):
            _due(rows, thing, due_on)
        case instruments.Adopted(instrument_id=thing) | instruments.Withdrawn(instrument_id=thing):
            _done(rows, thing)


def sort(rows: Rows) -> None:
    if area := rows.get(HostedArea):
        oldest = min((due.due_on.isoformat() for due in rows.every(HostedDue)), default=NOTHING_DUE)
        rows.change(area, urgency=f"{1 if area.leads else 0} {oldest}")


def _due(rows: Rows, thing: UUID, on: date) -> None:
    if area := rows.get(HostedArea):
        rows.put(HostedDue(thing=thing, host_id=area.host_id, due_on=on))
        sort(rows)


def _done(rows: Rows, thing: UUID) -> None:
    if due := rows.get(HostedDue, thing):
        rows.drop(due)
        sort(rows)
