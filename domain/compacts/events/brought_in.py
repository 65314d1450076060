"""A version brought in whole from a document, and which one is in force."""

from datetime import date

from domain.compacts.wording import Clause
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import VersionId
from domain.shared.sealed import Sealed, Text


class Drafted(Event, frozen=True, kw_only=True):
    TOPIC = "compact.drafted"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    number: int
    title: str

    def sentence(self) -> str:
        return N_("{actor} drafted {version}")


class SectionDrafted(Event, frozen=True, kw_only=True):
    """One section of a version, `ordinal` from 1, with its clauses in order."""

    TOPIC = "compact.section-drafted"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    ordinal: int
    number: str | None
    heading: Text | Sealed
    level: int
    clauses: tuple[Clause, ...]

    def sentence(self) -> str:
        return N_("{actor} drafted section {ordinal} of {version}, with {size} clauses")

    @property
    def size(self) -> int:
        return len(self.clauses)


class Adopted(Event, frozen=True, kw_only=True):
    TOPIC = "compact.adopted"

    version_id: VersionId
    in_force_from: date

    def sentence(self) -> str:
        return N_("{version} came into force")
