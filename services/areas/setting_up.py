"""Setting an area up: its words, places, times and colour, and a first text of its agreement, all in one command."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from domain import areas
from domain.areas import Place
from domain.compacts import reading
from domain.shared.actor import Role
from domain.shared.rules import Clock
from services.areas import templates
from services.shared.permission import require
from services.shared.ports import Journal

MODEL_TEXT = Path(__file__).parent / "templates" / "model.md"


class Wishes(Struct, frozen=True):
    """What somebody chose. `handling` is a template's name; `lengths` are in each clock's own unit."""

    name: str
    instrument: str
    places: Sequence[Place]
    handling: str
    lengths: Mapping[Clock, int]
    colour: str | None


def set_up(journal: Journal, wishes: Wishes) -> None:
    """Once."""
    require(journal.actor, "area.set-up")
    area = journal.load(areas.evolve, journal.tenant_id)
    template = templates.load(wishes.handling)
    events = areas.set_up(
        journal.known(areas.evolve, journal.tenant_id),
        name=wishes.name,
        instrument=wishes.instrument,
        places=tuple(wishes.places),
        lengths=wishes.lengths,
        stages=template.stages,
        raisers=template.raisers,
        colour=wishes.colour,
    )
    journal.append(area, events)


def change_settings(
    journal: Journal,
    *,
    called: tuple[str, str] | None = None,
    places: Sequence[Place] | None = None,
    colour: str | None = None,
) -> None:
    """Of an area that is set up, each as a fact of its own; None stays as it is. `called` is its name and its agreement's."""
    require(journal.actor, "area.set-up")
    area = journal.load(areas.evolve, journal.tenant_id)
    state: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    areas.set_up_before(state)
    events = [
        *(areas.call(state, name=called[0], instrument=called[1]) if called else []),
        *(areas.cover(state, tuple(places)) if places is not None else []),
        *(areas.wear(state, colour) if colour else []),
    ]
    journal.append(area, events, acting=journal.actor.seat(Role.LEAD, Role.HOST))


def model_text(area: str, instrument: str) -> reading.Reading:
    """Our own model, in that area's words."""
    return reading.read(MODEL_TEXT.read_text().replace("{area}", area).replace("{instrument}", instrument))
