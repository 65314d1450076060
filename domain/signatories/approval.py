"""Whether an area approves signatures: a setting of its own."""

from uuid import UUID

from msgspec import Struct

from domain.shared.events import Event
from domain.shared.ids import claim
from domain.signatories.events import ApprovalSet


class Approval(Struct, frozen=True):
    needed: bool = False


def approval_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "approval-of-signatures")


def evolve_approval(_state: Approval | None, event: Event) -> Approval:
    match event:
        case ApprovalSet():
            return Approval(event.needed)
    raise AssertionError(event)


def set_approval(state: Approval | None, *, needed: bool) -> list[Event]:
    return [] if (state or Approval()).needed == needed else [ApprovalSet(needed=needed)]
