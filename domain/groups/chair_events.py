"""What can happen to a group's chair, and which conflicts of interest its people declare.

That there is a chair, until when, and how independent, is for everybody; who it is, once they agreed to be named.
"""

from datetime import date

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import ConflictId, GroupId, PersonId
from domain.shared.sealed import Sealed, Text


class ChairElected(Event, frozen=True, kw_only=True):
    """From then on instead of whoever chaired it. `independent` of the signatories by their own word, and `why`."""

    TOPIC = "group.chair-elected"

    group_id: GroupId
    person_id: PersonId
    elected_on: date
    term_ends: date
    independent: bool
    why: Text | Sealed

    def sentence(self) -> str:
        if self.independent:
            return N_("{group} elected its chair, until {term_ends}: independent of the signatories, by their own declaration")
        return N_("{group} elected its chair, until {term_ends}: not independent of the signatories, by their own declaration")

    def reason(self) -> Text | Sealed | None:
        return self.why

    def about_person(self) -> PersonId | None:
        return self.person_id


class IndependenceDeclared(Event, frozen=True, kw_only=True):
    """Anew, as things have changed."""

    TOPIC = "group.independence-declared"

    group_id: GroupId
    person_id: PersonId
    independent: bool
    why: Text | Sealed

    def sentence(self) -> str:
        if self.independent:
            return N_("The chair of {group} declared to be independent of the signatories")
        return N_("The chair of {group} declared not to be independent of the signatories")

    def reason(self) -> Text | Sealed | None:
        return self.why

    def about_person(self) -> PersonId | None:
        return self.person_id


class ChairStopped(Event, frozen=True, kw_only=True):
    TOPIC = "group.chair-stopped"

    group_id: GroupId
    person_id: PersonId
    left_on: date

    def sentence(self) -> str:
        return N_("The chair of {group} stopped on {left_on}")


class ChairTermEnding(Event, frozen=True, kw_only=True):
    """Nobody has been elected from then on, and there are `within` days left or fewer."""

    TOPIC = "group.chair-term-ending"
    AUDIENCE = Audience.MEMBERS

    group_id: GroupId
    person_id: PersonId
    term_ends: date
    within: int

    def sentence(self) -> str:
        return N_("The term of {person} as chair of {group} ends on {term_ends}")


class ChairTermEnded(Event, frozen=True, kw_only=True):
    """They chair it until somebody is elected."""

    TOPIC = "group.chair-term-ended"

    group_id: GroupId
    person_id: PersonId
    term_ends: date

    def sentence(self) -> str:
        return N_("The term of the chair of {group} ended on {term_ends}; nobody has been elected since")


class ConflictDeclared(Event, frozen=True, kw_only=True):
    """Somebody who sits on the group has an interest of their own in a matter: they are offered to stand aside."""

    TOPIC = "group.conflict-declared"
    AUDIENCE = Audience.MEMBERS

    conflict_id: ConflictId
    ref: str
    group_id: GroupId
    person_id: PersonId
    matter: Text | Sealed
    since: date

    def sentence(self) -> str:
        return N_("{person} declared a conflict of interest on {group}")

    def about_person(self) -> PersonId | None:
        return self.person_id


class ConflictEnded(Event, frozen=True, kw_only=True):
    TOPIC = "group.conflict-ended"
    AUDIENCE = Audience.MEMBERS

    conflict_id: ConflictId
    group_id: GroupId
    person_id: PersonId
    ended_on: date

    def sentence(self) -> str:
        return N_("A conflict of interest that {person} declared on {group} ended on {ended_on}")
