"""Policy, asked by a command: it goes on, is refused with the reason, or finds nothing there."""

from domain.shared.actor import Actor
from domain.shared.errors import NotFound, Refused
from domain.shared.policy import ANYTHING, Allow, Deny, Resource, can


def require(actor: Actor, action: str, resource: Resource = ANYTHING) -> None:
    match can(actor, action, resource):
        case Allow():
            return
        case Deny(reason):
            raise Refused(reason)
    raise NotFound
