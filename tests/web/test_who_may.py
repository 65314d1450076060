"""Pages and forms obey the table of who may do what: each route, asked by somebody in each role."""

from collections import defaultdict
from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.browser import Browser
from tests.domain.allowances import cells
from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.routes import ROUTES, SENDINGS, Route

HELD_BY = {
    "nob": "visitor", "per": "gone", "hos": "host", "lea": "lead", "cha": "chair", "mem": "successor", "chm": "librarian",
    "con": "contact", "off": "officer", "vcs": "singer", "sec": "secretary", "med": "mediator", "aud": "auditor",
    "par": "passer-by",
}  # fmt: skip
IN_AREAS = [route for route in ROUTES if "area" in route.slots and not route.path.endswith("/live")]
OF_SOMEBODY = ("/champions/nominations/", "/people/invitations/", "/contacts/{ref")
"""Open to all at the door, and there only for whom it was written to."""


@pytest.fixture(scope="module")
def browsers(twins: tuple[Things, Things], enter: Enter) -> dict[str, Browser]:
    return {who: enter(twins[0], name) for who, name in HELD_BY.items()}


@pytest.mark.parametrize("route", IN_AREAS, ids=lambda route: f"{route.method} {route}")
def test_each_role_gets_what_the_table_says(
    route: Route, twins: tuple[Things, Things], browsers: dict[str, Browser], recorded: Callable[[], int]
) -> None:
    wanted, before = signs(route), recorded()

    asked = [who for who in browsers if reads(route) or "+" not in wanted[who]]
    answered = {who: ask(browsers[who], route, twins[0]) for who in asked}

    assert {who: status for who, status in answered.items() if status not in fitting(route, who, wanted[who])} == {}
    assert recorded() == before


def signs(route: Route) -> dict[str, set[str]]:
    """What the table has for this route's rule, by who asks, in whichever case."""
    found: dict[str, set[str]] = defaultdict(set)
    for action, _case, who, sign in cells():
        if action == route.policy:
            found[who].add(sign)
    return found


def reads(route: Route) -> bool:
    return route.method == "GET"


def fitting(route: Route, who: str, wanted: set[str]) -> set[int]:
    """What may be answered: where every case agrees, only that. A form is sent only by those who may in no case."""
    if "/drafts/" in route.path and who != "nob":
        return {200, 303, 403, 404}  # the writer's own, whoever else may write one
    if route.policy == "area.join" and who == "nob":
        return {303}  # anybody may, once they have proved an address
    if wanted == {"+"}:
        return {200, 404} if any(part in route.path for part in OF_SOMEBODY) else {200}
    if wanted == {"-"}:
        return {303} if who == "nob" and reads(route) else {403}
    if wanted == {"."}:
        return {404}
    return {200, 303, 403, 404} if reads(route) else {303, 403, 404, 422}


def ask(browser: Browser, route: Route, things: Things) -> int:
    if reads(route):
        return browser.raw("GET", route.at(things), follow_redirects=False).status_code
    token = browser.get("/demo").typed("/demo/session")["token"]
    typed = {"token": token, "command_id": str(uuid4())} | SENDINGS[route.path](things).typed
    return browser.raw("POST", route.at(things), follow_redirects=False, data=typed).status_code
