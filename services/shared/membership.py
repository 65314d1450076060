"""Who a mail address is here: the login behind it, and the person that login is in an area.

A person's id in one area says nothing of who they are in another; only `auth.membership` links them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID, uuid4

import psycopg
from email_validator import EmailNotValidError, validate_email

from domain import people
from domain.shared.actor import Seat
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId
from services.shared.ports import Journal

SHARED_BY = "SELECT login_id FROM auth.login WHERE address_hash = %s ORDER BY made_at, login_id"
NEW = "INSERT INTO auth.login (login_id, address_hash, address) VALUES (%s, %s, %s)"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(encode(%s, 'hex'), 0))"
"""Two who make the first login of an address at the same moment make one."""


class Addresses(Protocol):
    """Mail addresses are found by a keyed hash and kept sealed."""

    def hash(self, address: str) -> bytes: ...

    def seal(self, login_id: UUID, address: str) -> bytes: ...

    def seal_all(self, addresses: Mapping[UUID, str]) -> Mapping[UUID, bytes]:
        """By login."""

    def open(self, login_id: UUID, box: bytes) -> str | None:
        """None once the login's key was destroyed."""

    def box(self, address: str) -> bytes:
        """Sealed for the half hour in which it may be proved: no login is made for what anybody types."""

    def unbox(self, box: bytes) -> str | None: ...

    def code(self, attempt_id: UUID) -> str:
        """The six digits that prove an attempt, drawn from its id and kept nowhere."""


def normal(typed: str) -> str:
    try:
        found = validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError:
        raise Refused(
            N_("“{typed}” is not a mail address. One looks like name@place.example."), field="address", typed=typed
        ) from None
    return found.normalized.lower()


def login_for(cx: psycopg.Connection[Any], addresses: Addresses, address: str) -> UUID:
    """The login of that address, made if there is none; the first of those who share it."""
    return _logins_for(cx, addresses, address)[0]


def _logins_for(cx: psycopg.Connection[Any], addresses: Addresses, address: str) -> list[UUID]:
    """All of that address; one is made if there is none."""
    hashed = addresses.hash(address)
    if not (found := logins_of(cx, hashed)):
        cx.execute(ONE_AT_A_TIME, (hashed,))
        found = logins_of(cx, hashed)
    return found or [another_login(cx, addresses, address)]


def logins_of(cx: psycopg.Connection[Any], hashed: bytes) -> list[UUID]:
    """Of all who share that address, by its hash; the first made comes first."""
    return [login_id for (login_id,) in cx.execute(SHARED_BY, (hashed,))]


def make_logins(cx: psycopg.Connection[Any], addresses: Addresses, several: Iterable[str]) -> None:
    """Of those addresses that have none: at once, for each takes a lock until it is committed, and a server has so many."""
    by_hash = {addresses.hash(address): address for address in several}
    for hashed in sorted(_missing(cx, by_hash)):
        cx.execute(ONE_AT_A_TIME, (hashed,))
    made = {uuid4(): hashed for hashed in _missing(cx, by_hash)}
    boxes = addresses.seal_all({login_id: by_hash[hashed] for login_id, hashed in made.items()})
    with cx.cursor() as cursor:
        cursor.executemany(NEW, [(login_id, hashed, boxes[login_id]) for login_id, hashed in made.items()])


def _missing(cx: psycopg.Connection[Any], hashes: Collection[bytes]) -> list[bytes]:
    rows = cx.execute(
        "SELECT h FROM unnest(%s::bytea[]) AS h WHERE NOT EXISTS (SELECT FROM auth.login WHERE address_hash = h)", (list(hashes),)
    ).fetchall()
    return [bytes(one) for (one,) in rows]


