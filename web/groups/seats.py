"""A group's seats: adding one, who takes it, who left it, and that it is no more."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.groups import LONGEST_DIRECTORATE
from domain.organisations import Sector
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.groups import register as groups
from services.groups.commands import add_seat, close_seat, leave_seat, take_seat
from services.organisations import register as organisations
from web.groups.controller import found
from web.groups.whom import Whom, with_people
from web.shared.forms import GivenDay, OneOf, PageForm, line
from web.shared.visit import Visit

SECTORS = {Sector.PUBLIC: N_("Anybody of the public sector"), Sector.VCS: N_("Anybody of the voluntary sector")}
AS_WHAT = [
    ("member", N_("They sit in it")),
    ("substitute", N_("They are the substitute, for when whoever sits there cannot come")),
]


class AddSeat(PageForm):
    whose = OneOf(N_("Whose seat is it?"), N_("Choose whose seat it is."))
    directorate = line(
        N_("Which directorate of it? (optional)"),
        most=LONGEST_DIRECTORATE,
        hint=N_("Where a body has several seats, what tells this one from the others."),
    )


class TakeSeat(Whom):
    as_what = OneOf(N_("As what?"), N_("Choose as what."), AS_WHAT)
    since = GivenDay(N_("Since when?"), needed=N_("Enter the day since when."))


class LeaveSeat(PageForm):
    leaver = OneOf(N_("Who left?"), N_("Choose who left."))
    left_on = GivenDay(N_("When did they leave?"), needed=N_("Enter the day on which they left."))


class Seats(Controller):
    path = "/{area:str}/groups"

    @get("/{ref:str}/seats/new", policy="group.keep")
    async def new(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._new(visit, ref, AddSeat())

    @post("/{ref:str}/seats", policy="group.keep")
    async def create(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = await _bodies(visit, AddSeat(visit.typed)), await found(visit, ref)

        def decide(journal: Any) -> str:
            sector = Sector(form.whose.data) if form.whose.data in SECTORS else None
            return add_seat(
                journal,
                group_id=one.group_id,
                organisation_id=None if sector else UUID(form.whose.data),
                directorate=form.directorate.data,
                sector=sector or Sector.PUBLIC,
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/seats/{visit.reference}", N_("The seat is added. Say who sits in it."))
        return await self._new(visit, ref, form)

    @get("/seats/{ref:str}", policy="group.keep")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._seat(visit, ref, TakeSeat(since=visit.page.today, as_what="member"))

    @post("/seats/{ref:str}/sitting", policy="group.keep")
    async def take(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, seat = await with_people(visit, TakeSeat(visit.typed)), await _seat(visit, ref)

        def decide(journal: Any) -> None:
            take_seat(
                journal,
                group_id=seat.group_id,
                seat_id=seat.seat_id,
                since=form.since.data,
                **form.who(),
                substitute=form.as_what.data == "substitute",
            )

        if await visit.perform(form, decide):
            said = N_("It is recorded. They are asked by mail whether everybody may read their name there.")
            return visit.go(f"{visit.base}/groups/{seat.group_ref}", said)
        return await self._seat(visit, ref, form)

    @post("/seats/{ref:str}/leaving", policy="group.keep")
    async def leave(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, seat = LeaveSeat(visit.typed), await _seat(visit, ref)
        form.leaver.choices = [(form.leaver.data, "")] if _is_id(form.leaver.data) else []  # who left meanwhile has left

        def decide(journal: Any) -> None:
            leave_seat(
                journal,
                group_id=seat.group_id,
                seat_id=seat.seat_id,
                person_id=UUID(form.leaver.data),
                left_on=form.left_on.data,
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/groups/{seat.group_ref}", N_("It is recorded that they left."))
        return await self._seat(visit, ref, TakeSeat(since=visit.page.today, as_what="member"), form)

    @post("/seats/{ref:str}/closing", policy="group.keep")
    async def close(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        seat = await _seat(visit, ref)
        await visit.command(lambda journal: close_seat(journal, group_id=seat.group_id, seat_id=seat.seat_id))
        return visit.go(f"{visit.base}/groups/{seat.group_ref}", N_("The group has one seat less."))

    async def _new(self, visit: Visit, ref: str, form: AddSeat) -> Response[Any]:
        return visit.show("groups/new_seat.html", form=await _bodies(visit, form), one=await found(visit, ref))

    async def _seat(self, visit: Visit, ref: str, form: TakeSeat, leaving: LeaveSeat | None = None) -> Response[Any]:
        seat = await _seat(visit, ref)
        if seat.closed_on:
            raise NotFound
        sitters = await groups.sitters(visit.page, seat.group_id)
        wrong = leaving
        leaving = leaving or LeaveSeat(left_on=visit.page.today)
        leaving.leaver.choices = _leavers(sitters, seat)
        return visit.show(
            "groups/seat.html",
            form=wrong or await with_people(visit, form),
            taking=await with_people(visit, form),
            leaving=leaving,
            seat=seat,
            sitters=[one for one in sitters if one.seat_id == seat.seat_id and not one.left_on],
        )


def _is_id(typed: str) -> bool:
    try:
        return bool(UUID(typed))
    except ValueError:
        return False


async def _seat(visit: Visit, ref: str) -> groups.SeatLine:
    seat = await groups.seat(visit.page, normal_reference(ref))
    if seat is None:
        raise NotFound
    return seat


async def _bodies(visit: Visit, form: AddSeat) -> AddSeat:
    bodies = [(str(body.organisation_id), body.name) for body in await organisations.bodies(visit.page) if not body.merged]
    form.whose.choices = [*bodies, *((sector.value, visit.words._(label)) for sector, label in SECTORS.items())]
    return form


def _leavers(sitters: Sequence[groups.Sitter], seat: groups.SeatLine) -> list[tuple[str, str]]:
    there = [one for one in sitters if one.seat_id == seat.seat_id and not one.left_on]
    return [(str(one.person_id), one.name or "–") for one in there]
