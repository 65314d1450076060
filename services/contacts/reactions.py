"""What follows for contacts from what happens elsewhere."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from domain import people
from domain.shared.events import Recorded
from services.contacts import commands
from services.shared.ports import Journal

Decision = Callable[[Journal], None]


def when_contact_forgotten(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Whoever was forgotten is nobody's contact any more: where they were, there is a gap."""
    if not isinstance(event.fact, people.PersonErased):
        return {}
    rows = cx.execute(
        "SELECT slot, contact_id FROM contact WHERE person_id = %s AND NOT ended ORDER BY contact_id", (event.fact.person_id,)
    ).fetchall()
    return {contact_id: _forget(slot, contact_id) for slot, contact_id in rows}


def _forget(slot: UUID, contact_id: UUID) -> Decision:
    return lambda journal: commands.forget(journal, slot=slot, contact_id=contact_id)