def another_login(cx: psycopg.Connection[Any], addresses: Addresses, address: str) -> UUID:
    """For somebody who shares a mailbox. From now on a code to it proves for none of them which of them it was."""
    login_id, hashed = uuid4(), addresses.hash(address)
    cx.execute(
        """UPDATE auth.session SET proved_at = 'epoch'
           WHERE NOT by_passkey AND login_id IN (SELECT login_id FROM auth.login WHERE address_hash = %s)""",
        (hashed,),
    )
    cx.execute(NEW, (login_id, hashed, addresses.seal(login_id, address)))
    return login_id


def find_or_add(journal: Journal, name: str, address: str) -> PersonId:
    """The person in this area whose address it is, under the name they have here; else added under the name given, and so is
    whoever came uninvited: that nobody is told.

    Where several share the address, the one of that name; else one more of them.
    """
    address = normal(address)
    logins = _logins_for(journal.cx, journal.addresses, address)
    sharing = _sharing(journal, logins)
    if len(sharing) == 1 or (sharing := [one for one in sharing if same(one[1], name)]):
        known = journal.load(people.evolve, sharing[0][0])
        journal.append(known, people.add(known.state, sharing[0][0], name))
        return sharing[0][0]
    login_id = logins[0] if len(logins) == 1 else another_login(journal.cx, journal.addresses, address)
    person_id = PersonId(uuid4())
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.add(person.state, person_id, name))
    bind(journal, person_id, login_id)
    return person_id


def same(known: str | None, name: str) -> bool:
    """Whether that is how somebody known is called, however it was typed."""
    return known is not None and known.casefold().split() == name.casefold().split()


def _sharing(journal: Journal, logins: Sequence[UUID]) -> list[tuple[PersonId, str | None]]:
    """Who in this area has one of them, and what they are called.

    By login, never joined to the address: a plan made while there were few would look through the whole area for each row
    of a table.
    """
    found = journal.cx.execute(
        """SELECT m.login_id, m.person_id, p.name FROM auth.membership m LEFT JOIN person p USING (person_id)
           WHERE m.tenant_id = %s AND m.login_id = ANY(%s)""",
        (journal.tenant_id, list(logins)),
    ).fetchall()
    return [(PersonId(person_id), name) for _login, person_id, name in sorted(found, key=lambda one: logins.index(one[0]))]


def person_of(journal: Journal, login_id: UUID) -> PersonId | None:
    """Who that login is in this area, if they have a part in it."""
    row = journal.cx.execute(
        "SELECT person_id FROM auth.membership WHERE tenant_id = %s AND login_id = %s", (journal.tenant_id, login_id)
    ).fetchone()
    return PersonId(row[0]) if row else None


def bind(journal: Journal, person_id: PersonId, login_id: UUID) -> None:
    """From now on whoever signs in with that login is this person here."""
    journal.cx.execute(
        "INSERT INTO auth.membership (tenant_id, person_id, login_id) VALUES (%s, %s, %s)",
        (journal.tenant_id, person_id, login_id),
    )


def contact_by_signing(journal: Journal, person_id: PersonId, organisation_id: OrganisationId, acting: Seat | None) -> None:
    """Whoever signed for a group that knows them is its contact from now on, where it has none: somebody answers for it."""
    person = journal.load(people.evolve, person_id)
    becomes = people.speak_for(person.state, organisation_id)
    if becomes and not _has_contact(journal, organisation_id):
        journal.append(person, becomes, acting=acting)


def _has_contact(journal: Journal, organisation_id: OrganisationId) -> bool:
    """As the read model knows it: two who sign for it at the same moment may both become its contacts, and that harms nobody."""
    query = "SELECT FROM seat WHERE organisation_id = %s AND role = 'contact' LIMIT 1"
    return journal.cx.execute(query, (organisation_id,)).fetchone() is not None


def ask_to_be_confirmed(journal: Journal, organisation_id: OrganisationId) -> None:
    """Whoever acts took their seat uninvited, and does something for that group in the open: now it is asked, once."""
    if journal.actor.person_id:
        person = journal.load(people.evolve, journal.actor.person_id)
        journal.append(person, people.ask(person.state, organisation_id), acting=people.participant(organisation_id))
