"""Confirming a contact by the mailed link. A GET shows a button; only the POST uses the link up."""

from typing import Any

from litestar import Response

from domain.shared.errors import NotFound, Refused
from services.contacts import register as contacts
from services.shared import links
from web.contacts.controller import Answer, answering, found, thanks
from web.people.by_link import USED
from web.shared.forms import PageForm
from web.shared.visit import Visit


async def asked_by_link(visit: Visit, link: links.Link, token: str, form: PageForm | None = None) -> Response[Any]:
    try:
        contact = await _asked(visit, link)
    except NotFound:
        return _over(visit)
    if contact.ended:
        return _over(visit)
    to = f"/links/{token}"
    return visit.show("contacts/contact.html", form=form or Answer(), contact=contact, to=to, mine=True, may_list=_nothing)


async def answer_by_link(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    """The link has proved the mailbox: who answers is its person, or whoever reads it."""
    form, now = Answer(visit.typed), visit.page.now
    try:
        contact = await _asked(visit, link)
    except NotFound:
        return _over(visit)
    decide = answering(form, contact, visit.seen)

    def once(journal: Any) -> None:
        if links.use_link(journal.cx, token, now) is None:
            raise Refused(USED)
        decide(journal)

    if await visit.perform(form, once):
        return visit.go(f"{link.target.rpartition('/')[0]}", thanks(form, contact))
    return _over(visit) if link.used_at else await asked_by_link(visit, link, token, form)


async def _asked(visit: Visit, link: links.Link) -> contacts.Asked:
    """Looks with the eyes of whom the link was mailed to, at this one listing."""
    slug, ref = link.target.split("/")[1], link.target.split("/")[-1]
    await visit.look(slug=slug, login_id=link.login_id)
    visit.by_mailbox = link.login_id is None
    contact = await found(visit, ref)
    if contact.person_id != (visit.page.viewer.person_id if link.login_id else None):
        raise NotFound
    return contact


def _over(visit: Visit) -> Response[Any]:
    return visit.show("people/link_over.html", token="", form=None, status=404)


def _nothing(_organisation_id: object) -> bool:
    return False
