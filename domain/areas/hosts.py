"""Changing the host: the chair asks another one, and it is agreed once that one says yes."""

from domain.areas.events import HostChanged, HostChangeDeclined, HostChangeOffered, HostChangeWithdrawn
from domain.areas.state import Area
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import HostId, TenantId
from domain.shared.sealed import Text

LONGEST_WHY = 1_000


def offer_to(state: Area, host_id: HostId, why: str) -> list[Event]:
    if state.tries_until:
        raise Refused(N_("This area is only there to try things out. No other host looks after it."), field="host")
    if state.host_id == host_id:
        raise Refused(N_("That host looks after this area already."), field="host")
    if state.asked_host == host_id:
        return []
    if state.asked_host:
        raise Refused(N_("Another host has been asked already. Withdraw that first."), field="host")
    if not why.strip() or len(why.strip()) > LONGEST_WHY:
        raise Refused(N_("Say why, in at most {most} characters."), field="why", most=LONGEST_WHY)
    return [HostChangeOffered(host_id=host_id, why=Text(why.strip()))]


def withdraw_offer(state: Area) -> list[Event]:
    return [HostChangeWithdrawn(host_id=state.asked_host)] if state.asked_host else []


def decline_offer(state: Area, host_id: HostId) -> list[Event]:
    _asked(state, host_id)
    return [HostChangeDeclined(host_id=host_id)]


def change_host(state: Area, area_id: TenantId, host_id: HostId) -> list[Event]:
    _asked(state, host_id)
    return [HostChanged(area_id=area_id, before_id=state.host_id, host_id=host_id)]


def _asked(state: Area, host_id: HostId) -> None:
    if state.asked_host != host_id:
        raise Refused(N_("Nobody asks you to look after this area any more. Nothing was changed."))
