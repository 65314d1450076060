"""What may be done about an area, and the events that follow."""

from domain.areas.events import AreaOpened, AreaResumed, AreaSuspended, ClockSet, Place, ProcedureAdopted
from domain.areas.slugs import sayable
from domain.areas.state import Area
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import HostId, TenantId
from domain.shared.rules import Clock, Period, Procedure, Stage
from domain.shared.sealed import Text

LONGEST_CLOCK = 1_000  # of its unit; more is a slip of the keyboard
LONGEST_WHY = 1_000


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
    if not sayable(slug):
        raise Refused(
            N_("“{slug}” cannot be an area's web address. Use 3 to 40 small letters, digits and hyphens; some words are kept."),
            field="slug",
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


def suspend(state: Area, why: str) -> list[Event]:
    why = why.strip()
    if not why or len(why) > LONGEST_WHY:
        raise Refused(N_("Say why, in at most {most} characters. Everybody can read it."), field="why", most=LONGEST_WHY)
    return [] if state.suspended else [AreaSuspended(why=Text(why))]


def resume(state: Area) -> list[Event]:
    return [AreaResumed()] if state.suspended else []


def step_in(state: Area, host_id: HostId) -> None:
    """Only people of the host that looks after the area become its administrators by themselves."""
    if state.host_id != host_id:
        raise Refused(N_("Another host looks after this area now."))
