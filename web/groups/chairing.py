"""A group's chair: elected, independent or not, and stopping; and conflicts of interest."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.groups import LONGEST_MATTER, LONGEST_WHY
from domain.shared.dates import add_months
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import PersonId, normal_reference
from domain.shared.policy import Resource
from services.groups import register as groups
from services.groups.chairing import chair_stops, declare_conflict, declare_independence, elect_chair, end_conflict
from web.groups.controller import found, now
from web.groups.whom import Whom, with_people
from web.shared.forms import GivenDay, OneOf, PageForm, paragraphs
from web.shared.visit import Visit

A_TERM = 24  # months
INDEPENDENT = [("yes", N_("Yes")), ("no", N_("No"))]
ASKED, UNSAID = N_("Are they independent of the signatories?"), N_("Say whether they are independent.")
WHY = N_("Why? By their own declaration")


class Elect(Whom):
    elected_on = GivenDay(N_("When were they elected?"), needed=N_("Enter the day on which they were elected."))
    term_ends = GivenDay(N_("Until when?"), needed=N_("Enter the last day of the term."))
    independent = OneOf(ASKED, UNSAID, INDEPENDENT)
    why = paragraphs(WHY, needed=N_("Say why: everybody can read this."), most=LONGEST_WHY, hint=N_("Everybody can read this."))


class Stop(PageForm):
    left_on = GivenDay(N_("When did they stop?"), needed=N_("Enter the day on which they stopped."))


class Independence(PageForm):
    independent = OneOf(ASKED, UNSAID, INDEPENDENT)
    why = paragraphs(WHY, needed=N_("Say why: everybody can read this."), most=LONGEST_WHY, hint=N_("Everybody can read this."))


class Declare(PageForm):
    person = OneOf(N_("Whose interest is it?"), N_("Choose whose interest it is."))
    matter = paragraphs(
        N_("In which matter?"),
        needed=N_("Say in which matter."),
        most=LONGEST_MATTER,
        hint=N_("The people of this area can read this. Say nothing of a concern here."),
    )
    since = GivenDay(N_("Since when?"), needed=N_("Enter the day since when."))


class Chairing(Controller):
    path = "/{area:str}/groups"

    @get("/{ref:str}/chair", policy="group.keep")
    async def electing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        today = visit.page.today
        return await self._chair(visit, ref, Elect(elected_on=today, term_ends=add_months(today, A_TERM)))

    @post("/{ref:str}/chair", policy="group.keep")
    async def elect(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = await with_people(visit, Elect(visit.typed)), await found(visit, ref)

        def decide(journal: Any) -> None:
            elect_chair(
                journal,
                group_id=one.group_id,
                elected_on=form.elected_on.data,
                term_ends=form.term_ends.data,
                independent=form.independent.data == "yes",
                why=form.why.data,
                **form.who(),
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/{one.ref}", N_("It is recorded who chairs the group."))
        return await self._chair(visit, ref, form)

    @post("/{ref:str}/chair/end", policy="group.keep")
    async def stop(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Stop(visit.typed), await found(visit, ref)
        whom = visit.typed.get("chair")

        def decide(journal: Any) -> None:
            chair_stops(journal, group_id=one.group_id, left_on=form.left_on.data, whom=whom)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/{one.ref}", N_("It is recorded that the chair stopped."))
        today = visit.page.today
        return await self._chair(visit, ref, Elect(elected_on=today, term_ends=add_months(today, A_TERM)), form)

    @get("/{ref:str}/independence", policy="group.declare")
    async def asked(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._independence(visit, ref, Independence())

    @post("/{ref:str}/independence", policy="group.declare")
    async def declare(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Independence(visit.typed), await found(visit, ref)
        chair = await chair_of(visit, one)

        def decide(journal: Any) -> None:
            declare_independence(
                journal,
                group_id=one.group_id,
                person_id=chair,
                whom=visit.typed.get("chair"),
                independent=form.independent.data == "yes",
                why=form.why.data,
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/{one.ref}", N_("The declaration is recorded, for everybody to read."))
        return await self._independence(visit, ref, form)

    @get("/{ref:str}/conflicts", policy="group.declare")
    async def conflicts(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._conflicts(visit, ref, Declare(since=visit.page.today))

    @post("/{ref:str}/conflicts", policy="group.declare")
    async def conflict(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Declare(visit.typed), await found(visit, ref)
        form.person.choices = await _declaring(visit, one)

        def decide(journal: Any) -> None:
            person = UUID(form.person.data)
            declare_conflict(journal, group_id=one.group_id, person_id=person, matter=form.matter.data, since=form.since.data)

        if await visit.perform(form, decide):
            said = N_("It is recorded. Whoever records a decision is reminded of it.")
            return visit.go(f"{visit.base}/groups/{one.ref}", said)
        return await self._conflicts(visit, ref, form)

    @post("/conflicts/{ref:str}/end", policy="group.declare")
    async def over(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        conflict = await groups.interest(visit.page, normal_reference(ref))
        if conflict is None:
            raise NotFound
        visit.only_for("group.declare", Resource(holder=PersonId(conflict.person_id)))
        await visit.command(lambda journal: end_conflict(journal, group_id=conflict.group_id, conflict_id=conflict.conflict_id))
        return visit.go(f"{visit.base}/groups/{conflict.group_ref}", N_("It is recorded that this conflict of interest ended."))

    async def _chair(self, visit: Visit, ref: str, form: Elect, stopping: Stop | None = None) -> Response[Any]:
        one = await found(visit, ref)
        chairs = await groups.chairs(visit.page, one.group_id)
        return visit.show(
            "groups/chair.html",
            form=stopping or await with_people(visit, form),
            electing=await with_people(visit, form),
            stopping=stopping or Stop(left_on=visit.page.today),
            one=one,
            chair=next((chair for chair in chairs if not chair.left_on), None),
        )

    async def _independence(self, visit: Visit, ref: str, form: Independence) -> Response[Any]:
        one = await found(visit, ref)
        chair = await chair_of(visit, one)
        return visit.show("groups/independence.html", form=form, one=one, chair=chair)

    async def _conflicts(self, visit: Visit, ref: str, form: Declare) -> Response[Any]:
        one = await found(visit, ref)
        form.person.choices = await _declaring(visit, one)
        offered, oneself = [value for value, _name in form.person.choices], str(visit.page.viewer.person_id)
        if not form.person.data and (len(offered) == 1 or oneself in offered):
            form.person.data = oneself if oneself in offered else offered[0]
        return visit.show("groups/conflicts.html", form=form, one=one)


async def chair_of(visit: Visit, one: groups.Listed) -> UUID:
    """Whoever chairs it, for whom the viewer may declare."""
    chairs = await groups.chairs(visit.page, one.group_id)
    person = next((chair.person_id for chair in chairs if not chair.left_on), None)
    if person is None:
        raise NotFound
    visit.only_for("group.declare", Resource(holder=PersonId(person)))
    return person


async def _declaring(visit: Visit, one: groups.Listed) -> list[tuple[str, str]]:
    """Of whoever sits there, those for whom the viewer may declare; if that is nobody, it says why."""
    page = visit.page
    sitters, chairs = await groups.sitters(page, one.group_id), await groups.chairs(page, one.group_id)
    there = {one.person_id: one.name for one in now(sitters, chairs) if one.person_id}
    may = [who for who in there if visit.may("group.declare", Resource(holder=PersonId(who)))]
    if not may:
        visit.only_for("group.declare", Resource(holder=PersonId(one.group_id)))
        raise NotFound
    return [(str(who), there[who] or "–") for who in may]
