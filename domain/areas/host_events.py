"""What can happen to a host, and between an area and its hosts; on the host's own side it is noted in its own history."""

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import HostId, TenantId
from domain.shared.sealed import Sealed, Text


class HostRegistered(Event, frozen=True, kw_only=True):
    TOPIC = "host.registered"

    host_id: HostId
    name: str

    def sentence(self) -> str:
        return N_("{name} began to host areas here")


class AreaTakenOn(Event, frozen=True, kw_only=True):
    """In the history of the host that looks after the area from here on."""

    TOPIC = "host.area-taken-on"

    area_id: TenantId
    before_id: HostId

    def sentence(self) -> str:
        return N_("The host took on an area that {before} looked after")


class AreaHandedOver(Event, frozen=True, kw_only=True):
    """In the history of the host that no longer does."""

    TOPIC = "host.area-handed-over"

    area_id: TenantId
    after_id: HostId

    def sentence(self) -> str:
        return N_("The host handed an area over to {after}")


class HostChangeOffered(Event, frozen=True, kw_only=True):
    """By the chair; it is agreed once the host that was asked says yes."""

    TOPIC = "area.host-change-offered"
    AUDIENCE = Audience.MEMBERS

    host_id: HostId
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} asked {host} to look after the area from now on")

    def reason(self) -> Text | Sealed | None:
        return self.why


class HostChangeWithdrawn(Event, frozen=True, kw_only=True):
    TOPIC = "area.host-change-withdrawn"
    AUDIENCE = Audience.MEMBERS

    host_id: HostId

    def sentence(self) -> str:
        return N_("{actor} no longer asks {host} to look after the area")


class HostChangeDeclined(Event, frozen=True, kw_only=True):
    TOPIC = "area.host-change-declined"
    AUDIENCE = Audience.MEMBERS

    host_id: HostId

    def sentence(self) -> str:
        return N_("{host} declined to look after the area")


class HostChanged(Event, frozen=True, kw_only=True):
    """The administrators of the host before stop with it."""

    TOPIC = "area.host-changed"

    area_id: TenantId
    before_id: HostId
    host_id: HostId

    def sentence(self) -> str:
        return N_("{host} looks after the area now, and {before} no longer does")
