"""A date passed: which command that means. The decider looks at the date itself, so an early ring does nothing."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from services.areas import trying_out
from services.breaches import commands as breaches
from services.champions import commands as champions
from services.champions import terms
from services.compacts import adopting, commenting, engaging
from services.consultations import commands as consultations
from services.contacts import commands as contacts
from services.duties.alarms import AlarmKind
from services.erasure import commands as erasure
from services.groups import chairing
from services.instruments import commands as instruments
from services.people import commands as people
from services.shared.ports import Journal
from services.signatories import commands as signatories

BATCH = 100


class Rung(Struct, frozen=True):
    """An alarm whose time has come; its id names the command, so it happens once."""

    tenant_id: UUID
    alarm_id: UUID
    kind: AlarmKind
    thing: UUID
    stream_id: UUID
    at: datetime


def rung(cx: psycopg.Connection[Any], now: datetime, aside: Collection[UUID] = ()) -> list[Rung]:
    """Those that are due, oldest first; not those `aside`, which rang a moment ago."""
    with cx.cursor(row_factory=class_row(Rung)) as cursor:
        return cursor.execute(
            """SELECT tenant_id, alarm_id, kind, thing, stream_id, at FROM alarm WHERE at <= %s AND NOT alarm_id = ANY(%s)
               ORDER BY at, tenant_id, alarm_id LIMIT %s""",
            (now, list(aside), BATCH),
        ).fetchall()


def decision(alarm: Rung) -> Callable[[Journal], None]:
    match alarm.kind:
        case AlarmKind.CLOSE_CONSULTATION:
            return lambda journal: consultations.close(journal, consultation_id=alarm.thing)
        case AlarmKind.EXPIRE_NOMINATION:
            return lambda journal: champions.expire(journal, slot=alarm.stream_id, nomination=alarm.thing)
        case AlarmKind.BEGIN_TERM:
            return lambda journal: terms.begin_term(journal, slot=alarm.stream_id)
        case AlarmKind.LOOK_AT_TERM:
            return lambda journal: terms.look_at_term(journal, slot=alarm.stream_id)
        case AlarmKind.LOOK_AT_CHAIR:
            return lambda journal: chairing.look_at_chair(journal, group_id=alarm.thing)
        case AlarmKind.KEEP_CONTACT:
            return lambda journal: contacts.keep(journal, slot=alarm.stream_id, contact_id=alarm.thing)
        case AlarmKind.LAPSE_HANDOVER:
            return lambda journal: people.lapse_handover(journal, stream=alarm.stream_id, handover=alarm.thing)
        case AlarmKind.NOTE_LATENESS:
            return lambda journal: breaches.note_lateness(journal, breach_id=alarm.thing)
        case AlarmKind.NOTE_UNDECIDED:
            return lambda journal: erasure.note_lateness(journal, stream=alarm.stream_id)
        case AlarmKind.CLOSE_COMMENTS:
            return lambda journal: commenting.close_comments(journal, version_id=alarm.thing)
        case AlarmKind.NOTE_REVIEW:
            return lambda journal: adopting.note_review(journal, stream=alarm.stream_id)
        case AlarmKind.NOTE_ENGAGEMENT:
            return lambda journal: engaging.note_engagement(journal, stream=alarm.stream_id)
        case AlarmKind.NOTE_INSTRUMENT:
            return lambda journal: instruments.note_review(journal, instrument_id=alarm.thing)
        case AlarmKind.LAPSE_SIGNATURE:
            return lambda journal: signatories.lapse(journal, signatory_id=alarm.stream_id)
        case AlarmKind.END_TRY_OUT:
            return trying_out.end_try_out
        case AlarmKind.ERASE:
            raise AssertionError("it takes more than one command: infra/worker.py")
