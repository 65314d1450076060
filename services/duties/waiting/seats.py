"""What is kept of groups to know which seats stand empty, who chairs, and who was asked whether they may be named."""

from domain.shared.ids import GroupId, GroupSeatId, PersonId
from services.shared.rows import MEMBERS, Row


class RunningGroup(Row, frozen=True, kw_only=True):
    __key__ = ("group_id",)

    group_id: GroupId
    ref: str


class SeatThere(Row, frozen=True, kw_only=True):
    """A seat of a running group."""

    __key__ = ("seat_id",)
    __find__ = ("group_id",)

    seat_id: GroupSeatId
    group_id: GroupId


class SeatPerson(Row, frozen=True, kw_only=True):
    """Somebody who sits in one now."""

    __key__ = ("seat_id", "person_id")
    __find__ = ("seat_id", "group_id")

    seat_id: GroupSeatId
    person_id: PersonId
    group_id: GroupId
    substitute: bool

    @property
    def audience(self) -> str:
        return MEMBERS


class ChairNow(Row, frozen=True, kw_only=True):
    __key__ = ("group_id",)

    group_id: GroupId
    person_id: PersonId

    @property
    def audience(self) -> str:
        return MEMBERS


class NamingAnswered(Row, frozen=True, kw_only=True):
    """Somebody has said whether everybody may read it."""

    __key__ = ("group_id", "person_id")

    group_id: GroupId
    person_id: PersonId

    @property
    def audience(self) -> str:
        return MEMBERS
