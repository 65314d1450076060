"""How somebody comes uninvited to an area being told, or to one of its pages."""

from typing import Any
from uuid import UUID, uuid4

from litestar.testing import TestClient

from domain.shared.ids import reference
from infra.composition import Parts
from services.people import signing_in
from services.shared.membership import login_for
from tests.browser import Browser
from tests.given import CVS, TestArea


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
