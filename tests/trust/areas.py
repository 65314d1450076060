"""Many small areas for a load: in each a council with an officer and a group with a contact, who are the same everywhere."""

from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID, uuid4

from domain.organisations import Sector
from domain.shared.actor import Role
from infra.composition import Parts
from infra.demo.telling import Narrator
from services.people import signing_in
from tests.given import COUNCIL, PANTRY, TestArea, World


class Silent(Narrator):
    """Only records: what follows is for the installation's own processes."""

    def settle(self) -> None:
        pass


class Areas:
    def __init__(self, made: Parts, number: int) -> None:
        self.made, self.family = made, f"{uuid4().hex[:8]}.example"
        self.all = [self._opened() for _ in range(number)]

    def _opened(self) -> TestArea:
        area = TestArea.opened(Silent(self.made, self.now()), f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
        area.body(COUNCIL, Sector.PUBLIC)
        area.body(PANTRY, Sector.VCS)
        area.person("officer", self.address("officer"), Role.OFFICER, COUNCIL)
        area.person("contact", self.address("contact"), Role.CONTACT, PANTRY)
        return area

    def address(self, who: str) -> str:
        return f"{who}@{self.family}"

    def now(self) -> datetime:
        return World(self.made).now()

    @cached_property
    def days(self) -> dict[str, str]:
        """The same for all, so that a timeline's order is the order in which things were recorded."""
        today = self.now().date() - timedelta(days=1)
        return day_fields("opens_on", today) | day_fields("closes_on", today + timedelta(days=100))

    def session(self, who: str) -> str:
        """The id of a fresh session."""

        def begin(cx: object) -> str:
            login_id = signing_in.login_of(cx, self.made.addresses, self.address(who))  # type: ignore[arg-type]
            assert login_id
            return signing_in.start_session(cx, login_id)  # type: ignore[arg-type]

        return self.made.desk.within(UUID(int=0), begin)


def day_fields(field: str, day: date) -> dict[str, str]:
    return {f"{field}-day": str(day.day), f"{field}-month": str(day.month), f"{field}-year": str(day.year)}
