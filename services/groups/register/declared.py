"""What pages ask about what people declare: the chair's independence, conflicts of interest, and being named."""

from datetime import date
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


async def chairs(ask: Asking, group_id: UUID) -> list[Chaired]:
    """Latest first."""
    return await ask.rows(
        Chaired,
        """SELECT CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN i.person_id END AS person_id,
             CASE WHEN %(member)s THEN p.ref END AS person_ref,
             CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN p.name END AS name,
             %(member)s OR i.named OR i.person_id IS NOT DISTINCT FROM %(me)s AS shown, i.elected_on, i.term_ends, i.independent,
             i.why, i.why_lang, i.declared_on, i.over, i.left_on, CASE WHEN %(member)s OR i.named THEN """
        + CHAMPION_FOR
        + """ ELSE '{}' END AS champion_for
           FROM group_chair i LEFT JOIN person p USING (person_id) WHERE i.group_id = %(group)s
           ORDER BY i.left_on DESC NULLS FIRST, i.elected_on DESC, i.person_id LIMIT 50""",
        {"group": group_id, "member": ask.viewer.is_member, "me": ask.viewer.person_id, "today": ask.today},
    )


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


INTERESTS = """SELECT c.conflict_id, c.ref, c.group_id, g.ref AS group_ref, c.person_id, p.name, c.matter, c.matter_lang, c.since, c.ended_on
  FROM conflict c JOIN area_group g USING (group_id) LEFT JOIN person p USING (person_id)
  WHERE (%(member)s OR c.person_id = %(me)s) """


async def interests(ask: Asking, group_id: UUID) -> list[Interest]:
    """Those that have not ended first."""
    return await ask.rows(
        Interest,
        INTERESTS + "AND c.group_id = %(group)s ORDER BY c.ended_on DESC NULLS FIRST, c.since, c.conflict_id LIMIT 200",
        {"group": group_id, "member": ask.viewer.is_member, "me": ask.viewer.person_id},
    )


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
