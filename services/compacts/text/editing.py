"""How drafting by clause changes a version's rows."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from domain import compacts
from domain.shared.ids import VersionId
from services.compacts.text.rows import Clause, CompactVersion, GoneClause, Lineage, Point, Section
from services.shared.cells import Words
from services.shared.rows import Rows


def begin(rows: Rows, begun: compacts.Begun) -> None:
    """Every row of the version before, once more: with the same words, under the same keys."""
    version_id, before = begun.version_id, begun.from_version
    rows.add(
        CompactVersion(
            version_id=version_id, number=begun.number, title=begun.title, from_version=before, drafter_id=begun.drafter_id
        )
    )
    if before is None:
        return
    for section in rows.where(Section, version_id=before):
        rows.add(replace(section, version_id=version_id))
    for clause in rows.where(Clause, version_id=before):
        rows.add(replace(clause, version_id=version_id, origin=clause.clause_id, how=Lineage.CARRIED, split_from=None))
    for point in rows.where(Point, version_id=before):
        rows.add(replace(point, version_id=version_id))


def change_version(rows: Rows, version_id: VersionId, **new: Any) -> None:
    if version := rows.get(CompactVersion, version_id):
        rows.change(version, **new)


def add_section(rows: Rows, added: compacts.SectionAdded) -> None:
    order = _sections(rows, added.version_id)
    at = next((index for index, one in enumerate(order, 1) if one.ordinal == added.after), 0)
    new = Section(
        version_id=added.version_id,
        ordinal=added.ordinal,
        place=0,
        number=added.number,
        heading=added.heading,
        level=added.level,
    )
    _number_sections(rows, [*order[:at], new, *order[at:]])


def drop_section(rows: Rows, version_id: VersionId, ordinal: int) -> None:
    if section := rows.get(Section, version_id, ordinal):
        rows.drop(section)
        _number_sections(rows, _sections(rows, version_id))


def clause_row(version_id: VersionId, section: int, clause: compacts.Clause, *, ordinal: int = 0, **lineage: Any) -> Clause:
    return Clause(
        version_id=version_id,
        clause_id=clause.clause_id,
        section=section,
        ordinal=ordinal,
        number=clause.number,
        kind=clause.kind,
        owner=clause.owner,
        text=clause.text,
        **lineage,
    )


def put_points(rows: Rows, version_id: VersionId, clause: compacts.Clause) -> None:
    for against, points in ((False, clause.points), (True, clause.against)):
        for place, text in enumerate(points, 1):
            rows.add(Point(version_id=version_id, clause_id=clause.clause_id, against=against, ordinal=place, text=text))


def place(rows: Rows, version_id: VersionId, section: int, after: str | None, new: Sequence[Clause]) -> None:
    """Puts clauses where they belong in a section, and counts the others anew."""
    ids = {clause.clause_id for clause in new}
    order = [one for one in _clauses(rows, version_id, section) if one.clause_id not in ids]
    at = next((index for index, one in enumerate(order, 1) if one.clause_id == after), 0)
    for ordinal, clause in enumerate([*order[:at], *new, *order[at:]], 1):
        rows.put(replace(clause, section=section, ordinal=ordinal))


def amend(rows: Rows, version_id: VersionId, clause: compacts.Clause) -> None:
    if before := rows.get(Clause, version_id, clause.clause_id):
        how = Lineage.AMENDED if before.how is Lineage.CARRIED else before.how
        rows.change(before, kind=clause.kind, owner=clause.owner, text=clause.text, how=how)
        _drop_points(rows, version_id, clause.clause_id)
        put_points(rows, version_id, clause)


def take_wording(rows: Rows, taken: compacts.WordingTaken) -> None:
    if clause := rows.get(Clause, taken.version_id, taken.clause_id):
        rows.change(clause, taken=taken.source)


def give_example(rows: Rows, given: compacts.ExampleGiven) -> None:
    if clause := rows.get(Clause, given.version_id, given.clause_id):
        rows.change(clause, example=given.example)


def move(rows: Rows, moved: compacts.ClauseMoved) -> None:
    if clause := rows.get(Clause, moved.version_id, moved.clause_id):
        place(rows, moved.version_id, moved.section, moved.after, [clause])
        if clause.section != moved.section:
            _count(rows, moved.version_id, clause.section)


def split(rows: Rows, event: compacts.ClauseSplit) -> None:
    if whole := rows.get(Clause, event.version_id, event.clause_id):
        lineage: dict[str, Any] = {
            "origin": whole.origin,
            "how": Lineage.SPLIT if whole.origin else Lineage.ADDED,
            "split_from": event.clause_id,
            "taken": whole.taken,
        }
        parts = [clause_row(event.version_id, whole.section, part, **lineage) for part in event.parts]
        parts[0] = replace(parts[0], example=whole.example)
        place(rows, event.version_id, whole.section, event.clause_id, parts)
        _gone(rows, whole, is_split=True, why=event.why)
        for part in event.parts:
            put_points(rows, event.version_id, part)


def drop(rows: Rows, dropped: compacts.ClauseDropped) -> None:
    if clause := rows.get(Clause, dropped.version_id, dropped.clause_id):
        _gone(rows, clause, is_split=False, why=dropped.why)


def _gone(rows: Rows, clause: Clause, *, is_split: bool, why: Words | None) -> None:
    version_id = clause.version_id
    rows.add(
        GoneClause(
            version_id=version_id, clause_id=clause.clause_id, origin=clause.origin, is_split=is_split, text=clause.text, why=why
        )
    )
    if found := rows.get(Clause, version_id, clause.clause_id):
        rows.drop(found)
    _drop_points(rows, version_id, clause.clause_id)
    _count(rows, version_id, clause.section)


def _drop_points(rows: Rows, version_id: VersionId, clause_id: str) -> None:
    for point in rows.where(Point, version_id=version_id):
        if point.clause_id == clause_id:
            rows.drop(point)


def _count(rows: Rows, version_id: VersionId, section: int) -> None:
    for ordinal, clause in enumerate(_clauses(rows, version_id, section), 1):
        rows.change(clause, ordinal=ordinal)


def _clauses(rows: Rows, version_id: VersionId, section: int) -> list[Clause]:
    there = [one for one in rows.where(Clause, version_id=version_id) if one.section == section]
    return sorted(there, key=lambda one: one.ordinal)


def _sections(rows: Rows, version_id: VersionId) -> list[Section]:
    return sorted(rows.where(Section, version_id=version_id), key=lambda one: one.place)


def _number_sections(rows: Rows, order: Sequence[Section]) -> None:
    for number, section in enumerate(order, 1):
        rows.put(replace(section, place=number))
