"""Bringing a version's text in, and bringing it into force."""

from collections.abc import Sequence
from datetime import date

from domain import areas, compacts
from domain.compacts import Section
from domain.shared.ids import VersionId
from services.shared.ports import Journal


def draft_version(journal: Journal, *, number: int, title: str, sections: Sequence[Section]) -> VersionId:
    stream = compacts.version_stream(journal.tenant_id, number)
    version = journal.load(compacts.evolve_version, stream)
    events = compacts.draft(version.state, version_id=stream, number=number, title=title, sections=tuple(sections))
    journal.append(version, events)
    return stream


def adopt_version(journal: Journal, *, number: int, in_force_from: date) -> VersionId:
    stream = compacts.version_stream(journal.tenant_id, number)
    version = journal.load(compacts.evolve_version, stream)
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
    if adopted := compacts.adopt(agreement.state, version.state, in_force_from):
        journal.append(agreement, adopted, effective=in_force_from)
        question_clocks(journal, journal.known(compacts.evolve_version, stream))
    return stream


def question_clocks(journal: Journal, in_force: compacts.Version) -> None:
    """Those whose clause is another now than in the version that they name."""
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    named = {period.version_id for period in area.clocks.values() if period.clause_id}
    line = [in_force]
    while line[-1].from_version and named - {one.version_id for one in line}:
        line.append(journal.known(compacts.evolve_version, line[-1].from_version))
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
    journal.append(agreement, compacts.question_clocks(line, area.clocks))
