"""The tables of an area's people. The one place where a person's name lies."""

from datetime import date

from domain.shared import actor
from domain.shared.actor import Role
from domain.shared.ids import OrganisationId, PersonId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row
from services.shared.rows import person as only


class Person(Row, frozen=True, kw_only=True):
    """Somebody here, or invited. `public`: they took on a role that is public, and were told so first. `uninvited`: they
    came by themselves, and nobody here has confirmed them yet; of these nobody else reads. `called` is how somebody here named
    one of them meanwhile: everybody else reads that in place of their name, until they have answered.
    """

    __key__ = ("person_id",)
    __indexes__ = ("ref",)

    person_id: PersonId
    ref: str
    name: Words
    public: bool = False
    uninvited: bool = False
    called: Words | None = None
    known_as: actor.Part | None = None
    """What somebody who was forgotten is called."""

    @property
    def audience(self) -> str:
        if self.uninvited and self.called is None:
            return only(self.person_id)
        return PUBLIC if self.public else MEMBERS


class Seat(Row, frozen=True, kw_only=True):
    """An audit's seat has a first and a last day; whoever asks looks whether it is one of those. `asked`: whoever took it
    uninvited asked to be confirmed in it.
    """

    __key__ = ("person_id", "role", "for_what")
    __indexes__ = ("role, person_id",)

    person_id: PersonId
    role: Role
    for_what: str
    organisation_id: OrganisationId | None
    service_area: str | None
    begins_on: date | None = None
    ends_on: date | None = None
    asked: bool = False

    @property
    def audience(self) -> str:
        return only(self.person_id) if self.role is Role.PARTICIPANT else MEMBERS
