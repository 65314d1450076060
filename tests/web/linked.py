"""Links as they are mailed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from infra.composition import Parts
from services.people import signing_in
from services.shared import links
from tests.given import TestArea


def link_for(made: Parts, area: TestArea, who: str, power: str, target: str, *, minutes_ago: int = 0, days: int = 1) -> str:
    """The path of a link as it is mailed, made that long ago for so many days."""

    def make(cx: Any) -> str:
        login_id = signing_in.login_of(cx, made.addresses, area.addresses[who])
        at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
        return links.make_link(
            cx, login_id, power=power, target=target, now=at, lasts=timedelta(days=days), tenant_id=area.tenant
        )

    return f"/links/{made.desk.within(area.tenant, make)}"


def nomination_link(made: Parts, area: TestArea, who: str, ref: str, **when: int) -> str:
    return link_for(made, area, who, links.NOMINATION, f"/{area.slug}/champions/nominations/{ref}", **when)
