"""What can happen to an area as such, and to the host that looks after it."""

from msgspec import Struct

from domain.shared.events import N_, Event
from domain.shared.ids import HostId, TenantId
from domain.shared.rules import Clock, Period, Procedure
from domain.shared.sealed import Sealed, Text


class Place(Struct, frozen=True):
    """A place that the agreement covers; `code` is its ONS code, or our own for an invented one."""

    code: str
    name: str


class HostRegistered(Event, frozen=True, kw_only=True):
    TOPIC = "host.registered"

    host_id: HostId
    name: str

    def sentence(self) -> str:
        return N_("{name} began to host areas here")


class AreaOpened(Event, frozen=True, kw_only=True):
    TOPIC = "area.opened"

    area_id: TenantId
    slug: str
    name: str
    instrument: str
    host_id: HostId
    places: tuple[Place, ...]
    template: str

    def sentence(self) -> str:
        return N_("{actor} opened the area {name}")


class ClockSet(Event, frozen=True, kw_only=True):
    TOPIC = "area.clock-set"

    clock: Clock
    period: Period

    def sentence(self) -> str:
        return CLOCK_SENTENCES[self.clock]

    @property
    def length(self) -> int:
        return self.period.length


CLOCK_SENTENCES = {
    Clock.CONSULTATION: N_("{actor} set the least time for a consultation to {length} days"),
    Clock.NOMINATION: N_("{actor} set the time to answer a nomination to {length} working days"),
    Clock.CHAMPION_TERM: N_("{actor} set a champion's term to {length} months"),
    Clock.REAFFIRMATION: N_("{actor} set the time to sign a new version to {length} months"),
}


class ProcedureAdopted(Event, frozen=True, kw_only=True):
    TOPIC = "area.procedure-adopted"

    procedure: Procedure

    def sentence(self) -> str:
        return N_("{actor} set how concerns are handled here, in {stages} stages")

    @property
    def stages(self) -> int:
        return len(self.procedure.stages)


class AreaSuspended(Event, frozen=True, kw_only=True):
    """From here on everything can be read and nothing new is written, but by its host, until it is resumed."""

    TOPIC = "area.suspended"

    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} suspended the area: it can be read, and nothing new is recorded until it is resumed")

    def reason(self) -> Text | Sealed | None:
        return self.why


class AreaResumed(Event, frozen=True, kw_only=True):
    TOPIC = "area.resumed"

    def sentence(self) -> str:
        return N_("{actor} resumed the area: what happens is recorded here again")
