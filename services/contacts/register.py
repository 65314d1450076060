"""Whom to reach where, since when that is sure, what is stale, and where nobody is listed."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import contacts
from domain.contacts import StaleBecause
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import ContactId, OrganisationId, PersonId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import ReadModel, Row, Rows

EVERYTHING = ""  # the service area of a body's contact for all that is beside its services


class Contact(Row, frozen=True, kw_only=True):
    """`name` is a mailbox's; a person's lies with the people. `stale` says why it is, if it is.

    One whose listing has ended keeps nothing that reaches anybody.
    """

    __key__ = ("contact_id",)
    __indexes__ = ("ref", "person_id", "organisation_id, service_area")

    organisation_id: OrganisationId
    service_area: str
    contact_id: ContactId
    ref: str
    slot: UUID
    version: int
    person_id: PersonId | None
    name: Words | None
    address: Words | None
    telephone: Words | None
    link: Words | None
    public: bool
    listed_on: date
    confirm_by: date
    confirmed_on: date | None = None
    stale: str = ""
    ended: bool = False


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case contacts.Listed() as listed:
            rows.put(
                Contact(
                    organisation_id=listed.organisation_id,
                    service_area=listed.service_area or EVERYTHING,
                    contact_id=listed.contact_id,
                    ref=listed.ref,
                    slot=event.stream_id,
                    version=event.version,
                    person_id=listed.person_id,
                    name=listed.name,
                    address=listed.address,
                    telephone=listed.telephone,
                    link=listed.link,
                    public=listed.public,
                    listed_on=event.meta.effective or event.recorded_at.astimezone(LONDON).date(),
                    confirm_by=listed.confirm_by,
                )
            )
        case contacts.Asked(contact_id=contact_id):
            _change(rows, contact_id, event.version)
        case contacts.Confirmed(contact_id=contact_id) as confirmed:
            new = {"confirmed_on": confirmed.confirmed_on, "confirm_by": confirmed.confirm_by, "stale": ""}
            _change(rows, contact_id, event.version, **new)
        case contacts.GoneStale(contact_id=contact_id) as stale:
            _change(rows, contact_id, event.version, stale=stale.because.value)
        case contacts.Withdrawn(contact_id=contact_id):
            nothing = {"name": None, "address": None, "telephone": None, "link": None, "stale": ""}
            _change(rows, contact_id, event.version, ended=True, **nothing)


def _change(rows: Rows, contact_id: ContactId, version: int, **new: object) -> None:
    if row := rows.get(Contact, contact_id):
        rows.change(row, version=version, **new)


MODEL = ReadModel("contacts", (Contact,), absorb, of=("contact",))


class Reached(Struct, frozen=True):
    """A body's service area, or with "" the body for everything else, and its contact as the viewer may see it.

    `found` without a `ref`: there is one, and this viewer reads no more than that. Address and telephone are there
    only once the mailbox has confirmed them; a stale one's only for those who may mend it.
    """

    organisation_id: UUID
    organisation: str
    sector: Sector
    service_area: str
    champion: bool
    found: bool
    ref: str | None
    person_id: UUID | None
    person_ref: str | None
    name: str | None
    address: str | None
    telephone: str | None
    link: str | None
    public: bool
    listed_on: date | None
    confirmed_on: date | None
    confirm_by: date | None
    stale: str
    version: int | None


MENDS, OPEN = "(%(keeps)s OR c.organisation_id = ANY(%(own)s::uuid[]))", "(c.confirmed_on IS NOT NULL AND c.stale = '')"
FOR_ALL = f"""(c.public AND c.person_id IS NULL AND {OPEN})"""
SHOWN = f"""((%(member)s AND (c.stale = '' OR {MENDS})) OR {FOR_ALL})"""
REACHABLE = f"""(%(member)s AND ({OPEN} OR {MENDS}) OR {FOR_ALL})"""
PLACES = """SELECT o.organisation_id, a.name AS service_area, a.public FROM organisation o JOIN service_area a USING (organisation_id)
  UNION ALL SELECT organisation_id, '', sector = 'public' FROM organisation g WHERE NOT named OR EXISTS (SELECT FROM seat s WHERE s.organisation_id = g.organisation_id AND s.role <> 'participant')"""
REACH = f"""SELECT o.organisation_id, o.name AS organisation, o.sector, a.service_area,
    EXISTS (SELECT FROM term t WHERE (t.organisation_id, t.service_area) = (a.organisation_id, a.service_area)
      AND t.serves_from <= %(today)s AND t.left_on IS NULL) AS champion,
    coalesce(c.contact_id IS NOT NULL AND (c.stale = '' OR {MENDS}), false) AS found,
    CASE WHEN {SHOWN} THEN c.ref END AS ref,
    CASE WHEN {SHOWN} AND %(member)s THEN c.person_id END AS person_id,
    CASE WHEN {SHOWN} AND %(member)s THEN p.ref END AS person_ref,
    CASE WHEN {SHOWN} THEN coalesce(p.called, p.name, c.name) END AS name,
    CASE WHEN {REACHABLE} THEN c.address END AS address,
    CASE WHEN {REACHABLE} THEN c.telephone END AS telephone,
    CASE WHEN c.stale = '' OR {MENDS} THEN c.link END AS link,
    coalesce(c.public, false) AS public,
    CASE WHEN %(member)s OR {FOR_ALL} THEN c.listed_on END AS listed_on,
    CASE WHEN %(member)s OR {FOR_ALL} THEN c.confirmed_on END AS confirmed_on,
    CASE WHEN {MENDS} THEN c.confirm_by END AS confirm_by,
    CASE WHEN {MENDS} THEN coalesce(c.stale, '') ELSE '' END AS stale,
    CASE WHEN {MENDS} THEN c.version END AS version
  FROM ({PLACES}) a JOIN organisation o USING (organisation_id)
  LEFT JOIN contact c ON (c.organisation_id, c.service_area) = (a.organisation_id, a.service_area) AND NOT c.ended
  LEFT JOIN person p ON p.person_id = c.person_id """


async def reach(ask: Asking) -> list[Reached]:
    """Every service area of every body; what is beside them only where somebody is listed for it. The public sees public bodies, and whichever has a contact for all to read."""
    return await ask.rows(
        Reached,
        REACH
        + f"""WHERE (%(member)s OR a.public OR {FOR_ALL}) AND (a.service_area <> '' OR c.contact_id IS NOT NULL
             OR NOT EXISTS (SELECT FROM service_area s WHERE s.organisation_id = a.organisation_id))
           ORDER BY o.sector, o.name, o.organisation_id, a.service_area = '', a.service_area LIMIT 1000""",
        _of(ask),
    )


def _of(ask: Asking) -> dict[str, object]:
    actor = ask.viewer.actor
    own = [seat.organisation_id for seat in actor.seats if seat.role in LISTING and seat.organisation_id]
    return {"today": ask.today, "member": ask.viewer.is_member, "keeps": actor.holds(Role.LEAD, Role.HOST), "own": own}


LISTING = (Role.CONTACT, Role.OFFICER)


class Asked(Struct, frozen=True):
    """A listing as whoever is listed sees it, or whoever may change it."""

    contact_id: UUID
    ref: str
    slot: UUID
    version: int
    organisation_id: OrganisationId
    organisation: str
    service_area: str
    person_id: PersonId | None
    name: str | None
    address: str | None
    telephone: str | None
    link: str | None
    public: bool
    confirmed_on: date | None
    confirm_by: date
    stale: StaleBecause | None
    ended: bool


async def contact(ask: Asking, ref: str) -> Asked | None:
    return await ask.row(
        Asked,
        """SELECT c.contact_id, c.ref, c.slot, c.version, c.organisation_id, o.name AS organisation, c.service_area, c.person_id,
             coalesce(p.called, p.name, c.name) AS name, c.address, c.telephone, c.link, c.public, c.confirmed_on, c.confirm_by,
             nullif(c.stale, '') AS stale, c.ended
           FROM contact c JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = c.person_id
           WHERE c.ref = %(ref)s ORDER BY c.contact_id LIMIT 1""",
        {"ref": ref},
    )
