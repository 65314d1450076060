"""Bringing a version's text in, and bringing it into force."""

from collections.abc import Sequence
from datetime import date

from domain import compacts
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
    journal.append(agreement, compacts.adopt(agreement.state, version.state, in_force_from), effective=in_force_from)
    return stream
