"""Giving a role to somebody here, ending one, and granting an audit."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.invitations import LONGEST_PURPOSE
from domain.shared.actor import Role, Seat
from domain.shared.events import N_
from domain.shared.ids import OrganisationId
from domain.shared.policy import Resource, gives
from services.people import register
from services.people.commands import end_role, grant_audit, grant_role
from services.shared.phrases import Phrase
from web.people.inviting import NO_BODY, bodies, roles, seat_of
from web.people.register import somebody
from web.shared.forms import GivenDay, OneOf, PageForm, paragraphs
from web.shared.visit import Visit


class Grant(PageForm):
    role = OneOf(N_("Which role?"), N_("Choose a role."))
    organisation = OneOf(N_("For which organisation?"), N_("Choose an organisation, or none."), default=NO_BODY)


class End(PageForm):
    seat = OneOf(N_("Which role ends?"), N_("Choose the role that ends."))


class Audit(PageForm):
    audits_from = GivenDay(
        N_("First day of the audit"),
        needed=N_("Enter the first day of the audit."),
        hint=N_("What happened from this day on; it may lie in the past."),
    )
    audits_until = GivenDay(N_("Last day of the audit"), needed=N_("Enter the last day of the audit."))
    purpose = paragraphs(
        N_("What is the audit for?"),
        needed=N_("Say what the audit is for."),
        most=LONGEST_PURPOSE,
        hint=N_("The people of this area can read this."),
    )


class Roles(Controller):
    path = "/{area:str}/people/{ref:str}"

    @get("/roles", policy="role.grant", fresh=True)
    async def new(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._grant(visit, ref, Grant())

    @post("/roles", policy="role.grant", fresh=True)
    async def grant(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, person = await _choices(visit, Grant(visit.typed)), await somebody(visit, ref)

        def decide(journal: Any) -> None:
            grant_role(journal, person_id=person.person_id, seat=seat_of(form.role.data, form.organisation.data))

        if await visit.perform(form, decide):
            said = Phrase(N_("{name} is {role} now."), {"name": person.name, "role": Role(form.role.data)})
            return visit.go(f"{visit.base}/people/{person.ref}", said)
        return await self._grant(visit, ref, form)

    @get("/roles/ended", policy="role.end", fresh=True)
    async def ending(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._end(visit, ref, End())

    @post("/roles/ended", policy="role.end", fresh=True)
    async def end(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, person = End(visit.typed), await somebody(visit, ref)
        seat, audit = _chosen(form.seat.data)
        form.seat.choices = [(form.seat.data, "")] if seat else []  # one that has ended meanwhile has ended

        def decide(journal: Any) -> None:
            assert seat
            end_role(journal, person_id=person.person_id, seat=seat, audit=audit)

        if await visit.perform(form, decide):
            assert seat
            said = Phrase(N_("{name} is no longer {role}."), {"name": person.name, "role": seat.role})
            own = person.person_id == visit.page.viewer.person_id
            return visit.go(visit.base if own else f"{visit.base}/people/{person.ref}", said)
        return await self._end(visit, ref, form)

    @get("/audit", policy="role.grant", fresh=True)
    async def auditing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._audit(visit, ref, Audit(audits_from=visit.page.today))

    @post("/audit", policy="role.grant", fresh=True)
    async def audit(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, person = Audit(visit.typed), await somebody(visit, ref)
        done = await visit.perform(
            form,
            lambda journal: grant_audit(
                journal,
                person_id=person.person_id,
                audits_from=form.audits_from.data,
                audits_until=form.audits_until.data,
                purpose=form.purpose.data,
            ),
        )
        if done:
            values = {"name": person.name, "first": form.audits_from.data, "last": form.audits_until.data}
            said = Phrase(N_("{name} audits here from {first} until {last}."), values)
            return visit.go(f"{visit.base}/people/{person.ref}", said)
        return await self._audit(visit, ref, form)

    async def _grant(self, visit: Visit, ref: str, form: Grant) -> Response[Any]:
        person = await somebody(visit, ref)
        return visit.show("people/roles.html", form=await _choices(visit, form), person=person)

    async def _end(self, visit: Visit, ref: str, form: End) -> Response[Any]:
        person = await somebody(visit, ref)
        may = [held for held in person.seats if visit.may("role.end", Resource(role=held.role, holder=person.person_id))]
        form.seat.choices = [(_key(held), _said(visit, held)) for held in may]
        return visit.show("people/ended.html", form=form, person=person)

    async def _audit(self, visit: Visit, ref: str, form: Audit) -> Response[Any]:
        visit.only_for("role.grant", Resource(role=Role.AUDITOR))
        return visit.show("people/audit.html", form=form, person=await somebody(visit, ref))


async def _choices(visit: Visit, form: Grant) -> Grant:
    form.role.choices = roles(visit, *(gives(visit.page.viewer.actor) - {Role.AUDITOR}))
    form.organisation.choices = await bodies(visit)
    return form


def _key(held: register.Held) -> str:
    return f"{held.role} {held.for_what}"


def _chosen(key: str) -> tuple[Seat | None, bool]:
    """The seat that a value of the form stands for, and whether it is an audit with days; none for a value that is none of ours."""
    role, _, for_what = key.partition(" ")
    body, _, service = for_what.partition(" ")
    try:
        organisation_id = None if body in (register.NO_ORGANISATION, register.AUDIT) else OrganisationId(UUID(body))
        return Seat(Role(role), organisation_id, service or None), body == register.AUDIT
    except ValueError:
        return None, False


def _said(visit: Visit, held: register.Held) -> str:
    role = visit.words.value(held.role)
    if held.organisation:
        return visit.words.plain(N_("{role} for {organisation}"), role=role, organisation=held.organisation)
    return str(role)
