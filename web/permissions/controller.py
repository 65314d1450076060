"""A page with every permission that an area may take from a role, each a tick."""

from collections.abc import Mapping
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.permissions.deciding import LONGEST_WHY
from domain.shared.events import N_
from domain.shared.policy import TIGHTENABLE, Cell, cells
from services.permissions.commands import change_permissions
from web.shared.forms import PageForm, paragraphs
from web.shared.visit import Visit
from web.shared.words import ROLES

ACTIONS: Mapping[str, str] = {
    "champion.nominate": N_("Who nominates champions?"),
    "signatory.sign-up": N_("Who signs organisations up?"),
    "people.read": N_("Who reads who is here?"),
}
TICKED = "y"


class Permissions(PageForm):
    sent_empty_too = ("was",)
    why = paragraphs(N_("Why? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class WhoMay(Controller):
    path = "/{area:str}/who-may-do-what"

    @get("/", policy="policy.tighten", fresh=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return _show(visit, Permissions(), frozenset(visit.page.viewer.actor.barred))

    @post("/", policy="policy.tighten", fresh=True)
    async def change(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, typed = Permissions(visit.typed), visit.typed
        was = {cell for cell in cells() if _name(cell) in typed.get("was").split()}
        wanted = {cell for cell in cells() if typed.get(_name(cell)) != TICKED}

        def decide(journal: Any) -> None:
            change_permissions(journal, take=wanted - was, give=was - wanted, why=form.why.data)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/who-may-do-what", N_("Who may do what has been changed. It holds from now on."))
        return _show(visit, form, frozenset(wanted) if "was" in typed else frozenset(visit.page.viewer.actor.barred))


def _show(visit: Visit, form: Permissions, barred: frozenset[tuple[str, Any]]) -> Response[Any]:
    offered = [
        (ACTIONS[action], [(_name(Cell(action, role)), ROLES[role], (action, role) not in barred) for role in roles])
        for action, roles in TIGHTENABLE.items()
    ]
    was = " ".join(_name(cell) for cell in cells() if cell in visit.page.viewer.actor.barred)
    return visit.show("permissions/index.html", form=form, offered=offered, was=was)


def _name(cell: Cell) -> str:
    """As a field is called."""
    return f"{cell.action.replace('.', '_')}_{cell.role}"
