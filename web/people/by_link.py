"""Accepting an invitation by the link that was mailed: it proves the mailbox, as long as the mail is fresh.

The link works for a week, for somebody who is new here. Somebody who is known already signs in by a mail that is half an
hour old at most, like everybody, and accepts then: an older one, forwarded or archived, opens nothing that is theirs.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from litestar import Response

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import invitations, sharing
from services.people.sharing import Sharer
from services.shared import links
from web.people.accepting import SOMEBODY_ELSE, Accept, accepting, expected, form_of, mine, offer, thanks
from web.people.proving import carry, enter
from web.shared.forms import PageForm
from web.shared.visit import Visit

A_MOMENT = timedelta(minutes=1)
"""A button pressed twice; a link that comes back later than that lets nobody in."""
USED = N_("This link has been used, or its time is over. Nothing was changed.")
FIRST = N_("If you have signed in with this mailbox before, sign in first, and accept then. Nothing was changed.")


async def offered_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    ref = await _look_as(visit, link, link.login_id)
    assert link.login_id, "an invitation's link is made for a login"
    there, login_id = await _who(visit, await mine(visit, ref, link.login_id), link.login_id)
    if await _late(visit, link):
        return await _first(visit, link, token, there)
    await _look_as(visit, link, login_id)
    return await offer(visit, ref, link.login_id, f"/links/{token}", there=there)


async def accept_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    """Signs in as well."""
    assert link.login_id, "an invitation's link is made for a login"
    ref, now = await _look_as(visit, link, link.login_id), visit.page.now
    there, alone = await _who(visit, await mine(visit, ref, link.login_id), link.login_id)
    late = await _late(visit, link)
    if late and not (there and visit.typed.get("who") == SOMEBODY_ELSE):
        return await _first(visit, link, token, there, refused=True)
    login_id = _chosen(visit, there) if there else alone
    await _look_as(visit, link, login_id or uuid4())
    invitation = await mine(visit, ref, link.login_id)
    form = form_of(visit, invitation, there, typed=True)
    decide = accepting(form, invitation, login_id, visit.seen)

    def once(journal: Any) -> None:
        if links.use_link(journal.cx, token, now) is None:
            raise Refused(USED)
        decide(journal)

    done = await visit.perform(form, once)
    if done is None:
        if link.used_at:
            return visit.show("people/link_over.html", token=token, status=404)
        if late:
            return await _first(visit, link, token, there, form)
        await _look_as(visit, link, link.login_id)
        return await offer(visit, ref, link.login_id, f"/links/{token}", form, there)
    if not done.repeated or (link.used_at and _just_now(link.used_at, now)):
        carry(visit, await visit.within(lambda cx: _enter(cx, visit, login_id or _new_login(cx, visit, invitation), link)))
    return visit.go(f"/{link.target.split('/')[1]}", thanks(visit, invitation))


async def _first(
    visit: Visit, link: links.Link, token: str, there: Sequence[Sharer], form: PageForm | None = None, *, refused: bool = False
) -> Response[Any]:
    """Signing in first; or, where somebody else may have come to share the mailbox, accepting as one who is new.

    Nobody's name is shown: the mailbox was proved too long ago.
    """
    assert link.login_id
    invitation = await mine(visit, await _look_as(visit, link, uuid4()), link.login_id)
    shown = form or (Accept(name=invitation.invitee) if there else PageForm())
    if refused:
        shown.refuse(Refused(FIRST))
    to = f"/links/{token}"
    return visit.show("people/invitation.html", form=shown, invitation=invitation, to=to, sign_in=f"/sign-in?next={link.target}")


async def _late(visit: Visit, link: links.Link) -> bool:
    """Whether somebody is known by that mailbox, and the mail too old to sign them in; not for a button pressed twice."""
    login_id, now = link.login_id, visit.page.now
    if _fresh(link, now) or login_id is None or (link.used_at and _just_now(link.used_at, now)):
        return False
    return await visit.within(lambda cx: sharing.known(cx, login_id))


def _fresh(link: links.Link, now: datetime) -> bool:
    return now < link.made_at + links.SIGN_IN


def _just_now(used_at: datetime, now: datetime) -> bool:
    return now - used_at < A_MOMENT


def _enter(cx: Any, visit: Visit, login_id: UUID, link: links.Link) -> str:
    return enter(cx, visit, login_id, proved=_fresh(link, visit.page.now))


async def _look_as(visit: Visit, link: links.Link, login_id: UUID | None) -> str:
    """With the eyes of whom the link was mailed to, or of whoever shares their mailbox; returns the reference it leads to."""
    slug, ref = link.target.split("/")[1], link.target.split("/")[-1]
    await visit.look(slug=slug, login_id=login_id)
    return ref


async def _who(visit: Visit, invitation: invitations.Invited, login_id: UUID) -> tuple[list[Sharer], UUID]:
    """Whom to ask who they are: nobody where the only one known by that mailbox has the name that was invited."""
    there = await visit.within(lambda cx: sharing.sharers_of(cx, login_id))
    if len(there) == 1 and expected(invitation, there):
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
