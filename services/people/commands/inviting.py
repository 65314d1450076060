"""Inviting somebody by mail to a role, and what may become of it. The address stays out of history."""

from uuid import UUID, uuid5

from domain import organisations, people
from domain.people import invitations
from domain.people.deciding import suits
from domain.shared.actor import Actor, Role, Seat
from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import InvitationId, PersonId, claim, reference
from domain.shared.policy import GIVES, Resource, gives
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal

GONE = N_("The address that this invitation went to is kept here no longer. Take it back, and invite them anew.")


def invite(journal: Journal, *, name: str, address: str, seat: Seat, audit: invitations.Audit | None = None, nth: int = 0) -> str:
    """Sends a mail with a link that works once, for a week; returns the invitation's reference. `nth` of one command."""
    actor = journal.actor
    require(actor, "invitation.send", Resource(role=seat.role))
    assert actor.person_id
    for_a_body(journal, seat)
    ref = reference(journal.command_id, nth)
    stream = journal.load(invitations.evolve, invitation_stream(journal.tenant_id, ref))
    if stream.version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))
    events = invitations.send(
        invitation_id=InvitationId(stream.stream_id),
        ref=ref,
        inviter_id=actor.person_id,
        invitee_id=PersonId(uuid5(journal.command_id, f"invitee {nth}" if nth else "invitee")),
        name=name,
        seat=seat,
        audit=audit,
        today=journal.today,
    )
    login_id = membership.login_for(journal.cx, journal.addresses, membership.normal(address))
    journal.cx.execute(
        "INSERT INTO auth.invitation (tenant_id, invitation_id, login_id) VALUES (%s, %s, %s)",
        (journal.tenant_id, stream.stream_id, login_id),
    )
    journal.append(stream, events, acting=giving(actor, seat.role))
    return ref


def send_invitation_again(journal: Journal, *, ref: str, seen: int | None = None) -> None:
    """For another week, with a fresh link; refused where retention has removed the address meanwhile."""
    stream = _theirs(journal, ref, seen)
    events = invitations.send_again(stream.state, journal.today)
    if _mailbox(journal, stream) is None:
        raise Refused(GONE)
    journal.append(stream, events, acting=_giving(journal, stream))


def revoke_invitation(journal: Journal, *, ref: str, seen: int | None = None) -> None:
    stream = _theirs(journal, ref, seen)
    journal.append(stream, invitations.revoke(stream.state), acting=_giving(journal, stream))


def accept_invitation(journal: Journal, *, ref: str, login_id: UUID | None, name: str, seen: int | None = None) -> None:
    """By whoever proved the mailbox. Somebody who is here already keeps their person and name, and gets the role.

    Without a login: by one more person who shares that mailbox, and from now on has a login of their own.
    """
    stream = journal.load(invitations.evolve, invitation_stream(journal.tenant_id, ref), seen=seen)
    address = _address(journal, stream, login_id)
    sent = invitations.waiting(stream.state).sent
    known = membership.person_of(journal, login_id) if login_id else None
    person_id = journal.actor.person_id
    if person_id is None or person_id != (known or sent.invitee_id):
        raise Changed(stream.stream_id, stream.version)  # another invitation made them somebody here a moment ago
    allowed = sent.role in gives(journal.person(sent.inviter_id))
    _still_there(journal, sent)
    journal.append(stream, invitations.accept(stream.state, person_id, journal.today, still_allowed=allowed))
    if known is None:
        newcomer = journal.load(people.evolve, person_id)
        journal.append(newcomer, people.add(newcomer.state, person_id, name))
        membership.bind(journal, person_id, login_id or membership.another_login(journal.cx, journal.addresses, address))
    _take_the_seat(journal, person_id, sent)


def invitation_stream(tenant_id: UUID, ref: str) -> UUID:
    return claim(tenant_id, "invitation", ref)


def giving(actor: Actor, role: Role) -> Seat | None:
    """In which of their seats somebody gives that role."""
    return next((seat for seat in actor.seats if role in GIVES.get(seat.role, ())), None)


def for_a_body(journal: Journal, seat: Seat) -> None:
    """The organisation of a seat is one that is known here, and has that service."""
    known: organisations.Organisation | None = (
        journal.known(organisations.evolve, seat.organisation_id) if seat.organisation_id else None
    )
    suits(seat, known.service_areas if known else ())


def _take_the_seat(journal: Journal, person_id: PersonId, sent: people.InvitationSent) -> None:
    person = journal.load(people.evolve, person_id)
    if sent.audits_from and sent.audits_until:
        events = people.audit(
            person.state,
            person_id,
            granter_id=sent.inviter_id,
            audits_from=sent.audits_from,
            audits_until=sent.audits_until,
            purpose=None,
            today=journal.today,
        )
    else:
        events = people.grant(person.state, person_id, Seat(sent.role, sent.organisation_id, sent.service_area))
    journal.append(person, events)


def _still_there(journal: Journal, sent: people.InvitationSent) -> None:
    if sent.organisation_id and journal.load(organisations.evolve, sent.organisation_id).state is None:
        raise Refused(N_("The organisation of this invitation is no longer here. Ask whoever invited you."))


def _theirs(journal: Journal, ref: str, seen: int | None) -> Loaded[invitations.Invitation]:
    """One that whoever acts may send: only they hear that it is there."""
    stream = journal.load(invitations.evolve, invitation_stream(journal.tenant_id, ref), seen=seen)
    if stream.state is None:
        raise NotFound
    require(journal.actor, "invitation.send", Resource(role=stream.state.sent.role))
    return stream


def _giving(journal: Journal, stream: Loaded[invitations.Invitation]) -> Seat | None:
    return giving(journal.actor, stream.state.sent.role) if stream.state else None


def _address(journal: Journal, stream: Loaded[invitations.Invitation], login_id: UUID | None) -> str:
    """Where it was sent. Raises `NotFound` unless that login is one of that mailbox."""
    address = _mailbox(journal, stream, login_id)
    if address is None:
        raise NotFound
    return address


def _mailbox(journal: Journal, stream: Loaded[invitations.Invitation], login_id: UUID | None = None) -> str | None:
    row = journal.cx.execute(
        """SELECT l.login_id, l.address FROM auth.invitation i JOIN auth.login l USING (login_id)
           WHERE i.tenant_id = %(tenant)s AND i.invitation_id = %(invitation)s AND (%(login)s::uuid IS NULL
             OR EXISTS (SELECT FROM auth.login s WHERE s.login_id = %(login)s AND s.address_hash = l.address_hash))""",
        {"tenant": journal.tenant_id, "invitation": stream.stream_id, "login": login_id},
    ).fetchone()
    address: str | None = journal.addresses.open(*row) if row else None
    return address
