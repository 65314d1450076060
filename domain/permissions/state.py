"""The cells that an area has taken from the default, in a stream of their own."""

from uuid import UUID

from domain.permissions.events import PolicyRelaxed, PolicyTightened
from domain.shared.events import Event
from domain.shared.ids import claim
from domain.shared.policy.tightening import Cell

Barred = frozenset[Cell]


def permissions_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "permissions")


def evolve(state: Barred | None, event: Event) -> Barred:
    before = state or frozenset()
    match event:
        case PolicyTightened(action=action, role=role):
            return before | {Cell(action, role)}
        case PolicyRelaxed(action=action, role=role):
            return before - {Cell(action, role)}
    raise AssertionError(event)
