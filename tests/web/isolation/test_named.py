"""What somebody names in a query, a form or an account page: another's, or another area's, is nothing to them."""

import pytest

from infra.composition import Parts
from tests.given import PANTRY
from tests.web.getting_in import another_session, passkey_of
from tests.web.isolation.nobody import unknown
from tests.web.isolation.people import EVERYBODY
from tests.web.isolation.places import Pair, Places
from tests.web.isolation.slots import (
    BODIES,
    DRAFTED,
    EVERY_NAME,
    POSTS,
    QUERIES,
    Names,
    typed,
)  # fmt: skip
from tests.web.isolation.walking import Answer, Asked, Walk
from tests.web.routes import ROUTES, Route, never
from tests.web.unsent import draft_of


def test_what_a_query_names_of_another_area_is_as_what_never_was(places: Places, walk: Walk) -> None:
    pairs = [
        pair
        for route in ROUTES
        if route.method == "GET"
        for name, of in QUERIES.get(route.path, {}).items()
        for who in EVERYBODY
        if route.path != "/"
        for pair in [queried(who, route, name, of, places)]
    ]

    assert places.walk("in a query", walk, pairs) == []


def queried(who: str, route: Route, name: str, of: Names, places: Places) -> Pair:
    theirs, path = of(places.there), route.at(places.here)
    this, like = (Asked(who, "GET", f"{path}?{name}={value}", named=(value,)) for value in (theirs, unknown(theirs)))
    return Pair(f"GET {route} with {name} as {who}", this, like)


def test_what_a_form_names_of_another_area_is_as_what_never_was(places: Places, walk: Walk) -> None:
    pairs = [
        Pair(f"POST {route} with {name} as {who}", *(sent(who, route, places, name, one) for one in (theirs, unknown(theirs))))
        for route in POSTS
        for name, of in BODIES.get(route.path, {}).items()
        for theirs in [of(places.there)]
        for who in EVERYBODY
    ]

    assert places.walk("in a form", walk, pairs) == []


def sent(who: str, route: Route, places: Places, name: str, value: str) -> Asked:
    fields = typed(route, places.here) | {"command_id": places.command_id, name: value}
    return Asked(who, "POST", route.at(places.here), fields, (value,))


def test_whatever_else_somebody_adds_to_a_form_names_nothing_either(places: Places, walk: Walk) -> None:
    pairs = [added(who, route, places) for route in POSTS if not keeps_a_draft(route) for who in EVERYBODY]

    assert places.walk("added to a form", walk, pairs) == []


def keeps_a_draft(route: Route) -> bool:
    """One's own, of whatever was typed; no history is made yet."""
    return route.path.endswith(("/drafts", "/tables"))


def added(who: str, route: Route, places: Places) -> Pair:
    """Every name that there is, of theirs or of nobody, to what is not there, or without what a form needs."""
    never_was = {slot: never()[slot] for slot in route.slots if slot in ("ref", "draft_id", "clause_id", "ordinal")}
    path, theirs = route.at(places.here, **never_was), {name: of(places.there) for name, of in EVERY_NAME.items()}
    nobodys = {name: unknown(value) for name, value in theirs.items()}
    this, like = (
        Asked(who, "POST", path, {"command_id": places.command_id} | fields, tuple(fields.values()))
        for fields in (theirs, nobodys)
    )
    return Pair(f"POST {route} with everything as {who}", this, like)


@pytest.mark.parametrize("name", DRAFTED)
def test_a_concern_is_raised_for_and_about_nobody_of_another_area(name: str, places: Places, walk: Walk, made: Parts) -> None:
    """What was typed is kept, in one's own draft, and goes no further."""
    theirs = DRAFTED[name](places.there)
    (kept, sent_off), (as_kept, as_sent_off) = (written(name, value, places, walk, made) for value in (theirs, unknown(theirs)))

    assert (kept.status, kept) == (422, as_kept)
    assert sent_off.status in (303, 404)
    assert sent_off == as_sent_off


def written(name: str, value: str, places: Places, walk: Walk, made: Parts) -> list[Answer]:
    """A concern of the contact's with that in it, and the attempt to send it, which leaves no trace."""
    draft = str(draft_of(made, places.here.area, "contact", PANTRY))
    path, fields = f"/{places.here.slug}/concerns/drafts/{draft}", {field: of(places.here) for field, of in DRAFTED.items()}
    answers = walk.answers([Asked("contact", "POST", f"{path}/whom", fields | {name: value}, (value, draft))])
    before = places.traces()
    answers += walk.answers([Asked("contact", "POST", f"{path}/check", {"command_id": places.command_id}, (value, draft))])
    assert places.traces() == before
    return answers


def test_a_command_of_somebody_else_is_not_sent_again(places: Places, walk: Walk) -> None:
    """Its id is bound to who sent it, and where."""
    query = "SELECT command_id FROM es.command WHERE tenant_id = %s ORDER BY command_id LIMIT 1"
    (used,) = places.root.execute(query, (places.here.area.tenant,)).fetchone() or (None,)
    pairs = [
        Pair(f"POST {route} again as {who}", sent(who, route, places, "command_id", str(used)))
        for route in POSTS
        for who in EVERYBODY
        if "draft_id" not in route.slots and not keeps_a_draft(route)
    ]

    assert places.walk("another's command", walk, pairs) == []


ACCOUNT = {"passkey_id": passkey_of, "session_id": another_session}


@pytest.mark.parametrize("slot", ACCOUNT)
def test_how_another_signs_in_is_nothing_that_one_can_end(slot: str, places: Places, walk: Walk) -> None:
    anothers = str(ACCOUNT[slot](places.here, "chair"))
    pairs = [
        Pair(f"POST {route} as {who}", *(ends(who, route, places, slot, one) for one in (anothers, never()[slot])))
        for route in ROUTES
        if slot in route.slots
        for who in EVERYBODY
    ]

    assert pairs
    assert places.walk("another's account", walk, pairs) == []


def ends(who: str, route: Route, places: Places, slot: str, value: str) -> Asked:
    return Asked(who, "POST", route.at(places.here, **{slot: value}), named=(value,))


def test_a_link_that_never_was_opens_nothing(places: Places, walk: Walk) -> None:
    token = never()["token"]
    fields = {"command_id": places.command_id, "answer": "accept"}
    pairs = [
        Pair(f"{route.method} {route} as {who}", Asked(who, route.method, route.at(places.here, token=token), fields, (token,)))
        for route in ROUTES
        if "token" in route.slots
        for who in EVERYBODY
    ]

    def lets_nobody_in(answer: Answer) -> bool:
        return answer.status == 404 and "oc" not in answer.cookies

    assert places.walk("no such link", walk, pairs, expected=lets_nobody_in) == []
