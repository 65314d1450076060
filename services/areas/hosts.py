"""Hosts: registering one with its web address, and the people who keep it. Each has a ledger of its own."""

import re
import unicodedata
from typing import Any
from uuid import UUID

import psycopg

from domain import areas, people
from domain.shared.actor import Role, Seat
from domain.shared.events import Loaded
from domain.shared.ids import HostId, PersonId, TenantId, claim
from services.shared import membership
from services.shared.ports import Journal

BEHIND = "hosts/"
"""Before a host's web address in the registry: no area's has a stroke in it, so they never meet."""
LONGEST = 40
MOST_ALIKE = 10


def register_host(journal: Journal, name: str) -> HostId:
    """A host body gets a ledger of its own, and an address from its name."""
    journal.cx.execute("SELECT es.open_ledger('host')")
    host_id = HostId(journal.tenant_id)
    journal.append(Loaded(host_id, 0, None), [areas.HostRegistered(host_id=host_id, name=name)])
    take_address(journal, name)
    return host_id


def add_keeper(journal: Journal, *, host_name: str, name: str, address: str) -> PersonId:
    """Somebody of the host body, who sees its page and opens areas. In its own ledger, where no area's people look."""
    take_address(journal, host_name)
    person_id = membership.find_or_add(journal, name, address)
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.grant(person.state, person_id, Seat(Role.HOST)))
    return person_id


def who_steps_in(cx: psycopg.Connection[Any], area_id: TenantId, login_id: UUID, person_id: PersonId) -> PersonId:
    """Who somebody of a host is in an area; or will be, the same however often it is asked."""
    found = cx.execute(
        "SELECT person_id FROM auth.membership WHERE (tenant_id, login_id) = (%s, %s)", (area_id, login_id)
    ).fetchone()
    return PersonId(found[0] if found else claim(area_id, "of its host", person_id))


def take_address(journal: Journal, name: str) -> None:
    """The first that is free, unless it has one."""
    known = journal.cx.execute("SELECT slug FROM registry.slug WHERE tenant_id = %s AND current", (journal.tenant_id,)).fetchone()
    words = address_of(name)
    numbered = (f"{words}-{number}" for number in range(2, MOST_ALIKE))
    for slug in () if known else (words, *numbered, f"{words}-{journal.tenant_id.hex}"):
        taken = journal.cx.execute(
            "INSERT INTO registry.slug (slug, tenant_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            (f"{BEHIND}{slug}", journal.tenant_id),
        )
        if taken.rowcount:
            return


def address_of(name: str) -> str:
    """Small letters, digits and hyphens.

    >>> address_of("Ashmarch Voluntary Action"), address_of("Übermoor & Söhne"), address_of("…")
    ('ashmarch-voluntary-action', 'ubermoor-sohne', 'host')
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "host"
