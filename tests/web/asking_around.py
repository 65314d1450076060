"""Another host that is asked to look after an area."""

from typing import Any
from uuid import uuid4

from domain.shared.actor import Role
from services.areas.changing_host import offer_area
from tests.given import TestArea


def offered_to(area: TestArea, narrator: Any) -> TestArea:
    """A small area of another host, whose chair asks this area's host to look after it."""
    other = TestArea.opened(narrator, f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
    other.somebody("chair", Role.CHAIR)
    other._do("chair", lambda journal: offer_area(journal, host_id=area.host, why="Ours closes in spring."))
    return other
