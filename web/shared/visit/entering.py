"""The dependency of every handler: who looks, may they, and is what they have still good."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Request

from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.policy import Deny, Resource, can
from web.shared.forms import Typed
from web.shared.security import check_origin, check_token
from web.shared.visit.answering import SAFE
from web.shared.visit.ending import Denied, MovedTo, NotModified
from web.shared.visit.sending import Visit

AT_THE_DOOR = Resource(raisers=frozenset(Role))
"""Before it is known what a request is about, only who could never do it is turned away."""


async def visit(request: Request[Any, Any, Any]) -> AsyncIterator[Visit]:
    """The dependency of every handler: who looks, may they, and is what they have still good."""
    state = request.app.state
    one = Visit(request, state.outside, state.templates, state.cookies)
    unsafe = request.method not in SAFE
    if unsafe:
        check_origin(request, one.outside.url)
        one.typed = Typed((name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str))
        check_token(one.outside.secret, _subject(one), one.typed.get("token"))
    try:
        await one.look()
        if "area" in request.path_params:
            _in_its_area(one)
        match can(one.page.viewer.actor, request.route_handler.opt["policy"], AT_THE_DOOR):
            case Deny(reason):
                raise Denied(reason)
        if not unsafe and (tag := one.etag()) and request.headers.get("If-None-Match") == tag:
            raise NotModified
        request.state.visit = one
        yield one
    finally:
        await one.stack.aclose()


def _subject(one: Visit) -> str:
    """What the form's token is bound to: the session, the visit, or a mailed link, which is its own proof."""
    return one.session or one.visitor


def _in_its_area(one: Visit) -> None:
    if one.area is None:
        raise NotFound
    asked = str(one.request.path_params["area"])
    if asked != one.area.slug and one.request.method in SAFE:
        raise MovedTo(one.request.url.path.replace(asked, one.area.slug, 1))
