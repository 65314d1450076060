"""What a mailed link opens. A GET never uses a link up: gateways open links before people do."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from domain.shared.errors import NotFound, Refused
from services.champions import register as champions
from services.people import signing_in
from services.shared import attempts, links
from services.shared.attempts import Attempt
from web.champions.controller import Answer, answering, thanks
from web.contacts.by_link import answer_by_link, asked_by_link
from web.people.by_link import USED, accept_by_link, offered_by_link
from web.people.proving import ask_for_mail, carry, enter
from web.people.signing_in import come_in
from web.shared.forms import PageForm
from web.shared.visit import Visit


class Links(Controller):
    path = "/links/{token:str}"

    @get("/", policy="session.start")
    async def show(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        link = await links.look_up(visit.page, token)
        if link and visit.signed_in and visit.page.viewer.login_id == link.login_id:
            return Redirect(link.target, status_code=303)
        if link is None or not link.works(visit.page.now):
            return _over(visit, token if link else "")
        if link.power == links.NOMINATION:
            return await _nomination(visit, link, token, Answer())
        if link.power == links.INVITATION:
            return await offered_by_link(visit, link, token)
        if link.power == links.CONTACT:
            return await asked_by_link(visit, link, token)
        return visit.show("people/link.html", token=token)

    @post("/", policy="session.start")
    async def use(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        link = await links.look_up(visit.page, token)
        if link and link.power == links.NOMINATION and visit.page.now < link.ends_at:
            return await _answer_nomination(visit, link, token)
        if link and link.power == links.INVITATION and visit.page.now < link.ends_at:
            return await accept_by_link(visit, link, token)
        if link and link.power == links.CONTACT and visit.page.now < link.ends_at:
            return await answer_by_link(visit, link, token)
        if link and link.used_at and visit.signed_in and visit.page.viewer.login_id == link.login_id:
            return visit.go(link.target)  # the button, pressed twice
        now = visit.page.now
        used = await visit.within(lambda cx: _used(cx, token, now))
        if used is None:
            return _over(visit, token if link else "")
        whose, target = used
        if isinstance(whose, Attempt):
            return await come_in(visit, whose, target)
        carry(visit, await visit.within(lambda cx: enter(cx, visit, whose)))
        return visit.go(target)

    @post("/renewal", policy="session.start")
    async def renew(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        """A fresh mail to the same address, for the same place, for one that came too late."""
        link, form = await links.look_up(visit.page, token), PageForm()
        address = await visit.within(lambda cx: _address(cx, visit, link)) if link else None
        if link is None or address is None:
            return _over(visit, "")
        try:
            await ask_for_mail(visit, address, link.target, show=False)
        except Refused as refused:
            form.refuse(refused)
            return _over(visit, token, form)
        return visit.go("/sign-in/code")


def _over(visit: Visit, token: str, form: PageForm | None = None) -> Response[Any]:
    return visit.show("people/link_over.html", token=token, form=form, status=404)


def _used(cx: Any, token: str, now: datetime) -> tuple[Attempt | UUID, str] | None:
    """What the link has proved, an address or that it is one login's, and where it was going."""
    used = links.use_link(cx, token, now)
    whose = (attempts.use(cx, used.attempt_id) if used.attempt_id else used.login_id) if used else None
    return (whose, used.target) if used and whose else None


def _address(cx: Any, visit: Visit, link: links.Link) -> str | None:
    """Where that link was mailed to."""
    if link.attempt_id:
        attempt = attempts.find(cx, link.attempt_id)
        return visit.outside.addresses.unbox(attempt.address) if attempt else None
    return signing_in.address_of(cx, visit.outside.addresses, link.login_id) if link.login_id else None


async def _nomination(visit: Visit, link: links.Link, token: str, form: PageForm) -> Response[Any]:
    nomination = await _asked(visit, link)
    return visit.show("champions/nomination.html", form=form, nomination=nomination, to=f"/links/{token}")


async def _asked(visit: Visit, link: links.Link) -> champions.Asked:
    """Looks with the eyes of whom the link was mailed to, at this one nomination."""
    slug, ref = link.target.split("/")[1], link.target.split("/")[-1]
    await visit.look(slug=slug, login_id=link.login_id)
    nomination = await champions.nomination(visit.page, ref)
    if nomination is None or nomination.nominee_id != visit.page.viewer.person_id:
        raise NotFound
    return nomination


async def _answer_nomination(visit: Visit, link: links.Link, token: str) -> Response[Any]:
    form, nomination = Answer(visit.typed), await _asked(visit, link)
    decide, now = answering(form, nomination, visit.seen), visit.page.now

    def once(journal: Any) -> None:
        if links.use_link(journal.cx, token, now) is None:
            raise Refused(USED)
        decide(journal)

    if await visit.perform(form, once):
        return visit.go(f"/{link.target.split('/')[1]}/champions", thanks(form, nomination))
    if link.used_at:
        return _over(visit, token)
    return await _nomination(visit, link, token, form)
