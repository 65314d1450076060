"""The area's groups: all of them, one with its seats, forming, renaming and ending one, and agreeing to be named."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.groups import LONGEST_NAME, LONGEST_WHY, GroupKind
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource
from services.groups import register as groups
from services.groups.commands import agree_to_be_named, end_group, form_group, rename_group
from services.shared.phrases import Phrase
from services.timeline import entries
from web.shared.forms import GivenDay, OneOf, PageForm, line, paragraphs
from web.shared.telling import tell
from web.shared.visit import Visit

READS = ("groups", "decisions", "organisations", "people", "champions", "timeline", "compacts", "consultations")
KINDS = {
    GroupKind.STEERING: N_("A steering group, which makes or refreshes the agreement"),
    GroupKind.OVERSIGHT: N_("An oversight group, which looks after the agreement"),
    GroupKind.BOARD: N_("A partnership board, to which the group reports"),
}
ANSWERS = [
    ("yes", N_("Yes, everybody may read that I sit there")),
    ("no", N_("No, only the people of this area")),
]


class Form(PageForm):
    kind = OneOf(
        N_("What kind of group is it?"), N_("Choose what kind of group it is."), [(k.value, v) for k, v in KINDS.items()]
    )
    name = line(
        N_("What is it called here?"),
        needed=N_("Enter what the group is called."),
        most=LONGEST_NAME,
        hint=N_("Its own name, for example “Compact Implementation Group”."),
    )
    formed_on = GivenDay(N_("When was it formed?"), needed=N_("Enter the day on which it was formed."))


class Rename(PageForm):
    name = line(N_("What is it called now?"), needed=N_("Enter what the group is called."), most=LONGEST_NAME)


class End(PageForm):
    ended_on = GivenDay(N_("When did it end?"), needed=N_("Enter the day on which it ended."))
    why = paragraphs(
        N_("Why did it end?"),
        needed=N_("Say why it ended: everybody can read this."),
        most=LONGEST_WHY,
        hint=N_("Everybody can read this."),
    )


class Naming(PageForm):
    answer = OneOf(N_("May everybody read that you sit there?"), N_("Say yes or no."), ANSWERS)


class Groups(Controller):
    path = "/{area:str}/groups"

    @get("/", policy="public.read", reads=("groups",))
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("groups/index.html", groups=await groups.groups(visit.page), kinds=SHORT)

    @get("/new", policy="group.keep")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("groups/new.html", form=Form(formed_on=visit.page.today))

    @post("/", policy="group.keep")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Form(visit.typed)

        def decide(journal: Any) -> str:
            return form_group(journal, kind=GroupKind(form.kind.data), name=form.name.data, formed_on=form.formed_on.data)

        if await visit.perform(form, decide):
            said = N_("It is recorded. Now add its seats: of both sectors.")
            return visit.go(f"{visit.base}/groups/{visit.reference}", said)
        return visit.show("groups/new.html", form=form)

    @get("/{ref:str}", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one, page = await found(visit, ref), visit.page
        sitters, said = await groups.sitters(page, one.group_id), await groups.declared(page, one.group_id)
        lines = await entries.entries(page, entries.Wanted(thing=one.group_id))
        told = tell(lines[: entries.PAGE], await entries.names(page, lines), visit.words)
        return visit.show(
            "groups/show.html",
            one=one,
            kinds=SHORT,
            seats=await groups.seats(page, one.group_id),
            sitters=sitters,
            chairs=said.chairs,
            interests=said.interests,
            mine=_among(visit, sitters, said.chairs),
            may_declare=_may_declare(visit),
            told=told,
            more=len(lines) > entries.PAGE,
            may_record=visit.may("decision.record"),
            may_keep=visit.may("group.keep") and not one.ended_on,
        )

    @get("/{ref:str}/name", policy="group.keep")
    async def naming(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one = await found(visit, ref)
        return visit.show("groups/name.html", form=Rename(name=one.name), one=one)

    @post("/{ref:str}/name", policy="group.keep")
    async def rename(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Rename(visit.typed), await found(visit, ref)
        if await visit.perform(form, lambda journal: rename_group(journal, group_id=one.group_id, name=form.name.data)):
            return visit.go(f"{visit.base}/groups/{one.ref}", N_("The group has its new name."))
        return visit.show("groups/name.html", form=form, one=one)

    @get("/{ref:str}/end", policy="group.keep")
    async def ending(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return visit.show("groups/end.html", form=End(ended_on=visit.page.today), one=await found(visit, ref))

    @post("/{ref:str}/end", policy="group.keep")
    async def end(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = End(visit.typed), await found(visit, ref)

        def decide(journal: Any) -> None:
            end_group(journal, group_id=one.group_id, ended_on=form.ended_on.data, why=form.why.data)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/{one.ref}", N_("It is recorded that the group ended."))
        return visit.show("groups/end.html", form=form, one=one)

    @get("/{ref:str}/naming", policy="group.agree")
    async def asked(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._naming(visit, ref, Naming())

    @post("/{ref:str}/naming", policy="group.agree")
    async def agree(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Naming(visit.typed), await found(visit, ref)
        await _sits_there(visit, one)

        def decide(journal: Any) -> None:
            agree_to_be_named(journal, group_id=one.group_id, agreed=form.answer.data == "yes")

        if await visit.perform(form, decide):
            yes, no = N_("Everybody reads now that you sit on {group}."), N_("Only the people of this area read it.")
            said = yes if form.answer.data == "yes" else no
            return visit.go(f"{visit.base}/groups/{one.ref}", Phrase(said, {"group": one.name}))
        return await self._naming(visit, ref, form)

    async def _naming(self, visit: Visit, ref: str, form: Naming) -> Response[Any]:
        one = await found(visit, ref)
        await _sits_there(visit, one)
        said = await groups.said(visit.page, one.group_id)
        return visit.show("groups/naming.html", form=form, one=one, agreed=said)


SHORT = {
    GroupKind.STEERING: N_("Steering group"),
    GroupKind.OVERSIGHT: N_("Oversight group"),
    GroupKind.BOARD: N_("Partnership board"),
}


async def found(visit: Visit, ref: str) -> groups.Listed:
    one = await groups.group(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    return one


async def _sits_there(visit: Visit, one: groups.Listed) -> None:
    """To anybody else the question is not there."""
    me = visit.page.viewer.actor.person_id
    sitters, chairs = await groups.sitters(visit.page, one.group_id), await groups.chairs(visit.page, one.group_id)
    visit.only_for("group.agree", Resource(holder=me if _among(visit, sitters, chairs) else None))


def _among(visit: Visit, sitters: Sequence[groups.Sitter], chairs: Sequence[groups.Chaired]) -> bool:
    me, there = visit.page.viewer.actor.person_id, now(sitters, chairs)
    return me is not None and any(one.person_id == me for one in there)


def now(sitters: Sequence[groups.Sitter], chairs: Sequence[groups.Chaired]) -> list[groups.Sitter | groups.Chaired]:
    """Whoever sits there or chairs it now."""
    everybody: list[groups.Sitter | groups.Chaired] = [*sitters, *chairs]
    return [one for one in everybody if not one.left_on]


def _may_declare(visit: Visit) -> Any:
    """For a template: whether the viewer declares for that person."""
    return lambda person_id: visit.may("group.declare", Resource(holder=person_id))
