"""Concerns one is in: the list, one of them opened for its people, and acting on it."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from domain.breaches import LONGEST_ANSWER
from domain.shared.dates import Due, Skipped, working
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.areas import register as areas
from services.audits import asking as audits
from services.breaches import cases
from services.breaches.commands import acknowledge, answer, escalate, settle
from services.compacts import text
from services.shared import drafts
from services.timeline import entries
from web.breaches.opening import opened
from web.shared.forms import PageForm, paragraphs
from web.shared.telling import tell
from web.shared.visit import Visit
from web.shared.words import ROLES


class AnswerForm(PageForm):
    answer = paragraphs(
        N_("Your answer, with its reasons"), needed=N_("Write the answer, with its reasons."), most=LONGEST_ANSWER
    )


class HandoverForm(PageForm):
    handover = paragraphs(
        N_("A note for whoever takes it on"),
        needed=N_("Leave a note for whoever takes it on: what was tried, and what is left."),
        most=LONGEST_ANSWER,
        hint=N_("What was tried, and what is left. The people in this case can read it."),
    )


class DueShown(Struct, frozen=True):
    """A due date with its working, as a page shows it."""

    due: Due
    skipped: list[Skipped]


class Audited(Struct, frozen=True):
    """An auditor's leave to read it, and when they did."""

    asked: audits.ReadingLine
    read: list[datetime]


class Concerns(Controller):
    path = "/{area:str}/concerns"

    @get("/", policy="duties.read")
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show(
            "breaches/index.html", mine=await cases.mine(visit.page), drafts=await drafts.mine(visit.page, "concern")
        )

    @get("/{ref:str}", policy="breach.read", confidential=True)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _show(visit, ref)

    @post("/{ref:str}/acknowledgement", policy="breach.acknowledge", confidential=True)
    async def acknowledge(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        case, form = await _found(visit, ref), PageForm(visit.typed)
        if await visit.perform(form, lambda journal: acknowledge(journal, ref=case.ref, seen=visit.seen)):
            return visit.go(f"{visit.base}/concerns/{case.ref}", N_("You have acknowledged it. Below is by when you answer."))
        return await _show(visit, ref, form)

    @get("/{ref:str}/answer", policy="breach.answer", confidential=True)
    async def answering(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return visit.show("breaches/answer.html", case=await _found(visit, ref), form=AnswerForm())

    @post("/{ref:str}/answer", policy="breach.answer", confidential=True)
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        case, form = await _found(visit, ref), AnswerForm(visit.typed)
        if await visit.perform(form, lambda journal: answer(journal, ref=case.ref, text=form.answer.data, seen=visit.seen)):
            return visit.go(
                f"{visit.base}/concerns/{case.ref}", N_("Your answer has been sent. Whoever raised it has been told.")
            )
        return visit.show("breaches/answer.html", case=await _found(visit, ref), form=form)

    @get("/{ref:str}/escalation", policy="breach.escalate", confidential=True)
    async def escalating(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _escalate_form(visit, ref, HandoverForm())

    @post("/{ref:str}/escalation", policy="breach.escalate", confidential=True)
    async def escalate(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        case = await _found(visit, ref)
        owner = case.owner_id == visit.page.viewer.person_id
        form = HandoverForm(visit.typed) if owner else PageForm(visit.typed)
        handover = visit.typed.get("handover") if owner else ""
        if await visit.perform(form, lambda journal: escalate(journal, ref=case.ref, handover=handover, seen=visit.seen)):
            return visit.go(
                f"{visit.base}/concerns/{case.ref}", N_("It has been passed on. Below is who acts next, and by when.")
            )
        return await _escalate_form(visit, ref, form) if owner else await _show(visit, ref, form)

    @post("/{ref:str}/settlement", policy="breach.settle", confidential=True)
    async def settle(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        case, form = await _found(visit, ref), PageForm(visit.typed)
        if await visit.perform(form, lambda journal: settle(journal, ref=case.ref, seen=visit.seen)):
            return visit.go(f"{visit.base}/concerns/{case.ref}", N_("You have said that this settles it."))
        return await _show(visit, ref, form)


async def _found(visit: Visit, ref: str) -> cases.CaseLine:
    """Nothing for whoever is not in the case: not even that it exists."""
    case = await cases.by_ref(visit.page, normal_reference(ref)) if visit.page.viewer.person_id else None
    if case is None:
        raise NotFound
    return case


async def _show(visit: Visit, ref: str, form: PageForm | None = None) -> Response[Any]:
    page = visit.page
    found = await cases.with_stages(page, normal_reference(ref)) if page.viewer.person_id else None
    if found is None:
        raise NotFound
    case, stages = found
    ladder = await areas.ladder(page, case.procedure)
    clause = await text.clause(page, case.version_id, case.clause_id)
    lines = await entries.entries(page, entries.Wanted(thing=case.breach_id))
    told = tell(lines[: entries.PAGE], await entries.names(page, lines), visit.words)
    present = stages[-1]
    return visit.show(
        "breaches/show.html",
        form=form,
        case=case,
        clause=clause,
        ladder=ladder,
        stages={stage.stage: stage for stage in stages},
        present=present,
        opened=await opened(visit, case, stages, f"read concern {case.ref}"),
        audited=await _audited(visit, case),
        told=told,
        roles=ROLES,
        acknowledge_by=_due(visit, present.acknowledge_by),
        answer_by=_due(visit, present.answer_by),
        is_owner=case.owner_id == page.viewer.person_id,
        is_raiser=case.raiser_id == page.viewer.person_id,
        is_last=bool(ladder and case.stage >= len(ladder.stages)),
    )


async def _escalate_form(visit: Visit, ref: str, form: PageForm) -> Response[Any]:
    case = await _found(visit, ref)
    ladder = await areas.ladder(visit.page, case.procedure)
    if ladder is None or case.owner_id != visit.page.viewer.person_id or case.stage >= len(ladder.stages):
        raise NotFound
    return visit.show("breaches/escalate.html", case=case, form=form, following=ladder.stages[case.stage])


async def _audited(visit: Visit, case: cases.CaseLine) -> list[Audited]:
    """Who asked to read it as an auditor, and when each of them did."""
    asked = await audits.of_case(visit.page, case.breach_id)
    return [Audited(one, await asyncio.to_thread(_read, visit, one.auditor_id, case.ref)) for one in asked]


def _read(visit: Visit, auditor_id: UUID, ref: str) -> list[datetime]:
    log = visit.outside.vault.readings(visit.area.tenant_id, str(auditor_id))
    return [one.opened_at for one in log if one.purpose == f"audit concern {ref}"]


def _due(visit: Visit, due: Due) -> DueShown:
    return DueShown(due, list(working(due, visit.outside.calendar)))
