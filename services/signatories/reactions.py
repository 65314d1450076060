"""What follows for signatures from what happens elsewhere: whoever signed is asked to sign anew, and by when."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from domain import compacts, organisations, signatories
from domain.shared.events import Recorded
from services.shared.ports import Journal
from services.signatories import commands

Decision = Callable[[Journal], None]


def when_version_adopted(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Whoever stands signed to an earlier version is asked to sign this one; also one approved too late for it."""
    match event.fact:
        case compacts.Adopted(version_id=version_id):
            rows = cx.execute(
                "SELECT organisation_id FROM signatory WHERE state = 'stands' AND version_id <> %s ORDER BY organisation_id",
                (version_id,),
            )
            return {organisation_id: _ask(organisation_id) for (organisation_id,) in rows}
        case signatories.Approved(organisation_id=organisation_id):
            return {organisation_id: _ask(organisation_id)}
    return {}


def when_organisation_succeeded(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Whoever follows a signatory is asked to sign: nothing is signed for it."""
    if not isinstance(event.fact, organisations.Succeeded):
        return {}
    row = cx.execute(
        "SELECT 1 FROM signatory WHERE organisation_id = %s AND state = 'succeeded'", (event.fact.organisation_id,)
    ).fetchone()
    return {event.fact.successor_id: _ask(event.fact.successor_id, follows=True)} if row else {}


def _ask(organisation_id: UUID, *, follows: bool = False) -> Decision:
    return lambda journal: commands.ask_to_reaffirm(journal, organisation_id=organisation_id, follows=follows)
