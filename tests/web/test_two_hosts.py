"""Two hosts on one installation: neither finds anything of the other's."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.browser import Browser, Page
from tests.given import TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.keeper()
    return area


@pytest.fixture
def host(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "host")


class TestTwoHosts:
    """On one installation: neither finds anything of the other's."""

    def test_neither_sees_the_other_page_nor_its_areas(
        self, area: TestArea, host: Browser, world: World, signed_in: SignedIn
    ) -> None:
        other = world.area()
        other.keeper("hostess")
        hostess = signed_in(other, "hostess")
        nowhere = f"/hosts/host-of-{uuid4().hex}"

        for browser, mine, theirs in ((host, area, other), (hostess, other, area)):
            assert theirs.slug not in browser.get(mine.host_page).html
            assert theirs.slug not in browser.get(f"{mine.host_page}?q=place").html
            for path in ("", "/areas/new", f"/areas/{theirs.slug}"):
                foreign, never = (browser.raw("GET", f"{page}{path}") for page in (theirs.host_page, nowhere))
                assert (foreign.status_code, never.status_code) == (404, 404)
                assert Page(foreign.text).words == Page(never.text).words
            assert browser.raw("GET", f"{mine.host_page}/areas/{theirs.slug}").status_code == 404

    def test_nobody_steps_into_an_area_of_the_other(
        self, area: TestArea, host: Browser, world: World, recorded: Callable[[], int]
    ) -> None:
        other = world.area()
        form, before = host.get(f"{area.host_page}/areas/{area.slug}"), recorded()
        fields = form.typed("/administrators")

        for page in (area.host_page, other.host_page):
            assert host.raw("POST", f"{page}/areas/{other.slug}/administrators", data=fields).status_code == 404

        assert recorded() == before

    def test_the_database_shows_each_only_its_own(self, area: TestArea, world: World) -> None:
        other = world.area()

        found = area.narrator.made.desk.within(
            area.host,
            lambda cx: cx.execute("SELECT slug FROM hosted_area UNION ALL SELECT service_area FROM hosted_slot").fetchall(),
        )

        assert (area.slug,) in found
        assert (other.slug,) not in found
        of_an_area = area.narrator.made.desk.within(area.tenant, lambda cx: cx.execute("SELECT * FROM hosted_area").fetchall())
        assert of_an_area == []
