"""What this area has taken from which role. `web.barred` reads it with every page's first question."""

from domain import permissions
from domain.shared.actor import Role
from domain.shared.events import Recorded
from services.shared.rows import MEMBERS, ReadModel, Row, Rows


class Barred(Row, frozen=True, kw_only=True):
    __key__ = ("action", "role")

    action: str
    role: Role

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case permissions.PolicyTightened(action=action, role=role):
            rows.put(Barred(action=action, role=role))
        case permissions.PolicyRelaxed(action=action, role=role):
            rows.drop(Barred(action=action, role=role))


MODEL = ReadModel("permissions", (Barred,), absorb, of=("area",))
