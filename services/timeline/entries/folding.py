"""How each thing that happens becomes a line."""

from uuid import UUID

from domain.shared.dates import LONDON
from domain.shared.events import Audience, Recorded
from services.shared.rows import ReadModel, Rows
from services.timeline.entries.rows import Entry, EntryThing
from services.timeline.sentences import slots, things


def absorb(rows: Rows, event: Recorded) -> None:
    fact, meta = event.fact, event.meta
    breach_id: UUID | None = getattr(fact, "breach_id", None) if fact.AUDIENCE is Audience.CASE else None
    rows.add(
        Entry(
            position=event.position,
            stream_id=event.stream_id,
            version=event.version,
            topic=fact.TOPIC,
            day=meta.effective or event.recorded_at.astimezone(LONDON).date(),
            recorded_at=event.recorded_at,
            backfilled=meta.backfilled,
            source=meta.source,
            actor=meta.actor,
            person_id=meta.person_id,
            role=meta.role,
            acting_for_id=meta.organisation_id,
            sentence=fact.sentence(),
            headline=fact.HEADLINE,
            slots=slots(fact),
            why=fact.reason(),
            seen_by=fact.AUDIENCE,
            breach_id=breach_id,
        )
    )
    about = things(fact) | {event.stream_id} | ({meta.person_id} if meta.person_id else set())
    for thing in {breach_id} if breach_id else about:
        rows.add(EntryThing(thing=thing, position=event.position))


MODEL = ReadModel("timeline", (Entry, EntryThing), absorb)
