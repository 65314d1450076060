"""What tests start from: an area of their own, with people in it, told with the demo's own verbs."""

import time
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import HostId
from infra.composition import Parts
from infra.demo.area import ToldArea
from infra.demo.telling import Narrator
from services.areas.hosts import add_keeper, register_host

TEXT = """# The Testing Compact

## 1. What it is

- 1.1 An agreement between the bodies of this place.

## 2. Undertakings

2.1 Joint undertakings:

- meet each other twice a year;
- settle what goes wrong.

2.2 Public sector undertakings:

- allow twelve weeks for consultations, or say why not;
- give three months' notice of a cut.

2.3 VCS undertakings:

- tell funders early what changes.
"""
COUNCIL, TRUST, CVS, PANTRY, BAND = "Testing Council", "Testing Hospitals", "Testing CVS", "Testing Pantry", "Testing Brass Band"
SERVICE, OTHER_SERVICE = "Adult social care", "Libraries"
TWELVE_WEEKS, NOTICE, TELL_EARLY = "2.2.1", "2.2.2", "2.3.1"


class World:
    """`area()` opens a fresh one; its people are named after what they do."""

    def __init__(self, made: Parts) -> None:
        self.made = made

    def now(self) -> datetime:
        with self.made.app_pool.connection() as cx:
            (now,) = cx.execute("SELECT es.now()").fetchone() or (None,)
        assert isinstance(now, datetime)
        return now

    def narrator(self, now: datetime | None = None) -> Narrator:
        return PatientNarrator(self.made, now or self.now())

    def area(self, slug: str | None = None, template: str = "three-steps", *, empty: bool = False, **more: Any) -> "TestArea":
        narrator = more.pop("narrator", None) or self.narrator()
        return TestArea.opened(narrator, slug or f"t-{uuid4().hex[:12]}", template, empty=empty)


class PatientNarrator(Narrator):
    """Another follower may be at work: waits until what was told can be read, whoever read it in."""

    def settle(self) -> None:
        """Over when nothing was in another's hands before the last look, nor after it."""
        deadline = time.monotonic() + 30
        while True:
            quiet = not self._behind()
            super().settle()
            if quiet and not self._behind():
                return
            assert time.monotonic() < deadline, "the read models do not catch up"
            time.sleep(0.002)

    def _behind(self) -> bool:
        with self.made.follower_pool.connection() as cx:
            row = cx.execute(
                """SELECT EXISTS (SELECT FROM es.head h LEFT JOIN rm.cursor c ON c.tenant_id = h.tenant_id
                     AND c.generation = (SELECT generation FROM rm.live) WHERE h.position > coalesce(c.position, 0))"""
            ).fetchone()
        return bool(row and row[0])


class TestArea(ToldArea):
    """An area with a council, a trust, a CVS and two groups; `address(who)` signs in as somebody."""

    __test__ = False
    slug: str
    host: HostId
    addresses: dict[str, str]

    @classmethod
    def opened(cls, narrator: Narrator, slug: str, template: str, *, empty: bool) -> "TestArea":
        host = HostId(uuid4())
        narrator.does(host, None, lambda journal: register_host(journal, f"Host of {slug[2:]}"))
        lead = f"lead@{slug}.example"
        area = cls(
            narrator,
            ("lead", lead),
            host,
            slug=slug,
            name=f"Place {slug}",
            instrument="Compact",
            places=[("X99000099", f"Place {slug}")],
            template_name=template,
        )
        area.slug, area.host, area.addresses = slug, host, {"lead": lead}
        if not empty:
            area.furnish()
        return area

    def furnish(self) -> None:
        self.body(COUNCIL, Sector.PUBLIC, SERVICE, OTHER_SERVICE)
        self.body(TRUST, Sector.PUBLIC, "Wards")
        self.body(CVS, Sector.VCS, "Groups")
        for name in (PANTRY, BAND):
            self.body(name, Sector.VCS)
        for who, role, body in (
            ("officer", Role.OFFICER, COUNCIL),
            ("contact", Role.CONTACT, PANTRY),
            ("bandleader", Role.CONTACT, BAND),
            ("chair", Role.CHAIR, None),
            ("secretary", Role.SECRETARY, None),
            ("auditor", Role.AUDITOR, None),
        ):
            self.somebody(who, role, body)
        self.text_of(1, TEXT, "The Testing Compact", self.narrator.day(30))

    def somebody(self, who: str, role: Role, body: str | None = None) -> UUID:
        self.addresses[who] = f"{who}@{self.slug}.example"
        self.person(who, self.addresses[who], role, body)
        return self.people[who]

    def keeper(self, who: str = "host") -> None:
        """Somebody who keeps the host that looks after this area."""
        self.addresses.setdefault(who, f"{who}@{self.slug}.example")
        name, address = f"Host of {self.slug[2:]}", self.addresses[who]
        self.narrator.does(self.host, None, lambda journal: add_keeper(journal, host_name=name, name=who, address=address))

    @property
    def host_page(self) -> str:
        return f"/hosts/host-of-{self.slug[2:]}"

    def asked_host(self) -> HostId:
        """Another host, with somebody who keeps it."""
        other = HostId(uuid5(self.host, "another"))
        if not self.narrator.made.desk.within(
            other, lambda cx: cx.execute("SELECT 1 FROM host WHERE tenant_id = %s", (other,)).fetchone()
        ):
            name = f"Another host of {self.slug[2:]}"
            self.narrator.does(other, None, lambda journal: register_host(journal, name))
            address = f"other-keeper@{self.slug}.example"
            self.narrator.does(other, None, lambda journal: add_keeper(journal, host_name=name, name="keeper", address=address))
        return other
