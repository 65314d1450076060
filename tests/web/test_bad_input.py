"""Whatever a browser, a robot or a stranger's page sends as a form: a clear answer, never a broken one, and nothing recorded."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest

from infra.composition import Parts
from tests.browser import HOST, Browser
from tests.given import PANTRY
from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.odd import HEEDLESS, ODD_BYTES, Filled, boxes_of, kept, status
from tests.web.routes import POSTS, Route, Sending, sending
from tests.web.unsent import draft_of

FOREIGN = [
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver.local"},
]
KINDS = ["application/json", "multipart/form-data", "multipart/form-data; boundary=x"]
BODIES = [b"", b"{", b"\xff\x00", b'{"token": 1}', b"--x\r\nContent-Disposition: form-data\r\n\r\n--x--"]
ODD_TOKENS = ["", "x", "é", "\x00", "AAAA", "=" * 64, "a" * 10_000]
NOT_OURS = "did not come from a page that was open in this browser"
LONG = "x" * 10_000
DAYS = {
    "30 February": ("30", "2", "2027"),
    "a day in the past": ("1", "3", "2001"),
    "no number": ("first", "of", "March"),
    "a raised two": ("²", "2", "2027"),
    "the year 0": ("1", "1", "0000"),
    "the year 99999": ("1", "1", "99999"),
    "half a day": ("", "2", "2027"),
    "below nothing": ("-1", "-2", "-300"),
    "more than a number holds": ("9" * 400, "9" * 400, "2027"),
}
READING = [route for route in POSTS if route.path not in HEEDLESS]  # something beside the token


@pytest.fixture
def fill(
    twins: tuple[Things, Things], enter: Enter, recorded: Callable[[], int], at_first: list[int]
) -> Callable[[Route], Filled]:
    """A right form of that route, as whoever may send it finds it. What it took to come to that form is not its doing."""

    def filled_in(route: Route) -> Filled:
        one = sending(route, twins[0])
        form = Filled(one, enter(twins[0], one.who))
        at_first[:] = [recorded()]
        return form

    return filled_in


@pytest.fixture(params=POSTS, ids=str)
def form(request: pytest.FixtureRequest, fill: Callable[[Route], Filled]) -> Filled:
    return fill(request.param)


Traces = Callable[[], tuple[Any, ...]]


@pytest.fixture
def traces(root: psycopg.Connection[Any]) -> Traces:
    """Whatever a form could leave behind: facts, mail, sessions, used links, drafts."""
    query = """SELECT (SELECT sum(position) FROM es.head), (SELECT count(*) FROM ops.outbox), (SELECT count(*) FROM auth.session),
      (SELECT count(used_at) FROM auth.link), (SELECT md5(string_agg(box::text, '' ORDER BY draft_id)) FROM draft.draft)"""
    return lambda: root.execute(query).fetchone() or ()


@pytest.fixture(autouse=True)
def at_first(recorded: Callable[[], int], twins: tuple[Things, Things]) -> Iterator[list[int]]:
    before = [recorded()]
    yield before
    assert [recorded()] == before


def test_a_form_without_its_own_token_is_refused(form: Filled, visitor: Browser, traces: Traces) -> None:
    anothers = visitor.get("/sign-in").typed("/sign-in")["token"]
    spoilt = [form.fields | {"token": token} for token in [*ODD_TOKENS, anothers, form.fields["token"][:-8]]]
    before = traces()

    pages = [form.sent(fields) for fields in [*spoilt, {n: v for n, v in form.fields.items() if n != "token"}]]

    assert [status(page) for page in pages] == [403] * len(pages)
    assert all(NOT_OURS in page.words for page in pages)
    assert traces() == before


def test_the_token_of_another_session_of_the_same_person_is_refused(twins: tuple[Things, Things], enter: Enter) -> None:
    one, other = (enter(twins[0], "contact").get(f"/{twins[0].slug}/signatories/new") for _session in range(2))
    assert one.typed("/signatories")["token"] != other.typed("/signatories")["token"]

    page = enter(twins[0], "contact").send(one, "/signatories", 403)

    assert page.headings == ["Not for you, or not from here"]


@pytest.mark.parametrize("route", [route for route in POSTS if not route.policy.startswith("session.")], ids=str)
def test_a_planted_pair_of_cookie_and_token_is_refused(
    route: Route, fill: Callable[[Route], Filled], visitor: Browser, traces: Traces
) -> None:
    form, planted = fill(route), visitor.get("/sign-in").typed("/sign-in")["token"]
    form.browser.cookies.set("oc-visit", visitor.cookies["oc-visit"], domain=HOST, path="/")
    before = traces()

    page = form.sent(form.fields | {"token": planted})

    assert status(page) == 403
    assert traces() == before


def test_a_form_sent_from_a_page_elsewhere_is_refused(form: Filled, traces: Traces) -> None:
    before = traces()

    pages = [form.sent(form.fields, headers=headers) for headers in FOREIGN]

    assert [status(page) for page in pages] == [403] * len(FOREIGN)
    assert all(NOT_OURS in page.words for page in pages)
    assert traces() == before


def test_ten_megabytes_are_too_much(form: Filled, traces: Traces) -> None:
    before = traces()

    page = form.sent_raw(b"what_happened=" + b"x" * 10_000_000)

    assert (status(page), page.headings[0]) == (413, "Too much at once") or form.to in ("/tables", "/settings/logo")
    assert traces() == before


def test_ten_megabytes_of_unsaid_length_are_too_much(twins: tuple[Things, Things], enter: Enter) -> None:
    (signing,) = (route for route in POSTS if route.path == "/{area:str}/signatories")
    form = Filled(sending(signing, twins[0]), enter(twins[0], "contact"))

    page = form.sent_raw(b"x" * 100_000 for _part in range(100))

    assert status(page) == 413


@pytest.mark.parametrize("route", READING, ids=str)
def test_odd_bytes_in_every_field_are_answered_clearly(
    route: Route, fill: Callable[[Route], Filled], count: Callable[[int, int], int]
) -> None:
    form = fill(route)

    for odd in ODD_BYTES[: count(5, len(ODD_BYTES))]:
        spoilt = "&".join(f"{name}={odd}" for name in [*form.typed, "command_id", "seen", odd])
        page = form.sent_raw(f"{spoilt}&{urlencode({'token': form.fields['token']})}")
        assert status(page) in (200, 404, 409, 422), odd


def test_a_body_of_another_kind_is_answered_clearly(form: Filled) -> None:
    for kind, body in itertools.product(KINDS, BODIES):
        assert status(form.sent_raw(body, kind)) in (400, 403), (kind, body)


@pytest.mark.parametrize("route", READING, ids=str)
def test_a_form_without_its_command_id_is_answered_clearly(route: Route, fill: Callable[[Route], Filled]) -> None:
    form = fill(route)

    for missing in ({}, {"command_id": ""}, {"command_id": "é"}):
        page = form.sent({name: value for name, value in form.fields.items() if name != "command_id"} | missing)
        if "command_id" in form.fields:
            assert status(page) in (409, 422)
            assert "This form is incomplete. Nothing was changed; open it again." in page.words
            assert kept(form, page) == {name: form.fields[name] for name in kept(form, page)}


@pytest.mark.parametrize("route", READING, ids=str)
def test_ten_thousand_characters_in_every_field_are_kept_and_answered_clearly(
    route: Route, fill: Callable[[Route], Filled]
) -> None:
    form = fill(route)

    page = form.sent(dict.fromkeys([*form.typed, "seen", "command_id"], LONG) | {"token": form.fields["token"]})

    assert status(page) in (200, 404, 409, 422)
    assert kept(form, page) == dict.fromkeys(kept(form, page), LONG)


@pytest.mark.parametrize("field", ["opens_on", "closes_on"])
@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_cannot_be_is_kept_and_explained(field: str, day: str, twins: tuple[Things, Things], enter: Enter) -> None:
    form = Filled(sending(route("/{area:str}/consultations"), twins[0]), enter(twins[0], "officer"))
    typed = {f"{field}-{part}": value for part, value in zip(("day", "month", "year"), DAYS[day], strict=True)}

    page = form.sent(form.fields | typed)

    assert status(page) == 422
    assert page.title.startswith("Error")
    assert ("which is not a date" in page.words) == (day != "a day in the past")
    assert {name: page.typed(form.to)[name] for name in typed} == typed
    assert page.typed(form.to)["about"] == form.fields["about"]


@pytest.mark.parametrize("step", ["whom", "undertaking", "story"])
def test_a_draft_keeps_odd_words_as_far_as_they_can_be_kept(
    step: str, twins: tuple[Things, Things], enter: Enter, made: Parts
) -> None:
    things, to = twins[0], f"/{step}"
    draft = draft_of(made, things.area, "contact", PANTRY)
    browser = enter(things, "contact")
    form = Filled(Sending("contact", f"/{things.slug}/concerns/drafts/{draft}/{step}", to), browser)

    for odd in ("\x00", "\ufffd", "\u202e", LONG, "²"):
        page = form.sent(form.fields | dict.fromkeys(form.typed, f"{odd}y"))
        assert status(page) in (200, 422)
        kept = browser.get(form.page.path).typed(to)
        assert all(kept[name] == f"{odd}y".replace("\x00", "") for name in boxes_of(form.page))


def route(path: str) -> Route:
    return next(one for one in POSTS if one.path == path)
