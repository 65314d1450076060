"""Showing again that it is you, before something that matters. What was being sent waits meanwhile, and loses nothing."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import passkeys, sharing, signing_in
from services.people.passkeys import Passkey
from web.people.proving import (
    NO_PASSKEY,
    Code,
    WithPasskey,
    ask_for_mail,
    asked_for,
    carry,
    challenge,
    enter,
    inside,
    names,
    prove,
    prove_by_passkey,
)
from web.shared.forms import PageForm
from web.shared.visit import Visit
from web.shared.visit.keeping import kept

BY_MAIL = "/account/passkeys"
"""What a code is enough for even where several share the mailbox."""
WAITS = N_("This passkey opens what is confidential from {day}, because it was added from a mailbox that several people share.")
NOT_YOURS = N_("That code was sent to another address. Ask for one here.")


class Confirming(Controller):
    path = "/confirm"

    @get("/", policy="account.own", login=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        target = inside(visit.request.query_params.get("next", ""))
        if visit.page.viewer.proved:
            return Redirect(target, status_code=303)
        return await _ways(visit, PageForm(), target)

    @post("/", policy="account.own", login=True)
    async def wait(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """With a form that waits."""
        return await _ways(visit, PageForm(), _target(visit))

    @post("/mail", policy="account.own", login=True)
    async def mail(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, own = PageForm(), visit.page.viewer.login_id
        assert own
        address = await visit.within(lambda cx: signing_in.address_of(cx, visit.outside.addresses, own))
        try:
            await ask_for_mail(visit, address or "", "/account", show=False)
        except Refused as refused:
            form.refuse(refused)
            return await _ways(visit, form, _target(visit))
        return _code(visit, Code())

    @post("/code", policy="account.own", login=True)
    async def code(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, asked, own = Code(visit.typed), asked_for(visit), visit.page.viewer.login_id
        assert own
        if visit.page.viewer.proved:
            return _on(visit)
        proved = await prove(visit, asked, form) if asked else None
        if proved is None:
            return _code(visit, form)
        alone = not await sharing.shares(visit.page, own)
        session = await visit.within(
            lambda cx: (
                enter(cx, visit, own, risen=True, by_passkey=visit.page.viewer.by_passkey and alone)
                if signing_in.has_address(cx, own, proved.address_hash)
                else None
            )
        )
        if session is None:
            form.refuse(Refused(NOT_YOURS))
            return _code(visit, form)
        return _on(visit, session)

    @post("/passkey", policy="account.own", login=True)
    async def passkey(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, own = WithPasskey(visit.typed), visit.page.viewer.login_id
        assert own
        if visit.page.viewer.proved:
            return _on(visit)
        found: Passkey | None = await prove_by_passkey(visit, form)
        if found is None or found.login_id != own:
            if found:
                form.refuse(Refused(NO_PASSKEY))
            return await _ways(visit, form, _target(visit))
        if not found.opens:
            form.refuse(Refused(WAITS, day=found.opens_at))
            return await _ways(visit, form, _target(visit))
        return _on(visit, await visit.within(lambda cx: enter(cx, visit, own, risen=True, by_passkey=True)))


async def _ways(visit: Visit, form: PageForm, target: str) -> Response[Any]:
    own = visit.page.viewer.login_id
    mine = await passkeys.of_login(visit.page, own) if own else []
    shared = bool(own and await sharing.shares(visit.page, own))
    asks = challenge(visit)
    passkey = {"challenge": asks, "asks": visit.outside.passkeys.ask(asks.encode(), names(mine))} if mine else None
    by_mail = not shared or target.startswith(BY_MAIL) or _waits_for_mail(visit)
    kept_form = visit.typed.get("kept")
    return visit.show(
        "people/confirm.html", form=form, next=target, kept=kept_form, passkey=passkey, shared=shared, by_mail=by_mail
    )


def _waits_for_mail(visit: Visit) -> bool:
    waiting = kept(visit.outside.secret, visit.typed.get("kept"))
    return bool(waiting and waiting.path.startswith(BY_MAIL))


def _code(visit: Visit, form: Code) -> Response[Any]:
    return visit.show("people/confirm_code.html", form=form, next=_target(visit), kept=visit.typed.get("kept"))


def _on(visit: Visit, session: str = "") -> Response[Any]:
    """Where they were going, or the form that waited, to be sent by a button again. No new session: pressed twice."""
    if session:
        carry(visit, session)
    waiting = kept(visit.outside.secret, visit.typed.get("kept"))
    if waiting is None:
        return visit.go(_target(visit))
    return visit.show("people/carry_on.html", waiting=waiting)


def _target(visit: Visit) -> str:
    return inside(visit.typed.get("next"))
