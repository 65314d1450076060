"""What can happen to who may do what in one area."""

from domain.shared.actor import Role
from domain.shared.events import N_, Audience, Event
from domain.shared.sealed import Sealed, Text

TIGHTENED_SENTENCES = {
    "champion.nominate": N_("{actor} decided that from now on {role} does not nominate champions here"),
    "signatory.sign-up": N_("{actor} decided that from now on {role} does not sign organisations up here"),
    "people.read": N_("{actor} decided that from now on {role} does not read who is here"),
}
RELAXED_SENTENCES = {
    "champion.nominate": N_("{actor} decided that {role} may nominate champions here again"),
    "signatory.sign-up": N_("{actor} decided that {role} may sign organisations up here again"),
    "people.read": N_("{actor} decided that {role} may read who is here again"),
}


class PolicyTightened(Event, frozen=True, kw_only=True):
    """`action` is one of the policy's, and `role` one that may do it by default."""

    TOPIC = "area.policy-tightened"
    AUDIENCE = Audience.MEMBERS

    action: str
    role: Role
    why: Text | Sealed | None

    def sentence(self) -> str:
        return TIGHTENED_SENTENCES[self.action]

    def reason(self) -> Text | Sealed | None:
        return self.why


class PolicyRelaxed(Event, frozen=True, kw_only=True):
    """Back to the default."""

    TOPIC = "area.policy-relaxed"
    AUDIENCE = Audience.MEMBERS

    action: str
    role: Role
    why: Text | Sealed | None

    def sentence(self) -> str:
        return RELAXED_SENTENCES[self.action]

    def reason(self) -> Text | Sealed | None:
        return self.why
