"""Those who came uninvited: what they take part for, and who waits for whom to say that they act for a group."""

from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.ids import PersonId
from services.shared.asking import Asking


class Part(Struct, frozen=True):
    """A group that somebody takes part for, which nobody has confirmed. `asked`: they asked for that.

    `may_sign`: it was named by them, and has not signed. `signature` is how the last request for one stands, if there was any.
    """

    organisation_id: UUID
    organisation: str
    asked: bool
    may_sign: bool
    signature: str | None
    why: str | None
    why_lang: str | None


async def mine(ask: Asking) -> list[Part]:
    return await ask.rows(
        Part,
        """SELECT s.organisation_id, o.name AS organisation, s.asked, r.state AS signature, r.why, r.why_lang,
             o.named AND r.state IS DISTINCT FROM 'asked' AND EXISTS (SELECT FROM in_force)
               AND NOT EXISTS (SELECT FROM signature g WHERE g.organisation_id = s.organisation_id) AS may_sign
           FROM seat s JOIN organisation o USING (organisation_id)
           LEFT JOIN signature_request r ON r.organisation_id = s.organisation_id AND r.signer_id = s.person_id
           WHERE s.person_id = %(me)s AND s.role = 'participant' ORDER BY o.name, s.organisation_id""",
        {"me": ask.viewer.person_id},
    )


class Unconfirmed(Struct, frozen=True):
    """Somebody who asks to be confirmed. `signed`: the group has signed here; `named`: it was named by whoever came for it."""

    person_id: PersonId
    ref: str
    name: str | None
    organisation_id: UUID
    organisation: str
    signed: bool
    named: bool


UNCONFIRMED = """SELECT p.person_id, p.ref, p.name, s.organisation_id, o.name AS organisation, o.named,
    EXISTS (SELECT FROM signature g WHERE g.organisation_id = s.organisation_id) AS signed
  FROM seat s JOIN person p USING (person_id) JOIN organisation o USING (organisation_id)
  WHERE s.role = 'participant' AND s.asked AND s.person_id <> %(me)s
    AND (%(leads)s OR s.organisation_id = ANY(%(contact_for)s::uuid[])) """


async def unconfirmed(ask: Asking, ref: str = "") -> list[Unconfirmed]:
    """Those of whom the viewer can say it, or one of them: for the Compact lead all, for a contact those of their group."""
    actor = ask.viewer.actor
    return await ask.rows(
        Unconfirmed,
        UNCONFIRMED + "AND (%(ref)s = '' OR p.ref = %(ref)s) ORDER BY p.name, p.person_id, o.name, s.organisation_id LIMIT 200",
        {
            "me": ask.viewer.person_id,
            "ref": ref,
            "leads": actor.holds(Role.LEAD),
            "contact_for": [seat.organisation_id for seat in actor.seats if seat.role is Role.CONTACT],
        },
    )


class Group(Struct, frozen=True):
    """A group of which everybody can see that it is here."""

    organisation_id: UUID
    name: str


async def groups(ask: Asking) -> list[Group]:
    """To choose from: those that signed, under whichever version."""
    return await ask.rows(
        Group,
        """SELECT organisation_id, name FROM organisation o
           WHERE sector = 'vcs' AND successor_id IS NULL AND EXISTS (SELECT FROM signature s WHERE s.organisation_id = o.organisation_id)
           ORDER BY name, organisation_id LIMIT 500""",
    )


async def bodies(ask: Asking) -> list[Group]:
    """Public bodies, whose people are invited."""
    return await ask.rows(Group, "SELECT organisation_id, name FROM organisation WHERE sector = 'public' ORDER BY name LIMIT 500")
