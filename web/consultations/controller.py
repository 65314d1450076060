"""Consultations: the list, one of them, opening one, and responding to it in time or late."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.consultations import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.rules import Clock, Period
from services.areas import register as areas
from services.consultations import register as consultations
from services.consultations.commands import RESPONDING, open_consultation, respond
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from services.timeline import entries
from web.shared.forms import ActsFor, GivenDay, PageForm, Typed, line, paragraphs, tick
from web.shared.telling import tell
from web.shared.visit import Visit

READS = ("consultations", "organisations", "people", "compacts", "timeline")


class Open(PageForm):
    organisation = ActsFor(N_("Which body asks?"), N_("Choose the body that asks."))
    title = line(N_("What is it called?"), needed=N_("Enter what the consultation is called."), most=LONGEST_TITLE)
    about = paragraphs(
        N_("What is being asked, and of whom?"),
        needed=N_("Say what is being asked, and of whom."),
        most=LONGEST_TEXT,
        hint=N_(
            "In plain words: what is proposed, what is not decided yet, who is most affected, and how to get it in another format."
        ),
    )
    opens_on = GivenDay(N_("When did it open?"), needed=N_("Enter the day on which it opened."))
    closes_on = GivenDay(
        N_("When does it close?"),
        needed=N_("Enter the day on which it closes."),
        hint=N_("It closes by itself at 23:59 on that day."),
    )
    why_short = paragraphs(N_("If that is less than promised: why?"), most=LONGEST_REASON, hint=N_("Everybody can read this."))
    none_given = tick(N_("No reason is given"), hint=N_("Everybody will see that none was."))


class Respond(PageForm):
    organisation = ActsFor(N_("For which organisation do you respond?"), N_("Choose the organisation that you respond for."))
    text = paragraphs(
        N_("Your response"),
        needed=N_("Write your response."),
        most=LONGEST_TEXT,
        hint=N_("Say whom you speak for, and how you know what they think."),
    )
    why_late = paragraphs(N_("Why is it late?"), most=LONGEST_REASON)


class Consultations(Controller):
    path = "/{area:str}/consultations"

    @get("/", policy="public.read", reads=("consultations", "organisations"))
    async def index(self, visit: NamedDependency[Visit], before: FromQuery[str] = "") -> Response[Any]:
        closed = await consultations.closed(visit.page, _day(before))
        return visit.show(
            "consultations/index.html",
            open_now=[] if before else await consultations.open_now(visit.page),
            closed=closed[: consultations.PAGE],
            more=len(closed) > consultations.PAGE,
            before=before,
        )

    @get("/new", policy="consultation.open")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        clock = await areas.clock(visit.page, Clock.CONSULTATION)
        return await self._open_form(visit, Open(opens_on=visit.page.today), clock)

    @get("/new/length", policy="consultation.open")
    async def length(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """How long that would be, while the dates are being typed."""
        form = Open(Typed(visit.request.query_params.multi_items()))
        return visit.show("consultations/_length.html", dates=form, clock=await areas.clock(visit.page, Clock.CONSULTATION))

    @post("/", policy="consultation.open")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Open(visit.typed)
        visit.offer(form.organisation, await _bodies(visit))
        done = await visit.perform(
            form,
            lambda journal: open_consultation(
                journal,
                organisation_id=UUID(form.organisation.data),
                title=form.title.data,
                about=form.about.data,
                opens_on=form.opens_on.data,
                closes_on=form.closes_on.data,
                why_short=form.why_short.data,
                none_given=form.none_given.data,
            ),
        )
        if done:
            return visit.go(
                f"{visit.base}/consultations/{visit.reference}",
                N_("The consultation is open. Those who respond for an organisation here have been told by mail."),
            )
        return await self._open_form(visit, form, await areas.clock(visit.page, Clock.CONSULTATION))

    @get("/{ref:str}", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        consultation = await _found(visit, ref)
        lines = await entries.entries(visit.page, entries.Wanted(thing=consultation.consultation_id))
        return visit.show(
            "consultations/show.html",
            one=consultation,
            responses=await consultations.responses(visit.page, consultation),
            told=tell(lines[: entries.PAGE], await entries.names(visit.page, lines), visit.words),
            may_respond=bool(_mine(visit, consultation)),
        )

    @get("/{ref:str}/response", policy="consultation.respond")
    async def responding(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._respond_form(visit, await _found(visit, ref), Respond())

    @post("/{ref:str}/response", policy="consultation.respond")
    async def respond(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        consultation, form = await _found(visit, ref), Respond(visit.typed)
        visit.offer(form.organisation, await _respondents(visit, consultation))
        done = await visit.perform(
            form,
            lambda journal: respond(
                journal,
                ref=consultation.ref,
                organisation_id=UUID(form.organisation.data),
                text=form.text.data,
                why_late=form.why_late.data,
                seen=visit.seen,
            ),
        )
        if done:
            said = Phrase(N_("Your response has been sent to {organisation}."), {"organisation": consultation.organisation})
            return visit.go(f"{visit.base}/consultations/{consultation.ref}", said)
        return await self._respond_form(visit, await _found(visit, ref), form)

    async def _open_form(self, visit: Visit, form: Open, clock: Period | None) -> Response[Any]:
        visit.offer(form.organisation, await _bodies(visit))
        usual = visit.page.today + timedelta(days=clock.length) if clock else visit.page.today
        return visit.show("consultations/new.html", form=form, dates=form, clock=clock, usual=usual)

    async def _respond_form(self, visit: Visit, consultation: consultations.ConsultationLine, form: Respond) -> Response[Any]:
        visit.offer(form.organisation, await _respondents(visit, consultation))
        return visit.show("consultations/respond.html", form=form, one=consultation)


async def _found(visit: Visit, ref: str) -> consultations.ConsultationLine:
    consultation = await consultations.by_ref(visit.page, normal_reference(ref))
    if consultation is None:
        raise NotFound
    return consultation


async def _bodies(visit: Visit) -> list[tuple[str, str]]:
    mine = {seat.organisation_id for seat in visit.page.viewer.actor.seats if seat.role is Role.OFFICER}
    return [
        (str(body.organisation_id), body.name) for body in await organisations.bodies(visit.page) if body.organisation_id in mine
    ]


async def _respondents(visit: Visit, consultation: consultations.ConsultationLine) -> list[tuple[str, str]]:
    mine = _mine(visit, consultation)
    return [
        (str(body.organisation_id), body.name) for body in await organisations.bodies(visit.page) if body.organisation_id in mine
    ]


def _mine(visit: Visit, consultation: consultations.ConsultationLine) -> set[Any]:
    held = {seat.organisation_id for seat in visit.page.viewer.actor.seats if seat.role in RESPONDING}
    return held - {consultation.organisation_id, None}


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return None
