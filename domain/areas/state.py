"""An area as the events have left it."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.areas.colours import HOUSE
from domain.areas.events import (
    AreaNamed,
    AreaOpened,
    AreaResumed,
    AreaSetUp,
    AreaSuspended,
    ClockSet,
    ColourChosen,
    HostChanged,
    HostChangeDeclined,
    HostChangeOffered,
    HostChangeWithdrawn,
    LogoRemoved,
    LogoSet,
    Place,
    PlacesNamed,
    ProcedureAdopted,
    TryOutBegun,
    TryOutEnded,
)
from domain.areas.look_events import Logo
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
    asked_host: HostId | None = None
    """The host that the chair asked to follow."""
    suspended: bool = False
    tries_until: date | None = None
    over: bool = False
    """A try-out, until when; and whether that has ended."""
    places: tuple[Place, ...] = ()
    colour: str = HOUSE
    logo: Logo | None = None
    set_up: bool = False
    """Or opened with what is set up else: its places were named."""

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
            return Area(
                host_id=event.host_id,
                slug=event.slug,
                name=event.name,
                instrument=event.instrument,
                places=event.places,
                set_up=bool(event.places),
            )
        case ClockSet() if state:
            return replace(state, clocks=state.clocks | {event.clock: event.period})
        case ProcedureAdopted() if state:
            return replace(state, procedures=(*state.procedures, event.procedure))
        case AreaSuspended() if state:
            return replace(state, suspended=True)
        case AreaResumed() if state:
            return replace(state, suspended=False)
        case AreaNamed(name=name, instrument=instrument) if state:
            return replace(state, name=name, instrument=instrument)
        case AreaSetUp() if state:
            return replace(state, set_up=True)
        case HostChangeOffered(host_id=host_id) if state:
            return replace(state, asked_host=host_id)
        case HostChangeWithdrawn() | HostChangeDeclined() if state:
            return replace(state, asked_host=None)
        case HostChanged(host_id=host_id) if state:
            return replace(state, host_id=host_id, asked_host=None)
        case TryOutBegun(ends_on=ends_on) if state:
            return replace(state, tries_until=ends_on)
        case TryOutEnded() if state:
            return replace(state, over=True)
        case PlacesNamed(places=places) if state:
            return replace(state, places=places)
        case ColourChosen(colour=colour) if state:
            return replace(state, colour=colour)
        case LogoSet(logo=logo) if state:
            return replace(state, logo=logo)
        case LogoRemoved() if state:
            return replace(state, logo=None)
    raise AssertionError(event)
