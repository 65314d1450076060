"""An area changes its host by agreement of its chair and the new host; both histories say so."""

from collections.abc import Callable
from uuid import UUID

import pytest

from domain.shared.actor import Role
from infra.worker import Worker
from tests.browser import Browser
from tests.given import TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.keeper()
    area.somebody("administrator", Role.HOST)
    return area


@pytest.fixture
def other(world: World) -> TestArea:
    other = world.area(empty=True)
    other.keeper()
    return other


def asks(area: TestArea, other: TestArea, chair: Browser) -> None:
    form = chair.get(f"/{area.slug}/host")
    chair.send(form, "/host", host=str(other.host), why="Ours closes in spring.")


def test_nothing_changes_until_the_other_host_says_yes(
    area: TestArea, other: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    asks(area, other, signed_in(area, "chair"))

    assert f"Looked after by Host of {area.slug[2:]}" in visitor.get(f"/{area.slug}").words
    assert "has not answered yet" in signed_in(area, "chair").get(f"/{area.slug}/host").words
    assert "asks whether you look after it" in signed_in(other, "host").get(other.host_page).words
    assert "asks whether" not in signed_in(area, "host").get(area.host_page).words
    assert "Ours closes in spring." not in visitor.get(f"/{area.slug}/timeline").words


def test_on_the_yes_the_area_its_figures_and_its_administrators_change_at_once(
    area: TestArea, other: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    asks(area, other, signed_in(area, "chair"))
    host = signed_in(other, "host")

    taken = host.send(host.get(f"{other.host_page}/offers/{area.slug}"), area.slug, answer="accept")

    assert f"/areas/{area.slug}" in " ".join(taken.links)
    assert f"/areas/{area.slug}" not in signed_in(area, "host").get(area.host_page).html
    assert signed_in(area, "host").raw("GET", f"{area.host_page}/areas/{area.slug}").status_code == 404
    assert f"Looked after by Host of {other.slug[2:]}" in visitor.get(f"/{area.slug}").words
    assert f"Host of {other.slug[2:]} looks after the area now" in visitor.get(f"/{area.slug}/timeline").words
    assert signed_in(area, "administrator").raw("GET", f"/{area.slug}/people/recovery").status_code == 403
    assert host.get(f"/{area.slug}/people/recovery").headings


def test_both_hosts_histories_say_so(area: TestArea, other: TestArea, signed_in: SignedIn, worker: Worker, post) -> None:
    asks(area, other, signed_in(area, "chair"))
    host = signed_in(other, "host")
    host.send(host.get(f"{other.host_page}/offers/{area.slug}"), area.slug, answer="accept")

    post("nobody@place.example")

    assert topics(area, area.host)[-1] == "host.area-handed-over"
    assert topics(area, other.host)[-1] == "host.area-taken-on"


def test_a_host_declines_and_the_chair_may_ask_another(area: TestArea, other: TestArea, signed_in: SignedIn) -> None:
    chair = signed_in(area, "chair")
    asks(area, other, chair)
    host = signed_in(other, "host")

    declined = host.send(host.get(f"{other.host_page}/offers/{area.slug}"), area.slug, answer="decline")

    assert "You have declined to look after" in declined.words
    assert "asks whether" not in declined.words
    assert f"Host of {other.slug[2:]} declined" in chair.get(f"/{area.slug}/timeline").words
    assert chair.get(f"/{area.slug}/host").offers("/host")


def test_what_was_withdrawn_cannot_be_accepted(
    area: TestArea, other: TestArea, signed_in: SignedIn, recorded: Callable[[], int]
) -> None:
    chair, host = signed_in(area, "chair"), signed_in(other, "host")
    asks(area, other, chair)
    form = host.get(f"{other.host_page}/offers/{area.slug}")
    chair.send(chair.get(f"/{area.slug}/host"), "/host/withdrawal")
    before = recorded()

    late = host.send(form, area.slug, answer="accept")

    assert (late.path, recorded()) == (other.host_page, before)


def test_a_suspended_area_may_still_change_its_host(area: TestArea, other: TestArea, signed_in: SignedIn) -> None:
    administrator = signed_in(area, "administrator")
    administrator.send(administrator.get(f"/{area.slug}/suspension"), "/suspension", why="We close.")
    asks(area, other, signed_in(area, "chair"))
    host = signed_in(other, "host")

    taken = host.send(host.get(f"{other.host_page}/offers/{area.slug}"), area.slug, answer="accept")

    assert "You look after" in taken.words


def test_nobody_but_the_host_that_is_asked_finds_the_question(
    area: TestArea, other: TestArea, signed_in: SignedIn, world: World
) -> None:
    third = world.area(empty=True)
    third.keeper()
    asks(area, other, signed_in(area, "chair"))

    assert signed_in(third, "host").raw("GET", f"{third.host_page}/offers/{area.slug}").status_code == 404
    assert signed_in(area, "host").raw("GET", f"{area.host_page}/offers/{area.slug}").status_code == 404


def topics(area: TestArea, ledger: UUID) -> list[str]:
    def read(cx) -> list[str]:
        return [topic for (topic,) in cx.execute("SELECT topic FROM es.event WHERE tenant_id = %s ORDER BY position", (ledger,))]

    return area.narrator.made.desk.within(ledger, read)
