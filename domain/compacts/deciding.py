"""A version brought in whole, one brought into force, and a clause cited."""

from collections import Counter
from datetime import date

from domain.compacts.agreement import Agreement
from domain.compacts.events import Adopted, Drafted, SectionDrafted
from domain.compacts.state import Version
from domain.compacts.wording import Section
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import ClauseRef, VersionId
from domain.shared.sealed import Text


def draft(state: Version | None, *, version_id: VersionId, number: int, title: str, sections: tuple[Section, ...]) -> list[Event]:
    if state:
        raise Refused(N_("Version {number} has been drafted already."), number=number)
    if not any(section.clauses for section in sections):
        raise Refused(N_("There is no clause in this text."))
    for clause_id, times in Counter(clause.clause_id for section in sections for clause in section.clauses).items():
        if times > 1:
            raise Refused(N_("Clause {clause} comes twice in this text."), clause=clause_id)
    return [
        Drafted(version_id=version_id, number=number, title=title),
        *(
            SectionDrafted(
                version_id=version_id,
                ordinal=ordinal,
                number=section.number,
                heading=Text(section.heading),
                level=section.level,
                clauses=section.clauses,
            )
            for ordinal, section in enumerate(sections, 1)
        ),
    ]


def adopt(agreement: Agreement | None, version: Version | None, in_force_from: date) -> list[Event]:
    if version is None:
        raise Refused(N_("There is no such version to adopt."))
    if agreement and agreement.adopted:
        since, last = agreement.adopted[-1]
        if last == version.version_id:
            return []
        if in_force_from <= since:
            raise Refused(N_("The version in force began on {since}; the next one must begin later."), since=since)
    return [Adopted(version_id=version.version_id, in_force_from=in_force_from)]


def cite(version: Version | None, clause_id: str) -> ClauseRef:
    """A clause in its version, if it is one that binds or can be pointed to."""
    if version is None or clause_id not in version.clauses:
        raise Refused(N_("Choose the undertaking it is about, from the list."), field="clause")
    return ClauseRef(version.version_id, clause_id)
