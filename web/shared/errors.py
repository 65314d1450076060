"""Whatever goes wrong ends in a page that says what happened and what to do; nobody sees a trace or a bare number."""

import logging
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect

from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import N_
from domain.shared.policy import SIGN_IN
from services.shared.phrases import Phrase
from web.shared.observing import request_id
from web.shared.security import Forged, new_nonce, policy
from web.shared.visit import Denied, MovedTo, NotModified, Unproved, Visit
from web.shared.visit.answering import SAFE
from web.shared.visit.looking import here
from web.shared.words import Words

FRAMES = 6
INTERNAL = 500
log = logging.getLogger("web")
ADVICE = {
    400: N_("What your browser sent could not be read. Go back and try again; nothing was changed."),
    403: N_("Go back, reload the page, and send it again."),
    404: N_("If you typed the address, check it. If you followed a link, it may be old, or you may need to sign in."),
    405: N_("Start from the front page."),
    409: N_("Go back, reload the page and look at what changed."),
    413: N_("That was more than can be sent at once. Shorten it and send it again; nothing was changed."),
    500: N_(
        "It is not your fault, and it has been written down for the operator. Try again in a minute; a form that is sent again is recorded once, however often it arrives."
    ),
}
TITLES = {
    400: N_("That could not be read"),
    403: N_("Not for you, or not from here"),
    404: N_("Page not found"),
    405: N_("Not like that"),
    409: N_("This changed meanwhile"),
    413: N_("Too much at once"),
    500: N_("Something went wrong here"),
}
CANNOT = N_("That cannot be done")
NO_PART_YET = N_("You have no part here yet")


def not_found(request: Request[Any, Any, Any], _error: Exception) -> Response[str]:
    """The same for what is missing and for what may not be seen; but what one has just made is on its way."""
    visit: Visit | None = getattr(request.state, "visit", None)
    if visit and visit.page.updating and request.method in SAFE:
        return visit.show("shared/being_written.html", 202)
    return plain_page(request, 404)


def refused(request: Request[Any, Any, Any], error: Refused) -> Response[str]:
    return plain_page(request, 409, Phrase(error.message, error.values), title=CANNOT)


def changed(request: Request[Any, Any, Any], _error: Changed) -> Response[str]:
    return plain_page(request, 409)


def forged(request: Request[Any, Any, Any], error: Forged) -> Response[str]:
    return plain_page(request, 403, Phrase(str(error)))


def denied(request: Request[Any, Any, Any], error: Denied) -> Response[Any]:
    """To somebody not signed in: the way in, and back here afterwards."""
    if error.reason == SIGN_IN and request.method == "GET":
        return Redirect(f"/sign-in?next={quote(here(request))}", status_code=303)
    title = NO_PART_YET if error.way_in else None
    return plain_page(request, 403, Phrase(error.reason), title=title, written=error.written, way_in=error.way_in)


def unproved(request: Request[Any, Any, Any], error: Unproved) -> Response[Any]:
    if "#live-" in request.headers.get("HX-Target", ""):
        return Response(b"", status_code=204, media_type=MediaType.HTML)  # a page already open stays as it is
    if not error.kept:
        return Redirect(f"/confirm?next={error.back}", status_code=303)
    visit: Visit = request.state.visit
    return visit.show("shared/confirm_first.html", 403, kept=error.kept)


def not_modified(_request: Request[Any, Any, Any], error: NotModified) -> Response[bytes]:
    """Without a policy header: a new nonce would kill the scripts of the page that they keep."""
    return Response(b"", status_code=304, media_type=MediaType.HTML, headers=error.headers)


def moved_to(_request: Request[Any, Any, Any], error: MovedTo) -> Redirect:
    return Redirect(error.to, status_code=301)


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[str]:
    page = plain_page(request, error.status_code if error.status_code in TITLES else 400)
    page.headers.update(error.headers or {})
    return page


def unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """Words of the error could be somebody's: the log gets its kind and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    log.error("unexpected %s at %s for %s %s", type(error).__name__, where, request.method, request.route_handler)
    return plain_page(request, 500)


def plain_page(
    request: Request[Any, Any, Any],
    status: int,
    what: Phrase | None = None,
    title: str | None = None,
    written: Sequence[str] = (),
    way_in: str = "",
) -> Response[str]:
    words, nonce = Words(), new_nonce()
    html = request.app.state.templates.render(
        "shared/error.html",
        {
            "title": words._(title or TITLES[status]),
            "what": words.plain(what) if what else "",
            "advice": "" if way_in else words._(ADVICE[status]),
            "way_in": way_in,
            "written": written,
            "number": request_id() if status == INTERNAL else "",
            "nonce": nonce,
            "simulated": request.app.state.outside.simulated,
        },
    )
    headers = {"Content-Security-Policy": policy(nonce), "Cache-Control": "no-store"}
    return Response(html, status_code=status, media_type=MediaType.HTML, headers=headers)


HANDLERS: dict[Any, Any] = {
    NotFound: not_found,
    Refused: refused,
    Changed: changed,
    Forged: forged,
    Denied: denied,
    Unproved: unproved,
    NotModified: not_modified,
    MovedTo: moved_to,
    HTTPException: http_error,
    Exception: unexpected,
}
