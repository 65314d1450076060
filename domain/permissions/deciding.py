"""Taking a permission from a role, and giving it back."""

from collections.abc import Collection

from domain.permissions.events import PolicyRelaxed, PolicyTightened
from domain.permissions.state import Barred
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.policy.tightening import Cell, cells
from domain.shared.sealed import Text

LONGEST_WHY = 1_000


def change(state: Barred | None, *, take: Collection[Cell], give: Collection[Cell], why: str) -> list[Event]:
    """In the order of the table; what is so already stays so."""
    known, before = cells(), state or frozenset()
    if not {*take, *give} <= {*known}:
        raise Refused(N_("That is not for an area to change."))
    text = Text(why.strip()) if why.strip() else None
    taken: list[Event] = [
        PolicyTightened(action=cell.action, role=cell.role, why=text) for cell in known if cell in take and cell not in before
    ]
    given: list[Event] = [
        PolicyRelaxed(action=cell.action, role=cell.role, why=text) for cell in known if cell in give and cell in before
    ]
    return taken + given
