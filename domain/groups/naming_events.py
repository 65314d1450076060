"""What somebody who sits on a group says about being named there."""

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import GroupId, PersonId


class NamingAgreed(Event, frozen=True, kw_only=True):
    """By themself, having read what is shown: from here on their name and seat on that group are public."""

    TOPIC = "group.naming-agreed"

    group_id: GroupId
    person_id: PersonId

    def sentence(self) -> str:
        return N_("{person} agreed to be named to everybody as sitting on {group}")


class NamingDeclined(Event, frozen=True, kw_only=True):
    """By themself: the area's people read their name, and nobody else does. They can still agree later."""

    TOPIC = "group.naming-declined"
    AUDIENCE = Audience.MEMBERS

    group_id: GroupId
    person_id: PersonId

    def sentence(self) -> str:
        return N_("{person} is named as sitting on {group} to the area's people alone")

    def about_person(self) -> PersonId | None:
        return self.person_id
