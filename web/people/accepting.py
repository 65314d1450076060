"""What an invitation offers, to whoever signed in with the mailbox that it went to; by its link: `by_link`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.deciding import LONGEST_NAME
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.people import invitations
from services.people.commands import accept_invitation
from services.people.sharing import Sharer
from services.shared.membership import same
from services.shared.phrases import Phrase
from web.people.who import choices
from web.shared.forms import OneOf, PageForm, line
from web.shared.visit import Visit

INVITATIONS = "/invitations/{ref:str}"
SOMEBODY_ELSE = "somebody-else"
ELSE = N_("Somebody else, who shares this mailbox")


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
        login_id, invitation = visit.page.viewer.login_id, await mine(visit, ref, visit.page.viewer.login_id)
        assert login_id
        form = form_of(visit, invitation, (), typed=True)
        if await visit.perform(form, accepting(form, invitation, login_id, visit.seen)):
            return visit.go(visit.base, thanks(visit, invitation))
        return await offer(visit, ref, login_id, visit.request.url.path, form)


async def offer(
    visit: Visit, ref: str, login_id: UUID | None, to: str, form: PageForm | None = None, there: Sequence[Sharer] = ()
) -> Response[Any]:
    """What is offered, by whom and for which organisation; or that it no longer is, and what would help."""
    invitation = await mine(visit, ref, login_id)
    shown = form or form_of(visit, invitation, there, typed=False)
    return visit.show("people/invitation.html", form=shown, invitation=invitation, to=to, sign_in="")


def thanks(visit: Visit, invitation: invitations.Invited) -> Phrase:
    values = {"role": invitation.role, "organisation": invitation.organisation, "area": visit.area.name}
    if invitation.organisation:
        return Phrase(N_("Welcome. You are {role} for {organisation} in {area}."), values)
    return Phrase(N_("Welcome. You are {role} in {area}."), values)


def accepting(form: PageForm, invitation: invitations.Invited, login_id: UUID | None, seen: int | None) -> Any:
    name = form.name.data if isinstance(form, Accept | AcceptAs) else ""
    return lambda journal: accept_invitation(journal, ref=invitation.ref, login_id=login_id, name=name, seen=seen)


async def mine(visit: Visit, ref: str, login_id: UUID | None) -> invitations.Invited:
    invitation = await invitations.offered(visit.page, normal_reference(ref))
    if invitation is None or login_id not in invitation.logins:
        raise NotFound
    visit.newcomer = invitation.invitee_id
    return invitation


def form_of(visit: Visit, invitation: invitations.Invited, there: Sequence[Sharer], *, typed: bool) -> PageForm:
    """Whoever is here already keeps their name and is asked nothing; anybody else confirms theirs.

    Where somebody is known by that mailbox under another name, they first say which of them it is.
    """
    if there:
        form = AcceptAs(visit.typed) if typed else AcceptAs(name=invitation.invitee, who=expected(invitation, there))
        form.who.choices = [*choices(visit, list(there)), (SOMEBODY_ELSE, visit.words._(ELSE))]
        return form
    if visit.page.viewer.person_id:
        return PageForm()
    return Accept(visit.typed) if typed else Accept(name=invitation.invitee)


def expected(invitation: invitations.Invited, there: Sequence[Sharer]) -> str:
    """The one of that name; nobody else is chosen for them."""
    found = [one for one in there if any(same(name, invitation.invitee or "") for name in one.names)]
    return str(found[0].login_id) if len(found) == 1 else ""
