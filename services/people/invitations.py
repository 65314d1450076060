"""Invitations: which wait, what each offers, and by whom."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import people
from domain.people.invitations import ACCEPTED, REVOKED
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import InvitationId, OrganisationId, PersonId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, ReadModel, Row, Rows

WAITING = "waiting"


class Invitation(Row, frozen=True, kw_only=True):
    """`state` is waiting, accepted or revoked; whether its time is over, whoever asks sees by `ends_on`."""

    __key__ = ("invitation_id",)
    __indexes__ = ("ref", "state, ends_on")

    invitation_id: InvitationId
    ref: str
    version: int
    inviter_id: PersonId
    invitee_id: PersonId
    role: Role
    organisation_id: OrganisationId | None
    service_area: str | None
    ends_on: date
    audits_from: date | None
    audits_until: date | None
    purpose: Words | None
    state: str = WAITING

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.InvitationSent() as sent:
            rows.add(
                Invitation(
                    invitation_id=sent.invitation_id,
                    ref=sent.ref,
                    version=event.version,
                    inviter_id=sent.inviter_id,
                    invitee_id=sent.invitee_id,
                    role=sent.role,
                    organisation_id=sent.organisation_id,
                    service_area=sent.service_area,
                    ends_on=sent.ends_on,
                    audits_from=sent.audits_from,
                    audits_until=sent.audits_until,
                    purpose=sent.purpose,
                )
            )
        case people.InvitationSentAgain(invitation_id=invitation_id, ends_on=ends_on):
            _change(rows, invitation_id, event.version, ends_on=ends_on)
        case people.InvitationAccepted(invitation_id=invitation_id):
            _change(rows, invitation_id, event.version, state=ACCEPTED)
        case people.InvitationRevoked(invitation_id=invitation_id):
            _change(rows, invitation_id, event.version, state=REVOKED)


def _change(rows: Rows, invitation_id: InvitationId, version: int, **new: object) -> None:
    if invitation := rows.get(Invitation, invitation_id):
        rows.change(invitation, version=version, **new)


MODEL = ReadModel("invitations", (Invitation,), absorb, of=("invitation",))


class Invited(Struct, frozen=True):
    """An invitation as its sender sees it, or whoever got it. `logins` are those of the mailbox that it went to, as long as it is kept."""

    ref: str
    version: int
    invitee_id: PersonId
    invitee: str | None
    inviter: str | None
    role: Role
    organisation: str | None
    service_area: str | None
    ends_on: date
    audits_from: date | None
    audits_until: date | None
    purpose: str | None
    purpose_lang: str | None
    state: str
    logins: list[UUID] = []


INVITED = """SELECT i.ref, i.version, i.invitee_id, p.name AS invitee, q.name AS inviter, i.role, o.name AS organisation, i.service_area, i.ends_on,
    i.audits_from, i.audits_until, i.purpose, i.purpose_lang, i.state
  FROM invitation i LEFT JOIN person p ON p.person_id = i.invitee_id LEFT JOIN person q ON q.person_id = i.inviter_id
  LEFT JOIN organisation o ON o.organisation_id = i.organisation_id """


async def waiting(ask: Asking) -> list[Invited]:
    """Those that nobody has accepted yet, soonest over first; at most so many as one can look through."""
    return await ask.rows(Invited, INVITED + "WHERE i.state = 'waiting' ORDER BY i.ends_on, i.invitation_id LIMIT 100")


async def offered(ask: Asking, ref: str) -> Invited | None:
    return await ask.row(
        Invited,
        f"""SELECT one.*, ARRAY(SELECT s.login_id FROM auth.login l JOIN auth.login s USING (address_hash)
               WHERE l.login_id = a.login_id) AS logins
           FROM ({INVITED} WHERE i.ref = %(ref)s) one JOIN invitation i ON i.ref = one.ref
           LEFT JOIN auth.invitation a ON (a.tenant_id, a.invitation_id) = (i.tenant_id, i.invitation_id)""",
        {"ref": ref},
    )
