"""A child instrument, as the events have left it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.instruments.events import Adopted, InstrumentKind, ReviewFellDue, Withdrawn
from domain.shared.events import Event
from domain.shared.ids import InstrumentId, claim


class Instrument(Struct, frozen=True):
    """`review_on` while that day is still to come."""

    ref: str
    number: int
    kind: InstrumentKind
    adopted_on: date
    review_on: date | None
    is_withdrawn: bool = False


def stream(tenant_id: UUID, ref: str) -> InstrumentId:
    return InstrumentId(claim(tenant_id, "instrument", ref))


def evolve(state: Instrument | None, event: Event) -> Instrument:
    match event:
        case Adopted():
            return Instrument(event.ref, event.number, event.kind, event.adopted_on, event.review_on)
        case ReviewFellDue() if state:
            return replace(state, review_on=None)
        case Withdrawn() if state:
            return replace(state, is_withdrawn=True, review_on=None)
    raise AssertionError(event)
