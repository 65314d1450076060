"""What an area may take from a role and give back. The default is the most that anybody may: never more than it."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from domain.shared.actor import Actor, Role
from domain.shared.events import N_

TIGHTENED = N_("This area lets only some roles do this, and yours is not among them.")


class Cell(NamedTuple):
    """An action and a role that does it by default."""

    action: str
    role: Role


TIGHTENABLE: Mapping[str, tuple[Role, ...]] = {
    "champion.nominate": (
        Role.HOST,
        Role.MEMBER,
        Role.CHAMPION,
        Role.CONTACT,
        Role.OFFICER,
        Role.VCS,
        Role.SECRETARY,
    ),
    "signatory.sign-up": (Role.HOST, Role.CONTACT, Role.OFFICER, Role.VCS, Role.PARTICIPANT),
    "people.read": (
        Role.MEMBER,
        Role.CHAMPION,
        Role.CONTACT,
        Role.OFFICER,
        Role.VCS,
        Role.SECRETARY,
        Role.MEDIATOR,
    ),
}
"""Nothing that somebody needs to be heard, to keep the area, or to audit it: raising, responding, roles, leave to read."""


def cells() -> tuple[Cell, ...]:
    return tuple(Cell(action, role) for action, roles in TIGHTENABLE.items() for role in roles)


def without_barred(actor: Actor, action: str) -> Actor:
    """As if they did not hold the roles from which the area took this."""
    barred = {role for taken, role in actor.barred if taken == action and role in TIGHTENABLE.get(action, ())}
    return replace(actor, seats=tuple(seat for seat in actor.seats if seat.role not in barred)) if barred else actor
