"""What people can do to ask an area what its next text should say. It holds up no draft, and waits for none."""

from datetime import date
from typing import Any
from uuid import UUID

from domain import compacts
from domain.compacts.engaging import HeldKind
from domain.shared.events import Loaded
from services.compacts.drafting import seat_of
from services.shared.permission import require
from services.shared.ports import Journal


def open_engagement(journal: Journal, *, opened_on: date, until: date | None, asks: str, take_part: str) -> None:
    loaded = _agreement(journal)
    number = len(loaded.state.engagements) + 1 if loaded.state else 1
    events = compacts.engaging.open_engagement(
        loaded.state,
        engagement_id=compacts.engaging.engagement_named(journal.tenant_id, number),
        opened_on=opened_on,
        until=until,
        asks=asks,
        take_part=take_part,
        today=journal.today,
    )
    journal.append(loaded, events, effective=opened_on, acting=seat_of(journal))


def hold(
    journal: Journal, *, number: int, kind: HeldKind, held_on: date, with_whom: str, took_part: int | None, heard: str
) -> None:
    loaded = _agreement(journal)
    events = compacts.engaging.hold(
        loaded.state,
        number,
        kind=kind,
        held_on=held_on,
        with_whom=with_whom,
        took_part=took_part,
        heard=heard,
        today=journal.today,
    )
    journal.append(loaded, events, effective=held_on, acting=seat_of(journal))


def close_engagement(journal: Journal, *, number: int, closed_on: date, outcome: str) -> None:
    loaded = _agreement(journal)
    events = compacts.engaging.close_engagement(loaded.state, number, closed_on=closed_on, outcome=outcome, today=journal.today)
    journal.append(loaded, events, effective=closed_on, acting=seat_of(journal))


def note_engagement(journal: Journal, *, stream: UUID) -> None:
    """The ticker's. Its last day was over when that day ended, whenever that was noticed."""
    agreement = journal.load(compacts.evolve_agreement, stream)
    events = compacts.engaging.engagement_falls_due(agreement.state, journal.today)
    until = agreement.state.engagements[-1].until if agreement.state and agreement.state.engagements else None
    journal.append(agreement, events, effective=until)


def _agreement(journal: Journal) -> Loaded[Any]:
    require(journal.actor, "compact.engage")
    return journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
