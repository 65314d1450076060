"""What an invitation offers, to whoever proved the mailbox: signed in with it, or by the mailed link."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.deciding import LONGEST_NAME
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.people import invitations, sharing
from services.people.commands import accept_invitation
from services.people.sharing import Sharer
from services.shared import links
from services.shared.membership import same
from services.shared.phrases import Phrase
from web.people.proving import carry, enter
from web.people.who import choices
from web.shared.forms import OneOf, PageForm, line
from web.shared.visit import Visit

INVITATIONS = "/invitations/{ref:str}"
A_MOMENT = timedelta(minutes=1)
"""A button pressed twice; a link that comes back later than that lets nobody in."""
SOMEBODY_ELSE = "somebody-else"
ELSE = N_("Somebody else, who shares this mailbox")
USED = N_("This link has been used, or its time is over. Nothing was changed.")


class Accept(PageForm):
    name = line(N_("Your name, as the people here will read it"), most=LONGEST_NAME, needed=N_("Enter your name."))


class AcceptAs(PageForm):
    """By a mailbox that somebody is known by already."""

    who = OneOf(N_("Who are you?"), N_("Say who you are."))
    name = line(N_("If you are somebody else: your name, as the people here will read it"), most=LONGEST_NAME)

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if self.who.data == SOMEBODY_ELSE and not self.name.data:
            self.name.errors, fine = [Phrase(N_("Enter your name."))], False  # type: ignore[list-item]
        return fine


class Accepting(Controller):
    path = "/{area:str}/people"

    @get(INVITATIONS, policy="public.read")
    async def offered(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await offer(visit, ref, visit.page.viewer.login_id, visit.request.url.path)

    @post(INVITATIONS, policy="public.read")
    async def accept(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        login_id, invitation = visit.page.viewer.login_id, await _mine(visit, ref, visit.page.viewer.login_id)
        assert login_id
        form = _form(visit, invitation, (), typed=True)
        if await visit.perform(form, _accepting(form, invitation, login_id, visit.seen)):
            return visit.go(visit.base, thanks(visit, invitation))
        return await offer(visit, ref, login_id, visit.request.url.path, form)


async def offer(
    visit: Visit, ref: str, login_id: UUID | None, to: str, form: PageForm | None = None, there: Sequence[Sharer] = ()
) -> Response[Any]:
    """What is offered, by whom and for which organisation; or that it no longer is, and what would help."""
    invitation = await _mine(visit, ref, login_id)
    shown = form or _form(visit, invitation, there, typed=False)
    return visit.show("people/invitation.html", form=shown, invitation=invitation, to=to)


async def offered_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    ref = await _look_as(visit, link, link.login_id)
    assert link.login_id, "an invitation's link is made for a login"
    there, login_id = await _who(visit, await _mine(visit, ref, link.login_id), link.login_id)
    await _look_as(visit, link, login_id)
    return await offer(visit, ref, link.login_id, f"/links/{token}", there=there)


async def accept_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    """The mailbox is proved by the link, so accepting signs in."""
    assert link.login_id, "an invitation's link is made for a login"
    ref, now = await _look_as(visit, link, link.login_id), visit.page.now
    there, alone = await _who(visit, await _mine(visit, ref, link.login_id), link.login_id)
    login_id = _chosen(visit, there) if there else alone
    await _look_as(visit, link, login_id or uuid4())
    invitation = await _mine(visit, ref, link.login_id)
    form = _form(visit, invitation, there, typed=True)
    decide = _accepting(form, invitation, login_id, visit.seen)

    def once(journal: Any) -> None:
        if links.use_link(journal.cx, token, now) is None:
            raise Refused(USED)
        decide(journal)

    done = await visit.perform(form, once)
    if done is None:
        if link.used_at:
            return visit.show("people/link_over.html", token=token, status=404)
        await _look_as(visit, link, link.login_id)
        return await offer(visit, ref, link.login_id, f"/links/{token}", form, there)
    if not done.repeated or (link.used_at and _just_now(link.used_at, now)):
        carry(visit, await visit.within(lambda cx: enter(cx, visit, login_id or _new_login(cx, visit, invitation))))
    return visit.go(f"/{link.target.split('/')[1]}", thanks(visit, invitation))


def thanks(visit: Visit, invitation: invitations.Invited) -> Phrase:
    values = {"role": invitation.role, "organisation": invitation.organisation, "area": visit.area.name}
    if invitation.organisation:
        return Phrase(N_("Welcome. You are {role} for {organisation} in {area}."), values)
    return Phrase(N_("Welcome. You are {role} in {area}."), values)


def _just_now(used_at: datetime, now: datetime) -> bool:
    return now - used_at < A_MOMENT


def _accepting(form: PageForm, invitation: invitations.Invited, login_id: UUID | None, seen: int | None) -> Any:
    name = form.name.data if isinstance(form, Accept | AcceptAs) else ""
    return lambda journal: accept_invitation(journal, ref=invitation.ref, login_id=login_id, name=name, seen=seen)


async def _look_as(visit: Visit, link: links.Link, login_id: UUID | None) -> str:
    """With the eyes of whom the link was mailed to, or of whoever shares their mailbox; returns the reference it leads to."""
    slug, ref = link.target.split("/")[1], link.target.split("/")[-1]
    await visit.look(slug=slug, login_id=login_id)
    return ref


async def _who(visit: Visit, invitation: invitations.Invited, login_id: UUID) -> tuple[list[Sharer], UUID]:
    """Whom to ask who they are: nobody where the only one known by that mailbox has the name that was invited."""
    there = await visit.within(lambda cx: sharing.sharers_of(cx, login_id))
    if len(there) == 1 and _expected(invitation, there):
        return [], there[0].login_id
    return there, login_id


def _chosen(visit: Visit, there: Sequence[Sharer]) -> UUID | None:
    """None for one more person."""
    typed = visit.typed.get("who")
    return next((one.login_id for one in there if str(one.login_id) == typed), None)


def _new_login(cx: Any, visit: Visit, invitation: invitations.Invited) -> UUID:
    """Of whoever has just come to share the mailbox."""
    login_id = sharing.login_of_person(cx, visit.area.tenant_id, invitation.invitee_id)
    assert login_id
    return login_id


async def _mine(visit: Visit, ref: str, login_id: UUID | None) -> invitations.Invited:
    invitation = await invitations.offered(visit.page, normal_reference(ref))
    if invitation is None or login_id not in invitation.logins:
        raise NotFound
    visit.newcomer = invitation.invitee_id
    return invitation


def _form(visit: Visit, invitation: invitations.Invited, there: Sequence[Sharer], *, typed: bool) -> PageForm:
    """Whoever is here already keeps their name and is asked nothing; anybody else confirms theirs.

    Where somebody is known by that mailbox under another name, they first say which of them it is.
    """
    if there:
        form = AcceptAs(visit.typed) if typed else AcceptAs(name=invitation.invitee, who=_expected(invitation, there))
        form.who.choices = [*choices(visit, list(there)), (SOMEBODY_ELSE, visit.words._(ELSE))]
        return form
    if visit.page.viewer.person_id:
        return PageForm()
    return Accept(visit.typed) if typed else Accept(name=invitation.invitee)


def _expected(invitation: invitations.Invited, there: Sequence[Sharer]) -> str:
    """The one of that name; nobody else is chosen for them."""
    found = [one for one in there if any(same(name, invitation.invitee or "") for name in one.names)]
    return str(found[0].login_id) if len(found) == 1 else ""
