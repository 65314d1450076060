"""How somebody comes to an area being told: invited, asked to follow, or uninvited."""

from typing import Any
from uuid import UUID, uuid4

from litestar.testing import TestClient

from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from services.people import signing_in
from services.shared.membership import login_for
from tests.browser import Browser
from tests.given import CVS, PANTRY, TestArea


def hands_over(area: TestArea, lead: str, taker: str) -> str:
    """Another lead asks a member of the group to follow."""
    area.somebody(lead, Role.LEAD)
    area.somebody(taker, Role.MEMBER)
    return area.offers_handover(lead, taker)


def invites(area: TestArea, who: str, role: Role = Role.CONTACT, body: str | None = PANTRY, by: str = "lead") -> str:
    """To a mailbox with which they can then sign in."""
    area.addresses[who] = address_of(area, who)
    return area.invites(by, (who, area.addresses[who]), role, body)


def comes(area: TestArea, who: str, body: str = CVS, *, ask: bool = True) -> str:
    """For a group that has signed; returns their reference. They can sign in under that name."""
    area.addresses[who] = address_of(area, who)
    area.comes(who, area.addresses[who], body=body, ask=ask)
    return reference(area.people[who])


def address_of(area: TestArea, who: str) -> str:
    return f"{who}@{getattr(area, 'family', area.slug + '.example')}"


def stranger(client: TestClient, made: Parts) -> Browser:
    """Somebody new, who has proved an address just now."""

    def begin(cx: Any) -> str:
        return signing_in.start_session(cx, login_for(cx, made.addresses, f"s-{uuid4().hex[:12]}@street.example"))

    return Browser(client, made.desk.within(UUID(int=0), begin))
