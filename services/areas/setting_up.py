"""Setting an area up: its words, places, times and colour, and a first text of its agreement, all in one command."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from domain import areas
from domain.areas import Place
from domain.compacts import reading
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


def model_text(area: str, instrument: str) -> reading.Reading:
    """Our own model, in that area's words."""
    return reading.read(MODEL_TEXT.read_text().replace("{area}", area).replace("{instrument}", instrument))
