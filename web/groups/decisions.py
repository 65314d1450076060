"""What groups decided: all of it, one decision, recording one, and noting what followed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.groups import CAUSED, LONGEST_DECISION
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.groups import decisions
from services.groups import register as groups
from services.groups.deciding import link_facts, record_decision
from services.timeline import entries
from web.groups.controller import found
from web.shared.forms import GivenDay, PageForm, Several, paragraphs
from web.shared.telling import tell
from web.shared.visit import Visit

OFFERED = 25
READS = ("decisions", "groups", "organisations", "people", "compacts", "consultations", "timeline")


class Record(PageForm):
    decided_on = GivenDay(N_("When was it decided?"), needed=N_("Enter the day on which it was decided."))
    what = paragraphs(
        N_("What was decided?"),
        needed=N_("Write what was decided."),
        most=LONGEST_DECISION,
        hint=N_(
            "Everybody can read this. Say nothing of a concern here: what is decided on one is written in the concern itself."
        ),
    )
    reasons = paragraphs(
        N_("Why?"), needed=N_("Write why: everybody can read this."), most=LONGEST_DECISION, hint=N_("Everybody can read this.")
    )
    took_part = Several(N_("Who took part?"))
    stood_aside = Several(N_("Who stood aside?"))
    facts = Several(N_("What followed? (optional)"))


class Follow(PageForm):
    facts = Several(N_("What followed?"))


class Decisions(Controller):
    path = "/{area:str}/decisions"

    @get("/", policy="public.read", reads=("decisions", "groups"))
    async def index(self, visit: NamedDependency[Visit], after: FromQuery[str] = "") -> Response[Any]:
        lines = await decisions.decisions(visit.page, normal_reference(after[:20]) if after else "")
        more = lines[decisions.PAGE - 1].ref if len(lines) > decisions.PAGE else ""
        return visit.show("groups/decisions.html", decisions=lines[: decisions.PAGE], more=more)

    @get("/{ref:str}", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one = await _decision(visit, ref)
        lines = await entries.entries(visit.page, entries.Wanted(decision=one.decision_id, limit=100))
        return visit.show(
            "groups/decision.html",
            one=one,
            there=await decisions.there(visit.page, one),
            told=tell(lines, await entries.names(visit.page, lines), visit.words),
            may_record=visit.may("decision.record"),
        )

    @get("/{ref:str}/facts", policy="decision.record")
    async def following(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._follow(visit, ref, Follow())

    @post("/{ref:str}/facts", policy="decision.record")
    async def follow(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Follow(visit.typed), await _decision(visit, ref)
        form.facts.choices = [(value, "") for value in form.facts.data if fact_of(value)]
        facts = [fact for value in form.facts.data if (fact := fact_of(value))]
        if await visit.perform(form, lambda journal: link_facts(journal, decision_id=one.decision_id, facts=facts)):
            return visit.go(f"{visit.base}/decisions/{one.ref}", N_("It is noted what followed."))
        return await self._follow(visit, ref, form)

    async def _follow(self, visit: Visit, ref: str, form: Follow) -> Response[Any]:
        one = await _decision(visit, ref)
        form.facts.choices = await _facts(visit)
        return visit.show("groups/facts.html", form=form, one=one)


class Recording(Controller):
    path = "/{area:str}/groups/{ref:str}/decisions"

    @get("/new", policy="decision.record")
    async def new(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one = await found(visit, ref)
        form = Record(decided_on=visit.page.today)
        aside = await _offer(visit, one, form)
        form.stood_aside.data = [value for value, _name in form.stood_aside.choices if UUID(value) in aside]
        return visit.show("groups/record.html", form=form, one=one)

    @post("/", policy="decision.record")
    async def record(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one = await found(visit, ref)
        form = Record(visit.typed)
        await _offer(visit, one, form)

        def decide(journal: Any) -> str:
            return record_decision(
                journal,
                group_id=one.group_id,
                decided_on=form.decided_on.data,
                what=form.what.data,
                reasons=form.reasons.data,
                took_part=[UUID(who) for who in form.took_part.data],
                stood_aside=[UUID(who) for who in form.stood_aside.data],
                facts=[fact for value in form.facts.data if (fact := fact_of(value))],
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/decisions/{visit.reference}", N_("The decision is recorded, for everybody to read."))
        return visit.show("groups/record.html", form=form, one=one)


async def _decision(visit: Visit, ref: str) -> decisions.Decided:
    one = await decisions.decision(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    return one


async def _offer(visit: Visit, one: groups.Listed, form: Record) -> set[UUID]:
    """Whoever sits there or chairs it, and whoever did; those with a conflict of interest are marked, and returned."""
    sitters, said = await groups.sitters(visit.page, one.group_id), await groups.declared(visit.page, one.group_id)
    aside = {interest.person_id for interest in said.interests if not interest.ended_on}
    people = {who.person_id: who.name for who in _all(sitters, said.chairs) if who.person_id and who.name}
    marked = N_("{name} (has declared a conflict of interest)")
    form.took_part.choices = form.stood_aside.choices = [
        (str(who), visit.words.plain(marked, name=name) if who in aside else str(name)) for who, name in people.items()
    ]
    form.facts.choices = await _facts(visit)
    return aside


def _all(sitters: Sequence[groups.Sitter], chairs: Sequence[groups.Chaired]) -> list[groups.Sitter | groups.Chaired]:
    return [*chairs, *sitters]


async def _facts(visit: Visit) -> list[tuple[str, str]]:
    """What happened lately that can follow from a decision, as a sentence each."""
    lines = (await entries.entries(visit.page, entries.Wanted(topics=CAUSED, limit=OFFERED)))[:OFFERED]
    told = tell(lines, await entries.names(visit.page, lines), visit.words)
    return [
        (f"{line.stream_id}.{line.version}", f"{visit.words.day(line.day)}: {one.sentence.striptags()}")
        for line, one in zip(lines, told, strict=True)
    ]


def fact_of(value: str) -> tuple[UUID, int] | None:
    stream, _, version = value.partition(".")
    try:
        return UUID(stream), int(version[:9])
    except ValueError:
        return None
