"""Champions of an area that a test begins with."""

from domain.champions import slot_reference
from domain.shared.ids import OrganisationId
from tests.given import COUNCIL, OTHER_SERVICE, TestArea


def asks(area: TestArea, body: str, service: str, who: str, months: int = 12) -> str:
    """The lead nominates somebody, who can then sign in under that name."""
    area.addresses[who] = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    return area.nominates("lead", body, service, (who, area.addresses[who]), months)


def champion(area: TestArea, who: str, body: str = COUNCIL, service: str = OTHER_SERVICE, months: int = 12) -> None:
    area.answers(asks(area, body, service, who, months), yes=True)


def slot(area: TestArea, body: str, service: str) -> str:
    return slot_reference(OrganisationId(area.bodies[body]), service)
