"""An area with full pages in it, told with the demo's own verbs; and somebody signed in there."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
from msgspec import Struct

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import HostId
from infra.bench.ground import Ground
from infra.demo.area import ToldArea
from infra.demo.telling import Narrator
from services.areas.hosts import register_host
from services.people.signing_in import start_session

A_PAGE = 25
COUNCIL, LEAD, OFFICER, CONTACT = "Benchley District Council", "Ottilie Marchbanks", "Ferdinand Quill", "Araminta Dove"
POSITION = "chair of the trustees, for the third year, and until then its treasurer"
AUTHORITY = (
    "the trustees, at their meeting in the village hall in spring, after asking all who use the service what they thought of it"
)
RESPONSE = (
    "We asked the people who come to us. Most would rather keep the present opening hours, and all want to be told early. " * 2
)
ABOUT = "Whether the library should open on Sundays instead of Mondays, and who would look after it then."


class Furnished(Struct, frozen=True):
    """Where its pages are, and the cookies of those who look at them."""

    tenant: UUID
    slug: str
    consultation: str
    lead: str
    officer: str


def furnish(ground: Ground, also: Callable[[ToldArea], None] = lambda _area: None) -> Furnished:
    """25 who signed, a consultation with 25 responses, and what else is told of it. Needs a ground where time is simulated."""
    made = ground.made
    with made.app_pool.connection() as cx:
        (now,) = cx.execute("SELECT es.now()").fetchone() or (None,)
    assert now
    narrator, host = Narrator(made, now), HostId(uuid4())
    narrator.begin(90)
    narrator.does(host, None, lambda journal: register_host(journal, "Benchley Voluntary Action"))
    area = ToldArea(
        narrator, (LEAD, "ottilie@benchley.example"), host, slug="benchley", name="Benchley", instrument="Compact",
        places=[("X99000097", "Benchley")], template_name="three-steps",
    )  # fmt: skip
    area.body(COUNCIL, Sector.PUBLIC, "Libraries")
    area.person(OFFICER, "ferdinand@benchley.example", Role.OFFICER, COUNCIL)
    groups = [f"Allotment Society of Benchley Ward {number}" for number in range(1, A_PAGE + 1)]
    for group in groups:
        area.body(group, Sector.VCS)
        area.person(CONTACT, "araminta@benchley.example", Role.CONTACT, group)
    area.text(1, "wrenbridge-2024.md", "The Benchley Compact", narrator.day(80))
    words = {"title": "When the library opens", "about": ABOUT}
    ref = area.opens(OFFICER, COUNCIL, words, narrator.day(0) + timedelta(days=60))
    for group in groups:
        area.signs(CONTACT, group, POSITION, AUTHORITY, represents="its members and their families, about two hundred people")
        area.responds(CONTACT, group, ref, RESPONSE)
    narrator.at = now
    also(area)
    narrator.settle()
    return Furnished(
        area.tenant,
        "benchley",
        ref,
        _signed_in(ground, "ottilie@benchley.example"),
        _signed_in(ground, "ferdinand@benchley.example"),
    )


def _signed_in(ground: Ground, address: str) -> str:
    made = ground.made

    def start(cx: psycopg.Connection[tuple[object, ...]]) -> str:
        row = cx.execute("SELECT login_id FROM auth.login WHERE address_hash = %s", (made.addresses.hash(address),)).fetchone()
        assert row
        assert isinstance(row[0], UUID)
        return start_session(cx, row[0])

    return made.desk.within(UUID(int=0), start)
