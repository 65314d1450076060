"""What follows for concerns from what happens elsewhere."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from domain import champions, people
from domain.shared.events import Recorded
from services.breaches import commands
from services.shared.ports import Journal

Decision = Callable[[Journal], None]


def when_champion_accepted(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """A new champion takes over the concerns that waited for the one before; who said yes early, when they begin."""
    if not isinstance(event.fact, champions.Accepted | champions.TermBegan):
        return {}
    rows = cx.execute(
        """SELECT breach_id FROM breach WHERE (respondent_id, service_area) = (%s, %s) AND owner_id <> %s
             AND state IN ('raised', 'acknowledged') ORDER BY raised_at, breach_id""",
        (event.fact.organisation_id, event.fact.service_area, event.fact.champion_id),
    )
    return {breach_id: _hand_over(breach_id) for (breach_id,) in rows}


def when_champion_left(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Concerns that waited for whoever serves no longer go to whoever follows, or takes them on where nobody does."""
    if not isinstance(event.fact, champions.Left | champions.StoodDown):
        return {}
    rows = cx.execute(
        """SELECT breach_id FROM breach WHERE (respondent_id, service_area) = (%s, %s) AND owner_id = %s
             AND state IN ('raised', 'acknowledged') ORDER BY raised_at, breach_id""",
        (event.fact.organisation_id, event.fact.service_area, event.fact.champion_id),
    )
    return {breach_id: _hand_over(breach_id) for (breach_id,) in rows}


def when_person_erased(cx: psycopg.Connection[Any], event: Recorded) -> dict[UUID, Decision]:
    """Concerns that waited for whoever was forgotten go to whoever else holds the role, or takes them on."""
    if not isinstance(event.fact, people.PersonErased):
        return {}
    rows = cx.execute(
        """SELECT breach_id FROM breach WHERE owner_id = %s AND state IN ('raised', 'acknowledged')
           ORDER BY raised_at, breach_id""",
        (event.fact.person_id,),
    )
    return {breach_id: _hand_over(breach_id) for (breach_id,) in rows}


def _hand_over(breach_id: Any) -> Decision:
    return lambda journal: commands.hand_to_successor(journal, breach_id=breach_id)
