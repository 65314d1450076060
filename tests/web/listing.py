"""Contacts listed and mailboxes shared, for tests to start from."""

from uuid import UUID

from domain.shared.actor import Role
from services.people.commands import accept_invitation
from tests.given import BAND, TestArea


def lists(area: TestArea, body: str, service: str | None, who: str, by: str = "lead", *, mailbox: bool = False) -> str:
    """As a contact; a person can then sign in under that name."""
    address = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    if not mailbox:
        area.addresses[who] = address
    return area.lists(by, body, service, (who, address), mailbox=mailbox)


def joins_the_mailbox(area: TestArea, who: str, name: str, role: Role = Role.VCS, body: str | None = BAND) -> UUID:
    """One more person at that address: their login."""
    ref = area.invites("lead", (name, area.addresses[who]), role, body)
    (person,) = area._within("SELECT invitee_id FROM invitation WHERE ref = %s", ref)
    area.narrator.does(area.tenant, person, lambda journal: accept_invitation(journal, ref=ref, login_id=None, name=name))
    area.people[name] = person
    (login,) = area._within("SELECT login_id FROM auth.membership WHERE person_id = %s", person)
    assert isinstance(login, UUID)
    return login
