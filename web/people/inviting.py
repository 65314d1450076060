"""Inviting somebody to a role, and the waiting invitations: sent again, or taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.invitations import LONGEST_PURPOSE, Audit
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, normal_reference
from domain.shared.policy import Resource, gives
from services.organisations import register as organisations
from services.people import invitations
from services.people.commands import invite, revoke_invitation, send_invitation_again
from services.shared.phrases import Phrase
from web.people.accepting import INVITATIONS
from web.shared.forms import Day, OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit
from web.shared.words import ROLES

NO_BODY = "none"
FOR_NOBODY = N_("No organisation: the role is for the area itself")


class Invite(PageForm):
    name = line(N_("Their name"), most=120, needed=N_("Enter their name."))
    address = line(
        N_("Their mail address"),
        needed=N_("Enter their mail address."),
        hint=N_("They get a link by mail that works once, for a week. The address is not shown to anybody."),
    )
    role = OneOf(N_("In which role?"), N_("Choose a role."))
    organisation = OneOf(N_("For which organisation?"), N_("Choose an organisation, or none."), default=NO_BODY)
    audits_from = Day(N_("First day of the audit"), hint=N_("What happened from this day on; it may lie in the past."))
    audits_until = Day(N_("Last day of the audit"))
    purpose = paragraphs(N_("What is the audit for?"), most=LONGEST_PURPOSE, hint=N_("The people of this area can read this."))

    @property
    def seat(self) -> Seat:
        return seat_of(self.role.data, self.organisation.data)

    @property
    def audit(self) -> Audit | None:
        first, last = self.audits_from.data, self.audits_until.data
        return Audit(first, last, self.purpose.data) if first and last else None


class Inviting(Controller):
    path = "/{area:str}/people"

    @get("/new", policy="invitation.send", fresh=True)
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._form(visit, Invite())

    @post("/invitations", policy="invitation.send", fresh=True)
    async def send(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = await _choices(visit, Invite(visit.typed))
        done = await visit.perform(
            form,
            lambda journal: invite(journal, name=form.name.data, address=form.address.data, seat=form.seat, audit=form.audit),
        )
        if done:
            said = Phrase(N_("{name} has been invited by mail, and has the role once they accept."), {"name": form.name.data})
            return visit.go(f"{visit.base}/people", said)
        return await self._form(visit, form)

    @post(f"{INVITATIONS}/mail", policy="invitation.send", fresh=True)
    async def again(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        said = N_("The invitation is on its way again, for another week.")
        return await self._do(visit, ref, send_invitation_again, said)

    @post(f"{INVITATIONS}/revocation", policy="invitation.send", fresh=True)
    async def revoke(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._do(visit, ref, revoke_invitation, N_("The invitation has been taken back. Its link opens nothing."))

    async def _do(self, visit: Visit, ref: str, do: Callable[..., None], said: str) -> Response[Any]:
        invitation = await invitations.offered(visit.page, normal_reference(ref))
        if invitation is None:
            raise NotFound
        visit.only_for("invitation.send", Resource(role=invitation.role))
        await visit.command(lambda journal: do(journal, ref=invitation.ref, seen=visit.seen))
        return visit.go(f"{visit.base}/people", said)

    async def _form(self, visit: Visit, form: Invite) -> Response[Any]:
        return visit.show("people/invite.html", form=await _choices(visit, form), auditing=Resource(role=Role.AUDITOR))


async def _choices(visit: Visit, form: Invite) -> Invite:
    form.role.choices = roles(visit, *gives(visit.page.viewer.actor))
    form.organisation.choices = await bodies(visit)
    return form


def roles(visit: Visit, *offered: Role) -> list[tuple[str, str]]:
    """In the order of the glossary, as people read them."""
    return [(role, visit.words._(ROLES[role])) for role in Role if role in offered]


async def bodies(visit: Visit) -> list[tuple[str, str]]:
    known = await organisations.bodies(visit.page)
    return [(NO_BODY, visit.words._(FOR_NOBODY)), *((str(body.organisation_id), body.name) for body in known if not body.merged)]


def seat_of(role: str, organisation: str) -> Seat:
    return Seat(Role(role), None if organisation == NO_BODY else OrganisationId(UUID(organisation)))
