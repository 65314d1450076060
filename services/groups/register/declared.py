"""What pages ask about what people declare: the chair's independence, conflicts of interest, and being named."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from services.groups.register.asking import CHAMPION_FOR
from services.shared.asking import Asking


class Chaired(Struct, frozen=True):
    """Whoever chairs a group, or did. `shown`: this viewer may read who; then no `name` means that it was removed."""

    person_id: UUID | None
    person_ref: str | None
    name: str | None
    shown: bool
    elected_on: date
    term_ends: date
    independent: bool
    why: str | None
    why_lang: str | None
    declared_on: date
    over: bool
    left_on: date | None
    champion_for: list[str]
    substitute: bool = False


CHAIRS = (
    """SELECT CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN i.person_id END AS person_id,
    CASE WHEN %(member)s THEN p.ref END AS person_ref,
    CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN coalesce(p.called, p.name) END AS name,
    %(member)s OR i.named OR i.person_id IS NOT DISTINCT FROM %(me)s AS shown, i.elected_on, i.term_ends, i.independent,
    i.why, i.why_lang, i.declared_on, i.over, i.left_on, CASE WHEN %(member)s OR i.named THEN """
    + CHAMPION_FOR
    + """ ELSE '{}' END AS champion_for
  FROM group_chair i LEFT JOIN person p USING (person_id) WHERE i.group_id = %(group)s
  ORDER BY i.left_on DESC NULLS FIRST, i.elected_on DESC, i.person_id LIMIT 50"""
)


async def chairs(ask: Asking, group_id: UUID) -> list[Chaired]:
    """Latest first."""
    return await ask.rows(Chaired, CHAIRS, _looking(ask, group_id))


class Interest(Struct, frozen=True):
    """A conflict of interest, as the area's people and whoever declared it read it."""

    conflict_id: UUID
    ref: str
    group_id: UUID
    group_ref: str
    person_id: UUID
    name: str | None
    matter: str | None
    matter_lang: str | None
    since: date
    ended_on: date | None


INTERESTS = """SELECT c.conflict_id, c.ref, c.group_id, g.ref AS group_ref, c.person_id, coalesce(p.called, p.name) AS name, c.matter, c.matter_lang, c.since, c.ended_on
  FROM conflict c JOIN area_group g USING (group_id) LEFT JOIN person p USING (person_id)
  WHERE (%(member)s OR c.person_id = %(me)s) """


OF_A_GROUP = INTERESTS + "AND c.group_id = %(group)s ORDER BY c.ended_on DESC NULLS FIRST, c.since, c.conflict_id LIMIT 200"


class Declared(Struct, frozen=True):
    """Latest first; of interests those that have not ended."""

    chairs: list[Chaired]
    interests: list[Interest]


async def declared(ask: Asking, group_id: UUID) -> Declared:
    """Both at once."""
    found = await ask.row(
        Declared,
        f"""SELECT (SELECT coalesce(json_agg(c), '[]') FROM ({CHAIRS}) AS c) AS chairs,
              (SELECT coalesce(json_agg(i), '[]') FROM ({OF_A_GROUP}) AS i) AS interests""",
        _looking(ask, group_id),
    )
    assert found
    return found


async def interest(ask: Asking, ref: str) -> Interest | None:
    return await ask.row(
        Interest,
        INTERESTS + "AND c.ref = %(ref)s ORDER BY c.conflict_id LIMIT 1",
        {"ref": ref, "member": ask.viewer.is_member, "me": ask.viewer.person_id},
    )


async def said(ask: Asking, group_id: UUID) -> bool | None:
    """What the viewer said about being named there: yes, no, or nothing yet."""
    row = await ask.row(
        Said,
        "SELECT agreed FROM named_member WHERE group_id = %(group)s AND person_id = %(me)s",
        {"group": group_id, "me": ask.viewer.person_id},
    )
    return row.agreed if row else None


class Said(Struct, frozen=True):
    agreed: bool


def _looking(ask: Asking, group_id: UUID) -> dict[str, Any]:
    return {"group": group_id, "member": ask.viewer.is_member, "me": ask.viewer.person_id, "today": ask.today}
