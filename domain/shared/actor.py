"""Who acts: a person in one of the area's roles, or the service itself by name."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.shared.ids import OrganisationId, PersonId


class Role(StrEnum):
    """domain.md 2.0; the host administrator and the Compact lead are two roles."""

    HOST = "host"
    LEAD = "lead"
    CHAIR = "chair"
    MEMBER = "group-member"
    CHAMPION = "champion"
    CONTACT = "contact"
    OFFICER = "officer"
    VCS = "vcs-member"
    SECRETARY = "board-secretary"
    MEDIATOR = "mediator"
    AUDITOR = "auditor"
    PARTICIPANT = "participant"
    """Came uninvited and names the group they act for; nobody has confirmed it."""


class Seat(Struct, frozen=True):
    """One role in one area, for one organisation and service area where the role has them.

    An audit's has a first and a last day, and is no role on any other.
    """

    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None
    begins_on: date | None = None
    ends_on: date | None = None

    def works_on(self, day: date) -> bool:
        return (self.begins_on is None or self.begins_on <= day) and (self.ends_on is None or day <= self.ends_on)


class Part(Struct, frozen=True):
    """What somebody was, as history keeps it."""

    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None


class Actor(Struct, frozen=True):
    """A person with the seats they hold now, or one of the service's own actors (`name`, no `person_id`).

    `barred` is what their area has taken from which roles: an action of the policy and a role.
    """

    name: str = "person"
    person_id: PersonId | None = None
    seats: tuple[Seat, ...] = ()
    barred: frozenset[tuple[str, Role]] = frozenset()

    def holds(self, *roles: Role) -> bool:
        return any(seat.role in roles for seat in self.seats)

    @property
    def vouched_for(self) -> bool:
        """They hold a role that somebody else gave or confirmed."""
        return any(seat.role is not Role.PARTICIPANT for seat in self.seats)

    def seat(self, *roles: Role, organisation_id: OrganisationId | None = None) -> Seat | None:
        """The first seat in one of these roles, for that organisation if one is named."""
        for seat in self.seats:
            if seat.role in roles and organisation_id in (None, seat.organisation_id):
                return seat
        return None

    def seat_for(self, organisation_id: OrganisationId | None) -> Seat | None:
        """The first seat that they hold for that organisation; None asks for one that is for the area itself."""
        return next((seat for seat in self.seats if seat.organisation_id == organisation_id), None)


NOBODY = Actor(name="visitor")
TICKER = Actor(name="ticker")
REACTION = Actor(name="reaction")
OPERATOR = Actor(name="operator")
MAILBOX = Actor(name="mailbox")  # whoever reads one: a link to it was used
