"""An area as the events have left it."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.areas.events import AreaOpened, AreaResumed, AreaSuspended, ClockSet, ProcedureAdopted
from domain.shared.dates import Calendar, Due, due
from domain.shared.events import Event
from domain.shared.ids import HostId
from domain.shared.rules import Clock, Period, Procedure


class Area(Struct, frozen=True):
    host_id: HostId
    slug: str
    name: str
    instrument: str
    clocks: dict[Clock, Period] = {}
    procedures: tuple[Procedure, ...] = ()
    suspended: bool = False

    @property
    def procedure(self) -> Procedure:
        return self.procedures[-1]

    def numbered(self, number: int) -> Procedure:
        return self.procedures[number - 1]

    def due(self, clock: Clock, since: date, calendar: Calendar) -> Due:
        period = self.clocks[clock]
        return due(since, period.length, period.unit, calendar)


def evolve(state: Area | None, event: Event) -> Area:
    match event:
        case AreaOpened():
            return Area(host_id=event.host_id, slug=event.slug, name=event.name, instrument=event.instrument)
        case ClockSet() if state:
            return replace(state, clocks=state.clocks | {event.clock: event.period})
        case ProcedureAdopted() if state:
            return replace(state, procedures=(*state.procedures, event.procedure))
        case AreaSuspended() if state:
            return replace(state, suspended=True)
        case AreaResumed() if state:
            return replace(state, suspended=False)
    raise AssertionError(event)
