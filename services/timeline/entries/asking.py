"""What pages ask about what happened: the lines that a viewer may read."""

from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Role
from services.shared.asking import Asking
from services.timeline.sentences import Slot

PAGE = 25
KEEPERS = (Role.LEAD, Role.HOST, Role.AUDITOR)
AUDITED = (Role.LEAD, Role.HOST, Role.CHAIR, Role.AUDITOR)
"""Who reads what an auditor drew and noted."""


class Line(Struct, frozen=True):
    """An entry as this viewer may read it. `headline_only`: that it happened, but not who is in it.

    Who did it shows to members; to everybody else the role it was done in. A champion's name is public where it says
    that they are champion, and nowhere else. `stream_id` and `version` say which entry it is; its position would tell
    how much there is between two of them that this viewer may not see.
    """

    stream_id: UUID
    version: int
    topic: str
    day: date
    recorded_at: datetime
    backfilled: bool
    source: str | None
    actor: str
    person_id: UUID | None
    role: Role | None
    acting_for_id: UUID | None
    sentence: str
    slots: list[Slot]
    why: str | None
    why_lang: str | None
    headline_only: bool


class Drawn(Struct, frozen=True):
    """A sample: the `size` entries recorded `before` that moment which draw the smallest lots (`domain.audits.lot`)."""

    seed: str
    size: int
    before: datetime


class Wanted(Struct, frozen=True, kw_only=True):
    """Filters of a timeline. `after` is the entry that the page before ended with: its day, stream and version.

    `newer_than` asks for what happened in the thing's own stream since somebody looked at that version of it. `fact` is
    one entry by its stream and version; `decision` asks for what followed from it; `drawn` narrows to a sample of what the topics and days leave.
    """

    thing: UUID | None = None
    things: tuple[UUID, ...] = ()
    newer_than: int | None = None
    topics: tuple[str, ...] = ()
    person_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    after: tuple[date, UUID, int] | None = None
    fact: tuple[UUID, int] | None = None
    decision: UUID | None = None
    drawn: Drawn | None = None
    limit: int = PAGE


NARROWED: tuple[tuple[str, LiteralString], ...] = (
    ("thing", "AND EXISTS (SELECT FROM entry_thing t WHERE t.thing = %(thing)s AND t.position = e.position) "),
    (
        "things",
        "AND EXISTS (SELECT FROM entry_thing t WHERE t.thing = ANY(%(things)s) AND t.position = e.position) ",
    ),
    (
        "decision",
        """AND (e.stream_id, e.version) IN (SELECT l.fact_id, l.fact FROM decision_link l WHERE l.decision_id = %(decision)s) """,
    ),
    ("newer_than", "AND e.stream_id = %(thing)s AND e.version > %(newer_than)s "),
    ("topics", "AND e.topic = ANY(%(topics)s) "),
    (
        "person",
        """AND NOT h.only AND (%(named)s OR e.topic LIKE 'champion.%%' OR e.topic = 'group.naming-agreed')
           AND EXISTS (SELECT FROM entry_thing t WHERE t.thing = %(person)s AND t.position = e.position) """,
    ),
    ("since", "AND e.day >= %(since)s "),
    ("until", "AND e.day <= %(until)s "),
    ("version_there", "AND (e.stream_id, e.version) = (%(stream_there)s, %(version_there)s) "),
    (
        "seed",
        """AND e.position IN (SELECT d.position FROM entry d WHERE d.topic = ANY(%(topics)s) AND d.day BETWEEN %(since)s AND %(until)s
             AND d.recorded_at < %(before)s
           ORDER BY sha256(convert_to(%(seed)s || ' ' || d.stream_id || ' ' || d.version, 'UTF8')) LIMIT %(size)s) """,
    ),
    (
        "day",
        """AND (e.day, e.position) < (%(day)s,
           (SELECT a.position FROM entry a WHERE (a.day, a.stream_id, a.version) = (%(day)s, %(stream)s, %(version)s))) """,
    ),
)
"""What each filter adds to the question. Only those in use are in it: one plan for all of them would suit none."""


OF_AN_AUDIT = """EXISTS (SELECT FROM seat s WHERE s.person_id = %(me)s AND s.role = 'auditor' AND (
    e.day BETWEEN coalesce(s.begins_on, '-infinity') AND coalesce(s.ends_on, 'infinity')
    OR (e.recorded_at AT TIME ZONE 'Europe/London')::date BETWEEN coalesce(s.begins_on, '-infinity') AND coalesce(s.ends_on, 'infinity')))"""
