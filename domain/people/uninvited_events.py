"""What can happen to somebody who came uninvited: they take part for a group, ask to be confirmed, are, or are not, or leave."""

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.sealed import Personal, Sealed


class PersonCame(Event, frozen=True, kw_only=True):
    """Nobody asked for them, and nobody is told: they may have come to raise a concern."""

    TOPIC = "person.came"
    AUDIENCE = Audience.OWN
    HEADLINE = N_("Somebody came, to take part")

    person_id: PersonId
    name: Personal | Sealed

    def sentence(self) -> str:
        return N_("{person} came, to take part")


class PersonJoined(Event, frozen=True, kw_only=True):
    """The group is not told by this either: only once they ask, or do something for it in the open."""

    TOPIC = "person.joined"
    AUDIENCE = Audience.OWN
    HEADLINE = N_("Somebody took part for a group that has not confirmed it")

    person_id: PersonId
    organisation_id: OrganisationId

    def sentence(self) -> str:
        return N_("{person} took part for {organisation}, which has not confirmed it")


class ConfirmationAsked(Event, frozen=True, kw_only=True):
    TOPIC = "person.confirmation-asked"
    AUDIENCE = Audience.KEEPERS

    person_id: PersonId
    organisation_id: OrganisationId

    def sentence(self) -> str:
        return N_("{person} asked to be confirmed as somebody who acts for {organisation}")


class PersonConfirmed(Event, frozen=True, kw_only=True):
    """From here on they are a member of that group like any other."""

    TOPIC = "person.confirmed"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    organisation_id: OrganisationId

    def sentence(self) -> str:
        return N_("{actor} confirmed that {person} acts for {organisation}")


class NotConfirmed(Event, frozen=True, kw_only=True):
    """What they did for it stays, marked as not confirmed."""

    TOPIC = "person.not-confirmed"
    AUDIENCE = Audience.KEEPERS

    person_id: PersonId
    organisation_id: OrganisationId

    def sentence(self) -> str:
        return N_("{actor} did not confirm that {person} acts for {organisation}")


class PersonLeft(Event, frozen=True, kw_only=True):
    TOPIC = "person.left"
    AUDIENCE = Audience.OWN
    HEADLINE = N_("Somebody no longer takes part for a group")

    person_id: PersonId
    organisation_id: OrganisationId

    def sentence(self) -> str:
        return N_("{person} no longer takes part for {organisation}")
