"""How what happens to the agreement changes its rows."""

from domain import compacts, consultations
from domain.shared.events import Recorded
from services.compacts.text.rows import Clause, ClauseUse, CompactVersion, InForce, Point, Section
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Drafted(version_id=version_id, number=number, title=title):
            rows.add(CompactVersion(version_id=version_id, number=number, title=title))
        case compacts.SectionDrafted() as section:
            _put_section(rows, section)
        case compacts.Adopted(version_id=version_id, in_force_from=since):
            before, version = rows.get(InForce), rows.get(CompactVersion, version_id)
            if before and (old := rows.get(CompactVersion, before.version_id)):
                rows.change(old, superseded_on=since)
            if version:
                rows.change(version, in_force_from=since)
            rows.put(InForce(version_id=version_id))
        case consultations.Opened(version_id=version_id, clause_id=clause_id) if version_id and clause_id:
            use = rows.get(ClauseUse, version_id, clause_id) or ClauseUse(version_id=version_id, clause_id=clause_id)
            rows.change(use, consultations=use.consultations + 1)


def _put_section(rows: Rows, section: compacts.SectionDrafted) -> None:
    version_id = section.version_id
    rows.add(
        Section(
            version_id=version_id, ordinal=section.ordinal, number=section.number, heading=section.heading, level=section.level
        )
    )
    for ordinal, clause in enumerate(section.clauses, 1):
        rows.add(
            Clause(
                version_id=version_id,
                clause_id=clause.clause_id,
                section=section.ordinal,
                ordinal=ordinal,
                number=clause.number,
                kind=clause.kind,
                owner=clause.owner,
                text=clause.text,
            )
        )
        for against, points in ((False, clause.points), (True, clause.against)):
            for place, text in enumerate(points, 1):
                rows.add(Point(version_id=version_id, clause_id=clause.clause_id, against=against, ordinal=place, text=text))


MODEL = ReadModel(
    "compacts", (CompactVersion, InForce, Section, Clause, Point, ClauseUse), absorb, of=("compact", "consultation")
)
