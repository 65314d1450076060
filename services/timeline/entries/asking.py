"""What pages ask about what happened: the lines that a viewer may read, and the names in them."""

from datetime import date, datetime
from typing import LiteralString
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Part, Role
from services.shared.asking import Asking
from services.timeline.sentences import Slot

PAGE = 25
KEEPERS = (Role.LEAD, Role.HOST, Role.AUDITOR)


class Line(Struct, frozen=True):
    """An entry as this viewer may read it. `headline_only`: that it happened, but not who is in it.

    Who did it shows to members and to themself; to everybody else the role it was done in. A champion's name is public where it says
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


class Wanted(Struct, frozen=True, kw_only=True):
    """Filters of a timeline. `after` is the entry that the page before ended with: its day, stream and version.

    `newer_than` asks for what happened in the thing's own stream since somebody looked at that version of it.
    """

    thing: UUID | None = None
    newer_than: int | None = None
    topics: tuple[str, ...] = ()
    person_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    after: tuple[date, UUID, int] | None = None
    limit: int = PAGE


NARROWED: tuple[tuple[str, LiteralString], ...] = (
    ("thing", "AND EXISTS (SELECT FROM entry_thing t WHERE t.thing = %(thing)s AND t.position = e.position) "),
    ("newer_than", "AND e.stream_id = %(thing)s AND e.version > %(newer_than)s "),
    ("topics", "AND e.topic = ANY(%(topics)s) "),
    (
        "person",
        """AND NOT h.only AND (%(member)s OR e.topic LIKE 'champion.%%')
           AND EXISTS (SELECT FROM entry_thing t WHERE t.thing = %(person)s AND t.position = e.position) """,
    ),
    ("since", "AND e.day >= %(since)s "),
    ("until", "AND e.day <= %(until)s "),
    (
        "day",
        """AND (e.day, e.position) < (%(day)s,
           (SELECT a.position FROM entry a WHERE (a.day, a.stream_id, a.version) = (%(day)s, %(stream)s, %(version)s))) """,
    ),
)
"""What each filter adds to the question. Only those in use are in it: one plan for all of them would suit none."""


async def entries(ask: Asking, wanted: Wanted) -> list[Line]:
    """Latest first, one more than `limit` if there are more."""
    viewer = ask.viewer
    values = {
        "member": viewer.is_member,
        "audits": viewer.audits,
        "me": viewer.person_id,
        "keeps": viewer.actor.holds(*KEEPERS),
        "cases": list(viewer.cases),
        "thing": wanted.thing,
        "newer_than": wanted.newer_than,
        "topics": list(wanted.topics) or None,
        "person": wanted.person_id,
        "since": wanted.since,
        "until": wanted.until,
        "day": wanted.after[0] if wanted.after else None,
        "stream": wanted.after[1] if wanted.after else None,
        "version": wanted.after[2] if wanted.after else None,
        "limit": wanted.limit + 1,
    }
    return await ask.rows(
        Line,
        """SELECT e.stream_id, e.version, e.topic, e.day, e.recorded_at, e.backfilled, e.source, e.actor, e.role,
             CASE WHEN (%(member)s OR e.person_id = %(me)s) AND NOT h.only THEN e.person_id END AS person_id, CASE WHEN NOT h.only THEN e.acting_for_id END AS acting_for_id,
             CASE WHEN h.only THEN e.headline ELSE e.sentence END AS sentence, e.slots, e.why, e.why_lang, h.only AS headline_only
           FROM entry e, LATERAL (SELECT (e.seen_by = 'case' AND NOT e.breach_id = ANY(%(cases)s::uuid[]))
             OR (e.seen_by = 'own' AND e.person_id IS DISTINCT FROM %(me)s) AS only) h
           WHERE (e.seen_by = 'public' OR (e.seen_by = 'members' AND %(member)s) OR (e.seen_by = 'keepers' AND %(keeps)s)
               OR (e.seen_by = 'case' AND (%(audits)s OR e.breach_id = ANY(%(cases)s::uuid[])))
               OR (e.seen_by = 'own' AND (%(audits)s OR e.person_id = %(me)s)))
        """
        + "".join(narrowed for name, narrowed in NARROWED if values[name] is not None)
        + "ORDER BY e.day DESC, e.position DESC LIMIT %(limit)s",
        values,
    )


async def of_oneself(ask: Asking) -> list[Line]:
    """All that the viewer did or is named in, oldest first, whatever their role lets them read now; of concerns only
    those that they are in.
    """
    return await ask.rows(
        Line,
        """SELECT e.stream_id, e.version, e.topic, e.day, e.recorded_at, e.backfilled, e.source, e.actor, e.role, e.person_id,
             e.acting_for_id, e.sentence, e.slots, e.why, e.why_lang, false AS headline_only
           FROM entry e WHERE (e.seen_by <> 'case' OR e.breach_id = ANY(%(cases)s::uuid[])) AND (e.person_id = %(me)s
             OR EXISTS (SELECT FROM entry_thing t WHERE t.thing = %(me)s AND t.position = e.position)
             OR e.slots @> jsonb_build_array(jsonb_build_object('value', %(me)s::text)))
           ORDER BY e.day, e.position""",
        {"me": ask.viewer.person_id, "cases": list(ask.viewer.cases)},
    )


class Name(Struct, frozen=True):
    """What a thing is called; None for a person whom this viewer may not see, or who was forgotten."""

    id: UUID
    name: str | None
    known_as: Part | None = None


async def names(ask: Asking, lines: list[Line]) -> dict[UUID, str | Part | None]:
    """The names that these lines need, in one question; for somebody who was forgotten, what they were."""
    needed = {UUID(slot.value) for line in lines for slot in line.slots if slot.kind in NAMED}
    needed |= {one for line in lines for one in (line.person_id, line.acting_for_id) if one}
    found = await ask.rows(
        Name,
        """SELECT person_id AS id, CASE WHEN public OR %(member)s OR person_id = %(me)s THEN name END AS name, known_as FROM person WHERE person_id = ANY(%(ids)s)
           UNION ALL SELECT organisation_id, name, NULL FROM organisation WHERE organisation_id = ANY(%(ids)s)
           UNION ALL SELECT version_id, title, NULL FROM compact_version WHERE version_id = ANY(%(ids)s)
           UNION ALL SELECT consultation_id, title, NULL FROM consultation WHERE consultation_id = ANY(%(ids)s)""",
        {"ids": list(needed), "member": ask.viewer.is_member, "me": ask.viewer.person_id},
    )
    return {one.id: one.name or one.known_as for one in found}


NAMED = ("person", "organisation", "version", "consultation")


async def people(ask: Asking) -> list[Name]:
    """Whom a timeline can be filtered by: those whose names this viewer may see."""
    return await ask.rows(
        Name,
        "SELECT person_id AS id, name FROM person WHERE (public OR %(member)s) AND NOT uninvited AND name IS NOT NULL ORDER BY name, person_id LIMIT 300",
        {"member": ask.viewer.is_member},
    )
