"""What holds for every route there is, and for every one there will be."""

from uuid import uuid4

import pytest
from litestar.testing import TestClient

from domain.organisations import Sector
from domain.shared.policy import RULES
from infra.composition import Parts
from tests.browser import Browser, Page, filled
from tests.web.conftest import Enter
from tests.web.furnished import Things, asks, nomination_link
from tests.web.routes import PAGES, POSTS, ROUTES, Route, routes_of, sending
from tests.web.seen_by import SEEN_BY

KEEPS_NO_HISTORY = {
    "/sign-in": "asks for a mail; who signs in where is nobody's history",
    "/sign-in/code": "who signs in where is nobody's history",
    "/sign-in/passkey": "who signs in where is nobody's history",
    "/sign-in/who": "who signs in where is nobody's history",
    "/sign-out": "ends a session",
    "/account/passkeys": "how somebody signs in is their own",
    "/account/passkeys/{passkey_id:uuid}/removal": "how somebody signs in is their own",
    "/account/sessions/{session_id:uuid}/end": "ends a session",
    "/account/sessions/end": "ends sessions",
    "/confirm": "shows a form that waits",
    "/confirm/mail": "asks for a mail",
    "/confirm/code": "shows that it is still them",
    "/confirm/passkey": "shows that it is still them",
    "/links/{token:str}/renewal": "asks for a mail",
    "/demo/session": "a picker of invented people",
    "/{area:str}/concerns/drafts": "a draft is the writer's own until it is sent",
    "/{area:str}/concerns/drafts/{draft_id:uuid}/deletion": "a draft leaves no trace",
    "/{area:str}/tables": "a table is looked at before anything of it is recorded",
    "/{area:str}/tables/{draft_id:uuid}/recording": "the worker records it, a moment later",
    "/{area:str}/tables/{draft_id:uuid}/removal": "a table that was not recorded leaves no trace",
}

TOLD_AHEAD = ("content-type", "cache-control", "etag", "vary", "x-frame-options")


def test_the_tests_walk_the_routes_that_the_application_has(client: TestClient) -> None:
    served = set(routes_of(client.app))

    assert served == set(ROUTES)
    assert len(served) > 40
    assert KEEPS_NO_HISTORY.keys() <= {route.path for route in POSTS}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route}")
def test_every_route_says_what_it_takes_to_use_it(route: Route) -> None:
    assert route.policy in RULES


@pytest.mark.parametrize("route", PAGES, ids=str)
def test_every_page_is_there_for_somebody(route: Route, twins: tuple[Things, Things], enter: Enter) -> None:
    here, _there = twins
    browser = enter(here, SEEN_BY.get(route.path, "contact"))
    if route.path.endswith("/length"):
        assert browser.get(route.at(here), headers={"HX-Target": "div#length"}).text
    else:
        assert browser.get(route.at(here)).headings


@pytest.mark.parametrize("route", POSTS, ids=str)
def test_whoever_sends_a_form_twice_is_answered_twice_and_it_happens_once(
    route: Route, things: Things, enter: Enter, recorded
) -> None:
    one = sending(route, things)
    browser = enter(things, one.who)
    form = one.opened_by(browser)
    before = recorded()

    first = browser.send(form, one.to, **one.typed)
    after = recorded()
    again = browser.post(form.form(one.to)["action"], 200, filled(form, one.to, dict(one.typed)))

    assert (after > before) == (route.path not in KEEPS_NO_HISTORY), f"{route} leaves no trace; say why in KEEPS_NO_HISTORY"
    assert recorded() == after
    assert (again.path, again.headings) == (first.path, first.headings)


def test_the_button_of_a_sign_in_link_pressed_twice_leads_to_the_same_page(things: Things, visitor: Browser) -> None:
    form = visitor.get(things.sign_in_link)

    first, again = (visitor.send(form, things.sign_in_link) for _press in range(2))

    assert first.path == again.path == "/duties"


def test_whoever_comes_later_with_a_used_nomination_link_is_told_that_it_is_over(
    things: Things, made: Parts, visitor: Browser, recorded
) -> None:
    things.area.body("Testing Parks", Sector.PUBLIC, "Parks")
    link = nomination_link(made, things.area, "helper", asks(things.area, "Testing Parks", "Parks", "helper"))
    form = visitor.get(link)
    visitor.send(form, link, answer="accept")
    before = recorded()

    refused = visitor.send(form, link, 404, answer="decline", command_id=str(uuid4()))

    assert refused.headings == ["This link is over"]
    assert recorded() == before


def test_a_draft_begun_and_thrown_away_does_not_come_back(things: Things, enter: Enter) -> None:
    browser = enter(things, "contact")
    form = browser.get(f"/{things.slug}/concerns/new")
    whom = browser.send(form, "/concerns/drafts")
    browser.post(whom.path.replace("/whom", "/deletion"), 200, {"token": whom.typed("/whom")["token"]})

    again = browser.send(form, "/concerns/drafts")

    assert again.path == f"/{things.slug}/concerns"
    assert not again.offers(whom.path)


@pytest.mark.parametrize("route", PAGES, ids=str)
def test_a_head_is_a_get_without_its_body(route: Route, twins: tuple[Things, Things], enter: Enter) -> None:
    browser = enter(twins[0], SEEN_BY.get(route.path, "contact"))

    got, head = (browser.raw(method, route.at(twins[0])) for method in ("GET", "HEAD"))

    assert (head.status_code, head.content) == (got.status_code, b"")
    assert {name: head.headers.get(name) for name in TOLD_AHEAD} == {name: got.headers.get(name) for name in TOLD_AHEAD}


def test_a_head_of_live_updates_ends(twins: tuple[Things, Things], visitor: Browser) -> None:
    head = visitor.raw("HEAD", f"/{twins[0].slug}/live")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route}")
def test_options_name_the_methods_and_others_are_refused_with_a_page(
    route: Route, twins: tuple[Things, Things], visitor: Browser
) -> None:
    options = visitor.raw("OPTIONS", route.at(twins[0]))
    wrong = visitor.raw("DELETE", route.at(twins[0]))

    assert options.status_code == 204
    assert route.method in options.headers["allow"]
    assert wrong.status_code == 405
    assert route.method in wrong.headers["allow"]
    assert Page(wrong.text).headings == ["Not like that"]
