"""The table of what happened, and which things each line of it is about."""

from datetime import date, datetime
from uuid import UUID

from domain.shared.actor import Role
from domain.shared.events import Audience
from domain.shared.ids import OrganisationId, PersonId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row, case, person
from services.timeline.sentences import Slot


class Entry(Row, frozen=True, kw_only=True):
    """`day` is when it took effect, `recorded_at` when it was written down. `seen_by` says to whom it shows."""

    __key__ = ("position",)
    __indexes__ = ("day, position",)

    position: int
    stream_id: UUID
    version: int
    topic: str
    day: date
    recorded_at: datetime
    backfilled: bool
    source: Words | None
    actor: str
    person_id: PersonId | None
    role: Role | None
    acting_for_id: OrganisationId | None
    sentence: str
    headline: str | None
    slots: tuple[Slot, ...]
    why: Words | None
    seen_by: Audience
    breach_id: UUID | None

    @property
    def audience(self) -> str:
        match self.seen_by:
            case Audience.PUBLIC:
                return PUBLIC
            case Audience.MEMBERS | Audience.KEEPERS | Audience.AUDIT:
                return MEMBERS  # to more than read it: that a page of theirs is made anew tells them nothing
            case Audience.OWN:
                return person(self.person_id)
        assert self.breach_id
        return case(self.breach_id)


class EntryThing(Row, frozen=True, kw_only=True):
    """Which things an entry is about, or who did it: what a thing's own timeline is made of."""

    __key__ = ("thing", "position")

    thing: UUID
    position: int

    @property
    def audience(self) -> str:
        return "nobody"
