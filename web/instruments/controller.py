"""Child instruments: the list, one of them in any of its versions, recording the first or the next, and withdrawing it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.compacts import text
from services.instruments import register
from services.instruments.commands import record, record_next, withdraw
from web.instruments.forms import KINDS, Record, Withdraw, filled
from web.shared.visit import Visit

READS = ("instruments", "compacts")


class Instruments(Controller):
    path = "/{area:str}/agreement/instruments"

    @get("/", policy="public.read", reads=READS)
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        found = await register.present(visit.page)
        return visit.show("instruments/index.html", instruments=found, kinds=KINDS)

    @get("/new", policy="instrument.keep")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _form(visit, Record(kind="code"))

    @post("/", policy="instrument.keep")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Record(visit.typed)
        clauses = visit.typed.getlist("clauses")
        if await visit.perform(form, lambda journal: record(journal, writing=form.writing, clauses=clauses)):
            return visit.go(
                f"{visit.base}/agreement/instruments", N_("It is recorded, and stands under the clauses that it explains.")
            )
        return await _form(visit, form)

    @get("/{ref:str}", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str], version: FromQuery[str] = "") -> Response[Any]:
        """As it is now, or in the version asked for by its number."""
        versions = await _found(visit, ref)
        chosen = next((one for one in versions if not version or str(one.number) == version), None)
        if chosen is None:
            raise NotFound
        in_force = await text.in_force(visit.page)
        return visit.show(
            "instruments/show.html",
            chosen=chosen,
            versions=versions,
            kinds=KINDS,
            address=f"{visit.outside.url}{_to(visit, chosen.ref)}?version={chosen.number}",
            explains=await register.explained_by(visit.page, chosen.ref, in_force.version_id) if in_force else [],
        )

    @get("/{ref:str}/versions", policy="instrument.keep")
    async def writing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        there = (await _found(visit, ref))[0]
        return await _form(visit, filled(there), there)

    @post("/{ref:str}/versions", policy="instrument.keep")
    async def write(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, there = Record(visit.typed), (await _found(visit, ref))[0]
        clauses = visit.typed.getlist("clauses")

        def decide(journal: Any) -> None:
            record_next(journal, ref=there.ref, writing=form.writing, clauses=clauses, seen=visit.seen)

        if await visit.perform(form, decide):
            return visit.go(_to(visit, there.ref), N_("The new version is recorded. The one before stays to be read."))
        return await _form(visit, form, there)

    @get("/{ref:str}/withdrawal", policy="instrument.keep")
    async def withdrawing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return visit.show("instruments/withdraw.html", form=Withdraw(), there=(await _found(visit, ref))[0])

    @post("/{ref:str}/withdrawal", policy="instrument.keep")
    async def withdraw(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, there = Withdraw(visit.typed), (await _found(visit, ref))[0]
        if await visit.perform(form, lambda journal: withdraw(journal, ref=there.ref, why=form.why.data)):
            return visit.go(_to(visit, there.ref), N_("It is withdrawn. Every version of it stays to be read."))
        return visit.show("instruments/withdraw.html", form=form, there=there)


async def _form(visit: Visit, form: Record, there: register.InstrumentLine | None = None) -> Response[Any]:
    in_force = await text.in_force(visit.page)
    clauses = await text.clauses(visit.page, in_force.version_id) if in_force else []
    chosen = visit.typed.getlist("clauses")
    if there and in_force and not form.errors and not chosen:
        chosen = await register.explained_by(visit.page, there.ref, in_force.version_id)
    return visit.show("instruments/record.html", form=form, there=there, clauses=clauses, chosen=chosen)


async def _found(visit: Visit, ref: str) -> list[register.InstrumentLine]:
    versions = await register.by_ref(visit.page, normal_reference(ref))
    if not versions:
        raise NotFound
    return versions


def _to(visit: Visit, ref: str) -> str:
    return f"{visit.base}/agreement/instruments/{ref}"
