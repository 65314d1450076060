"""What can happen when a wording of another area is taken over."""

from msgspec import Struct

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import VersionId


class Source(Struct, frozen=True):
    """Where a wording was found: a clause in force in another area, called as it was then; `path` is where it stays to be read."""

    area: str
    title: str
    number: int
    clause_id: str
    path: str


class WordingTaken(Event, frozen=True, kw_only=True):
    """What a clause says began as that. It may have been altered at once."""

    TOPIC = "compact.wording-taken"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause_id: str
    source: Source

    def sentence(self) -> str:
        return N_(
            "{actor} took the wording of clause {clause_id} of {version} from clause {their_clause} of {title}, version {number}, in {area}"
        )

    @property
    def area(self) -> str:
        return self.source.area

    @property
    def title(self) -> str:
        return self.source.title

    @property
    def number(self) -> int:
        return self.source.number

    @property
    def their_clause(self) -> str:
        return self.source.clause_id
