"""Verbs of the story about who has which role: inviting, accepting, handing over, each the command that a page sends."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from domain.people.invitations import Audit
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId, TenantId
from infra.demo.telling import Narrator
from services.people import commands


class ToldRoles:
    """Of an area being told; `people` are its people by name."""

    narrator: Narrator
    tenant: TenantId
    people: dict[str, UUID]
    bodies: dict[str, UUID]
    _do: Callable[..., Any]
    _within: Callable[..., tuple[Any, ...]]

    def seat(self, role: Role, body: str | None = None) -> Seat:
        return Seat(role, OrganisationId(self.bodies[body]) if body else None)

    def invites(self, who: str, invitee: tuple[str, str], role: Role, body: str | None = None, audit: Audit | None = None) -> str:
        """A name and an address; returns the invitation's reference."""
        name, address = invitee
        seat = self.seat(role, body)
        ref: str = self._do(who, lambda journal: commands.invite(journal, name=name, address=address, seat=seat, audit=audit))
        return ref

    def joins(self, ref: str, name: str) -> None:
        """Whoever was invited accepts, under that name if they are new here."""
        person, login = self._within(
            """SELECT coalesce(m.person_id, i.invitee_id), a.login_id FROM invitation i
               JOIN auth.invitation a USING (tenant_id, invitation_id) LEFT JOIN auth.membership m USING (tenant_id, login_id)
               WHERE i.ref = %s""",
            ref,
        )
        self.narrator.does(
            self.tenant, person, lambda journal: commands.accept_invitation(journal, ref=ref, login_id=login, name=name)
        )
        self.people[name] = person

    def gives(self, who: str, whom: str, role: Role, body: str | None = None) -> None:
        person, seat = PersonId(self.people[whom]), self.seat(role, body)
        self._do(who, lambda journal: commands.grant_role(journal, person_id=person, seat=seat))

    def ends(self, who: str, whom: str, role: Role, body: str | None = None) -> None:
        person, seat = PersonId(self.people[whom]), self.seat(role, body)
        self._do(who, lambda journal: commands.end_role(journal, person_id=person, seat=seat))

    def offers_handover(self, who: str, whom: str) -> str:
        ref: str = self._do(who, lambda journal: commands.offer_handover(journal, person_id=PersonId(self.people[whom])))
        return ref
