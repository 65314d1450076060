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
STANDING = """SELECT o.shown_id, bool_or(o.shown_id = s.organisation_id) FROM signatory s JOIN organisation o USING (organisation_id)
  WHERE s.state = 'stands' GROUP BY o.shown_id HAVING bool_and(s.version_id <> %(version)s) ORDER BY o.shown_id"""
"""By the record that it is shown as, and whether that one signed itself."""


def when_version_adopted(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Whoever stands signed to an earlier version is asked to sign this one, once however often it is recorded; also one approved
    too late for it.
    """
    match event.fact:
        case compacts.Adopted(version_id=version_id):
            rows = cx.execute(STANDING, {"version": version_id})
            return {organisation_id: _ask(organisation_id, follows=not itself) for organisation_id, itself in rows}
        case signatories.Approved(organisation_id=organisation_id):
            return {organisation_id: _ask(organisation_id)}
    return {}


def when_organisation_succeeded(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Whoever follows a signatory is asked to sign: nothing is signed for it."""
    if not isinstance(event.fact, organisations.Succeeded):
        return {}
    row = cx.execute(
        "SELECT 1 FROM signatory JOIN organisation USING (organisation_id) WHERE shown_id = %s AND state = 'succeeded'",
        (event.fact.organisation_id,),
    ).fetchone()
    return {event.fact.successor_id: _ask(event.fact.successor_id, follows=True)} if row else {}


def when_organisation_merged(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """What one of its records was asked, the organisation is asked under the other. Where that is taken back, each is asked for
    itself about a version that came into force meanwhile.
    """
    if isinstance(event.fact, organisations.Separated):
        return {event.fact.organisation_id: _ask(event.fact.organisation_id)}
    if not isinstance(event.fact, organisations.Merged):
        return {}
    row = cx.execute(
        """SELECT o.shown_id FROM signatory s JOIN organisation o USING (organisation_id)
           WHERE s.organisation_id = %s AND s.asked_id IS NOT NULL AND o.into_id IS NOT NULL""",
        (event.fact.organisation_id,),
    ).fetchone()
    return {row[0]: _ask(row[0], follows=True)} if row else {}


def _ask(organisation_id: UUID, *, follows: bool = False) -> Decision:
    return lambda journal: commands.ask_to_reaffirm(journal, organisation_id=organisation_id, follows=follows)
