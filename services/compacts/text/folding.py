"""How what happens to the agreement changes its rows."""

from domain import compacts, consultations
from domain.shared.events import Recorded
from services.compacts.text import editing
from services.compacts.text.rows import Clause, ClauseUse, CompactVersion, GoneClause, InForce, Point, Section
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Drafted(version_id=version_id, number=number, title=title):
            rows.add(CompactVersion(version_id=version_id, number=number, title=title))
        case compacts.SectionDrafted() as section:
            _put_section(rows, section)
        case compacts.Begun() as begun:
            editing.begin(rows, begun)
        case compacts.DrafterNamed(version_id=version_id, drafter_id=drafter_id):
            editing.change_version(rows, version_id, drafter_id=drafter_id)
        case compacts.SectionAdded() as added:
            editing.add_section(rows, added)
        case compacts.SectionDropped(version_id=version_id, ordinal=ordinal):
            editing.drop_section(rows, version_id, ordinal)
        case compacts.ClauseAdded(version_id=version_id, section=section_ordinal, after=after, clause=clause):
            editing.place(rows, version_id, section_ordinal, after, [editing.clause_row(version_id, section_ordinal, clause)])
            editing.put_points(rows, version_id, clause)
        case compacts.ClauseAmended(version_id=version_id, clause=clause):
            editing.amend(rows, version_id, clause)
        case compacts.ClauseMoved() as moved:
            editing.move(rows, moved)
        case compacts.ClauseSplit() as split:
            editing.split(rows, split)
        case compacts.ClauseDropped() as dropped:
            editing.drop(rows, dropped)
        case compacts.ExampleGiven() as given:
            editing.give_example(rows, given)
        case compacts.Issued(version_id=version_id, edition=edition, closes_on=closes_on):
            editing.change_version(rows, version_id, edition=edition, closes_on=closes_on)
        case compacts.CommentsClosed(version_id=version_id):
            editing.change_version(rows, version_id, closes_on=None)
        case compacts.PutToBodies(version_id=version_id):
            editing.change_version(rows, version_id, before_bodies=True)
        case compacts.TakenBack(version_id=version_id):
            editing.change_version(rows, version_id, before_bodies=False)
        case compacts.ReviewSet(version_id=version_id, review_on=review_on, ends_on=ends_on):
            editing.change_version(rows, version_id, review_on=review_on, ends_on=ends_on, review_due=False)
        case compacts.ReviewFellDue(version_id=version_id):
            editing.change_version(rows, version_id, review_due=True)
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
    if isinstance(event.fact, compacts.OF_A_VERSION):
        editing.change_version(rows, event.fact.version_id, version=event.version)


def _put_section(rows: Rows, section: compacts.SectionDrafted) -> None:
    version_id = section.version_id
    rows.add(
        Section(
            version_id=version_id,
            ordinal=section.ordinal,
            place=section.ordinal,
            number=section.number,
            heading=section.heading,
            level=section.level,
        )
    )
    for ordinal, clause in enumerate(section.clauses, 1):
        rows.add(editing.clause_row(version_id, section.ordinal, clause, ordinal=ordinal))
        editing.put_points(rows, version_id, clause)


MODEL = ReadModel(
    "compacts",
    (CompactVersion, InForce, Section, Clause, GoneClause, Point, ClauseUse),
    absorb,
    of=("compact", "consultation"),
)
