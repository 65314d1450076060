"""The tables of groups, their seats, and who sits in them."""

from datetime import date

from domain.groups import GroupKind
from domain.organisations import Sector
from domain.shared.ids import ConflictId, GroupId, GroupSeatId, OrganisationId, PersonId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row


class AreaGroup(Row, frozen=True, kw_only=True):
    """`group` is a word of SQL's own."""

    __key__ = ("group_id",)
    __indexes__ = ("ref",)

    group_id: GroupId
    ref: str
    kind: GroupKind
    name: str
    formed_on: date
    ended_on: date | None = None
    why: Words | None = None


class GroupSeat(Row, frozen=True, kw_only=True):
    """Of a group; not the `seat` of a role in the area. `ordinal` counts a group's seats as they were added."""

    __key__ = ("seat_id",)
    __find__ = ("group_id",)
    __indexes__ = ("ref",)

    seat_id: GroupSeatId
    ref: str
    group_id: GroupId
    ordinal: int
    organisation_id: OrganisationId | None
    directorate: str
    sector: Sector
    closed_on: date | None = None


class Sitting(Row, frozen=True, kw_only=True):
    """Somebody in a seat, now or once. `named`: they agreed that everybody may read it."""

    __key__ = ("seat_id", "person_id", "since", "substitute")
    __find__ = ("group_id", "seat_id")
    __indexes__ = ("person_id",)

    seat_id: GroupSeatId
    person_id: PersonId
    since: date
    substitute: bool
    group_id: GroupId
    left_on: date | None = None
    named: bool = False

    @property
    def audience(self) -> str:
        return PUBLIC if self.named else MEMBERS


class NamedMember(Row, frozen=True, kw_only=True):
    """What somebody said about being named as sitting on a group."""

    __key__ = ("group_id", "person_id")

    group_id: GroupId
    person_id: PersonId
    agreed: bool

    @property
    def audience(self) -> str:
        return MEMBERS


class GroupChair(Row, frozen=True, kw_only=True):
    """Whoever chairs a group, or did. `why` is theirs, on how independent they are. `over`: the term is, and nobody follows."""

    __key__ = ("group_id", "person_id", "elected_on")
    __find__ = ("group_id",)

    group_id: GroupId
    person_id: PersonId
    elected_on: date
    term_ends: date
    independent: bool
    why: Words
    declared_on: date
    over: bool = False
    left_on: date | None = None
    named: bool = False


class Conflict(Row, frozen=True, kw_only=True):
    """A conflict of interest that somebody declared."""

    __key__ = ("conflict_id",)
    __indexes__ = ("ref", "group_id")

    conflict_id: ConflictId
    ref: str
    group_id: GroupId
    person_id: PersonId
    matter: Words
    since: date
    ended_on: date | None = None

    @property
    def audience(self) -> str:
        return MEMBERS
