"""Signing in by a mailed link, signing out, and what a mailed link opens. A GET never uses a link up."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from services.champions import register as champions
from services.people import signing_in
from services.shared import links
from web.champions.controller import Answer, answering, thanks
from web.people.accepting import USED, accept_by_link, offered_by_link
from web.shared.forms import PageForm, line
from web.shared.security import SESSION_HOURS
from web.shared.visit import Visit


class SignIn(PageForm):
    address = line(N_("Your mail address"), needed=N_("Enter your mail address."))


class People(Controller):
    path = "/"

    @get("/sign-in", policy="session.start")
    async def sign_in(self, visit: NamedDependency[Visit]) -> Response[Any]:
        target = _inside(visit.request.query_params.get("next", ""))
        return visit.show("people/sign_in.html", form=SignIn(), next=target)

    @post("/sign-in", policy="session.start")
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """The same answer whether or not the address is known."""
        form, target = SignIn(visit.typed), _inside(visit.typed.get("next"))
        if form.validate():
            try:
                await visit.within(lambda cx: signing_in.ask_for_link(cx, visit.outside.addresses, form.address.data, target))
            except Refused as refused:
                form.refuse(refused)
            else:
                return visit.show("people/sent.html", address=form.address.data)
        return visit.show("people/sign_in.html", form=form, next=target)

    @post("/sign-out", policy="session.end")
    async def sign_out(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await visit.within(lambda cx: signing_in.end_session(cx, visit.session))
        response = visit.go("/", N_("You have signed out."))
        response.set_cookie(visit.cookies.drop(visit.cookies.session))
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


class Links(Controller):
    path = "/links/{token:str}"

    @get("/", policy="session.start")
    async def show(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        link = await links.look_up(visit.page, token)
        if link and visit.signed_in and visit.page.viewer.login_id == link.login_id:
            return Redirect(link.target, status_code=303)
        if link is None or not link.works(visit.page.now):
            return visit.show("people/link_over.html", token=token if link else "", status=404)
        if link.power == links.NOMINATION:
            return await _nomination(visit, link, token, Answer())
        if link.power == links.INVITATION:
            return await offered_by_link(visit, link, token)
        return visit.show("people/link.html", token=token)

    @post("/", policy="session.start")
    async def use(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        link = await links.look_up(visit.page, token)
        if link and link.power == links.NOMINATION and visit.page.now < link.ends_at:
            return await _answer_nomination(visit, link, token)
        if link and link.power == links.INVITATION and visit.page.now < link.ends_at:
            return await accept_by_link(visit, link, token)
        if link and link.used_at and visit.signed_in and visit.page.viewer.login_id == link.login_id:
            return visit.go(link.target)  # the button, pressed twice
        now = visit.page.now

        def enter(cx: Any) -> tuple[str, str] | None:
            used = links.use_link(cx, token, now)
            if used is None:
                return None
            if visit.session:
                signing_in.end_session(cx, visit.session)
            return signing_in.start_session(cx, used.login_id), used.target

        entered = await visit.within(enter)
        if entered is None:
            return visit.show("people/link_over.html", token=token if link else "", status=404)
        session, target = entered
        response = visit.go(target)
        response.set_cookie(visit.cookies.make(visit.cookies.session, session, SESSION_HOURS * 3600))
        return response

    @post("/renewal", policy="session.start")
    async def renew(self, visit: NamedDependency[Visit], token: FromPath[str]) -> Response[Any]:
        """A fresh link to the same address and place, for one that came too late."""
        link = await links.look_up(visit.page, token)
        if link:
            await visit.within(lambda cx: signing_in.send_link(cx, link.login_id, link.target))
        return visit.show("people/sent.html", address="")


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
        return visit.show("people/link_over.html", token=token, status=404)
    return await _nomination(visit, link, token, form)


def _inside(target: str) -> str:
    """Only ever to a page of ours: a path, and not one that a browser takes for another place."""
    fine = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable() and len(target) < 300
    return target if fine else "/duties"
