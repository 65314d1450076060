"""Somebody asked something of another in an area: to follow as lead, to join, to decide."""

from typing import Any
from uuid import uuid4

from domain.shared.actor import Role
from services.areas.changing_host import offer_area
from tests.erasure import forgetting
from tests.given import PANTRY, TestArea


def hands_over(area: TestArea, lead: str, taker: str) -> str:
    """Another lead asks a member of the group to follow."""
    area.somebody(lead, Role.LEAD)
    area.somebody(taker, Role.MEMBER)
    return area.offers_handover(lead, taker)


def invites(area: TestArea, who: str, role: Role = Role.CONTACT, body: str | None = PANTRY, by: str = "lead") -> str:
    """To a mailbox with which they can then sign in."""
    area.addresses[who] = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    return area.invites(by, (who, area.addresses[who]), role, body)


def to_confirm(area: TestArea, who: str) -> str:
    ref = forgetting.asks(area, who)
    forgetting.proposes(area, "keeper", who)
    return ref


def offered_to(area: TestArea, narrator: Any) -> TestArea:
    """A small area of another host, whose chair asks this area's host to look after it."""
    other = TestArea.opened(narrator, f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
    other.somebody("chair", Role.CHAIR)
    other._do("chair", lambda journal: offer_area(journal, host_id=area.host, why="Ours closes in spring."))
    return other
