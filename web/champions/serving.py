"""One slot: who serves there and who did; going on, standing down, that somebody has left, and replacing them."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.champions import may_be_renewed, slot_stream
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId, normal_reference
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.areas import register as areas
from services.champions import register as champions
from services.champions.commands import nominate
from services.champions.terms import has_left, renew, stand_down
from services.shared.phrases import Phrase
from services.timeline import entries
from web.champions.controller import LONGEST_WHY
from web.shared.forms import PageForm, line, paragraphs, whole_number
from web.shared.telling import tell
from web.shared.visit import Visit

READS = ("champions", "organisations", "people", "compacts", "consultations", "timeline")


class Renewal(PageForm):
    months = whole_number(N_("For how many more months?"), needed=N_("Enter a number of months."))


class End(PageForm):
    why = paragraphs(N_("Why? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class Replacement(PageForm):
    name = line(N_("Who takes over?"), needed=N_("Enter their name."), most=120)
    address = line(
        N_("Their mail address"),
        needed=N_("Enter their mail address."),
        hint=N_("They get a link by mail, to say yes or no. The address is not shown to anybody."),
    )
    term_months = whole_number(N_("For how many months?"), needed=N_("Enter a number of months."))
    why = paragraphs(N_("Why? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class Serving(Controller):
    path = "/{area:str}/champions/{ref:str}"

    @get("/", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        slot = await _slot(visit, ref)
        terms = await champions.terms(visit.page, slot)
        mine, since = of_viewer(visit, slot, terms), predecessor_began(visit, terms)
        wanted = entries.Wanted(thing=slot.organisation_id, since=since) if since else entries.Wanted(thing=_stream(visit, slot))
        found = await entries.entries(visit.page, wanted)
        lines = found[: wanted.limit]
        return visit.show(
            "champions/show.html",
            slot=slot,
            terms=terms,
            mine=mine,
            since=since,
            more=len(found) > wanted.limit,
            told=tell(lines, await entries.names(visit.page, lines), visit.words),
            may_renew=mine and slot.champion_id == visit.page.viewer.person_id and _may_renew(visit, slot),
            may_nominate=visit.may("champion.nominate"),
            may_replace=visit.may("champion.replace", Resource(organisation_id=OrganisationId(slot.organisation_id))),
        )

    @get("/renewal", policy="champion.renew")
    async def renewing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        term = await areas.clock(visit.page, Clock.CHAMPION_TERM)
        return await self._renewal(visit, ref, Renewal(months=term.length if term else 12))

    @post("/renewal", policy="champion.renew")
    async def renew(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, slot = Renewal(visit.typed), await _slot(visit, ref)
        visit.only_for("champion.renew", _held(slot))

        def decide(journal: Any) -> None:
            months = form.months.data or 0
            renew(journal, organisation_id=slot.organisation_id, service_area=slot.service_area, months=months)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/champions/{slot.ref}", N_("Thank you for going on as champion."))
        return await self._renewal(visit, ref, form)

    @get("/end", policy="champion.end")
    async def ending(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._end(visit, ref, End())

    @post("/end", policy="champion.end")
    async def end(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, slot = End(visit.typed), await _slot(visit, ref)
        terms = await champions.terms(visit.page, slot)
        mine = of_viewer(visit, slot, terms) or _has_gone(visit, slot, terms)
        visit.only_for("champion.end", _held(slot, visit.page.viewer.actor.person_id if mine else None))

        def decide(journal: Any) -> None:
            where: Any = {"organisation_id": slot.organisation_id, "service_area": slot.service_area}
            if mine:
                stand_down(journal, **where, why=form.why.data, whom=visit.typed.get("champion"))
            else:
                has_left(journal, **where, whom=visit.typed.get("champion"))

        if await visit.perform(form, decide):
            said = N_("You have stood down. The group hears of it.") if mine else N_("It is recorded, and the group hears of it.")
            return visit.go(f"{visit.base}/champions/{slot.ref}", said)
        return await self._end(visit, ref, form)

    @get("/replacement", policy="champion.replace")
    async def replacing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        term = await areas.clock(visit.page, Clock.CHAMPION_TERM)
        return await self._replacement(visit, ref, Replacement(term_months=term.length if term else 12))

    @post("/replacement", policy="champion.replace")
    async def replace(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, slot = Replacement(visit.typed), await _slot(visit, ref)

        def decide(journal: Any) -> str:
            return nominate(
                journal,
                organisation_id=slot.organisation_id,
                service_area=slot.service_area,
                name=form.name.data,
                address=form.address.data,
                term_months=form.term_months.data or 0,
                why=form.why.data,
                replacing=True,
                whom=visit.typed.get("champion"),
            )

        if await visit.perform(form, decide):
            said = Phrase(N_("{name} has been asked by mail, and takes over once they say yes."), {"name": form.name.data})
            return visit.go(f"{visit.base}/champions/{slot.ref}", said)
        return await self._replacement(visit, ref, form)

    async def _renewal(self, visit: Visit, ref: str, form: Renewal) -> Response[Any]:
        slot = await _slot(visit, ref)
        visit.only_for("champion.renew", _held(slot))
        return visit.show("champions/renewal.html", form=form, slot=slot)

    async def _end(self, visit: Visit, ref: str, form: End) -> Response[Any]:
        slot = await _slot(visit, ref)
        mine = of_viewer(visit, slot, await champions.terms(visit.page, slot))
        visit.only_for("champion.end", _held(slot, visit.page.viewer.actor.person_id if mine else None))
        if not mine and slot.champion_id is None:
            raise NotFound
        return visit.show("champions/end.html", form=form, slot=slot, mine=mine)

    async def _replacement(self, visit: Visit, ref: str, form: Replacement) -> Response[Any]:
        slot = await _slot(visit, ref)
        visit.only_for("champion.replace", Resource(organisation_id=OrganisationId(slot.organisation_id)))
        if slot.champion_id is None:
            raise NotFound
        return visit.show("champions/replacement.html", form=form, slot=slot)


async def _slot(visit: Visit, ref: str) -> champions.Covered:
    slot = await champions.slot(visit.page, normal_reference(ref))
    if slot is None:
        raise NotFound
    return slot


def _stream(visit: Visit, slot: champions.Covered) -> UUID:
    return slot_stream(visit.area.tenant_id, OrganisationId(slot.organisation_id), slot.service_area)


def _held(slot: champions.Covered, by: PersonId | None = None) -> Resource:
    holder = by or (PersonId(slot.champion_id) if slot.champion_id else None)
    return Resource(holder=holder, organisation_id=OrganisationId(slot.organisation_id))


def of_viewer(visit: Visit, slot: champions.Covered, terms: list[champions.ServedTerm]) -> bool:
    """Whether they serve there, or will."""
    me, today = visit.page.viewer.person_id, visit.page.today
    ahead = [one.champion_id for one in terms if one.serves_from > today]
    return me is not None and me in (slot.champion_id, *ahead)


def _has_gone(visit: Visit, slot: champions.Covered, terms: list[champions.ServedTerm]) -> bool:
    """They served there last: the form is sent once more."""
    return slot.champion_id is None and bool(terms) and terms[0].champion_id == visit.page.viewer.person_id


def predecessor_began(visit: Visit, terms: list[champions.ServedTerm]) -> date | None:
    """For whoever serves or will: since when the one before them served."""
    me = visit.page.viewer.person_id
    latest = next((number for number, one in enumerate(terms) if one.champion_id == me and not one.left_on), None)
    earlier = [one for one in terms[latest + 1 :] if one.champion_id != me] if latest is not None and me else []
    return earlier[0].serves_from if earlier else None


def _may_renew(visit: Visit, slot: champions.Covered) -> bool:
    return bool(slot.term_ends and not slot.follows_on and may_be_renewed(slot.term_ends, visit.page.today))
