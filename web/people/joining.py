"""Taking part in an area uninvited: for a group that has signed there, or for one that somebody names. Nothing waits for it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect
from wtforms.validators import StopValidation

from domain import organisations
from domain.people.deciding import LONGEST_NAME
from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import taking_part
from services.people.commands import ask_confirmation, join_known, join_named, leave_group, newcomer
from services.shared.phrases import Phrase
from services.shared.ports import Journal
from web.people.proving import inside, let_through
from web.shared.forms import Line, OneOf, PageForm, line, tick
from web.shared.outside import Rate
from web.shared.visit import Visit

GROUPS_OF_A_LOGIN = Rate("joins", 5, timedelta(days=1))
TOO_MANY = N_("You have taken part for several groups here today. Try again tomorrow, or ask the Compact lead of this area.")
KNOWN = N_(
    "{group} is known here already. Choose it from the list to take part for it. If yours is another group, add what tells them apart, such as its street."
)
A_PUBLIC_BODY = N_("{group} is a public body here. Those who work for it are invited: ask the Compact lead of this area.")
NOT_ONE = N_("You do not take part for that group. Nothing was changed.")
ANOTHER = "another"


class Group(PageForm):
    group = OneOf(N_("Which group do you act for?"), N_("Choose your group, or that you name another."), default=ANOTHER)
    group_name = line(N_("The name of your group"), most=organisations.LONGEST_NAME)
    ask = tick(N_("Ask now for somebody to confirm that I act for this group"))
    bodies: Sequence[str] = ()

    def validate_group_name(self, typed: Line) -> None:
        """A group that is not in the list has a name, and not that of one that everybody knows here."""
        if self.group.data != ANOTHER:
            return
        if not typed.data:
            raise StopValidation(Phrase(N_("Enter the name of your group.")))  # type: ignore[arg-type]
        known = [(name, KNOWN) for value, name in self.group.choices if value != ANOTHER]
        for name, say in [*known, *((name, A_PUBLIC_BODY) for name in self.bodies)]:
            if organisations.alike(name, typed.data):
                raise StopValidation(Phrase(say, {"group": name}))  # type: ignore[arg-type]


class NewcomersGroup(Group):
    """Whoever is nobody here yet says who they are as well."""

    name = line(N_("Your name"), most=LONGEST_NAME, needed=N_("Enter your name."))


class Joining(Controller):
    path = "/{area:str}/taking-part"

    @get("/", policy="area.join", login=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        target = _target(visit, visit.request.query_params.get("next", ""))
        if visit.page.viewer.takes_part and target != visit.base:
            return Redirect(target, status_code=303)
        asks = not target.startswith(f"{visit.base}/concerns")  # whose concern it is tells nobody
        return await _show(visit, _kind(visit)(ask=asks), target)

    @post("/", policy="area.join", login=True)
    async def join(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, target = await _choices(visit, _kind(visit)(visit.typed)), _target(visit, visit.typed.get("next"))
        login_id = visit.page.viewer.login_id
        assert login_id, "nobody gets here without"
        ready = form.validate() and await _ready(visit, form, login_id)
        if ready and await visit.perform(form, _joining(form, login_id)):
            return visit.go(target, _welcome(visit, form))
        return await _show(visit, form, target)

    @post("/asked", policy="area.join", login=True)
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _about_one(visit, ask_confirmation, N_("Whoever can say that you act for {group} has been asked."))

    @post("/left", policy="area.join", login=True)
    async def leave(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _about_one(visit, leave_group, N_("You no longer take part for {group}."))


async def _about_one(visit: Visit, do: Callable[..., None], said: str) -> Response[Any]:
    """About one of the groups that they take part for."""
    asked, form = visit.typed.get("organisation"), PageForm(visit.typed)
    part = next((part for part in await taking_part.mine(visit.page) if str(part.organisation_id) == asked), None)

    def decide(journal: Journal) -> None:
        if part is None:
            raise Refused(NOT_ONE)
        do(journal, organisation_id=part.organisation_id)

    if await visit.perform(form, decide):
        return visit.go(f"{visit.base}/taking-part", Phrase(said, {"group": part.organisation}) if part else None)
    shown = _kind(visit)(ask=True)
    shown.refusals = form.refusals
    return await _show(visit, shown, visit.base)


def _joining(form: Group, login_id: UUID) -> Any:
    name = form.name.data if isinstance(form, NewcomersGroup) else ""

    def decide(journal: Journal) -> None:
        if form.group.data == ANOTHER:
            join_named(journal, login_id=login_id, name=name, group=form.group_name.data, ask=form.ask.data)
        else:
            join_known(journal, login_id=login_id, name=name, organisation_id=UUID(form.group.data), ask=form.ask.data)

    return decide


async def _ready(visit: Visit, form: Group, login_id: UUID) -> bool:
    """Whether it is a form of ours, and not one too many; else it says what is wrong."""
    try:
        visit.newcomer = newcomer(visit.sent_command_id)
    except Refused as refused:
        form.refuse(refused)
        return False
    try:
        await let_through(visit, (GROUPS_OF_A_LOGIN, f"{login_id} {visit.area.tenant_id}"))
    except Refused:
        form.refuse(Refused(TOO_MANY))
        return False
    return True


def _welcome(visit: Visit, form: Group) -> Phrase:
    named = form.group_name.data if form.group.data == ANOTHER else dict(form.group.choices)[form.group.data]
    said = N_("Welcome. You take part for {group} in {area}. Nobody has been told.")
    if form.ask.data:
        said = N_("Welcome. You take part for {group} in {area}. Somebody has been asked to confirm it; you need not wait.")
    return Phrase(said, {"group": named, "area": visit.area.name})


def _kind(visit: Visit) -> type[Group]:
    return Group if visit.page.viewer.person_id else NewcomersGroup


async def _choices(visit: Visit, form: Group) -> Group:
    known = [(str(one.organisation_id), one.name) for one in await taking_part.groups(visit.page)]
    form.group.choices = [*known, (ANOTHER, visit.words._(N_("Another group, which I name")))]
    form.bodies = [one.name for one in await taking_part.bodies(visit.page)]
    return form


async def _show(visit: Visit, form: Group, target: str) -> Response[Any]:
    parts = await taking_part.mine(visit.page)
    return visit.show("people/taking_part.html", form=await _choices(visit, form), next=target, parts=parts)


def _target(visit: Visit, asked: str) -> str:
    return inside(asked) if asked else visit.base
