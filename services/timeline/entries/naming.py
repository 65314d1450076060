"""The names that lines of the timeline need, as far as this viewer may see them."""

from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Part
from services.shared.asking import Asking
from services.timeline.entries.asking import Line


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
        """SELECT person_id AS id, CASE WHEN person_id = %(me)s THEN name WHEN public OR %(member)s THEN coalesce(called, name) END AS name, known_as FROM person WHERE person_id = ANY(%(ids)s)
           UNION ALL SELECT organisation_id, name, NULL FROM organisation WHERE organisation_id = ANY(%(ids)s)
           UNION ALL SELECT version_id, title, NULL FROM compact_version WHERE version_id = ANY(%(ids)s)
           UNION ALL SELECT consultation_id, title, NULL FROM consultation WHERE consultation_id = ANY(%(ids)s)
           UNION ALL SELECT group_id, name, NULL FROM area_group WHERE group_id = ANY(%(ids)s)
           UNION ALL SELECT decision_id, slug || '/decisions/' || ref, NULL FROM decision, area WHERE decision_id = ANY(%(ids)s)
           UNION ALL SELECT host_id, name, NULL FROM host WHERE tenant_id = ANY(%(ids)s)""",
        {"ids": list(needed), "member": ask.viewer.is_member, "me": ask.viewer.person_id if ask.viewer.takes_part else None},
    )
    return {one.id: one.name or one.known_as for one in found}


NAMED = ("person", "organisation", "version", "consultation", "group", "decision", "host")


async def people(ask: Asking) -> list[Name]:
    """Whom a timeline can be filtered by: those whose names this viewer may see."""
    return await ask.rows(
        Name,
        """SELECT person_id AS id, coalesce(called, name) AS name FROM person
           WHERE (public OR %(member)s) AND (NOT uninvited OR called IS NOT NULL) AND name IS NOT NULL
           ORDER BY coalesce(called, name), person_id LIMIT 300""",
        {"member": ask.viewer.is_member},
    )
