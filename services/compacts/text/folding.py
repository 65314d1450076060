"""How what happens to the agreement changes its rows."""

from collections.abc import Callable

from domain import compacts, consultations
from domain.shared.events import Event, Recorded
from services.compacts import elsewhere
from services.compacts.text import editing, publishing
from services.compacts.text.rows import Clause, ClauseUse, CompactVersion, GoneClause, InForce, Point, Section
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    for changed in SUBJECTS.get(event.fact.TOPIC.partition(".")[0], ()):
        changed(rows, event.fact)
    if isinstance(event.fact, compacts.OF_A_VERSION):
        editing.change_version(rows, event.fact.version_id, version=event.version)


def _drafted(rows: Rows, fact: Event) -> None:
    match fact:
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
        case compacts.WordingTaken() as taken:
            editing.take_wording(rows, taken)
        case compacts.ClauseMoved() as moved:
            editing.move(rows, moved)
        case compacts.ClauseSplit() as split:
            editing.split(rows, split)
        case compacts.ClauseDropped() as dropped:
            editing.drop(rows, dropped)
        case compacts.ExampleGiven() as given:
            editing.give_example(rows, given)


def _stands(rows: Rows, fact: Event) -> None:
    """How a version stands: open for comment, before the bodies, in force, to be reviewed."""
    match fact:
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
            publishing.publish(rows)


def _cited(rows: Rows, fact: Event) -> None:
    match fact:
        case consultations.Opened(version_id=version_id, clause_id=clause_id) if version_id and clause_id:
            use = rows.get(ClauseUse, version_id, clause_id) or ClauseUse(version_id=version_id, clause_id=clause_id)
            rows.change(use, consultations=use.consultations + 1)


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


SUBJECTS: dict[str, tuple[Callable[[Rows, Event], None], ...]] = {
    "area": (publishing.changed,),
    "compact": (_drafted, _stands),
    "consultation": (_cited,),
}
MODEL = ReadModel(
    "compacts",
    (
        CompactVersion,
        InForce,
        Section,
        Clause,
        GoneClause,
        Point,
        ClauseUse,
        elsewhere.PublicClause,
        elsewhere.PublicPoint,
        elsewhere.Openness,
        elsewhere.CitedClock,
    ),
    absorb,
    of=tuple(SUBJECTS),
)
