"""Signing in, by a code or a passkey, and out again. No password anywhere."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import sharing, signing_in
from services.shared import attempts
from services.shared.attempts import Attempt
from services.shared.membership import normal
from web.people.proving import (
    Asked,
    Code,
    WithPasskey,
    ask_for_mail,
    asked_for,
    carry,
    challenge,
    enter,
    inside,
    prove,
    prove_by_passkey,
)
from web.people.who import ask_who
from web.shared.forms import PageForm, line
from web.shared.visit import Visit


class SignIn(PageForm):
    address = line(N_("Your mail address"), needed=N_("Enter your mail address."))


class SigningIn(Controller):
    path = "/"

    @get("/sign-in", policy="session.start")
    async def sign_in(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return _door(visit, SignIn(), inside(visit.request.query_params.get("next", "")))

    @post("/sign-in", policy="session.start")
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """The same answer, in the same time, whether or not the address is known."""
        form, target = SignIn(visit.typed), inside(visit.typed.get("next"))
        if form.validate():
            try:
                await ask_for_mail(visit, normal(form.address.data), target)
            except Refused as refused:
                form.refuse(refused)
            else:
                return visit.go("/sign-in/code")
        return _door(visit, form, target)

    @get("/sign-in/code", policy="session.start")
    async def code(self, visit: NamedDependency[Visit]) -> Response[Any]:
        asked = asked_for(visit)
        if asked is None or visit.signed_in:
            return Redirect(asked.target if asked else "/sign-in", status_code=303)
        return _code(visit, Code(), asked)

    @post("/sign-in/code", policy="session.start")
    async def prove(self, visit: NamedDependency[Visit]) -> Response[Any]:
        asked, form = asked_for(visit), Code(visit.typed)
        if asked is None or visit.signed_in:  # too late, or the button pressed twice
            return Redirect(asked.target if asked else "/sign-in", status_code=303)
        proved = await prove(visit, asked, form)
        if proved is None:
            return _code(visit, form, asked)
        return await come_in(visit, proved, asked.target)

    @post("/sign-in/passkey", policy="session.start")
    async def by_passkey(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, target = WithPasskey(visit.typed), inside(visit.typed.get("next"))
        passkey = await prove_by_passkey(visit, form)
        if passkey is None:
            return visit.go(target) if visit.signed_in else _door(visit, form, target)  # the button, pressed twice
        login_id, opens = passkey.login_id, passkey.opens
        carry(visit, await visit.within(lambda cx: enter(cx, visit, login_id, by_passkey=opens)))
        return visit.go(target)

    @post("/sign-out", policy="session.end")
    async def sign_out(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await visit.within(lambda cx: signing_in.end_session(cx, visit.session))
        return left(visit, visit.go("/", N_("You have signed out.")))


async def come_in(visit: Visit, proved: Attempt, target: str) -> Response[Any]:
    """With an address that was proved: its login begins with that, if it had none. Where several share it, they are asked."""

    def begin(cx: Any) -> str | None:
        there = sharing.sharers(cx, proved.address_hash)
        if len(there) > 1:
            return None
        login_id = there[0].login_id if there else attempts.login(cx, visit.outside.addresses, proved)
        return enter(cx, visit, login_id) if login_id else ""

    session = await visit.within(begin)
    if session is None:
        return ask_who(visit, proved.address_hash, target)
    if not session:
        return Redirect("/sign-in", status_code=303)
    carry(visit, session)
    return visit.go(target)


def left(visit: Visit, response: Redirect) -> Redirect:
    response.set_cookie(visit.cookies.drop(visit.cookies.session))
    response.set_cookie(visit.cookies.drop(visit.cookies.asked))
    response.set_cookie(visit.cookies.drop(visit.cookies.acting))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _door(visit: Visit, form: PageForm, target: str) -> Response[Any]:
    asks = challenge(visit)
    passkey = {"challenge": asks, "asks": visit.outside.passkeys.ask(asks.encode())}
    typed = form if isinstance(form, SignIn) else SignIn()
    return visit.show("people/sign_in.html", form=form, typed=typed, next=target, passkey=passkey)


def _code(visit: Visit, form: Code, asked: Asked) -> Response[Any]:
    return visit.show("people/code.html", form=form, asked=asked)
