"""A host's page: the areas that it looks after, in figures; what it does there; and nothing of anybody else's."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from litestar.testing import TestClient

from domain.shared.actor import Role
from services.areas import hosted
from tests.browser import Browser
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY, TestArea, World
from tests.web.furnished import champion, concern

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.keeper()
    return area


@pytest.fixture
def host(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "host")


def test_the_page_says_of_each_area_how_it_stands(area: TestArea, host: Browser) -> None:
    page = host.get(area.host_page)

    assert f"/{area.slug}" in " ".join(page.links)
    assert "In force" in page.words
    assert "Without a champion 3" in page.words
    assert "Open concerns fewer than 5" in page.words


def test_a_slot_with_a_champion_is_covered(area: TestArea, host: Browser) -> None:
    champion(area, "librarian", COUNCIL, OTHER_SERVICE)

    assert "Without a champion 2" in host.get(area.host_page).words


def test_a_slot_whose_champion_stood_down_is_not_covered_and_a_group_without_one_is_no_gap(area: TestArea, host: Browser) -> None:
    champion(area, "librarian", COUNCIL, OTHER_SERVICE)
    champion(area, "imam", CVS, "Groups")
    for who, body, service in (("librarian", COUNCIL, OTHER_SERVICE), ("imam", CVS, "Groups")):
        area.stands_down(who, body, service)

    assert "Without a champion 3" in host.get(area.host_page).words


def test_fewer_than_five_concerns_look_like_none_and_five_are_a_number(area: TestArea, host: Browser) -> None:
    champion(area, "librarian", COUNCIL, OTHER_SERVICE)
    before = host.get(area.host_page).words
    refs = [concern(area, "contact", PANTRY) for _ in range(4)]
    with_four = host.get(area.host_page).words

    refs.append(concern(area, "bandleader", BAND))
    with_five = host.get(area.host_page).words
    area.acknowledges("librarian", refs[0])
    area.replies("librarian", refs[0], "It was an emergency.")
    area.settles("contact", refs[0])

    assert before == with_four
    assert "Open concerns 5" in with_five
    assert host.get(area.host_page).words == with_four


def test_an_area_that_nobody_leads_comes_first(area: TestArea, host: Browser, world: World) -> None:
    led = opens(host, area, "Led", lead_name="Ada", lead_address=f"ada@{area.slug}.example")

    page = host.get(area.host_page)

    assert [link.rpartition("/")[2] for link in page.links if "/areas/" in link] == ["new", led, area.slug]
    assert page.words.count("Nobody leads it") == 1


def test_a_host_opens_an_area_and_the_lead_it_invites_is_let_in(
    area: TestArea, host: Browser, visitor: Browser, mailed_link: Callable[[str], str]
) -> None:
    slug = opens(host, area, "Eskmoor", lead_name="Ada Grey", lead_address=f"ada@{area.slug}.example")

    link = mailed_link(f"ada@{area.slug}.example")
    accepted = visitor.send(visitor.get(link), link, name="Ada Grey")

    assert accepted.path == f"/{slug}"
    assert "you are the compact lead" in accepted.words.lower()
    assert f"Looked after by Host of {area.slug[2:]}" in accepted.words
    assert "Nobody leads it" not in host.get(f"{area.host_page}/areas/{slug}").words


def test_an_area_is_not_opened_at_an_address_that_is_taken_and_what_was_typed_stays(area: TestArea, host: Browser) -> None:
    form = host.get(f"{area.host_page}/areas/new")

    refused = host.send(form, "/areas", 422, name="Another", slug=area.slug)
    impossible = host.send(form, "/areas", 422, name="Another", slug="hosts", command_id=str(uuid4()))

    assert f"The web address “{area.slug}” is taken." in refused.words
    assert "cannot be an area's web address" in impossible.words
    assert refused.typed("/areas")["name"] == "Another"


def test_the_form_sent_twice_opens_one_area(area: TestArea, host: Browser, recorded: Callable[[], int]) -> None:
    form = host.get(f"{area.host_page}/areas/new")
    typed = {"name": f"Eskmoor {area.slug}", "lead_name": "Ada", "lead_address": f"ada@{area.slug}.example"}
    first = host.send(form, "/areas", **typed)
    before = recorded()

    again = host.send(form, "/areas", **typed)

    assert (again.path, recorded()) == (first.path, before)


def test_whoever_keeps_the_host_steps_in_for_all_to_see_and_then_recovers_the_area(
    area: TestArea, host: Browser, visitor: Browser, signed_in: SignedIn
) -> None:
    page = host.get(f"{area.host_page}/areas/{area.slug}")
    stepped_in = host.send(page, "/administrators")
    form = host.get(f"/{area.slug}/people/recovery")
    chair = next(value for value in form.form("/recovery")["choices"]["person"] if value)
    host.send(form, "/recovery", who="here", person=chair, why="The lead moved away.")

    assert stepped_in.offers(f"/{area.slug}/people/recovery")
    assert "became a host administrator" in signed_in(area, "chair").get(f"/{area.slug}/timeline").words
    assert "recovered the area" in visitor.get(f"/{area.slug}/timeline").words


def test_a_suspended_area_is_read_and_not_written_until_it_is_resumed(
    area: TestArea, host: Browser, visitor: Browser, signed_in: SignedIn, recorded: Callable[[], int]
) -> None:
    host.send(host.get(f"{area.host_page}/areas/{area.slug}"), "/administrators")
    contact = signed_in(area, "contact")
    form = contact.get(f"/{area.slug}/signatories/new")
    typed = {"organisation": str(area.bodies[PANTRY]), "position": "Chair", "authority": "The trustees, on 3 March"}

    host.send(host.get(f"/{area.slug}/suspension"), "/suspension", why="Nobody answers any more.")
    before = recorded()
    refused = contact.send(form, "/signatories", 422, **typed)

    assert "The host of this area has suspended it." in refused.words
    assert refused.typed("/signatories")["authority"] == "The trustees, on 3 March"
    assert recorded() == before
    assert "this area can be read, and nothing new is recorded" in visitor.get(f"/{area.slug}").words
    assert "Nobody answers any more." in visitor.get(f"/{area.slug}/timeline").words
    assert "Suspended" in host.get(area.host_page).words

    host.send(host.get(f"/{area.slug}/suspension"), "/suspension/end")

    assert contact.send(form, "/signatories", **typed).path == f"/{area.slug}/signatories"


def test_to_be_forgotten_and_to_leave_a_role_can_be_asked_of_a_suspended_area(area: TestArea, host: Browser, signed_in) -> None:
    host.send(host.get(f"{area.host_page}/areas/{area.slug}"), "/administrators")
    host.send(host.get(f"/{area.slug}/suspension"), "/suspension", why="Nobody answers any more.")
    chair = signed_in(area, "chair")

    asked = chair.send(chair.get(f"/{area.slug}/my-data/erasure"), "/my-data/erasure", sure="y")

    assert asked.path == f"/{area.slug}/my-data/erasure"
    assert "suspended it" not in asked.words


def test_my_data_of_somebody_who_keeps_a_host_says_so(area: TestArea, host: Browser) -> None:
    mine = host.get("/my-data")

    assert f"Host of {area.slug[2:]}" in mine.words
    assert "This is a host that you keep." in mine.words
    assert host.get("/my-data/erasure").headings


@pytest.mark.parametrize("who", ["lead", "chair", "visitor"])
def test_nobody_else_finds_the_page(who: str, area: TestArea, client: TestClient, signed_in: SignedIn) -> None:
    browser = Browser(client) if who == "visitor" else signed_in(area, who)
    nowhere = f"/hosts/host-of-{uuid4().hex}"

    answers = [browser.raw("GET", path, follow_redirects=False) for path in (area.host_page, nowhere)]

    assert [answer.status_code for answer in answers] == ([303, 303] if who == "visitor" else [404, 404])


def test_a_host_in_an_area_is_not_thereby_one_of_the_host_body(area: TestArea, signed_in: SignedIn) -> None:
    area.somebody("helper", Role.HOST)

    assert signed_in(area, "helper").raw("GET", area.host_page).status_code == 404


def test_many_areas_are_shown_a_page_at_a_time_with_as_many_statements(
    area: TestArea, host: Browser, statements: Callable[[], int]
) -> None:
    host.get(area.host_page)
    few = statements()
    slugs = [opens(host, area, f"Place {number}") for number in range(hosted.PAGE + 1)]
    statements()

    first = host.get(area.host_page)
    many = statements()
    second = host.get(next(link for link in first.links if "after=" in link))

    def shown(page) -> list[str]:
        return [link.rpartition("/")[2] for link in page.links if "/areas/" in link and not link.endswith("/new")]

    assert few == many
    assert sorted(shown(first) + shown(second)) == sorted([area.slug, *slugs])


def opens(host: Browser, area: TestArea, name: str, **lead: str) -> str:
    """An area by that host; its web address."""
    form = host.get(f"{area.host_page}/areas/new")
    return host.send(form, "/areas", name=f"{name} {area.slug}", **lead).path.rpartition("/")[2]
