"""The dependency of every handler: who looks, may they, and is what they have still good."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Request

from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.policy import SIGN_IN, Deny, Hide, Resource, can
from services.people.signing_in import forms_of
from web.shared.forms import Typed
from web.shared.security import check_origin, check_token
from web.shared.visit.answering import SAFE
from web.shared.visit.ending import Denied, MovedTo, NotModified, Unproved
from web.shared.visit.keeping import keep
from web.shared.visit.sending import Visit

AT_THE_DOOR = Resource(raisers=frozenset(Role))
"""Before it is known what a request is about, only who could never do it is turned away."""


async def visit(request: Request[Any, Any, Any]) -> AsyncIterator[Visit]:
    """The dependency of every handler: who looks, may they, and is what they have still good."""
    if "\x00" in request.scope["path"] or b"%00" in request.scope["query_string"]:
        raise NotFound  # nothing of ours has a NUL in its address, and the database takes none
    state = request.app.state
    one = Visit(request, state.outside, state.templates, state.cookies)
    unsafe = request.method not in SAFE
    if unsafe:
        check_origin(request, one.outside.url)
        one.typed = Typed((name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str))
        _check_token(one)
    kept = "" if unsafe else request.headers.get("If-None-Match", "")
    try:
        for look in (one.glance, one.look) if kept and one.reads and not one.wrote else (one.look,):
            await look()
            _admit(one)
            if kept and one.etag() == kept:
                raise NotModified(one.keeping())
        request.state.visit = one
        yield one
    finally:
        await one.stack.aclose()


def _admit(one: Visit) -> None:
    if "area" in one.request.path_params:
        _in_its_area(one)
    match can(one.scene.viewer.actor, one.request.route_handler.opt["policy"], AT_THE_DOOR):
        case Deny(reason):
            raise one.denied(reason)
        case Hide():
            if "host" in one.request.path_params:
                raise NotFound
    if "host" in one.request.path_params and one.host is None:
        raise NotFound
    if one.request.route_handler.opt.get("login") and not one.signed_in:
        raise Denied(SIGN_IN)
    _has_proved(one)


def _check_token(one: Visit) -> None:
    """The form's token is bound to the session, or to the visit before there is one.

    Sent twice, a form that begins a session is older than that session, and one that ends it finds none.
    """
    policy = one.request.route_handler.opt["policy"]
    session = forms_of(one.session)
    bound_to = [session, one.visitor] if policy == "session.start" else [session or one.visitor]
    if one.session or policy != "session.end":
        check_token(one.outside.secret, bound_to, one.typed.get("token"))


def _has_proved(one: Visit) -> None:
    """`fresh` handlers change who may do what: proof within ten minutes. `confidential` ones open words of a case: that,
    or a session begun with a passkey. A visitor is asked to sign in by the page itself. A code to a mailbox that several
    share proves nobody: for `by_mail` handlers it may be enough all the same, and they look themselves.
    """
    wants, viewer = one.request.route_handler.opt, one.scene.viewer
    if not one.signed_in or viewer.proved or wants.get("by_mail") or (wants.get("confidential") and viewer.by_passkey):
        return
    if wants.get("fresh") or wants.get("confidential"):
        raise unproved(one)


def unproved(one: Visit) -> Unproved:
    """First they show that it is them; what they sent waits meanwhile."""
    path = one.request.url.path
    one.request.state.visit = one
    return Unproved(path, "" if one.request.method in SAFE else keep(one.outside.secret, path, one.typed))


def _in_its_area(one: Visit) -> None:
    if one.area is None:
        raise NotFound
    asked = str(one.request.path_params["area"])
    if asked != one.area.slug and one.request.method in SAFE:
        raise MovedTo(one.request.url.path.replace(asked, one.area.slug, 1))
