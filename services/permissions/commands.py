"""Taking a permission from a role, and giving it back: by the Compact lead, or the chair."""

from collections.abc import Collection

from domain import permissions
from domain.shared.actor import Role
from domain.shared.policy import Cell
from services.shared.permission import require
from services.shared.ports import Journal


def change_permissions(journal: Journal, *, take: Collection[Cell], give: Collection[Cell], why: str) -> None:
    """Only what somebody changed: what another changed meanwhile stays."""
    require(journal.actor, "policy.tighten")
    stream = journal.load(permissions.evolve, permissions.permissions_stream(journal.tenant_id))
    events = permissions.change(stream.state, take=take, give=give, why=why)
    journal.append(stream, events, acting=journal.actor.seat(Role.LEAD, Role.CHAIR))
