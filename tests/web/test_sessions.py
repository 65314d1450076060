"""Sessions that nobody can plant, that end when they should, in cookies for us alone."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookies import Morsel, SimpleCookie
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from litestar.testing import TestClient
from msgspec import structs

from infra.composition import Parts, pages_pool
from infra.demo.cast import CAST
from infra.settings import Settings
from services.people import signing_in
from services.shared.links import hashed
from tests.browser import HOST, Browser, Page
from tests.given import TestArea, World
from tests.web.entering import enter_by_link, is_in
from tests.web.furnished import link_for
from tests.web.serving import serving
from web.app import create_app

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


@pytest.fixture
def link(made: Parts, area: TestArea) -> str:
    """A fresh link that signs the chair in."""
    return link_for(made, area, "chair", "sign-in", f"/{area.slug}/concerns")


@pytest.mark.parametrize("planted", ["chosen-by-somebody", "x" * 4000, "é", "' OR 1=1 --"])
def test_an_id_that_we_did_not_give_is_nobody_and_is_never_adopted(client: TestClient, link: str, planted: str) -> None:
    browser = Browser(client)
    plant = {"Cookie": f"oc={planted}".encode()}

    refused = browser.raw("GET", "/duties", headers=plant, follow_redirects=False)
    page = Page(browser.raw("GET", link, headers=plant).text)
    entered = browser.raw("POST", link, headers=plant, data=page.typed(link), follow_redirects=False)

    assert refused.headers["location"] == "/sign-in?next=/duties"
    assert cookie(entered, "oc").value not in (planted, "")


def test_a_session_id_is_new_at_each_signing_in(client: TestClient, made: Parts, area: TestArea) -> None:
    ids = {enter_by_link(Browser(client), link_for(made, area, "officer", "sign-in", "/duties")) for _ in range(3)}

    assert len(ids) == 3
    assert all(len(one) >= 43 for one in ids)


def test_an_older_session_of_the_browser_ends_when_somebody_else_signs_in(
    client: TestClient, made: Parts, area: TestArea, signed_in: SignedIn
) -> None:
    browser = signed_in(area, "contact")
    before = browser.cookies["oc"]

    after = enter_by_link(browser, link_for(made, area, "officer", "sign-in", "/duties"))

    assert after != before
    assert not is_in(Browser(client, before))
    assert is_in(Browser(client, after))


def test_signing_out_ends_the_session_and_not_only_the_cookie(client: TestClient, area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "secretary")
    kept = browser.cookies["oc"]

    out = browser.raw("POST", "/sign-out", data=browser.get("/duties").typed("/sign-out"), follow_redirects=False)

    assert cookie(out, "oc")["max-age"] == "0"
    assert out.headers["clear-site-data"] == '"cache"'
    assert not is_in(Browser(client, kept))


def test_a_session_that_was_revoked_is_not_brought_back_by_its_next_request(
    client: TestClient, made: Parts, area: TestArea, signed_in: SignedIn
) -> None:
    browser = signed_in(area, "auditor")
    assert is_in(browser)

    made.desk.within(UUID(int=0), lambda cx: signing_in.end_session(cx, browser.cookies["oc"]))  # type: ignore[arg-type]

    assert not is_in(browser)
    assert not is_in(browser)


def test_a_session_that_ends_while_a_hundred_requests_are_under_way_is_not_brought_back(
    settings: Settings, made: Parts, superuser: str, area: TestArea, start_session: Callable[[str], str]
) -> None:
    """They have read it already when it ends, and wait for something else."""
    token, pool = start_session(area.addresses["chair"]), pages_pool(settings)

    def look(_n: int) -> int:
        return httpx.get(f"{base}/account", cookies={"oc": token}, timeout=60).status_code

    with serving(create_app(made.outside(pool, CAST), pool)) as base, psycopg.connect(superuser) as held:
        held.execute("LOCK TABLE auth.passkey IN ACCESS EXCLUSIVE MODE")
        with ThreadPoolExecutor(20) as visitors:
            looks = visitors.map(look, range(100))
            wait_for_locks(superuser)
            made.desk.within(UUID(int=0), lambda cx: signing_in.end_session(cx, token))  # type: ignore[arg-type]
            held.rollback()
            statuses = Counter(looks)
        after = look(0)

    assert statuses[200] >= 1
    assert set(statuses) <= {200, 303}
    assert after == 303
    with psycopg.connect(superuser) as cx:
        assert cx.execute("SELECT count(*) FROM auth.session WHERE id_hash = %s", (hashed(token),)).fetchone() == (0,)


def wait_for_locks(superuser: str) -> None:
    """Until somebody has come so far that they wait."""
    deadline, waiting = (
        time.monotonic() + 30,
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'auth.passkey'::regclass",
    )
    with psycopg.connect(superuser, autocommit=True) as cx:
        while cx.execute(waiting).fetchone() == (0,):
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_an_hour_without_a_look_or_half_a_day_ends_a_session(
    client: TestClient, superuser: str, area: TestArea, signed_in: SignedIn
) -> None:
    for column, age in (("seen_at", "61 minutes"), ("ends_at", "12 hours 1 minute")):
        browser = signed_in(area, "officer")
        grow_old(superuser, browser.cookies["oc"], column, age)

        assert not is_in(browser), column


@pytest.mark.parametrize("https", [False, True], ids=["http", "https"])
def test_cookies_are_for_us_alone(settings: Settings, made: Parts, client: TestClient, link: str, https: bool) -> None:
    name = "__Host-oc" if https else "oc"
    one = Browser(client)
    for served in over_https(settings, made) if https else [client]:
        one = Browser(served)
        asked = one.raw("GET", link)
        entered = one.raw("POST", link, data=Page(asked.text).typed(link), follow_redirects=False)

        for given in (cookie(asked, f"{name}-visit"), cookie(entered, name)):
            assert (given["httponly"], given["samesite"], given["path"], given["domain"]) == (True, "lax", "/", "")
            assert bool(given["secure"]) is https


def cookie(response: Any, name: str) -> Morsel[str]:
    for line in response.headers.get_list("set-cookie"):
        found: SimpleCookie = SimpleCookie(line)
        if name in found:
            return found[name]
    raise AssertionError(f"no cookie {name} among {response.headers.get_list('set-cookie')}")


def over_https(settings: Settings, made: Parts) -> Iterator[TestClient]:
    pool = pages_pool(settings)
    outside = structs.replace(made.outside(pool, CAST), url=f"https://{HOST}")
    with TestClient(create_app(outside, pool), base_url=f"https://{HOST}") as served:
        yield served


def grow_old(superuser: str, session: str, column: str, age: str) -> None:
    with psycopg.connect(superuser) as cx:
        cx.execute(f"UPDATE auth.session SET {column} = {column} - %s::interval WHERE id_hash = %s", (age, hashed(session)))
