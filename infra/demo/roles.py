"""Verbs of the story about who has which role: inviting, accepting, handing over, each the command that a page sends."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from domain.people.invitations import Audit
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId, TenantId
from infra.demo.telling import Narrator
from services.people import commands
from services.shared import membership
from services.shared.ports import Journal


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

    def comes(self, name: str, address: str, *, body: str | None = None, group: str = "", ask: bool = True) -> None:
        """Somebody who is nobody here yet comes uninvited, for a body that everybody knows or for a group that they name."""
        made, person = self.narrator.made, PersonId(uuid4())
        login_id = made.desk.within(self.tenant, lambda cx: membership.login_for(cx, made.addresses, address))

        def decide(journal: Journal) -> None:
            if body:
                commands.join_known(journal, login_id=login_id, name=name, organisation_id=self.bodies[body], ask=ask)
            else:
                commands.join_named(journal, login_id=login_id, name=name, group=group, ask=ask)

        self.narrator.does(self.tenant, person, decide)
        self.people[name] = person

    def gives(self, who: str, whom: str, role: Role, body: str | None = None) -> None:
        person, seat = PersonId(self.people[whom]), self.seat(role, body)
        self._do(who, lambda journal: commands.grant_role(journal, person_id=person, seat=seat))

    def ends(self, who: str, whom: str, role: Role, body: str | None = None) -> None:
        person, seat = PersonId(self.people[whom]), self.seat(role, body)
        self._do(who, lambda journal: commands.end_role(journal, person_id=person, seat=seat))

    def audits(self, who: str, whom: str, first: date, last: date, purpose: str = "The yearly look.") -> None:
        person = PersonId(self.people[whom])

        def decide(journal: Journal) -> None:
            commands.grant_audit(journal, person_id=person, audits_from=first, audits_until=last, purpose=purpose)

        self._do(who, decide)

    def ends_audit(self, who: str, whom: str) -> None:
        person, seat = PersonId(self.people[whom]), self.seat(Role.AUDITOR)
        self._do(who, lambda journal: commands.end_role(journal, person_id=person, seat=seat, audit=True))

    def offers_handover(self, who: str, whom: str) -> str:
        ref: str = self._do(who, lambda journal: commands.offer_handover(journal, person_id=PersonId(self.people[whom])))
        return ref
