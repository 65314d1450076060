"""An area: its host, what it calls things, its clocks, and how it handles concerns. All of it data."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.actor import Role
from domain.shared.dates import Calendar, Due, due
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import HostId, TenantId
from domain.shared.rules import Clock, Period, Procedure, Stage

LONGEST_CLOCK = 1_000  # of its unit; more is a slip of the keyboard
RESERVED_SLUGS = frozenset(
    [
        "about",
        "accessibility",
        "account",
        "admin",
        "api",
        "areas",
        "assets",
        "audit",
        "auditor",
        "confirm",
        "cookies",
        "demo",
        "duties",
        "health",
        "help",
        "host",
        "hosts",
        "links",
        "live",
        "mailbox",
        "metrics",
        "my-data",
        "new",
        "nominations",
        "privacy",
        "report",
        "search",
        "security",
        "sessions",
        "sign-in",
        "sign-out",
        "sign-up",
        "static",
        "status",
        "terms",
        "well-known",
        "www",
    ]
)


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


class Area(Struct, frozen=True):
    slug: str
    name: str
    instrument: str
    clocks: dict[Clock, Period] = {}
    procedures: tuple[Procedure, ...] = ()

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
            return Area(slug=event.slug, name=event.name, instrument=event.instrument)
        case ClockSet() if state:
            return replace(state, clocks=state.clocks | {event.clock: event.period})
        case ProcedureAdopted() if state:
            return replace(state, procedures=(*state.procedures, event.procedure))
    raise AssertionError(event)


def open_area(
    state: Area | None,
    *,
    area_id: TenantId,
    slug: str,
    name: str,
    instrument: str,
    host_id: HostId,
    places: tuple[Place, ...],
    template: str,
    clocks: dict[Clock, Period],
    stages: tuple[Stage, ...],
    raisers: tuple[Role, ...],
) -> list[Event]:
    if state:
        raise Refused(N_("This area is open already."))
    if slug in RESERVED_SLUGS or not _sayable(slug):
        raise Refused(
            N_("“{slug}” cannot be an area's web address. Use 3 to 40 small letters, digits and hyphens; some words are kept."),
            slug=slug,
        )
    if not stages:
        raise Refused(N_("How concerns are handled needs at least one stage."))
    return [
        AreaOpened(
            area_id=area_id, slug=slug, name=name, instrument=instrument, host_id=host_id, places=places, template=template
        ),
        *(ClockSet(clock=clock, period=period) for clock, period in clocks.items()),
        ProcedureAdopted(procedure=Procedure(1, stages, raisers)),
    ]


def set_clock(state: Area, clock: Clock, period: Period) -> list[Event]:
    if not 1 <= period.length <= LONGEST_CLOCK:
        raise Refused(N_("A clock runs for 1 to {most} days, working days or months."), field="length", most=LONGEST_CLOCK)
    return [] if state.clocks.get(clock) == period else [ClockSet(clock=clock, period=period)]


def _sayable(slug: str) -> bool:
    return (
        3 <= len(slug) <= 40
        and slug == slug.strip("-")
        and all(c.isascii() and (c.isdigit() or c.islower() or c == "-") for c in slug)
    )
