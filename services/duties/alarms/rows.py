"""When the ticker looks, and at what."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.shared.dates import end_of
from domain.shared.events import Recorded
from domain.shared.ids import claim
from services.shared.rows import Row, Rows


class AlarmKind(StrEnum):
    CLOSE_CONSULTATION = "close-consultation"
    EXPIRE_NOMINATION = "expire-nomination"
    BEGIN_TERM = "begin-term"
    LOOK_AT_TERM = "look-at-term"
    LOOK_AT_CHAIR = "look-at-chair"
    LAPSE_HANDOVER = "lapse-handover"
    NOTE_LATENESS = "note-lateness"
    NOTE_UNDECIDED = "note-undecided"
    ERASE = "erase"
    END_TRY_OUT = "end-try-out"
    KEEP_CONTACT = "keep-contact"
    CLOSE_COMMENTS = "close-comments"
    NOTE_REVIEW = "note-review"
    NOTE_INSTRUMENT = "note-instrument"
    NOTE_ENGAGEMENT = "note-engagement"
    LAPSE_SIGNATURE = "lapse-signature"


class Alarm(Row, frozen=True, kw_only=True):
    """At `at`, whoever decides is asked whether it is time; they look for themselves."""

    __wide__ = "false"
    __key__ = ("alarm_id",)
    __find__ = ("thing",)
    __indexes__ = ("at",)

    alarm_id: UUID
    kind: AlarmKind
    thing: UUID
    stream_id: UUID
    at: datetime

    @property
    def audience(self) -> str:
        return "ticker"


def set_(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, last_day: date) -> None:
    if event.meta.backfilled and kind is AlarmKind.NOTE_LATENESS:
        return  # nobody was late here with what older records tell
    put(rows, event, kind, thing, end_of(last_day))


def put(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, at: datetime) -> None:
    rows.put(Alarm(alarm_id=claim(thing, kind, at.isoformat()), kind=kind, thing=thing, stream_id=event.stream_id, at=at))


def cancel(
    rows: Rows, thing: UUID, at: datetime | None = None, until: datetime | None = None, kind: AlarmKind | None = None
) -> None:
    """All of it; or the one at that moment; or those that had rung by then; or those of one kind."""
    for alarm in rows.where(Alarm, thing=thing):
        if at in (None, alarm.at) and kind in (None, alarm.kind) and (until is None or alarm.at <= until):
            rows.drop(alarm)
