"""Coming uninvited: taking part for a group that one names, or for one that has signed here; being confirmed, or leaving.

Taking part tells nobody. Whoever can confirm it is asked once somebody wishes that, or does something for the group in the
open. A concern is neither.
"""

from uuid import UUID, uuid5

from domain import organisations, people, signatories
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.policy import Resource
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal

KNOWN_HERE = N_(
    "{group} has signed here before. Take part for it in that area first: once somebody confirms that you act for it, you sign."
)
A_PUBLIC_BODY = N_("{group} is a public body here. Those who work for it are invited: ask the Compact lead of that area.")


def newcomer(command_id: UUID) -> PersonId:
    """Who somebody will be here whose form that is, if they are nobody here yet."""
    return PersonId(uuid5(command_id, "newcomer"))


def join_named(journal: Journal, *, login_id: UUID, name: str, group: str, ask: bool = False) -> OrganisationId:
    """For a group of the voluntary sector that they name. Returns which it is."""
    _come(journal, login_id, name)
    organisation_id = organisations.organisation_stream(journal.tenant_id, None, uuid5(journal.command_id, "organisation"))
    known = journal.load(organisations.evolve, organisation_id)
    events = organisations.name(known.state, organisation_id, group)
    journal.append(known, events, acting=people.participant(organisation_id))
    _take_the_seat(journal, organisation_id, ask=ask)
    return organisation_id


def must_be_unknown(journal: Journal, group: str) -> None:
    """Raises `Refused` where everybody can see that one of that name is here: it is signed for by its own people."""
    known = journal.cx.execute(
        """SELECT name, sector = 'public' FROM organisation o WHERE successor_id IS NULL AND (sector = 'public'
             OR EXISTS (SELECT FROM signature s WHERE s.organisation_id = o.organisation_id)) ORDER BY name"""
    ).fetchall()
    for name, public in known:
        if organisations.alike(name, group):
            raise Refused(A_PUBLIC_BODY if public else KNOWN_HERE, group=name)


def join_known(journal: Journal, *, login_id: UUID, name: str, organisation_id: UUID, ask: bool = False) -> None:
    """For a group of which everybody can see that it is here."""
    organisation = OrganisationId(organisation_id)
    known: organisations.Organisation = journal.known(organisations.evolve, organisation)
    journal.known(signatories.evolve, signatories.signatory_stream(journal.tenant_id, organisation))
    if known.sector is not Sector.VCS:
        raise NotFound  # an officer is invited
    _come(journal, login_id, name)
    _take_the_seat(journal, organisation, ask=ask)


def ask_confirmation(journal: Journal, *, organisation_id: UUID) -> None:
    require(journal.actor, "area.join")
    membership.ask_to_be_confirmed(journal, OrganisationId(organisation_id))


def leave_group(journal: Journal, *, organisation_id: UUID) -> None:
    """What they did for it stays."""
    require(journal.actor, "area.join")
    organisation = OrganisationId(organisation_id)
    person = _whoever_acts(journal)
    journal.append(person, people.leave(person.state, organisation), acting=people.participant(organisation))


def confirm_member(journal: Journal, *, person_id: PersonId, organisation_id: UUID) -> None:
    organisation = OrganisationId(organisation_id)
    acting = _confirming(journal, organisation)
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.confirm(person.state, organisation), acting=acting)
    signed = journal.load(signatories.evolve, signatories.signatory_stream(journal.tenant_id, organisation)).state
    if signed and signed.stands and signed.signer_id == person_id:
        membership.contact_by_signing(journal, person_id, organisation, acting)


def refuse_member(journal: Journal, *, person_id: PersonId, organisation_id: UUID) -> None:
    """What they did for it until now stays, marked as not confirmed. Nothing to do if it has been confirmed meanwhile."""
    organisation = OrganisationId(organisation_id)
    acting = _confirming(journal, organisation)
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.refuse(person.state, organisation), acting=acting)


def _come(journal: Journal, login_id: UUID, name: str) -> None:
    """As who they are here; under that name if they are nobody yet."""
    require(journal.actor, "area.join")
    known, person = membership.person_of(journal, login_id), _whoever_acts(journal)
    if known != (person.stream_id if person.state else None):
        raise Changed  # another form made them somebody here a moment ago
    if known is None:
        journal.append(person, people.come(None, PersonId(person.stream_id), name))
        membership.bind(journal, PersonId(person.stream_id), login_id)


def _take_the_seat(journal: Journal, organisation_id: OrganisationId, *, ask: bool) -> None:
    person = _whoever_acts(journal)
    events = people.join(person.state, PersonId(person.stream_id), organisation_id)
    journal.append(person, events, acting=people.participant(organisation_id))
    if ask:
        membership.ask_to_be_confirmed(journal, organisation_id)


def _whoever_acts(journal: Journal) -> Loaded[people.Person]:
    person_id = journal.actor.person_id
    assert person_id, "whoever has proved an address is somebody, if only from now on"
    return journal.load(people.evolve, person_id)


def _confirming(journal: Journal, organisation_id: OrganisationId) -> Seat | None:
    """In which of their seats somebody says who acts for it; nobody says it of themself in the one that they took."""
    actor = journal.actor
    require(actor, "member.confirm", Resource(organisation_id=organisation_id))
    return actor.seat(Role.CONTACT, organisation_id=organisation_id) or actor.seat(Role.LEAD)
