"""The host whose page this is, and who the viewer is in an area of it."""

from typing import Any
from uuid import UUID

from domain.shared.errors import NotFound
from domain.shared.ids import HostId, PersonId, TenantId
from services.areas import hosted
from services.areas.commands import Keeper
from services.areas.hosts import who_steps_in
from services.shared.permission import require
from web.shared.visit import Visit


async def host_of(visit: Visit) -> hosted.HostOfMine:
    host = await hosted.host_of(visit.page)
    if host is None:
        raise NotFound
    return host


async def keeper_of(visit: Visit, host: hosted.HostOfMine, area_id: UUID) -> Keeper:
    """Who the viewer is, or will be, in that area; asked of the host's own history whether they keep it."""
    viewer = visit.page.viewer
    assert viewer.login_id
    assert viewer.person_id
    login_id, person_id = viewer.login_id, PersonId(viewer.person_id)
    await visit.ask(_still_keeps_it)
    there = await visit.within(lambda cx: who_steps_in(cx, TenantId(area_id), login_id, person_id))
    return Keeper(HostId(host.host_id), there, login_id, viewer.name or "")


def _still_keeps_it(journal: Any) -> bool:
    require(journal.actor, "host.keep")
    return True
