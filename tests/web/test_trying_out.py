"""An invented area of one's own: whole, marked on every page, on no list, and over after two weeks."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from litestar.testing import TestClient

from domain import areas
from domain.areas import TryOutBegun, TryOutEnded
from domain.shared.ids import TenantId
from infra.composition import Parts
from services.duties.alarms import AlarmKind
from services.people import signing_in
from services.shared import membership
from services.shared.ports import Command
from services.ticker import decision, rung
from tests.browser import Browser, Page
from tests.domain.stories import told
from tests.domain.test_areas import OPENED
from tests.given import PatientNarrator, World
from tests.web.coming import stranger

LAST = date(2026, 3, 2)


@pytest.fixture
def address() -> str:
    return f"miriam@{uuid4().hex[:8]}.example"


@pytest.fixture
def newcomer(made: Parts, client: TestClient, address: str) -> Browser:
    """Signed in, with no part in any area."""

    def begin(cx: object) -> str:
        login_id = membership.login_for(cx, made.addresses, address)  # type: ignore[arg-type]
        return signing_in.start_session(cx, login_id)  # type: ignore[arg-type]

    return Browser(client, made.desk.within(UUID(int=0), begin))


def begins(newcomer: Browser) -> Page:
    return newcomer.send(newcomer.get("/try-out"), "/try-out", name="Miriam Castell")


def test_it_is_filled_and_one_plays_every_part_in_it(newcomer: Browser) -> None:
    home = begins(newcomer)
    slug = home.path

    assert "Everything in this area is invented, and yours to try." in home.words
    assert "2 organisations signed The Wrenbridge Compact" in home.words
    assert "When the library opens" in home.words
    assert newcomer.get(f"{slug}/consultations/new").headings
    assert newcomer.get(f"{slug}/champions/new").headings
    assert "3.1.1" in newcomer.get(f"{slug}/agreement").words


def test_every_page_of_it_says_that_it_is_invented_and_no_directory_shows_it(newcomer: Browser, visitor: Browser) -> None:
    slug = begins(newcomer).path

    for path in ("", "/agreement", "/timeline", "/signatories", "/concerns/new"):
        assert "Everything in this area is invented" in visitor.get(slug + path).words
    assert slug not in visitor.get("/?q=to+try+things+out").html


def test_one_has_one_at_a_time(newcomer: Browser, recorded: Callable[[], int]) -> None:
    form = newcomer.get("/try-out")
    slug = newcomer.send(form, "/try-out", name="Miriam Castell").path
    before = recorded()

    again = newcomer.send(form, "/try-out", name="Miriam Castell", command_id=str(uuid4()))

    assert (again.path, recorded()) == (slug, before)
    assert "You have an area to try things out in" in newcomer.get("/try-out").words


def test_a_visitor_signs_in_first(visitor: Browser) -> None:
    assert visitor.get("/try-out").headings == ["Sign in"]


def test_after_two_weeks_it_ends_and_can_only_be_read(newcomer: Browser, made: Parts) -> None:
    slug = begins(newcomer).path
    form = newcomer.get(f"{slug}/consultations/new")

    ends(made, slug, days=15)

    assert "It is over, and nothing new is recorded." in newcomer.get(slug).words
    refused = newcomer.send(form, "/consultations", 422, title="A late one", about="Of anything.", **day(form))
    assert "The time to try things out in this area is over." in refused.words


def test_after_that_nobody_comes_to_it_or_is_given_a_role(newcomer: Browser, made: Parts, client: TestClient) -> None:
    slug, other = begins(newcomer).path, stranger(client, made)
    own = next(link for link in newcomer.get(f"{slug}/people").links if link.startswith(f"{slug}/people/"))
    given, coming = newcomer.get(f"{own}/roles"), other.get(f"{slug}/taking-part")

    ends(made, slug, days=15)

    refused = [
        newcomer.send(given, "/roles", 422, role="board-secretary", organisation="none"),
        other.send(coming, "/taking-part", 422, name="Noor Rahman", group="another", group_name="Walkers"),
    ]
    assert ["The time to try things out in this area is over." in page.words for page in refused] == [True, True]


def test_nobody_gets_mail_from_it_but_whoever_tries_things_out(
    newcomer: Browser, address: str, post: Callable[[str], list[str]]
) -> None:
    slug, other = begins(newcomer).path, f"real@{uuid4().hex[:8]}.example"
    real, form = {"name": "Somebody Real", "address": other}, newcomer.get(f"{slug}/champions/new")
    chosen = {name: next(one for one in form.form("/champions")["choices"][name] if one) for name in ("acting", "slot")}

    newcomer.send(newcomer.get(f"{slug}/people/new"), "/people/invitations", **real, role="lead")
    newcomer.send(form, "/champions", **real, **chosen, who="other", term_months="12")

    assert post(other) == []
    assert post(address)
    assert "Nobody but you gets mail from it." in newcomer.get(slug).words


def test_no_host_is_asked_to_look_after_it(newcomer: Browser, world: World) -> None:
    slug, area = begins(newcomer).path, world.area()
    area.keeper()

    refused = newcomer.send(newcomer.get(f"{slug}/host"), "/host", 422, host=str(area.host), why="To keep it.")

    assert "This area is only there to try things out." in refused.words


def test_it_does_not_end_before_its_last_day_is_over() -> None:
    begun = told(areas.evolve, OPENED, TryOutBegun(ends_on=LAST))

    assert areas.end_try_out(begun, LAST) == []
    assert areas.end_try_out(begun, LAST + timedelta(days=1)) == [TryOutEnded()]
    assert areas.end_try_out(told(areas.evolve, OPENED), LAST) == []


def ends(made: Parts, slug: str, days: int) -> None:
    """The ticker rings, that many days later."""
    with made.app_pool.connection() as cx:
        row = cx.execute("SELECT tenant_id, es.now() FROM registry.slug WHERE slug = %s", (slug.strip("/"),)).fetchone()
    assert row
    tenant, later = TenantId(row[0]), row[1] + timedelta(days=days)
    with made.worker_pool.connection() as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        cx.execute(f"SET LOCAL search_path TO wide_{generation}")
        (alarm,) = [one for one in rung(cx, later) if one.tenant_id == tenant and one.kind == AlarmKind.END_TRY_OUT]
    command = Command(tenant_id=tenant, command_id=uuid4(), route="ticker", actor="ticker", at=later)
    assert made.desk.perform(command, decision(alarm)).position
    PatientNarrator(made, later).settle()


def day(form: Page) -> dict[str, str]:
    return {f"closes_on__{part}": value for part, value in (("day", "1"), ("month", "3"), ("year", "2028"))} | {
        name.replace("-", "__"): value for name, value in form.typed("/consultations").items() if name.startswith("opens_on")
    }
