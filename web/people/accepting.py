"""What an invitation offers, to whoever proved the mailbox: signed in with it, or by the mailed link."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.deciding import LONGEST_NAME
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.people import invitations
from services.people.commands import accept_invitation
from services.shared import links
from services.shared.phrases import Phrase
from web.people.proving import carry, enter
from web.shared.forms import PageForm, line
from web.shared.visit import Visit

INVITATIONS = "/invitations/{ref:str}"
A_MOMENT = timedelta(minutes=1)
"""A button pressed twice; a link that comes back later than that lets nobody in."""
USED = N_("This link has been used, or its time is over. Nothing was changed.")


class Accept(PageForm):
    name = line(N_("Your name, as the people here will read it"), most=LONGEST_NAME, needed=N_("Enter your name."))


class Accepting(Controller):
    path = "/{area:str}/people"

    @get(INVITATIONS, policy="public.read")
    async def offered(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await offer(visit, ref, visit.page.viewer.login_id, visit.request.url.path)

    @post(INVITATIONS, policy="public.read")
    async def accept(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        login_id, invitation = visit.page.viewer.login_id, await _mine(visit, ref, visit.page.viewer.login_id)
        assert login_id
        form = _form(visit, invitation, typed=True)
        if await visit.perform(form, _accepting(form, invitation, login_id, visit.seen)):
            return visit.go(visit.base, thanks(visit, invitation))
        return await offer(visit, ref, login_id, visit.request.url.path, form)


async def offer(visit: Visit, ref: str, login_id: UUID | None, to: str, form: PageForm | None = None) -> Response[Any]:
    """What is offered, by whom and for which organisation; or that it no longer is, and what would help."""
    invitation = await _mine(visit, ref, login_id)
    shown = form or _form(visit, invitation, typed=False)
    return visit.show("people/invitation.html", form=shown, invitation=invitation, to=to)


async def offered_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    ref = await _look_as(visit, link)
    return await offer(visit, ref, link.login_id, f"/links/{token}")


async def accept_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    """The mailbox is proved by the link, so accepting signs in."""
    assert link.login_id, "an invitation's link is made for a login"
    login_id = link.login_id
    ref, now = await _look_as(visit, link), visit.page.now
    invitation = await _mine(visit, ref, link.login_id)
    form = _form(visit, invitation, typed=True)
    decide = _accepting(form, invitation, login_id, visit.seen)

    def once(journal: Any) -> None:
        if links.use_link(journal.cx, token, now) is None:
            raise Refused(USED)
        decide(journal)

    done = await visit.perform(form, once)
    if done is None:
        if link.used_at:
            return visit.show("people/link_over.html", token=token, status=404)
        await _look_as(visit, link)
        return await offer(visit, ref, link.login_id, f"/links/{token}", form)
    if not done.repeated or (link.used_at and _just_now(link.used_at, now)):
        carry(visit, await visit.within(lambda cx: enter(cx, visit, login_id)))
    return visit.go(f"/{link.target.split('/')[1]}", thanks(visit, invitation))


def thanks(visit: Visit, invitation: invitations.Invited) -> Phrase:
    values = {"role": invitation.role, "organisation": invitation.organisation, "area": visit.area.name}
    if invitation.organisation:
        return Phrase(N_("Welcome. You are {role} for {organisation} in {area}."), values)
    return Phrase(N_("Welcome. You are {role} in {area}."), values)


def _just_now(used_at: datetime, now: datetime) -> bool:
    return now - used_at < A_MOMENT


def _accepting(form: PageForm, invitation: invitations.Invited, login_id: UUID, seen: int | None) -> Any:
    name = form.name.data if isinstance(form, Accept) else ""
    return lambda journal: accept_invitation(journal, ref=invitation.ref, login_id=login_id, name=name, seen=seen)


async def _look_as(visit: Visit, link: links.Link) -> str:
    """With the eyes of whom the link was mailed to; returns the reference that it leads to."""
    slug, ref = link.target.split("/")[1], link.target.split("/")[-1]
    await visit.look(slug=slug, login_id=link.login_id)
    return ref


async def _mine(visit: Visit, ref: str, login_id: UUID | None) -> invitations.Invited:
    invitation = await invitations.offered(visit.page, normal_reference(ref))
    if invitation is None or login_id is None or invitation.login_id != login_id:
        raise NotFound
    visit.newcomer = invitation.invitee_id
    return invitation


def _form(visit: Visit, invitation: invitations.Invited, *, typed: bool) -> PageForm:
    """Whoever is here already keeps their name and is asked nothing; anybody else confirms theirs."""
    if visit.page.viewer.person_id:
        return PageForm()
    return Accept(visit.typed) if typed else Accept(name=invitation.invitee)
