"""Somebody asked something of another in an area: to follow as lead, to join, to decide."""

from domain.shared.actor import Role
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
