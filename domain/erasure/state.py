"""What one person has asked, as the events have left it: one request at a time, in a stream of that person's own."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.erasure.events import Confirmed, DecisionOverdue, Outcome, Proposed, Requested, Withdrawn
from domain.shared.dates import Due
from domain.shared.events import Event
from domain.shared.ids import PersonId, RequestId, claim


class Request(Struct, frozen=True):
    """`proposal` is the latest; `by` who made it. `outcome` is set by the second decision."""

    request_id: RequestId
    ref: str
    person_id: PersonId
    decide_by: Due
    proposal: Proposed | None = None
    outcome: Outcome | None = None
    certificate: str = ""
    withdrawn: bool = False
    noted: bool = False

    @property
    def is_open(self) -> bool:
        return self.outcome is None and not self.withdrawn


def request_stream(tenant_id: UUID, person_id: PersonId) -> UUID:
    return claim(tenant_id, "erasure", person_id)


def evolve(state: Request | None, event: Event) -> Request:
    match event:
        case Requested():
            return Request(event.request_id, event.ref, event.person_id, event.decide_by)
        case Proposed() if state:
            return replace(state, proposal=event)
        case Confirmed() if state:
            return replace(state, outcome=event.outcome, certificate=event.certificate)
        case Withdrawn() if state:
            return replace(state, withdrawn=True)
        case DecisionOverdue() if state:
            return replace(state, noted=True)
    raise AssertionError(event)