"""Whether it took effect, or was written down, on a day of the viewer's own audit."""


async def entries(ask: Asking, wanted: Wanted) -> list[Line]:
    """Latest first, one more than `limit` if there are more."""
    values = _viewed(ask) | _narrowed(wanted)
    audited: LiteralString = OF_AN_AUDIT if ask.viewer.audits else "false"
    return await ask.rows(
        Line,
        """SELECT e.stream_id, e.version, e.topic, e.day, e.recorded_at, e.backfilled, e.source, e.actor, e.role,
             CASE WHEN (%(named)s OR e.person_id = %(me)s) AND NOT h.only THEN e.person_id END AS person_id, CASE WHEN NOT h.only THEN e.acting_for_id END AS acting_for_id,
             CASE WHEN h.only THEN e.headline ELSE e.sentence END AS sentence, e.slots, CASE WHEN NOT h.only THEN e.why END AS why,
             e.why_lang, h.only AS headline_only
           FROM entry e, LATERAL (SELECT (e.seen_by = 'case' AND NOT e.breach_id = ANY(%(cases)s::uuid[]))
             OR (e.seen_by = 'own' AND e.person_id IS DISTINCT FROM %(me)s) AS only) h
           WHERE (e.seen_by = 'public' OR (e.seen_by = 'members' AND %(member)s) OR (e.seen_by = 'keepers' AND %(keeps)s)
               OR (e.seen_by = 'audit' AND %(audited)s) OR (e.seen_by = 'case' AND e.breach_id = ANY(%(cases)s::uuid[]))
               OR (e.seen_by = 'own' AND e.person_id = %(me)s)
               OR """
        + audited
        + ") "
        + "".join(narrowed for name, narrowed in NARROWED if values[name] is not None)
        + "ORDER BY e.day DESC, e.position DESC LIMIT %(limit)s",
        values,
    )


def _viewed(ask: Asking) -> dict[str, Any]:
    """What the viewer may read whenever it happened. Who is here to audit alone reads what is of those days."""
    viewer, roles = ask.viewer, {seat.role for seat in ask.viewer.actor.seats}
    return {
        "me": viewer.person_id if viewer.takes_part else None,
        "named": viewer.is_member,
        "member": bool(roles - {Role.AUDITOR, Role.PARTICIPANT}),
        "keeps": bool(roles & {*KEEPERS} - {Role.AUDITOR}),
        "audited": bool(roles & {*AUDITED}),
        "cases": list(viewer.cases),
    }


def _narrowed(wanted: Wanted) -> dict[str, Any]:
    day, stream, version = wanted.after or (None, None, None)
    stream_there, version_there = wanted.fact or (None, None)
    drawn = wanted.drawn
    return {
        "thing": wanted.thing,
        "things": list(wanted.things) or None,
        "decision": wanted.decision,
        "newer_than": wanted.newer_than,
        "topics": list(wanted.topics) or None,
        "person": wanted.person_id,
        "since": wanted.since,
        "until": wanted.until,
        "day": day,
        "stream": stream,
        "version": version,
        "stream_there": stream_there,
        "version_there": version_there,
        "seed": drawn.seed if drawn else None,
        "size": drawn.size if drawn else None,
        "before": drawn.before if drawn else None,
        "limit": wanted.limit + 1,
    }


async def of_oneself(ask: Asking, mine: list[UUID]) -> list[Line]:
    """All that the viewer did or is named in under one of their ids, oldest first, whatever their role lets them read now; of concerns only
    those that they are in.
    """
    return await ask.rows(
        Line,
        """SELECT e.stream_id, e.version, e.topic, e.day, e.recorded_at, e.backfilled, e.source, e.actor, e.role, e.person_id,
             e.acting_for_id, e.sentence, e.slots, e.why, e.why_lang, false AS headline_only
           FROM entry e WHERE (e.seen_by <> 'case' OR e.breach_id = ANY(%(cases)s::uuid[])) AND (e.person_id = %(me)s
             OR EXISTS (SELECT FROM entry_thing t WHERE t.thing = ANY(%(mine)s) AND t.position = e.position)
             OR e.slots @> jsonb_build_array(jsonb_build_object('value', %(me)s::text)))
           ORDER BY e.day, e.position""",
        {"me": ask.viewer.person_id, "mine": mine, "cases": list(ask.viewer.cases)},
    )
