"""How public wording follows what is in force, and whether the area is open."""

from typing import Any

from domain import areas
from domain.shared.events import Event
from domain.shared.ids import VersionId
from domain.shared.rules import Clock
from services.compacts.elsewhere.rows import CitedClock, Openness, PublicClause, PublicPoint
from services.compacts.text.rows import Clause, CompactVersion, InForce, Point, Section
from services.shared.rows import Rows


def publish(rows: Rows, **standing: Any) -> None:
    """Puts what may be read elsewhere in place of what might be before. `standing` is what changed of the area's openness."""
    openness, in_force = rows.get(Openness) or Openness(), rows.get(InForce)
    if standing:
        rows.change(openness, **standing)
        openness = rows.get(Openness) or openness
    version = rows.get(CompactVersion, in_force.version_id) if in_force and openness.is_open else None
    kept = version.version_id if version else None
    for clause in rows.every(PublicClause):
        if clause.version_id != kept:
            rows.drop(clause)
    for point in rows.every(PublicPoint):
        if point.version_id != kept:
            rows.drop(point)
    if version:
        _put(rows, version)


def changed(rows: Rows, fact: Event) -> None:
    """Of the area itself."""
    match fact:
        case areas.AreaOpened():
            rows.add(Openness())
        case areas.AreaSuspended():
            publish(rows, suspended=True)
        case areas.AreaResumed():
            publish(rows, suspended=False)
        case areas.TryOutBegun():
            publish(rows, invented=True)
        case areas.ClockSet(clock=clock, period=period):
            _set_clock(rows, clock, period.clause_id)


def _set_clock(rows: Rows, clock: Clock, clause_id: str | None) -> None:
    if clause_id:
        rows.put(CitedClock(clock=clock, clause_id=clause_id))
    elif cited := rows.get(CitedClock, clock):
        rows.drop(cited)
    publish(rows)


def _put(rows: Rows, version: CompactVersion) -> None:
    version_id = version.version_id
    headings = {section.ordinal: section.heading for section in rows.where(Section, version_id=version_id)}
    clocks = {cited.clause_id: cited.clock for cited in rows.every(CitedClock)}
    for clause in rows.where(Clause, version_id=version_id):
        rows.put(
            PublicClause(
                version_id=version_id,
                clause_id=clause.clause_id,
                number=version.number,
                title=version.title,
                heading=headings.get(clause.section),
                kind=clause.kind,
                owner=clause.owner,
                text=clause.text,
                clock=clocks.get(clause.clause_id) or clocks.get(clause.origin or ""),
            )
        )
    _put_points(rows, version_id)


def _put_points(rows: Rows, version_id: VersionId) -> None:
    for one in rows.where(Point, version_id=version_id):
        rows.put(
            PublicPoint(version_id=version_id, clause_id=one.clause_id, against=one.against, ordinal=one.ordinal, text=one.text)
        )
