"""Every route, as everybody, with what is theirs, another's, another area's or nobody's: none can tell these apart."""

from collections.abc import Iterator

import pytest

from tests.web.isolation.nobody import unknown
from tests.web.isolation.people import (
    ELSEWHERE,
    ENDED,
    EVERYBODY,
    HERE,
    LEFT,
    OUTSIDER,
    ROLELESS,
    SIGNED_IN,
    WITHOUT_A_SEAT,
)  # fmt: skip
from tests.web.isolation.places import Pair, Places
from tests.web.isolation.slots import FOREIGN, GETS, IN_AREAS, NAMING, POSTS, named, secrets, typed
from tests.web.isolation.walking import Answer, Asked, Walk
from tests.web.routes import PAGES, ROUTES, Route, never

NOWHERE = "/there/is/nothing/of/that/kind"


def asked(who: str, route: Route, places: Places, **instead: str) -> Asked:
    """With a right form, where it takes one."""
    fields = typed(route, places.here) | {"command_id": places.command_id} if route.method == "POST" else {}
    return Asked(who, route.method, route.at(places.here, **instead), fields, tuple(instead.values()))


def test_nobody_reads_on_a_page_what_they_have_no_part_in(places: Places, walk: Walk) -> None:
    routes = [*GETS, *(route for route in PAGES if not route.slots and route.path != "/demo/mailbox")]

    assert places.walk("own pages", walk, list(own_pairs(routes, EVERYBODY, places))) == []


def test_nobody_without_a_role_does_anything_here(places: Places, walk: Walk) -> None:
    forms = [  # to be forgotten anybody may ask, and anybody may come uninvited
        route for route in POSTS if "/my-data" not in route.path and route.path not in ("/{area:str}/taking-part", "/sign-up")
    ]

    assert places.walk("own forms", walk, list(own_pairs(forms, WITHOUT_A_SEAT, places))) == []


def test_a_form_without_its_number_does_nothing_whoever_sends_it(places: Places, walk: Walk) -> None:
    pairs = [
        Pair(f"POST {route} as {who}", Asked(who, "POST", route.at(places.here), typed(route, places.here)))
        for route in POSTS
        for who in HERE
    ]

    assert places.walk("unfinished forms", walk, pairs) == []


def own_pairs(routes: list[Route], who: tuple[str, ...], places: Places) -> Iterator[Pair]:
    """Whoever is somebody elsewhere is nobody here; whoever was somebody here is as one who never was.

    But for who came uninvited and left: what nobody else reads of them still moves their own pages, as their own.
    """
    for route in routes:
        for one in who:
            this, other = (
                asked(one, route, places),
                OUTSIDER if one in ELSEWHERE else ROLELESS if one in ENDED and one != LEFT else "",
            )
            in_area = "area" in route.slots and "/my-data" not in route.path
            like = asked(other, route, places) if other and in_area else None
            yield Pair(f"{route.method} {route} as {one}", this, like, (one, other) if like else ())


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_area_that_never_was_has_no_page(method: str, places: Places, walk: Walk) -> None:
    area = never()["area"]
    pairs = [
        Pair(f"{route.method} {route} as {who}", asked(who, route, places, area=area), Asked(who, "GET", NOWHERE))
        for route in IN_AREAS
        for who in EVERYBODY
        if route.method == method
    ]

    assert places.walk("no such area", walk, pairs) == []


@pytest.mark.parametrize("what", ["ref", "draft_id", "step", "clause_id", "picture"])
def test_what_never_was_has_no_page(what: str, places: Places, walk: Walk) -> None:
    nowhere = walk.answers([Asked("visitor", "GET", NOWHERE)])[0]
    pairs = [
        Pair(f"{route.method} {route} as {who}", asked(who, route, places, **{slot: never()[slot]}))
        for route, slot in NAMING
        for who in EVERYBODY
        if slot == what
    ]

    def is_none(answer: Answer) -> bool:
        return answer.status in (303, 403) or answer == nowhere

    assert places.walk("no such thing", walk, pairs, expected=is_none) == []


def test_what_another_area_holds_is_not_here_even_for_whom_it_is_there(places: Places, walk: Walk) -> None:
    pairs = [compared(who, route, slot, named(route, slot, places.there), places) for route, slot in FOREIGN for who in EVERYBODY]

    assert places.walk("of another area", walk, pairs) == []


def test_what_one_may_not_see_is_not_there(places: Places, walk: Walk) -> None:
    pairs = [
        compared(who, route, slot, secret.value, places)
        for route, slot in FOREIGN
        for secret in secrets(route, slot, places.here)
        for who in EVERYBODY
        if who not in secret.seen_by
    ]

    assert places.walk("of others", walk, pairs) == []


def compared(who: str, route: Route, slot: str, value: str, places: Places) -> Pair:
    like = asked(who, route, places, **{slot: unknown(places.command_id if slot == "draft_id" else value)})
    return Pair(f"{route.method} {route} with {value} as {who}", asked(who, route, places, **{slot: value}), like)


def test_anothers_token_sends_nothing(places: Places, walk: Walk) -> None:
    """Forms that begin a session take one of the visit before it, which is nobody's."""
    forms = [route for route in ROUTES if route.method == "POST"]
    pairs = [
        Pair(f"{route} as {who} with the token of {other}", with_token_of(other, asked(who, route, places)))
        for route in forms
        for who, other in zip(SIGNED_IN, [*SIGNED_IN[1:], SIGNED_IN[0]], strict=True)
    ]

    assert places.walk("another's token", walk, pairs, expected=lambda answer: answer.status == 403) == []


def with_token_of(other: str, this: Asked) -> Asked:
    return Asked(this.who, this.method, this.path, this.typed, this.named, other)
